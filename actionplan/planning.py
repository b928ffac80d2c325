"""Verbs that put actions into a plan, each under the next reference, and who may."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db import transaction
from django.db.models import Q
from django.db.models.functions import Length

from actionplan.facts import Facts
from actionplan.models import (
    Action,
    ActionPlan,
    Step,
)
from actionplan.querysets import PlanQuerySet
from actionplan.rules import Refusal, Status
from actionplan.standing import REPORTING
from actionplan.updating import Refused
from directory import freshness
from directory.models import Post, Tenure
from directory.querysets import PostQuerySet
from directory.rights import Person

USUAL_STEP = 5


def usual_step() -> Step:
    step: Step = Step.objects.get(number=USUAL_STEP)
    return step


@dataclass(frozen=True)
class Promise(Facts):
    """A new action. Its status begins as planned; what happens later is recorded as updates."""

    step: Step = field(default_factory=usual_step)
    confirmed_on: date | None = None
    origin: tuple[str, str] = ("", "")


def owners_for(by: Person, day: date) -> PostQuerySet:
    """Posts to which a person may give actions: of the own office, or of the region coordinated."""
    if by.is_anonymous or not by.is_active:
        return Post.objects.none()
    held = Tenure.objects.on(day).in_role(*REPORTING).filter(holder=by)
    own = Q(agency__in=held.values("post__agency"))
    coordinating = held.in_role(Post.Role.COORDINATOR)
    coordinated = Q(agency__region__in=coordinating.values("post__agency__region"))
    owning = Post.objects.exclude(role__in=(Post.Role.VERIFIER, Post.Role.OPERATOR))
    return owning.filter(own | coordinated, agency__region__isnull=False)


def plans_for(by: Person, day: date) -> PlanQuerySet:
    """Plans, not closed, to which the person may add an action."""
    if by.is_anonymous or not by.is_active:
        return ActionPlan.objects.none()
    held = Tenure.objects.on(day).in_role(*REPORTING).filter(holder=by)
    regions = held.order_by().values("post__agency__region")
    return ActionPlan.objects.exclude(status=ActionPlan.Status.CLOSED).filter(region__in=regions)


def propose_action(plan: ActionPlan, by: Person, day: date, promise: Promise) -> Action:
    """`create_action` for a person: Refused unless plan and owner are theirs to fill."""
    owner_fits = promise.owner.agency.region_id == plan.region_id
    may_own = owners_for(by, day).filter(pk=promise.owner.pk).exists()
    if not (owner_fits and may_own and plans_for(by, day).filter(pk=plan.pk).exists()):
        raise Refused(Refusal.NOT_YOURS)
    return create_action(plan, promise)


@transaction.atomic
def create_action(plan: ActionPlan, promise: Promise) -> Action:
    """The plan's row is locked, so that two people get two references."""
    ActionPlan.objects.select_for_update().get(pk=plan.pk)
    action = Action.objects.create(
        reference=next_reference(plan),
        plan=plan,
        step=promise.step,
        title=promise.title.strip(),
        description=promise.description.strip(),
        owner=promise.owner,
        workshop=promise.workshop,
        starts_on=promise.starts_on,
        due_on=promise.due_on,
        due_text=promise.due_text.strip(),
        is_public=promise.is_public,
        original_due_on=promise.due_on,
        status=Status.PLANNED,
        confirmed_on=promise.confirmed_on,
        origin_label=promise.origin[0],
        origin_url=promise.origin[1],
    )
    action.objectives.set(promise.objectives)
    action.principles.set(promise.principles)
    action.sdg_targets.set(promise.sdg_targets)
    action.national_priorities.set(promise.national_priorities)
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
