"""What the public may know of events: facts, published numbers, people counted but never named."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, time

from django.db.models import Count, F
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from directory.words import Zone, language_of_reader
from workshops.models import Attendance, PublishedCount, Workshop

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
    """People who were present, by the type of their agency of that day, small numbers hidden."""
    slices = _count_by_type(workshop_id)
    total = sum(_number(part) for part in slices)
    return Participation(total if total >= LEAST else None, suppress(slices))


def participants_by_agency_type(workshop_id: int) -> list[Slice]:
    return participation(workshop_id).slices


def _count_by_type(workshop_id: int) -> list[Slice]:
    """In the order of the types, not yet classified last; a type nobody came from is absent."""
    present = Attendance.objects.present().filter(workshop=workshop_id)
    rows = (
        present.values("agency__type__key", f"agency__type__name_{language_of_reader()}")
        .annotate(number=Count("pk"))
        .order_by(F("agency__type__order").asc(nulls_last=True), "agency__type__key")
    )
    return [
        Slice(
            row["agency__type__key"] or UNCLASSIFIED,
            row[f"agency__type__name_{language_of_reader()}"] or _("Not yet classified"),
            row["number"],
        )
        for row in rows
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
