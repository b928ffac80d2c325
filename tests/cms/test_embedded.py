"""`make run`: one group on one machine that starts together and ends together."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import redis
from django.core.mail import send_mail  # noqa: TID251  (the catcher is asked directly)

from cms.embedded import announcing, children, ports, preparing, presence, valkey
from cms.embedded.children import CannotStart
from cms.environment import BASE_DIR
from tests.servers.inbox import Inbox

SLEEPER = [sys.executable, "-c", "import time; time.sleep(60)"]


def test_port_is_free_until_somebody_listens() -> None:
    port = ports.free_port()
    assert ports.is_free(port)
    with socket.create_server((ports.LOOPBACK, port)):
        assert not ports.is_free(port)
        assert ports.answers(port)
    assert ports.becomes_free(port, seconds=2)


def test_only_one_group_holds_a_data_directory(tmp_path: Path) -> None:
    with (
        presence.only_one(tmp_path, "http://127.0.0.1:8000"),
        pytest.raises(CannotStart, match=r"already runs .* at http://127.0.0.1:8000: stop it"),
        presence.only_one(tmp_path, "http://127.0.0.1:9000"),
    ):
        pass
    with presence.only_one(tmp_path, "http://127.0.0.1:9000"):
        assert (tmp_path / "lock").read_text() == "http://127.0.0.1:9000"


def test_services_are_told_only_while_they_run(tmp_path: Path) -> None:
    with presence.announced(tmp_path, "redis://a", "smtp://b"):
        told = json.loads((tmp_path / "services.json").read_text())
    assert told == {"redis_url": "redis://a", "email_url": "smtp://b", "pid": os.getpid()}
    assert not (tmp_path / "services.json").exists()


def test_a_dead_child_is_named_with_its_last_words(tmp_path: Path) -> None:
    command = [sys.executable, "-c", "print('no memory'); raise SystemExit(3)"]
    child = children.spawn("web", command, tmp_path / "web.log", os.environ)
    child.process.wait()
    with pytest.raises(CannotStart, match=r"The web has ended by itself.*\nno memory"):
        children.refuse_if_dead([child])


def test_stop_insists_when_a_child_does_not_listen(tmp_path: Path) -> None:
    deaf = "import signal, time; signal.signal(15, signal.SIG_IGN); print(1, flush=True)"
    command = [sys.executable, "-c", f"{deaf}; time.sleep(60)"]
    child = children.spawn("deaf", command, tmp_path / "deaf.log", os.environ)
    children.wait_until(lambda: child.last_lines() == "1", [child], 10, "The child")
    children.stop([child], seconds=0.2)
    assert child.process.returncode == -signal.SIGKILL


def test_no_child_outlives_a_killed_parent(tmp_path: Path) -> None:
    code = (
        "import os, sys, time; from pathlib import Path; from cms.embedded import children\n"
        "child = children.spawn('child', sys.argv[1:], Path(os.devnull), os.environ)\n"
        "print(child.process.pid, flush=True); time.sleep(60)"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, *SLEEPER], cwd=BASE_DIR, stdout=subprocess.PIPE, text=True
    ) as parent:
        assert parent.stdout is not None
        orphan = int(parent.stdout.readline())
        assert is_alive(orphan)
        parent.kill()
    assert ends(orphan)


@pytest.fixture
def start_valkey(tmp_path: Path) -> Iterator[Callable[[], tuple[children.Child, int]]]:
    started: list[children.Child] = []

    def start() -> tuple[children.Child, int]:
        port = ports.free_port()
        command = valkey.command(port, tmp_path)
        server = children.spawn("valkey", command, tmp_path / "log", os.environ)
        started.append(server)
        children.wait_until(lambda: valkey.answers(port), [server], 10, "Valkey")
        return server, port

    yield start
    children.stop(started, 5)


def test_valkey_keeps_what_it_was_told_when_it_is_killed(
    start_valkey: Callable[[], tuple[children.Child, int]],
) -> None:
    server, port = start_valkey()
    with redis.Redis(port=port, decode_responses=True) as connection:
        connection.set("key", "task")
        assert connection.config_get("maxmemory-policy") == {"maxmemory-policy": "noeviction"}
        time.sleep(1.2)  # it writes to disk every second
    server.process.kill()
    server.process.wait()
    _, port = start_valkey()
    with redis.Redis(port=port, decode_responses=True) as connection:
        assert connection.get("key") == "task"


def test_caught_mail_is_one_private_file_a_message(smtp_inbox: Inbox) -> None:
    for number in (1, 2):
        send_mail(f"Perihal {number}", "Isi surat", "a@example.org", ["b@example.org"])
    assert [message["Subject"] for message in smtp_inbox.messages()] == ["Perihal 1", "Perihal 2"]
    assert smtp_inbox.messages()[0].get_content() == "Isi surat\n"
    modes = [path.stat().st_mode & 0o777 for path in smtp_inbox.folder.iterdir()]
    assert modes == [0o600, 0o600]


def test_fingerprint_follows_the_files_that_are_loaded(tmp_path: Path) -> None:
    data = tmp_path / "directory" / "data"
    data.mkdir(parents=True)
    (data / "regions.csv").write_text("52")
    before = preparing.fingerprint(tmp_path)
    assert preparing.fingerprint(tmp_path) == before
    (data / "regions.csv").write_text("53")
    assert preparing.fingerprint(tmp_path) != before


def test_ready_lines_name_address_people_and_mail(tmp_path: Path) -> None:
    person = {"role": "coordinator", "email": "a@example.org", "password": "p"}
    preparing.keep_sign_ins(tmp_path, {"sign_ins": [person]})
    assert announcing.ready_lines("http://127.0.0.1:8000", tmp_path, catches_mail=True) == [
        "Ready: http://127.0.0.1:8000/",
        "",
        "Sign in at http://127.0.0.1:8000/id/portal/ as",
        "  a@example.org  p  coordinator",
        "Mail is caught, not sent; staff read it at http://127.0.0.1:8000/id/portal/mail/",
        "Stop with Ctrl-C.",
    ]


class Site:
    """`manage.py run_embedded` in a data directory of its own."""

    def __init__(self, data_dir: Path) -> None:
        self.data_dir, self.port, self.log = data_dir, ports.free_port(), data_dir / "output"

    def start(self, port: int | None = None) -> subprocess.Popen[bytes]:
        servers = ("DATABASE_URL", "REDIS_URL", "EMAIL_URL", "DJANGO_SETTINGS_MODULE")
        env = {name: value for name, value in os.environ.items() if name not in servers}
        with self.log.open("wb") as out:
            return subprocess.Popen(
                [sys.executable, "manage.py", "run_embedded"],
                cwd=BASE_DIR,
                env={**env, "DATA_DIR": str(self.data_dir), "PORT": str(port or self.port)},
                stdout=out,
                stderr=subprocess.STDOUT,
            )

    def is_ready(self) -> bool:
        return f"Ready: http://127.0.0.1:{self.port}/" in self.log.read_text()

    def members(self) -> list[int]:
        """Every process whose environment names this data directory."""
        needle = f"DATA_DIR={self.data_dir}\0".encode()
        found = []
        for path in Path("/proc").glob("[0-9]*/environ"):
            try:
                if needle in path.read_bytes():
                    found.append(int(path.parent.name))
            except OSError:
                continue
        return found


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    site = Site(tmp_path)
    yield site
    for pid in site.members():
        os.kill(pid, signal.SIGKILL)


@pytest.mark.journey
@pytest.mark.timeout(300)
def test_site_starts_from_nothing_and_ends_as_one(site: Site) -> None:
    process = site.start()
    until(lambda: site.is_ready() or process.poll() is not None, 200)
    assert site.is_ready(), site.log.read_text()
    with urllib.request.urlopen(f"http://127.0.0.1:{site.port}/id/") as response:
        assert response.status == 200
    assert json.loads((site.data_dir / "run/services.json").read_text())["pid"] == process.pid
    assert len(site.members()) >= 6

    second = site.start(ports.free_port())
    assert second.wait(60) == 1
    assert "already runs on the data directory" in site.log.read_text()

    process.kill()
    process.wait()
    assert until(lambda: site.members() == [], 10), site.members()

    with socket.create_server((ports.LOOPBACK, site.port)):
        taken = site.start()
        assert taken.wait(60) == 1
    assert site.log.read_text() == (
        f"Port {site.port} is in use by another program: try `make run PORT={site.port + 1}`.\n"
    )

    again = site.start()
    assert until(site.is_ready, 60), site.log.read_text()
    again.terminate()
    assert again.wait(10) == 0
    assert site.members() == []
    assert not (site.data_dir / "run/services.json").exists()


def until(is_true: Callable[[], bool], seconds: float) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if is_true():
            return True
        time.sleep(0.1)
    return False


def is_alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def ends(pid: int) -> bool:
    return until(lambda: not is_alive(pid), 10)
