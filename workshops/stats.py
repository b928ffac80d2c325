"""What the public may know of events: facts, published numbers, people counted but never named."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, time
from itertools import chain
from typing import Any

from django.db.models import Count, OuterRef, QuerySet, Subquery, Sum
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from directory.models import AgencyType
from directory.words import Zone, language_of_reader
from workshops.freezing import counting
from workshops.models import (
    Attendance,
    ParticipationCount,
    PublishedCount,
    ReachCount,
    Workshop,
)

LEAST = 5
UNCLASSIFIED = "unclassified"


@dataclass(frozen=True)
class Slice:
    """People of one agency type; `number` is None when so few are hidden."""

    key: str
    label: str
    number: int | None

    @property
    def is_suppressed(self) -> bool:
        return self.number is None


@dataclass(frozen=True)
class Participation:
    """People by type; `number` of all is None when fewer than five were present."""

    number: int | None
    slices: list[Slice]


@dataclass(frozen=True)
class Published:
    """A number a source states, as `components/figures.html` shows it: the link is the source."""

    label: str
    value: str
    note: str
    url: str


@dataclass(frozen=True)
class WorkshopFacts:
    """What an event page tells of its event, in the reader's language."""

    slug: str
    kind: str
    title: str
    starts_on: date
    ends_on: date
    starts_at: time | None
    zone: str
    region: str
    venue: str
    mode: str
    organisers: tuple[str, ...]
    facilitators: tuple[str, ...]
    programme: str
    funder: str

    @property
    def place(self) -> str:
        return ", ".join(part for part in (self.venue, self.region) if part)


def workshop_ids() -> dict[str, int]:
    """The record behind each key."""
    return dict(Workshop.objects.values_list("slug", "pk"))


def workshop_facts(workshop_ids: Iterable[int]) -> dict[int, WorkshopFacts]:
    """Facts of several events in one query."""
    found = Workshop.objects.filter(pk__in=list(workshop_ids))
    return {event.pk: _facts(event) for event in found.select_related("region", "programme")}


def published_counts(workshop_id: int) -> list[Published]:
    """The numbers that sources state; what nobody published is not in the list."""
    counts = PublishedCount.objects.filter(workshop=workshop_id).order_by("pk")
    return [
        Published(
            count.in_language("label"),
            number_format(count.number, force_grouping=True),
            count.in_language("note"),
            count.source_url,
        )
        for count in counts
    ]


def participation(workshop_id: int) -> Participation:
    """People who were present, by the type of their agency of that day, small numbers hidden.

    Those whose data were deleted since are in the frozen counts and so in the same numbers. After
    a purge the frozen counts stand alone: whoever is imported again is one of them.
    """
    frozen = _frozen(ParticipationCount.objects.filter(workshop=workshop_id))
    present = counting(Attendance.objects.filter(workshop=workshop_id)).order_by()
    recorded = present.values_list(*_type_of_agency()).annotate(Count("pk"))
    return _hidden_where_few(_slices(recorded.union(frozen, all=True)))


def _hidden_where_few(slices: list[Slice]) -> Participation:
    total = sum(_number(part) for part in slices)
    return Participation(total if total >= LEAST else None, suppress(slices))


def participants_by_agency_type(workshop_id: int) -> list[Slice]:
    return participation(workshop_id).slices


def reach(programme_id: int) -> Participation:
    """People who were present at an event of a programme, each once, by their latest office."""
    present = counting(Attendance.objects.filter(workshop__programme=programme_id))
    latest_last = present.order_by("workshop__starts_on", "pk")
    people = {row[0]: row[1:] for row in latest_last.values_list("participant", *_type_of_agency())}
    recorded = ((*kind, 1) for kind in people.values())
    frozen = _frozen(ReachCount.objects.filter(programme=programme_id))
    return _hidden_where_few(_slices(chain(recorded, frozen)))


def _type_of_agency() -> tuple[str, str, str]:
    return "agency__type__key", "agency__type__order", f"agency__type__name_{language_of_reader()}"


def _frozen(counts: QuerySet[Any]) -> QuerySet[Any, Any]:
    """Key, order and name of a type as it is called now, and how many were frozen under it."""
    kind = AgencyType.objects.filter(key=OuterRef("type_key"))
    named = counts.order_by().annotate(
        order=Subquery(kind.values("order")[:1]),
        name=Subquery(kind.values(f"name_{language_of_reader()}")[:1]),
    )
    rows = named.values_list("type_key", "order", "name")
    summed: QuerySet[Any, Any] = rows.annotate(Sum("number"))
    return summed


def _slices(rows: Iterable[tuple[Any, ...]]) -> list[Slice]:
    """In the order of the types, not yet classified last; a type nobody came from is absent."""
    numbers: Counter[tuple[bool, int, str, str]] = Counter()
    for key, order, name, number in rows:
        typed = (False, order, key, name) if name else (True, 0, UNCLASSIFIED, "")
        numbers[typed] += number
    return [
        Slice(key, name or _("Not yet classified"), number)
        for (_last, _order, key, name), number in sorted(numbers.items())
    ]


def suppress(slices: list[Slice]) -> list[Slice]:
    """Hides numbers below five, and the next smallest until the total no longer gives them away."""
    ranked = sorted((part for part in slices if part.number is not None), key=_number)
    hidden: set[str] = {part.key for part in ranked if _number(part) < LEAST}
    if hidden:
        for part in ranked:
            if len(hidden) > 1 and sum(_number(p) for p in ranked if p.key in hidden) >= LEAST:
                break
            hidden.add(part.key)
    return [replace(part, number=None) if part.key in hidden else part for part in slices]


def _number(part: Slice) -> int:
    return part.number or 0


def _facts(workshop: Workshop) -> WorkshopFacts:
    programme = workshop.programme
    return WorkshopFacts(
        slug=workshop.slug,
        kind=workshop.get_kind_display(),
        title=workshop.in_language("title"),
        starts_on=workshop.starts_on,
        ends_on=workshop.ends_on,
        starts_at=workshop.starts_at,
        zone=Zone(workshop.region.zone).label.split()[0],
        region=str(workshop.region),
        venue=workshop.venue,
        mode=workshop.get_mode_display(),
        organisers=_organisers(workshop, "organizer"),
        facilitators=_organisers(workshop, "regional_facilitator"),
        programme=programme.in_language("name") if programme else "",
        funder=programme.funder if programme else "",
    )


def _organisers(workshop: Workshop, role: str) -> tuple[str, ...]:
    found = [entry for entry in workshop.organisers if entry.get("role", "organizer") == role]
    return tuple(entry.get(language_of_reader()) or entry["id"] for entry in found)
