"""The programme view: all regions side by side, by counts alone."""

import csv
from datetime import UTC, date, datetime, timedelta

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from actionplan import overseeing
from actionplan.models import Action, ActionPlan, Delivery, StepDeliverable, Update
from directory.models import Region, User
from tests.actionplan.people import (
    COORDINATOR,
    DAY,
    NOON,
    Province,
    holder_of,
    make_action,
    make_province,
)
from tests.factories import ActionFactory, PlanFactory, RegionFactory, StepFactory, UserFactory

pytestmark = pytest.mark.django_db

VIEW, FILE = "actions:programme", "actions:programme-csv"


@pytest.fixture
def province() -> Province:
    return make_province()


@pytest.fixture
def overseer(client: Client) -> User:
    user: User = UserFactory()
    user.user_permissions.add(Permission.objects.get(codename="oversee_all_regions"))
    client.force_login(user)
    return user


def deliver(plan: ActionPlan, key: str) -> None:
    step = StepFactory(number=1)
    deliverable, _ = StepDeliverable.objects.get_or_create(
        key=key, defaults={"step": step, "name_id": key, "name_en": key}
    )
    Delivery.objects.create(
        plan=plan,
        deliverable=deliverable,
        reached_on=DAY,
        url="https://example.org/",
        recorded_at=NOON,
    )


def say(action: Action, version: int, moment: datetime, status: str = "in_progress") -> None:
    Update.objects.create(
        action=action,
        status_before="planned",
        status_after=status,
        version=version,
        written_at=moment,
    )


def names(client: Client, query: str) -> tuple[list[str], list[str]]:
    """The regions with a plan, and those without."""
    page = client.get(f"{reverse(VIEW)}?{query}").context
    return [str(row.region) for row in page["rows"]], page["others"]


PLANNED, OTHERS = ["Kabupaten Lombok Timur", "Nusa Tenggara Barat"], ["Aceh", "Bali"]
FILTERS = [
    ("", PLANNED, OTHERS),
    ("province=52", PLANNED, []),
    ("plan=none", [], OTHERS),
    ("plan=closed", ["Nusa Tenggara Barat"], []),
    ("plan=draft&province=52", ["Kabupaten Lombok Timur"], []),
    ("step=5", PLANNED, OTHERS),
    ("province=zz&plan=zz", PLANNED, OTHERS),
]


@pytest.mark.parametrize(("query", "planned", "others"), FILTERS)
def test_regions_stand_in_alphabetical_order_and_are_filtered(
    query: str,
    planned: list[str],
    others: list[str],
    province: Province,
    overseer: User,
    client: Client,
) -> None:
    RegionFactory(code="51", name="Bali")
    RegionFactory(code="11", name="Aceh")
    RegionFactory(code="31.71", name="Jakarta Pusat", has_government=False)
    PlanFactory(region=province.region, starts_on=date(2026, 1, 1), status="closed")
    assert names(client, query) == (planned, others)


def test_regions_without_a_plan_are_folded_below_the_trend(
    province: Province, overseer: User, client: Client
) -> None:
    RegionFactory(code="11", name="Aceh")
    page = client.get("/en/portal/actions/programme/").content.decode()
    places = [
        page.index(text)
        for text in ("The last 12 months", "Regions with a plan", "1 region without a plan yet")
    ]
    assert places == sorted(places)
    assert page.index("<li>Aceh</li>") > places[2]
    assert page.count("Aceh") == 2  # in the fold, and in the filter of provinces


def test_rows_count_actions_deliverables_and_the_last_update(province: Province) -> None:
    make_action(province.plan, province.office, "NTB-2023-003", status="verified", step__number=1)
    Action.objects.filter(pk=province.action.pk).update(
        due_on=DAY - timedelta(days=1), confirmed_on=None
    )
    deliver(province.plan, "a")
    deliver(province.plan, "a")
    deliver(province.plan, "b")
    say(province.action, 2, NOON - timedelta(days=3))
    say(province.action, 3, NOON)
    places = overseeing.places(Region.objects.filter(code="52"))

    def numbers(step: int | None) -> tuple[list[int], int, int, int, datetime | None]:
        (row,) = overseeing.rows(places, step, DAY)
        counts = [count.number for count in row.counts]
        return counts, row.late.number, row.unconfirmed.number, row.deliverables, row.updated_at

    assert numbers(None) == ([2, 0, 0, 0, 1, 0], 1, 1, 2, NOON)
    assert numbers(1) == ([0, 0, 0, 0, 1, 0], 0, 0, 2, None)
    assert numbers(5) == ([2, 0, 0, 0, 0, 0], 1, 1, 0, NOON)


def test_trend_counts_by_the_month_of_jakarta(province: Province) -> None:
    new_year_in_jakarta = datetime(2022, 12, 31, 17, 0, tzinfo=UTC)
    say(province.action, 2, new_year_in_jakarta)
    say(province.action, 3, datetime(2023, 9, 1, tzinfo=UTC), "verified")
    say(province.other_action, 2, datetime(2022, 9, 30, tzinfo=UTC))
    say(province.regency_action, 2, datetime(2023, 9, 2, tzinfo=UTC))
    months = overseeing.trend(None, None, DAY)
    assert [month.day for month in months] == [
        date(2022, 10, 1),
        date(2022, 11, 1),
        date(2022, 12, 1),
        *(date(2023, number, 1) for number in range(1, 10)),
    ]
    counted = {month.day: (month.updates, month.verified) for month in months if month.updates}
    assert counted == {date(2023, 1, 1): (1, 0), date(2023, 9, 1): (2, 1)}
    only = overseeing.trend([province.regency_action.plan.region_id], 5, DAY)
    assert sum(month.updates for month in only) == 1


def test_numbers_lead_to_exactly_what_they_count(
    province: Province, overseer: User, client: Client
) -> None:
    make_action(province.plan, province.office, "NTB-2023-003", status="verified", step__number=1)
    page = client.get(reverse(VIEW)).context
    for row in page["rows"]:
        for count in [*row.counts, row.late, row.unconfirmed]:
            behind = client.get(f"{page['list_url']}region={row.region.code}&{count.query}")
            assert behind.context["page_obj"].paginator.count == count.number


def test_view_shows_nobody(province: Province, overseer: User, client: Client) -> None:
    holder_of(province.planning, COORDINATOR, full_name="RAHASIA Nama")
    for name in (VIEW, FILE):
        assert "RAHASIA" not in client.get(reverse(name)).content.decode()


@pytest.mark.parametrize("name", [VIEW, FILE])
def test_view_is_for_programme_staff(name: str, province: Province, client: Client) -> None:
    client.force_login(holder_of(province.planning, COORDINATOR))
    assert client.get(reverse(name)).status_code == 404


def test_file_holds_the_same_counts_and_no_formula(overseer: User, client: Client) -> None:
    region = RegionFactory(code="11", name="=Aceh")
    plan = PlanFactory(region=region, status="consulted")
    action = ActionFactory(plan=plan, confirmed_on=timezone.localdate())
    say(action, 2, NOON)
    text = client.get("/en/portal/actions/programme/regions.csv").content.decode("utf-8-sig")
    header, row = csv.reader(text.splitlines())
    assert header == [
        "Code",
        "Region",
        "Level",
        "Status of the plan",
        "Planned",
        "In progress",
        "Blocked",
        "Reported done",
        "Done, verified",
        "Dropped",
        "Past due",
        "To be reconfirmed",
        "Deliverables in hand",
        "Last update",
    ]
    counts = ["1", "0", "0", "0", "0", "0", "0", "0", "0"]
    assert row == ["11", "'=Aceh", "Province", "Consulted", *counts, "2023-09-30"]


@pytest.mark.parametrize("query", ["", "province=52&plan=draft&step=5"])
def test_view_takes_as_many_queries_for_three_regions_as_for_one(
    query: str, overseer: User, client: Client
) -> None:
    def count() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert client.get(f"{reverse(VIEW)}?{query}").status_code == 200
        return len(queries)

    ActionFactory(plan__region=RegionFactory(code="52"))
    with_one = count()
    ActionFactory(
        plan__region=RegionFactory(
            code="52.01", parent=Region.objects.get(code="52"), level="regency"
        )
    )
    ActionFactory(
        plan__region=RegionFactory(
            code="52.02", parent=Region.objects.get(code="52"), level="regency"
        )
    )
    with_three = count()
    assert with_three == with_one
    assert with_three <= 15
