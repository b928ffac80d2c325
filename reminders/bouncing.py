"""Addresses that mail servers refuse: counted, paused from the third time on, forgiven in time."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Exists, F, OuterRef

from directory import journal
from directory.journal import Deed
from directory.models import User
from directory.rights import Person, reach_of
from reminders.models import Digest, Undeliverable
from reminders.unsubscribing import unsubscribe

PAUSED_AT = 3
QUIET = timedelta(days=3)
"""A server that has taken a mail says within this time when it could not be delivered after all."""
LATEST_ANSWER = timedelta(days=7)
REASON_LENGTH = 300


def failing() -> frozenset[str]:
    """The addresses that get no digest, in lower case."""
    paused = Undeliverable.objects.filter(bounces__gte=PAUSED_AT)
    return frozenset(paused.values_list("address", flat=True))


def has_access(user: Person, day: date) -> bool:
    """Whether there may be addresses that the person sees, and may say of that they work."""
    reach = reach_of(user, day)
    reads_all = user.has_perm("reminders.view_undeliverable")
    return reads_all or bool(reach.overseen or reach.headed)


def count(address: str, moment: datetime, reason: str) -> None:
    """One refusal more."""
    row, _ = Undeliverable.objects.get_or_create(
        address=address.lower(), defaults={"last_at": moment}
    )
    Undeliverable.objects.filter(pk=row.pk).update(
        bounces=F("bounces") + 1, last_at=moment, reason=reason[:REASON_LENGTH]
    )


def note_late_bounce(message_id: str, address: str, moment: datetime, reason: str) -> None:
    """A provider says that a mail came back. Told again of the same mail, nothing changes."""
    digest = _digest_of(message_id, address, moment)
    with transaction.atomic():
        if digest is None:
            _count_other_mail(address, moment, reason)
        elif Digest.objects.filter(pk=digest.pk, bounced_at=None).update(bounced_at=moment):
            count(digest.address, moment, reason)


def note_complaint(message_id: str, address: str, moment: datetime) -> None:
    """Whoever calls a digest spam gets no more, as if they had unsubscribed."""
    digest = _digest_of(message_id, address, moment)
    if digest or address:
        unsubscribe(digest.address if digest else address)


def works_again(row: Undeliverable, by: User, moment: datetime) -> None:
    """Somebody who knows says so; noted without the address."""
    journal.note(Deed.ADDRESS_WORKS, row, by, moment, refusals=row.bounces)
    row.delete()


def forgive(moment: datetime) -> int:
    """Forgets refusals of addresses that are not paused and have since taken a mail for good."""
    taken = Digest.objects.filter(
        address=OuterRef("address"),
        state=Digest.State.SENT,
        bounced_at=None,
        sent_at__gt=OuterRef("last_at"),
        sent_at__lte=moment - QUIET,
    )
    counted = Undeliverable.objects.filter(Exists(taken), bounces__lt=PAUSED_AT)
    return counted.delete()[0]


def _count_other_mail(address: str, moment: datetime, reason: str) -> None:
    """A code or an invitation came back; the moment tells whether it has been counted already."""
    known = Undeliverable.objects.filter(address=address.lower(), last_at__gte=moment)
    if address and not known.exists():
        count(address, moment, reason)


def _digest_of(message_id: str, address: str, moment: datetime) -> Digest | None:
    """By its Message-ID; providers that give a mail a number of their own name only the address."""
    bare = message_id.strip().strip("<>")
    sent = Digest.objects.filter(sent_at__lte=moment).order_by("-sent_at")
    found = sent.filter(message_id=f"<{bare}>").first() if bare else None
    lately = sent.filter(address=address.lower(), sent_at__gt=moment - LATEST_ANSWER)
    digest: Digest | None = found or lately.first()
    return digest
