"""A checked run is written whole or not at all, once, and only while the data are as they were."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from directory.models import Agency
from intake import applying, checking, uploading
from intake.applying import Changed, Difference, RowsInvalid
from intake.models import ImportRow, ImportRun, Upload
from intake.uploading import Closed
from tests.workshops.attendee_lists import NOW, applied, checked, row, start, verdicts
from workshops.models import Attendance, Participant

pytestmark = [pytest.mark.both, pytest.mark.usefixtures("reference")]

DINSOS = "Dinas Sosial Provinsi NTB"


def _everything() -> tuple[int, int, int]:
    return Participant.objects.count(), Attendance.objects.count(), Agency.objects.count()


def test_row_with_an_error_refuses_the_whole() -> None:
    run, _ = checked(row("Ahmad", DINSOS), row("", DINSOS, "Kasi"))
    with pytest.raises(RowsInvalid) as refused:
        applying.apply(run, None, NOW)
    assert (refused.value.rows, _everything(), run.state) == ((3,), (0, 0, 0), "checked")


def test_only_valid_leaves_the_row_out() -> None:
    run, result = applied(row("Ahmad", DINSOS), row("", "Kemlu", "Kasi"), only_valid=True)
    assert (result.counts["new"], result.counts["error"], _everything()) == (1, 1, (1, 1, 1))
    assert verdicts(run) == ["new", "error"]


def test_second_run_of_the_same_file_changes_nothing() -> None:
    rows = [row("Ahmad", DINSOS, "Kasi", "L", "a@example.org", "0812"), row("Siti", "Xyzzy")]
    applied(*rows)
    run, result = applied(*rows)
    assert verdicts(run) == ["same", "same"]
    assert (result.effects["agencies_created"], _everything()) == (0, (2, 2, 2))


def test_rows_know_what_became_of_them() -> None:
    run, _ = applied(row("Ahmad", DINSOS))
    stored = run.rows.get()
    attendance = Attendance.objects.get()
    assert stored.object_id == attendance.pk
    assert stored.created == [
        ["directory.agency", attendance.agency_id],
        ["workshops.participant", attendance.participant_id],
        ["workshops.attendance", attendance.pk],
    ]
    assert stored.after["agency_id"] == attendance.agency_id


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_file_is_deleted_when_applied() -> None:
    run, _ = checked(row("Ahmad", DINSOS))
    path = Path(run.upload.file.path)
    assert path.exists()
    applying.apply(run, None, NOW)
    assert (path.exists(), Upload.objects.get().file.name) == (False, "")


def test_of_two_who_apply_one_wins() -> None:
    run, _ = checked(row("Ahmad", DINSOS))
    mine, theirs = ImportRun.objects.get(pk=run.pk), ImportRun.objects.get(pk=run.pk)
    applying.apply(theirs, None, NOW)
    with pytest.raises((Closed, Changed)):
        applying.apply(mine, None, NOW)
    assert _everything() == (1, 1, 1)


def test_run_whose_version_moved_on_is_closed() -> None:
    run, _ = checked(row("Ahmad", DINSOS))
    ImportRun.objects.filter(pk=run.pk).update(version=run.version + 1)
    with pytest.raises(Closed):
        applying.apply(run, None, NOW)
    assert _everything() == (0, 0, 0)


def test_change_since_the_check_refuses_and_names_the_rows() -> None:
    run, _ = checked(row("Siti", "Kemlu"), row("Ahmad", DINSOS))
    applied(row("Ahmad", DINSOS))
    with pytest.raises(Changed) as refused:
        applying.apply(run, None, NOW)
    assert (refused.value.rows, _everything()) == ((3,), (1, 1, 1))
    (difference,) = refused.value.what
    assert (difference.number, difference.was, difference.now) == (3, "new", "same")


def test_change_names_the_fields_that_differ() -> None:
    applied(row("Ahmad", DINSOS, "Kasi"))
    run, _ = checked(row("Ahmad", DINSOS, "Kabid"))
    Attendance.objects.update(position="Staf")
    with pytest.raises(Changed) as refused:
        applying.apply(run, None, NOW)
    assert refused.value.what == (Difference(2, "update", "update", ("position",)),)


def test_run_is_checked_again_after_a_change() -> None:
    run, _ = checked(row("Siti", "Kemlu"), row("Ahmad", DINSOS))
    applied(row("Ahmad", DINSOS))
    with pytest.raises(Changed):
        applying.apply(run, None, NOW)
    run.refresh_from_db()
    checking.check(run)
    assert applying.apply(run, None, NOW).counts["new"] == 1


def test_change_between_reckoning_and_writing_refuses(monkeypatch: pytest.MonkeyPatch) -> None:
    run, _ = checked(row("Ahmad", DINSOS))
    queue_up = applying._queue_up

    def somebody_is_quicker(kind: object) -> None:
        Participant.objects.create(full_name="Ahmad")
        queue_up(kind)  # type: ignore[arg-type]

    monkeypatch.setattr(applying, "_queue_up", somebody_is_quicker)
    with pytest.raises(Changed):
        applying.apply(run, None, NOW)
    assert (Attendance.objects.count(), run.state, run.work) == (0, "checked", "")


def test_queries_do_not_grow_with_rows() -> None:
    few, _ = checked(*(row(f"Orang {letter}", DINSOS) for letter in "A"))
    with CaptureQueriesContext(
        connection,
    ) as one:
        applying.apply(few, None, NOW)
    many, _ = checked(*(row(f"Tamu {letter}", DINSOS) for letter in "ABC"))
    with CaptureQueriesContext(connection) as three:
        applying.apply(many, None, NOW)
    assert len(three) <= len(one)


def test_stale_upload_is_forgotten_after_a_day() -> None:
    run = start([row("Ahmad", DINSOS)])
    path = Path(run.upload.file.path)
    uploading.forget_stale(NOW + timedelta(hours=23))
    assert path.exists()
    assert uploading.forget_stale(NOW + timedelta(hours=24)) == uploading.Forgotten(1, 1, 0)
    run.refresh_from_db()
    assert (path.exists(), run.state, ImportRow.objects.get().cells) == (False, "expired", [])


def test_old_values_are_emptied_when_undo_ends() -> None:
    applied(row("Ahmad", DINSOS))
    uploading.forget_stale(NOW + timedelta(days=6))
    assert ImportRow.objects.get().after["full_name"] == "Ahmad"
    assert uploading.forget_stale(NOW + timedelta(days=7)).emptied == 1
    stored = ImportRow.objects.get()
    assert (stored.cells, stored.before, stored.after, stored.verdict) == ([], {}, {}, "new")
    assert uploading.forget_stale(NOW + timedelta(days=8)).emptied == 0


def test_discarding_a_run_that_was_applied_meanwhile_is_refused() -> None:
    run, _ = checked(row("Ahmad", DINSOS))
    seen_before = ImportRun.objects.get(pk=run.pk)
    applying.apply(run, None, NOW)
    with pytest.raises(Closed):
        uploading.discard(seen_before)
    assert (ImportRun.objects.get().state, ImportRow.objects.count()) == ("applied", 1)
