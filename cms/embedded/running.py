"""The group that is Langkah on one machine: Valkey, mail catcher, web and worker, all or none."""

import os
import signal
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType
from typing import NoReturn

from cms.embedded import (
    announcing,
    children,
    mailcatcher,
    ports,
    preparing,
    presence,
    valkey,
    worker,
)
from cms.embedded.children import CannotStart, Child

START_SECONDS = 90
STOP_SECONDS = 4
STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
GUNICORN = (
    "--workers=2 --threads=4 --worker-class=gthread --preload --graceful-timeout=2"
    " --log-level=warning --no-control-socket"
)

Say = Callable[[str], None]


@dataclass
class Group:
    """What runs, and what each newcomer to the group is told in its environment."""

    data_dir: Path
    port: int
    redis_url: str
    email_url: str
    members: list[Child] = field(default_factory=list)

    @property
    def run_dir(self) -> Path:
        return self.data_dir / "run"

    @property
    def address(self) -> str:
        return f"http://{ports.LOOPBACK}:{self.port}"

    def start(self, name: str, *command: str) -> None:
        env = {
            **os.environ,
            "REDIS_URL": self.redis_url,
            "EMAIL_URL": self.email_url,
            **worker.ENVIRONMENT,
            "PYTHONUNBUFFERED": "1",
        }
        log = self.run_dir / f"{name}.log"
        self.members.append(children.spawn(name, command, log, env))

    def wait(self, ready: Callable[[], bool], what: str) -> None:
        children.wait_until(ready, self.members, START_SECONDS, what)


def run(base_dir: Path, group: Group, say: Say) -> None:
    """Start everything, say so, and stay until a signal comes or a member dies.

    Raises CannotStart with the reason in one sentence.
    """
    os.umask(0o077)  # the data directory holds names and addresses of people
    for folder in (group.run_dir, group.data_dir / "static"):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    catches_mail = not group.email_url
    for name in STOP_SIGNALS:
        signal.signal(name, _leave)
    with presence.only_one(group.run_dir, group.address), _ended_together(group):
        if not ports.becomes_free(group.port, seconds=3):
            raise CannotStart(
                f"Port {group.port} is in use by another program: "
                f"try `make run PORT={group.port + 1}`."
            )
        preparing.prepare(base_dir, group.run_dir, timed(say))
        with timed(say)("Servers"):
            start_servers(group)
        with presence.announced(group.run_dir, group.redis_url, group.email_url):
            with timed(say)("Web and worker"):
                start_site(group)
            for line in announcing.ready_lines(
                group.address, group.run_dir, catches_mail=catches_mail
            ):
                say(line)
            stay(group)


def start_servers(group: Group) -> None:
    if not group.redis_url:
        port, folder = ports.free_port(), group.data_dir / "valkey"
        folder.mkdir(mode=0o700, exist_ok=True)
        group.redis_url = f"redis://{ports.LOOPBACK}:{port}"
        group.start("valkey", *valkey.command(port, folder))
        group.wait(lambda: valkey.answers(port), "Valkey")
    if not group.email_url:
        port = ports.free_port()
        group.email_url = f"smtp://{ports.LOOPBACK}:{port}"
        folder = group.data_dir / "mail"
        group.start("mail", sys.executable, "-m", mailcatcher.__name__, str(port), str(folder))
        group.wait(lambda: ports.answers(port), "The mail catcher")


def start_site(group: Group) -> None:
    bind = f"--bind={ports.LOOPBACK}:{group.port}"
    group.start(
        "web", sys.executable, "-m", "gunicorn", "cms.wsgi:application", bind, *GUNICORN.split()
    )
    group.start("worker", *worker.command("--beat", "--concurrency=2"))
    group.wait(lambda: _web_answers(group), "The site")
    group.wait(lambda: worker.answers(f"{group.redis_url.rstrip('/')}/0"), "The worker")


def stay(group: Group) -> NoReturn:
    while True:
        children.refuse_if_dead(group.members)
        time.sleep(0.5)


@contextmanager
def _ended_together(group: Group) -> Iterator[None]:
    try:
        yield
    finally:
        for name in STOP_SIGNALS:
            signal.signal(name, signal.SIG_IGN)
        # The queue last: a worker that leaves gives its task back to it.
        queue = [child for child in group.members if child.name == "valkey"]
        others = [child for child in group.members if child.name != "valkey"]
        children.stop(others, STOP_SECONDS)
        children.stop(queue, STOP_SECONDS)


def _leave(_number: int, _frame: FrameType | None) -> NoReturn:
    raise SystemExit(0)


def _web_answers(group: Group) -> bool:
    try:
        with urllib.request.urlopen(f"{group.address}/healthz", timeout=5):  # noqa: S310
            return True
    except urllib.error.HTTPError:
        return True
    except OSError:
        return False


def timed(say: Say) -> preparing.Step:
    @contextmanager
    def step(title: str) -> Iterator[None]:
        say(f"{title} ...")
        start = time.monotonic()
        yield
        say(f"{title}: {time.monotonic() - start:.1f} s")

    return step
