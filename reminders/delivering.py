"""Sends one digest: claim, compose, write the letter, hand it over, record what came of it.

The order survives a crash anywhere: the claim is committed before the mail leaves, and `sent` is
committed as soon as the server has said 250. Between these two a worker that dies, or a connection
that breaks, leaves a claim that runs out, and the same Message-ID goes out once more: at most
`MAX_ATTEMPTS` times.
"""

import logging
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.db import Error as DatabaseError
from django.db import transaction

from directory import mail
from reminders import bouncing, letters, links, unsubscribing
from reminders.claiming import Claim, claim, close, close_sent, give_back, renew
from reminders.composing import compose
from reminders.content import DigestContent
from reminders.models import Digest

logger = logging.getLogger(__name__)


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
            text = text.replace(token, letters.HIDDEN)
        return text


@dataclass(frozen=True)
class _Prepared:
    """A claimed digest, ready to leave."""

    held: Claim
    content: DigestContent
    written: Written

    @property
    def items(self) -> list[dict[str, int | str]]:
        return [mark.as_item() for mark in self.content.marks]


def deliver(digest_id: int, moment: datetime) -> Outcome:
    """At most one mail. A row stays due while no server takes it; one that breaks us is parked."""
    held = claim(digest_id, moment)
    if held is None:
        return Outcome.NOT_OURS
    return _or_park(held, lambda: _deliver(held, moment))


def rehearse(digest_id: int, moment: datetime) -> Outcome:
    """All of `deliver` but the mail. It writes: the caller undoes it."""
    held = claim(digest_id, moment)
    if held is None:
        return Outcome.NOT_OURS
    return _or_park(held, lambda: Outcome.SENT if _prepare(held, moment) else Outcome.EMPTY)


def _or_park(held: Claim, work: Callable[[], Outcome]) -> Outcome:
    """A row that cannot be written, or that no library can send, would break us at every tick."""
    try:
        return work()
    except DatabaseError:
        raise  # not the row's fault: its claim runs out
    except Exception as error:
        # The words of the error may hold a name or an address; where it happened does not.
        kind, where = type(error).__name__, "".join(traceback.format_tb(error.__traceback__))
        logger.error("digest %s cannot be sent and is parked: %s\n%s", held.digest.pk, kind, where)
        close(held, Digest.State.PARKED, error=kind)
        return Outcome.FAILED


def _deliver(held: Claim, moment: datetime) -> Outcome:
    prepared = _prepare(held, moment)
    if prepared is None:
        return Outcome.EMPTY
    return _hand_over(prepared, moment) if renew(held) else Outcome.NOT_OURS


def _prepare(held: Claim, moment: datetime) -> _Prepared | None:
    """None where there is nothing to say, or nobody wants to hear it; then the row is closed."""
    content = compose(held.digest, held.digest.local_date)
    if not content.is_wanted:
        close(held, Digest.State.PARKED, error="not_wanted")
        return None
    if content.is_empty:
        close(held, Digest.State.EMPTY)
        return None
    return _Prepared(held, content, write(held.digest, content, moment))


def write(digest: Digest, content: DigestContent, moment: datetime) -> Written:
    """Issue a link for each action that the mail shows and a link may update, and render it."""
    tokens = links.issue_all(letters.linked(content), content.address, content.user, moment)
    unsubscribe = unsubscribing.sign(digest)
    letter = letters.compose(content, tokens, unsubscribe, {"Message-ID": digest.message_id})
    return Written(letter, (*tokens.values(), unsubscribe))


def _hand_over(prepared: _Prepared, moment: datetime) -> Outcome:
    held = prepared.held
    try:
        mail.deliver(prepared.written.letter, taken=lambda: _keep(prepared, moment))
    except mail.RecipientRefused as error:
        _bounce(prepared, moment, _said(prepared, error))
        return Outcome.FAILED
    except mail.Refused as error:
        close(held, Digest.State.FAILED, error=_said(prepared, error), items=prepared.items)
        return Outcome.FAILED
    except mail.Broken:
        return Outcome.UNREACHABLE  # it may have been taken: the claim runs out first
    except mail.Unreachable as error:
        give_back(held, _said(prepared, error))
        return Outcome.LATER if isinstance(error, mail.Deferred) else Outcome.UNREACHABLE
    return Outcome.SENT


def _said(prepared: _Prepared, error: Exception) -> str:
    """A filter of spam repeats the link that it does not like."""
    return prepared.written.without_tokens(str(error))


def _keep(prepared: _Prepared, moment: datetime) -> None:
    written = prepared.written
    close_sent(
        prepared.held,
        moment,
        items=prepared.items,
        subject=written.letter.subject,
        text=written.without_tokens(written.letter.text),
        html=written.without_tokens(written.letter.html),
    )


def _bounce(prepared: _Prepared, moment: datetime, reason: str) -> None:
    """Counted once: whoever has lost the claim leaves it to who has it."""
    with transaction.atomic():
        ours = close(
            prepared.held,
            Digest.State.FAILED,
            error=reason,
            items=prepared.items,
            bounced_at=moment,
        )
        if ours:
            bouncing.count(prepared.held.digest.address, moment, reason)
