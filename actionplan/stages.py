"""When an action comes up on a day of its own, and for whom, as ranges: a missed day loses none."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum

from actionplan.closing import MONTHS_OF_QUARTER, closing_day

CALLED_BEFORE = timedelta(days=10)
ASKED_FOR = timedelta(days=31)
"""How long a question without a last day to answer is one; longer than any rhythm."""


class Stage(IntEnum):
    """The first five are days from the due date, the others are told from them by their size."""

    FORTNIGHT = -14
    SOON = -3
    LATE = 1
    OFFICE_LATE = 7
    LETTER = 14
    ASKED = 100
    CALLED = 101


OWNERS = (Stage.FORTNIGHT, Stage.SOON, Stage.LATE)
FURTHEST_AHEAD = timedelta(days=-Stage.FORTNIGHT)


@dataclass(frozen=True)
class Call:
    """News of a quarter (1 to 4) is asked of all owners from one day to another, both included."""

    quarter: int
    begins_on: date
    closes_on: date

    def is_answered(self, confirmed_on: date | None) -> bool:
        return confirmed_on is not None and confirmed_on >= self.begins_on


def stage_of(due_on: date | None, day: date, stages: Sequence[Stage] = OWNERS) -> Stage | None:
    """The last of these stages reached on a day; None before the first, or without a due date."""
    if due_on is None:
        return None
    reached = [stage for stage in stages if (day - due_on).days >= stage]
    return reached[-1] if reached else None


def is_answered(stage: Stage, due_on: date, confirmed_on: date | None) -> bool:
    """Somebody has said where the action stands since the stage was reached."""
    return confirmed_on is not None and (confirmed_on - due_on).days >= stage


def call_on(day: date, closes_after: int, starts_on: date, ends_on: date) -> Call | None:
    """The call that is open on a day for a plan of that period, closing so many days after."""
    closes_on = closing_day(day, closes_after)
    last = closes_on - timedelta(days=closes_after)
    first = date(last.year, last.month - MONTHS_OF_QUARTER + 1, 1)
    is_open = day >= closes_on - CALLED_BEFORE
    if not is_open or starts_on > last or ends_on < first:
        return None
    return Call(last.month // MONTHS_OF_QUARTER, closes_on - CALLED_BEFORE, closes_on)
