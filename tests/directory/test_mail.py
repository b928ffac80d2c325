"""The mail door: what a letter looks like, and what the server's answers mean."""

import re
import socket
from collections.abc import Iterator
from pathlib import Path
from threading import Thread
from typing import Any

import allauth
import pytest
from django.template.loader import get_template
from django.test import Client
from pytest_django import Settings

from directory import mail
from tests.factories import UserFactory
from tests.servers.answering import Answering, answering_server, send_to

ALLAUTH_MAILS = {
    "code": "123-456",
    "email": "orang@example.org",
    "password_reset_url": "https://langkah.example.org/id/reset/1/",
    "activate_url": "https://langkah.example.org/id/confirm/1/",
}
NOT_USED = {"email-confirmation-signup", "password-reset-code"}  # no sign-up, no reset by code


@pytest.fixture
def answering(settings: Settings) -> Iterator[Answering]:
    with answering_server(settings) as server:
        yield server


def letter() -> mail.Letter:
    return mail.Letter("orang@example.org", "Judul", "Isi\n", "<p>Isi</p>")


def test_letter_taken_by_the_server_is_delivered(answering: Answering) -> None:
    mail.deliver(letter())
    assert len(answering.letters) == 1


@pytest.mark.parametrize("line", ["550 no such mailbox", "554 never"])
def test_recipient_refused_for_good_is_refused(answering: Answering, line: str) -> None:
    answering.rcpt = line
    with pytest.raises(mail.RecipientRefused, match=line):
        mail.deliver(letter())


def test_refusal_for_a_matter_of_policy_does_not_blame_the_address(answering: Answering) -> None:
    answering.rcpt = "554 5.7.1 relay access denied"
    with pytest.raises(mail.Refused) as raised:
        mail.deliver(letter())
    assert type(raised.value) is mail.Refused


def test_refused_sender_is_a_server_that_takes_nothing_of_ours(answering: Answering) -> None:
    answering.sender = "550 we do not know you"
    with pytest.raises(mail.Unreachable, match="550 we do not know you"):
        mail.deliver(letter())


def test_message_too_big_for_the_server_is_refused(answering: Answering) -> None:
    answering.sender = "552 too big"
    with pytest.raises(mail.Refused, match="552 too big"):
        mail.deliver(letter())


def test_server_that_greets_with_a_refusal_is_unreachable(settings: Settings) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        send_to(settings, server.getsockname()[1])
        Thread(target=_greet, args=(server, b"554 not today\r\n"), daemon=True).start()
        with pytest.raises(mail.Unreachable, match="554 not today"):
            mail.deliver(letter())


def _greet(server: socket.socket, line: bytes) -> None:
    visitor, _ = server.accept()
    with visitor:
        visitor.sendall(line)
        visitor.recv(100)


def test_what_follows_the_250_happens_before_the_goodbye(answering: Answering) -> None:
    said: list[int] = []
    mail.deliver(letter(), taken=lambda: said.append(len(answering.letters)))
    assert said == [1]


def test_refused_message_is_not_said_to_be_taken(answering: Answering) -> None:
    answering.data = "554 no"
    said: list[bool] = []
    with pytest.raises(mail.Refused):
        mail.deliver(letter(), taken=lambda: said.append(True))
    assert said == []


def test_recipient_put_off_is_deferred_not_refused(answering: Answering) -> None:
    answering.rcpt = "450 come again"
    with pytest.raises(mail.Deferred, match="450 come again"):
        mail.deliver(letter())


def test_message_refused_after_data_does_not_blame_the_address(answering: Answering) -> None:
    answering.data = "552 too big"
    with pytest.raises(mail.Refused, match="552 too big") as raised:
        mail.deliver(letter())
    assert type(raised.value) is mail.Refused


def test_server_that_closes_is_unreachable_for_everybody(answering: Answering) -> None:
    answering.data = "421 closing"
    with pytest.raises(mail.Unreachable, match="421 closing") as raised:
        mail.deliver(letter())
    assert not isinstance(raised.value, mail.Deferred)


def test_no_server_is_unreachable(settings: Settings) -> None:
    send_to(settings, 9)
    with pytest.raises(mail.Unreachable):
        mail.deliver(letter())


def allauth_mails() -> list[str]:
    """Every mail that the sign-in library knows how to send, by its own templates."""
    root = Path(allauth.__file__).parent
    shipped = [*root.glob("templates/account/email/*_subject.txt")]
    shipped += root.glob("templates/mfa/email/totp*_subject.txt")
    shipped += root.glob("templates/mfa/email/recovery*_subject.txt")
    names = {path.name.removesuffix("_subject.txt").replace("_", "-") for path in shipped}
    return sorted(names - NOT_USED)


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("name", allauth_mails())
def test_sign_in_mail_is_whole_in_both_languages(name: str, language: str) -> None:
    sent = mail.compose(name, "orang@example.org", ALLAUTH_MAILS, language)
    assert 0 < len(sent.subject) <= 60
    assert f'lang="{language}"' in sent.html
    assert sent.headers == {"Auto-Submitted": "auto-generated"}
    assert links_of(sent.html) - set(sent.text.split()) == set()


@pytest.mark.parametrize("name", allauth_mails())
def test_sign_in_mail_has_a_designed_form(name: str) -> None:
    assert get_template(f"email/{name}/body.mjml")


def links_of(html: str) -> set[str]:
    return set(re.findall(r'href="(https?://[^"]+)"', html))


def test_text_of_a_mail_is_not_escaped() -> None:
    url = "https://langkah.example.org/id/reset/?a=1&b=2"
    sent = mail.compose("password-reset-key", "o@example.org", {"password_reset_url": url}, "id")
    assert url in sent.text.split()


def test_mail_of_a_demo_account_says_so() -> None:
    sent = mail.compose("login-code", "o@example.org", {"code": "1", "demo_data": True}, "id")
    assert sent.text.startswith("DATA CONTOH / SAMPLE DATA\n")
    assert "SAMPLE DATA" in sent.html


@pytest.mark.django_db
def test_code_is_mailed_in_the_language_of_the_person(
    client: Client, mailoutbox: list[Any]
) -> None:
    UserFactory(email="orang@example.org", language="en")
    client.post("/en/accounts/login/code/", {"email": "orang@example.org"}, follow=True)
    assert [message.to for message in mailoutbox] == [["orang@example.org"]]
    assert mailoutbox[0].subject.endswith("is your sign-in code")


@pytest.mark.django_db
def test_code_that_cannot_be_mailed_is_said_and_not_raised(
    client: Client, settings: Settings
) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    UserFactory(email="orang@example.org")
    answer = client.post("/en/accounts/login/code/", {"email": "orang@example.org"}, follow=True)
    assert answer.status_code == 200
    assert "The mail could not be sent just now." in answer.content.decode()
