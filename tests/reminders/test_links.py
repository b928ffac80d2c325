"""Update links: for whom they open what, and until when."""

import hashlib
from datetime import timedelta

import pytest

from directory.models import Post, Tenure
from reminders import links
from reminders.models import UpdateLink
from tests.factories import PostFactory, TenureFactory, UserFactory
from tests.reminders.people import MONDAY, Office, at, open_office

pytestmark = [pytest.mark.django_db, pytest.mark.both]
EIGHT = at(MONDAY, 8)


@pytest.fixture
def office() -> Office:
    return open_office(email="contoh@example.org")


def link_to(office: Office) -> str:
    action = office.promise(MONDAY)
    return links.issue(action.pk, office.holder.email, office.holder.pk, EIGHT)


def test_only_the_hash_of_a_token_is_stored(office: Office) -> None:
    token = link_to(office)
    stored = UpdateLink.objects.values_list("token_hash", flat=True).get()
    assert stored == hashlib.sha256(token.encode()).hexdigest()
    assert len(token) == 32


def test_link_opens_its_own_action_only(office: Office) -> None:
    token_of_a, token_of_b = link_to(office), link_to(office)
    opened = [links.open_link(token, EIGHT) for token in (token_of_a, token_of_b)]
    assert [link.action.pk for link in opened if link] == list(
        office.post.actions.order_by("pk").values_list("pk", flat=True)
    )


def test_unknown_token_opens_nothing(office: Office) -> None:
    token = link_to(office)
    assert links.open_link(token[:-1], EIGHT) is None
    assert links.open_link("", EIGHT) is None


def test_link_ends_after_21_days(office: Office) -> None:
    token = link_to(office)
    end = EIGHT + timedelta(days=21)
    assert links.open_link(token, end - timedelta(seconds=1)) is not None
    assert links.open_link(token, end) is None


def test_older_link_stays_good_beside_a_newer_one(office: Office) -> None:
    action = office.promise(MONDAY)
    who = (action.pk, office.holder.email, office.holder.pk)
    older, newer = links.issue(*who, EIGHT), links.issue(*who, EIGHT + timedelta(days=7))
    later = EIGHT + timedelta(days=8)
    assert links.open_link(older, later) is not None
    assert links.open_link(newer, later) is not None


def test_handover_ends_the_link_of_who_left_and_of_nobody_else(office: Office) -> None:
    token = link_to(office)
    Tenure.objects.update(ends_on=MONDAY)
    successor = UserFactory(email="baru@example.org")
    TenureFactory(post=office.post, holder=successor, starts_on=MONDAY + timedelta(days=1))
    tomorrow = EIGHT + timedelta(days=1)
    action = office.post.actions.get()
    fresh = links.issue(action.pk, successor.email, successor.pk, tomorrow)
    assert links.open_link(token, EIGHT) is not None
    assert links.open_link(token, tomorrow) is None
    assert links.open_link(fresh, tomorrow) is not None


def test_disabled_account_opens_nothing(office: Office) -> None:
    token = link_to(office)
    office.holder.is_active = False
    office.holder.save()
    assert links.open_link(token, EIGHT) is None


def test_mailbox_of_the_office_opens_through_its_post(office: Office) -> None:
    office.post.mailbox = "Dinas@example.org"
    office.post.save()
    token = links.issue(office.promise(MONDAY).pk, "dinas@example.org", None, EIGHT)
    link = links.open_link(token, EIGHT)
    assert link is not None
    assert (link.user, link.post) == (None, office.post)


def test_mailbox_that_the_office_gave_up_opens_nothing(office: Office) -> None:
    token = links.issue(office.promise(MONDAY).pk, "dinas@example.org", None, EIGHT)
    assert links.open_link(token, EIGHT) is None


def test_mailbox_of_a_verifier_opens_nothing(office: Office) -> None:
    PostFactory(agency=office.post.agency, role=Post.Role.VERIFIER, mailbox="cek@example.org")
    token = links.issue(office.promise(MONDAY).pk, "cek@example.org", None, EIGHT)
    assert links.open_link(token, EIGHT) is None


def test_next_action_is_the_most_urgent_other_one(office: Office) -> None:
    token = link_to(office)
    office.promise(MONDAY + timedelta(days=9))
    urgent = office.promise(MONDAY - timedelta(days=9))
    office.promise(MONDAY - timedelta(days=30), status="verified")
    open_office().promise(MONDAY - timedelta(days=60))
    link = links.open_link(token, EIGHT)
    assert link is not None
    assert links.next_action(link, EIGHT) == urgent


def test_next_action_is_not_one_that_was_confirmed_today(office: Office) -> None:
    token = link_to(office)
    office.promise(MONDAY - timedelta(days=9), confirmed_on=MONDAY)
    waiting = office.promise(MONDAY + timedelta(days=9))
    link = links.open_link(token, EIGHT)
    assert link is not None
    assert links.next_action(link, EIGHT) == waiting


def test_expired_links_are_forgotten(office: Office) -> None:
    link_to(office)
    assert links.forget_expired(EIGHT + timedelta(days=20)) == 0
    assert links.forget_expired(EIGHT + timedelta(days=21)) == 1
