"""The only door mail leaves by: one message to one recipient, from a folder of templates.

`templates/email/<name>/` holds `subject.txt`, `body.txt` and, where the mail has a designed form,
`body.mjml`. All are rendered in the language of the reader.
"""

import smtplib
from dataclasses import dataclass, field
from textwrap import fill
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template import TemplateDoesNotExist
from django.template.loader import render_to_string
from django.utils import translation
from mjml import mjml2html

SERVICE_CLOSING = 421
LINE_LENGTH = 72


class Unreachable(Exception):  # noqa: N818 - reads as what it says
    """No mail server answers: nothing was sent, try again later."""


class Deferred(Unreachable):
    """A server answered "later" (4xx) for this message; others may well go through."""


class Refused(Exception):  # noqa: N818
    """The server answered and refused this message; the text says why."""


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


def deliver(letter: Letter) -> None:
    """Returns once the server has taken the message (250); raises `Unreachable` or `Refused`."""
    message = EmailMultiAlternatives(
        letter.subject, letter.text, to=[letter.to], headers=letter.headers
    )
    if letter.html:
        message.attach_alternative(letter.html, "text/html")
    try:
        message.send()
    except smtplib.SMTPRecipientsRefused as error:
        raise _answered(*next(iter(error.recipients.values()))) from error
    except smtplib.SMTPResponseException as error:
        raise _answered(error.smtp_code, error.smtp_error) from error
    except (smtplib.SMTPException, OSError) as error:
        raise Unreachable(str(error) or type(error).__name__) from error


def _answered(code: int, reason: bytes | str) -> Unreachable | Refused:
    """421 closes the door to everybody, another 4xx delays this message, a 5xx ends it."""
    text = reason.decode(errors="replace") if isinstance(reason, bytes) else reason
    if code == SERVICE_CLOSING:
        return Unreachable(f"{code} {text}")
    if 400 <= code < 500:
        return Deferred(f"{code} {text}")
    return Refused(f"{code} {text}")


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
