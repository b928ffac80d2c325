"""The kill switch: what is held, who may, and what becomes of the rows."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext

from directory.models import Post, Region, User
from reminders import holds
from reminders.claiming import claim
from reminders.delivering import Outcome, deliver
from reminders.digests import open_due
from reminders.models import Digest, Hold
from tests.factories import AgencyFactory, PostFactory, RegionFactory, TenureFactory, UserFactory
from tests.reminders.people import MONDAY, TUESDAY, Office, at, open_office

pytestmark = [pytest.mark.django_db, pytest.mark.both]
EIGHT = at(MONDAY, 8)
NINE = at(MONDAY, 9)


@pytest.fixture
def office() -> Office:
    office = open_office(email="contoh@example.org")
    office.promise(MONDAY)
    return office


@pytest.fixture
def staff() -> User:
    user: User = UserFactory()
    names = ("add_hold", "change_hold")
    user.user_permissions.set(Permission.objects.filter(codename__in=names))
    return user


def coordinator_of(region: Region) -> User:
    post = PostFactory(agency=AgencyFactory(region=region), role=Post.Role.COORDINATOR)
    user: User = TenureFactory(post=post, holder=UserFactory()).holder
    return user


def held(region: Region | None, staff: User) -> Hold:
    return holds.begin(region, "Salah tanggal", staff, EIGHT, MONDAY)


def state() -> str:
    return str(Digest.objects.get().state)


def test_nothing_leaves_while_everything_is_held(
    office: Office, staff: User, mailoutbox: list[Any]
) -> None:
    held(None, staff)
    assert open_due(EIGHT) == []
    assert state() == "held"
    assert mailoutbox == []


@pytest.mark.parametrize(
    ("where", "code", "found"),
    [("52", "52", "held"), ("33", "52", "due"), ("52", "52.03", "held"), ("52.03", "52", "due")],
)
def test_hold_of_a_region_holds_those_below_it_and_no_other(
    staff: User, where: str, code: str, found: str
) -> None:
    province = RegionFactory(code="52")
    region = {
        "52": province,
        "52.03": RegionFactory(code="52.03", level="regency", parent=province),
    }.get(code)
    post = PostFactory(agency=AgencyFactory(region=region))
    digest = Digest.objects.create(
        address=TenureFactory(post=post).holder.email,
        region=region,
        local_date=MONDAY,
        zone="Asia/Makassar",
    )
    other = Region.objects.filter(code=where).first() or RegionFactory(code=where)
    held(other, staff)
    holds.hold_back()
    digest.refresh_from_db()
    assert digest.state == found


def test_digest_of_no_region_is_held_with_everything_only(staff: User, office: Office) -> None:
    Digest.objects.create(address="x@example.org", local_date=MONDAY, zone="Asia/Makassar")
    held(office.plan.region, staff)
    assert holds.hold_back() == 0
    held(None, staff)
    assert holds.hold_back() == 1


def test_row_that_was_found_before_the_hold_began_waits(
    office: Office, staff: User, mailoutbox: list[Any]
) -> None:
    (due,) = open_due(EIGHT)
    held(office.plan.region, staff)
    assert deliver(due, EIGHT) is Outcome.NOT_OURS
    assert state() == "held"
    assert mailoutbox == []


def test_row_that_was_claimed_before_the_hold_began_ends_as_it_would(
    office: Office, staff: User
) -> None:
    (due,) = open_due(EIGHT)
    claim(due, EIGHT)
    held(None, staff)
    open_due(EIGHT)
    assert state() == "claimed"


def test_row_goes_out_when_the_hold_ends_the_same_day(
    office: Office, staff: User, mailoutbox: list[Any]
) -> None:
    hold = held(office.plan.region, staff)
    open_due(EIGHT)
    holds.end(hold, staff, NINE, MONDAY)
    (due,) = open_due(NINE)
    assert deliver(due, NINE) is Outcome.SENT
    assert len(mailoutbox) == 1


@pytest.mark.parametrize("moment", [at(MONDAY, 18), at(TUESDAY, 7)])
def test_row_whose_day_has_passed_is_parked(office: Office, staff: User, moment: Any) -> None:
    hold = held(None, staff)
    open_due(EIGHT)
    holds.end(hold, staff, moment, MONDAY)
    assert open_due(moment) == []
    assert list(Digest.objects.values_list("state", "error")) == [("parked", "day_passed")]


def test_after_a_hold_of_days_each_gets_one_mail(
    office: Office, staff: User, mailoutbox: list[Any]
) -> None:
    hold = held(None, staff)
    open_due(EIGHT)
    tuesday = at(TUESDAY, 9)
    holds.end(hold, staff, tuesday, TUESDAY)
    for due in open_due(tuesday):
        deliver(due, tuesday)
    assert list(Digest.objects.order_by("local_date").values_list("local_date", "state")) == [
        (MONDAY, "parked"),
        (TUESDAY, "sent"),
    ]
    assert len(mailoutbox) == 1


def test_row_stays_held_while_one_of_two_holds_is_open(office: Office, staff: User) -> None:
    whole, region = held(None, staff), held(office.plan.region, staff)
    open_due(EIGHT)
    holds.end(whole, staff, NINE, MONDAY)
    assert open_due(NINE) == []
    holds.end(region, staff, NINE, MONDAY)
    assert len(open_due(NINE)) == 1


def test_hold_says_who_began_and_ended_it_and_when(office: Office, staff: User) -> None:
    hold = held(office.plan.region, staff)
    other = coordinator_of(office.plan.region)
    holds.end(hold, other, NINE, MONDAY)
    hold.refresh_from_db()
    assert (hold.begun_by, hold.begun_at, hold.ended_by, hold.ended_at) == (
        staff,
        EIGHT,
        other,
        NINE,
    )


@pytest.mark.parametrize("whole", [True, False])
def test_same_thing_is_held_once_at_a_time(office: Office, staff: User, whole: bool) -> None:
    region = None if whole else office.plan.region
    hold = held(region, staff)
    with pytest.raises(holds.AlreadyHeld):
        held(region, staff)
    holds.end(hold, staff, NINE, MONDAY)
    assert held(region, staff).pk != hold.pk


def test_coordinator_holds_the_own_region_and_nothing_else(office: Office) -> None:
    region = office.plan.region
    coordinator = coordinator_of(region)
    elsewhere = RegionFactory(code="33")
    assert list(holds.regions_of(holds.right_of(coordinator, MONDAY))) == [region]
    held(region, coordinator)
    for other in (None, elsewhere):
        with pytest.raises(holds.NotYours):
            held(other, coordinator)


def test_coordinator_does_not_end_a_hold_of_everything(office: Office, staff: User) -> None:
    hold = held(None, staff)
    with pytest.raises(holds.NotYours):
        holds.end(hold, coordinator_of(office.plan.region), NINE, MONDAY)


def test_focal_point_holds_nothing(office: Office) -> None:
    assert not holds.right_of(office.holder, MONDAY)
    with pytest.raises(holds.NotYours):
        held(office.plan.region, office.holder)


def test_coordinator_sees_the_holds_that_touch_the_region(office: Office, staff: User) -> None:
    below = RegionFactory(code="52.03", level="regency", parent=office.plan.region)
    coordinator = coordinator_of(below)
    whole, above = held(None, staff), held(office.plan.region, staff)
    held(RegionFactory(code="33"), staff)
    assert set(Hold.objects.visible_to(coordinator, MONDAY)) == {whole, above}
    assert list(Hold.objects.editable_by(coordinator, MONDAY)) == []


@pytest.mark.parametrize("moment", [NINE, at(TUESDAY, 9)])
def test_statements_of_a_hold_do_not_grow_with_its_rows(staff: User, moment: Any) -> None:
    """A hold of weeks keeps back more rows than a statement may have parameters."""
    said = []
    for rows in (1, 30):
        Digest.objects.bulk_create(
            Digest(address=f"{rows}-{n}@example.org", local_date=MONDAY, zone="Asia/Makassar")
            for n in range(rows)
        )
        hold = held(None, staff)
        with CaptureQueriesContext(connection) as holding:
            assert holds.hold_back() == rows
        holds.end(hold, staff, NINE, MONDAY)
        with CaptureQueriesContext(connection) as letting_go:
            holds.let_go(moment)
        said.append([query["sql"] for query in (*holding, *letting_go)])
        assert not Digest.objects.filter(state="held").exists()
        Digest.objects.all().delete()
    assert said[0] == said[1]


def test_hold_costs_a_claim_no_query(
    office: Office, staff: User, django_assert_num_queries: Any
) -> None:
    held(RegionFactory(code="33"), staff)
    (due,) = open_due(EIGHT)
    with django_assert_num_queries(2):
        assert claim(due, EIGHT + timedelta(minutes=1)) is not None
