"""A list comes in: a file, pasted rows, several sheets; and lists that go out."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from openpyxl import load_workbook

from directory.models import User
from intake.models import Export, ImportRow, ImportRun, Upload
from tests.intake.files import csv_bytes, one_sheet, xlsx_bytes
from tests.intake.wizard import (
    BAD,
    GOOD,
    INTO,
    at,
    confirm,
    imported,
    make_organizer,
    match,
    queries_of,
    signed_in,
    upload,
    words_of,
)
from tests.workshops.attendee_lists import HEADER, WORKSHOP

pytestmark = [pytest.mark.usefixtures("reference"), pytest.mark.both]


@pytest.mark.parametrize("language", ["id", "en"])
def test_empty_history_and_upload_are_rendered(language: str, organizer: Client) -> None:
    for name in ("run-list", "upload-create"):
        page = organizer.get(at(name, language=language))
        assert f'<html lang="{language}">' in page.content.decode()
    assert "No list has been imported yet" in words_of(organizer.get(at("run-list")))


def test_upload_leads_to_the_columns(organizer: Client) -> None:
    page = upload(organizer, one_sheet(GOOD))
    run = ImportRun.objects.get()
    assert page["Location"] == at("run-match", run.pk)
    assert (run.state, run.target, run.rows.count()) == ("uploaded", WORKSHOP, 2)
    assert run.started_by == run.upload.uploaded_by == User.objects.get(full_name="Sri Contoh")


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (
            b"\x89PNG\r\n\x1a\n" + b"0" * 99,
            "daftar.xlsx is a picture; type the list into a spreadsheet and choose that file.",
        ),
        (b"", "daftar.xlsx is empty; choose the file in which the list was saved."),
        (
            b"x" * 10_000_001,
            "daftar.xlsx is larger than 10 MB; split the list into several files.",
        ),
        (
            csv_bytes([HEADER]),
            "daftar.xlsx has a header in row 1 but no rows under it; add the rows of the list.",
        ),
    ],
    ids=["picture", "empty", "large", "header"],
)
def test_bad_file_is_said_at_the_field_and_not_kept(
    data: bytes, sentence: str, organizer: Client
) -> None:
    page = upload(organizer, data)
    assert page.status_code == 200
    assert page.context["form"].errors == {"file": [sentence]}
    assert (Upload.objects.count(), ImportRun.objects.count()) == (0, 0)


def test_workshop_that_is_no_choice_is_refused(organizer: Client) -> None:
    page = upload(organizer, one_sheet(GOOD), into="attendees:nowhere")
    assert list(page.context["form"].errors) == ["into"]
    assert ImportRun.objects.count() == 0


def sheets_asked(client: Client) -> str:
    upload(client, xlsx_bytes({"Hari 1": GOOD, "Hari 2": BAD, "Catatan": [["terima kasih"]]}))
    return at("sheet-choose", Upload.objects.get().pk, "attendees", WORKSHOP)


def test_several_sheets_are_asked(organizer: Client) -> None:
    where = sheets_asked(organizer)
    fields = organizer.get(where).context["form"].fields.values()
    assert [(field.label, field.help_text, field.initial) for field in fields] == [
        ("Hari 1", "3 rows with something in them", WORKSHOP),
        ("Hari 2", "5 rows with something in them", ""),
        ("Catatan", "1 row with something in it", ""),
    ]
    page = organizer.post(where, {"sheet-1": WORKSHOP})
    run = ImportRun.objects.get()
    assert page["Location"] == at("run-match", run.pk)
    assert (run.sheet, ImportRow.objects.count()) == ("Hari 2", 4)


def test_each_sheet_becomes_a_run_of_its_workshop(organizer: Client) -> None:
    where = sheets_asked(organizer)
    page = organizer.post(where, {"sheet-0": WORKSHOP, "sheet-1": "makassar-2023"}, follow=True)
    runs = ImportRun.objects.order_by("pk").values_list("sheet", "target")
    assert list(runs) == [("Hari 1", WORKSHOP), ("Hari 2", "makassar-2023")]
    assert page.redirect_chain[-1][0] == at("upload-runs", Upload.objects.get().pk)
    words = words_of(page)
    assert "“daftar.xlsx” became 2 imports." in words
    assert words.count("Continue : Hari") == 2


def test_no_sheet_chosen_is_said(organizer: Client) -> None:
    page = organizer.post(sheets_asked(organizer), {})
    sentence = "Choose for at least one sheet where it belongs."
    assert page.context["form"].errors == {"sheet-0": [sentence]}


def test_sheet_that_holds_no_list_is_said_and_nothing_is_kept(organizer: Client) -> None:
    where = sheets_asked(organizer)
    page = organizer.post(where, {"sheet-0": WORKSHOP, "sheet-2": WORKSHOP})
    assert list(page.context["form"].errors) == ["sheet-2"]
    assert ImportRun.objects.count() == 0


def test_sheet_cannot_go_where_one_may_not_import(organizer: Client) -> None:
    page = organizer.post(sheets_asked(organizer), {"sheet-0": "nowhere"})
    assert (list(page.context["form"].errors), ImportRun.objects.count()) == (["sheet-0"], 0)


def test_runs_of_a_file_take_as_many_queries_for_three_as_for_one(organizer: Client) -> None:
    organizer.post(sheets_asked(organizer), {"sheet-0": WORKSHOP})
    first = ImportRun.objects.get()
    one = queries_of(organizer, at("upload-runs", first.upload_id))
    for _ in range(2):
        first.pk = None
        first.save(force_insert=True)
    assert queries_of(organizer, at("upload-runs", first.upload_id)) == one


PASTED = "Nama\tInstansi\r\nSiti\tKemlu\r\nMa'ruf, S.STP\tDinsos\r\n"


def paste(client: Client, text: str, **more: object) -> HttpResponse:
    return client.post(at("upload-create"), {"into": INTO, "pasted": text, **more})


def test_pasted_rows_become_a_run(organizer: Client) -> None:
    page = paste(organizer, PASTED)
    run = ImportRun.objects.get()
    assert page["Location"] == at("run-match", run.pk)
    assert (run.upload.name, run.header) == ("pasted rows.txt", ["Nama", "Instansi"])
    cells = list(run.rows.values_list("cells", flat=True))
    assert cells == [["Siti", "Kemlu"], ["Ma'ruf, S.STP", "Dinsos"]]


def test_pasted_rows_that_are_no_list_are_said_at_the_field(organizer: Client) -> None:
    page = paste(organizer, "Nama")
    assert list(page.context["form"].errors) == ["pasted"]
    assert (Upload.objects.count(), "Nama" in page.content.decode()) == (0, True)


@pytest.mark.parametrize("both", [True, False])
def test_file_or_pasted_rows_are_needed_and_not_both(both: bool, organizer: Client) -> None:
    file = {"file": SimpleUploadedFile("a.xlsx", one_sheet(GOOD))} if both else {}
    page = paste(organizer, PASTED if both else " ", **file)
    assert page.context["form"].errors == (
        {"pasted": ["Choose a file or paste rows, not both. Empty one of them."]}
        if both
        else {"file": ["Choose a file, or paste the rows below."]}
    )


def test_file_applied_here_before_is_said_and_not_refused(organizer: Client) -> None:
    data = csv_bytes(GOOD)
    upload(organizer, data, "satu.csv")
    first = ImportRun.objects.get()
    match(organizer, first)
    first.refresh_from_db()
    confirm(organizer, first)
    page = organizer.get(upload(organizer, data, "dua.csv")["Location"])
    assert "This very file was already imported here on" in words_of(page)
    assert f'href="{at("run-open", first.pk)}"' in page.content.decode()
    elsewhere = upload(organizer, data, into="attendees:makassar-2023")
    assert "already imported" not in words_of(organizer.get(elsewhere["Location"]))


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_list_as_it_is_comes_back_unchanged(ending: str, organizer: Client) -> None:
    imported(organizer, GOOD)
    page = organizer.post(at("current-download"), {"into": INTO, "format": ending})
    assert page["Content-Disposition"].endswith(f'.{ending}"')
    taken = Export.objects.get()
    found = (taken.list_name, taken.target, taken.format, taken.rows, str(taken.exported_by))
    assert found == ("attendees", WORKSHOP, ending, 2, "Sri Contoh")
    upload(organizer, page.content, f"daftar.{ending}")
    run = ImportRun.objects.latest("pk")
    match(organizer, run)
    run.refresh_from_db()
    assert {name: number for name, number in run.counts.items() if number} == {"same": 2}


def test_list_of_nowhere_cannot_be_taken(organizer: Client) -> None:
    sent = {"into": "attendees:nowhere", "format": "csv"}
    assert organizer.post(at("current-download"), sent).status_code == 404
    assert Export.objects.count() == 0


def test_file_of_somebody_else_has_no_sheets(organizer: Client) -> None:
    upload(organizer, xlsx_bytes({"Hari 1": GOOD, "Hari 2": BAD}))
    where = at("sheet-choose", Upload.objects.get().pk, "attendees", WORKSHOP)
    assert signed_in(make_organizer()).get(where).status_code == 404
    assert organizer.get(where.replace(WORKSHOP, "nowhere")).status_code == 404


def test_form_comes_with_all_columns_and_examples(organizer: Client) -> None:
    page = organizer.get(at("form-download", "attendees"))
    sheet = load_workbook(io.BytesIO(page.content)).active
    assert sheet is not None
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[0][:4] == ("Full name", "Position", "Agency", "Region of the agency")
    assert (len(rows), rows[1][0]) == (3, "Nama Contoh, S.Sos")
    assert organizer.get(at("form-download", "nothing")).status_code == 404


@pytest.mark.parametrize("language", ["id", "en"])
def test_form_can_be_uploaded_again_in_both_languages(language: str, organizer: Client) -> None:
    page = organizer.get(at("form-download", "attendees", language=language))
    upload(organizer, page.content)
    run = ImportRun.objects.get()
    used = [at for at in run.mapping["columns"].values() if at is not None]
    assert sorted(used) == list(range(len(run.header)))
