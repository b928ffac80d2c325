"""Child processes that end with us: in our process group, told by the kernel when we die."""

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

PR_SET_PDEATHSIG = 1
LAST_LINES = 15


class CannotStart(Exception):  # noqa: N818  (it reads as the sentence it carries)
    """Says in one sentence why Langkah cannot run here now."""


@dataclass(frozen=True)
class Child:
    name: str
    process: subprocess.Popen[bytes]
    log: Path

    def is_dead(self) -> bool:
        return self.process.poll() is not None

    def last_lines(self) -> str:
        lines = self.log.read_text(errors="replace").splitlines()
        return "\n".join(lines[-LAST_LINES:])


def dies_with_parent(sent: signal.Signals = signal.SIGTERM) -> Callable[[], None] | None:
    """What a child does before it becomes its program: ask the kernel for a signal when we die.

    Without it a supervisor that was killed outright would leave its servers behind.
    """
    if sys.platform != "linux":
        return None
    libc, parent = ctypes.CDLL(None), os.getpid()

    def ask() -> None:
        libc.prctl(PR_SET_PDEATHSIG, int(sent))
        if os.getppid() != parent:  # the parent died before the kernel knew
            os._exit(1)

    return ask


def spawn(name: str, command: Sequence[str], log: Path, env: Mapping[str, str]) -> Child:
    with log.open("wb") as out:
        process = subprocess.Popen(  # noqa: S603  (our own commands, no shell)
            list(command),
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.STDOUT,
            env=dict(env),
            preexec_fn=dies_with_parent(),
        )
    return Child(name, process, log)


def stop(children: Sequence[Child], seconds: float) -> None:
    """Ask all at once, wait, then insist."""
    for child in children:
        if not child.is_dead():
            child.process.terminate()
    end = time.monotonic() + seconds
    for child in children:
        try:
            child.process.wait(max(0.0, end - time.monotonic()))
        except subprocess.TimeoutExpired:
            child.process.kill()
            child.process.wait()


def first_dead(children: Sequence[Child]) -> Child | None:
    return next((child for child in children if child.is_dead()), None)


def wait_until(
    ready: Callable[[], bool], children: Sequence[Child], seconds: float, what: str
) -> None:
    """Wait for something to answer; a child that dies meanwhile is the reason why it never will."""
    end = time.monotonic() + seconds
    while not ready():
        refuse_if_dead(children)
        if time.monotonic() > end:
            raise CannotStart(f"{what} did not answer within {seconds:.0f} seconds.")
        time.sleep(0.1)


def refuse_if_dead(children: Sequence[Child]) -> None:
    dead = first_dead(children)
    if dead is not None:
        raise CannotStart(
            f"The {dead.name} has ended by itself; the end of {dead.log}:\n{dead.last_lines()}"
        )
