"""Every row gets a verdict before anything is written, and problems in the reader's language."""

import pytest
from django.utils import translation

from directory.models import Agency
from intake import checking, uploading
from intake.models import ImportRun
from intake.uploading import Closed, ColumnsMissing
from tests.intake.files import csv_bytes
from tests.workshops.attendee_lists import NOW, applied, checked, codes, row, start, verdicts
from workshops.models import Attendance, Participant

pytestmark = [pytest.mark.both, pytest.mark.usefixtures("reference")]

DINSOS = "Dinas Sosial Provinsi NTB"


def test_start_keeps_rows_as_they_are_and_proposes_columns() -> None:
    run = start([row("Ma'ruf", DINSOS, phone="0812")])
    assert run.state == ImportRun.State.UPLOADED
    assert (run.header_row, run.encoding, run.delimiter) == (1, "utf-8", ",")
    stored = run.rows.get()
    assert (stored.number, stored.cells) == (2, ["Ma'ruf", "", DINSOS, "", "", "0812"])
    assert uploading.mapping_of(run).fields == {
        "full_name": 0,
        "position": 1,
        "agency": 2,
        "sex": 3,
        "email": 4,
        "phone": 5,
    }


def test_identity_numbers_are_never_stored() -> None:
    data = csv_bytes([["Nama", "NIK", "No. Rekening BNI"], ["Ahmad", "5203000000000001", "123"]])
    upload = uploading.receive(data, "daftar.csv", None, NOW)
    run = uploading.start(upload, "attendees", "mataram-2023", None, None, NOW)
    assert run.rows.get().cells == ["Ahmad", "", ""]
    assert run.effects["private"] == ["NIK", "No. Rekening BNI"]


def test_rows_that_are_none_of_the_list_are_skipped_and_said() -> None:
    run = start([row("Ahmad", DINSOS), row("Jumlah", "", "2")])
    run.rows.filter(number=3).update(part="subtotal")
    found = checking.check(run)
    assert (verdicts(run), codes(run)) == (["new", "skipped"], [(3, "", "subtotal")])
    assert (found.counts["skipped"], found.to_write) == (1, 1)


def test_check_in_several_batches_stores_every_row(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checking, "BATCH", 2)
    run, found = checked(*(row(f"Orang {letter}", DINSOS) for letter in "ABCDE"))
    assert (verdicts(run), found.counts["new"], run.state) == (["new"] * 5, 5, "checked")


def test_check_writes_verdicts_and_nothing_else() -> None:
    run, found = checked(row("Ahmad", DINSOS), row("Siti", DINSOS, email="siti"))
    assert run.state == ImportRun.State.CHECKED
    assert verdicts(run) == ["new", "error"]
    assert (found.has_errors, found.to_write) == (True, 1)
    assert found.effects == {
        "participants_created": 1,
        "attendances_created": 1,
        "agencies_created": 1,
        "agencies": [{"name": DINSOS, "type": "local_government", "region": "52"}],
        "by_agency_type": {"local_government": 1},
        "spellings_learnt": 0,
        "mails": 0,
    }
    counted = (Participant.objects.count(), Attendance.objects.count(), Agency.objects.count())
    assert counted == (0, 0, 0)


def test_causes_are_told_errors_first() -> None:
    run, _ = checked(
        row("A", "Xyzzy"),
        row("B", "Xyzzy"),
        row("", DINSOS, "Kasi"),
        row("", DINSOS, "Kabid"),
    )
    causes = checking.causes_of(run)
    assert [(cause.code, cause.rows, cause.is_error) for cause in causes] == [
        ("name_missing", (4, 5), True),
        ("type_unsure", (2, 3), False),
    ]


def test_message_is_made_in_the_language_of_the_reader() -> None:
    run, _ = checked(row("Ahmad", DINSOS, email="ahmad"))
    with translation.override("en"):
        message = checking.problems_of(run)[0].message
    assert message == "“ahmad” is not an e-mail address; mend it or empty the cell."


def test_second_check_replaces_the_first() -> None:
    run, _ = checked(row("Ahmad", DINSOS))
    applied(row("Ahmad", DINSOS))
    run.refresh_from_db()
    assert checking.check(run).counts["same"] == 1
    assert verdicts(run) == ["same"]


def test_check_of_a_run_somebody_else_changed_is_refused() -> None:
    run, _ = checked(row("Ahmad", DINSOS))
    other = ImportRun.objects.get(pk=run.pk)
    checking.check(other)
    with pytest.raises(Closed):
        checking.check(run)


def test_name_column_is_required() -> None:
    run, _ = checked(row("Ahmad", DINSOS))
    without = uploading.mapping_of(run).with_choice("full_name", None)
    with pytest.raises(ColumnsMissing) as refused:
        uploading.choose_mapping(run, without)
    assert refused.value.fields == ("full_name",)


def test_chosen_column_is_used() -> None:
    run, _ = checked(row("Ahmad", "", position=DINSOS))
    assert codes(run) == [(2, "agency", "agency_missing")]
    mapping = uploading.mapping_of(run).with_choice("agency", 1)
    uploading.choose_mapping(run, mapping)
    checking.check(run)
    assert codes(run) == []
    assert run.effects["agencies_created"] == 1
