"""The mail that confirms what was saved through a link."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

import pytest
from celery.app.task import Task
from django.test import Client
from django.utils import timezone
from kombu.exceptions import OperationalError

from actionplan.models import Action, ActionPlan, Update
from directory.models import Post, Tenure
from reminders import confirming, links, tasks
from reminders.confirming import Outcome
from reminders.models import Digest
from tests.reminders.people import Office, open_office

pytestmark = pytest.mark.django_db
SENTENCE = "Tiga kecamatan sudah punya petugas & loket."


@pytest.fixture
def office() -> Office:
    return open_office(email="contoh@example.org", language="en", zone="Asia/Jayapura")


@pytest.fixture
def action(office: Office) -> Action:
    return office.promise(timezone.localdate(), title="Pos <layanan>", reference="NTB-2026-001")


def link_to(action: Action, address: str, user: int | None) -> str:
    return f"/en/u/{links.issue(action.pk, address, user, timezone.now())}/"


@pytest.fixture
def url(office: Office, action: Action) -> str:
    return link_to(action, office.holder.email, office.holder.pk)


def save(client: Client, url: str, **fields: Any) -> Update:
    data = {"status": "in_progress", "sentence": SENTENCE, "version": "1", **fields}
    assert client.post(url, data).status_code == 200
    newest: Update = Update.objects.latest("pk")
    return newest


@pytest.fixture
def update(client: Client, url: str) -> Update:
    return save(client, url)


@pytest.fixture
def sent_to(mailoutbox: list[Any]) -> Callable[[Update], Any]:
    """The one mail about an update."""

    def deliver(update: Update) -> Any:
        assert confirming.deliver(update.pk, timezone.now()) == Outcome.SENT
        (message,) = mailoutbox
        return message

    return deliver


def test_mail_says_what_was_saved_in_the_readers_language(
    update: Update, sent_to: Callable[[Update], Any]
) -> None:
    message = sent_to(update)
    assert (message.to, message.subject) == (["contoh@example.org"], "Saved: NTB-2026-001")
    told = ["Pos <layanan>", "Status: In progress", f"What happened: {SENTENCE}", "WIT"]
    assert [text for text in told if text in message.body] == told
    assert "Pos &lt;layanan&gt;" in message.alternatives[0].content
    assert message.extra_headers["Message-ID"] == f"<update-{update.pk}-saved@langkah.example.org>"
    assert message.extra_headers["Auto-Submitted"] == "auto-generated"


def test_its_button_takes_the_update_back(
    client: Client, update: Update, sent_to: Callable[[Update], Any]
) -> None:
    message = sent_to(update)
    (address,) = set(re.findall(r"https?://\S+/undo/", message.body))
    assert address in message.alternatives[0].content
    path = urlsplit(address).path
    assert client.get(path).status_code == 200
    assert Update.objects.count() == 1
    assert client.post(path).status_code == 200
    assert Action.objects.get().status == "planned"


def test_mailbox_gets_it_in_indonesian(
    client: Client, office: Office, action: Action, sent_to: Callable[[Update], Any]
) -> None:
    Tenure.objects.all().delete()
    Post.objects.update(mailbox="dinas@example.org")
    url = link_to(action, "dinas@example.org", None)
    message = sent_to(save(client, url, filled_in_by="Contoh Sari"))
    assert message.to == ["dinas@example.org"]
    told = ["Sedang berjalan", "Contoh Sari"]
    assert [text for text in told if text in message.body] == told


def test_no_change_yet_is_confirmed_as_such(
    client: Client, url: str, sent_to: Callable[[Update], Any]
) -> None:
    client.post(url, {"unchanged": "1", "version": "1"})
    assert "What happened: No change yet" in sent_to(Update.objects.get()).body


def test_clearance_that_is_missing_is_said(
    client: Client, url: str, sent_to: Callable[[Update], Any]
) -> None:
    ActionPlan.objects.update(clearance="head")
    message = sent_to(save(client, url))
    assert "The public sees it once it has been cleared." in message.body


def test_nothing_is_sent_of_what_was_taken_back(
    client: Client, update: Update, mailoutbox: list[Any]
) -> None:
    path = urlsplit(re.findall(r"https?://\S+/undo/", confirming.write(update).text)[0]).path
    client.post(path)
    assert confirming.deliver(update.pk, timezone.now()) == Outcome.NOTHING
    assert mailoutbox == []


@pytest.mark.parametrize("fields", [{"via": "portal"}, {"written_by": None, "post": None}])
def test_only_updates_by_link_with_an_address(update: Update, fields: dict[str, Any]) -> None:
    Update.objects.update(**fields)
    assert confirming.deliver(update.pk, timezone.now()) == Outcome.NOTHING


def test_nothing_is_sent_after_a_day_or_of_an_unknown_update(update: Update) -> None:
    late = timezone.now() + timedelta(hours=25)
    assert confirming.deliver(update.pk, late) == Outcome.NOTHING
    assert confirming.deliver(update.pk + 1, timezone.now()) == Outcome.NOTHING


def test_no_digest_counts_it(update: Update, sent_to: Callable[[Update], Any]) -> None:
    sent_to(update)
    assert Digest.objects.count() == 0


def test_mail_server_that_is_away_is_tried_again(update: Update, settings: Any) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    assert confirming.deliver(update.pk, timezone.now()) == Outcome.LATER


class Cutting:
    """Takes the mail, and the connection is lost before it can say so."""

    def __init__(self, **options: Any) -> None:
        pass

    def open(self) -> None:
        pass

    def close(self) -> None:
        pass

    def send_messages(self, messages: Any) -> int:
        raise ConnectionResetError


def test_mail_that_may_have_been_taken_is_told_apart(update: Update, settings: Any) -> None:
    settings.EMAIL_BACKEND = "tests.reminders.test_confirming.Cutting"
    assert confirming.deliver(update.pk, timezone.now()) == Outcome.UNCERTAIN


def test_task_is_given_the_id_alone_once_the_update_is_committed(
    client: Client,
    url: str,
    django_capture_on_commit_callbacks: Any,
    settings: Any,
    mailoutbox: list[Any],
) -> None:
    tasks.confirm_update.app.conf.task_always_eager = True
    try:
        with django_capture_on_commit_callbacks(execute=True) as callbacks:
            save(client, url)
            assert mailoutbox == []
    finally:
        tasks.confirm_update.app.conf.task_always_eager = False
    assert len([one for one in callbacks if "ask_to_confirm" in repr(one)]) == 1
    assert [message.to for message in mailoutbox] == [["contoh@example.org"]]


def test_update_is_saved_without_a_broker(
    client: Client,
    url: str,
    django_capture_on_commit_callbacks: Any,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def refuse(*args: Any, **options: Any) -> None:
        raise OperationalError("Connection refused")

    monkeypatch.setattr(Task, "apply_async", refuse)
    with django_capture_on_commit_callbacks(execute=True):
        data = {"status": "in_progress", "sentence": SENTENCE, "version": "1"}
        page = client.post(url, data).content.decode()
    assert "Should it not arrive: what you wrote is saved all the same." in page
    assert Update.objects.count() == 1
    assert [record.levelname for record in caplog.records] == ["WARNING"]
