"""The stages of an action and the call for a quarter's news, as ranges."""

from datetime import date

import pytest

from actionplan.stages import Call, Stage, call_on, is_answered, stage_of

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


@pytest.mark.parametrize(
    ("stage", "confirmed_on", "answered"),
    [
        (Stage.SOON, None, False),
        (Stage.SOON, date(2026, 3, 16), False),
        (Stage.SOON, date(2026, 3, 17), True),
        (Stage.LATE, date(2026, 3, 20), False),
        (Stage.LATE, date(2026, 3, 21), True),
    ],
)
def test_stage_is_answered_by_what_is_said_since_it_was_reached(
    stage: Stage, confirmed_on: date | None, answered: bool
) -> None:
    assert is_answered(stage, DUE, confirmed_on) is answered


@pytest.mark.parametrize(
    ("day", "closes_after", "quarter", "begins_on", "closes_on"),
    [
        (date(2026, 9, 19), 0, None, None, None),
        (date(2026, 9, 20), 0, 3, date(2026, 9, 20), date(2026, 9, 30)),
        (date(2026, 9, 30), 0, 3, date(2026, 9, 20), date(2026, 9, 30)),
        (date(2026, 10, 1), 0, None, None, None),
        (date(2026, 9, 29), 10, None, None, None),
        (date(2026, 9, 30), 10, 3, date(2026, 9, 30), date(2026, 10, 10)),
        (date(2026, 10, 10), 10, 3, date(2026, 9, 30), date(2026, 10, 10)),
        (date(2027, 1, 5), 10, 4, date(2026, 12, 31), date(2027, 1, 10)),
        (date(2027, 2, 20), 60, 4, date(2027, 2, 19), date(2027, 3, 1)),
    ],
)
def test_call_is_open_for_ten_days_before_the_quarter_closes(
    day: date,
    closes_after: int,
    quarter: int | None,
    begins_on: date | None,
    closes_on: date | None,
) -> None:
    call = call_on(day, closes_after, date(2023, 1, 1), date(2026, 12, 31))
    found = (call.quarter, call.begins_on, call.closes_on) if call else (None, None, None)
    assert found == (quarter, begins_on, closes_on)


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "is_called"),
    [
        (date(2026, 10, 1), date(2026, 12, 31), False),
        (date(2026, 9, 30), date(2026, 12, 31), True),
        (date(2025, 1, 1), date(2026, 7, 1), True),
        (date(2025, 1, 1), date(2026, 6, 30), False),
    ],
)
def test_plan_is_called_only_about_quarters_of_its_own_period(
    starts_on: date, ends_on: date, is_called: bool
) -> None:
    assert (call_on(date(2026, 9, 25), 0, starts_on, ends_on) is not None) is is_called


@pytest.mark.parametrize(
    ("confirmed_on", "answered"),
    [(None, False), (date(2026, 9, 19), False), (date(2026, 9, 20), True)],
)
def test_call_is_answered_by_what_is_said_while_it_is_open(
    confirmed_on: date | None, answered: bool
) -> None:
    call = Call(3, date(2026, 9, 20), date(2026, 9, 30))
    assert call.is_answered(confirmed_on) is answered
