"""The work list of an official: the actions that may be seen, by urgency, with their numbers."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F
from django.http import QueryDict

from actionplan.filters import PortalFilter
from actionplan.models import Action
from actionplan.querysets import ActionQuerySet
from actionplan.rules import Urgency
from directory.models import Agency
from directory.rights import Person


@dataclass(frozen=True)
class Part:
    """One part of the list and how many actions are in it."""

    key: str
    label: str
    number: int
    is_current: bool


def seen_by(user: Person, day: date) -> ActionQuerySet:
    """Actions the person may see, with their urgency on the day."""
    return Action.objects.visible_to(user, day).with_urgency(day)


def parts(actions: ActionQuerySet, current: str) -> list[Part]:
    """Every part that is not empty, the most pressing first."""
    numbers = dict(actions.order_by().values_list("urgency").annotate(Count("pk")))
    return [
        Part(urgency.key, str(urgency.label), numbers[urgency], urgency.key == current)
        for urgency in Urgency
        if numbers.get(urgency)
    ]


def pressing(actions: ActionQuerySet) -> ActionQuerySet:
    """What waits for somebody now: everything but what is far off or closed."""
    return actions.filter(urgency__lt=Urgency.LATER)


def filtered(actions: ActionQuerySet, data: QueryDict, user: Person) -> PortalFilter:
    """Agencies can be chosen where there are a few; staff who see all regions search by text."""
    agencies = None
    if not user.has_perm("directory.oversee_all_regions"):
        owning = actions.order_by().values("owner__agency")
        agencies = Agency.objects.filter(pk__in=owning).order_by("name")
    return PortalFilter(data, queryset=in_order(actions), agencies=agencies)


def in_order(actions: ActionQuerySet) -> ActionQuerySet:
    related = actions.select_related("step", "owner__agency", "plan__region")
    return related.order_by("urgency", F("due_on").asc(nulls_last=True), "reference")
