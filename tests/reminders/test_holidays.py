"""The warning of a year without holidays: when, and who sees it."""

import re
from datetime import date
from html import unescape

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from reminders.holidays import years_without_holidays
from reminders.models import Holiday
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


def enter(*days: str) -> None:
    for day in days:
        Holiday.objects.create(day=day, name="Hari libur contoh")


@pytest.mark.parametrize(
    ("entered", "day", "missing"),
    [
        ([], "2026-01-01", [2026]),
        ([], "2026-11-30", [2026]),
        ([], "2026-12-01", [2026, 2027]),
        (["2026-12-31"], "2026-11-30", []),
        (["2026-01-01"], "2026-12-01", [2027]),
        (["2026-01-01", "2027-01-01"], "2026-12-31", []),
        (["2026-01-01"], "2027-01-01", [2027]),
        (["2025-12-31", "2027-01-01"], "2026-06-15", [2026]),
        (["2027-01-01"], "2026-12-15", [2026]),
    ],
)
def test_year_is_missed_from_its_first_day_and_in_december_before(
    entered: list[str], day: str, missing: list[int]
) -> None:
    enter(*entered)
    assert years_without_holidays(date.fromisoformat(day)) == missing


def test_one_query_finds_the_years(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    enter("2026-01-01", "2026-05-01", "2026-08-17")
    with django_assert_num_queries(1):
        assert years_without_holidays(date(2026, 12, 1)) == [2027]


def warnings_for(client: Client, language: str, *permissions: str) -> list[str]:
    """What the home of the back office warns somebody of who has these rights."""
    person = UserFactory(is_staff=True, language=language)
    codenames = ["access_admin", *permissions]
    person.user_permissions.set(Permission.objects.filter(codename__in=codenames))
    client.force_login(person)
    response = client.get("/admin/", headers={"accept-language": language})
    assert response.status_code == 200
    blocks = re.findall(
        r'<div class="help-block help-warning">(.*?)</div>', response.content.decode(), re.DOTALL
    )
    return [
        unescape(re.sub(r"<svg.*?</svg>", "", block, flags=re.DOTALL)).strip() for block in blocks
    ]


def test_who_may_enter_holidays_is_warned_on_the_home_of_the_back_office(client: Client) -> None:
    year = timezone.localdate().year
    found = warnings_for(client, "en", "add_holiday", "view_holiday")
    assert found[0] == (f"No holiday of {year} has been entered: digests go out on holidays too.")


def test_who_may_not_enter_holidays_is_not_warned(client: Client) -> None:
    assert warnings_for(client, "en", "view_holiday") == []


def test_warning_ends_when_a_day_of_each_year_is_entered(client: Client) -> None:
    year = timezone.localdate().year
    enter(f"{year}-08-17", f"{year + 1}-08-17")
    assert warnings_for(client, "en", "add_holiday") == []


def test_warning_leads_to_the_form_of_a_holiday(client: Client) -> None:
    year = timezone.localdate().year
    assert warnings_for(client, "en", "add_holiday", "view_holiday") != []
    assert 'href="/admin/holidays/new/"' in client.get("/admin/").content.decode()
    client.post("/admin/holidays/new/", {"day": f"{year}-08-17", "name": "Hari libur contoh"})
    assert list(Holiday.objects.values_list("day", flat=True)) == [date(year, 8, 17)]
