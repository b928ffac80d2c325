"""The pages of holds, of failing addresses, and of the log."""

from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries
from wagtail.models import ModelLogEntry

from directory.models import Post, Region, User
from reminders import bouncing, holds
from reminders.models import Digest, Hold, Undeliverable
from tests.factories import AgencyFactory, PostFactory, RegionFactory, TenureFactory, UserFactory
from tests.reminders.people import MONDAY, TUESDAY

pytestmark = pytest.mark.django_db
HOLDS = "/en/portal/digest/holds/"
LOG = "/en/portal/digest/log/"
ADDRESSES = "/en/portal/digest/addresses/"


@pytest.fixture
def region() -> Region:
    region: Region = RegionFactory(
        code="52", name="Nusa Tenggara Barat", name_en="West Nusa Tenggara"
    )
    return region


@pytest.fixture
def coordinator(region: Region) -> User:
    post = PostFactory(agency=AgencyFactory(region=region), role=Post.Role.COORDINATOR)
    user: User = TenureFactory(post=post, holder=UserFactory(language="en")).holder
    return user


def with_rights(*codenames: str) -> User:
    user: User = UserFactory(language="en")
    user.user_permissions.set(Permission.objects.filter(codename__in=codenames))
    return user


@pytest.fixture
def staff() -> User:
    return with_rights("add_hold", "change_hold", "view_digest", "view_undeliverable")


def as_(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def begun(region: Region | None, user: User) -> Hold:
    return holds.begin(region, "Salah tanggal", user, timezone.now(), timezone.localdate())


def texts(client: Client, url: str) -> str:
    answer = client.get(url)
    assert answer.status_code == 200
    return answer.content.decode()


def test_staff_hold_everything_and_let_go(staff: User) -> None:
    client = as_(staff)
    answer = client.post(HOLDS, {"region": "", "reason": "Wrong dates"}, follow=True)
    assert "All digests are held." not in answer.content.decode()
    assert "The digests are held." in answer.content.decode()
    hold = Hold.objects.get()
    assert (hold.region, hold.reason, hold.begun_by) == (None, "Wrong dates", staff)
    client.post(f"{HOLDS}{hold.pk}/end/")
    hold.refresh_from_db()
    assert hold.ended_by == staff
    assert hold.ended_at is not None


def test_coordinator_holds_the_own_region(coordinator: User, region: Region) -> None:
    RegionFactory(code="33")
    client = as_(coordinator)
    assert texts(client, HOLDS).count("<option") == 1
    client.post(HOLDS, {"region": region.pk, "reason": "Rapat"})
    assert Hold.objects.get().region == region


@pytest.mark.parametrize("code", ["", "33"])
def test_coordinator_is_not_offered_more(coordinator: User, code: str) -> None:
    wanted = RegionFactory(code=code).pk if code else ""
    assert as_(coordinator).post(HOLDS, {"region": wanted, "reason": "X"}).status_code == 422
    assert Hold.objects.count() == 0


def test_hold_needs_a_reason(staff: User) -> None:
    answer = as_(staff).post(HOLDS, {"region": "", "reason": " "})
    assert answer.status_code == 422
    assert Hold.objects.count() == 0


def test_second_hold_of_the_same_is_explained(staff: User, region: Region) -> None:
    begun(region, staff)
    answer = as_(staff).post(HOLDS, {"region": region.pk, "reason": "X"})
    assert answer.status_code == 422
    assert "This is held already." in answer.content.decode()
    assert Hold.objects.count() == 1


def test_hold_of_others_is_not_there_for_a_coordinator(staff: User, coordinator: User) -> None:
    whole, far = begun(None, staff), begun(RegionFactory(code="33"), staff)
    client = as_(coordinator)
    page = texts(client, HOLDS)
    assert page.count("Salah tanggal") == 1
    assert "End the hold" not in page
    for hold in (whole, far):
        assert client.post(f"{HOLDS}{hold.pk}/end/").status_code == 404
    assert Hold.objects.open().count() == 2


def test_log_says_what_is_held_to_those_whom_it_touches(
    staff: User, coordinator: User, region: Region
) -> None:
    begun(region, staff)
    banner = "Digests of West Nusa Tenggara are held."
    elsewhere = TenureFactory(
        post=PostFactory(agency=AgencyFactory(region=RegionFactory(code="33"))),
        holder=UserFactory(language="en"),
    ).holder
    assert banner in texts(as_(staff), LOG)
    assert banner in texts(as_(coordinator), LOG)
    assert banner not in texts(as_(elsewhere), LOG)


def a_digest(address: str, **fields: Any) -> Digest:
    usual = {"local_date": MONDAY, "zone": "Asia/Makassar", "state": "sent", "subject": "1 tindak"}
    return Digest.objects.create(address=address, **{**usual, **fields})


def test_log_is_filtered_by_state_day_region_and_address(staff: User, region: Region) -> None:
    a_digest("satu@example.org", region=region)
    a_digest("dua@example.org", state="failed", error="550 no")
    a_digest("tiga@example.org", local_date=TUESDAY)
    client = as_(staff)
    for query, found in (
        ("", {"satu", "dua", "tiga"}),
        ("?state=failed", {"dua"}),
        (f"?day={TUESDAY}", {"tiga"}),
        ("?region=52", {"satu"}),
        ("?address=TIGA", {"tiga"}),
    ):
        page = texts(client, LOG + query)
        seen = {name for name in ("satu", "dua", "tiga") if f"{name}@example.org" in page}
        assert seen == found, query


def test_own_log_offers_no_filter_by_others(coordinator: User, region: Region) -> None:
    a_digest("lain@example.org", region=region)
    a_digest(coordinator.email, user=coordinator)
    page = texts(as_(coordinator), f"{LOG}?region=52&address=lain")
    assert "lain@example.org" not in page
    assert coordinator.email in page
    assert 'name="region"' not in page


def test_mail_that_came_back_says_so_in_the_log(staff: User) -> None:
    digest = a_digest("satu@example.org", bounced_at=timezone.now())
    assert "Came back" in texts(as_(staff), LOG)
    assert "Came back" in texts(as_(staff), f"{LOG}{digest.pk}/")


def test_address_that_works_again_is_noted_without_the_address(
    coordinator: User, region: Region
) -> None:
    PostFactory(agency=AgencyFactory(region=region), mailbox="dinas@example.org")
    for _ in range(3):
        bouncing.count("dinas@example.org", timezone.now(), "550 5.1.1 no such user")
    client = as_(coordinator)
    page = texts(client, ADDRESSES)
    assert "dinas@example.org" in page
    assert "Gets no digests" in page
    assert "550 5.1.1 no such user" in page
    row = Undeliverable.objects.get()
    client.post(f"{ADDRESSES}{row.pk}/works/")
    assert Undeliverable.objects.count() == 0
    entry = ModelLogEntry.objects.get(action="reminders.address_works")
    assert (entry.label, entry.user, entry.data) == (f"#{row.pk}", coordinator, {"refusals": 3})


def test_address_of_another_region_is_not_there(coordinator: User) -> None:
    bouncing.count("lain@example.org", timezone.now(), "550")
    client = as_(coordinator)
    assert "lain@example.org" not in texts(client, ADDRESSES)
    row = Undeliverable.objects.get()
    assert client.post(f"{ADDRESSES}{row.pk}/works/").status_code == 404


@pytest.mark.parametrize(("url", "queries"), [(HOLDS, 12), (ADDRESSES, 9), (LOG, 10)])
@pytest.mark.parametrize("n", [1, 3])
def test_pages_ask_the_same_whatever_their_length(
    coordinator: User,
    region: Region,
    url: str,
    queries: int,
    n: int,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    staff = with_rights("add_hold", "change_hold")
    for number in range(n):
        post = PostFactory(agency=AgencyFactory(region=region), mailbox=f"d{number}@example.org")
        bouncing.count(post.mailbox, timezone.now(), "550")
        holds.end(begun(region, staff), staff, timezone.now(), timezone.localdate())
        a_digest(coordinator.email, user=coordinator, local_date=f"2026-03-0{number + 1}")
    begun(region, staff)
    client = as_(coordinator)
    with django_assert_num_queries(queries):
        client.get(url)
