"""People of events are deleted when their time is over; the numbers and verdicts stay."""

from collections.abc import Iterator
from datetime import date

from django.db import transaction

from directory import forgetting, personal
from directory.freshness import touch
from directory.models import Agency, AgencyAlias
from directory.personal import Purged
from directory.spelling import key_of
from intake.models import ImportRow, ImportRun
from intake.querysets import ImportRunQuerySet
from intake.undoing import unreferenced
from workshops.freezing import freeze
from workshops.models import Attendance, Participant, Workshop
from workshops.querysets import AttendanceQuerySet
from workshops.retention import KIND, due_on

AT_ONCE = 500
AGENCY, ALIAS = "directory.agency", "directory.agencyalias"


def purge_due(day: date) -> Iterator[Purged]:
    """Each event in a transaction of its own, so that one that fails keeps no other waiting."""
    for workshop in due_on(day):
        purged = purge(workshop.pk, day)
        if purged is not None:
            yield purged


@transaction.atomic
def purge(workshop_id: int, day: date) -> Purged | None:
    """Counts are frozen, then everything about people of the event goes. None: nothing was left.

    The row of the event is locked: whoever writes attendances of it waits.
    """
    workshop: Workshop = Workshop.objects.select_for_update().get(pk=workshop_id)
    runs = ImportRun.objects.filter(kind=KIND, target=workshop.slug)
    going = Attendance.objects.filter(workshop=workshop)
    attendances = going.count()
    if not attendances and not forgetting.remembering(runs).exists():
        return None
    # Before the rows are emptied: afterwards nobody knows what they made.
    offices, spellings = _offices_of(going, runs), _learnt_from(runs, workshop)
    counted = freeze(going)
    people = delete_people(going)
    forgotten = forgetting.forget_runs(runs, day)
    removed = {
        "participants": people,
        "attendances": attendances,
        "rows": forgotten.rows,
        "files": forgotten.files,
        "agencies": delete_offices(offices, spellings),
    }
    Workshop.objects.filter(pk=workshop.pk).update(purged_on=day)
    touch()
    return Purged("workshops", workshop.slug, removed, counted)


def delete_people(going: AttendanceQuerySet) -> int:
    """The attendances, and of the people those whom no other record needs; how many they are."""
    people = set(going.values_list("participant", flat=True))
    going.all().delete()
    leaving = unreferenced(Participant, people)
    words: set[str] = set()
    for part in _parts(leaving):
        found = Participant.objects.filter(pk__in=part)
        words.update(*found.values_list("full_name", "email", "phone"))
        found.delete()
    forgetting.forget_headings(words)
    return len(leaving)


def _offices_of(going: AttendanceQuerySet, runs: ImportRunQuerySet) -> set[int]:
    """Agencies that imports have made: of these runs, or of others for people who go now."""
    made = forgetting.created_by(ImportRow.objects.filter(run__in=runs), AGENCY)
    named = set(going.exclude(agency=None).order_by().values_list("agency", flat=True).distinct())
    if named - made:
        made |= named & forgetting.created_by(ImportRow.objects.all(), AGENCY)
    return made


def _learnt_from(runs: ImportRunQuerySet, workshop: Workshop) -> set[int]:
    """Spellings remembered because somebody answered for a cell of these lists."""
    learnt = forgetting.created_by(ImportRow.objects.filter(run__in=runs), ALIAS)
    answers = runs.exclude(answers={}).values_list("answers", flat=True)
    typed = {key_of(text) for each in answers for text in each.get("agency", {})}
    aliases = AgencyAlias.objects.filter(region=workshop.region_id)
    return learnt | {pk for pk, text in aliases.values_list("pk", "spelling") if text in typed}


def delete_offices(offices: set[int], spellings: set[int]) -> int:
    """What a cell made may bear a person's name: it goes unless something else uses it by now."""
    for part in _parts(spellings):
        AgencyAlias.objects.filter(pk__in=part).delete()
    spelt: dict[int, int] = {}
    there: set[int] = set()
    for part in _parts(offices):
        there |= set(Agency.objects.filter(pk__in=part).values_list("pk", flat=True))
        spelt |= dict(AgencyAlias.objects.filter(agency__in=part).values_list("pk", "agency"))
    deleted = unreferenced(Agency, there - set(spelt.values()))
    for part in _parts(deleted):
        Agency.objects.filter(pk__in=part).delete()
    deleted |= {pk for pk in set(spelt.values()) if _delete_spelt(pk)}
    # The back office may still know the name of one that somebody deleted before.
    personal.forget(AGENCY, deleted | (offices - there))
    personal.forget(ALIAS, spellings | {pk for pk, agency in spelt.items() if agency in deleted})
    return len(deleted)


def _delete_spelt(agency_id: int) -> bool:
    """Deletes an agency to which nothing but its own spellings refers."""
    with transaction.atomic():
        AgencyAlias.objects.filter(agency=agency_id).delete()
        is_free = bool(unreferenced(Agency, [agency_id]))
        if is_free:
            Agency.objects.filter(pk=agency_id).delete()
        transaction.set_rollback(not is_free)
    return is_free


def _parts(ids: set[int]) -> Iterator[list[int]]:
    ordered = sorted(ids)
    for start in range(0, len(ordered), AT_ONCE):
        yield ordered[start : start + AT_ONCE]
