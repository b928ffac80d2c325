"""The stages of an action as ranges."""

from datetime import date

import pytest

from reminders.rules import Mailed, mailed_on, stage_of

DUE = date(2026, 3, 20)


@pytest.mark.parametrize(
    ("day", "stage"),
    [
        (date(2026, 3, 5), None),
        (date(2026, 3, 6), -14),
        (date(2026, 3, 16), -14),
        (date(2026, 3, 17), -3),
        (date(2026, 3, 20), -3),
        (date(2026, 3, 21), 1),
        (date(2027, 1, 1), 1),
    ],
)
def test_stage_lasts_until_the_next_one(day: date, stage: int | None) -> None:
    assert stage_of(DUE, day) == stage


def test_action_without_a_due_date_has_no_stage() -> None:
    assert stage_of(None, DUE) is None
    assert mailed_on(7, None, DUE) is None


def test_mailed_item_survives_being_stored() -> None:
    mailed = mailed_on(7, DUE, date(2026, 3, 17))
    assert mailed == Mailed(7, -3, DUE)
    assert mailed is not None
    assert Mailed.from_item(dict(mailed.as_item())) == mailed
