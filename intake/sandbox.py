"""Running a function over hostile bytes in a child process with little memory and a deadline."""

import importlib
import json
import logging
import os
import resource
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

Json = Any
Task = Callable[[bytes, Json], Json]

_log = logging.getLogger(__name__)
_ROOT: Final = Path(__file__).resolve().parent.parent
_START: Final = "from intake.sandbox import serve; serve()"
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


def run(task: Task, data: bytes, options: Json, *, memory: int, deadline: float) -> Json:
    """What `task(data, options)` answers, worked out in a fresh Python without Django.

    `task` is a function at the top of a module; options and answer are JSON. `memory` (bytes) is
    counted from after the start, `deadline` (seconds) includes it. A plain subprocess is used, as
    a Celery worker's processes are daemons and may not have children of multiprocessing.
    Raises Refused or Stopped.
    """
    order = {"module": task.__module__, "name": task.__qualname__, "memory": memory}
    order |= {"seconds": int(deadline) + 1, "options": options}
    try:
        done = subprocess.run(  # noqa: S603 - our own interpreter and words
            [sys.executable, "-c", _START],
            input=json.dumps(order).encode() + b"\n" + data,
            capture_output=True,
            cwd=_ROOT,
            env={name: os.environ[name] for name in _PASSED_ON if name in os.environ},
            timeout=deadline,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise Stopped("deadline") from None
    return _answer(done)


def _answer(done: subprocess.CompletedProcess[bytes]) -> Json:
    if done.returncode == 0:
        reply = json.loads(done.stdout)
        if "refused" in reply:
            raise Refused(reply["refused"], **reply["details"])
        return reply["answer"]
    raise Stopped(_cause(done))


def _cause(done: subprocess.CompletedProcess[bytes]) -> str:
    if done.returncode == -signal.SIGXCPU:
        return "deadline"
    # Any other signal: Rust aborts when it is given no more memory.
    if done.returncode < 0 or done.returncode == _OUT_OF_MEMORY:
        return "memory"
    # Only the kind of error: its words may quote the file.
    last = done.stderr.decode(errors="replace").strip().rpartition("\n")[2]
    _log.error("The reading of a file failed: %s", last.partition(":")[0][:100])
    return "crash"


def serve() -> None:
    """The child's side: read the order and the bytes, answer with one JSON object."""
    stdin = sys.stdin.buffer
    order = json.loads(stdin.readline())
    data = stdin.read()
    task: Task = getattr(importlib.import_module(order["module"]), order["name"])
    _limit(order["memory"], order["seconds"])
    try:
        reply = _reply(task, data, order["options"])
    except MemoryError:
        os._exit(_OUT_OF_MEMORY)
    sys.stdout.buffer.write(reply)


def _reply(task: Task, data: bytes, options: Json) -> bytes:
    try:
        return json.dumps({"answer": task(data, options)}).encode()
    except Refused as refusal:
        return json.dumps({"refused": refusal.reason, "details": refusal.details}).encode()


def _limit(memory: int, seconds: int) -> None:
    """Hard limits for the rest of this process: memory, seconds of work, no files written."""
    limits = {resource.RLIMIT_AS: _size_now() + memory, resource.RLIMIT_CPU: seconds}
    limits |= {resource.RLIMIT_FSIZE: 0, resource.RLIMIT_CORE: 0}
    for kind, value in limits.items():
        try:
            resource.setrlimit(kind, (value, value))
        except (ValueError, OSError):  # a system that lacks this limit, or allows even less
            continue


def _size_now() -> int:
    """Bytes of address space this process has now; a guess where /proc is missing."""
    try:
        pages = int(Path("/proc/self/statm").read_text().split()[0])
    except OSError:
        return 256 * 1024 * 1024
    return pages * resource.getpagesize()
