"""The kill switch: digests of a region, or of the whole site, held back and let go again."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from directory.models import Region, User
from directory.rights import Person, reach_of
from reminders.models import Digest, Hold


class NotYours(Exception):  # noqa: N818 - an answer, not a fault
    """Nobody holds back the digests of regions that they do not answer for."""


class AlreadyHeld(Exception):  # noqa: N818 - an answer, not a fault
    """A hold of the same region is open."""


@dataclass(frozen=True)
class Right:
    """What a person may hold: everything, or the regions they coordinate."""

    everything: bool
    regions: frozenset[int]

    def __bool__(self) -> bool:
        return self.everything or bool(self.regions)

    def covers(self, region: int | None) -> bool:
        return self.everything or region in self.regions


def right_of(user: Person, day: date) -> Right:
    may_all = user.has_perms(["reminders.add_hold", "reminders.change_hold"])
    return Right(may_all, reach_of(user, day).coordinated)


def regions_of(right: Right) -> QuerySet[Region]:
    """The regions that may be held, in the order of their codes."""
    if right.everything:
        return Region.objects.filter(has_government=True)
    return Region.objects.filter(pk__in=right.regions)


def begin(region: Region | None, reason: str, by: User, moment: datetime, day: date) -> Hold:
    """From now on nothing leaves for the region; what is being sent ends as it would.

    Without a region it is everything. Raises NotYours or AlreadyHeld.
    """
    if not right_of(by, day).covers(region.pk if region else None):
        raise NotYours
    try:
        with transaction.atomic():
            hold: Hold = Hold.objects.create(
                region=region, reason=reason.strip(), begun_at=moment, begun_by=by
            )
    except IntegrityError:
        raise AlreadyHeld from None
    return hold


def end(hold: Hold, by: User, moment: datetime, day: date) -> None:
    """What waited goes out at the next tick where the day still runs. Raises NotYours."""
    if not Hold.objects.editable_by(by, day).filter(pk=hold.pk).exists():
        raise NotYours
    Hold.objects.open().filter(pk=hold.pk).update(ended_at=moment, ended_by=by)


def under_hold() -> Exists:
    """The condition that a digest is held now: its region, the province above it, or everything."""
    over = Q(region=None) | Q(region=OuterRef("region")) | Q(region=OuterRef("region__parent"))
    return Exists(Hold.objects.open().filter(over))


def hold_back() -> int:
    """Rows that are due while a hold is open wait; call it once the rows of the moment are made."""
    return keep_back(Digest.objects.due().filter(under_hold()).values("pk"))


def keep_back(digest_ids: Iterable[Any]) -> int:
    """Conditional, so that of a row claimed meanwhile nothing changes."""
    return Digest.objects.due().filter(pk__in=digest_ids).update(state=Digest.State.HELD)


def let_go(moment: datetime) -> int:
    """Rows whose hold has ended: due where their day still runs, else parked.

    Today's row will say what they would have said: there is never a second mail of a day.
    """
    # Never a list of ids: what a hold of weeks keeps back is more than a statement may name.
    held = Digest.objects.filter(state=Digest.State.HELD)
    free = held.filter(~under_hold()).values("pk")
    if not free.exists():
        return 0
    running = held.of_today(moment, only_open=True).values("pk")
    let_off = held.filter(pk__in=free)
    let_off.exclude(pk__in=running).update(state=Digest.State.PARKED, error="day_passed")
    return let_off.filter(pk__in=running).update(state=Digest.State.DUE)
