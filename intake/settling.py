"""What a person settles on the check page: words for a text, mended cells, decisions about rows.

All of it counts from the next check on, and refuses a run that is past it or changed meanwhile.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from django.db import transaction

from intake import kinds
from intake.claiming import CHECKABLE, change
from intake.kinds import Ask, Kind
from intake.models import ImportRow, ImportRun
from intake.private import without_numbers
from intake.text import clean_text

LONGEST = 1000


class Answer(NamedTuple):
    """For every cell of a text under a field; an empty value takes the answer back."""

    code: str
    field: str
    text: str
    value: str


class Mend(NamedTuple):
    """The cell of one row as a person typed it; None gives the file's text back."""

    number: int
    field: str
    text: str | None


class Decision(NamedTuple):
    """What is to be done with one row; an empty one takes the decision back."""

    number: int
    decision: str


class OddAnswer(ValueError):  # noqa: N818 - an answer, not a fault
    """An answer that nobody was asked for, or none of those to choose from."""


@dataclass(frozen=True)
class Settled:
    """What people have settled so far, to be shown and taken back. `Answer.code` is empty."""

    answers: tuple[Answer, ...]
    mends: tuple[Mend, ...]
    decisions: tuple[Decision, ...]


def answer(run: ImportRun, code: str, field: str, text: str, value: str) -> None:
    """Once for every cell of this text. Raises OddAnswer or Closed."""
    settle(run, answers=[Answer(code, field, text, value)])


def mend(run: ImportRun, number: int, field: str, text: str | None) -> None:
    """One cell of one row. Raises OddAnswer or Closed."""
    settle(run, mends=[Mend(number, field, text)])


def decide(run: ImportRun, number: int, decision: str) -> None:
    """One row. Raises OddAnswer or Closed."""
    settle(run, decisions=[Decision(number, decision)])


def settle(
    run: ImportRun,
    *,
    answers: Sequence[Answer] = (),
    mends: Sequence[Mend] = (),
    decisions: Sequence[Decision] = (),
) -> None:
    """All of one page at once, or nothing. Raises OddAnswer or Closed."""
    kind = kinds.get(run.kind)
    for each in answers:
        _refuse_odd(kind, run.target, each)
    if any(kind.column(each.field) is None for each in mends):
        raise OddAnswer
    if any(each.decision not in _decisions(kind, run.target) for each in decisions):
        raise OddAnswer
    with transaction.atomic():
        change(run, CHECKABLE)(answers=_answered(run, answers))
        _keep_in_rows(run, mends, decisions)


def settled(run: ImportRun) -> Settled:
    """Everything people have settled in this run, in the order of fields and rows."""
    rows = run.rows.settled().order_by("number").values_list("number", "edits", "decision")
    return Settled(
        tuple(
            Answer("", field, text, value)
            for field, texts in run.answers.items()
            for text, value in texts.items()
        ),
        tuple(Mend(n, field, text) for n, edits, _ in rows for field, text in edits.items()),
        tuple(Decision(n, decision) for n, _, decision in rows if decision),
    )


def choices(kind: Kind, target: str, ask: Ask) -> list[tuple[str, str]]:
    """What to choose from, in the language active now; empty for an answer that is typed."""
    return [(value, str(label)) for value, label in ask.choices(target)] if ask.choices else []


def _refuse_odd(kind: Kind, target: str, given: Answer) -> None:
    ask = kind.ask(given.field, given.code)
    if ask is None or ask.per_row or kind.column(given.field) is None:
        raise OddAnswer(given.code)
    offered = dict(choices(kind, target, ask))
    if given.value and offered and given.value not in offered:
        raise OddAnswer(given.code)


def _decisions(kind: Kind, target: str) -> set[str]:
    asks = (*kind.asks.values(), *kinds.ASKS.values())
    offered = (choices(kind, target, ask) for ask in asks if ask.decides)
    return {"", *(value for one in offered for value, _label in one)}


def _answered(run: ImportRun, answers: Sequence[Answer]) -> dict[str, dict[str, str]]:
    found = {field: dict(texts) for field, texts in run.answers.items()}
    for each in answers:
        texts = found.setdefault(each.field, {})
        texts[each.text] = _typed(each.value)
        if not each.value:
            del texts[each.text]
    return {field: texts for field, texts in found.items() if texts}


def _keep_in_rows(run: ImportRun, mends: Sequence[Mend], decisions: Sequence[Decision]) -> None:
    numbers = {each.number for each in mends} | {each.number for each in decisions}
    rows = {row.number: row for row in run.rows.numbered(numbers)}
    if len(rows) < len(numbers):
        raise OddAnswer
    for number, field, text in mends:
        rows[number].edits.pop(field, None)
        if text is not None:
            rows[number].edits[field] = _typed(text)
    for number, decision in decisions:
        rows[number].decision = decision
    ImportRow.objects.bulk_update(rows.values(), ["edits", "decision"], batch_size=200)


def _typed(text: str) -> str:
    """As a cell of a file would be read."""
    return without_numbers(clean_text(text[:LONGEST])[0])
