"""Whether there is a reason to write on a day."""

from datetime import date, timedelta

import pytest

from directory.duties import Mark
from reminders.rules import News, Said, Wish

DUE = date(2026, 3, 20)
TODAY = date(2026, 3, 17)
YESTERDAY = TODAY - timedelta(days=1)
MARK = Mark("actions", 7, -3, DUE)
ADDRESS = "orang@example.org"


def news(said: Said | None = None, until: date | None = None) -> News:
    return News(
        day=TODAY,
        staged={1: [MARK]},
        said={ADDRESS: said} if said else {},
        put_off={ADDRESS: {("actions", 7): until}} if until else {},
    )


def test_mark_survives_being_stored() -> None:
    item = {"source": "actions", "record": 7, "stage": -3, "on": "2026-03-20"}
    assert MARK.as_item() == item
    assert Mark.from_item(item) == MARK


@pytest.mark.parametrize(
    ("said", "has_any"),
    [
        (None, True),
        (Said(YESTERDAY), True),
        (Said(YESTERDAY, frozenset({MARK})), False),
        (Said(YESTERDAY, frozenset({MARK._replace(stage=-14)})), True),
        (Said(YESTERDAY, frozenset({MARK._replace(on=DUE - timedelta(days=9))})), True),
        (Said(YESTERDAY, frozenset({MARK._replace(record=8)})), True),
        (Said(YESTERDAY, frozenset({MARK._replace(source="assessments")})), True),
    ],
)
def test_mark_is_news_until_the_same_one_was_said(said: Said | None, has_any: bool) -> None:
    assert news(said).has_any(ADDRESS, {1}) is has_any


def test_marks_of_other_posts_and_addresses_do_not_count() -> None:
    assert news().has_any(ADDRESS, {2}) is False
    said = news(Said(YESTERDAY, frozenset({MARK})))
    assert said.has_any("lain@example.org", {1}) is True


@pytest.mark.parametrize(
    ("until", "has_any"),
    [
        (TODAY + timedelta(days=1), False),
        (TODAY, True),
        (YESTERDAY, False),
    ],
)
def test_what_was_put_off_is_said_once_more_on_the_day_it_comes_back(
    until: date, has_any: bool
) -> None:
    said = Said(YESTERDAY, frozenset({MARK}))
    assert news(said, until).has_any(ADDRESS, {1}) is has_any


@pytest.mark.parametrize(
    ("wish", "wants"),
    [
        (Wish(), True),
        (Wish(cadence="off"), False),
        (Wish(paused_until=TODAY + timedelta(days=1)), False),
        (Wish(paused_until=TODAY), True),
    ],
)
def test_mail_is_wanted_unless_off_or_paused(wish: Wish, wants: bool) -> None:
    assert wish.wants_mail_on(TODAY) is wants
