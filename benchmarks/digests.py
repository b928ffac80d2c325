"""Digests: planning a day, and sending by turns with a bare loop over the same mail server."""

from collections.abc import Iterator
from datetime import datetime
from statistics import median
from typing import Any
from zoneinfo import ZoneInfo

from benchmarks.apart import run_apart
from benchmarks.databases import Engine
from benchmarks.far import far
from benchmarks.figures import Figure, say
from benchmarks.importing import Setting
from tests.servers.inbox import Inbox

JOBS = "benchmarks.digest_jobs"
# A Monday on which it is a time to send in all four zones.
MONDAY = datetime(2026, 3, 2, 9, tzinfo=ZoneInfo("Asia/Jakarta"))
BLOCKS, FEW_BLOCKS, BLOCK = 10, 4, 50
"""Turns, and mails of each side in a turn."""
FAR = 0.01
"""Seconds until an answer of a mail server in the same country arrives."""


def measure(setting: Setting) -> Iterator[Figure]:
    """`deliver` and `bare` send to a server on this machine, `deliver_far` and so on to one whose
    answers take a hundredth of a second. Both sides use the same settings of Django.
    """
    inbox = Inbox(setting.folder / "mail")
    inbox.start()
    try:
        for engine in setting.engines:
            yield from _Bench(setting, engine, inbox).figures()
    finally:
        inbox.stop()


class _Bench:
    """Every job starts on a fresh copy of the same people."""

    def __init__(self, setting: Setting, engine: Engine, inbox: Inbox) -> None:
        self.setting, self.engine, self.inbox = setting, engine, inbox
        self.recipients = setting.sizes[0]
        self.blocks = FEW_BLOCKS if setting.turns == 1 else BLOCKS
        self.block = min(BLOCK, self.recipients // self.blocks // 2)
        say(f"{self.recipients:,} recipients on {engine.name} ...")
        people = {"day": MONDAY.date().isoformat(), "recipients": self.recipients, "silent": 0}
        self._run_on(engine.ready("digests"), "make_ready", people, inbox.url)

    def figures(self) -> Iterator[Figure]:
        yield from self._planning()
        yield from self._sending("", self.inbox.url)
        with far(self.inbox.port, FAR, self.setting.folder) as url:
            yield from self._sending("_far", url)
        for actions, queries in self._run("count", self.inbox.url).items():
            yield Figure(f"digests.queries.{self.engine.name}.{actions}", queries, "queries")

    def _planning(self) -> Iterator[Figure]:
        planned = [self._run("plan", self.inbox.url) for _ in range(self.setting.turns)]
        seconds, again = (median(each[name] for each in planned) for name in ("seconds", "again"))
        label = f"{self.engine.name}.{planned[0]['rows']}"
        yield Figure(f"digests.plan.{label}", seconds, "s")
        yield Figure(f"digests.plan_again.{label}", again, "s")

    def _sending(self, where: str, url: str) -> Iterator[Figure]:
        label = self.engine.name
        sent = self._run("send", url, blocks=self.blocks, block=self.block)
        mails = self.blocks * self.block
        ours, bare, kept = (sum(sent[name]) for name in ("ours", "bare", "kept"))
        say(f"  {mails} mails{where}: {ours:.1f} s, bare {bare:.1f} s, kept {kept:.1f} s")
        yield Figure(f"digests.deliver{where}.{label}", mails / ours, "digests/s", bare / ours)
        yield Figure(f"digests.bare{where}.{label}", mails / bare, "mails/s")
        yield Figure(f"digests.bare_kept{where}.{label}", mails / kept, "mails/s", bare / kept)
        middle = sent["memory"][len(sent["memory"]) // 2 - 1]
        grown = sent["memory"][-1] - middle
        yield Figure(f"digests.memory{where}.{label}", sent["memory"][-1], "MB")
        yield Figure(f"digests.memory_grown{where}.{label}", grown, "MB")

    def _run(self, job: str, email_url: str, **options: Any) -> dict[str, Any]:
        with self.engine.copy("digests") as url:
            return self._run_on(url, job, {"at": MONDAY.isoformat(), **options}, email_url)

    def _run_on(
        self, database_url: str, job: str, options: dict[str, Any], email_url: str
    ) -> dict[str, Any]:
        servers = {"DATABASE_URL": database_url, "EMAIL_URL": email_url}
        self.inbox.clear()
        found: dict[str, Any] = run_apart(
            f"{JOBS}:{job}", options, {**self.setting.environment, **servers}
        )
        return found
