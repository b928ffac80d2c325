"""An import is taken back for seven days; what people edited since stays."""

from datetime import timedelta

import pytest
from django.utils import translation

from directory.models import Agency
from intake.models import ImportRow, ImportRun
from intake.undoing import KeptRow, TooLate, kept_rows, undo
from intake.uploading import Closed
from tests.workshops.attendee_lists import NOW, applied, checked, row
from workshops.models import Attendance, Participant

pytestmark = [pytest.mark.both, pytest.mark.usefixtures("reference")]

DINSOS = "Dinas Sosial Provinsi NTB"
LATER = NOW + timedelta(days=2)


def _everything() -> tuple[int, int, int]:
    return Participant.objects.count(), Attendance.objects.count(), Agency.objects.count()


def test_created_records_go_with_their_agencies() -> None:
    run, _ = applied(row("Ahmad", DINSOS), row("Siti", "Kemlu"))
    assert undo(run, None, LATER).undone == 2
    assert (_everything(), run.state) == ((0, 0, 0), "undone")
    assert {row.cells == [] and row.after == {} for row in ImportRow.objects.all()} == {True}


def test_values_before_come_back() -> None:
    applied(row("Ahmad", DINSOS, "Kasi", phone="0811"))
    run, _ = applied(row("Ahmad", DINSOS, "Kabid", "L", phone="0822"))
    undo(run, None, LATER)
    attendance, person = Attendance.objects.get(), Participant.objects.get()
    assert (attendance.position, person.sex, person.phone) == ("Kasi", "", "0811")
    assert _everything() == (1, 1, 1)


def test_changed_agency_comes_back_and_the_new_one_goes() -> None:
    applied(row("Ahmad", DINSOS, email="a@example.org"))
    run, _ = applied(row("Ahmad", "Kemlu", email="a@example.org"))
    undo(run, None, LATER)
    assert Attendance.objects.get().agency == Agency.objects.get(name=DINSOS)
    assert Agency.objects.count() == 1


def test_row_edited_since_is_kept_and_named() -> None:
    run, _ = applied(row("Ahmad", DINSOS), row("Siti", DINSOS))
    Attendance.objects.filter(participant__full_name="Siti").update(position="Kadis")
    with translation.override("en"):
        undone = undo(run, None, LATER)
        why = "It was changed after the import, so it stays as it is now."
        assert (undone.undone, undone.kept) == (1, (KeptRow(3, why),))
        assert kept_rows(ImportRun.objects.get(pk=run.pk)) == (KeptRow(3, why),)
    assert Participant.objects.get().full_name == "Siti"
    assert Agency.objects.count() == 1


def test_row_removed_since_is_named() -> None:
    run, _ = applied(row("Ahmad", DINSOS))
    Attendance.objects.all().delete()
    undone = undo(run, None, LATER)
    assert (undone.undone, [kept.row for kept in undone.kept]) == (0, [2])


def test_person_met_elsewhere_since_stays() -> None:
    run, _ = applied(row("Ahmad", DINSOS))
    applied(row("Ahmad", DINSOS), workshop="makassar-2023")
    undo(run, None, LATER)
    assert _everything() == (1, 1, 1)
    assert Attendance.objects.get().workshop.slug == "makassar-2023"


def test_person_of_another_workshop_gets_the_old_values_back() -> None:
    applied(row("Ahmad", "Kemlu", phone="0811"))
    run, _ = applied(row("Ahmad", "Kemlu", phone="0822"), workshop="makassar-2023")
    undo(run, None, LATER)
    assert Participant.objects.get().phone == "0811"
    assert Attendance.objects.get().workshop.slug == "mataram-2023"


def test_undo_ends_after_seven_days() -> None:
    run, _ = applied(row("Ahmad", DINSOS))
    with pytest.raises(TooLate):
        undo(run, None, NOW + timedelta(days=7))
    assert _everything() == (1, 1, 1)


def test_only_an_applied_run_is_undone_and_only_once() -> None:
    run, _ = checked(row("Ahmad", DINSOS))
    with pytest.raises(Closed):
        undo(run, None, LATER)
    other, _ = applied(row("Siti", DINSOS))
    stale = ImportRun.objects.get(pk=other.pk)
    undo(other, None, LATER)
    with pytest.raises(Closed):
        undo(stale, None, LATER)
