"""Merging offices: agencies end, their posts and spellings go to the one that succeeds them."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from directory import journal
from directory.freshness import touch
from directory.journal import Deed
from directory.models import Agency, AgencyAlias, Invitation, Post, User
from directory.refusing import Refused


class Refusal(models.TextChoices):
    NONE = "none", _("Choose the agencies that end.")
    ITSELF = "itself", _("An agency cannot be merged into itself.")
    ELSEWHERE = "elsewhere", _("Agencies of one region are merged; these are of several.")
    OVER = "over", _("One of these agencies has ended already; look again.")
    TO_COME = "to_come", _("Choose today or an earlier day: the posts move at once.")
    TOO_EARLY = "too_early", _("One of these agencies began on this day or later.")
    NOT_YET = "not_yet", _("The agency that succeeds does not exist on that day.")


@dataclass(frozen=True)
class Merger:
    """Which agencies end, which succeeds them, and its first day with their work."""

    ending: tuple[Agency, ...]
    successor: Agency
    day: date

    @property
    def ids(self) -> list[int]:
        return [agency.pk for agency in self.ending]


@dataclass(frozen=True)
class Moved:
    """What goes to the successor, or has gone."""

    posts: tuple[Post, ...]
    spellings: int
    invitations: int


def what_moves(merger: Merger) -> Moved:
    posts = Post.objects.filter(agency__in=merger.ids).select_related("agency")
    return Moved(
        posts=tuple(posts.order_by("agency__name", "role", "pk")),
        spellings=AgencyAlias.objects.filter(agency__in=merger.ids).count(),
        invitations=Invitation.objects.pending().filter(post__agency__in=merger.ids).count(),
    )


def check(merger: Merger, today: date) -> None:
    """Raises Refused. Attendances keep the agency of their day, so an earlier day harms nothing."""
    _check_agencies(merger)
    if merger.day > today:
        raise Refused(Refusal.TO_COME)
    if any(agency.valid_from and agency.valid_from >= merger.day for agency in merger.ending):
        raise Refused(Refusal.TOO_EARLY)
    for day in (merger.day, today):
        if not Agency.objects.existing_on(day).filter(pk=merger.successor.pk).exists():
            raise Refused(Refusal.NOT_YET)


def _check_agencies(merger: Merger) -> None:
    successor = merger.successor
    if not merger.ending:
        raise Refused(Refusal.NONE)
    if successor in merger.ending:
        raise Refused(Refusal.ITSELF)
    if {agency.region_id for agency in (*merger.ending, successor)} != {successor.region_id}:
        raise Refused(Refusal.ELSEWHERE)
    if any(agency.valid_to for agency in merger.ending):
        raise Refused(Refusal.OVER)


def merge(merger: Merger, by: User, moment: datetime, today: date) -> Moved:
    """All or nothing, and not to be undone; of two who merge at once one is Refused."""
    check(merger, today)
    with transaction.atomic():
        moved = what_moves(merger)
        _end(merger)
        Post.objects.filter(agency__in=merger.ids).update(agency=merger.successor)
        AgencyAlias.objects.filter(agency__in=merger.ids).update(agency=merger.successor)
        for agency in merger.ending:
            agency.successors.add(merger.successor)
        numbers = {"agencies": merger.ids, "posts": len(moved.posts)}
        journal.note(Deed.MERGED, merger.successor, by, moment, **numbers)
        touch()
    return moved


def _end(merger: Merger) -> None:
    """Their last day is the one before; only agencies that have not ended meanwhile."""
    last_day = merger.day - timedelta(days=1)
    lasting = Agency.objects.filter(pk__in=merger.ids, valid_to=None)
    if lasting.update(valid_to=last_day) != len(merger.ids):
        raise Refused(Refusal.OVER)
