"""The work list of an official: the actions that may be seen, by urgency, with their numbers."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Case, Count, F, Value, When
from django.http import QueryDict

from actionplan.filters import Choice, PortalFilter
from actionplan.models import Action, ActionPlan, Update
from actionplan.querysets import ActionQuerySet
from actionplan.rules import Urgency
from directory.models import Post, Region
from directory.rights import Person, reach_of


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


def order_for(user: Person, day: date) -> list[Urgency]:
    """The most pressing first; to somebody who verifies that is what waits for a check."""
    if reach_of(user, day).verifying:
        return sorted(Urgency, key=lambda urgency: urgency != Urgency.TO_CHECK)
    return list(Urgency)


def parts(actions: ActionQuerySet, current: str, order: Iterable[Urgency] = Urgency) -> list[Part]:
    """Every part that is not empty, in this order."""
    numbers = dict(actions.order_by().values_list("urgency").annotate(Count("pk")))
    return [
        Part(urgency.key, str(urgency.label), numbers[urgency], urgency.key == current)
        for urgency in order
        if numbers.get(urgency)
    ]


def known_count(found: PortalFilter, parts: Iterable[Part]) -> int | None:
    """How many actions the list has, where nothing but the urgency narrows it."""
    if not found.form.is_valid():
        return None
    chosen = {name for name, value in found.form.cleaned_data.items() if value}
    if chosen - {"group"}:
        return None
    return sum(part.number for part in parts if part.is_current or not chosen)


def to_clear(user: Person, day: date) -> int | None:
    """How many updates wait for this person's clearance; None for somebody who clears none."""
    reach = reach_of(user, day)
    if not (reach.headed or reach.coordinated):
        return None
    return Update.objects.to_clear_by(user, day).count()


def pressing(actions: ActionQuerySet) -> ActionQuerySet:
    """What waits for somebody now: everything but what is far off or closed."""
    return actions.filter(urgency__lt=Urgency.LATER)


def filtered(actions: ActionQuerySet, data: QueryDict, user: Person, day: date) -> PortalFilter:
    """Agencies can be chosen where there are a few; staff who see all regions search by text."""
    if user.has_perm("directory.oversee_all_regions"):
        choices = {"region": _regions_with_a_plan()}
    else:
        choices = _choices(actions, data.get("post", ""))
    return PortalFilter(
        data, queryset=in_order(actions, order_for(user, day)), day=day, choices=choices
    )


def _regions_with_a_plan() -> list[Choice]:
    planned = ActionPlan.objects.order_by().values("region")
    return _sorted({one.code: str(one) for one in Region.objects.filter(pk__in=planned)})


def _choices(actions: ActionQuerySet, post: str) -> dict[str, list[Choice]]:
    """Where there is something to choose between; all of it is read in one query."""
    region = ("plan__region__code", "plan__region__name", "plan__region__name_en")
    owner = ("owner__agency", "owner__agency__name", "owner", "owner__title", "owner__role")
    rows = list(actions.order_by().values_list(*region, *owner).distinct())
    found = {
        "region": {row[0]: str(Region(name=row[1], name_en=row[2])) for row in rows},
        "agency": {str(row[3]): row[4] for row in rows},
        "post": {
            str(row[5]): f"{row[6] or Post.Role(row[7]).label}, {row[4]}"
            for row in rows
            if str(row[5]) == post
        },
    }
    return {name: _sorted(choices) for name, choices in found.items()}


def _sorted(choices: dict[str, str]) -> list[Choice]:
    return sorted(choices.items(), key=lambda choice: choice[1])


def shown(actions: ActionQuerySet, day: date, order: Sequence[Urgency]) -> ActionQuerySet:
    """What a page needs of a few of them, in one query; they come sorted and cut.

    Sorted by keys alone: all actions there are would be sorted with all that a row needs.
    """
    few = Action.objects.filter(pk__in=actions.values("pk")).with_urgency(day)
    return in_order(few, order).select_related("step", "owner__agency", "plan__region")


def in_order(actions: ActionQuerySet, order: Sequence[Urgency]) -> ActionQuerySet:
    places = [When(urgency=urgency, then=Value(place)) for place, urgency in enumerate(order)]
    by_part = "urgency" if order == list(Urgency) else Case(*places)
    return actions.order_by(by_part, F("due_on").asc(nulls_last=True), "reference")
