"""A real Celery worker process on the database and the queue of the test that asked for it."""

import os
import signal
from pathlib import Path
from urllib.parse import quote

import redis

from cms.embedded import children, worker


def url_of(database: dict[str, object]) -> str:
    """The address of the database that this test uses, for another process."""
    if str(database["ENGINE"]).endswith("sqlite3"):
        return f"sqlite:///{database['NAME']}"
    login = f"{quote(str(database['USER']))}:{quote(str(database['PASSWORD']))}"
    return f"postgres://{login}@{database['HOST']}:{database['PORT']}/{database['NAME']}"


class Worker:
    """One at a time. `environment` holds what the next start passes on, such as BASE_URL."""

    def __init__(self, broker_url: str, environment: dict[str, str], log: Path) -> None:
        self.broker_url, self.environment, self.log = broker_url, environment, log
        self.process: children.Child | None = None

    @property
    def is_running(self) -> bool:
        return self.process is not None and not self.process.is_dead()

    def start(self, *options: str) -> None:
        """Returns when the worker answers. `--beat` makes it keep the schedule, too."""
        if self.is_running:
            return
        env = {**os.environ, **worker.ENVIRONMENT, **self.environment}
        command = worker.command("--concurrency=1", *options)
        self.process = children.spawn("worker", command, self.log, env)
        children.wait_until(
            lambda: worker.answers(self.broker_url), [self.process], 60, "The worker"
        )

    def stop(self) -> None:
        """As a shutdown does: what it was doing goes back to the queue."""
        if self.process is not None:
            children.stop([self.process], 20)
            self.process = None

    def kill(self) -> None:
        """As a power cut does: the worker and its pool are gone at once."""
        if self.process is None:
            return
        pool = Path(f"/proc/{self.process.process.pid}/task/{self.process.process.pid}/children")
        for pid in [self.process.process.pid, *map(int, pool.read_text().split())]:
            os.kill(pid, signal.SIGKILL)
        self.process.process.wait()
        self.process = None

    def forget(self) -> None:
        """Empty the queue: no test works off what another left."""
        with redis.Redis.from_url(self.broker_url) as connection:
            connection.flushdb()

    def output(self) -> str:
        return self.log.read_text(errors="replace")
