"""The beat's clock and the recipients' clocks: four zones, midnight, 08.00, 18.00, a beat that was
down. Moments are in UTC; a line of a table says when a mail left, to whom, and for which local day.
"""

import pytest
from django.conf import LazySettings

from reminders.delivering import deliver
from reminders.digests import open_due
from reminders.models import Digest
from tests.reminders.timing import (
    Beat,
    each_day,
    open_everywhere,
    open_in,
    table,
    ticks,
    utc,
)

pytestmark = [pytest.mark.django_db, pytest.mark.both]


def test_monday_of_four_zones_by_the_quarter_hours_of_the_beat(beat: Beat) -> None:
    open_everywhere()
    assert beat.letters(ticks("2026-03-01 14:45", "2026-03-02 17:15")) == table("""
        2026-03-01 23:00  wit        2026-03-02
        2026-03-02 00:00  wita       2026-03-02
        2026-03-02 01:00  pontianak  2026-03-02
        2026-03-02 01:00  wib        2026-03-02
    """)


@pytest.mark.parametrize(
    ("moment", "day", "names"),
    [
        # 08.00 of Tuesday: WIT 23:00, WITA 00:00, WIB 01:00.
        ("2026-03-02 22:59", "", ""),
        ("2026-03-02 23:00", "2026-03-03", "wit"),
        ("2026-03-02 23:59", "2026-03-03", "wit"),
        ("2026-03-03 00:00", "2026-03-03", "wit wita"),
        ("2026-03-03 00:59", "2026-03-03", "wit wita"),
        ("2026-03-03 01:00", "2026-03-03", "pontianak wib wit wita"),
        # 18.00 of Tuesday: WIT 09:00, WITA 10:00, WIB 11:00.
        ("2026-03-03 08:59", "2026-03-03", "pontianak wib wit wita"),
        ("2026-03-03 09:00", "2026-03-03", "pontianak wib wita"),
        ("2026-03-03 09:59", "2026-03-03", "pontianak wib wita"),
        ("2026-03-03 10:00", "2026-03-03", "pontianak wib"),
        ("2026-03-03 10:59", "2026-03-03", "pontianak wib"),
        ("2026-03-03 11:00", "", ""),
        # Midnight: WIT 15:00, WITA 16:00, WIB 17:00.
        ("2026-03-03 14:59", "", ""),
        ("2026-03-03 15:00", "", ""),
        ("2026-03-03 16:00", "", ""),
        ("2026-03-03 17:00", "", ""),
        # The edges of the weekend: Friday 18.00, Saturday 08.00, Sunday 18.00, Monday 08.00.
        ("2026-03-06 08:59", "2026-03-06", "pontianak wib wit wita"),
        ("2026-03-06 10:59", "2026-03-06", "pontianak wib"),
        ("2026-03-06 11:00", "", ""),
        ("2026-03-06 23:00", "", ""),
        ("2026-03-07 01:00", "", ""),
        ("2026-03-08 01:00", "", ""),
        ("2026-03-08 11:00", "", ""),
        ("2026-03-08 22:59", "", ""),
        ("2026-03-08 23:00", "2026-03-09", "wit"),
        ("2026-03-09 01:00", "2026-03-09", "pontianak wib wit wita"),
    ],
)
def test_first_tick_after_a_silence_serves_whoever_is_at_work(
    beat: Beat, moment: str, day: str, names: str
) -> None:
    open_everywhere(cadence="workdays")
    assert beat.tick(utc(moment)) == [f"{moment} {name} {day}" for name in names.split()]


def test_own_hour_is_that_of_the_own_zone(beat: Beat) -> None:
    for zone in ("wib", "pontianak", "wita", "wit"):
        open_in(zone, f"{zone}-06", hour=6)
        open_in(zone, f"{zone}-13", hour=13)
        open_in(zone, f"{zone}-17", hour=17)
    assert beat.letters(ticks("2026-03-01 20:00", "2026-03-02 12:00", minutes=30)) == table("""
        2026-03-01 21:00  wit-06        2026-03-02
        2026-03-01 22:00  wita-06       2026-03-02
        2026-03-01 23:00  pontianak-06  2026-03-02
        2026-03-01 23:00  wib-06        2026-03-02
        2026-03-02 04:00  wit-13        2026-03-02
        2026-03-02 05:00  wita-13       2026-03-02
        2026-03-02 06:00  pontianak-13  2026-03-02
        2026-03-02 06:00  wib-13        2026-03-02
        2026-03-02 08:00  wit-17        2026-03-02
        2026-03-02 09:00  wita-17       2026-03-02
        2026-03-02 10:00  pontianak-17  2026-03-02
        2026-03-02 10:00  wib-17        2026-03-02
    """)


# --- The beat was down ----------------------------------------------------------------------------


def test_three_hours_without_a_beat_in_the_morning_are_made_up_for(beat: Beat) -> None:
    open_everywhere()
    assert beat.letters(ticks("2026-03-01 22:00", "2026-03-01 22:45")) == []
    assert beat.letters(ticks("2026-03-02 01:45", "2026-03-02 12:00")) == table("""
        2026-03-02 01:45  pontianak  2026-03-02
        2026-03-02 01:45  wib        2026-03-02
        2026-03-02 01:45  wit        2026-03-02
        2026-03-02 01:45  wita       2026-03-02
    """)


def test_three_hours_without_a_beat_over_eighteen_leave_the_east_to_the_next_day(
    beat: Beat,
) -> None:
    open_everywhere(hour=17)
    down = ("2026-03-02 07:45", "2026-03-02 10:45")
    assert beat.letters(map(utc, down)) == table("""
        2026-03-02 10:45  pontianak  2026-03-02
        2026-03-02 10:45  wib        2026-03-02
    """)
    assert beat.letters(ticks("2026-03-02 11:00", "2026-03-06 12:00", minutes=60)) == table("""
        2026-03-03 08:00  wit        2026-03-03
        2026-03-03 09:00  wita       2026-03-03
    """)


def test_three_days_without_a_beat_bring_one_weekly_digest_and_the_next_on_monday(
    beat: Beat,
) -> None:
    open_everywhere()
    assert beat.tick(utc("2026-03-01 20:00")) == []
    assert beat.letters(ticks("2026-03-04 20:00", "2026-03-09 12:00", minutes=60)) == table("""
        2026-03-04 23:00  wit        2026-03-05
        2026-03-05 00:00  wita       2026-03-05
        2026-03-05 01:00  pontianak  2026-03-05
        2026-03-05 01:00  wib        2026-03-05
        2026-03-08 23:00  wit        2026-03-09
        2026-03-09 00:00  wita       2026-03-09
        2026-03-09 01:00  pontianak  2026-03-09
        2026-03-09 01:00  wib        2026-03-09
    """)


def test_three_days_without_a_beat_are_not_sent_afterwards_day_by_day(beat: Beat) -> None:
    open_in("wib", cadence="workdays")
    open_in("wit", cadence="workdays")
    assert beat.letters(each_day("2026-03-01", "2026-03-01", "23:00")) == table("""
        2026-03-01 23:00  wit  2026-03-02
    """)
    days_after = each_day("2026-03-05", "2026-03-06", "01:00", "04:00", "23:00")
    assert beat.letters(days_after) == table("""
        2026-03-05 01:00  wib  2026-03-05
        2026-03-05 01:00  wit  2026-03-05
        2026-03-05 23:00  wit  2026-03-06
        2026-03-06 01:00  wib  2026-03-06
    """)


def test_week_without_a_beat_leaves_out_the_week(beat: Beat) -> None:
    open_in("wita")
    assert beat.tick(utc("2026-03-02 00:00")) == ["2026-03-02 00:00 wita 2026-03-02"]
    assert beat.letters(each_day("2026-03-16", "2026-03-22", "00:00")) == table("""
        2026-03-16 00:00  wita  2026-03-16
    """)


@pytest.mark.parametrize("late", ["2026-03-07 03:00", "2026-03-08 03:00", "2026-03-07 14:00"])
def test_beat_that_comes_back_at_the_weekend_waits_for_monday(beat: Beat, late: str) -> None:
    open_in("wib")
    assert beat.tick(utc(late)) == []
    assert beat.tick(utc("2026-03-09 00:59")) == []
    assert beat.tick(utc("2026-03-09 01:00")) == ["2026-03-09 01:00 wib 2026-03-09"]


# --- Twice at once, and late ----------------------------------------------------------------------


def test_two_beats_of_one_moment_plan_and_send_once(beat: Beat) -> None:
    open_everywhere()
    moment = utc("2026-03-02 01:00")
    first, second = open_due(moment), open_due(moment)
    assert first == second
    assert beat.send([*first, *second], moment) == table("""
        2026-03-02 01:00  pontianak  2026-03-02
        2026-03-02 01:00  wib        2026-03-02
        2026-03-02 01:00  wit        2026-03-02
        2026-03-02 01:00  wita       2026-03-02
    """)
    assert Digest.objects.count() == 4


def test_beats_whose_clocks_differ_by_minutes_send_once(beat: Beat) -> None:
    open_everywhere()
    ahead = ["2026-03-01 23:04", "2026-03-02 00:04", "2026-03-02 01:04"]
    behind = ["2026-03-01 22:58", "2026-03-01 23:58", "2026-03-02 00:58"]
    assert beat.letters(map(utc, [*ahead, *behind])) == table("""
        2026-03-01 23:04  wit        2026-03-02
        2026-03-02 00:04  wita       2026-03-02
        2026-03-02 01:04  pontianak  2026-03-02
        2026-03-02 01:04  wib        2026-03-02
    """)


def test_run_some_minutes_earlier_than_yesterday_skips_no_day(beat: Beat) -> None:
    open_in("wib", cadence="workdays")
    moments = ["2026-03-02 01:14", "2026-03-03 01:10", "2026-03-04 01:00", "2026-03-05 01:59"]
    assert beat.letters(map(utc, moments)) == table("""
        2026-03-02 01:14  wib  2026-03-02
        2026-03-03 01:10  wib  2026-03-03
        2026-03-04 01:00  wib  2026-03-04
        2026-03-05 01:59  wib  2026-03-05
    """)


def test_worker_that_comes_to_a_row_after_eighteen_leaves_it_to_the_next_day(beat: Beat) -> None:
    open_everywhere()
    planned = open_due(utc("2026-03-02 08:45"))
    assert beat.send(planned, utc("2026-03-02 10:30")) == table("""
        2026-03-02 10:30  pontianak  2026-03-02
        2026-03-02 10:30  wib        2026-03-02
    """)
    assert beat.send(planned, utc("2026-03-02 15:30")) == []
    assert beat.letters(ticks("2026-03-02 11:00", "2026-03-03 12:00", minutes=60)) == table("""
        2026-03-02 23:00  wit   2026-03-03
        2026-03-03 00:00  wita  2026-03-03
    """)


def test_task_of_yesterday_that_turns_up_today_sends_nothing(beat: Beat) -> None:
    open_in("wib", cadence="workdays")
    (planned,) = open_due(utc("2026-03-02 01:00"))
    assert beat.tick(utc("2026-03-03 01:00")) == ["2026-03-03 01:00 wib 2026-03-03"]
    assert deliver(planned, utc("2026-03-03 01:05")) == "not_ours"
    assert beat.tick(utc("2026-03-03 01:15")) == []


def test_mail_server_down_until_noon_delays_the_mail_of_the_day(
    beat: Beat, settings: LazySettings
) -> None:
    open_in("wib")
    working = settings.EMAIL_BACKEND
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    assert beat.letters(ticks("2026-03-02 01:00", "2026-03-02 05:00", minutes=60)) == []
    settings.EMAIL_BACKEND = working
    assert beat.letters(ticks("2026-03-02 05:15", "2026-03-03 05:00", minutes=60)) == table("""
        2026-03-02 05:15  wib  2026-03-02
    """)


def test_mail_server_down_all_day_moves_the_weekly_digest_to_tuesday(
    beat: Beat, settings: LazySettings
) -> None:
    open_everywhere()
    working = settings.EMAIL_BACKEND
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    assert beat.letters(ticks("2026-03-01 23:00", "2026-03-02 10:45", minutes=60)) == []
    settings.EMAIL_BACKEND = working
    assert beat.letters(ticks("2026-03-02 11:00", "2026-03-06 12:00", minutes=60)) == table("""
        2026-03-02 23:00  wit        2026-03-03
        2026-03-03 00:00  wita       2026-03-03
        2026-03-03 01:00  pontianak  2026-03-03
        2026-03-03 01:00  wib        2026-03-03
    """)
