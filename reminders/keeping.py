"""What goes by night: digests after twelve months, old links, ended snoozes, old refusals."""

from dataclasses import dataclass
from datetime import date, datetime

from reminders import bouncing, links, snoozing
from reminders.models import Digest


@dataclass(frozen=True)
class Forgotten:
    """How many of each went."""

    digests: int
    links: int
    snoozes: int
    refusals: int


def forget_old(moment: datetime, day: date) -> Forgotten:
    """Holds stay: they say who stopped the digests, when and why."""
    return Forgotten(
        digests=forget_digests(day),
        links=links.forget_expired(moment),
        snoozes=snoozing.forget_past(day),
        refusals=bouncing.forgive(moment),
    )


def forget_digests(day: date) -> int:
    """Those of twelve months ago and before; their unsubscribe addresses end with them."""
    return Digest.objects.filter(local_date__lt=_a_year_before(day)).delete()[0]


def _a_year_before(day: date) -> date:
    try:
        return day.replace(year=day.year - 1)
    except ValueError:  # 29 February
        return day.replace(year=day.year - 1, day=28)
