"""Rhythms over the calendar: month ends, years' ends, holidays, pauses, and changed rhythms.

Moments are in UTC; a line of a table says when a mail left, to whom, and for which local day.
"""

from datetime import date

import pytest

from actionplan.models import ActionPlan
from reminders.models import Holiday, Subscription
from tests.reminders.people import Office
from tests.reminders.timing import (
    Beat,
    days_off,
    each_day,
    open_everywhere,
    open_in,
    table,
    utc,
)

pytestmark = [pytest.mark.django_db, pytest.mark.both]

WIT, WITA, WIB = "23:00", "00:00", "01:00"
"""08.00 of the zone by UTC; that of WIT is still the day before."""


def resolve(office: Office, **wish: object) -> None:
    """The holder chooses another rhythm, hour or pause."""
    Subscription.objects.update_or_create(user=office.holder, defaults=wish)


# --- Months and years -----------------------------------------------------------------------------


def test_monthly_digest_comes_on_the_first_workday_of_each_month(beat: Beat) -> None:
    """2026: the first of January, May and June are holidays; of February, March, August, and
    November weekends. In WIT the month begins while it is still the last of the old one in UTC.
    """
    open_in("wib", cadence="monthly")
    open_in("wit", cadence="monthly")
    days_off("2026-01-01", "2026-05-01", "2026-06-01")
    assert beat.tick(utc("2025-12-01 01:00")) == table("""
        2025-12-01 01:00  wib  2025-12-01
        2025-12-01 01:00  wit  2025-12-01
    """)
    year = each_day("2025-12-28", "2026-12-04", WIT, WIB)
    assert beat.letters(moment for moment in year if not 5 <= moment.day <= 26) == table("""
        2026-01-01 23:00  wit  2026-01-02
        2026-01-02 01:00  wib  2026-01-02
        2026-02-01 23:00  wit  2026-02-02
        2026-02-02 01:00  wib  2026-02-02
        2026-03-01 23:00  wit  2026-03-02
        2026-03-02 01:00  wib  2026-03-02
        2026-03-31 23:00  wit  2026-04-01
        2026-04-01 01:00  wib  2026-04-01
        2026-05-03 23:00  wit  2026-05-04
        2026-05-04 01:00  wib  2026-05-04
        2026-06-01 23:00  wit  2026-06-02
        2026-06-02 01:00  wib  2026-06-02
        2026-06-30 23:00  wit  2026-07-01
        2026-07-01 01:00  wib  2026-07-01
        2026-08-02 23:00  wit  2026-08-03
        2026-08-03 01:00  wib  2026-08-03
        2026-08-31 23:00  wit  2026-09-01
        2026-09-01 01:00  wib  2026-09-01
        2026-09-30 23:00  wit  2026-10-01
        2026-10-01 01:00  wib  2026-10-01
        2026-11-01 23:00  wit  2026-11-02
        2026-11-02 01:00  wib  2026-11-02
        2026-11-30 23:00  wit  2026-12-01
        2026-12-01 01:00  wib  2026-12-01
    """)


@pytest.mark.parametrize(
    ("first", "last", "sent"),
    [
        # A month of 28 days that begins and ends on a weekend: Monday 1 March is day one.
        ("2027-02-26", "2027-03-02", ["2027-02-28 23:00 wit 2027-03-01"]),
        # The 29th of February of a leap year belongs to February.
        ("2028-02-28", "2028-03-02", ["2028-02-29 23:00 wit 2028-03-01"]),
        # From a month of 31 days into one of 30, over a weekend.
        ("2027-10-28", "2027-11-02", ["2027-10-31 23:00 wit 2027-11-01"]),
        ("2026-12-29", "2027-01-04", ["2026-12-31 23:00 wit 2027-01-01"]),
    ],
)
def test_monthly_digest_turns_with_the_month_of_the_own_zone(
    beat: Beat, first: str, last: str, sent: list[str]
) -> None:
    open_in("wit", cadence="monthly")
    beat.tick(utc(f"{first[:7]}-05 03:00"))
    beat.tick(utc(f"{first[:7]}-08 03:00"))
    assert beat.letters(each_day(first, last, "14:00", "15:00", WIT)) == sent


def test_monthly_digest_missed_on_its_day_comes_on_the_next_workday(beat: Beat) -> None:
    open_in("wita", cadence="monthly")
    beat.tick(utc("2026-03-02 00:00"))
    assert beat.letters(each_day("2026-04-03", "2026-05-02", WITA)) == table("""
        2026-04-03 00:00  wita  2026-04-03
        2026-05-01 00:00  wita  2026-05-01
    """)


def test_year_ends_with_new_year_on_a_friday(beat: Beat) -> None:
    open_in("wib", "harian", cadence="workdays")
    open_in("wib", "bulanan", cadence="monthly")
    open_in("wib", "pekanan")
    days_off("2027-01-01")
    beat.tick(utc("2026-12-28 01:00"))
    assert beat.letters(each_day("2026-12-30", "2027-01-05", WIB)) == table("""
        2026-12-30 01:00  harian   2026-12-30
        2026-12-31 01:00  harian   2026-12-31
        2027-01-04 01:00  bulanan  2027-01-04
        2027-01-04 01:00  harian   2027-01-04
        2027-01-04 01:00  pekanan  2027-01-04
        2027-01-05 01:00  harian   2027-01-05
    """)


# --- Holidays -------------------------------------------------------------------------------------


def test_week_of_holidays_from_friday_to_tuesday(beat: Beat) -> None:
    """Weekly moves to Wednesday and back to Monday; daily rests; monthly is not concerned."""
    for cadence in ("weekly", "workdays", "monthly"):
        open_in("wita", cadence, cadence=cadence)
    beat.tick(utc("2026-03-12 00:00"))
    days_off("2026-03-13", "2026-03-16", "2026-03-17")
    assert beat.letters(each_day("2026-03-13", "2026-03-23", WITA)) == table("""
        2026-03-18 00:00  weekly    2026-03-18
        2026-03-18 00:00  workdays  2026-03-18
        2026-03-19 00:00  workdays  2026-03-19
        2026-03-20 00:00  workdays  2026-03-20
        2026-03-23 00:00  weekly    2026-03-23
        2026-03-23 00:00  workdays  2026-03-23
    """)


def test_whole_week_of_holidays_has_no_digest_and_no_second_one_after_it(beat: Beat) -> None:
    open_everywhere()
    days_off(*(f"2026-03-{day}" for day in range(16, 21)))
    beat.tick(utc("2026-03-09 03:00"))
    assert beat.letters(each_day("2026-03-14", "2026-03-28", WIT, WITA, WIB)) == table("""
        2026-03-22 23:00  wit        2026-03-23
        2026-03-23 00:00  wita       2026-03-23
        2026-03-23 01:00  pontianak  2026-03-23
        2026-03-23 01:00  wib        2026-03-23
    """)


def test_day_before_a_due_date_in_a_week_of_holidays_is_said_at_once_after_it(beat: Beat) -> None:
    """Due on Wednesday 1 April: 14 days before is in the holidays, 3 days before a Sunday."""
    office = open_in("wib", cadence="monthly")
    beat.tick(utc("2026-03-02 01:00"))
    office.promise(date(2026, 4, 1))
    days_off(*(f"2026-03-{day}" for day in range(16, 21)))
    assert beat.letters(each_day("2026-03-14", "2026-04-02", WIB)) == table("""
        2026-03-23 01:00  wib  2026-03-23
        2026-03-30 01:00  wib  2026-03-30
        2026-04-01 01:00  wib  2026-04-01
        2026-04-02 01:00  wib  2026-04-02
    """)


def test_holiday_of_the_local_day_counts_and_not_that_of_utc(beat: Beat) -> None:
    """Tuesday is a holiday: in WIT it is over when UTC still has it, on Monday it has begun."""
    open_in("wit", cadence="workdays")
    open_in("wib", cadence="workdays")
    days_off("2026-03-03")
    assert beat.letters(each_day("2026-03-01", "2026-03-04", WIT, WIB)) == table("""
        2026-03-01 23:00  wit  2026-03-02
        2026-03-02 01:00  wib  2026-03-02
        2026-03-03 23:00  wit  2026-03-04
        2026-03-04 01:00  wib  2026-03-04
        2026-03-04 23:00  wit  2026-03-05
    """)


def test_holiday_entered_on_the_day_itself_stops_only_what_is_not_planned_yet(beat: Beat) -> None:
    """Who had the digest of the week that morning does not get another on Tuesday."""
    open_in("wit")
    open_in("wib")
    assert beat.tick(utc("2026-03-01 23:00")) == ["2026-03-01 23:00 wit 2026-03-02"]
    days_off("2026-03-02")
    assert beat.letters(each_day("2026-03-02", "2026-03-04", WIB, WIT)) == table("""
        2026-03-03 01:00  wib  2026-03-03
    """)


def test_holiday_that_is_struck_off_becomes_a_workday_again(beat: Beat) -> None:
    open_in("wib")
    days_off("2026-03-02")
    assert beat.tick(utc("2026-03-02 01:00")) == []
    Holiday.objects.all().delete()
    assert beat.tick(utc("2026-03-02 03:15")) == ["2026-03-02 03:15 wib 2026-03-02"]


def test_call_for_the_news_of_a_quarter_in_days_off_comes_after_them(beat: Beat) -> None:
    """Closing on 4 April it calls from 25 March: a holiday, as is the day after."""
    for zone in ("wib", "wit"):
        plan = open_in(zone, cadence="monthly").plan
        ActionPlan.objects.filter(pk=plan.pk).update(ends_on=date(2026, 12, 31), closes_after=4)
    beat.tick(utc("2026-03-02 01:00"))
    days_off("2026-03-25", "2026-03-26")
    assert beat.letters(each_day("2026-03-03", "2026-04-10", WIT, WIB)) == table("""
        2026-03-26 23:00  wit  2026-03-27
        2026-03-27 01:00  wib  2026-03-27
        2026-03-31 23:00  wit  2026-04-01
        2026-04-01 01:00  wib  2026-04-01
    """)


# --- Pauses ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("until", "sent"),
    [
        ("2026-03-09", ["2026-03-09", "2026-03-16", "2026-03-23"]),
        ("2026-03-11", ["2026-03-11", "2026-03-16", "2026-03-23"]),
        ("2026-03-14", ["2026-03-16", "2026-03-23"]),
        ("2026-03-23", ["2026-03-23"]),
        ("2026-03-24", ["2026-03-24"]),
    ],
)
def test_pause_is_followed_by_one_digest_whatever_it_kept_back(
    beat: Beat, until: str, sent: list[str]
) -> None:
    office = open_in("wib")
    beat.tick(utc("2026-03-02 01:00"))
    resolve(office, paused_until=date.fromisoformat(until))
    found = beat.letters(each_day("2026-03-03", "2026-03-27", WIB))
    assert found == [f"{day} 01:00 wib {day}" for day in sent]


@pytest.mark.parametrize(
    ("until", "cadence", "sent"),
    [
        ("2026-03-16", "weekly", ["2026-03-18", "2026-03-23"]),
        ("2026-03-17", "weekly", ["2026-03-18", "2026-03-23"]),
        ("2026-03-16", "workdays", ["2026-03-18", "2026-03-19", "2026-03-20", "2026-03-23"]),
        ("2026-03-16", "monthly", ["2026-03-18"]),
    ],
)
def test_pause_that_ends_on_a_holiday_ends_on_the_workday_after_it(
    beat: Beat, until: str, cadence: str, sent: list[str]
) -> None:
    office = open_in("wita", cadence=cadence)
    beat.tick(utc("2026-02-02 00:00"))
    days_off("2026-03-16", "2026-03-17")
    resolve(office, paused_until=date.fromisoformat(until))
    found = beat.letters(each_day("2026-02-28", "2026-03-23", WITA))
    assert found == [f"{day} 00:00 wita {day}" for day in sent]


def test_pause_ends_at_the_own_hour_of_the_own_zone(beat: Beat) -> None:
    office = open_in("wit", cadence="workdays", hour=10)
    resolve(office, paused_until=date(2026, 3, 4))
    moments = each_day("2026-03-02", "2026-03-04", "00:45", "01:00", "15:00", "23:00")
    assert beat.letters(moments) == table("""
        2026-03-04 01:00  wit  2026-03-04
    """)


def test_due_date_passed_in_a_pause_is_said_when_it_ends(beat: Beat) -> None:
    office = open_in("wib", cadence="monthly")
    beat.tick(utc("2026-03-02 01:00"))
    office.promise(date(2026, 3, 10))
    resolve(office, paused_until=date(2026, 3, 12))
    assert beat.letters(each_day("2026-03-03", "2026-03-31", WIB)) == table("""
        2026-03-12 01:00  wib  2026-03-12
    """)


# --- A rhythm changed in mid-week -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "after", "sent"),
    [
        ("weekly", "workdays", ["03-02", "03-05", "03-06", "03-09", "03-10", "03-11", "03-12"]),
        ("workdays", "weekly", ["03-02", "03-03", "03-04", "03-09"]),
        ("weekly", "monthly", ["03-02"]),
        ("monthly", "weekly", ["03-02", "03-09"]),
        ("weekly", "off", ["03-02"]),
        ("off", "weekly", ["03-05", "03-09"]),
        ("off", "monthly", ["03-05"]),
        ("off", "workdays", ["03-05", "03-06", "03-09", "03-10", "03-11", "03-12"]),
    ],
)
def test_rhythm_changed_on_wednesday_evening(
    beat: Beat, before: str, after: str, sent: list[str]
) -> None:
    office = open_in("wita", cadence=before)
    found = beat.letters(each_day("2026-03-02", "2026-03-04", WITA))
    resolve(office, cadence=after)
    found += beat.letters(each_day("2026-03-05", "2026-03-12", WITA))
    assert found == [f"2026-{day} 00:00 wita 2026-{day}" for day in sent]


@pytest.mark.parametrize(
    ("before", "after", "sent"),
    [
        (8, 14, ["2026-03-02 00:00 wita 2026-03-02", "2026-03-03 06:00 wita 2026-03-03"]),
        (14, 8, ["2026-03-02 03:00 wita 2026-03-02", "2026-03-03 00:00 wita 2026-03-03"]),
        (14, 17, ["2026-03-02 09:00 wita 2026-03-02", "2026-03-03 09:00 wita 2026-03-03"]),
    ],
)
def test_hour_changed_at_ten_in_the_morning(
    beat: Beat, before: int, after: int, sent: list[str]
) -> None:
    office = open_in("wita", cadence="workdays", hour=before)
    found = beat.letters(each_day("2026-03-02", "2026-03-02", "00:00", "01:00", "02:00"))
    resolve(office, hour=after)
    found += beat.letters(each_day("2026-03-02", "2026-03-02", "03:00", "06:00", "09:00"))
    found += beat.letters(each_day("2026-03-03", "2026-03-03", "00:00", "06:00", "09:00"))
    assert found == sent
