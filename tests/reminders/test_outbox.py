"""Tomorrow's outbox: who would get a digest, how it would read, and who may know."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.utils import timezone, translation
from pytest_django import DjangoAssertNumQueries

from directory.duties import Kind
from directory.models import Post, Region, User
from reminders import outbox
from reminders.calendar import next_workday
from reminders.models import Digest, Hold, Holiday, Subscription, UpdateLink
from tests.factories import (
    AgencyFactory,
    PostFactory,
    RegionFactory,
    TenureFactory,
    UserFactory,
)
from tests.reminders.people import MONDAY, Office, open_office
from tests.reminders.samples import a_digest, a_duty, a_part, a_section

pytestmark = pytest.mark.django_db

LIST = "/en/portal/digest/outbox/"
SATURDAY = date(2026, 3, 7)


@pytest.fixture
def office() -> Office:
    return open_office(email="contoh@example.org", language="en", full_name="Contoh Sinta")


def a_reader(**fields: object) -> User:
    user: User = UserFactory(**fields)
    user.user_permissions.add(Permission.objects.get(codename="view_digest"))
    return user


def a_coordinator(office: Office) -> User:
    agency = AgencyFactory(region=office.plan.region)
    post = PostFactory(agency=agency, role=Post.Role.COORDINATOR)
    holder: User = TenureFactory(post=post).holder
    return holder


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def addresses(user: User, day: date) -> set[str]:
    return {one.recipient.address for one in outbox.planned_for(user, day, day)}


def late(office: Office, **fields: object) -> None:
    """An action that is past due by the clock of the test."""
    office.promise(timezone.localdate() - timedelta(days=3), **fields)


def page_of(user: User, office: Office) -> str:
    answer = signed_in(user).get(f"{LIST}u{office.holder.pk}/")
    assert answer.status_code == 200
    return answer.content.decode()


def test_next_day_is_the_first_workday_after_today() -> None:
    Holiday.objects.create(day=date(2026, 3, 9), name="Contoh")
    assert outbox.next_day(date(2026, 3, 4)) == date(2026, 3, 5)
    assert outbox.next_day(date(2026, 3, 6)) == date(2026, 3, 10)


def test_outbox_holds_who_has_a_reason_and_wants_mail(office: Office) -> None:
    silent, mailbox = open_office(email="diam@example.org"), open_office()
    Subscription.objects.create(user=silent.holder, cadence="off")
    Post.objects.filter(pk=mailbox.post.pk).update(mailbox="kantor@example.org")
    mailbox.tenure.delete()
    for one in (office, silent, mailbox):
        one.promise(MONDAY)
    assert addresses(a_reader(), MONDAY) == {"contoh@example.org", "kantor@example.org"}
    assert addresses(a_reader(), SATURDAY) == set()


def test_coordinator_sees_the_own_region_and_of_a_person_only_the_posts_there(
    office: Office,
) -> None:
    far = open_office("33", email="jauh@example.org")
    TenureFactory(post=PostFactory(agency=far.post.agency), holder=office.holder)
    coordinator = a_coordinator(office)
    due = outbox.planned_for(coordinator, MONDAY, MONDAY)
    assert {one.recipient.address for one in due} == {"contoh@example.org", coordinator.email}
    (mine,) = [one for one in due if one.recipient.user == office.holder.pk]
    assert mine.recipient.posts == {office.post.pk}


def test_nobody_without_a_region_or_the_right_sees_anything(office: Office) -> None:
    assert addresses(office.holder, MONDAY) == set()
    assert signed_in(office.holder).get(LIST).status_code == 404
    assert signed_in(UserFactory()).get(LIST).status_code == 404


def test_recipient_is_found_by_part_of_name_or_address(office: Office) -> None:
    open_office(email="lain@example.org", full_name="Orang Lain")
    due = outbox.planned_for(a_reader(), MONDAY, MONDAY)
    for words in ("sinta", "CONTOH@", "toh Si"):
        assert [one.recipient.address for one in outbox.matching(due, words)] == [
            "contoh@example.org"
        ]
    assert outbox.matching(due, "tidak ada") == []


def test_envelope_says_who_for_which_posts_and_when(office: Office) -> None:
    Subscription.objects.create(user=office.holder, hour=10)
    Post.objects.filter(pk=office.post.pk).update(title="Narahubung")
    with translation.override("id"):
        (entry,) = outbox.envelopes(outbox.planned_for(a_reader(), MONDAY, MONDAY))
    assert entry == outbox.Envelope(
        key=f"u{office.holder.pk}",
        name="Contoh Sinta",
        address="contoh@example.org",
        posts=[f"Narahubung, {office.post.agency.name}"],
        leaves_at="10.00 WITA",
    )


@pytest.mark.parametrize(
    ("held", "is_held"), [("33", False), ("52.03", True), ("52", True), ("", True)]
)
def test_digest_behind_a_hold_is_marked(held: str, is_held: bool) -> None:
    RegionFactory(code="33")
    RegionFactory(code="52.03", level="regency", parent=RegionFactory(code="52"))
    office = open_office("52.03")
    region = Region.objects.filter(code=held).first()
    Hold.objects.create(region=region, reason="Contoh", begun_at=timezone.now())
    mine = outbox.with_key(outbox.planned_for(a_reader(), MONDAY, MONDAY), f"u{office.holder.pk}")
    assert mine
    assert [one.is_held for one in outbox.envelopes([mine])] == [is_held]


def test_key_of_a_mailbox_names_its_post(office: Office) -> None:
    office.tenure.delete()
    Post.objects.filter(pk=office.post.pk).update(mailbox="kantor@example.org")
    due = outbox.planned_for(a_reader(), MONDAY, MONDAY)
    assert [outbox.key_of(one) for one in due] == [f"p{office.post.pk}"]
    assert outbox.with_key(due, f"p{office.post.pk}") == due[0]
    assert outbox.with_key(due, "p0") is None


def test_counts_leave_out_the_posts_of_others() -> None:
    mine = a_part(a_section(Kind.LATE, a_duty(Kind.LATE, post=1), total=4))
    theirs = a_part(a_section(Kind.LATE, a_duty(Kind.LATE, post=2), total=5))
    unknown = a_part(a_section(Kind.CHECK, total=7))
    content = a_digest(mine, theirs, unknown)
    assert [count.number for count in outbox.counts(content, {1})] == [4]
    assert [count.number for count in outbox.counts(content, {1, 2})] == [9]


def test_reader_of_the_log_reads_the_mail_and_nothing_is_written(office: Office) -> None:
    late(office, title="Pos layanan bagi keluarga")
    page = page_of(a_reader(), office)
    assert "Pos layanan bagi keluarga" in page
    assert "/en/u/…/" in page
    assert "/en/unsubscribe/…/" in page
    assert (Digest.objects.count(), UpdateLink.objects.count()) == (0, 0)


def test_frame_shows_the_html_which_runs_and_loads_nothing(office: Office) -> None:
    late(office, title="Pos layanan")
    answer = signed_in(a_reader()).get(f"{LIST}u{office.holder.pk}/html/")
    assert "Pos layanan" in answer.content.decode()
    assert answer["Content-Security-Policy"] == (
        "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'"
    )
    assert (Digest.objects.count(), UpdateLink.objects.count()) == (0, 0)


def test_coordinator_sees_how_much_waits_but_not_what(office: Office) -> None:
    late(office, title="RAHASIA judul")
    coordinator = a_coordinator(office)
    page = page_of(coordinator, office)
    assert '<dt>Past due</dt><dd class="num">1</dd>' in page
    assert "RAHASIA" not in page
    assert "iframe" not in page
    html = signed_in(coordinator).get(f"{LIST}u{office.holder.pk}/html/")
    assert html.status_code == 404


def test_recipient_for_whom_nothing_waits_gets_no_mail_and_the_page_says_so(
    office: Office,
) -> None:
    page = page_of(a_reader(), office)
    assert "so no mail would leave." in page
    assert "iframe" not in page


def test_recipient_of_another_region_is_not_found(office: Office) -> None:
    far = open_office("33")
    late(far)
    address = f"{LIST}u{far.holder.pk}/"
    assert signed_in(a_coordinator(office)).get(address).status_code == 404


@pytest.mark.parametrize("day", ["", "kemarin", "2020-01-06", "2199-01-07"])
def test_day_that_cannot_be_shown_becomes_the_next_workday(office: Office, day: str) -> None:
    context = signed_in(a_reader()).get(LIST, {"day": day}).context
    assert context["day"] == next_workday(timezone.localdate() + timedelta(days=1), ())


def test_day_of_the_coming_month_may_be_chosen(office: Office) -> None:
    day = timezone.localdate() + timedelta(days=20)
    assert signed_in(a_reader()).get(LIST, {"day": day.isoformat()}).context["day"] == day


@pytest.mark.parametrize("offices", [1, 3])
def test_queries_of_the_list_do_not_grow(
    office: Office, offices: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    coordinator = a_coordinator(office)
    late(office)
    for _ in range(offices - 1):
        late(open_office())
    client, today = signed_in(coordinator), timezone.localdate()
    monday = today + timedelta(days=7 - today.weekday())
    with django_assert_num_queries(14):  # six of them plan the day for everybody
        page = client.get(LIST, {"day": monday.isoformat()})
    assert len(page.context["rows"]) == offices + 1
