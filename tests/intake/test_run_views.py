"""The pages of a run around its check: columns, confirming, done."""

import pytest
from django.http import HttpResponse
from django.test import Client

from intake.models import ImportRun, Upload
from tests.intake.files import xlsx_bytes
from tests.intake.wizard import (
    BAD,
    DINSOS,
    GOOD,
    at,
    confirm,
    imported,
    make_organizer,
    match,
    matched,
    signed_in,
    upload,
    uploaded,
    words_of,
)
from tests.workshops.attendee_lists import HEADER, WORKSHOP, row
from workshops.models import Attendance

pytestmark = [pytest.mark.usefixtures("reference"), pytest.mark.both]


def test_columns_are_proposed_with_samples(organizer: Client) -> None:
    run = uploaded(organizer, GOOD)
    page = organizer.get(at("run-match", run.pk))
    field = page.context["form"]["full_name"]
    assert (field.label, field.initial) == ("Full name (required)", "0")
    assert field.help_text == "For example: Ma&#x27;ruf, S.STP; Siti"
    assert field.field.choices[:2] == [("", "Not in this file"), ("0", "A: Nama")]
    assert page.context["reading"] == "sheet “Peserta”, 2 rows, header row 1"


def test_ignored_columns_are_listed(organizer: Client) -> None:
    run = uploaded(organizer, [["No", "Nama", "TTD"], ["1", "Siti", ""]])
    columns = organizer.get(at("run-match", run.pk)).context["file_columns"]
    assert [(each.heading, each.used_for) for each in columns] == [
        ("A: No", ""),
        ("B: Nama", "Full name"),
        ("C: TTD", ""),
    ]


def test_column_of_private_numbers_is_said_to_be_dropped(organizer: Client) -> None:
    run = uploaded(organizer, [["Nama", "NIP", "TTD"], ["Siti", "198001012005012001", ""]])
    page = organizer.get(at("run-match", run.pk))
    found = [(each.heading, each.is_private, each.samples) for each in page.context["file_columns"]]
    assert found == [("A: Nama", False, ("Siti",)), ("B: NIP", True, ()), ("C: TTD", False, ())]
    assert "dropped before storage: private numbers are never kept" in words_of(page)


def test_columns_are_remembered_for_the_organising_agency(organizer: Client) -> None:
    table = [["Kolom satu", "Nama"], ["Siti", "Kemlu"]]
    run = uploaded(organizer, table)
    page = organizer.get(at("run-match", run.pk))
    label = page.context["form"]["remember-columns"].label
    assert label.startswith("Remember these columns for lists of ")
    match(organizer, run, full_name="0", agency="1", **{"remember-columns": "on"})
    again = uploaded(organizer, table)
    assert (again.mapping["columns"]["full_name"], again.mapping["columns"]["agency"]) == (0, 1)


# Read another way

SEMICOLONS = b"Daftar hadir\r\nNama;Instansi, Kota\r\nSiti;Kemlu, Jakarta\r\n"


def reread(client: Client, run: ImportRun, **how: object) -> HttpResponse:
    page = client.post(at("run-reread", run.pk), how, follow=True)
    run.refresh_from_db()
    return page


def test_reading_can_be_changed(organizer: Client) -> None:
    upload(organizer, SEMICOLONS, "daftar.csv")
    run = ImportRun.objects.get()
    page = organizer.get(at("run-match", run.pk))
    assert "Not this one?" in words_of(page)
    fields = list(page.context["reading_form"].fields)
    assert fields == ["header_row", "encoding", "delimiter"]
    assert run.header == ["Nama;Instansi", "Kota"]
    page = reread(organizer, run, header_row="2", encoding="cp1252", delimiter=";")
    assert page.redirect_chain[-1][0] == at("run-match", run.pk)
    assert (run.header, run.delimiter) == (["Nama", "Instansi, Kota"], ";")
    assert run.encoding == "cp1252"
    assert "The file was read again." in words_of(page)


def test_sheet_can_be_changed_and_what_was_settled_is_dropped(organizer: Client) -> None:
    upload(organizer, xlsx_bytes({"Hari 1": GOOD, "Hari 2": BAD}))
    where = at("sheet-choose", Upload.objects.get().pk, "attendees", WORKSHOP)
    organizer.post(where, {"sheet-0": WORKSHOP})
    run = ImportRun.objects.get()
    match(organizer, run)
    reread(organizer, run, sheet="Hari 2", header_row="")
    assert (run.sheet, run.state, run.rows.count()) == ("Hari 2", "uploaded", 4)


def test_header_row_that_is_none_is_said_at_its_field(organizer: Client) -> None:
    run = uploaded(organizer, GOOD)
    page = reread(organizer, run, header_row="99")
    assert list(page.context["form"].errors) == ["header_row"]
    assert (run.header_row, run.rows.count()) == (1, 2)


def test_applied_run_is_not_read_again(organizer: Client) -> None:
    run = imported(organizer, GOOD)
    page = reread(organizer, run, header_row="2")
    assert page.redirect_chain[-1][0] == at("run-done", run.pk)
    assert "has already applied this import" in words_of(page)


def test_script_in_a_cell_stays_text(organizer: Client) -> None:
    run = matched(organizer, [HEADER, row("<script>alert(1)</script>", DINSOS)])
    for name in ("run-match", "run-check"):
        page = organizer.get(at(name, run.pk)).content.decode()
        assert "<script>alert" not in page
        assert "&lt;script&gt;alert(1)" in page


def test_required_column_is_asked(organizer: Client) -> None:
    run = uploaded(organizer, GOOD)
    page = match(organizer, run, full_name="")
    run.refresh_from_db()
    errors = page.context["form"].errors
    assert errors == {"full_name": ["Choose the column of the file that holds this."]}
    assert run.state == "uploaded"


def test_column_serves_one_field(organizer: Client) -> None:
    run = uploaded(organizer, GOOD)
    page = match(organizer, run, position="0")
    errors = page.context["form"].errors
    assert errors == {"position": ["This column is already used for “Full name (required)”."]}


def test_matching_checks_and_leads_on(organizer: Client) -> None:
    run = uploaded(organizer, GOOD)
    page = match(organizer, run)
    run.refresh_from_db()
    assert page["Location"] == at("run-check", run.pk)
    assert (run.state, run.counts["new"]) == ("checked", 2)


def test_confirming_says_what_it_does(organizer: Client) -> None:
    run = matched(organizer, GOOD)
    page = organizer.get(at("run-confirm", run.pk))
    title = "Workshop on Localizing the GCM and the 2030 Agenda in Mataram"
    assert page.context["deed"] == (
        f"2 rows are added to “{title}”. Every row of the file is imported."
    )
    assert "Import 2 rows" in words_of(page)
    assert list(page.context["form"].fields) == ["version"]


def test_all_or_nothing_is_what_one_gets_unasked(organizer: Client) -> None:
    run = matched(organizer, BAD)
    page = organizer.get(at("run-confirm", run.pk))
    field = page.context["form"]["only_valid"]
    assert (field.label, field.value()) == ("Import only the 2 valid rows", None)
    assert "The file cannot be imported as a whole: 2 rows have to be fixed." in words_of(page)


@pytest.mark.parametrize("chosen", [{}, {"rows": "valid"}])
def test_rows_with_errors_are_never_imported(chosen: dict[str, str], organizer: Client) -> None:
    run = matched(organizer, BAD)
    page = confirm(organizer, run, **chosen)
    assert page.context["form"].errors == {
        "only_valid": [
            "Rows that have to be fixed cannot be imported. Fix them on the check page, or "
            "choose here that they stay out."
        ]
    }
    assert Attendance.objects.count() == 0


def test_only_valid_rows_are_imported_by_choice(organizer: Client) -> None:
    run = imported(organizer, BAD, only_valid="on")
    assert (run.state, Attendance.objects.count()) == ("applied", 2)


def test_nothing_new_offers_no_deed(organizer: Client) -> None:
    imported(organizer, GOOD)
    run = matched(organizer, GOOD)
    page = organizer.get(at("run-confirm", run.pk))
    assert "There is nothing to import" in words_of(page)
    assert "Import 0 rows" not in words_of(page)


def test_second_of_two_is_told(organizer: Client) -> None:
    run = matched(organizer, GOOD)
    other = signed_in(make_organizer(full_name="Rahmat Contoh"))
    confirm(other, run)
    page = confirm(organizer, run)
    assert page.redirect_chain[-1][0] == at("run-done", run.pk)
    assert "Rahmat Contoh has already applied this import on" in words_of(page)
    assert Attendance.objects.count() == 2


def test_run_changed_by_somebody_since_is_looked_at_again(organizer: Client) -> None:
    run = matched(organizer, GOOD)
    match(signed_in(make_organizer()), run, position="")
    page = confirm(organizer, run)
    assert page.redirect_chain[-1][0] == at("run-check", run.pk)
    assert "This import was changed since you checked it. Look again." in words_of(page)
    assert Attendance.objects.count() == 0


def test_data_changed_since_is_checked_again(organizer: Client) -> None:
    run = matched(organizer, GOOD)
    imported(signed_in(make_organizer()), GOOD[:2])
    page = confirm(organizer, run)
    assert page.redirect_chain[-1][0] == at("run-check", run.pk)
    assert "1 row changed since the check (2). Nothing was imported" in words_of(page)
    counts = [(each.verdict, each.number) for each in page.context["counts"]]
    assert counts == [("new", 1), ("same", 1)]


def test_done_tells_the_counts_and_leads_to_the_people(organizer: Client) -> None:
    run = imported(organizer, BAD, only_valid="on")
    page = organizer.get(at("run-done", run.pk))
    assert "2 rows were imported. 2 rows were not." in words_of(page)
    assert page.context["result_url"] == f"/en/portal/participants/?workshop={WORKSHOP}"
    assert organizer.get(at("run-confirm", run.pk))["Location"] == at("run-done", run.pk)
