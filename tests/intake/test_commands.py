"""The commands scripts call: exact keys, exit codes, and no traceback whatever comes in."""

import io
import json
import os
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from directory.models import Agency
from intake.models import ImportRun, Upload
from tests.intake.files import csv_bytes, one_sheet, xlsx_bytes
from tests.workshops import fgd
from workshops.models import Attendance, Participant

pytestmark = [pytest.mark.both, pytest.mark.usefixtures("reference")]

FGD = "fgd-jateng-2023"


def run(*arguments: Any) -> tuple[int, dict[str, Any]]:
    """Exit code and the one JSON object on standard output."""
    out = io.StringIO()
    try:
        call_command(*map(str, arguments), "--json", stdout=out, stderr=io.StringIO())
    except SystemExit as end:
        return int(str(end.code)), json.loads(out.getvalue())
    return 0, json.loads(out.getvalue())


def import_list(path: Path, *more: str, workshop: str = FGD) -> tuple[int, dict[str, Any]]:
    return run("import_attendees", path, "--workshop", workshop, *more)


@pytest.fixture
def fgd_list(tmp_path: Path) -> Path:
    path = tmp_path / "daftar-hadir.csv"
    path.write_bytes(csv_bytes([fgd.HEADER, *fgd.people()], delimiter=";"))
    return path


def test_discussion_list_goes_in_whole_and_only_once(fgd_list: Path) -> None:
    code, first = import_list(fgd_list)
    sides = first.pop("side_effects")
    assert (code, sides["mails"], sides["private"], sides["private_rows"]) == (0, 0, [], [])
    assert first == {
        "file": "daftar-hadir.csv",
        "sheet": None,
        "encoding": "utf-8",
        "delimiter": ";",
        "header_row": 1,
        "mapping": {
            "full_name": "Nama Lengkap",
            "position": "Jabatan",
            "agency": "Instansi",
            "sex": "L/P",
            "email": "Surel",
            "phone": "No. HP",
        },
        "rows_read": 121,
        "verdicts": {"new": 121, "update": 0, "same": 0, "duplicate": 0, "error": 0, "skipped": 0},
        "participants_created": 121,
        "attendances_created": 121,
        "agencies_created": 75,
        "by_agency_type": fgd.BY_TYPE,
        "problems": [],
        "run": ImportRun.objects.get().pk,
    }
    names = Participant.objects.order_by("pk").values_list("full_name", flat=True)
    assert list(names) == fgd.NAMES
    code, second = import_list(fgd_list)
    assert (code, second["verdicts"]["same"], second["attendances_created"]) == (0, 121, 0)
    assert second["by_agency_type"] == fgd.BY_TYPE
    assert (Attendance.objects.count(), Agency.objects.count()) == (121, 75)


def test_english_workbook_reads_the_same(tmp_path: Path) -> None:
    path = tmp_path / "list.xlsx"
    path.write_bytes(one_sheet([fgd.HEADER_EN, *fgd.people()]))
    code, answer = import_list(path)
    assert (code, answer["verdicts"]["new"], answer["by_agency_type"]) == (0, 121, fgd.BY_TYPE)
    assert (answer["sheet"], answer["delimiter"]) == ("Peserta", None)


def test_dry_run_answers_what_the_real_run_would(fgd_list: Path) -> None:
    code, rehearsed = import_list(fgd_list, "--dry-run")
    assert (code, rehearsed.pop("run"), Attendance.objects.count()) == (0, None, 0)
    assert (ImportRun.objects.count(), Upload.objects.count()) == (0, 0)
    _, real = import_list(fgd_list)
    real.pop("run")
    assert rehearsed == real


@pytest.fixture
def bad_list(tmp_path: Path) -> Path:
    path = tmp_path / "buruk.csv"
    rows = [["Ahmad", "Kemlu", "a@example.org"], ["Siti", "Kemlu", "siti@"], ["", "Kemlu", ""]]
    path.write_bytes(csv_bytes([["Nama", "Instansi", "Email"], *rows]))
    return path


@pytest.mark.parametrize("more", [(), ("--dry-run",)])
def test_bad_row_refuses_the_whole_and_is_named(bad_list: Path, more: tuple[str, ...]) -> None:
    code, answer = import_list(bad_list, *more)
    assert (code, answer["error"]) == (
        1,
        {
            "code": "rows_invalid",
            "message": "2 rows have to be mended (rows 3, 4); nothing was imported.",
        },
    )
    assert answer["problems"] == [
        {
            "row": 3,
            "field": "email",
            "code": "email_invalid",
            "message": "“siti@” is not an e-mail address; mend it or empty the cell.",
        },
        {
            "row": 4,
            "field": "full_name",
            "code": "name_missing",
            "message": "The name is missing; without a name there is no row.",
        },
    ]
    assert (answer["verdicts"]["new"], answer["verdicts"]["error"]) == (1, 2)
    assert (answer["attendances_created"], answer["run"]) == (0, None)
    written = (Participant, Attendance, Agency, ImportRun, Upload)
    assert [model.objects.count() for model in written] == [0, 0, 0, 0, 0]


def test_only_valid_rows_go_in(bad_list: Path) -> None:
    code, answer = import_list(bad_list, "--only-valid")
    assert (code, answer["verdicts"]["error"], answer["attendances_created"]) == (0, 2, 1)
    assert Participant.objects.get().full_name == "Ahmad"


def test_undo_takes_the_import_back(fgd_list: Path) -> None:
    _, answer = import_list(fgd_list)
    edited = Attendance.objects.order_by("pk")[4]
    Attendance.objects.filter(pk=edited.pk).update(position="Kepala Dinas")
    code, undone = run("undo_import", answer["run"])
    assert (code, undone) == (
        0,
        {
            "undone": 120,
            "kept": [
                {"row": 6, "why": "It was changed after the import, so it stays as it is now."}
            ],
        },
    )
    assert (Participant.objects.count(), Agency.objects.count()) == (1, 1)
    assert run("undo_import", answer["run"])[1]["error"]["code"] == "run_not_applied"


def test_unknown_run_is_refused() -> None:
    code, answer = run("undo_import", 10**30)
    assert (code, answer["error"]["code"]) == (1, "run_unknown")


def test_unknown_workshop_is_refused(fgd_list: Path) -> None:
    code, answer = import_list(fgd_list, workshop="tidak-ada")
    assert (code, answer) == (
        1,
        {"error": {"code": "workshop_unknown", "message": "There is no workshop tidak-ada."}},
    )


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (None, "file_not_found"),
        (b"", "file_unreadable"),
        (b"\x00\x01\x02\xff" * 500, "file_unreadable"),
        (b"PK\x03\x04broken", "file_unreadable"),
        (b"Nama,Instansi\r\n", "file_unreadable"),
        (b"Instansi,Email\r\nKemlu,a@example.org\r\n", "columns_missing"),
        (b"x" * 10_000_001, "file_too_large"),
        (xlsx_bytes({"A": [["Nama"], ["x"]], "B": [["Nama"], ["y"]]}), "sheet_required"),
    ],
)
def test_bad_file_is_one_sentence(tmp_path: Path, content: bytes | None, code: str) -> None:
    path = tmp_path / "daftar.csv"
    if content is not None:
        path.write_bytes(content)
    end, answer = import_list(path)
    assert (end, answer["error"]["code"]) == (1, code)
    assert answer["error"]["message"].count(". ") == 0
    assert ImportRun.objects.count() == 0


@pytest.mark.timeout(30)
@pytest.mark.parametrize("command", ["import_attendees", "classify_agencies"])
@pytest.mark.parametrize("what", ["folder", "pipe", "device", "link"])
def test_what_is_no_file_is_refused_at_once(tmp_path: Path, command: str, what: str) -> None:
    """A pipe that nobody writes into would be waited for, and /dev/zero never ends."""
    path = tmp_path / "daftar.csv"
    if what == "folder":
        path.mkdir()
    elif what == "pipe":
        os.mkfifo(path)
    elif what == "device":
        path = Path("/dev/zero")
    else:
        path.symlink_to("/dev/zero")
    more = ("--workshop", FGD) if command == "import_attendees" else ()
    end, answer = run(command, path, *more)
    assert (end, answer["error"]) == (
        1,
        {
            "code": "file_unreadable",
            "message": f"{path.name} is a folder, a pipe or a device and not a file; "
            "name the file in which the list was saved.",
        },
    )


def test_sheet_is_chosen_by_name(tmp_path: Path) -> None:
    path = tmp_path / "daftar.xlsx"
    path.write_bytes(xlsx_bytes({"Hari 1": [["Nama"], ["Ahmad"]], "Hari 2": [["Nama"], ["Siti"]]}))
    code, answer = import_list(path, "--sheet", "Hari 2")
    assert (code, answer["sheet"]) == (0, "Hari 2")
    assert Participant.objects.get().full_name == "Siti"


def test_private_columns_are_told_and_never_stored(tmp_path: Path) -> None:
    path = tmp_path / "daftar.csv"
    rows = [["Nama", "NIK", "Jabatan"], ["Ahmad\nNIP 198001012005011001", "5203", "Kasi"]]
    path.write_bytes(csv_bytes(rows))
    for more in (("--dry-run",), ()):
        sides = import_list(path, *more)[1]["side_effects"]
        assert (sides["private"], sides["private_rows"]) == (["NIK"], [2])
    assert Participant.objects.get().full_name == "Ahmad"
    assert ImportRun.objects.get().rows.get().cells == ["Ahmad", "", "Kasi"]


def test_rows_that_are_none_of_the_list_are_skipped_and_named(tmp_path: Path) -> None:
    path = tmp_path / "daftar.csv"
    rows = [["No", "Nama", "Instansi"], ["1", "Ahmad", "Kemlu"], ["", "Jumlah", "1"]]
    path.write_bytes(csv_bytes(rows))
    code, answer = import_list(path)
    assert (code, answer["verdicts"]["skipped"], answer["attendances_created"]) == (0, 1, 1)
    assert [(each["row"], each["code"]) for each in answer["problems"]] == [(3, "subtotal")]


def test_summary_for_a_person_is_in_indonesian(bad_list: Path) -> None:
    out, err = io.StringIO(), io.StringIO()
    with pytest.raises(SystemExit):
        call_command("import_attendees", str(bad_list), "--workshop", FGD, stdout=out, stderr=err)
    assert "3" in err.getvalue()
    assert out.getvalue().count("\n") == 4


def test_agencies_are_classified_in_order(tmp_path: Path) -> None:
    path = tmp_path / "instansi.csv"
    path.write_text("name\nDinas Sosial Provinsi NTB\nXyzzy Plugh\nKemlu\n")
    code, answer = run("classify_agencies", path)
    assert code == 0
    assert [
        (row["name"], row["type"], row["level"], row["agency"], row["region"])
        for row in answer["results"]
    ] == [
        ("Dinas Sosial Provinsi NTB", "local_government", "province", "dinsos", "52"),
        ("Xyzzy Plugh", None, None, None, None),
        ("Kemlu", "ministry", "national", "kemlu", None),
    ]
    assert run("classify_agencies", tmp_path)[0] == 1
