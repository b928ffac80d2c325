"""How many actions there are, by step, by status and by what a reader asks first."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from actionplan.models import Action, ActionPlan, Step
from actionplan.querysets import ActionQuerySet
from actionplan.rules import OPEN, Status
from actionplan.stats.counted import past_due, past_due_where_shown, unconfirmed


@dataclass(frozen=True)
class StatusCount:
    """How many actions show a status."""

    status: str
    label: str
    number: int


@dataclass(frozen=True)
class StepRow:
    """One of the six steps and its actions by status, every status present."""

    number: int
    name: str
    counts: list[StatusCount]
    total: int


@dataclass(frozen=True)
class StepTable:
    """Six steps x status of one plan."""

    statuses: list[str]
    rows: list[StepRow]
    total: int


@dataclass(frozen=True)
class PlanFigures:
    """The few numbers at the top of a plan. `late` is None where the plan does not show it."""

    actions: int
    open: int
    reported_done: int
    verified: int
    unconfirmed: int
    late: int | None


@dataclass(frozen=True)
class SiteFigures:
    """The same for all published plans. `late` counts only plans that publish it, None if none."""

    plans: int
    regions: int
    actions: int
    reported_done: int
    verified: int
    unconfirmed: int
    late: int | None


@dataclass(frozen=True)
class WorkshopPromises:
    """What was promised at a workshop and where it stands."""

    actions: int
    open: int
    reported_done: int
    verified: int


def steps_by_status(plan_id: int) -> StepTable:
    actions = Action.objects.public().filter(plan=plan_id).with_shown_status()
    grouped = actions.order_by().values_list("step", "shown_status").annotate(Count("pk"))
    found = {(step, status): number for step, status, number in grouped}
    rows = [_step_row(step, found) for step in Step.objects.order_by("number")]
    return StepTable([str(label) for label in Status.labels], rows, sum(row.total for row in rows))


def plan_figures(plan_id: int, shows_late: bool, day: date) -> PlanFigures:
    actions = Action.objects.filter(plan=plan_id)
    numbers = _numbers(
        actions,
        open=Q(shown_status__in=OPEN),
        reported_done=Q(shown_status=Status.REPORTED_DONE),
        verified=Q(shown_status=Status.VERIFIED),
        unconfirmed=unconfirmed(day),
        late=past_due(day),
    )
    late = numbers.pop("late")
    return PlanFigures(**numbers, late=late if shows_late else None)


def site_figures(day: date) -> SiteFigures:
    plans = ActionPlan.objects.public().aggregate(
        plans=Count("pk"),
        regions=Count("region", distinct=True),
        showing=Count("pk", filter=Q(shows_late=True)),
    )
    numbers = _numbers(
        Action.objects.all(),
        reported_done=Q(shown_status=Status.REPORTED_DONE),
        verified=Q(shown_status=Status.VERIFIED),
        unconfirmed=unconfirmed(day),
        late=past_due_where_shown(day),
    )
    late, showing = numbers.pop("late"), plans.pop("showing")
    return SiteFigures(**plans, **numbers, late=late if showing else None)


def workshop_promises(workshop_slug: str) -> WorkshopPromises:
    numbers = _numbers(
        Action.objects.filter(workshop__slug=workshop_slug),
        open=Q(shown_status__in=OPEN),
        reported_done=Q(shown_status=Status.REPORTED_DONE),
        verified=Q(shown_status=Status.VERIFIED),
    )
    return WorkshopPromises(**numbers)


def _step_row(step: Step, found: dict[tuple[int, str], int]) -> StepRow:
    counts = [
        StatusCount(status.value, str(status.label), found.get((step.pk, status.value), 0))
        for status in Status
    ]
    return StepRow(step.number, str(step), counts, sum(count.number for count in counts))


def _numbers(actions: ActionQuerySet, **parts: Q) -> dict[str, int]:
    """Public actions, all and those of each part."""
    counts = {name: Count("pk", filter=part) for name, part in parts.items()}
    shown = actions.public().with_shown_status()
    return dict(shown.aggregate(actions=Count("pk"), **counts))
