"""Workers, beats and the queue as processes of their own, made to be killed."""

import contextlib
import os
import signal
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import redis

from cms.embedded import children, ports, valkey, worker

Environment = Mapping[str, str]


@dataclass
class Queue:
    """Valkey that keeps nothing on disk: killed, it has forgotten everything."""

    folder: Path
    port: int = field(default_factory=ports.free_port)
    process: children.Child | None = None

    @property
    def url(self) -> str:
        return f"redis://{ports.LOOPBACK}:{self.port}"

    def start(self) -> None:
        command = valkey.command(self.port, self.folder, durable=False)
        self.process = children.spawn("valkey", command, self.folder / "valkey.log", os.environ)
        children.wait_until(lambda: valkey.answers(self.port), [self.process], 10, "Valkey")

    def flush(self) -> None:
        with redis.Redis.from_url(self.url) as connection:
            connection.flushall()

    def restart(self) -> None:
        """Killed and started anew, empty."""
        self.stop(signal.SIGKILL)
        self.start()

    def stop(self, sent: signal.Signals = signal.SIGTERM) -> None:
        if self.process is not None:
            self.process.process.send_signal(sent)
            self.process.process.wait(10)


@dataclass
class Worker:
    """A `celery worker` with one process in its pool: two processes, one mail at a time."""

    number: int
    environment: Environment
    folder: Path
    started: int = 0
    started_at: float = 0.0
    process: children.Child | None = None

    def start(self) -> None:
        self.started += 1
        self.started_at = time.monotonic()
        log = self.folder / f"worker-{self.number}-{self.started}.log"
        name = f"--hostname=worker{self.number}@%h"
        command = worker.command("--concurrency=1", name)
        env = {**os.environ, **worker.ENVIRONMENT, **self.environment}
        self.process = children.spawn(f"worker {self.number}", command, log, env)

    @property
    def is_running(self) -> bool:
        return self.process is not None and not self.process.is_dead()

    def kill(self) -> None:
        """kill -9 of both processes, as a power cut does, and a start at once."""
        assert self.process is not None
        for pid in [self.process.process.pid, *self.pool()]:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        self.process.process.wait()
        self.start()

    def kill_pool(self) -> None:
        """kill -9 of the process that sends, as the kernel does when memory ends."""
        for pid in self.pool():
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)

    def pool(self) -> list[int]:
        assert self.process is not None
        pid = self.process.process.pid
        return [int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def start_beat(number: int, environment: Environment, folder: Path) -> children.Child:
    schedule = str(folder / f"beat-{number}")
    options = ["--loglevel=WARNING", f"--schedule={schedule}", "--pidfile="]
    command = [sys.executable, "-m", "celery", "--app=cms", "beat", *options]
    env = {**os.environ, **environment}
    return children.spawn(f"beat {number}", command, folder / f"beat-{number}.log", env)
