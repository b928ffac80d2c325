"""Addresses that fail: refused at once, returned later, told by a provider, forgiven."""

import hashlib
import hmac
import json
from base64 import b64encode
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from pytest_django import Settings

from directory.models import Post, User
from reminders import bouncing
from reminders.delivering import Outcome, deliver
from reminders.digests import open_due
from reminders.models import Digest, Subscription, Undeliverable
from tests.factories import AgencyFactory, PostFactory, TenureFactory, UserFactory
from tests.reminders.people import MONDAY, Office, at, open_office
from tests.servers.answering import Answering, answering_server

pytestmark = [pytest.mark.django_db, pytest.mark.both]
EIGHT = at(MONDAY, 8)
ADDRESS = "contoh@example.org"
SECRET = "langkah:rahasia"
KEY = "kunci-mailgun"


@pytest.fixture
def office() -> Office:
    office = open_office(email=ADDRESS)
    office.promise(MONDAY)
    return office


@pytest.fixture
def answering(settings: Settings) -> Iterator[Answering]:
    with answering_server(settings) as server:
        yield server


def delivered(day: Any = MONDAY) -> Outcome:
    (due,) = open_due(at(day, 8))
    return deliver(due, at(day, 8))


def counted() -> list[tuple[str, int]]:
    return list(Undeliverable.objects.order_by("address").values_list("address", "bounces"))


def a_sent_digest(**fields: Any) -> Digest:
    usual = {
        "address": ADDRESS,
        "local_date": MONDAY,
        "zone": "Asia/Makassar",
        "state": "sent",
        "sent_at": EIGHT,
        "message_id": "<digest-1@langkah.example.org>",
    }
    return Digest.objects.create(**{**usual, **fields})


def test_refused_address_is_counted_and_the_digest_says_so(
    office: Office, answering: Answering
) -> None:
    answering.rcpt = "550 5.1.1 no such mailbox"
    assert delivered() is Outcome.FAILED
    digest = Digest.objects.get()
    assert (digest.state, digest.bounced_at) == ("failed", EIGHT)
    assert digest.error == "550 5.1.1 no such mailbox"
    assert counted() == [(ADDRESS, 1)]


@pytest.mark.parametrize(
    ("step", "line", "outcome"),
    [
        ("data", "554 looks like spam", Outcome.FAILED),
        ("rcpt", "554 5.7.1 relay access denied", Outcome.FAILED),
        ("rcpt", "451 later", Outcome.LATER),
        ("sender", "550 who are you", Outcome.UNREACHABLE),
    ],
)
def test_no_other_answer_blames_the_address(
    office: Office, answering: Answering, step: str, line: str, outcome: Outcome
) -> None:
    setattr(answering, step, line)
    assert delivered() is outcome
    assert counted() == []
    assert Digest.objects.get().bounced_at is None


def test_address_refused_three_times_gets_no_digest_until_it_works_again(office: Office) -> None:
    for day in range(3):
        assert bouncing.failing() == frozenset()
        bouncing.count(ADDRESS.upper(), EIGHT + timedelta(days=day), "550")
    assert bouncing.failing() == {ADDRESS}
    assert open_due(EIGHT) == []
    bouncing.works_again(Undeliverable.objects.get(), office.holder, EIGHT)
    assert len(open_due(EIGHT)) == 1


def test_mail_that_came_back_later_is_counted_once(office: Office) -> None:
    digest = a_sent_digest()
    noon = at(MONDAY, 12)
    for _ in range(2):
        bouncing.note_late_bounce("digest-1@langkah.example.org", ADDRESS, noon, "mailbox full")
    digest.refresh_from_db()
    assert (digest.state, digest.bounced_at) == ("sent", noon)
    assert counted() == [(ADDRESS, 1)]


def test_provider_with_numbers_of_its_own_is_understood_by_the_address(office: Office) -> None:
    digest = a_sent_digest()
    bouncing.note_late_bounce("883953f4-6105", ADDRESS.upper(), at(MONDAY, 12), "gone")
    digest.refresh_from_db()
    assert digest.bounced_at == at(MONDAY, 12)
    assert counted() == [(ADDRESS, 1)]


def test_mail_of_another_kind_counts_once_too(office: Office) -> None:
    for moment in (EIGHT, EIGHT, EIGHT + timedelta(days=1)):
        bouncing.note_late_bounce("", "baru@example.org", moment, "gone")
    assert counted() == [("baru@example.org", 2)]


@pytest.mark.parametrize(
    ("bounces", "sent_days_ago", "fields", "left"),
    [
        (2, 4, {}, 0),
        (2, 2, {}, 1),
        (3, 4, {}, 1),
        (2, 4, {"bounced_at": EIGHT}, 1),
        (2, 4, {"state": "failed"}, 1),
        (2, 6, {}, 1),
    ],
)
def test_mail_that_stays_delivered_for_three_days_forgives_fewer_than_three(
    bounces: int, sent_days_ago: int, fields: dict[str, Any], left: int
) -> None:
    now = EIGHT
    Undeliverable.objects.create(address=ADDRESS, bounces=bounces, last_at=now - timedelta(days=5))
    a_sent_digest(sent_at=now - timedelta(days=sent_days_ago), **fields)
    bouncing.forgive(now)
    assert Undeliverable.objects.count() == left


# --- What a provider tells ------------------------------------------------------------------------


@pytest.fixture
def provider(settings: Settings, client: Client) -> Client:
    settings.ANYMAIL = {"WEBHOOK_SECRET": SECRET, "MAILGUN_WEBHOOK_SIGNING_KEY": KEY}
    settings.ROOT_URLCONF = "tests.reminders.webhook_urls"
    return client


def signed(event: dict[str, Any], key: str = KEY) -> str:
    """As Mailgun sends it."""
    stamp, token = "1772415000", "a8ce0edb2dd8301dee6c2405235584e45aa91d1e9f979f3de0"
    sign = hmac.new(key.encode(), f"{stamp}{token}".encode(), hashlib.sha256).hexdigest()
    signature = {"timestamp": stamp, "token": token, "signature": sign}
    return json.dumps({"signature": signature, "event-data": event})


def post(provider: Client, door: str, body: str, secret: str = SECRET) -> int:
    user, _, password = secret.partition(":")
    answer = provider.post(
        f"/anymail/{door}/tracking/",
        body,
        content_type="application/json",
        headers={"Authorization": basic(user, password)},
    )
    return answer.status_code


def basic(user: str, password: str) -> str:
    return "Basic " + b64encode(f"{user}:{password}".encode()).decode()


def failed_at_mailgun(**fields: Any) -> dict[str, Any]:
    return {
        "event": "failed",
        "severity": "permanent",
        "reason": "bounce",
        "id": "G9Bn5sl1TC6nu79C8C0bwg",
        "timestamp": datetime(2026, 3, 2, 4, tzinfo=UTC).timestamp(),
        "recipient": ADDRESS,
        "message": {"headers": {"message-id": "digest-1@langkah.example.org"}},
        "delivery-status": {
            "code": 550,
            "message": "5.1.1 The email account does not exist",
            "description": "",
        },
        **fields,
    }


def test_signed_news_of_mailgun_marks_the_digest_and_counts(provider: Client) -> None:
    digest = a_sent_digest()
    assert post(provider, "mailgun", signed(failed_at_mailgun())) == 200
    digest.refresh_from_db()
    assert digest.bounced_at == datetime(2026, 3, 2, 4, tzinfo=UTC)
    assert list(Undeliverable.objects.values_list("address", "bounces", "reason")) == [
        (ADDRESS, 1, "Mailgun: 5.1.1 The email account does not exist")
    ]


def test_news_that_quote_addresses_and_links_are_kept_without_them(provider: Client) -> None:
    a_sent_digest()
    said = "forwarded to pribadi@example.org; spam: https://x.id/id/u/AbC-123_xyz/"
    event = failed_at_mailgun(**{"delivery-status": {"code": 550, "message": said}})
    assert post(provider, "mailgun", signed(event)) == 200
    kept = Undeliverable.objects.get().reason
    assert kept == "Mailgun: forwarded to …; spam: https://x.id/id/u/…/"


def test_mail_that_is_only_late_changes_nothing(provider: Client) -> None:
    a_sent_digest()
    event = failed_at_mailgun(severity="temporary")
    assert post(provider, "mailgun", signed(event)) == 200
    assert counted() == []


def test_who_calls_a_digest_spam_gets_no_more(provider: Client, office: Office) -> None:
    a_sent_digest(user=office.holder)
    event = failed_at_mailgun(event="complained")
    assert post(provider, "mailgun", signed(event)) == 200
    assert Subscription.objects.get(user=office.holder).cadence == "off"
    assert counted() == []


@pytest.mark.parametrize(("secret", "key"), [("langkah:x", KEY), (SECRET, "x")])
def test_news_that_anybody_could_have_written_are_refused(
    provider: Client, secret: str, key: str
) -> None:
    a_sent_digest()
    assert post(provider, "mailgun", signed(failed_at_mailgun(), key), secret) == 400
    assert counted() == []


@pytest.mark.parametrize(("kind", "number"), [("HardBounce", 1), ("Blocked", 0), ("Transient", 0)])
def test_news_of_postmark_are_told_apart(provider: Client, kind: str, number: int) -> None:
    a_sent_digest()
    body = {
        "RecordType": "Bounce",
        "ID": 901542550,
        "Type": kind,
        "MessageID": "2706ee8a-737c-4285-b032-ccd317af53ed",
        "Description": "The server was unable to deliver your message.",
        "Details": "smtp;550 5.1.1 no such user",
        "Email": ADDRESS,
        "BouncedAt": "2026-03-02T04:00:00Z",
    }
    assert post(provider, "postmark", json.dumps(body)) == 200
    assert sum(bounces for _, bounces in counted()) == number


def test_without_a_secret_there_is_no_door(client: Client) -> None:
    assert client.post("/anymail/mailgun/tracking/", follow=True).status_code == 404


def test_no_door_takes_mail_in(provider: Client) -> None:
    assert provider.post("/anymail/postmark/inbound/", follow=True).status_code == 404


# --- Whose business it is -------------------------------------------------------------------------


def test_failing_addresses_are_seen_by_those_responsible_for_the_post(office: Office) -> None:
    region = office.plan.region
    head = responsible(office.post.agency, Post.Role.HEAD)
    coordinator = responsible(AgencyFactory(region=region), Post.Role.COORDINATOR)
    other = responsible(AgencyFactory(region=region), Post.Role.HEAD)
    PostFactory(agency=office.post.agency, mailbox="Dinas@example.org")
    for address in (ADDRESS, "dinas@example.org", "lain@example.org"):
        bouncing.count(address, EIGHT, "550")
    seen = {ADDRESS, "dinas@example.org"}
    assert addresses_seen_by(head) == addresses_seen_by(coordinator) == seen
    assert addresses_seen_by(other) == addresses_seen_by(office.holder) == set()


def responsible(agency: Any, role: str) -> User:
    post = PostFactory(agency=agency, role=role)
    user: User = TenureFactory(post=post, holder=UserFactory()).holder
    return user


def addresses_seen_by(user: User) -> set[str]:
    return set(Undeliverable.objects.visible_to(user, MONDAY).values_list("address", flat=True))
