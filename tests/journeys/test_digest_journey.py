"""From a due date to a mail and back: PostgreSQL, Valkey, a real worker and a mail server."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.test import Client
from django.utils import timezone

from actionplan.models import Action, Update
from reminders import tasks
from reminders.digests import open_due
from reminders.models import Digest
from tests.reminders.people import at, open_office
from tests.servers.inbox import Inbox
from tests.servers.worker import Worker

pytestmark = [
    pytest.mark.journey,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]
Eventually = Callable[[Callable[[], Any]], Any]


def last_monday(hour: int, minute: int = 0) -> datetime:
    """A workday near today: a link that leaves then is still good now."""
    today = timezone.localdate()
    return at(today - timedelta(days=today.weekday()), hour, minute)


@pytest.fixture
def action(worker: Worker) -> Action:
    """Due in three days, seen from the morning of that Monday."""
    office = open_office(email="contoh@example.org", full_name="Contoh Satu", language="id")
    return office.promise(last_monday(8).date() + timedelta(days=3), title="Pos layanan migran")


def tick_at(moment: datetime) -> None:
    tasks.tick.delay(moment.isoformat())


def settled() -> bool:
    """Nothing waits any more, and something has been sent."""
    states = set(Digest.objects.values_list("state", flat=True))
    return states == {"sent"}


def test_due_date_comes_as_one_mail_and_its_link_brings_the_update(
    action: Action, worker: Worker, smtp_inbox: Inbox, eventually: Eventually, client: Client
) -> None:
    tick_at(last_monday(8))
    assert eventually(settled), worker.output()
    tick_at(last_monday(8, 15))
    tick_at(last_monday(8).replace(hour=9))
    worker.stop()
    worker.start()
    tick_at(last_monday(10))
    (mail,) = smtp_inbox.messages()
    assert mail["To"] == "contoh@example.org"
    assert mail["Message-ID"] == Digest.objects.get().message_id

    url = link_in(mail)
    assert client.get(url).status_code == 200
    assert Update.objects.count() == 0
    sentence = "Tiga kecamatan sudah punya petugas."
    entered = {"status": "in_progress", "sentence": sentence, "version": "1"}
    assert client.post(url, entered).status_code == 200

    public = Client().get(f"/en/actions/{action.reference}/")
    assert public.status_code == 200
    assert sentence in public.content.decode()


def test_worker_down_in_the_morning_sends_at_the_next_tick(
    action: Action, worker: Worker, smtp_inbox: Inbox, eventually: Eventually
) -> None:
    worker.stop()
    tasks.enqueue(open_due(last_monday(8)), last_monday(8).isoformat())
    worker.forget()  # what was in the queue is lost as well
    worker.start()
    assert smtp_inbox.messages() == []
    tick_at(last_monday(11))
    assert eventually(settled), worker.output()
    assert [mail["To"] for mail in smtp_inbox.messages()] == ["contoh@example.org"]


def test_mail_server_down_in_the_morning_sends_at_the_next_tick(
    action: Action, worker: Worker, smtp_inbox: Inbox, eventually: Eventually
) -> None:
    smtp_inbox.stop()
    tick_at(last_monday(8))
    assert eventually(lambda: Digest.objects.filter(state="due").exclude(error="").exists())
    smtp_inbox.start()
    tick_at(last_monday(8, 15))
    assert eventually(settled), worker.output()
    assert len(smtp_inbox.messages()) == 1
    assert Digest.objects.values_list("attempts", "error").get() == (1, "")


def link_in(mail: Any) -> str:
    text = mail.get_body(("plain",)).get_content()
    found = re.search(r"https?://\S+/u/[\w-]+/", text)
    assert found is not None
    return urlsplit(found.group()).path
