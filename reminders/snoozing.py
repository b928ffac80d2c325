"""Putting one record off: no digest to the address names it before a day."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from reminders.models import Snooze

LONGEST = 14
"""Days; a reminder that is put off for longer is one that nobody gets."""

KEPT = timedelta(days=62)
"""Until a digest after the day it came back has named it: longer than any rhythm."""


@dataclass(frozen=True)
class Put:
    """A reference that an address has put off, until a day; it may have come by now."""

    reference: str
    until: date


def snooze(address: str, reference: str, day: date, days: int, moment: datetime) -> date:
    """Until which day it is put off now: one to 14 days after today, whatever was said before."""
    until = day + timedelta(days=min(max(days, 1), LONGEST))
    Snooze.objects.update_or_create(
        address=address.lower(),
        reference=reference,
        defaults={"until": until, "made_at": moment},
    )
    return until


def awake(address: str, reference: str) -> None:
    """Digests name it again from the next one on."""
    Snooze.objects.filter(address=address.lower(), reference=reference).delete()


def snoozed_until(address: str, reference: str, day: date) -> date | None:
    """The day on which it comes back; None when it is not put off."""
    put = Snooze.objects.filter(address=address.lower(), reference=reference, until__gt=day)
    return put.values_list("until", flat=True).first()


def snoozed_on(day: date, address: str) -> frozenset[str]:
    """The references that a digest of the day leaves out."""
    put = Snooze.objects.filter(address=address.lower(), until__gt=day)
    return frozenset(put.values_list("reference", flat=True))


def everything_put_off() -> Mapping[str, list[Put]]:
    """By address, also what has come back lately."""
    found: dict[str, list[Put]] = defaultdict(list)
    for address, reference, until in Snooze.objects.values_list("address", "reference", "until"):
        found[address].append(Put(reference, until))
    return found


def forget_past(day: date) -> int:
    """What came back so long ago that planning needs it no more."""
    return Snooze.objects.filter(until__lte=day - KEPT).delete()[0]
