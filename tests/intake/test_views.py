"""The wizard as people walk it: rights, five steps, bad files, two at once, and the way back."""

import io
from datetime import timedelta
from html.parser import HTMLParser

import pytest
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone, translation
from openpyxl import load_workbook

from directory.models import Post, Region, User
from intake import applying, checking
from intake.models import ImportRow, ImportRun, Upload
from tests.factories import AgencyFactory, PostFactory, TenureFactory, UserFactory
from tests.intake.files import csv_bytes, one_sheet, xlsx_bytes
from tests.workshops.attendee_lists import HEADER, WORKSHOP, checked, row
from workshops.models import Attendance

pytestmark = [pytest.mark.usefixtures("reference"), pytest.mark.both]

INTO = f"attendees:{WORKSHOP}"
DINSOS = "Dinas Sosial Provinsi NTB"
GOOD = [HEADER, row("Ma'ruf, S.STP", DINSOS, "Kasi", "L"), row("Siti", "Kemlu", "", "P")]
BAD = [*GOOD, row("", DINSOS), row("Budi", DINSOS, email="bukan email")]


class Words(HTMLParser):
    """The visible words of a page."""

    def __init__(self, page: HttpResponse) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(page.content.decode())

    def handle_data(self, data: str) -> None:
        self.found.append(data)


def words_of(page: HttpResponse) -> str:
    return " ".join(" ".join(Words(page).found).split())


def at(name: str, *args: object, language: str = "en") -> str:
    with translation.override(language):
        return reverse(f"intake:{name}", args=args)


def make_organizer(**fields: object) -> User:
    user: User = UserFactory(**fields)
    user.user_permissions.add(Permission.objects.get(codename="import_attendees"))
    return user


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def organizer() -> Client:
    return signed_in(make_organizer(full_name="Sri Contoh"))


def upload(
    client: Client, data: bytes, name: str = "daftar.xlsx", into: str = INTO
) -> HttpResponse:
    file = SimpleUploadedFile(name, data)
    return client.post(at("upload-create"), {"into": into, "file": file})


def match(client: Client, run: ImportRun, **changes: str) -> HttpResponse:
    chosen = {name: "" if at is None else str(at) for name, at in run.mapping["columns"].items()}
    return client.post(at("run-match", run.pk), chosen | changes)


def uploaded(client: Client, rows: list[list[str]]) -> ImportRun:
    upload(client, one_sheet(rows))
    return ImportRun.objects.latest("pk")


def matched(client: Client, rows: list[list[str]]) -> ImportRun:
    run = uploaded(client, rows)
    match(client, run)
    run.refresh_from_db()
    return run


def confirm(client: Client, run: ImportRun, follow: bool = True, **choice: str) -> HttpResponse:
    data = {"version": run.version, **choice}
    return client.post(at("run-confirm", run.pk), data, follow=follow)


def imported(client: Client, table: list[list[str]], **choice: str) -> ImportRun:
    run = matched(client, table)
    confirm(client, run, **choice)
    run.refresh_from_db()
    return run


def holder(role: str) -> User:
    agency = AgencyFactory(region=Region.objects.get(code="52"))
    held: User = TenureFactory(post=PostFactory(agency=agency, role=role)).holder
    return held


# Who may come in


def test_visitor_is_led_to_the_sign_in() -> None:
    page = Client().get(at("run-list"))
    with translation.override("en"):
        assert page["Location"] == f"{reverse('account_login')}?next={at('run-list')}"


@pytest.mark.parametrize("role", ["nobody", Post.Role.FOCAL_POINT, Post.Role.COORDINATOR])
def test_people_without_the_right_find_nothing(role: str, organizer: Client) -> None:
    run = matched(organizer, GOOD)
    client = signed_in(UserFactory() if role == "nobody" else holder(role))
    addresses = [
        at("run-list"),
        at("upload-create"),
        at("form-download", "attendees"),
        *(at(name, run.pk) for name in ("run-open", "run-match", "run-check", "run-confirm")),
        *(at(name, run.pk) for name in ("run-done", "run-undo", "refused-download")),
    ]
    assert [client.get(address).status_code for address in addresses] == [404] * 10


def test_people_without_the_right_change_nothing(organizer: Client) -> None:
    run = matched(organizer, GOOD)
    stranger = signed_in(UserFactory())
    names = ("run-match", "run-check", "run-confirm", "run-undo", "run-discard")
    found = [stranger.post(at(name, run.pk)).status_code for name in names]
    run.refresh_from_db()
    assert (found, run.state, Attendance.objects.count()) == ([404] * 5, "checked", 0)


@pytest.mark.parametrize("is_superuser", [True, False])
def test_organizer_and_superuser_may_import(is_superuser: bool) -> None:
    user = UserFactory(is_superuser=True) if is_superuser else make_organizer()
    assert signed_in(user).get(at("run-list")).status_code == 200


def test_pages_are_kept_by_nobody(organizer: Client) -> None:
    run = matched(organizer, BAD)
    names = ("run-match", "run-check", "run-confirm", "refused-download")
    pages = [organizer.get(at(name, run.pk)) for name in names] + [organizer.get(at("run-list"))]
    assert {page["Cache-Control"] for page in pages} == {"private, no-store"}


# 1 Upload


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


def test_several_sheets_are_asked(organizer: Client) -> None:
    page = upload(organizer, xlsx_bytes({"Hari 1": GOOD, "Hari 2": BAD}))
    where = at("sheet-choose", Upload.objects.get().pk, "attendees", WORKSHOP)
    assert page["Location"] == where
    choices = organizer.get(where).context["form"].fields["sheet"].choices
    assert choices == [("Hari 1", "Hari 1"), ("Hari 2", "Hari 2")]
    organizer.post(where, {"sheet": "Hari 2"})
    assert (ImportRun.objects.get().sheet, ImportRow.objects.count()) == ("Hari 2", 4)


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
    assert sorted(run.mapping["columns"].values()) == list(range(11))


# 2 Match columns


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


# 3 Check


def test_get_of_every_step_writes_nothing(organizer: Client) -> None:
    run = matched(organizer, BAD)
    before = list(ImportRun.objects.values()), list(ImportRow.objects.values())
    for name in ("run-open", "run-match", "run-check", "run-confirm", "run-done", "run-undo"):
        organizer.get(at(name, run.pk))
    assert (list(ImportRun.objects.values()), list(ImportRow.objects.values())) == before


def test_rows_not_matched_yet_cannot_be_looked_at(organizer: Client) -> None:
    run = uploaded(organizer, GOOD)
    for name in ("run-check", "run-confirm", "run-done"):
        assert organizer.get(at(name, run.pk))["Location"] == at("run-match", run.pk)


def test_check_shows_counts_causes_and_rows(organizer: Client) -> None:
    run = matched(organizer, BAD)
    page = organizer.get(at("run-check", run.pk))
    counts = [(each.verdict, each.number) for each in page.context["counts"]]
    assert counts == [("new", 2), ("error", 2)]
    assert [group.rows for group in page.context["groups"]] == [(4,), (5,)]
    assert [each.number for each in page.context["rows"]] == [2, 3, 4, 5]
    assert "2 agencies are created." in words_of(page)


def test_problem_is_text_tied_to_its_cell(organizer: Client) -> None:
    run = matched(organizer, BAD)
    page = organizer.get(at("run-check", run.pk)).content.decode()
    assert 'aria-describedby="problem-5-email"' in page
    assert 'id="problem-5-email"' in page


@pytest.mark.parametrize(
    ("query", "numbers"),
    [("verdict=error", [4, 5]), ("cause=2", [5]), ("cause=9", []), ("verdict=new&page=7", [2, 3])],
)
def test_rows_are_filtered(query: str, numbers: list[int], organizer: Client) -> None:
    run = matched(organizer, BAD)
    page = organizer.get(f"{at('run-check', run.pk)}?{query}")
    assert [each.number for each in page.context["rows"]] == numbers


def test_fifty_rows_are_on_a_page(organizer: Client) -> None:
    run, _ = checked(*(row(f"Orang {n}", DINSOS) for n in range(51)))
    first = organizer.get(at("run-check", run.pk)).context["rows"]
    second = organizer.get(f"{at('run-check', run.pk)}?page=2").context["rows"]
    assert ([len(first), len(second)], second[0].number) == ([50, 1], 52)


def test_update_shows_old_and_new(organizer: Client) -> None:
    imported(organizer, GOOD)
    changed = [HEADER, row("Ma'ruf, S.STP", DINSOS, "Kepala Bidang", "L")]
    run = matched(organizer, changed)
    page = organizer.get(at("run-check", run.pk))
    assert "before: Kasi now: Kepala Bidang" in words_of(page)
    assert "<del>Kasi</del>" in page.content.decode()


def test_rows_to_fix_can_be_downloaded_with_the_reason(organizer: Client) -> None:
    run = matched(organizer, BAD)
    page = organizer.get(at("refused-download", run.pk))
    sheet = load_workbook(io.BytesIO(page.content)).active
    assert sheet is not None
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[0] == (*HEADER, "Reason")
    assert [(line[0], line[6]) for line in rows[1:]] == [
        (None, "The name is missing; without a name there is no row."),
        ("Budi", "“bukan email” is not an e-mail address; mend it or empty the cell."),
    ]


def test_rows_to_fix_come_back_as_they_are(organizer: Client) -> None:
    run = matched(organizer, BAD)
    upload(organizer, organizer.get(at("refused-download", run.pk)).content)
    again = ImportRun.objects.latest("pk")
    assert (again.rows.count(), again.mapping["columns"]) == (2, run.mapping["columns"])


def test_nothing_to_download_is_not_found(organizer: Client) -> None:
    run = matched(organizer, GOOD)
    assert organizer.get(at("refused-download", run.pk)).status_code == 404


def test_discarded_run_is_gone_with_its_file(organizer: Client) -> None:
    run = matched(organizer, GOOD)
    page = organizer.post(at("run-discard", run.pk), follow=True)
    assert "The import was discarded and its file deleted." in words_of(page)
    assert (ImportRun.objects.count(), Upload.objects.count()) == (0, 0)


# 4 Confirm


def test_confirming_says_what_it_does(organizer: Client) -> None:
    run = matched(organizer, GOOD)
    page = organizer.get(at("run-confirm", run.pk))
    title = "Workshop on Localizing the GCM and the 2030 Agenda in Mataram"
    assert page.context["deed"] == (
        f"2 rows are added to “{title}”. Every row of the file is imported."
    )
    assert "Import 2 rows" in words_of(page)
    assert list(page.context["form"].fields) == ["version"]


@pytest.mark.parametrize(
    ("language", "choice", "why"),
    [
        (
            "en",
            "Import only the 2 valid rows",
            "The file cannot be imported as a whole: 2 rows have to be fixed. "
            "Download them on the check page, fix them and upload them afterwards.",
        ),
        (
            "id",
            "Impor hanya 2 baris yang valid",
            "Berkas ini tidak dapat diimpor seluruhnya: 2 baris perlu diperbaiki. "
            "Unduh baris itu di halaman pemeriksaan, perbaiki, lalu unggah kemudian.",
        ),
    ],
)
def test_errors_leave_only_the_valid_rows(
    language: str, choice: str, why: str, organizer: Client
) -> None:
    run = matched(organizer, BAD)
    page = organizer.get(at("run-confirm", run.pk, language=language))
    field = page.context["form"]["rows"]
    assert (field.field.choices, field.value()) == ([("valid", choice)], "valid")
    assert why in words_of(page)


@pytest.mark.parametrize("chosen", [{}, {"rows": "all"}])
def test_rows_with_errors_are_never_imported(chosen: dict[str, str], organizer: Client) -> None:
    run = matched(organizer, BAD)
    page = confirm(organizer, run, **chosen)
    assert page.context["form"].errors == {
        "rows": ["Rows that have to be fixed cannot be imported. Choose only the valid rows."]
    }
    assert Attendance.objects.count() == 0


def test_only_valid_rows_are_imported(organizer: Client) -> None:
    run = imported(organizer, BAD, rows="valid")
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


# 5 Done, and back


def test_done_tells_the_counts_and_leads_to_the_people(organizer: Client) -> None:
    run = imported(organizer, BAD, rows="valid")
    page = organizer.get(at("run-done", run.pk))
    assert "2 rows were imported. 2 rows were not." in words_of(page)
    assert page.context["result_url"] == f"/en/portal/participants/?workshop={WORKSHOP}"
    assert organizer.get(at("run-confirm", run.pk))["Location"] == at("run-done", run.pk)


UNDO_ASKED = [
    (
        "en",
        [
            "What “daftar.xlsx” brought into “Workshop on Localizing the GCM and the 2030 Agenda "
            "in Mataram” is taken back:",
            "1 row that the import added is removed.",
            "1 row that the import changed gets its earlier values back.",
            "Rows that somebody has edited since the import are kept and named afterwards.",
            "Undo the import of 2 rows",
            "Keep the import",
        ],
    ),
    (
        "id",
        [
            "1 baris yang ditambahkan oleh impor ini dihapus.",
            "1 baris yang diubah oleh impor ini kembali ke nilai sebelumnya.",
            "Baris yang sudah diubah orang sejak impor dibiarkan dan disebutkan sesudahnya.",
            "Batalkan impor 2 baris",
            "Pertahankan impor ini",
        ],
    ),
]


@pytest.mark.parametrize(("language", "sentences"), UNDO_ASKED)
def test_undo_asks_first_and_writes_nothing(
    language: str, sentences: list[str], organizer: Client
) -> None:
    imported(organizer, GOOD[:2])
    run = imported(organizer, [HEADER, row("Ma'ruf, S.STP", DINSOS, "Kabid", "L"), GOOD[2]])
    before = list(ImportRun.objects.values()), list(Attendance.objects.values())
    done, undo = (at(name, run.pk, language=language) for name in ("run-done", "run-undo"))
    assert f'href="{undo}"' in organizer.get(done).content.decode()
    page = organizer.get(undo)
    assert [each for each in sentences if each not in words_of(page)] == []
    assert f'href="{done}"' in page.content.decode()
    assert (list(ImportRun.objects.values()), list(Attendance.objects.values())) == before


def test_undo_is_asked_no_more_after_seven_days(organizer: Client) -> None:
    run = imported(organizer, GOOD)
    ImportRun.objects.update(applied_at=timezone.now() - timedelta(days=7))
    assert organizer.get(at("run-undo", run.pk))["Location"] == at("run-done", run.pk)


def test_undo_takes_back_and_says_so(organizer: Client) -> None:
    run = imported(organizer, GOOD)
    page = organizer.post(at("run-undo", run.pk), follow=True)
    assert "2 rows are as they were before the import." in words_of(page)
    assert Attendance.objects.count() == 0
    assert organizer.get(at("run-done", run.pk))["Location"] == at("run-undo", run.pk)


def test_undo_names_rows_that_stay(organizer: Client) -> None:
    run = imported(organizer, GOOD)
    Attendance.objects.filter(participant__full_name="Siti").update(position="Direktur")
    page = organizer.post(at("run-undo", run.pk), follow=True)
    assert [row.row for row in page.context["kept"]] == [3]
    text = "Row 3 : It was changed after the import, so it stays as it is now."
    assert text in words_of(page)


def test_undo_ends_after_seven_days(organizer: Client) -> None:
    run = imported(organizer, GOOD)
    ImportRun.objects.update(applied_at=timezone.now() - timedelta(days=7))
    assert "Undo this import" not in words_of(organizer.get(at("run-done", run.pk)))
    page = organizer.post(at("run-undo", run.pk), follow=True)
    assert "The seven days are over; this import can no longer be undone." in words_of(page)
    assert Attendance.objects.count() == 2


def test_second_undo_is_told(organizer: Client) -> None:
    run = imported(organizer, GOOD)
    organizer.post(at("run-undo", run.pk))
    page = organizer.post(at("run-undo", run.pk), follow=True)
    assert "This import was taken back already." in words_of(page)


def test_expired_run_leads_to_the_history(organizer: Client) -> None:
    run = matched(organizer, GOOD)
    ImportRun.objects.update(state="expired")
    assert organizer.get(at("run-open", run.pk))["Location"] == at("run-list")
    page = confirm(organizer, run)
    text = "This import can no longer be changed; upload the file again."
    assert text in words_of(page)


# History


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("", ["lagi.csv", "daftar.xlsx"]),
        ("state=applied", ["daftar.xlsx"]),
        ("file=lag", ["lagi.csv"]),
        (f"into={INTO}", ["lagi.csv", "daftar.xlsx"]),
        ("into=attendees:makassar-2023", []),
    ],
)
def test_history_is_filtered(query: str, names: list[str], organizer: Client) -> None:
    imported(organizer, GOOD)
    upload(organizer, csv_bytes(BAD), "lagi.csv")
    page = organizer.get(f"{at('run-list')}?{query}")
    assert [run.upload.name for run in page.context["page_obj"]] == names


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_state_is_rendered(language: str, organizer: Client) -> None:
    run = matched(organizer, BAD)
    shown = [("run-match", 200), ("run-check", 200), ("run-confirm", 200), ("run-done", 302)]
    for name, status in shown:
        assert organizer.get(at(name, run.pk, language=language)).status_code == status
    confirm(organizer, run, rows="valid")
    assert organizer.get(at("run-done", run.pk, language=language)).status_code == 200
    organizer.post(at("run-undo", run.pk))
    assert organizer.get(at("run-undo", run.pk, language=language)).status_code == 200
    assert organizer.get(at("run-list", language=language)).status_code == 200


def queries_of(client: Client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as found:
        assert client.get(address).status_code == 200
    return len(found)


def test_history_takes_as_many_queries_for_three_as_for_one(organizer: Client) -> None:
    run, _ = checked(row("Siti", DINSOS))
    one = queries_of(organizer, at("run-list"))
    applying.apply(run, User.objects.get(full_name="Sri Contoh"), timezone.now())
    checked(row("Budi", DINSOS))
    checked(row("Ahmad", DINSOS))
    assert queries_of(organizer, at("run-list")) == one


def test_check_takes_as_many_queries_for_three_rows_as_for_one(organizer: Client) -> None:
    one, _ = checked(row("Siti", DINSOS))
    three, _ = checked(*(row(name, DINSOS) for name in ("Ani", "Budi", "Cici")))
    assert checking.check(three).counts["new"] == 3
    found = [queries_of(organizer, at("run-check", run.pk)) for run in (one, three)]
    assert found[0] == found[1]
