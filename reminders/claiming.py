"""Who may send a digest now: conditional updates, so that of two workers one gets the row."""

import time
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import F, QuerySet

from directory.words import Zone
from reminders.calendar import is_open, local_day
from reminders.holds import keep_back, under_hold
from reminders.models import Digest

MAX_ATTEMPTS = 10
"""Claims that ended without a word: only a row that kills its worker gets there."""


@dataclass
class Claim:
    """The right to send one digest until a moment; it is committed before the mail leaves.

    `begun_at` is on a clock that only counts: the moment of the claim may be a pretended one.
    """

    digest: Digest
    until: datetime
    begun_at: float = field(default_factory=time.monotonic)


def claim(digest_id: int, moment: datetime) -> Claim | None:
    """None when the row is not due, somebody else has it, or the recipient's clock says no.

    A row that is held by now waits: the hold may have begun after the tick that found it.
    """
    digest = Digest.objects.due().filter(pk=digest_id).annotate(is_held=under_hold()).first()
    if digest is None or not _is_its_time(digest, moment):
        return None
    if digest.is_held:
        keep_back([digest_id])
        return None
    until = moment + settings.DIGEST_REQUEUE_AFTER
    won = (
        Digest.objects.due()
        .filter(pk=digest_id)
        .update(state=Digest.State.CLAIMED, claimed_until=until, attempts=F("attempts") + 1)
    )
    return Claim(digest, until) if won else None


def _is_its_time(digest: Digest, moment: datetime) -> bool:
    # Weekends, holidays and the hour were settled when the row was made; 18.00 may have come.
    today = local_day(moment, digest.zone) == digest.local_date
    return today and is_open(moment, digest.zone)


def renew(held: Claim) -> bool:
    """Once all is written and before the mail leaves: whole again, or lost to who waited too long.

    A worker that stood still for longer than a claim lasts must not send what another has taken.
    """
    spent = timedelta(seconds=time.monotonic() - held.begun_at)
    until = held.until + spent
    is_ours = bool(_held(held).update(claimed_until=until))
    held.until, held.begun_at = until, time.monotonic()
    return is_ours


def give_back(held: Claim, reason: str) -> None:
    """Due again, and why: a server that says no is no fault of the row, so it is not counted.

    Whoever has claimed the row meanwhile keeps it.
    """
    close(held, Digest.State.DUE, error=reason, attempts=F("attempts") - 1)


def close(held: Claim, state: str, **facts: object) -> bool:
    """Ends the claim in a state that says nothing was sent; only while it is still ours."""
    return bool(_held(held).update(state=state, claimed_until=None, **facts))


def close_sent(held: Claim, moment: datetime, **facts: object) -> None:
    """The server has the mail: that holds even when the claim ran out meanwhile."""
    Digest.objects.filter(pk=held.digest.pk).exclude(state=Digest.State.SENT).update(
        state=Digest.State.SENT, claimed_until=None, sent_at=moment, error="", **facts
    )


def release_expired(moment: datetime) -> int:
    """Claims of workers that died: due again under the same Message-ID, or parked at the bound."""
    expired = Digest.objects.with_expired_claim(moment)
    expired.filter(attempts__gte=MAX_ATTEMPTS).update(
        state=Digest.State.PARKED, claimed_until=None, error="attempts"
    )
    return int(expired.update(state=Digest.State.DUE, claimed_until=None))


def park_passed(moment: datetime) -> int:
    """Rows of a day that is over would be a second mail of today; today's row says it all."""
    return sum(
        Digest.objects.due()
        .filter(zone=zone, local_date__lt=local_day(moment, zone))
        .update(state=Digest.State.PARKED, error="day_passed")
        for zone in Zone.values
    )


def _held(held: Claim) -> QuerySet[Digest]:
    return Digest.objects.filter(
        pk=held.digest.pk, state=Digest.State.CLAIMED, claimed_until=held.until
    )
