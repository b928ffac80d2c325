"""Every row a verdict before anything is written: a dry run whose findings are stored."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from collections.abc import Mapping as ReadOnly
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from intake import kinds
from intake.kinds import Context, Judged, Judgement, Kind, Line, Problem
from intake.matching import Mapping
from intake.models import ImportRow, ImportRun
from intake.reading import Row
from intake.uploading import ColumnsMissing, change, mapping_of

State = ImportRun.State
CHECKABLE = (State.UPLOADED, State.MAPPED, State.CHECKED)
STORED = ("verdict", "problems", "before", "after", "object_id", "created")


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
class ProblemGroup:
    """Rows with the same problem in the same field: one cause, said once."""

    field: str
    code: str
    message: str
    rows: tuple[int, ...]
    is_error: bool


def check(run: ImportRun) -> Verdicts:
    """Judges all rows and stores the verdicts. Raises ColumnsMissing or Closed."""
    kind = kinds.get(run.kind)
    rows = rows_of(run)
    judgement = judge_run(kind, run, rows)
    counts, effects = judgement.counts(), run.effects | judgement.effects
    fill(rows, judgement.rows)
    with transaction.atomic():
        change(run, CHECKABLE)(state=State.CHECKED, counts=counts, effects=effects)
        save(rows, STORED)
    return Verdicts(counts, judgement.effects)


def judge_run(kind: Kind, run: ImportRun, rows: Sequence[ImportRow]) -> Judgement:
    """The verdicts of stored rows, with what people answered. Raises ColumnsMissing."""
    parts = {row.number: row.part for row in rows if row.part}
    lines = lines_of(kind, run, rows)
    return judge(kind, run.target, mapping_of(run), lines, parts, run.answers)


def judge(
    kind: Kind,
    target: str,
    mapping: Mapping,
    lines: Sequence[Line],
    parts: ReadOnly[int, str],
    answers: ReadOnly[str, Any],
) -> Judgement:
    """The verdicts without storing them. Raises ColumnsMissing.

    `parts` says of rows by number that they are no rows of the list: they are skipped, and said.
    """
    if mapping.missing:
        raise ColumnsMissing(mapping.missing)
    headings = {name: mapping.header[at] for name, at in mapping.fields.items()}
    context = Context(mapping.header, headings, answers)
    judgement = kind.judge(target, [line for line in lines if line.number not in parts], context)
    judged = {row.number: row for row in judgement.rows}
    judgement.rows = [judged.get(line.number) or _left_out(line, parts) for line in lines]
    return judgement


def _left_out(line: Line, parts: ReadOnly[int, str]) -> Judged:
    return Judged(line.number, kinds.SKIPPED, [Problem("", parts[line.number])])


def decide(run: ImportRun, number: int, decision: str) -> None:
    """Keeps a person's answer about a row; it counts from the next check on. Raises Closed."""
    with transaction.atomic():
        change(run, CHECKABLE)(state=run.state)
        run.rows.filter(number=number).update(decision=decision)


def rows_of(run: ImportRun) -> list[ImportRow]:
    return list(run.rows.order_by("number"))


def lines_of(kind: Kind, run: ImportRun, rows: Iterable[ImportRow]) -> list[Line]:
    """Stored rows as the kind sees them, with what people mended in place."""
    fields = mapping_of(run).fields
    replaced = {name: run.answers[name] for name in run.answers if name not in kind.own_answers}
    lines = []
    for row in rows:
        values = {name: row.cells[at] for name, at in fields.items()}
        for name, texts in replaced.items():
            if values.get(name) in texts:
                values[name] = texts[values[name]]
        settled = frozenset(row.edits)
        lines.append(Line(row.number, values | row.edits, row.decision, settled))
    return lines


def lines_from(rows: Iterable[Row], mapping: Mapping) -> list[Line]:
    """Rows just read, not stored, as the kind sees them."""
    return [Line(row.number, mapping.values(row)) for row in rows]


def fill(rows: Iterable[ImportRow], judged: Iterable[Judged]) -> None:
    for row, found in zip(rows, judged, strict=True):
        row.verdict = found.verdict
        row.problems = [problem.as_json() for problem in found.problems]
        row.before, row.after = found.before, found.after
        row.object_id, row.created = found.object_id, found.created


def save(rows: Sequence[ImportRow], fields: Sequence[str]) -> None:
    """An upsert on the key: many times faster than `bulk_update` for thousands of rows."""
    ImportRow.objects.bulk_create(
        rows,
        batch_size=2000,
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=list(fields),
    )


def report(kind: Kind, judged: Iterable[Judged]) -> list[Reported]:
    return [_reported(kind, row.number, problem) for row in judged for problem in row.problems]


def problems_of_row(kind: Kind, row: ImportRow) -> list[Reported]:
    return [_reported(kind, row.number, Problem.from_json(problem)) for problem in row.problems]


def problems_of(run: ImportRun) -> list[Reported]:
    """All problems of a checked run, in the order of its rows."""
    kind = kinds.get(run.kind)
    rows = run.rows.with_problems().only("number", "problems").order_by("number")
    return [found for row in rows for found in problems_of_row(kind, row)]


def group_problems(problems: Iterable[Reported]) -> list[ProblemGroup]:
    """By cause, errors first, then by how many rows it touches."""
    found: defaultdict[tuple[bool, str, str, str], list[int]] = defaultdict(list)
    for each in problems:
        found[(each.is_error, each.field, each.code, each.message)].append(each.row)
    groups = [
        ProblemGroup(name, code, message, tuple(rows), is_error)
        for (is_error, name, code, message), rows in found.items()
    ]
    return sorted(groups, key=lambda group: (not group.is_error, -len(group.rows), group.rows))


def _reported(kind: Kind, number: int, problem: Problem) -> Reported:
    return Reported(number, problem.field, problem.code, kind.message(problem), problem.is_error)
