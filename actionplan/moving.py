"""What a merger of agencies moves in the action plan: partner links; posts take actions along."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet

from actionplan.models import Action, Delegation
from directory import merging
from directory.merging import Merger
from directory.models import User

Partnership = Action.partners.through


@dataclass(frozen=True)
class Moved:
    """Counts of what goes to the successor, or has gone; and the posts themselves.

    `delegations` limited to one of the agencies end: nobody agreed that they reach further.
    """

    offices: merging.Moved
    actions: int
    partnerships: int
    delegations: int


def what_moves(merger: Merger) -> Moved:
    return Moved(
        offices=merging.what_moves(merger),
        actions=Action.objects.filter(owner__agency__in=merger.ids).count(),
        partnerships=_partnerships(merger).count(),
        delegations=_delegations(merger).count(),
    )


def merge(merger: Merger, by: User, moment: datetime, today: date) -> Moved:
    """The whole merger in one transaction. Raises Refused."""
    merging.check(merger, today)
    with transaction.atomic():
        found = what_moves(merger)
        _move_partnerships(merger)
        _end_delegations(merger)
        merging.merge(merger, by, moment, today)
    return found


def _partnerships(merger: Merger) -> QuerySet[Any]:
    found: QuerySet[Any] = Partnership.objects.filter(agency__in=merger.ids)
    return found


def _delegations(merger: Merger) -> QuerySet[Delegation]:
    running = Q(ends_on=None) | Q(ends_on__gte=merger.day)
    found: QuerySet[Delegation] = Delegation.objects.filter(running, office__in=merger.ids)
    return found


def _move_partnerships(merger: Merger) -> None:
    """The successor is partner once, and of no action that is its own by now."""
    linked = _partnerships(merger)
    actions = set(linked.values_list("action", flat=True))
    linked.delete()
    Partnership.objects.filter(
        agency=merger.successor, action__owner__agency__in=merger.ids
    ).delete()
    own = Q(owner__agency=merger.successor) | Q(owner__agency__in=merger.ids)
    others = Action.objects.filter(pk__in=actions).exclude(own).values_list("pk", flat=True)
    Partnership.objects.bulk_create(
        (Partnership(action_id=pk, agency_id=merger.successor.pk) for pk in others),
        ignore_conflicts=True,
        batch_size=500,
    )


def _end_delegations(merger: Merger) -> None:
    running = _delegations(merger)
    running.filter(starts_on__gte=merger.day).delete()
    running.update(ends_on=merger.day - timedelta(days=1))
