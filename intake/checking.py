"""Every row a verdict before anything is written: a dry run whose findings are stored."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from collections.abc import Mapping as ReadOnly
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from intake import kinds
from intake.bulk import unhurried_collector
from intake.claiming import CHECKABLE, SILENT, Progress, change, hold
from intake.files.reading import Row
from intake.kinds import Ask, Context, Judged, Judgement, Kind, Line, Problem
from intake.matching import Mapping
from intake.models import ImportRow, ImportRun
from intake.stored import VERDICT, Stored, load, save
from intake.uploading import ColumnsMissing, mapping_of

State = ImportRun.State
# Shares of the work: when rows are read, when they are judged; storing them is the rest.
READ, JUDGED = 0.1, 0.5
BATCH = 2000


@dataclass(frozen=True)
class Verdicts:
    """How many rows got which verdict, and what else applying would do."""

    counts: dict[str, int]
    effects: dict[str, Any]

    @property
    def has_errors(self) -> bool:
        return bool(self.counts[kinds.ERROR])

    @property
    def to_write(self) -> int:
        return sum(self.counts[verdict] for verdict in kinds.WRITTEN)


@dataclass(frozen=True)
class Reported:
    """A problem as a person reads it, in the language active when it was asked for."""

    row: int
    field: str
    code: str
    message: str
    is_error: bool


@dataclass(frozen=True)
class CauseText:
    """A text that stands under the field of a cause, and the rows where it does."""

    text: str
    rows: tuple[int, ...]


@dataclass(frozen=True)
class Cause:
    """What is wrong for the same reason in one field: said once, with an example, and asked once.

    `texts` are the different cells under the field, those of most rows first.
    """

    field: str
    code: str
    is_error: bool
    message: str
    rows: tuple[int, ...]
    texts: tuple[CauseText, ...]
    ask: Ask | None

    @property
    def key(self) -> str:
        """Names the cause in an address."""
        return f"{self.field}:{self.code}"

    @property
    def cells(self) -> list[tuple[int, str]]:
        """Row and text, in the order of the rows."""
        return sorted((number, each.text) for each in self.texts for number in each.rows)


@unhurried_collector()
def check(run: ImportRun, progress: Progress = SILENT) -> Verdicts:
    """Judges all rows and stores the verdicts. Raises ColumnsMissing or Closed."""
    kind = kinds.get(run.kind)
    stored = load(kind, run)
    progress.tell(run, len(stored.lines) * READ)
    judgement = judge_run(kind, run, stored)
    judgement.plan = None  # it is large, and only applying needs it
    counts, effects = judgement.counts(), run.effects | judgement.effects
    for name in ("changed", "changed_rows"):  # what another's writing did since the last check
        effects.pop(name, None)
    last = _store_most(run, stored.with_keys(judgement.rows), progress)
    with transaction.atomic():
        change(run, CHECKABLE, progress)(state=State.CHECKED, counts=counts, effects=effects)
        save(last, VERDICT)
    return Verdicts(counts, judgement.effects)


def _store_most(
    run: ImportRun, rows: Sequence[tuple[int, Judged]], progress: Progress
) -> Sequence[tuple[int, Judged]]:
    """Stores all but the last batch, each in its own short transaction; returns the last one.

    Until that one is in, too, the run is not checked.
    """
    *early, last = [rows[at : at + BATCH] for at in range(0, len(rows), BATCH)] or [[]]
    for number, batch in enumerate(early):
        share = JUDGED + (1 - JUDGED) * number / (len(early) + 1)
        with transaction.atomic():
            hold(run, CHECKABLE, progress, len(rows) * share, state=State.MAPPED, counts={})
            save(batch, VERDICT)
    return last


def judge_run(
    kind: Kind, run: ImportRun, stored: Stored, by: Any = None, moment: datetime | None = None
) -> Judgement:
    """The verdicts of stored rows, with what people answered. Raises ColumnsMissing.

    They are judged for whoever started the run, as of then, unless somebody applies it now.
    """
    mapping = mapping_of(run)
    signed = (by or run.started_by, moment or run.started_at)
    return judge(kind, run.target, mapping, stored.lines, stored.parts, run.answers, *signed)


def judge(
    kind: Kind,
    target: str,
    mapping: Mapping,
    lines: Sequence[Line],
    parts: ReadOnly[int, str],
    answers: ReadOnly[str, Any],
    by: Any = None,
    moment: datetime | None = None,
) -> Judgement:
    """The verdicts without storing them. Raises ColumnsMissing.

    `parts` says of rows by number that they are no rows of the list: they are skipped, and said.
    """
    if mapping.missing:
        raise ColumnsMissing(mapping.missing)
    headings = {name: mapping.header[at] for name, at in mapping.fields.items()}
    context = Context(mapping.header, headings, answers, by, moment)
    judgement = kind.judge(target, [line for line in lines if line.number not in parts], context)
    judged = {row.number: row for row in judgement.rows}
    judgement.rows = [judged.get(line.number) or _left_out(line, parts) for line in lines]
    return judgement


def _left_out(line: Line, parts: ReadOnly[int, str]) -> Judged:
    return Judged(line.number, kinds.SKIPPED, [Problem("", parts[line.number])])


def lines_from(rows: Iterable[Row], mapping: Mapping) -> list[Line]:
    """Rows just read, not stored, as the kind sees them."""
    return [Line(row.number, mapping.values(row)) for row in rows]


def report(kind: Kind, judged: Iterable[Judged]) -> list[Reported]:
    return [_reported(kind, row.number, problem) for row in judged for problem in row.problems]


def problems_of_row(kind: Kind, row: ImportRow) -> list[Reported]:
    return [_reported(kind, row.number, Problem.from_json(problem)) for problem in row.problems]


def problems_of(run: ImportRun) -> list[Reported]:
    """All problems of a checked run, in the order of its rows."""
    kind = kinds.get(run.kind)
    rows = run.rows.with_problems().only("number", "problems").order_by("number")
    return [found for row in rows for found in problems_of_row(kind, row)]


def causes_of(run: ImportRun) -> list[Cause]:
    """The problems of a checked run by field and code: errors, then what is asked, then counts."""
    kind = kinds.get(run.kind)
    fields = mapping_of(run).fields
    found: dict[tuple[str, str], _Gathered] = {}
    rows = run.rows.with_problems().order_by("number")
    for number, cells, edits, problems in rows.values_list("number", "cells", "edits", "problems"):
        for data in problems:
            name = data["field"]
            text = edits.get(name, _cell(cells, fields.get(name)))
            gathered = found.setdefault((name, data["code"]), _Gathered(data))
            gathered.add(number, text, is_error=data["is_error"])
    causes = [gathered.cause(kind) for gathered in found.values()]
    return sorted(causes, key=lambda c: (not c.is_error, c.ask is None, -len(c.rows), c.rows))


class _Gathered:
    """The rows of one cause while they are collected."""

    def __init__(self, first: ReadOnly[str, Any]) -> None:
        self.first = Problem.from_json(first)
        self.is_error = False
        self.rows: dict[int, None] = {}
        self.texts: defaultdict[str, dict[int, None]] = defaultdict(dict)

    def add(self, number: int, text: str, *, is_error: bool) -> None:
        self.is_error = self.is_error or is_error
        self.rows[number] = None
        self.texts[text][number] = None

    def cause(self, kind: Kind) -> Cause:
        texts = [CauseText(text, tuple(rows)) for text, rows in self.texts.items()]
        return Cause(
            self.first.field,
            self.first.code,
            self.is_error,
            kind.message(self.first),
            tuple(self.rows),
            tuple(sorted(texts, key=lambda each: -len(each.rows))),
            kind.ask(self.first.field, self.first.code),
        )


def _cell(cells: Sequence[str], at: int | None) -> str:
    return cells[at] if at is not None and at < len(cells) else ""


def _reported(kind: Kind, number: int, problem: Problem) -> Reported:
    return Reported(number, problem.field, problem.code, kind.message(problem), problem.is_error)
