"""What a coordinator sees of a region: agencies x six steps, and what needs a word from the owner.

No totals per agency, no order but the alphabet: the board says where to look, not who is better.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, Max, OuterRef, Subquery

from actionplan.models import Action, ActionPlan, Nudge, Step, Update
from actionplan.nudging import without_news
from actionplan.querysets import ActionQuerySet
from actionplan.tags import Tag, tagged
from directory.models import Region
from directory.rights import Person, reach_of

ON_BOARD = (Tag.LATE, Tag.BLOCKED, Tag.TO_CHECK, Tag.TO_CLEAR, Tag.RECONFIRM)


@dataclass(frozen=True)
class Place:
    """A region that the person coordinates or reminds, and what its newest plan says."""

    region: Region
    plan_key: str
    is_own: bool
    closes_after: int = 0


@dataclass(frozen=True)
class TagCount:
    """How many actions of a cell carry a tag."""

    key: str
    label: str
    number: int


@dataclass(frozen=True)
class Cell:
    """The actions of one agency in one step."""

    step: int
    name: str
    number: int
    tags: list[TagCount]


@dataclass(frozen=True)
class AgencyRow:
    """One agency; `tags` are those that any of its actions carries.

    `has_no_news`: some action is past due, blocked or long unconfirmed, so asking makes sense.
    """

    id: int
    name: str
    cells: list[Cell]
    tags: list[str]
    has_no_news: bool
    asked_on: date | None


@dataclass(frozen=True)
class Board:
    steps: list[Step]
    rows: list[AgencyRow]


@dataclass(frozen=True)
class Call:
    """Whom a call for news reaches: so many posts with so many open actions."""

    actions: ActionQuerySet
    posts: int
    number: int


Numbers = dict[tuple[int, int], dict[str, int]]


def places_of(user: Person, day: date) -> list[Place]:
    """The regions the person coordinates, then the regencies below that have a plan."""
    reach = reach_of(user, day)
    if not reach.overseen:
        return []
    plans = ActionPlan.objects.filter(region=OuterRef("pk")).order_by("-starts_on", "-pk")
    regions = Region.objects.filter(pk__in=reach.overseen).annotate(
        plan_key=Subquery(plans.values("key")[:1]),
        closes_after=Subquery(plans.values("closes_after")[:1]),
    )
    found = [
        Place(one, one.plan_key or "", one.pk in reach.coordinated, one.closes_after or 0)
        for one in regions
    ]
    shown = [place for place in found if place.plan_key or place.is_own]
    return sorted(shown, key=lambda place: (not place.is_own, str(place.region)))


def actions_in(place: Place) -> ActionQuerySet:
    """All of the region: whoever got the place from `places_of` may see all of them."""
    actions: ActionQuerySet = Action.objects.filter(plan__region=place.region)
    return actions


def agencies_with(actions: ActionQuerySet) -> list[tuple[int, str]]:
    """Id and name of the agencies that own these actions, in alphabetical order."""
    rows = actions.order_by().values_list("owner__agency", "owner__agency__name").distinct()
    return sorted(rows, key=lambda row: row[1])


def board(actions: ActionQuerySet, day: date) -> Board:
    """Four queries, whatever the number of agencies and actions."""
    steps = list(Step.objects.order_by("number"))
    names, numbers = _numbers(actions, day)
    asked = _last_asked(actions)
    in_order = sorted(names.items(), key=lambda item: (item[1], item[0]))
    rows = [_row(key, name, steps, numbers, asked.get(key)) for key, name in in_order]
    return Board(steps, rows)


def to_ask(actions: ActionQuerySet, day: date) -> ActionQuerySet:
    """Actions to ask about, the longest past due first; adds `asked_on`, when that was last."""
    last = Nudge.objects.filter(action=OuterRef("pk")).order_by("-made_at").values("made_on")[:1]
    wanted = actions.filter(without_news(day)).annotate(asked_on=Subquery(last))
    related = wanted.select_related("step", "owner__agency", "plan__region")
    ordered: ActionQuerySet = related.order_by(F("due_on").asc(nulls_last=True), "reference")
    return ordered


def call_on(actions: ActionQuerySet, agencies: Iterable[int]) -> Call:
    """All open actions of these agencies, whatever their due dates."""
    asked = actions.open().filter(owner__agency__in=list(agencies))
    numbers = asked.aggregate(number=Count("pk"), posts=Count("owner", distinct=True))
    return Call(asked, **numbers)


def _numbers(actions: ActionQuerySet, day: date) -> tuple[dict[int, str], Numbers]:
    """Names of agencies, and by (agency, step) all actions and those of each tag.

    What waits for clearance is grouped apart, so that no join counts an action twice.
    """
    counts = {
        tag.value: Count("pk", filter=tagged(tag, day)) for tag in ON_BOARD if tag != Tag.TO_CLEAR
    }
    counts |= {"all": Count("pk"), "no_news": Count("pk", filter=without_news(day))}
    keys = ("owner__agency", "owner__agency__name", "step")
    rows = list(actions.order_by().values(*keys).annotate(**counts))
    names = {row["owner__agency"]: row["owner__agency__name"] for row in rows}
    numbers: Numbers = {(row["owner__agency"], row["step"]): row for row in rows}
    waiting = Update.objects.awaiting_clearance().filter(action__in=actions).order_by()
    found = waiting.values_list("action__owner__agency", "action__step")
    for agency, step, number in found.annotate(Count("action", distinct=True)):
        numbers[agency, step][Tag.TO_CLEAR] = number
    return names, numbers


def _last_asked(actions: ActionQuerySet) -> dict[int, date]:
    nudges = Nudge.objects.filter(action__in=actions).order_by()
    return dict(nudges.values_list("action__owner__agency").annotate(Max("made_on")))


def _row(
    agency: int, name: str, steps: list[Step], numbers: Numbers, asked_on: date | None
) -> AgencyRow:
    of_steps = [numbers.get((agency, step.pk), {}) for step in steps]
    return AgencyRow(
        id=agency,
        name=name,
        cells=[_cell(step, found) for step, found in zip(steps, of_steps, strict=True)],
        tags=[str(tag.label) for tag in ON_BOARD if any(found.get(tag) for found in of_steps)],
        has_no_news=any(found.get("no_news") for found in of_steps),
        asked_on=asked_on,
    )


def _cell(step: Step, numbers: dict[str, int]) -> Cell:
    tags = [
        TagCount(tag.value, str(tag.label), numbers[tag]) for tag in ON_BOARD if numbers.get(tag)
    ]
    return Cell(step.number, str(step), numbers.get("all", 0), tags)
