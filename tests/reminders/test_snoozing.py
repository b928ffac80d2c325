"""One record put off, for one address, for some days."""

from datetime import date, timedelta

import pytest

from reminders.snoozing import (
    Put,
    awake,
    everything_put_off,
    forget_past,
    snooze,
    snoozed_on,
    snoozed_until,
)
from tests.reminders.people import MONDAY, at

pytestmark = [pytest.mark.django_db, pytest.mark.both]
NOW = at(MONDAY, 9)


def after(days: int) -> date:
    return MONDAY + timedelta(days=days)


def test_record_is_put_off_until_the_day_and_back_on_it() -> None:
    assert snooze("Orang@Example.org", "NTB-2023-014", MONDAY, 3, NOW) == after(3)
    assert snoozed_on(after(2), "orang@example.org") == {"NTB-2023-014"}
    assert snoozed_on(after(3), "orang@example.org") == frozenset()
    assert snoozed_until("orang@example.org", "NTB-2023-014", after(2)) == after(3)
    assert snoozed_until("orang@example.org", "NTB-2023-014", after(3)) is None


def test_others_are_not_touched() -> None:
    snooze("orang@example.org", "NTB-2023-014", MONDAY, 3, NOW)
    assert snoozed_on(MONDAY, "lain@example.org") == frozenset()
    assert snoozed_until("orang@example.org", "NTB-2023-015", MONDAY) is None


@pytest.mark.parametrize(("days", "kept"), [(0, 1), (-5, 1), (14, 14), (15, 14), (400, 14)])
def test_it_is_put_off_for_one_to_fourteen_days(days: int, kept: int) -> None:
    assert snooze("orang@example.org", "NTB-2023-014", MONDAY, days, NOW) == after(kept)


def test_the_last_word_counts() -> None:
    snooze("orang@example.org", "NTB-2023-014", MONDAY, 7, NOW)
    snooze("orang@example.org", "NTB-2023-014", MONDAY, 2, NOW)
    assert everything_put_off() == {"orang@example.org": [Put("NTB-2023-014", after(2))]}


def test_it_can_be_taken_back() -> None:
    snooze("orang@example.org", "NTB-2023-014", MONDAY, 7, NOW)
    awake("ORANG@example.org", "NTB-2023-014")
    assert snoozed_on(MONDAY, "orang@example.org") == frozenset()


def test_what_came_back_two_months_ago_is_forgotten() -> None:
    snooze("orang@example.org", "NTB-2023-014", MONDAY, 1, NOW)
    assert forget_past(after(62)) == 0
    assert forget_past(after(63)) == 1
