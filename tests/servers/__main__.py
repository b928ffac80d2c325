"""Starts the servers, then runs pytest on SQLite (what is marked `both`) and on PostgreSQL (all).

`python -m tests.servers [--workers N] -- PYTEST-ARGUMENTS`. DATABASE_URL and REDIS_URL, when set,
name servers to use instead of our own.
"""

import argparse
import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from cms.embedded import children, ports, valkey
from tests.servers.postgres import CannotHave, Postgres
from tests.servers.templates import ROOT, PostgresTemplate, SqliteTemplate

NO_TESTS = 5


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.servers")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("pytest", nargs="*", default=["tests"])
    given = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that the servers end in order
    with contextlib.ExitStack() as stack:
        try:
            folder = stack.enter_context(own_folder())
            env = {**os.environ, "DATA_DIR": str(folder)}
            env["DJANGO_SETTINGS_MODULE"] = "tests.settings"
            env["REDIS_URL"] = stack.enter_context(queue(folder))
            env["DATABASE_URL"] = stack.enter_context(database())
            return run_both(folder, env, [f"-n{given.workers}", *given.pytest])
        except (CannotHave, children.CannotStart) as error:
            print(f"The tests cannot run: {error}", file=sys.stderr)
            return 1


def run_both(folder: Path, env: dict[str, str], arguments: list[str]) -> int:
    start = time.monotonic()
    postgres, sqlite = PostgresTemplate(env["DATABASE_URL"]), SqliteTemplate(folder)
    postgres.begin()
    sqlite.begin()
    sqlite.finish()
    postgres.finish()
    print(f"Servers and migrated databases: {time.monotonic() - start:.0f} s", flush=True)
    on_sqlite = {"DATABASE_URL": f"sqlite:///{folder / 'unused.sqlite3'}"}
    small = run_pytest(
        "SQLite, tests marked both",
        {**env, **on_sqlite, "TEST_TEMPLATE": str(sqlite.path)},
        ["-mboth", *arguments],
    )
    if small == NO_TESTS and arguments[1:] != ["tests"]:
        small = 0  # a narrowed run may hold none of them; the whole suite may not
    whole = run_pytest("PostgreSQL, all tests", {**env, "TEST_TEMPLATE": postgres.name}, arguments)
    return whole or small


def run_pytest(title: str, env: dict[str, str], arguments: list[str]) -> int:
    print(f"\n--- {title}", flush=True)
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", *arguments]
    return subprocess.run(command, cwd=ROOT, env=env).returncode


@contextlib.contextmanager
def own_folder() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="langkah-test-"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextlib.contextmanager
def queue(folder: Path) -> Iterator[str]:
    if os.environ.get("REDIS_URL"):
        yield os.environ["REDIS_URL"]
        return
    port = ports.free_port()
    command = valkey.command(port, folder, durable=False)
    server = children.spawn("valkey", command, folder / "valkey.log", os.environ)
    try:
        children.wait_until(lambda: valkey.answers(port), [server], 10, "Valkey")
        yield f"redis://{ports.LOOPBACK}:{port}"
    finally:
        children.stop([server], 5)


@contextlib.contextmanager
def database() -> Iterator[str]:
    if os.environ.get("DATABASE_URL"):
        yield os.environ["DATABASE_URL"]
        return
    server = Postgres()
    try:
        server.start()
        yield server.url
    finally:
        server.stop()


if __name__ == "__main__":
    sys.exit(main())
