"""Importing an attendee list: ours, the usual way and the floor by turns, each on a fresh copy."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.apart import run_apart
from benchmarks.databases import Engine
from benchmarks.figures import Figure, say

JOBS = "benchmarks.import_jobs"
FORMATS = ("csv", "xlsx")
# Up to this size everything is repeated, and the usual way shows a preview first as well.
SMALL = 10_000
TURNS = 3
# Seconds after which a job is not repeated.
LONG = 20.0


@dataclass(frozen=True)
class Setting:
    """Where and how much is measured."""

    engines: tuple[Engine, ...]
    folder: Path
    environment: dict[str, str]
    sizes: tuple[int, ...] = (10_000, 50_000)
    formats: tuple[str, ...] = FORMATS
    turns: int = TURNS
    scale: int = 1


@dataclass(frozen=True)
class Case:
    """One list on one database."""

    setting: Setting
    engine: Engine
    rows: int
    format: str

    @property
    def turns(self) -> int:
        return self.setting.turns if self.rows <= SMALL else 1

    def run(self, job: str) -> dict[str, Any]:
        """What a job measured on a fresh copy."""
        file = str(self.setting.folder / f"{self.rows}.{self.format}")
        options = {"file": file, "preview": self.rows <= SMALL}
        with self.engine.copy(str(self.rows)) as url:
            environment = {**self.setting.environment, "DATABASE_URL": url}
            measured: dict[str, Any] = run_apart(f"{JOBS}:{job}", options, environment)
        seconds = ", ".join(f"{name} {took:.2f} s" for name, took in measured["seconds"].items())
        say(f"  {self.engine.name} {self.format} {self.rows:,} {job}: {seconds}")
        return measured


def measure(setting: Setting) -> Iterator[Figure]:
    for rows in setting.sizes:
        _make_ready(setting, rows)
        for engine in setting.engines:
            for format_ in setting.formats:
                yield from _figures(Case(setting, engine, rows, format_))


def _make_ready(setting: Setting, rows: int) -> None:
    say(f"Lists and databases of {rows:,} rows ...")
    lists = {"folder": str(setting.folder), "rows": rows}
    anywhere = f"sqlite:///{setting.folder / 'unused.sqlite3'}"
    run_apart(f"{JOBS}:make_lists", lists, {**setting.environment, "DATABASE_URL": anywhere})
    for engine in setting.engines:
        environment = {**setting.environment, "DATABASE_URL": engine.ready(str(rows))}
        run_apart(f"{JOBS}:make_ready", {"rows": rows}, environment)


def _figures(case: Case) -> Iterator[Figure]:
    found = _measured(case)
    ours, usual, least = (_middle(found[job]) for job in ("ours", "usual", "least"))
    label = f"{case.engine.name}.{case.format}.{case.rows}"
    for phase, compared in (("read", "read"), ("check", "preview"), ("apply", "import")):
        ratio = usual[compared] / ours[phase] if compared in usual else None
        yield Figure(f"import.{phase}.{label}", case.rows / ours[phase], "rows/s", ratio)
    yield Figure(f"import.undo.{label}", case.rows / ours["undo"], "rows/s")
    whole = ours["read"] + ours["check"] + ours["apply"]
    single = usual["read"] + usual["import"]
    floor = whole / least["all"]
    yield Figure(f"import.whole.{label}", whole, "s", single / whole, floor)
    if "preview" in usual:
        both = single + usual["preview"]
        yield Figure(f"import.whole_to_preview_and_import.{label}", whole, "s", both / whole, floor)
    most = {job: max(each["memory"] for each in found[job]) for job in found}
    in_memory = (most["ours"], "MB", most["usual"] / most["ours"], most["ours"] / most["least"])
    yield Figure(f"import.memory.{label}", *in_memory)
    longest = max(each["transaction"] for each in found["ours"])
    yield Figure(f"import.longest_transaction.{label}", longest, "s")
    yield Figure(f"import.usual.{label}", case.rows / usual["import"], "rows/s")
    yield Figure(f"import.floor.{label}", case.rows / least["all"], "rows/s")


def _measured(case: Case) -> dict[str, list[dict[str, Any]]]:
    """By turns, so that what else the machine does hits all three."""
    found: dict[str, list[dict[str, Any]]] = {"ours": [], "usual": [], "least": []}
    for turn in range(case.turns):
        for job, measured in found.items():
            if turn == 0 or sum(measured[-1]["seconds"].values()) < LONG:
                measured.append(case.run(job))
    return found


def _middle(measured: list[dict[str, Any]]) -> dict[str, float]:
    phases = measured[0]["seconds"]
    return {phase: median(each["seconds"][phase] for each in measured) for phase in phases}
