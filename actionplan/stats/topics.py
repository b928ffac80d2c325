"""How many public actions serve each objective, goal, principle, priority and workshop."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import BigIntegerField, Count, Exists, F, OuterRef, Q, Sum, Value

from actionplan.models import Action, NationalPriority, Objective, Principle, SdgGoal
from workshops.models import Workshop

PUBLICLY = Q(action__is_public=True, action__plan__is_public=True)
PUBLIC = Q(actions__is_public=True, actions__plan__is_public=True)


@dataclass(frozen=True)
class Topic:
    """Something actions are mapped to. `key` is how addresses write it."""

    key: str
    label: str
    number: int


@dataclass(frozen=True)
class TopicList:
    """All topics; those that an office brings in itself only where an action names them."""

    objectives: list[Topic]
    goals: list[Topic]
    principles: list[Topic]
    priorities: list[Topic]
    workshops: list[Topic]


def topics() -> TopicList:
    counted = Count("actions", filter=PUBLIC)
    sets = _count_sets()
    return TopicList(
        objectives=_objectives(sets),
        goals=_goals(sets),
        principles=_numbered(Principle.objects.annotate(found=counted).order_by("number")),
        priorities=_priorities(counted),
        workshops=_workshops(),
    )


def _numbered(found: Iterable[Any]) -> list[Topic]:
    return [Topic(str(one.number), f"{one.number} {one}", one.found) for one in found]


def _priorities(counted: Count) -> list[Topic]:
    found = NationalPriority.objects.annotate(found=counted).filter(found__gt=0)
    ordered = found.order_by("source", "code")
    return [Topic(str(one.pk), f"{one.source}: {one}", one.found) for one in ordered]


def _workshops() -> list[Topic]:
    public = Q(
        promised_actions__is_public=True,
        promised_actions__plan__is_public=True,
    )
    found = Workshop.objects.annotate(found=Count("promised_actions", filter=public))
    ordered = found.filter(found__gt=0).order_by("-starts_on", "slug")
    return [Topic(one.slug, str(one), one.found) for one in ordered]


def _objectives(sets: Counter[int]) -> list[Topic]:
    return [
        Topic(str(one.number), f"{one.number} {one}", _serving(sets, 1 << one.number))
        for one in Objective.objects.order_by("number")
    ]


def _goals(sets: Counter[int]) -> list[Topic]:
    """Each action once a goal, as `counted.serves_goal` says."""
    linked: Counter[int] = Counter()
    for goal, objective in Objective.sdg_goals.through.objects.values_list(
        "sdggoal__number", "objective__number"
    ):
        linked[goal] |= 1 << objective
    named = _count_named()
    return [
        Topic(
            str(goal.number),
            f"{goal.number} {goal}",
            _serving(sets, linked[goal.number]) + named[goal.number],
        )
        for goal in SdgGoal.objects.all()
    ]


def _count_sets() -> Counter[int]:
    """How many actions serve each set of objectives, the numbers of a set as bits.

    Read once for objectives and goals: to count apart for each would sort all links each time.
    """
    links = Action.objectives.through.objects.filter(PUBLICLY)
    served: Any = links.order_by().values("action")
    one: Any = Value(1, BigIntegerField())
    bit = one.bitleftshift(F("objective__number"))
    return Counter(served.annotate(bits=Sum(bit)).values_list("bits", flat=True))


def _serving(sets: Counter[int], wanted: int) -> int:
    return sum(number for bits, number in sets.items() if bits & wanted)


def _count_named() -> Counter[int]:
    """By goal the actions that name a target of it and serve no objective linked to it."""
    served, named = Action.objectives.through.objects, Action.sdg_targets.through.objects
    here = {"action": OuterRef("action"), "objective__sdg_goals": OuterRef("sdgtarget__goal")}
    only_named = named.filter(~Exists(served.filter(**here)), PUBLICLY)
    by_target = only_named.values_list("sdgtarget__goal__number")
    return Counter(dict(by_target.annotate(Count("action", distinct=True))))
