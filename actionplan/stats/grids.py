"""Governments in alphabetical order x six steps. No totals, no ranking, no comparison."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q
from django.db.models.functions import Coalesce

from actionplan.models import Action, ActionPlan, Step
from actionplan.rules import Status
from actionplan.stats.counted import past_due_where_shown
from directory.models import Region


@dataclass(frozen=True)
class Cell:
    """The actions of one step. `late` is None where no plan of the row publishes it."""

    step: int
    number: int = 0
    verified: int = 0
    late: int | None = None


@dataclass(frozen=True)
class Row:
    """A government and its published plans, a cell for each of the six steps."""

    name: str
    slug: str
    has_plan: bool
    cells: list[Cell]

    @property
    def has_actions(self) -> bool:
        return any(cell.number for cell in self.cells)


def provinces() -> list[Row]:
    """All provinces; each with the actions of its own plans and of its regencies and cities."""
    place = Coalesce("plan__region__parent", "plan__region")
    actions = Action.objects.public().with_shown_status().annotate(place=place)
    placed = actions.order_by().values_list("place", "step")
    grouped = placed.annotate(number=Count("pk"), verified=_verified())
    plans = ActionPlan.objects.public().order_by()
    planned = set(plans.values_list(Coalesce("region__parent", "region"), flat=True).distinct())
    cells = {(place, step): counts for place, step, *counts in grouped}
    return _rows(Region.objects.provinces(), planned, set(), cells)


def governments_of(province_id: int, day: date) -> list[Row]:
    """Every regency and city of a province, those without a plan as well."""
    actions = Action.objects.public().filter(plan__region__parent=province_id)
    late = Count("pk", filter=past_due_where_shown(day))
    grouped = (
        actions.with_shown_status()
        .order_by()
        .values_list("plan__region", "step")
        .annotate(number=Count("pk"), verified=_verified(), late=late)
    )
    plans = ActionPlan.objects.public().filter(region__parent=province_id).order_by()
    by_region = plans.values_list("region")
    shows_late = dict(by_region.annotate(late=Count("pk", filter=Q(shows_late=True))))
    regions = Region.objects.with_government().filter(parent=province_id)
    cells = {(place, step): counts for place, step, *counts in grouped}
    showing = {region for region, number in shows_late.items() if number}
    return _rows(regions, set(shows_late), showing, cells)


def _verified() -> Count:
    return Count("pk", filter=Q(shown_status=Status.VERIFIED))


def _rows(
    regions: Iterable[Region],
    planned: set[int],
    showing: set[int],
    cells: dict[tuple[int, int], list[Any]],
) -> list[Row]:
    """In the alphabetical order of the reader's language."""
    steps = list(Step.objects.order_by("number").values_list("pk", "number"))
    return [
        Row(
            name=str(region),
            slug=region.slug,
            has_plan=region.pk in planned,
            cells=[
                _cell(number, cells.get((region.pk, step)), region.pk in showing)
                for step, number in steps
            ],
        )
        for region in sorted(regions, key=str)
    ]


def _cell(step: int, counts: list[Any] | None, shows_late: bool) -> Cell:
    if counts is None:
        return Cell(step)
    number, verified, *late = counts
    return Cell(step, number, verified, late[0] if shows_late else None)
