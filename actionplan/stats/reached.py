"""Where a plan stands by facts: what is in hand of each step, beside the actions of the step."""

from dataclasses import dataclass
from datetime import date

from actionplan.models import Delivery, StepDeliverable
from actionplan.stats.figures import StatusCount, steps_by_status


@dataclass(frozen=True)
class Reached:
    """That a deliverable was reached on a day, and what proves it. Empty where there is none."""

    reached_on: date
    sentence: str
    url: str
    file_id: int | None
    instrument: str
    instrument_url: str
    workshop: str


@dataclass(frozen=True)
class DeliverableRow:
    """One deliverable of a step; `reached` is empty as long as nothing was published."""

    name: str
    reached: list[Reached]


@dataclass(frozen=True)
class StepProgress:
    """One step of a plan: its deliverables, and its actions by status (only what there is)."""

    number: int
    name: str
    deliverables: list[DeliverableRow]
    counts: list[StatusCount]
    total: int


def progress_of(plan_id: int) -> list[StepProgress]:
    in_hand = _in_hand(plan_id)
    deliverables: dict[int, list[DeliverableRow]] = {}
    for found in StepDeliverable.objects.select_related("step").order_by("order", "pk"):
        row = DeliverableRow(str(found), in_hand.get(found.pk, []))
        deliverables.setdefault(found.step.number, []).append(row)
    return [
        StepProgress(
            number=row.number,
            name=row.name,
            deliverables=deliverables.get(row.number, []),
            counts=[count for count in row.counts if count.number],
            total=row.total,
        )
        for row in steps_by_status(plan_id).rows
    ]


def _in_hand(plan_id: int) -> dict[int, list[Reached]]:
    deliveries = Delivery.objects.public().filter(plan=plan_id)
    found: dict[int, list[Reached]] = {}
    for one in deliveries.select_related("instrument", "workshop").order_by("reached_on", "pk"):
        found.setdefault(one.deliverable_id, []).append(_reached(one))
    return found


def _reached(one: Delivery) -> Reached:
    return Reached(
        reached_on=one.reached_on,
        sentence=one.sentence,
        url=one.url,
        file_id=one.pk if one.file else None,
        instrument=str(one.instrument) if one.instrument else "",
        instrument_url=one.instrument.url if one.instrument else "",
        workshop=str(one.workshop) if one.workshop else "",
    )
