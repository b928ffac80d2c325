"""All regions side by side for programme staff: facts in alphabetical order, no ranking, no score.

Counts only: nothing here leads to a person.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db.models import Case, Count, IntegerField, Max, Q, Value, When

from actionplan.models import Action, ActionPlan, Delivery, Update
from actionplan.rules import Status
from actionplan.tags import Tag, tagged
from directory.models import Region

MONTHS = 12
ZONE = ZoneInfo("Asia/Jakarta")


@dataclass(frozen=True)
class Number:
    """A count, and the filter of the work list that shows what it counts."""

    label: str
    number: int
    query: str


@dataclass(frozen=True)
class RegionRow:
    """One region. `plan` is its newest, None where there is none yet."""

    region: Region
    plan: ActionPlan | None
    counts: list[Number]
    late: Number
    unconfirmed: Number
    deliverables: int
    updated_at: datetime | None

    @property
    def all_counts(self) -> list[Number]:
        return [*self.counts, self.late, self.unconfirmed]


@dataclass(frozen=True)
class Month:
    """What was recorded in one month; `day` is its first."""

    day: date
    updates: int
    verified: int


@dataclass(frozen=True)
class Place:
    """A region with its newest plan, before anything is counted."""

    region: Region
    plan: ActionPlan | None


@dataclass(frozen=True)
class ByPlan:
    """Regions by whether they have a plan, each part in alphabetical order."""

    planned: list[Place]
    others: list[str]


def by_plan(places: Iterable[Place]) -> ByPlan:
    """Of those without a plan there is nothing to count, so their names are enough."""
    found = list(places)
    return ByPlan(
        [place for place in found if place.plan],
        [str(place.region) for place in found if not place.plan],
    )


def places(regions: Iterable[Region]) -> list[Place]:
    """These regions in the alphabetical order of the reader's language, with their newest plan."""
    plans = {plan.region_id: plan for plan in ActionPlan.objects.order_by("starts_on", "pk")}
    return [Place(region, plans.get(region.pk)) for region in sorted(regions, key=str)]


def rows(places: list[Place], step: int | None, day: date) -> list[RegionRow]:
    """Three queries, whatever the number of regions and actions."""
    ids = [place.region.pk for place in places]
    numbers = _numbers(ids, step, day)
    delivered = _delivered(ids, step)
    updated = _updated(ids, step)
    return [_row(place, numbers.get(place.region.pk, {}), delivered, updated) for place in places]


def trend(regions: list[int] | None, step: int | None, day: date) -> list[Month]:
    """The last twelve months, this one included, by the clock of Jakarta; None: all regions."""
    months = [_months_before(day, back) for back in reversed(range(MONTHS))]
    updates = Update.objects.standing().filter(written_at__gte=_midnight(months[0]))
    if regions is not None:
        updates = updates.filter(action__plan__region__in=regions)
    if step:
        updates = updates.filter(action__step__number=step)
    verified = Q(status_after=Status.VERIFIED) & ~Q(status_before=Status.VERIFIED)
    grouped = updates.order_by().annotate(place=_place_among(months)).values_list("place")
    counted = grouped.annotate(n=Count("pk"), done=Count("pk", filter=verified))
    found = {place: (number, done) for place, number, done in counted}
    return [Month(month, *found.get(place, (0, 0))) for place, month in enumerate(months)]


def _place_among(months: list[date]) -> Case:
    """Which of the months a row belongs to, by bounds: no database has to know our zone."""
    following = [_midnight(_months_before(month, -1)) for month in months]
    bounds = [When(written_at__lt=end, then=Value(at)) for at, end in enumerate(following)]
    return Case(*bounds, output_field=IntegerField())


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=ZONE)


def _months_before(day: date, months: int) -> date:
    count = day.year * 12 + day.month - 1 - months
    return date(count // 12, count % 12 + 1, 1)


def _numbers(regions: list[int], step: int | None, day: date) -> dict[int, dict[str, int]]:
    actions = Action.objects.filter(plan__region__in=regions)
    if step:
        actions = actions.filter(step__number=step)
    tags = {f"tag_{tag}": Count("pk", filter=tagged(tag, day)) for tag in (Tag.LATE, Tag.RECONFIRM)}
    statuses = {
        f"status_{status}": Count("pk", filter=Q(status=status)) for status in Status.values
    }
    grouped = actions.order_by().values("plan__region").annotate(**statuses, **tags)
    return {row["plan__region"]: row for row in grouped}


def _delivered(regions: list[int], step: int | None) -> dict[int, int]:
    deliveries = Delivery.objects.standing().filter(plan__region__in=regions)
    if step:
        deliveries = deliveries.filter(deliverable__step__number=step)
    grouped = deliveries.order_by().values_list("plan__region")
    return dict(grouped.annotate(Count("deliverable", distinct=True)))


def _updated(regions: list[int], step: int | None) -> dict[int, datetime]:
    updates = Update.objects.standing().filter(action__plan__region__in=regions)
    if step:
        updates = updates.filter(action__step__number=step)
    grouped = updates.order_by().values_list("action__plan__region")
    return dict(grouped.annotate(Max("written_at")))


def _row(
    place: Place,
    numbers: dict[str, int],
    delivered: dict[int, int],
    updated: dict[int, datetime],
) -> RegionRow:
    key = place.region.pk
    return RegionRow(
        region=place.region,
        plan=place.plan,
        counts=[
            Number(str(status.label), numbers.get(f"status_{status}", 0), f"status={status}")
            for status in Status
        ],
        late=_tagged(Tag.LATE, numbers),
        unconfirmed=_tagged(Tag.RECONFIRM, numbers),
        deliverables=delivered.get(key, 0),
        updated_at=updated.get(key),
    )


def _tagged(tag: Tag, numbers: dict[str, int]) -> Number:
    return Number(str(tag.label), numbers.get(f"tag_{tag}", 0), f"tag={tag}")
