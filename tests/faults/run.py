"""One run: servers up, people in, faults at their moments, quiet, and what the database says."""

import contextlib
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

import psycopg
from psycopg import sql

from benchmarks.apart import run_apart
from cms.embedded import children, ports
from tests.faults.faults import HANGING, REFUSING, Fault, Injected, Killing
from tests.faults.judging import Row
from tests.faults.mail_server import Mail, MailServer
from tests.faults.processes import Queue, Worker, start_beat
from tests.servers.templates import PostgresTemplate

DATABASE = "langkah_faults"
REQUEUE_AFTER = 5
BEATS = 2
LONGEST_WAIT = 20.0
"""Seconds without a mail after which the next fault comes all the same."""
LONGEST_END = 120.0


@dataclass(frozen=True)
class Size:
    recipients: int
    silent: int
    workers: int
    tick: float
    """Seconds between two ticks of one beat. Each asks for all who wait: a queue has its limits."""


def say(sentence: str) -> None:
    sys.stderr.write(sentence + "\n")
    sys.stderr.flush()


def monday_morning(now: datetime) -> datetime:
    """Of this week, at a time at which digests go out in all four zones."""
    local = now.astimezone(ZoneInfo("Asia/Jakarta"))
    monday = local - timedelta(days=local.weekday())
    return monday.replace(hour=9, minute=0, second=0, microsecond=0)


class Run:
    def __init__(self, size: Size, folder: Path, server_url: str, random: Random) -> None:
        self.size, self.folder, self.random = size, folder, random
        self.template = PostgresTemplate(server_url)
        self.database_url = self.template.url(DATABASE)
        self.queue = Queue(folder)
        self.mail = MailServer([ports.free_port() for _ in range(size.workers)], random)
        self.injected = Injected()
        self.began = time.monotonic()
        moment = monday_morning(datetime.now().astimezone())
        self.day = moment.date()
        self.environment = {
            "DJANGO_SETTINGS_MODULE": "tests.faults.settings",
            "DATABASE_URL": self.database_url,
            "DATA_DIR": str(folder),
            "REDIS_URL": self.queue.url,
            "DIGEST_REQUEUE_AFTER": str(REQUEUE_AFTER),
            "FAULTS_TICK": str(size.tick),
            "FAULTS_CLOCK": str((moment - datetime.now().astimezone()).total_seconds()),
        }
        self.workers = [self._worker(number, port) for number, port in enumerate(self.mail.ports)]
        self.acts: dict[str, Callable[[], None]] = {
            "kill_worker": self._kill_worker,
            "kill_pool_process": self._kill_pool_process,
            "flush_queue": self.queue.flush,
            "restart_queue": self.queue.restart,
            "refuse": lambda: self.mail.refuse_for(REFUSING),
            "hang": lambda: self.mail.hang_for(HANGING),
        }

    def _worker(self, number: int, port: int) -> Worker:
        own = {"EMAIL_URL": f"smtp://{ports.LOOPBACK}:{port}"}
        return Worker(number, {**self.environment, **own}, self.folder)

    def fill(self) -> dict[str, Any]:
        """A database of its own, and everybody in it."""
        os.environ["DATA_DIR"] = str(self.folder)  # the migrating process keeps its key there, too
        self.template.begin()
        self.template.finish()
        self.drop()
        self._execute("CREATE DATABASE {} TEMPLATE {}", DATABASE, self.template.name)
        options = {
            "day": self.day.isoformat(),
            "recipients": self.size.recipients,
            "silent": self.size.silent,
        }
        people: dict[str, Any] = run_apart("tests.faults.people:fill", options, self.environment)
        return people

    def drop(self) -> None:
        self._execute("DROP DATABASE IF EXISTS {} WITH (FORCE)", DATABASE)

    def _execute(self, statement: str, *names: str) -> None:
        identifiers = [sql.Identifier(name) for name in names]
        with psycopg.connect(self.template.url("postgres"), autocommit=True) as connection:
            connection.execute(sql.SQL(statement).format(*identifiers))

    @contextlib.contextmanager
    def everything_running(self) -> Iterator[None]:
        beats: list[children.Child] = []
        try:
            self.queue.start()
            self.mail.start()
            for worker in self.workers:
                worker.start()
            for number in range(BEATS):
                beats.append(start_beat(number, self.environment, self.folder))
                time.sleep(self.size.tick / 4)  # two beats of one second would be one
            yield
            children.refuse_if_dead(beats)
        finally:
            running = [one.process for one in self.workers if one.process is not None]
            children.stop([*beats, *running], 10)
            self.queue.stop(signal.SIGKILL)
            self.mail.stop()

    def inject(self, faults: list[Fault]) -> None:
        for fault in faults:
            self._wait_for(round(fault.moment * self.size.recipients))
            self.injected.kinds[fault.kind] += 1
            seconds = time.monotonic() - self.began
            say(f"  {seconds:5.1f} s, {len(self.mail.mails):4} mails: {fault.kind}")
            act = self.acts.get(fault.kind)
            if act is None:
                self.mail.fail_next(fault.kind, 1)
            else:
                act()

    def _wait_for(self, mails: int) -> None:
        taken, since = len(self.mail.mails), time.monotonic()
        while taken < mails and time.monotonic() - since < LONGEST_WAIT:
            time.sleep(0.02)
            if len(self.mail.mails) > taken:
                taken, since = len(self.mail.mails), time.monotonic()

    def _kill_worker(self) -> None:
        worker = self._victim()
        self.injected.killings.append(Killing(worker.number, time.monotonic()))
        worker.kill()

    def _kill_pool_process(self) -> None:
        worker = self._victim()
        self.injected.killings.append(Killing(worker.number, time.monotonic()))
        worker.kill_pool()

    def _victim(self) -> Worker:
        """One that sends: to kill one that only just starts would prove little."""
        end = time.monotonic() + LONGEST_WAIT
        while time.monotonic() < end:
            sending = [one for one in self.workers if self._has_sent(one)]
            if sending:
                return self.random.choice(sending)
            time.sleep(0.05)
        return self.random.choice(self.workers)

    def _has_sent(self, worker: Worker) -> bool:
        return any(
            mail.worker == worker.number and mail.at > worker.started_at
            for mail in self.mail.mails[-500:]
        )

    def wait_until_quiet(self) -> None:
        """Nothing waits, and long enough for a claim to run out and a tick to find it no mail."""
        end, enough = time.monotonic() + LONGEST_END, self.size.tick + REQUEUE_AFTER + 1
        quiet_since, taken = time.monotonic(), -1
        while time.monotonic() < end and time.monotonic() - quiet_since < enough:
            time.sleep(0.5)
            waits = any(row.state in ("due", "claimed") for row in self.rows())
            if waits or len(self.mail.mails) != taken:
                quiet_since, taken = time.monotonic(), len(self.mail.mails)

    def rows(self) -> list[Row]:
        with psycopg.connect(self.database_url) as connection:
            query = "SELECT address, state, message_id FROM reminders_digest"
            return [Row(*row) for row in connection.execute(query)]

    def attempts(self) -> int:
        with psycopg.connect(self.database_url) as connection:
            found = connection.execute("SELECT max(attempts) FROM reminders_digest").fetchone()
            return int(found[0]) if found else 0

    @property
    def mails(self) -> list[Mail]:
        return list(self.mail.mails)
