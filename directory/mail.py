"""The only door mail leaves by: one message to one recipient, from a folder of templates.

`templates/email/<name>/` holds `subject.txt`, `body.txt` and, where the mail has a designed form,
`body.mjml`. All are rendered in the language of the reader.
"""

import re
import smtplib
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from textwrap import fill
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.core.mail.backends.smtp import EmailBackend
from django.template import TemplateDoesNotExist
from django.template.loader import render_to_string
from django.utils import translation
from mjml import mjml2html

COMPLETED = 250
SERVICE_CLOSING = 421
TOO_BIG = 552
NOT_THE_ADDRESS = re.compile(r"\s*5\.7\.")
"""RFC 3463: a matter of policy, such as a sender that may not relay, wherever it is said."""
ADDRESS = re.compile(r"[^\s<>()\[\]:;,\"]+@[^\s<>()\[\]:;,\"]+")
LINE_LENGTH = 72
KEPT_SECONDS, KEPT_MAILS = 10.0, 100
"""How long an open connection may wait for the next mail, and how many it takes: servers differ."""


class Unreachable(Exception):  # noqa: N818 - reads as what it says
    """No mail server answers: nothing was sent, try again later."""


class _Closing(Unreachable):
    """421: it takes nothing more, at least through this connection."""


class Broken(Unreachable):
    """The connection broke while a message was on its way: it may have been delivered."""


class Deferred(Unreachable):
    """A server answered "later" (4xx) for this message; others may well go through."""


class Refused(Exception):  # noqa: N818
    """The server answered and refused this message; the text says why."""


class RecipientRefused(Refused):
    """It was the address that the server refused, for good: a bounce."""


@dataclass(frozen=True)
class Letter:
    """A mail as it will leave: nothing is rendered again between here and the server."""

    to: str
    subject: str
    text: str
    html: str = ""
    headers: dict[str, str] = field(default_factory=dict)


def compose(
    name: str,
    to: str,
    context: dict[str, Any],
    language: str,
    headers: dict[str, str] | None = None,
) -> Letter:
    """Render the mail `name` for one reader; the subject is one line."""
    context = {**context, "base_url": settings.BASE_URL, "language": language}
    with translation.override(language):
        subject = " ".join(render_to_string(f"email/{name}/subject.txt", context).split())
        text = _wrap(render_to_string(f"email/{name}/body.txt", context).strip()) + "\n"
        html = _render_html(name, context)
    return Letter(to, subject, text, html, {"Auto-Submitted": "auto-generated", **(headers or {})})


def _wrap(text: str) -> str:
    """Lines of at most 72 characters that keep their indent; an address is never broken."""
    return "\n".join(_wrap_line(line) for line in text.splitlines())


def _wrap_line(line: str) -> str:
    if "://" in line:
        return line
    indent = " " * (len(line) - len(line.lstrip()))
    return fill(line.rstrip(), LINE_LENGTH, subsequent_indent=indent, break_long_words=False)


def _render_html(name: str, context: dict[str, Any]) -> str:
    try:
        mjml = render_to_string(f"email/{name}/body.mjml", context)
    except TemplateDoesNotExist:
        return ""
    html: str = mjml2html(mjml)
    return html


def _nothing() -> None:
    return None


def deliver(letter: Letter, taken: Callable[[], None] = _nothing) -> None:
    """Hand one message over; raises `Unreachable` or `Refused`.

    `taken` is called as soon as the server has it (250), before anything else can go wrong.
    """
    kept = _kept.take()
    try:
        if kept is None:
            _deliver_on(get_connection(), letter, taken)
        else:
            _deliver_on(kept, letter, taken)
    except _Closing:
        if kept is None:
            raise
        # It has had enough of this connection, and said that it did not take the message.
        _deliver_on(get_connection(), letter, taken)


def _deliver_on(connection: BaseEmailBackend, letter: Letter, taken: Callable[[], None]) -> None:
    with _closing_or_keeping(connection):
        _hand_over(connection, letter)
        taken()


@contextmanager
def _closing_or_keeping(connection: BaseEmailBackend) -> Iterator[None]:
    """Kept only where all went well; how it says goodbye once it has the message is no matter."""
    try:
        yield
    except BaseException:
        _close(connection)
        raise
    if not _kept.keep(connection):
        _close(connection)


def _close(connection: BaseEmailBackend) -> None:
    with suppress(smtplib.SMTPException, OSError):
        connection.close()


class _Kept(threading.local):
    """The connection that a thread keeps open between mails, where it does so at all."""

    wanted = False
    connection: EmailBackend | None = None
    used_at = 0.0
    mails = 0

    def take(self) -> BaseEmailBackend | None:
        """One that still answers. It is asked before a message is begun: a connection that breaks
        later may have delivered it, and then nobody sends it again but who looks after the row.
        """
        connection, self.connection = self.connection, None
        if connection is not None and self._answers(connection):
            return connection
        if connection is not None:
            _close(connection)
        self.mails = 0
        return None

    def _answers(self, connection: EmailBackend) -> bool:
        fresh = time.monotonic() - self.used_at < KEPT_SECONDS and self.mails < KEPT_MAILS
        if not fresh or connection.connection is None:
            return False
        with suppress(smtplib.SMTPException, OSError):
            return bool(connection.connection.noop()[0] == COMPLETED)
        return False

    def keep(self, connection: BaseEmailBackend) -> bool:
        if not self.wanted or not isinstance(connection, EmailBackend):
            return False
        self.connection, self.used_at = connection, time.monotonic()
        self.mails += 1
        return True


_kept = _Kept()


def keep_connection() -> None:
    """From now on the mails of this thread leave through one connection, while it answers."""
    _kept.wanted = True


def close_connection() -> None:
    """The end of `keep_connection`."""
    _kept.wanted = False
    if _kept.connection is not None:
        _close(_kept.connection)
        _kept.connection = None


def _hand_over(connection: BaseEmailBackend, letter: Letter) -> None:
    message = EmailMultiAlternatives(
        letter.subject, letter.text, to=[letter.to], headers=letter.headers
    )
    if letter.html:
        message.attach_alternative(letter.html, "text/html")
    _open(connection)
    try:
        connection.send_messages([message])
    except smtplib.SMTPRecipientsRefused as error:
        raise _about_recipient(*next(iter(error.recipients.values()))) from error
    except smtplib.SMTPDataError as error:
        raise _answered(error.smtp_code, error.smtp_error) from error
    except smtplib.SMTPSenderRefused as error:
        raise _about_sender(error.smtp_code, error.smtp_error) from error
    except smtplib.SMTPResponseException as error:  # of its greeting: nothing was begun
        raise Unreachable(_reason(error)) from error
    except (smtplib.SMTPException, OSError) as error:
        raise Broken(_reason(error)) from error


def _open(connection: BaseEmailBackend) -> None:
    try:
        connection.open()
    except (smtplib.SMTPException, OSError) as error:
        raise Unreachable(_reason(error)) from error


def _reason(error: Exception) -> str:
    if isinstance(error, smtplib.SMTPResponseException):  # a greeting or sign-in that fails
        return f"{error.smtp_code} {_text(error.smtp_error)}"
    return str(error) or type(error).__name__


def _answered(code: int, reason: bytes | str) -> Unreachable | Refused:
    """421 closes the door to everybody, another 4xx delays this message, a 5xx ends it."""
    said = f"{code} {_text(reason)}"
    if code == SERVICE_CLOSING:
        return _Closing(said)
    return Deferred(said) if 400 <= code < 500 else Refused(said)


def _about_recipient(code: int, reason: bytes | str) -> Unreachable | Refused:
    answer = _answered(code, reason)
    if isinstance(answer, Refused) and not NOT_THE_ADDRESS.match(_text(reason)):
        return RecipientRefused(str(answer))
    return answer


def _about_sender(code: int, reason: bytes | str) -> Unreachable | Refused:
    """All our mails have the same sender: unless it is the size, none would be taken."""
    answer = _answered(code, reason)
    too_big = code == TOO_BIG
    return Unreachable(str(answer)) if isinstance(answer, Refused) and not too_big else answer


def _text(reason: bytes | str) -> str:
    text = reason.decode(errors="replace") if isinstance(reason, bytes) else reason
    return without_addresses(text)


def without_addresses(text: str) -> str:
    """Servers like to repeat the address, and what they answer is logged."""
    return ADDRESS.sub("…", text)


def send(
    name: str,
    to: str,
    context: dict[str, Any],
    language: str,
    headers: dict[str, str] | None = None,
) -> Letter:
    """Compose and deliver at once."""
    letter = compose(name, to, context, language, headers)
    deliver(letter)
    return letter
