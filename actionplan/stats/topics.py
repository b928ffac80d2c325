"""How many public actions serve each objective, goal, principle, priority and workshop."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q

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
    goals = _count_goals()
    return TopicList(
        objectives=_numbered(Objective.objects.annotate(found=counted).order_by("number")),
        goals=[
            Topic(str(goal.number), f"{goal.number} {goal}", goals[goal.number])
            for goal in SdgGoal.objects.all()
        ],
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


def _count_goals() -> Counter[int]:
    """Each action once a goal, as `counted.serves_goal` says, in two queries for all goals."""
    served, named = Action.objectives.through.objects, Action.sdg_targets.through.objects
    by_objective = served.filter(PUBLICLY).values_list("objective__sdg_goals__number")
    here = {"action": OuterRef("action"), "objective__sdg_goals": OuterRef("sdgtarget__goal")}
    only_named = named.filter(~Exists(served.filter(**here)), PUBLICLY)
    by_target = only_named.values_list("sdgtarget__goal__number")
    once = Count("action", distinct=True)
    return Counter(dict(by_objective.annotate(once))) + Counter(dict(by_target.annotate(once)))
