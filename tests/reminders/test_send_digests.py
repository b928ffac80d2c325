"""The command that sends what is due, and the tasks that do the same in a worker."""

import json
import logging
from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from django.conf import LazySettings
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils import timezone, translation
from kombu.exceptions import OperationalError

from reminders import tasks
from reminders.management.commands.send_digests import read_moment
from reminders.models import Digest, UpdateLink
from reminders.redacting import HideTokens, without_tokens
from tests.reminders.people import MONDAY, TUESDAY, at, open_office

pytestmark = [pytest.mark.django_db, pytest.mark.both]
EIGHT = at(MONDAY, 8).isoformat()


def run(*options: str) -> dict[str, Any]:
    out = StringIO()
    call_command("send_digests", "--json", *options, stdout=out)
    answer: dict[str, Any] = json.loads(out.getvalue())
    return answer


def counts(**named: int) -> dict[str, Any]:
    usual = {"due": 0, "sent": 0, "empty": 0, "failed": 0, "already_sent": 0}
    return {"at": EIGHT, **usual, **named}


def test_command_sends_what_is_due_and_once(mailoutbox: list[Any]) -> None:
    open_office().promise(MONDAY + timedelta(days=3))
    open_office()
    assert run("--at", EIGHT) == counts(due=2, sent=1, empty=1)
    assert run("--at", EIGHT) == counts(already_sent=1)
    assert len(mailoutbox) == 1


def test_dry_run_tells_and_keeps_nothing(mailoutbox: list[Any]) -> None:
    open_office().promise(MONDAY)
    assert run("--at", EIGHT, "--dry-run") == counts(due=1, sent=1)
    assert (mailoutbox, Digest.objects.count(), UpdateLink.objects.count()) == ([], 0, 0)


def test_without_a_mail_server_the_rows_stay_due_and_the_command_fails(
    settings: LazySettings, mailoutbox: list[Any]
) -> None:
    for _ in range(2):
        open_office().promise(MONDAY)
    backend = settings.EMAIL_BACKEND
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    out = StringIO()
    with pytest.raises(SystemExit, match="1"):
        call_command("send_digests", "--json", "--at", EIGHT, stdout=out)
    assert json.loads(out.getvalue())["error"]["code"] == "mail_unreachable"
    assert list(Digest.objects.values_list("state", "attempts").order_by("pk")) == [
        ("due", 0),
        ("due", 0),
    ]
    settings.EMAIL_BACKEND = backend
    assert run("--at", EIGHT) == counts(due=2, sent=2)


def test_moment_without_an_offset_is_read_as_wib() -> None:
    assert read_moment("2026-03-02T09:00").isoformat() == "2026-03-02T09:00:00+07:00"


@pytest.mark.parametrize("text", ["besok", "2026-13-01", "08:00"])
def test_bad_moment_is_wrong_usage(text: str) -> None:
    with pytest.raises(CommandError, match="is not a moment") as raised:
        call_command("send_digests", "--at", text)
    assert raised.value.returncode == 2


def test_future_is_refused_in_production_without_force(settings: LazySettings) -> None:
    settings.PRODUCTION = True
    later = (timezone.now() + timedelta(days=1)).isoformat()
    with pytest.raises(CommandError, match="--force"):
        call_command("send_digests", "--at", later)
    assert set(run("--at", later, "--force")) == set(counts())


def test_summary_for_people_is_one_line() -> None:
    out = StringIO()
    call_command("send_digests", "--at", EIGHT, stdout=out)
    assert out.getvalue() == (
        f"{EIGHT}: 0 due, 0 sent, 0 with nothing to say, 0 failed, 0 already sent\n"
    )


def test_broker_that_is_down_is_logged_and_the_row_waits(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    open_office().promise(MONDAY)

    def refuse(*_: object, **__: object) -> None:
        raise OperationalError("no broker")

    monkeypatch.setattr(tasks.deliver.app, "send_task", refuse)
    monkeypatch.setattr(tasks.deliver, "apply_async", refuse)
    tasks.enqueue([1, 2])
    assert [record.getMessage() for record in caplog.records] == [
        "no broker takes 2 digests: no broker"
    ]


def test_evening_command_says_nothing_is_due() -> None:
    open_office().promise(TUESDAY)
    assert run("--at", at(MONDAY, 18).isoformat())["due"] == 0


def test_log_shows_no_token() -> None:
    said = logging.LogRecord("x", 30, "", 0, "%s: %s", ("Not Found", "/id/u/AbC-123_xyz/"), None)
    assert HideTokens().filter(said)
    assert said.getMessage() == "Not Found: /id/u/…/"


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("name", ["update-by-link", "photo-by-link", "undo-update", "unsubscribe"])
def test_log_shows_no_token_of_any_address_in_mails(name: str, language: str) -> None:
    with translation.override(language):
        path = reverse(f"reminders:{name}", args=["17:AbC-123_xyz"])
    for written in (path, path.replace(":", "%3A")):
        assert "xyz" not in without_tokens(f"Not Found: {written}")
        assert without_tokens(written).count("…") == 1
