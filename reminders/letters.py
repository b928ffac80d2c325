"""A digest as a letter: the addresses behind its buttons, and what its templates are given."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import quote

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from directory import mail
from directory.duties import Duty, Kind
from reminders import wording
from reminders.content import DigestContent, Line, Part, Section

HIDDEN = "…"


@dataclass(frozen=True)
class LinedSection:
    """A section as the mail shows it; `total` counts all of its duties, `lines` are those shown."""

    kind: Kind
    total: int
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class LinedPart:
    post: str
    agency: str
    sections: tuple[LinedSection, ...]


def linked(content: DigestContent) -> list[int]:
    """The actions that the mail shows and that a link of its own may update."""
    return [
        duty.action
        for part in content.parts
        for section in part.sections
        for duty in section.duties
        if duty.action is not None
    ]


def compose(
    content: DigestContent,
    tokens: Mapping[int, str],
    unsubscribe: str,
    headers: Mapping[str, str] | None = None,
) -> mail.Letter:
    """`tokens` are those of the actions of `linked`, `unsubscribe` is the key of the recipient."""
    with translation.override(content.language):
        context = _context(content, tokens, unsubscribe)
    named = {
        "List-Unsubscribe": f"<{context['unsubscribe_url']}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        **(headers or {}),
    }
    if content.contact:
        named["Reply-To"] = content.contact
    return mail.compose("digest", content.address, context, content.language, named)


def draft(content: DigestContent) -> mail.Letter:
    """The same with "…" for every key: nothing in it opens anything."""
    letter = compose(content, dict.fromkeys(linked(content), HIDDEN), HIDDEN)
    text, html = (form.replace(quote(HIDDEN), HIDDEN) for form in (letter.text, letter.html))
    return replace(letter, text=text, html=html)


def _context(content: DigestContent, tokens: Mapping[int, str], unsubscribe: str) -> dict[str, Any]:
    return {
        "digest": content,
        "parts": [_part(part, lambda duty: _line(duty, tokens)) for part in content.parts],
        "subject": wording.subject(content),
        "answer": wording.answer(content),
        "hour_label": wording.hour_label(content.hour),
        "zone_label": wording.zone_label(content.zone),
        "list_url": _absolute("actions:action-list"),
        "settings_url": _absolute("digests:subscription-edit"),
        "unsubscribe_url": _absolute("reminders:unsubscribe", unsubscribe),
        "demo_data": content.is_demo,
    }


def _part(part: Part, line: Callable[[Duty], Line]) -> LinedPart:
    return LinedPart(part.post, part.agency, tuple(_section(one, line) for one in part.sections))


def _section(section: Section, line: Callable[[Duty], Line]) -> LinedSection:
    return LinedSection(section.kind, section.total, tuple(line(duty) for duty in section.duties))


def _line(duty: Duty, tokens: Mapping[int, str]) -> Line:
    """What needs a sign-in, like a check, is never done through a link."""
    if duty.action is None:
        return Line(duty, f"{settings.BASE_URL}{duty.path}")
    return Line(duty, _absolute("reminders:update-by-link", tokens[duty.action]), is_link=True)


def _absolute(name: str, *args: str) -> str:
    return f"{settings.BASE_URL}{reverse(name, args=args)}"
