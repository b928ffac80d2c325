"""Seconds of each phase, the most memory, the longest transaction of the process it runs in."""

import os
import resource
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.db import connection

MEGABYTE = 1_000_000
# What the system counts resident memory in.
UNIT = 1 if sys.platform == "darwin" else 1024
LOOK_EVERY = 0.01


class Meter:
    """Phases are timed by name. A transaction counts from the moment it holds the database (on
    SQLite every one of ours begins IMMEDIATE, so it keeps all other writers out) to its commit.
    """

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self.longest_transaction = 0.0
        self.most_together = 0.0
        self._watch_transactions()

    @contextmanager
    def phase(self, name: str) -> Iterator[None]:
        start = time.perf_counter()
        yield
        self.seconds[name] = time.perf_counter() - start

    @contextmanager
    def with_children(self) -> Iterator[None]:
        """Looks meanwhile how much this process and its children hold together."""
        ended = threading.Event()
        looking = threading.Thread(target=self._look, args=(ended,))
        looking.start()
        try:
            yield
        finally:
            ended.set()
            looking.join()

    def _look(self, ended: threading.Event) -> None:
        while not ended.wait(LOOK_EVERY):
            held = _held_by(os.getpid()) + sum(map(_held_by, _children()))
            self.most_together = max(self.most_together, held)

    def answer(self) -> dict[str, Any]:
        alone = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * UNIT / MEGABYTE
        return {
            "seconds": self.seconds,
            "memory": max(alone, self.most_together),
            "transaction": self.longest_transaction,
        }

    def _watch_transactions(self) -> None:
        connection.ensure_connection()
        set_autocommit, since = connection.set_autocommit, [0.0]

        def watched(autocommit: bool, *args: Any, **options: Any) -> None:
            set_autocommit(autocommit, *args, **options)
            if not autocommit:
                since[0] = time.perf_counter()
            elif since[0]:
                lasted = time.perf_counter() - since[0]
                self.longest_transaction = max(self.longest_transaction, lasted)

        connection.set_autocommit = watched  # type: ignore[method-assign]


def _children() -> list[int]:
    """Processes that this one has started; none where the system does not say so."""
    try:
        tasks = Path("/proc/self/task").glob("*/children")
        return [int(pid) for task in tasks for pid in task.read_text().split()]
    except OSError:
        return []


def _held_by(pid: int) -> float:
    """Megabytes of memory now; nothing for a process that has ended."""
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    except (OSError, IndexError):
        return 0.0
    return pages * resource.getpagesize() / MEGABYTE
