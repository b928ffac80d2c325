"""What an applied attendee list writes and how it is taken back, in an open transaction."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.db.models import Count, F, Max, Model, QuerySet

from directory.classifying import Office, create_offices
from directory.freshness import touch
from directory.models import Agency, AgencyAlias
from intake import kinds
from intake.bulk import insert, insert_numbered
from intake.kinds import Judged, Judgement, Kept, TakenBack
from intake.undoing import unreferenced
from workshops.attendees import EMPTY, OF_DAY, OF_PERSON, Record
from workshops.judging import Plan, new_offices
from workshops.models import Attendance, Participant

AT_ONCE = 500
LONGEST = 200  # letters of a spelling
AGENCY, ALIAS, PARTICIPANT, ATTENDANCE = (
    "directory.agency",
    "directory.agencyalias",
    "workshops.participant",
    "workshops.attendance",
)
# Not a record of its own: the type that an agency without one got.
TYPE = "directory.agency.type"


def mark(slug: str) -> str:
    """Differs after any change of the workshop's list, of people or of agencies."""
    edited = (Count("pk"), Max("pk"), Max("updated_at"))
    present = Attendance.objects.filter(workshop__slug=slug).order_by().aggregate(*edited)
    people = Participant.objects.order_by().aggregate(*edited)
    agencies = Agency.objects.order_by().aggregate(*edited[:2])
    aliases = AgencyAlias.objects.order_by().aggregate(*edited[:2])
    return repr([present, people, agencies, aliases])


def write(judgement: Judgement) -> None:
    """Agencies, people and attendances, in one statement each; rows learn what became of them."""
    plan: Plan = judgement.plan
    rows = {row.number: row for row in judgement.rows}
    _create_agencies(plan, rows)
    _type_agencies(plan, rows)
    _keep_spellings(plan, rows)
    _write_people(plan, rows)
    _write_attendances(plan, rows)
    for number, record in plan.records.items():
        if "agency_id" in rows[number].after and record.agency:
            rows[number].after["agency_id"] = record.agency.agency_id
    touch()


def _create_agencies(plan: Plan, rows: Mapping[int, Judged]) -> None:
    first_use: dict[Office, int] = {}
    for number, record in plan.records.items():
        if record.agency and record.agency.is_new:
            first_use.setdefault(record.agency, number)
    create_offices(new_offices(plan.records.values()), plan.offices.tables)
    for office, number in first_use.items():
        rows[number].created.append([AGENCY, office.agency_id])


def _type_agencies(plan: Plan, rows: Mapping[int, Judged]) -> None:
    """Agencies that had no type get the one that a person chose, marked at their first row."""
    typed = []
    for number, record in plan.records.items():
        if record.agency and "agency_type" in rows[number].after:
            types = plan.offices.tables.types
            typed.append(
                Agency(pk=record.agency.agency_id, type_id=types[record.agency.type or ""])
            )
            rows[number].created.append([TYPE, record.agency.agency_id])
    Agency.objects.bulk_update(typed, ["type"], batch_size=AT_ONCE)


def _keep_spellings(plan: Plan, rows: Mapping[int, Judged]) -> None:
    """What people said about a spelling is known in this region from now on."""
    known = set(
        AgencyAlias.objects.filter(
            region=plan.region_id, spelling__in=[each.key for each in plan.spellings]
        ).values_list("spelling", flat=True)
    )
    new = [each for each in plan.spellings if each.key not in known and len(each.key) <= LONGEST]
    aliases = [
        AgencyAlias(
            agency_id=each.office.agency_id or 0, region_id=plan.region_id, spelling=each.key
        )
        for each in new
    ]
    AgencyAlias.objects.bulk_create(aliases)
    for each, alias in zip(new, aliases, strict=True):
        rows[each.number].created.append([ALIAS, alias.pk])


def _write_people(plan: Plan, rows: Mapping[int, Judged]) -> None:
    new = {n: record for n, record in plan.records.items() if record.participant_id is None}
    names = (*OF_PERSON, "may_be_contacted")
    people = ([*(_value(record, name) for name in OF_PERSON), None] for record in new.values())
    for (number, record), pk in zip(
        new.items(), insert_numbered(Participant, names, people), strict=True
    ):
        record.participant_id = pk
        rows[number].created.append([PARTICIPANT, pk])
    changed = {
        record.participant_id: _part(rows[number].after, OF_PERSON)
        for number, record in plan.records.items()
        if number not in new and any(name in rows[number].after for name in OF_PERSON)
    }
    change_people(changed)


def _value(record: Record, name: str) -> Any:
    return record.values.get(name, EMPTY[name])


def _write_attendances(plan: Plan, rows: Mapping[int, Judged]) -> None:
    new = {n: record for n, record in plan.records.items() if record.attendance is None}
    names = ("workshop", "participant", "agency", *OF_DAY)
    insert(Attendance, names, (_attendance(plan, record) for record in new.values()))
    there = Attendance.objects.filter(workshop=plan.workshop_id).order_by()
    ids = dict(there.values_list("participant", "pk"))
    for number, record in new.items():
        rows[number].object_id = ids[record.participant_id]
        rows[number].created.append([ATTENDANCE, rows[number].object_id])
    there_already = [
        _filled(record.attendance, record) for record in plan.records.values() if record.attendance
    ]
    upsert(there_already, (*OF_DAY, "agency", "updated_at"))


def _attendance(plan: Plan, record: Record) -> list[Any]:
    """The values of one that is not there yet."""
    agency = record.agency.agency_id if record.agency else None
    of_day = (_value(record, name) for name in OF_DAY)
    return [plan.workshop_id, record.participant_id, agency, *of_day]


def _filled(attendance: Attendance, record: Record) -> Attendance:
    attendance.agency_id = record.agency.agency_id if record.agency else None
    for name in OF_DAY:
        setattr(attendance, name, _value(record, name))
    return attendance


def change_people(values: Mapping[int | None, Mapping[str, Any]]) -> None:
    """New values for people that exist, by id."""
    people = list(found_in(Participant, values))
    for person in people:
        for name, value in values[person.pk].items():
            setattr(person, name, value)
    upsert(people, (*OF_PERSON, "updated_at"))


def upsert(objects: Sequence[Model], fields: Sequence[str]) -> None:
    """Many times faster than `bulk_update` for thousands of rows."""
    if objects:
        type(objects[0])._default_manager.bulk_create(
            objects,
            batch_size=2000,
            update_conflicts=True,
            unique_fields=["id"],
            update_fields=list(fields),
        )


def found_in(source: Any, ids: Iterable[int | None]) -> Iterator[Any]:
    """Records of a model or a queryset by id, a few hundred at a time."""
    records = source if isinstance(source, QuerySet) else source._default_manager
    ordered = sorted(pk for pk in ids if pk)
    for start in range(0, len(ordered), AT_ONCE):
        yield from records.filter(pk__in=ordered[start : start + AT_ONCE])


def take_back(rows: Sequence[Judged]) -> TakenBack:
    """Created records go, values from before return; a row edited since is left alone and named."""
    kept: list[Kept] = []
    going: list[tuple[Judged, int]] = []
    for start in range(0, len(rows), AT_ONCE):
        _sort_out(rows[start : start + AT_ONCE], kept, going)
    _restore(going)
    _remove(rows, going)
    touch()
    return TakenBack(len(going), tuple(kept))


def _sort_out(rows: Sequence[Judged], kept: list[Kept], going: list[tuple[Judged, int]]) -> None:
    """Which rows can be taken back, each with the id of its person, and which stay, and why."""
    there = _as_they_are([row.object_id for row in rows])
    for row in rows:
        now = there.get(row.object_id)
        if now is None:
            kept.append(Kept(row.number, "removed_since"))
        elif any(now[name] != value for name, value in row.after.items() if name in now):
            kept.append(Kept(row.number, "edited_since"))
        else:
            going.append((row, now["person"]))


def _as_they_are(ids: Iterable[int | None]) -> dict[int | None, dict[str, Any]]:
    """What attendances and their people hold now, by the attendance's id."""
    of_person = {name: F(f"participant__{name}") for name in OF_PERSON}
    found = Attendance.objects.filter(pk__in=[pk for pk in ids if pk]).order_by()
    values = found.values("pk", "agency_id", *OF_DAY, person=F("participant_id"), **of_person)
    return {each["pk"]: each for each in values}


def _restore(going: Sequence[tuple[Judged, int]]) -> None:
    people = {pk: _part(row.before, OF_PERSON) for row, pk in going}
    change_people({pk: values for pk, values in people.items() if values})
    before = {row.object_id: row.before for row, _ in going if row.verdict == kinds.UPDATE}
    changed = list(found_in(Attendance, before))
    for attendance in changed:
        for name, value in _part(before[attendance.pk], (*OF_DAY, "agency_id")).items():
            setattr(attendance, name, value)
    upsert(changed, (*OF_DAY, "agency", "updated_at"))


def _remove(rows: Sequence[Judged], going: Sequence[tuple[Judged, int]]) -> None:
    """What the run created and nothing else uses by now."""
    new = [row.object_id for row, _ in going if row.verdict == kinds.NEW and row.object_id]
    _delete(Attendance, new)
    people = _created(PARTICIPANT, (row for row, _ in going))
    _delete(Participant, unreferenced(Participant, people))
    _delete(AgencyAlias, _created(ALIAS, rows))
    _untype(rows)
    _delete(Agency, unreferenced(Agency, _created(AGENCY, rows)))


def _untype(rows: Sequence[Judged]) -> None:
    """Agencies that got a type are unclassified again, unless somebody gave them another since."""
    given = {pk: row.after["agency_type"] for row in rows for pk in _created(TYPE, [row])}
    agencies = list(found_in(Agency.objects.select_related("type"), given))
    same = [each for each in agencies if each.type and each.type.key == given[each.pk]]
    for agency in same:
        agency.type = None
    Agency.objects.bulk_update(same, ["type"], batch_size=AT_ONCE)


def _delete(model: type[Any], ids: Iterable[int]) -> None:
    ordered = sorted(ids)
    for start in range(0, len(ordered), AT_ONCE):
        model._default_manager.filter(pk__in=ordered[start : start + AT_ONCE]).delete()


def _created(label: str, rows: Iterable[Judged]) -> list[int]:
    return [pk for row in rows for model, pk in row.created if model == label]


def _part(values: Mapping[str, Any], names: Sequence[str]) -> dict[str, Any]:
    return {name: values[name] for name in names if name in values}
