"""Running a function over hostile bytes in a child process with little memory and a deadline."""

import importlib
import json
import logging
import os
import resource
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import IO, Any, Final, cast

Json = Any
Task = Callable[[bytes, Json], Iterator[Json]]

_log = logging.getLogger(__name__)
_ROOT: Final = Path(__file__).resolve().parent.parent.parent
_START: Final = "from intake.files.sandbox import serve; serve()"
# The parser of a stranger's file has no business with the secrets in our environment.
_PASSED_ON: Final = ("PATH", "LD_LIBRARY_PATH", "PYTHONPATH", "PYTHONHOME", "LANG", "LC_ALL")
_OUT_OF_MEMORY: Final = 86


class Refused(Exception):  # noqa: N818 - an answer, not a fault
    """The function looked at the bytes and will not take them: a reason and its numbers."""

    def __init__(self, reason: str, **details: Json) -> None:
        super().__init__(reason)
        self.reason = reason
        self.details = details


class Stopped(Exception):  # noqa: N818 - an answer, not a fault
    """The child died before it answered; `cause` is "memory", "deadline" or "crash"."""

    def __init__(self, cause: str) -> None:
        super().__init__(cause)
        self.cause = cause


def run(task: Task, data: bytes, options: Json, *, memory: int, deadline: float) -> Iterator[Json]:
    """What `task(data, options)` yields, worked out in a fresh Python without Django.

    `task` is a generator at the top of a module; options and items are JSON. Each item comes over
    as soon as it is made, so that neither side holds the whole. `memory` (bytes) is counted from
    after the start. `deadline` is in seconds of work; by the clock it may take twice as long, as
    other programs share the machine. A plain subprocess is used, as a Celery
    worker's processes are daemons and may not have children of multiprocessing.
    Raises Refused or Stopped, perhaps after some items.
    """
    order = {"module": task.__module__, "name": task.__qualname__, "memory": memory}
    order |= {"seconds": max(1, int(deadline)), "options": options}
    child = _start()
    expired = threading.Event()
    timer = threading.Timer(2 * deadline, _expire, (child, expired))
    timer.start()
    try:
        _tell(child, order, data)
        yield from _items(child)
        problem = _read(child.stderr)
        if child.wait():
            raise Stopped("deadline" if expired.is_set() else _cause(child.returncode, problem))
    finally:
        timer.cancel()
        _end(child)


def _start() -> subprocess.Popen[bytes]:
    return subprocess.Popen(  # noqa: S603 - our own interpreter and words
        [sys.executable, "-c", _START],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=_ROOT,
        env={name: os.environ[name] for name in _PASSED_ON if name in os.environ},
    )


def _expire(child: subprocess.Popen[bytes], expired: threading.Event) -> None:
    expired.set()
    child.kill()


def _tell(child: subprocess.Popen[bytes], order: Json, data: bytes) -> None:
    stdin = cast(IO[bytes], child.stdin)
    try:
        stdin.write(json.dumps(order).encode() + b"\n")
        stdin.write(data)
    except BrokenPipeError:  # it died already; how it ended will tell why
        pass
    finally:
        with suppress(BrokenPipeError):
            stdin.close()


def _items(child: subprocess.Popen[bytes]) -> Iterator[Json]:
    for line in cast(IO[bytes], child.stdout):
        try:
            reply = json.loads(line)
        except ValueError:  # cut off in the middle of a line
            return
        if "refused" in reply:
            raise Refused(reply["refused"], **reply["details"])
        yield reply["item"]


def _end(child: subprocess.Popen[bytes]) -> None:
    child.kill()
    child.wait()
    for pipe in (child.stdout, child.stderr):
        if pipe:
            pipe.close()


def _read(pipe: IO[bytes] | None) -> str:
    return pipe.read().decode(errors="replace") if pipe else ""


def _cause(returncode: int, problem: str) -> str:
    if returncode == -signal.SIGXCPU:
        return "deadline"
    # Any other signal: Rust aborts when it is given no more memory.
    if returncode < 0 or returncode == _OUT_OF_MEMORY:
        return "memory"
    # Only the kind of error: its words may quote the file.
    last = problem.strip().rpartition("\n")[2]
    _log.error("The reading of a file failed: %s", last.partition(":")[0][:100])
    return "crash"


def serve() -> None:
    """The child's side: read the order and the bytes, answer with a line of JSON for each item."""
    stdin = sys.stdin.buffer
    order = json.loads(stdin.readline())
    data = stdin.read()
    task: Task = getattr(importlib.import_module(order["module"]), order["name"])
    _limit(order["memory"], order["seconds"])
    try:
        for reply in _replies(task, data, order["options"]):
            sys.stdout.buffer.write(json.dumps(reply).encode() + b"\n")
    except MemoryError:
        os._exit(_OUT_OF_MEMORY)


def _replies(task: Task, data: bytes, options: Json) -> Iterator[Json]:
    try:
        for item in task(data, options):
            yield {"item": item}
    except Refused as refusal:
        yield {"refused": refusal.reason, "details": refusal.details}


def _limit(memory: int, seconds: int) -> None:
    """Hard limits for the rest of this process: memory, seconds of work, no files written."""
    limits = {resource.RLIMIT_AS: _size_now() + memory, resource.RLIMIT_CPU: seconds}
    limits |= {resource.RLIMIT_FSIZE: 0, resource.RLIMIT_CORE: 0}
    for kind, value in limits.items():
        # The hard limit of time kills with the signal that also means too little memory.
        hard = value + 1 if kind == resource.RLIMIT_CPU else value
        try:
            resource.setrlimit(kind, (value, hard))
        except (ValueError, OSError):  # a system that lacks this limit, or allows even less
            continue


def _size_now() -> int:
    """Bytes of address space this process has now; a guess where /proc is missing."""
    try:
        pages = int(Path("/proc/self/statm").read_text().split()[0])
    except OSError:
        return 256 * 1024 * 1024
    return pages * resource.getpagesize()
