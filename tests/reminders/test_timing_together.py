"""Several beats and workers at one moment: one row and one mail for each recipient."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from reminders.delivering import deliver
from reminders.digests import open_due
from reminders.models import Digest
from tests.reminders.timing import Beat, open_in, utc

TOGETHER, RECIPIENTS = 6, 12
EIGHT = utc("2026-03-02 01:00")
pytestmark = [pytest.mark.both, pytest.mark.django_db(transaction=True, serialized_rollback=True)]


@pytest.fixture(autouse=True)
def database_for_many(transactional_db: None) -> None:
    """SQLite in memory has one connection for all and does not wait."""
    if connection.vendor == "sqlite" and connection.is_in_memory_db():
        pytest.fail("Needs a real database: make test T=tests/reminders")


@pytest.fixture
def offices() -> list[str]:
    """The addresses, in order."""
    names = [f"orang-{number:02d}" for number in range(RECIPIENTS)]
    for name in names:
        open_in("wib", name)
    return [f"{name}@example.org" for name in names]


def all_at_once(work: Callable[[int], object]) -> None:
    def run(number: int) -> None:
        try:
            work(number)
        finally:
            connection.close()

    with ThreadPoolExecutor(TOGETHER) as pool:
        list(pool.map(run, range(TOGETHER)))


def test_beats_at_one_moment_make_one_row_each(offices: list[str]) -> None:
    all_at_once(lambda _: open_due(EIGHT))
    rows = Digest.objects.order_by("address").values_list("address", "local_date", "state")
    assert list(rows) == [(address, EIGHT.date(), "due") for address in offices]


def test_workers_with_the_same_rows_send_one_mail_each(beat: Beat, offices: list[str]) -> None:
    planned = open_due(EIGHT)
    all_at_once(lambda number: [deliver(one, EIGHT) for one in planned[number:] + planned])
    assert sorted(message.to[0] for message in beat.outbox) == offices
    assert set(Digest.objects.values_list("state", "attempts")) == {("sent", 1)}


def test_beats_and_workers_at_once_send_one_mail_each(beat: Beat, offices: list[str]) -> None:
    all_at_once(lambda _: [deliver(one, EIGHT) for one in open_due(EIGHT)])
    assert sorted(message.to[0] for message in beat.outbox) == offices
    assert Digest.objects.count() == RECIPIENTS
