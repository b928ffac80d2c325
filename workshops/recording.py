"""What an applied attendee list writes and how it is taken back, in an open transaction."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.db.models import Count, Max, Model

from directory.classifying import Office, create_offices
from directory.freshness import touch
from directory.models import Agency, AgencyAlias
from intake import kinds
from intake.kinds import Judged, Judgement, Kept, TakenBack
from intake.undoing import unreferenced
from workshops.attendees import OF_DAY, OF_PERSON, Record
from workshops.judging import Plan, new_offices
from workshops.models import Attendance, Participant

AT_ONCE = 500
AGENCY, PARTICIPANT, ATTENDANCE = (
    "directory.agency",
    "workshops.participant",
    "workshops.attendance",
)


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


def _write_people(plan: Plan, rows: Mapping[int, Judged]) -> None:
    new = {n: record for n, record in plan.records.items() if record.participant_id is None}
    people = Participant.objects.bulk_create(
        [Participant(**_part(record.values, OF_PERSON)) for record in new.values()], batch_size=2000
    )
    for (number, record), person in zip(new.items(), people, strict=True):
        record.participant_id = person.pk
        rows[number].created.append([PARTICIPANT, person.pk])
    changed = {
        record.participant_id: _part(rows[number].after, OF_PERSON)
        for number, record in plan.records.items()
        if number not in new and any(name in rows[number].after for name in OF_PERSON)
    }
    change_people(changed)


def _write_attendances(plan: Plan, rows: Mapping[int, Judged]) -> None:
    made: list[tuple[int, Attendance]] = []
    changed: list[Attendance] = []
    for number, record in plan.records.items():
        attendance = record.attendance or Attendance(
            workshop_id=plan.workshop_id, participant_id=record.participant_id or 0
        )
        _fill(attendance, record)
        if record.attendance is None:
            made.append((number, attendance))
        else:
            changed.append(attendance)
    Attendance.objects.bulk_create([attendance for _, attendance in made], batch_size=2000)
    for number, attendance in made:
        rows[number].object_id = attendance.pk
        rows[number].created.append([ATTENDANCE, attendance.pk])
    upsert(changed, (*OF_DAY, "agency", "updated_at"))


def _fill(attendance: Attendance, record: Record) -> None:
    attendance.agency_id = record.agency.agency_id if record.agency else None
    for name in OF_DAY:
        setattr(attendance, name, record.values.get(name, ""))


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


def found_in(model: type[Any], ids: Iterable[int | None]) -> Iterator[Any]:
    """Records by id, a few hundred at a time."""
    ordered = sorted(pk for pk in ids if pk)
    for start in range(0, len(ordered), AT_ONCE):
        yield from model._default_manager.filter(pk__in=ordered[start : start + AT_ONCE])


def take_back(rows: Sequence[Judged]) -> TakenBack:
    """Created records go, values from before return; a row edited since is left alone and named."""
    attendances = {each.pk: each for each in found_in(Attendance, [row.object_id for row in rows])}
    people = {
        each.pk: each
        for each in found_in(Participant, {each.participant_id for each in attendances.values()})
    }
    kept: list[Kept] = []
    going: list[tuple[Judged, Attendance]] = []
    for row in rows:
        attendance = attendances.get(row.object_id or 0)
        if attendance is None:
            kept.append(Kept(row.number, "removed_since"))
        elif _is_edited(row, attendance, people[attendance.participant_id]):
            kept.append(Kept(row.number, "edited_since"))
        else:
            going.append((row, attendance))
    _restore(going)
    _remove(rows, going)
    touch()
    return TakenBack(len(going), tuple(kept))


def _is_edited(row: Judged, attendance: Attendance, person: Participant) -> bool:
    now = {name: getattr(person, name) for name in OF_PERSON}
    now |= {name: getattr(attendance, name) for name in OF_DAY}
    now["agency_id"] = attendance.agency_id
    return any(now[name] != value for name, value in row.after.items() if name in now)


def _restore(going: Sequence[tuple[Judged, Attendance]]) -> None:
    changed = []
    people: dict[int | None, Mapping[str, Any]] = {}
    for row, attendance in going:
        if person := _part(row.before, OF_PERSON):
            people[attendance.participant_id] = person
        if row.verdict == kinds.UPDATE:
            for name, value in _part(row.before, (*OF_DAY, "agency_id")).items():
                setattr(attendance, name, value)
            changed.append(attendance)
    change_people(people)
    upsert(changed, (*OF_DAY, "agency", "updated_at"))


def _remove(rows: Sequence[Judged], going: Sequence[tuple[Judged, Attendance]]) -> None:
    """What the run created and nothing else uses by now."""
    attendances = [attendance.pk for row, attendance in going if row.verdict == kinds.NEW]
    _delete(Attendance, attendances)
    people = _created(PARTICIPANT, (row for row, _ in going))
    _delete(Participant, unreferenced(Participant, people))
    _delete(Agency, unreferenced(Agency, _created(AGENCY, rows)))


def _delete(model: type[Any], ids: Iterable[int]) -> None:
    ordered = sorted(ids)
    for start in range(0, len(ordered), AT_ONCE):
        model._default_manager.filter(pk__in=ordered[start : start + AT_ONCE]).delete()


def _created(label: str, rows: Iterable[Judged]) -> list[int]:
    return [pk for row in rows for model, pk in row.created if model == label]


def _part(values: Mapping[str, Any], names: Sequence[str]) -> dict[str, Any]:
    return {name: values[name] for name in names if name in values}
