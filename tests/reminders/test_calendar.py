"""Workdays, rhythms, and the clock of the recipient."""

from datetime import UTC, date, datetime

import pytest

from reminders.calendar import (
    Period,
    digest_day,
    is_sending_time,
    is_workday,
    local_day,
    next_workday,
    period_of,
)

MONDAY = date(2026, 3, 2)
EVERY_DAY_OF_A_WEEK = [date(2026, 3, day) for day in range(16, 23)]


def utc(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 3, day, hour, minute, tzinfo=UTC)


def test_workday_is_neither_weekend_nor_holiday() -> None:
    days = [date(2026, 3, day) for day in range(2, 9)]
    working = [day.day for day in days if is_workday(day, {date(2026, 3, 4)})]
    assert working == [2, 3, 5, 6]


def test_next_workday_passes_a_weekend_and_a_holiday_after_it() -> None:
    assert next_workday(date(2026, 3, 6), ()) == date(2026, 3, 6)
    assert next_workday(date(2026, 3, 7), {date(2026, 3, 9)}) == date(2026, 3, 10)


def period(cadence: str, day: date, *holidays: date) -> tuple[date, date] | None:
    """From which day on, and due when."""
    return period_of(cadence, day, holidays)


@pytest.mark.parametrize("day", range(2, 9))
def test_weekly_digest_of_a_week_falls_on_its_monday(day: int) -> None:
    assert period("weekly", date(2026, 3, day)) == (MONDAY, MONDAY)


def test_weekly_digest_moves_to_the_next_workday_when_monday_is_a_holiday() -> None:
    found = period("weekly", date(2026, 3, 6), MONDAY, date(2026, 3, 3))
    assert found == (MONDAY, date(2026, 3, 4))


def test_weekly_digest_is_left_out_in_a_week_of_holidays() -> None:
    assert period("weekly", date(2026, 3, 18), *EVERY_DAY_OF_A_WEEK) is None


def test_workday_digest_falls_on_every_workday_only() -> None:
    friday = date(2026, 3, 6)
    assert period("workdays", friday) == (friday, friday)
    assert period("workdays", date(2026, 3, 7)) is None


def test_monthly_digest_falls_on_the_first_workday_of_the_month() -> None:
    assert period("monthly", date(2026, 8, 31)) == (date(2026, 8, 1), date(2026, 8, 3))
    assert period("monthly", date(2028, 2, 29)) == (date(2028, 2, 1), date(2028, 2, 1))


def test_no_digest_day_for_who_wants_none() -> None:
    assert period("off", MONDAY) is None


@pytest.mark.parametrize(
    ("last", "day", "unanswered"),
    [
        (1, 3, False),  # not due yet
        (1, 4, True),
        (1, 6, True),
        (2, 4, False),  # sent on the Monday that became a holiday afterwards
        (4, 6, False),
    ],
)
def test_period_is_answered_by_a_digest_since_it_began(
    last: int, day: int, unanswered: bool
) -> None:
    week = Period(MONDAY, date(2026, 3, 4))
    assert week.is_unanswered(date(2026, 3, last), date(2026, 3, day)) is unanswered


@pytest.mark.parametrize(
    ("zone", "opens"),
    [
        ("Asia/Jakarta", utc(2, 1)),
        ("Asia/Pontianak", utc(2, 1)),
        ("Asia/Makassar", utc(2, 0)),
        ("Asia/Jayapura", utc(1, 23)),
    ],
)
def test_digest_may_leave_from_eight_in_each_zone(zone: str, opens: datetime) -> None:
    a_minute_before = opens.replace(hour=(opens.hour - 1) % 24, minute=59)
    if opens.hour == 0:
        a_minute_before = utc(1, 23, 59)
    assert not is_sending_time(a_minute_before, zone, 8, ())
    assert is_sending_time(opens, zone, 8, ())


@pytest.mark.parametrize(
    ("zone", "last"),
    [
        ("Asia/Jakarta", utc(2, 10, 59)),
        ("Asia/Pontianak", utc(2, 10, 59)),
        ("Asia/Makassar", utc(2, 9, 59)),
        ("Asia/Jayapura", utc(2, 8, 59)),
    ],
)
def test_no_digest_leaves_from_eighteen_in_each_zone(zone: str, last: datetime) -> None:
    assert is_sending_time(last, zone, 8, ())
    assert not is_sending_time(last.replace(hour=last.hour + 1, minute=0), zone, 8, ())


def test_eastern_monday_begins_while_it_is_sunday_in_utc() -> None:
    sunday_night_utc = utc(1, 15)
    assert local_day(sunday_night_utc, "Asia/Jayapura") == MONDAY
    assert local_day(sunday_night_utc, "Asia/Jakarta") == date(2026, 3, 1)


def test_evening_counts_for_the_next_workday() -> None:
    friday_evening = utc(6, 11)
    assert digest_day(friday_evening, "Asia/Jakarta", ()) == date(2026, 3, 9)
    assert digest_day(utc(6, 10, 59), "Asia/Jakarta", ()) == date(2026, 3, 6)


def test_no_digest_leaves_on_a_weekend_or_a_holiday() -> None:
    assert not is_sending_time(utc(7, 3), "Asia/Jakarta", 8, ())
    assert not is_sending_time(utc(2, 3), "Asia/Jakarta", 8, {MONDAY})
