"""What goes by night, and what stays."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client

from reminders import keeping, unsubscribing
from reminders.keeping import Forgotten
from reminders.models import Digest, Hold, Snooze, Undeliverable, UpdateLink
from reminders.tasks import forget_old
from tests.factories import ActionFactory
from tests.reminders.people import MONDAY, at

pytestmark = [pytest.mark.django_db, pytest.mark.both]
NIGHT = at(MONDAY, 2)


def a_digest_of(day: date) -> Digest:
    return Digest.objects.create(
        address="contoh@example.org", local_date=day, zone="Asia/Jakarta", state="sent", text="Yth."
    )


@pytest.mark.parametrize(
    ("today", "kept_from"),
    [
        (date(2026, 3, 2), date(2025, 3, 2)),
        (date(2028, 2, 29), date(2027, 2, 28)),
    ],
)
def test_text_of_a_digest_is_kept_for_twelve_months(today: date, kept_from: date) -> None:
    a_digest_of(kept_from - timedelta(days=1))
    a_digest_of(kept_from)
    a_digest_of(today)
    assert keeping.forget_digests(today) == 1
    assert list(Digest.objects.order_by("local_date").values_list("local_date", flat=True)) == [
        kept_from,
        today,
    ]


def a_link(**fields: Any) -> None:
    UpdateLink.objects.create(
        action=ActionFactory(), address="contoh@example.org", created_at=NIGHT, **fields
    )


def test_night_forgets_what_is_over_and_keeps_the_rest() -> None:
    a_digest_of(date(2024, 3, 1))
    a_link(token_hash="a", expires_at=NIGHT)
    a_link(token_hash="b", expires_at=NIGHT + timedelta(seconds=1))
    for reference, until in (("X-1", MONDAY - timedelta(days=63)), ("X-2", MONDAY)):
        Snooze.objects.create(
            address="contoh@example.org", reference=reference, until=until, made_at=NIGHT
        )
    Hold.objects.create(reason="X", begun_at=NIGHT - timedelta(days=900), ended_at=NIGHT)
    Undeliverable.objects.create(address="contoh@example.org", bounces=1, last_at=NIGHT)
    assert keeping.forget_old(NIGHT, MONDAY) == Forgotten(digests=1, links=1, snoozes=1, refusals=0)
    assert UpdateLink.objects.get().token_hash == "b"
    assert Snooze.objects.get().reference == "X-2"
    assert Hold.objects.count() == 1
    assert Undeliverable.objects.count() == 1


def test_task_of_the_night_runs() -> None:
    a_digest_of(date(2020, 1, 1))
    forget_old()
    assert Digest.objects.count() == 0


def test_unsubscribe_address_ends_with_its_digest(client: Client) -> None:
    token = unsubscribing.sign(a_digest_of(date(2025, 3, 1)))
    url = f"/en/unsubscribe/{token}/"
    assert client.post(url).status_code == 200
    keeping.forget_digests(MONDAY)
    assert client.post(url).status_code == 404
