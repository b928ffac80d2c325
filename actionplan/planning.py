"""Verbs that put actions into a plan, each under the next reference."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db import transaction
from django.db.models.functions import Length

from actionplan.models import Action, ActionPlan, Objective, Step
from actionplan.rules import Status
from directory import freshness
from directory.models import Agency, Post
from workshops.models import Workshop

USUAL_STEP = 5


@dataclass(frozen=True)
class Promise:
    """A new action. Its status begins as planned; what happens later is recorded as updates."""

    title: str
    owner: Post
    step: Step | None = None
    description: str = ""
    objectives: tuple[Objective, ...] = ()
    partners: tuple[Agency, ...] = ()
    workshop: Workshop | None = None
    starts_on: date | None = None
    due_on: date | None = None
    confirmed_on: date | None = None
    origin: tuple[str, str] = field(default=("", ""))


@transaction.atomic
def create_action(plan: ActionPlan, promise: Promise) -> Action:
    """The plan's row is locked, so that two people get two references."""
    ActionPlan.objects.select_for_update().get(pk=plan.pk)
    action = Action.objects.create(
        reference=next_reference(plan),
        plan=plan,
        step=promise.step or Step.objects.get(number=USUAL_STEP),
        title=promise.title.strip(),
        description=promise.description.strip(),
        owner=promise.owner,
        workshop=promise.workshop,
        starts_on=promise.starts_on,
        due_on=promise.due_on,
        original_due_on=promise.due_on,
        status=Status.PLANNED,
        confirmed_on=promise.confirmed_on,
        origin_label=promise.origin[0],
        origin_url=promise.origin[1],
    )
    action.objectives.set(promise.objectives)
    action.partners.set(promise.partners)
    freshness.touch()
    return action


def next_reference(plan: ActionPlan) -> str:
    """`NTB-2023-014` after 13: the plan's key in capitals and a number that only grows."""
    prefix = reference_prefix(plan.key)
    taken = Action.objects.filter(plan=plan, reference__startswith=prefix)
    longest_last = taken.order_by(Length("reference").desc(), "-reference")
    last = longest_last.values_list("reference", flat=True).first()
    return f"{prefix}{_number_after(last, prefix):03d}"


def reference_prefix(plan_key: str) -> str:
    return f"{plan_key.upper()}-"


def _number_after(reference: str | None, prefix: str) -> int:
    number = reference.removeprefix(prefix) if reference else ""
    return int(number) + 1 if number.isdigit() else 1


def references(plan_key: str, numbers: Iterable[int]) -> list[str]:
    """References for many actions at once, as bulk loading needs them."""
    return [f"{reference_prefix(plan_key)}{number:03d}" for number in numbers]
