"""Records while their list is judged: as stored, and as the rows of the file would make them."""

from abc import abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from directory.classifying import Offices
from directory.importing.scopes import Scope, scope_of
from directory.resources import ListResource
from directory.widgets import Odd
from intake import kinds
from intake.kinds import Context, Judged, Judgement, Line, Problem
from intake.matching import Column

LANGKAH_ID = Column("langkah_id", _("Langkah ID"), ("ID Langkah", "Langkah ID"))

MESSAGES: Mapping[str, str | Promise] = {
    "merged": _("The same record as in row %(first)s; the two rows become one."),
    "contradicts": _(
        "Rows %(other)s and %(this)s say different things about the same record; "
        "mend one of them or take it out."
    ),
    "elsewhere": _(
        "“%(value)s” is not of the region of this list; such a row has to come with the list of "
        "its own region."
    ),
    "id_unknown": _(
        "The Langkah ID “%(value)s” belongs to no record of this list; the row is looked up by "
        "what else it says."
    ),
    "region_unknown": _("“%(value)s” is no region, or several; choose which is meant."),
    "word_unknown": _("“%(value)s” is not understood here; choose what it means."),
    "in_use": _("Other records use it by now, so it stays."),
    "taken_since": _("Another record has taken its earlier name, so it stays as it is now."),
}


@dataclass(eq=False)
class Record:
    """A record of the list. `values` and `stored` are JSON by field, `said` is what rows gave."""

    values: dict[str, Any]
    object_id: int | None = None
    stored: dict[str, Any] = field(default_factory=dict)
    said: dict[str, str] = field(default_factory=dict)
    row: int | None = None
    contradicted: tuple[str, int] | None = None

    @classmethod
    def of(cls, object_id: int, values: dict[str, Any]) -> "Record":
        return cls(dict(values), object_id, values)

    def take(self, values: Mapping[str, str]) -> str:
        """A row's values come in; the field in which they contradict an earlier row, or nothing."""
        for name, value in values.items():
            if self.said.get(name, value) != value:
                return name
        self.said.update(values)
        self.values.update(values)
        return ""

    def changes(self) -> dict[str, Any]:
        return {
            name: value for name, value in self.values.items() if self.stored.get(name) != value
        }


@dataclass(frozen=True)
class Found:
    """The record a row speaks of, and what it says of it."""

    record: Record
    values: Mapping[str, str]


class Desk:
    """Looks at one row after the other, knowing what is stored and the rows before."""

    resource: ListResource
    # Fields that a row which names a new record has to fill.
    needed: tuple[str, ...] = ()

    def __init__(self, target: str, context: Context) -> None:
        self.scope: Scope = scope_of(target)
        self.offices = Offices.load(self.scope.home)
        self.answers = context.answers
        self.by_id: dict[str, Record] = {}
        self.first: dict[int, Record] = {}

    @abstractmethod
    def find(self, values: dict[str, str], line: Line) -> Found | Problem:
        """The record a row speaks of, a new one where there is none; or why there cannot be one."""

    @abstractmethod
    def finish(self, record: Record) -> list[Problem]:
        """What is wrong with a record when all rows have spoken."""

    @abstractmethod
    def effects(self, written: Sequence[Record]) -> dict[str, Any]:
        """What applying does, as JSON."""

    def judge(self, lines: Sequence[Line]) -> Judgement:
        rows = [self._row(line) for line in lines]
        for row in rows:
            if row.number in self.first:
                self._settle(row, self.first[row.number])
        verdicts = {row.number: row.verdict for row in rows}
        plan = {n: each for n, each in self.first.items() if verdicts[n] in kinds.WRITTEN}
        return Judgement(rows, self.effects(list(plan.values())), plan)

    def _row(self, line: Line) -> Judged:
        if not any(line.values.values()):
            return Judged(line.number, kinds.SKIPPED)
        values, problems = self._clean(line)
        if any(problem.is_error for problem in problems):
            return Judged(line.number, kinds.ERROR, problems)
        number = values.get("langkah_id", "")
        found = self._missing(values) or self.find(values, line)
        if number and number not in self.by_id and not _is_elsewhere(found):
            problems.append(Problem("langkah_id", "id_unknown", {"value": number}))
        if isinstance(found, Problem):
            return Judged(line.number, kinds.ERROR, [*problems, found])
        return self._place(found, Judged(line.number, "", problems))

    def _clean(self, line: Line) -> tuple[dict[str, str], list[Problem]]:
        values: dict[str, str] = {}
        problems: list[Problem] = []
        for name, cell in line.values.items():
            try:
                cleaned = self.resource.fields[name].clean({name: cell}) if cell else ""
            except Odd as odd:
                problems.append(Problem(name, odd.code, odd.params, is_error=True))
                continue
            if cleaned:
                values[name] = cleaned
        return values, problems

    def _missing(self, values: Mapping[str, str]) -> Problem | None:
        if values.get("langkah_id") in self.by_id:
            return None
        empty = next((name for name in self.needed if name not in values), None)
        return Problem(empty, "required", is_error=True) if empty else None

    def _place(self, found: Found, row: Judged) -> Judged:
        """The row's values go into its record; what a first row is, is known at the end."""
        record = found.record
        other = record.take(found.values)
        if record.row is None:
            record.row = row.number
            self.first[row.number] = record
        elif other:
            record.contradicted = record.contradicted or (other, row.number)
            row.verdict = kinds.ERROR
            row.problems.append(_contradiction(other, row.number, record.row))
        else:
            row.verdict = kinds.DUPLICATE
            row.problems.append(Problem("", "merged", {"first": record.row}))
        return row

    def _settle(self, row: Judged, record: Record) -> None:
        row.problems += self.finish(record)
        if record.contradicted:
            name, other = record.contradicted
            row.problems.append(_contradiction(name, row.number, other))
        row.object_id = record.object_id
        if any(problem.is_error for problem in row.problems):
            row.verdict = kinds.ERROR
            return
        changes = record.changes()
        if record.object_id is None:
            row.verdict, row.after = kinds.NEW, dict(record.values)
            return
        row.verdict = kinds.UPDATE if changes else kinds.SAME
        row.before = {name: record.stored[name] for name in changes}
        row.after = changes

    def elsewhere(self, name: str, value: str) -> Problem:
        return Problem(name, "elsewhere", {"value": value}, is_error=True)


def _is_elsewhere(found: Found | Problem) -> bool:
    """Whether the number is known well, only not in this list."""
    return isinstance(found, Problem) and (found.field, found.code) == ("langkah_id", "elsewhere")


def _contradiction(name: str, this: int, other: int) -> Problem:
    low, high = sorted((this, other))
    return Problem(name, "contradicts", {"other": low, "this": high}, is_error=True)
