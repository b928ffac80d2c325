"""Sends one digest: claim, compose, write the letter, hand it over, record what came of it."""

import logging
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from django.conf import settings
from django.db import Error as DatabaseError
from django.urls import reverse
from django.utils import translation

from directory import mail
from reminders import links, unsubscribing, wording
from reminders.claiming import Claim, claim, close, close_sent, give_back
from reminders.composing import compose
from reminders.content import DigestContent, Kind, Section
from reminders.models import Digest

logger = logging.getLogger(__name__)

HIDDEN = "…"


class Outcome(StrEnum):
    SENT = "sent"
    EMPTY = "empty"
    FAILED = "failed"
    LATER = "later"
    UNREACHABLE = "unreachable"
    NOT_OURS = "not_ours"


@dataclass(frozen=True)
class Written:
    """A letter, and the secrets in it that the log must not keep."""

    letter: mail.Letter
    tokens: tuple[str, ...]

    def without_tokens(self, text: str) -> str:
        for token in self.tokens:
            text = text.replace(token, HIDDEN)
        return text


@dataclass(frozen=True)
class _Prepared:
    """A claimed digest, ready to leave."""

    held: Claim
    content: DigestContent
    written: Written


def deliver(digest_id: int, moment: datetime) -> Outcome:
    """At most one mail. A row stays due while no server takes it; one that breaks us is parked."""
    prepared = _prepare(digest_id, moment)
    if isinstance(prepared, Outcome):
        return prepared
    return _hand_over(prepared, moment)


def rehearse(digest_id: int, moment: datetime) -> Outcome:
    """All of `deliver` but the mail. It writes: the caller undoes it."""
    prepared = _prepare(digest_id, moment)
    return prepared if isinstance(prepared, Outcome) else Outcome.SENT


def _prepare(digest_id: int, moment: datetime) -> _Prepared | Outcome:
    held = claim(digest_id, moment)
    if held is None:
        return Outcome.NOT_OURS
    try:
        content = compose(held.digest, held.digest.local_date)
        if not content.is_empty:
            return _Prepared(held, content, write(held.digest, content, moment))
    except DatabaseError:
        raise
    except Exception as error:
        logger.exception("digest %s cannot be written and is parked", digest_id)
        close(held, Digest.State.PARKED, error=type(error).__name__)
        return Outcome.FAILED
    close(held, Digest.State.EMPTY)
    return Outcome.EMPTY


def _hand_over(prepared: _Prepared, moment: datetime) -> Outcome:
    held, written = prepared.held, prepared.written
    items = [mailed.as_item() for mailed in prepared.content.mailed]
    try:
        mail.deliver(written.letter)
    except mail.Refused as error:
        close(held, Digest.State.FAILED, error=str(error), items=items)
        return Outcome.FAILED
    except mail.Unreachable as error:
        give_back(held, str(error))
        return Outcome.LATER if isinstance(error, mail.Deferred) else Outcome.UNREACHABLE
    close_sent(
        held,
        moment,
        items=items,
        subject=written.letter.subject,
        text=written.without_tokens(written.letter.text),
        html=written.without_tokens(written.letter.html),
    )
    return Outcome.SENT


def write(digest: Digest, content: DigestContent, moment: datetime) -> Written:
    """Issue a link for each action that the mail shows, and render it."""
    shown = [
        item.action
        for section in content.sections
        for item in section.items
        if section.kind != Kind.CHECK
    ]
    tokens = links.issue_all(shown, content.address, content.user, moment)
    unsubscribe = unsubscribing.sign(digest)
    with translation.override(content.language):
        context = _context(content, tokens, unsubscribe)
    headers = {
        "Message-ID": digest.message_id,
        "List-Unsubscribe": f"<{context['unsubscribe_url']}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }
    if content.contact:
        headers["Reply-To"] = content.contact
    letter = mail.compose("digest", content.address, context, content.language, headers)
    return Written(letter, (*tokens.values(), unsubscribe))


def _context(content: DigestContent, tokens: dict[int, str], unsubscribe: str) -> dict[str, Any]:
    return {
        "digest": content,
        "sections": [_with_urls(section, tokens) for section in content.sections],
        "subject": wording.subject(content),
        "answer": wording.answer(content),
        "hour_label": wording.hour_label(content.hour),
        "zone_label": wording.zone_label(content.zone),
        "list_url": _absolute("actions:action-list"),
        "settings_url": _absolute("digests:subscription-edit"),
        "unsubscribe_url": _absolute("reminders:unsubscribe", unsubscribe),
        "demo_data": content.is_demo,
    }


def _with_urls(section: Section, tokens: dict[int, str]) -> Section:
    """A check needs a sign-in: it is never done through a link."""
    if section.kind == Kind.CHECK:
        urls = {
            item.action: _absolute("actions:action-detail", item.reference)
            for item in section.items
        }
    else:
        urls = {
            item.action: _absolute("reminders:update-by-link", tokens[item.action])
            for item in section.items
        }
    return replace(
        section, items=tuple(replace(item, url=urls[item.action]) for item in section.items)
    )


def _absolute(name: str, *args: str) -> str:
    return f"{settings.BASE_URL}{reverse(name, args=args)}"
