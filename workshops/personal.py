"""What workshops know about a person: who they are and where they took part."""

from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import F, QuerySet

from directory import forgetting
from directory.freshness import touch
from directory.personal import Keeper, Match, Shared, Subject, UnknownEvent, Wanted
from intake.models import ImportRow
from workshops.duplicates import name_key
from workshops.freezing import freeze
from workshops.models import Attendance, Participant, Workshop
from workshops.purging import AGENCY, delete_offices, delete_people, purge_due
from workshops.retention import KIND


def _people(subject: Subject) -> QuerySet[Participant]:
    """Those with the address, of several the one whose name was said; or the one of the number."""
    if subject.number is not None:
        return Participant.objects.filter(pk=subject.number)
    found = Participant.objects.filter(subject.has_address("email"))
    if not subject.name:
        return found
    key = name_key(subject.name)
    named = [pk for pk, name in found.values_list("pk", "full_name") if name_key(name) == key]
    return Participant.objects.filter(pk__in=named)


def _search(wanted: Wanted) -> list[Match]:
    """Each person once, with the first office and position that fit."""
    rows = Attendance.objects.order_by("participant", "pk")
    if wanted.number is None:
        if not Workshop.objects.filter(slug=wanted.event).exists():
            raise UnknownEvent(wanted.event)
        rows = rows.filter(workshop__slug=wanted.event)
    else:
        rows = rows.filter(participant=wanted.number)
    found: dict[int, Match] = {}
    for row in rows.select_related("participant", "agency", "workshop").iterator(2000):
        match = _match(row, wanted)
        if match is not None:
            found.setdefault(match.number, match)
    return list(found.values())


def _match(row: Attendance, wanted: Wanted) -> Match | None:
    """Somebody in whose name all words stand that were said."""
    person, said = row.participant, name_key(wanted.name)
    key = name_key(person.full_name)
    if wanted.number is None and not (said and set(said.split()) <= set(key.split())):
        return None
    return Match(
        number=person.pk,
        name=person.full_name,
        email=person.email,
        position=row.position,
        office=row.agency.name if row.agency else "",
        event=row.workshop.slug,
        is_exact=wanted.number is not None or said == key,
    )


def _names(subject: Subject) -> set[str]:
    """Titles make no other person: two spellings of one name are one. Raises Shared."""
    names = set(_people(subject).values_list("full_name", flat=True))
    people = {name_key(name) for name in names}
    if len(people) > 1:
        raise Shared(len(people))
    return names


def _export(subject: Subject) -> dict[str, list[dict[str, Any]]]:
    people = _people(subject).order_by("pk")
    facts = ("full_name", "sex", "email", "phone", "may_be_contacted", "created_at", "updated_at")
    attended = Attendance.objects.filter(participant__in=people).order_by("workshop__starts_on")
    of_day = ("position", "role", "mode", "state", "minutes", "minutes_by_day", "updated_at")
    where = {
        "event": F("workshop__slug"),
        "title": F("workshop__title_id"),
        "held_on": F("workshop__starts_on"),
        "office": F("agency__name"),
    }
    return {
        "participants": list(people.values(*facts)),
        "participations": list(attended.values(*of_day, **where)),
    }


@transaction.atomic
def _erase(subject: Subject, day: date) -> dict[str, int]:
    """The person stays in the numbers, as one of them."""
    people = list(_people(subject).values_list("pk", flat=True))
    going = Attendance.objects.filter(participant__in=people)
    attended = list(going.values_list("pk", flat=True))
    rows = ImportRow.objects.filter(object_id__in=attended, run__kind=KIND)
    offices = forgetting.created_by(rows, AGENCY)
    emptied = forgetting.forget_rows(forgetting.filled(rows))
    freeze(going)
    delete_people(going)
    Participant.objects.filter(pk__in=people).delete()
    delete_offices(offices, set())
    touch()
    return {
        "participants": len(people),
        "participations": len(attended),
        "import_rows": emptied,
    }


PEOPLE = Keeper(
    key="workshops",
    fields={
        "workshops.Participant": ("full_name", "email", "phone"),
        "workshops.Attendance": ("position", "minutes_by_day"),
    },
    search=_search,
    names=_names,
    export=_export,
    erase=_erase,
    purge=purge_due,
)
