"""Deliverables of the six steps: recording what a region has in hand, and what proves it."""

from dataclasses import dataclass
from datetime import date, datetime

from django.core.files.base import File
from django.db import transaction

from actionplan.models import (
    ActionPlan,
    Delegation,
    Delivery,
    LegalInstrument,
    Step,
    StepDeliverable,
)
from actionplan.rules import Refusal
from actionplan.updating import Refused
from directory import freshness
from directory.models import User
from directory.rights import Person, reach_of
from workshops.models import Workshop


@dataclass(frozen=True)
class Proof:
    """What proves a deliverable: at least one of a link, a checked file, a record of ours."""

    url: str = ""
    file: File[bytes] | None = None
    instrument: LegalInstrument | None = None
    workshop: Workshop | None = None

    @property
    def is_empty(self) -> bool:
        return not (self.url or self.file or self.instrument or self.workshop)


@dataclass(frozen=True)
class InHand:
    """A deliverable of a step and what the region has of it, the newest last."""

    deliverable: StepDeliverable
    deliveries: list[Delivery]


@dataclass(frozen=True)
class StepInHand:
    step: Step
    deliverables: list[InHand]

    @property
    def number(self) -> int:
        """How many of its deliverables the region has in hand."""
        return sum(1 for one in self.deliverables if one.deliveries)


def may_record(plan: ActionPlan, user: Person, day: date) -> bool:
    """The region's coordinator, or whom a running delegation lets enter data for all offices."""
    reach = reach_of(user, day)
    if plan.region_id in reach.coordinated:
        return True
    running = Delegation.objects.on(day).filter(plan=plan, office=None)
    return running.filter(post__in=reach.posts).exists()


def in_hand(plan: ActionPlan) -> list[StepInHand]:
    """All steps with all their deliverables: three queries."""
    found: dict[int, list[Delivery]] = {}
    related = ("instrument", "workshop", "recorded_by", "released_by")
    deliveries = Delivery.objects.standing().filter(plan=plan).select_related(*related)
    for delivery in deliveries.order_by("reached_on", "pk"):
        found.setdefault(delivery.deliverable_id, []).append(delivery)
    steps = Step.objects.prefetch_related("deliverables").order_by("number")
    return [
        StepInHand(step, [InHand(one, found.get(one.pk, [])) for one in step.deliverables.all()])
        for step in steps
    ]


@transaction.atomic
def record(
    plan: ActionPlan,
    deliverable: StepDeliverable,
    by: User,
    moment: datetime,
    day: date,
    reached_on: date,
    proof: Proof,
    sentence: str = "",
    is_public: bool = False,
) -> Delivery:
    """Raises Refused without the right or without proof. `day` is today where the person is."""
    _require_right(plan, by, day)
    if proof.is_empty:
        raise Refused(Refusal.PROOF_MISSING)
    delivery: Delivery = Delivery.objects.create(
        plan=plan,
        deliverable=deliverable,
        reached_on=reached_on,
        sentence=sentence.strip(),
        url=proof.url,
        file=proof.file or "",
        instrument=proof.instrument,
        workshop=proof.workshop,
        is_public=is_public,
        released_by=by if is_public else None,
        released_at=moment if is_public else None,
        recorded_by=by,
        recorded_at=moment,
    )
    freshness.touch()
    return delivery


def withdraw(delivery: Delivery, by: User, moment: datetime, day: date) -> None:
    """The row stays and says when it was withdrawn; a second time changes nothing."""
    _change(delivery, by, day, withdrawn_at=moment)


def release(delivery: Delivery, by: User, moment: datetime, day: date) -> None:
    """Public from now on, with who ticked it and when; a second time changes nothing."""
    if not delivery.is_public:
        _change(delivery, by, day, is_public=True, released_by=by, released_at=moment)


@transaction.atomic
def _change(delivery: Delivery, by: User, day: date, **fields: object) -> None:
    _require_right(delivery.plan, by, day)
    Delivery.objects.standing().filter(pk=delivery.pk).update(**fields)
    freshness.touch()


def _require_right(plan: ActionPlan, by: User, day: date) -> None:
    if not may_record(plan, by, day):
        raise Refused(Refusal.NOT_TO_DELIVER)
