"""Causes as the check page shows them: what is asked about them, and the rows they are about."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.forms import BoundField

from intake.checking import Cause, problems_of_row
from intake.files.reading import PARTS
from intake.kinds import LONGEST_SHOWN, Kind
from intake.models import ImportRow, ImportRun
from intake.text import shortened
from intake.wizard.asking import AnswersForm, Question, params_of, questions_of
from intake.wizard.previewing import LONGEST_CELL, shown_columns

ASKED_AT_ONCE = 10  # questions of one cause on the page of all causes
LONGEST_FACT = 80
OTHER = "first"  # the parameter of a problem that names another row of the file


@dataclass(frozen=True)
class Person:
    """A row to recognise it by: its number, if it stands in the file, and its values by label."""

    number: int | None
    facts: tuple[tuple[str, str], ...]

    @property
    def name(self) -> str:
        """The first column, which is what one calls it."""
        return shortened(self.facts[0][1], LONGEST_FACT) if self.facts else ""

    @property
    def rest(self) -> str:
        values = (shortened(value, LONGEST_FACT) for _label, value in self.facts[1:])
        return " · ".join(value for value in values if value)


@dataclass(frozen=True)
class Asked:
    """A question with its inputs, the row it is about and, of a pair, the other person."""

    text: str
    rows: tuple[int, ...]
    input: BoundField
    keep: BoundField | None = None
    message: str = ""
    person: Person | None = None
    other: Person | None = None
    likely: str = ""

    @property
    def labels(self) -> list[str]:
        """Of the values that one of the two persons has, in the order of the columns."""
        both = (*self.person.facts, *self.other.facts) if self.person and self.other else ()
        filled = {label for label, value in both if value}
        return [label for label in dict.fromkeys(label for label, _v in both) if label in filled]

    @property
    def pair(self) -> list[tuple[Person, list[tuple[str, str]]]]:
        """Both persons with a value for each label."""
        found = []
        for person in (self.person, self.other):
            if person:
                values = dict(person.facts)
                found.append((person, [(label, values.get(label, "")) for label in self.labels]))
        return found


@dataclass(frozen=True)
class ShownCause:
    """A cause, the column it is about, the questions of it that are shown, and how many more."""

    cause: Cause
    label: str = ""
    asked: tuple[Asked, ...] = ()
    more: int = 0

    @property
    def is_example(self) -> bool:
        """Whether the sentence holds the text of one row of several different ones."""
        texts = [shortened(each.text, LONGEST_SHOWN) for each in self.cause.texts]
        return len(texts) > 1 and any(text and text in self.cause.message for text in texts)

    @property
    def is_part(self) -> bool:
        """Whether it says of rows that they belong to no person; then it is folded away."""
        return self.cause.code in PARTS

    @property
    def choice_is_per_row(self) -> bool:
        ask = self.cause.ask
        return ask is not None and ask.decides


def first_questions(causes: Iterable[Cause]) -> list[Question]:
    return [one for cause in causes for one in questions_of(cause)[:ASKED_AT_ONCE]]


def rows_about(run: ImportRun, questions: Iterable[Question]) -> dict[int, ImportRow]:
    """The rows that questions are about, and those that stand for the other person."""
    rows = {row.number: row for row in run.rows.numbered({q.number for q in questions if q.number})}
    others = {other for row in rows.values() for other in _others(row)} - rows.keys()
    return rows | {row.number: row for row in run.rows.numbered(others)}


def shown_causes(
    run: ImportRun,
    kind: Kind,
    causes: Iterable[Cause],
    form: AnswersForm,
    rows: Mapping[int, ImportRow],
) -> list[ShownCause]:
    columns = shown_columns(run, kind)
    asked_now = {one.name for one in form.questions}
    found = []
    for cause in causes:
        questions = questions_of(cause)
        here = [one for one in questions if one.name in asked_now]
        asked = tuple(_asked(kind, columns, form, one, rows) for one in here)
        found.append(ShownCause(cause, _label(kind, cause), asked, len(questions) - len(asked)))
    return sorted(found, key=lambda shown: shown.is_part)


def _label(kind: Kind, cause: Cause) -> str:
    column = kind.column(cause.field)
    return str(column.label) if column else ""


def _asked(
    kind: Kind,
    columns: Sequence[tuple[str, str, int]],
    form: AnswersForm,
    one: Question,
    rows: Mapping[int, ImportRow],
) -> Asked:
    keep = form[one.keep_name] if one.keep_name in form.fields else None
    row = rows.get(one.number or 0)
    if row is None:
        return Asked(one.text, one.rows, form[one.name], keep)
    message = next(
        (
            problem.message
            for problem in problems_of_row(kind, row)
            if (problem.field, problem.code) == (one.field, one.code)
        ),
        "",
    )
    other = _other_person(kind, columns, one, row, rows)
    person = _person(columns, row)
    likely = form.likely(one)
    return Asked(one.text, one.rows, form[one.name], keep, message, person, other, likely)


def _person(columns: Sequence[tuple[str, str, int]], row: ImportRow) -> Person:
    facts = (
        (label, shortened(row.edits.get(name, row.cells[at]), LONGEST_CELL))
        for name, label, at in columns
    )
    return Person(row.number, tuple(facts))


def _other_person(
    kind: Kind,
    columns: Sequence[tuple[str, str, int]],
    one: Question,
    row: ImportRow,
    rows: Mapping[int, ImportRow],
) -> Person | None:
    """Whom a row is perhaps the same as: another row, or somebody stored (`before`)."""
    params = params_of(row, one)
    if params.get(OTHER) in rows:
        return _person(columns, rows[params[OTHER]])
    if not row.before:
        return None
    fields = kind.fields
    facts = (
        (label, _words(fields, name, row.before[name]))
        for name, label, _at in columns
        if name in row.before
    )
    return Person(None, tuple(facts))


def _words(fields: Mapping[str, Any], name: str, value: Any) -> str:
    if value in (None, ""):
        return ""
    return str(fields[name].widget.render(value)) if name in fields else str(value)


def _others(row: ImportRow) -> set[int]:
    return {problem["params"][OTHER] for problem in row.problems if OTHER in problem["params"]}
