"""The tasks of the worker: what is queued, what comes again, what is expired."""

import logging
from collections.abc import Iterator
from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from celery.beat import ScheduleEntry
from celery.signals import after_setup_logger
from django.conf import settings as site
from pytest_django import Settings

from cms.celery import app
from reminders import confirming, tasks
from reminders.models import Digest
from tests.conftest import forget_broker_connections
from tests.reminders.people import MONDAY, Office, at, open_office
from tests.servers.answering import Answering, answering_server, send_to

pytestmark = [pytest.mark.django_db, pytest.mark.both]
EIGHT = at(MONDAY, 8).isoformat()


@pytest.fixture
def office() -> Office:
    office = open_office()
    office.promise(MONDAY)
    return office


@pytest.fixture
def queue(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """The messages that tasks have put into the queue, in their order. A queue in memory: the one
    of the servers may have a worker of another test that empties it.
    """
    forget_broker_connections()
    monkeypatch.setattr(app.conf, "broker_url", "memory://")
    with app.connection_for_write() as connection:
        found = connection.SimpleQueue("celery")
        found.clear()
        yield found
        found.clear()
        found.close()
    forget_broker_connections()


def queued(queue: Any) -> list[dict[str, Any]]:
    messages = []
    while queue.qsize():
        message = queue.get(block=False)
        messages.append({**message.headers, "args": message.payload[0]})
        message.ack()
    return messages


def test_tick_queues_the_ids_of_what_is_due(
    office: Office, queue: Any, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        tasks.tick(EIGHT)
    (message,) = queued(queue)
    assert message["task"] == "reminders.tasks.deliver"
    assert message["args"] == [Digest.objects.get().pk, EIGHT]


def test_queued_task_expires_when_the_next_tick_brings_its_own(queue: Any) -> None:
    tasks.enqueue([1])
    (message,) = queued(queue)
    assert message["expires"] is not None


def test_two_beats_make_one_mail(
    office: Office, queue: Any, mailoutbox: list[Any], django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        tasks.tick(EIGHT)
        tasks.tick(EIGHT)
    messages = queued(queue)
    assert len(messages) == 2
    for message in messages:
        tasks.deliver(*message["args"])
    assert len(mailoutbox) == 1


def test_server_that_says_later_is_asked_again_and_not_for_ever(
    office: Office, settings: Settings, queue: Any
) -> None:
    tasks.tick(EIGHT)
    digest = Digest.objects.get()
    with answering_server(settings) as answering:
        answering.rcpt = "450 later"
        result = tasks.deliver.apply((digest.pk, EIGHT))
    assert result.successful()
    digest.refresh_from_db()
    assert (digest.state, digest.error) == ("due", "450 later")


def test_mail_that_is_taken_at_the_second_try_is_sent_once(
    office: Office, settings: Settings
) -> None:
    tasks.tick(EIGHT)
    digest = Digest.objects.get()
    with answering_server(settings) as answering:
        tries = _late_once(answering)
        tasks.deliver.apply((digest.pk, EIGHT))
    assert tries == ["450 later", "250 OK"]
    digest.refresh_from_db()
    assert (digest.state, len(answering.letters)) == ("sent", 1)


def _late_once(answering: Answering) -> list[str]:
    tries: list[str] = []

    async def handle(server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:
        tries.append("250 OK" if tries else "450 later")
        if len(tries) > 1:
            envelope.rcpt_tos.append(address)
        return tries[-1]

    answering.handle_RCPT = handle  # type: ignore[method-assign]
    return tries


def test_without_a_server_the_task_ends_and_the_row_stays_due(
    office: Office, settings: Settings
) -> None:
    send_to(settings, 9)
    tasks.tick(EIGHT)
    assert tasks.deliver.apply((Digest.objects.get().pk, EIGHT)).successful()
    assert Digest.objects.get().state == "due"


def test_log_of_a_worker_shows_no_token() -> None:
    said = StringIO()
    logger = logging.Logger("worker")
    logger.addHandler(logging.StreamHandler(said))
    after_setup_logger.send(sender=None, logger=logger)
    logger.warning("Refused: %s", "/id/undangan/AbC-123_xyz/")
    assert said.getvalue() == "Refused: /id/undangan/…/\n"


@pytest.mark.parametrize(
    ("outcome", "tries"),
    [
        (confirming.Outcome.LATER, tasks.MOST_OF_A_DAY),
        (confirming.Outcome.UNCERTAIN, 3),
        (confirming.Outcome.SENT, None),
        (confirming.Outcome.REFUSED, None),
        (confirming.Outcome.NOTHING, None),
    ],
)
def test_confirmation_that_may_have_been_taken_is_not_repeated_all_day(
    outcome: confirming.Outcome, tries: int | None
) -> None:
    assert tasks.CONFIRMATIONS.get(outcome) == tries


def test_pauses_double_and_differ() -> None:
    for retries, (least, most) in enumerate(
        [(15, 30), (30, 60), (60, 120), (120, 240), (120, 240)]
    ):
        pauses = {tasks.pause_before(retries) for _ in range(300)}
        assert least <= min(pauses)
        assert max(pauses) <= most
        assert len(pauses) > 10


def test_all_pauses_end_before_the_next_tick() -> None:
    longest = sum(tasks.FIRST_PAUSE * 2**retries for retries in range(tasks.RETRIES))
    assert timedelta(seconds=longest) < site.DIGEST_TICK


def test_worker_that_dies_gives_its_task_back() -> None:
    assert app.conf.task_acks_late
    assert app.conf.task_reject_on_worker_lost
    assert app.conf.worker_prefetch_multiplier == 1


def test_silent_server_never_outlasts_a_claim() -> None:
    assert timedelta(seconds=site.EMAIL_TIMEOUT) < site.DIGEST_REQUEUE_AFTER


def test_beat_ticks_every_quarter_of_an_hour_and_drops_stale_ticks() -> None:
    entry = ScheduleEntry(**app.conf.beat_schedule["send-due-digests"], app=app)
    assert entry.task == "reminders.tasks.tick"
    assert sorted(entry.schedule.minute) == [0, 15, 30, 45]
    assert timedelta(seconds=entry.options["expires"]) == site.DIGEST_TICK
    assert app.conf.timezone == "UTC"


@pytest.mark.parametrize("name", sorted(app.conf.beat_schedule))
def test_every_task_of_the_schedule_exists(name: str) -> None:
    app.loader.import_default_modules()
    assert app.conf.beat_schedule[name]["task"] in app.tasks
