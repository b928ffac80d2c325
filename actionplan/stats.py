"""Numbers the public may see about plans and actions, grouped by the database."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from actionplan.models import Action, ActionPlan, Step
from actionplan.querysets import ActionQuerySet
from actionplan.rules import OPEN, Status
from directory.models import Region


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
    late: int | None


@dataclass(frozen=True)
class RegionRow:
    """A region in an alphabetical list, with its newest public plan if it has one."""

    name: str
    slug: str
    plan_title: str
    actions: int
    governments: int = 0

    @property
    def has_plan(self) -> bool:
        return bool(self.plan_title)


@dataclass(frozen=True)
class SiteFigures:
    plans: int
    actions: int
    regions: int


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
    numbers = _numbers(Action.objects.filter(plan=plan_id), day)
    late = numbers.pop("late")
    return PlanFigures(**numbers, late=late if shows_late else None)


def site_figures() -> SiteFigures:
    plans = ActionPlan.objects.public()
    return SiteFigures(
        plans=plans.count(),
        actions=Action.objects.public().count(),
        regions=plans.aggregate(regions=Count("region", distinct=True))["regions"],
    )


def workshop_promises(workshop_slug: str) -> WorkshopPromises:
    numbers = _numbers(Action.objects.filter(workshop__slug=workshop_slug), None)
    del numbers["late"]
    return WorkshopPromises(**numbers)


def provinces() -> list[RegionRow]:
    """All provinces in alphabetical order, those without a plan as well. No ranking."""
    below = _count_governments_with_a_plan()
    return _region_rows(Region.objects.provinces(), below)


def governments_of(province_id: int) -> list[RegionRow]:
    """Regencies and cities of a province that have published a plan, in alphabetical order."""
    planned = ActionPlan.objects.public().values("region")
    regions = Region.objects.filter(parent=province_id, pk__in=planned)
    return _region_rows(regions, {})


def _step_row(step: Step, found: dict[tuple[int, str], int]) -> StepRow:
    counts = [
        StatusCount(status.value, str(status.label), found.get((step.pk, status.value), 0))
        for status in Status
    ]
    return StepRow(step.number, str(step), counts, sum(count.number for count in counts))


def _numbers(actions: ActionQuerySet, day: date | None) -> dict[str, int]:
    """Public actions by what a reader asks first; without a day nothing is late."""
    late = Q(shown_status__in=OPEN, due_on__lt=day) if day else Q(pk__in=[])
    return dict(
        actions.public()
        .with_shown_status()
        .aggregate(
            actions=Count("pk"),
            open=Count("pk", filter=Q(shown_status__in=OPEN)),
            reported_done=Count("pk", filter=Q(shown_status=Status.REPORTED_DONE)),
            verified=Count("pk", filter=Q(shown_status=Status.VERIFIED)),
            late=Count("pk", filter=late),
        )
    )


def _region_rows(regions: Iterable[Region], below: dict[int, int]) -> list[RegionRow]:
    """In the alphabetical order of the reader's language."""
    regions = sorted(regions, key=str)
    plans = _newest_plans(regions)
    numbers = dict(
        Action.objects.filter(plan__in=plans.values())
        .order_by()
        .values_list("plan__region")
        .annotate(Count("pk"))
    )
    return [
        RegionRow(
            name=str(region),
            slug=region.slug,
            plan_title=str(plans[region.pk]) if region.pk in plans else "",
            actions=numbers.get(region.pk, 0),
            governments=below.get(region.pk, 0),
        )
        for region in regions
    ]


def _newest_plans(regions: list[Region]) -> dict[int, ActionPlan]:
    plans = ActionPlan.objects.public().filter(region__in=regions).order_by("starts_on", "pk")
    return {plan.region_id: plan for plan in plans}


def _count_governments_with_a_plan() -> dict[int, int]:
    plans = ActionPlan.objects.public().filter(region__parent__isnull=False)
    grouped = plans.order_by().values_list("region__parent")
    return dict(grouped.annotate(Count("region", distinct=True)))
