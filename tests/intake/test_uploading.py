"""Files become runs: sheet by sheet, read again as a person says, told when they came before."""

from collections.abc import Iterator, Sequence

import pytest

from intake import applying, checking, kinds, uploading
from intake.claiming import Closed
from intake.exporting import record_export
from intake.files.reading import Unreadable
from intake.models import Export, ImportRun, Upload
from intake.private import is_private
from tests.intake.colours import KIND, NOW, registered, start
from tests.intake.files import csv_bytes, xlsx_bytes

pytestmark = [pytest.mark.both, pytest.mark.django_db]

HEADER = ["Nama", "Warna"]


@pytest.fixture(autouse=True)
def colours() -> Iterator[None]:
    with registered():
        yield


def receive(data: bytes, name: str = "warna.csv") -> Upload:
    return uploading.receive(data, name, None, NOW)


def cells(run: ImportRun) -> list[list[str]]:
    return list(run.rows.order_by("number").values_list("cells", flat=True))


def two_sheets() -> Upload:
    sheets: dict[str, Sequence[Sequence[object]]] = {
        "A": [HEADER, ["Satu", "merah"]],
        "B": [HEADER, ["Dua", "biru"]],
    }
    return receive(xlsx_bytes(sheets), "warna.xlsx")


def test_each_sheet_becomes_a_run_for_its_target() -> None:
    upload = two_sheets()
    runs = uploading.start_sheets(upload, KIND, [("A", "here"), ("B", "elsewhere")], None, NOW)
    assert [(run.sheet, run.target, cells(run)) for run in runs] == [
        ("A", "here", [["Satu", "merah"]]),
        ("B", "elsewhere", [["Dua", "biru"]]),
    ]


def test_one_unreadable_sheet_stops_all() -> None:
    with pytest.raises(Unreadable):
        uploading.start_sheets(two_sheets(), KIND, [("A", "here"), ("C", "here")], None, NOW)
    assert ImportRun.objects.count() == 0


def test_file_is_read_again_as_a_person_says() -> None:
    run = start([["Nama", "Warna"], ["Satu", "merah"]], "Nama", "Warna")
    checking.check(run)
    uploading.reread(run, header_row=2, encoding="", delimiter=None)
    assert (run.state, run.header_row, cells(run)) == ("uploaded", 2, [["Satu", "merah"]])
    assert (run.counts, uploading.mapping_of(run).fields) == ({}, {"name": 0, "colour": 1})
    assert checking.check(run).counts["new"] == 1


def test_another_sheet_takes_the_place_of_the_first() -> None:
    (run,) = uploading.start_sheets(two_sheets(), KIND, [("A", "here")], None, NOW)
    uploading.reread(run, sheet="B")
    assert (run.sheet, cells(run)) == ("B", [["Dua", "biru"]])
    assert ImportRun.objects.get().effects["sheets"] == ["A", "B"]


@pytest.mark.filterwarnings("ignore:Title is more than 31 characters")
def test_long_name_of_a_sheet_is_kept_whole_and_shown_short() -> None:
    first, second = (f"{'Peserta hari pertama ' * 5}{letter}" for letter in "AB")
    sheets: dict[str, Sequence[Sequence[object]]] = {
        first: [HEADER, ["Satu", "merah"]],
        second: [HEADER, ["Dua", "biru"]],
    }
    upload = receive(xlsx_bytes(sheets), "warna.xlsx")
    (run,) = uploading.start_sheets(upload, KIND, [(second, "here")], None, NOW)
    assert (run.sheet, uploading.sheet_of(run)) == (f"{second[:79]}…", second)
    uploading.reread(run, header_row=1)
    assert (uploading.sheet_of(run), cells(run)) == (second, [["Dua", "biru"]])


def test_file_that_cannot_be_read_so_leaves_the_run_as_it_was() -> None:
    run = start([["Satu", "merah"]], *HEADER)
    before = ImportRun.objects.values().get()
    with pytest.raises(Unreadable):
        uploading.reread(run, header_row=99)
    assert (ImportRun.objects.values().get(), cells(run)) == (before, [["Satu", "merah"]])


def test_run_that_was_changed_or_lost_its_file_is_not_read_again() -> None:
    run = start([["Satu", "merah"]], *HEADER)
    checking.check(ImportRun.objects.get())
    with pytest.raises(Closed):
        uploading.reread(run, header_row=1)
    Upload.objects.update(file="")
    with pytest.raises(Closed):
        uploading.reread(ImportRun.objects.get(), header_row=1)
    assert cells(run) == [["Satu", "merah"]]


def test_same_file_applied_before_is_told() -> None:
    run = start([["Satu", "merah"]], *HEADER)
    digest = run.upload.sha256
    assert uploading.already(digest, "colours", "here") is None
    checking.check(run)
    applying.apply(run, None, NOW)
    assert uploading.already(digest, "colours", "here") == run
    assert uploading.already(digest, "colours", "elsewhere") is None


def test_private_columns_are_emptied_and_said() -> None:
    run = start([["Satu", "5203", "123", "merah"]], "Nama", "N.I.K", "No Rekening Bank", "Warna")
    assert cells(run) == [["Satu", "", "", "merah"]]
    assert (run.effects["private"], run.effects["private_rows"]) == (
        ["N.I.K", "No Rekening Bank"],
        [],
    )


@pytest.mark.parametrize(
    ("heading", "private"),
    [
        ("NIP", True),
        ("NIP/NIK", True),
        ("No. Rekening dan Nama Bank", True),
        ("NIP Peserta", True),
        ("Nama / NIP", False),
        ("Nama (NIP)", False),
        ("Nama dan NIK peserta", False),
        ("Nipah", False),
    ],
)
def test_heading_of_private_numbers_is_known(heading: str, private: bool) -> None:
    assert is_private(heading, KIND) is private


@pytest.mark.parametrize(
    ("cell", "kept"),
    [
        ("Satu\nNIP. 19800101 200501 1 001", "Satu"),
        ("Satu / 198001012005011001", "Satu"),
        ("Satu (NIK 5203010101800001)", "Satu"),
        ("01.234.567.8-901.000", ""),
        ("0812-3456-7890 / 0813 4567 8901", "0812-3456-7890 / 0813 4567 8901"),
        ("+62 812 3456 7890", "+62 812 3456 7890"),
        ("Ma'ruf, S.STP., M.Si", "Ma'ruf, S.STP., M.Si"),
    ],
)
def test_number_inside_another_cell_is_cut_out(cell: str, kept: str) -> None:
    run = start([[cell, "merah"], ["Dua", "biru"]], "Nama/NIP", "Warna")
    assert cells(run) == [[kept, "merah"], ["Dua", "biru"]]
    changed = [2] if kept != cell else []
    assert (run.effects["private"], run.effects["private_rows"]) == ([], changed)


def test_export_is_written_down() -> None:
    record_export("attendees", "mataram-2023", "xlsx", 12, None, NOW)
    values = Export.objects.values("list_name", "target", "format", "rows", "exported_at").get()
    assert values == {
        "list_name": "attendees",
        "target": "mataram-2023",
        "format": "xlsx",
        "rows": 12,
        "exported_at": NOW,
    }


def test_messages_of_a_kind_know_why_work_failed() -> None:
    for code in ("changed", "rows_invalid", "columns_missing", "closed", "too_late", "broken"):
        assert kinds.get("colours").message(kinds.Problem("", code))


def test_csv_choices_reach_the_reader() -> None:
    upload = receive(csv_bytes([["Nama;Warna", "x"], ["Satu;merah", "y"]]))
    run = uploading.start(upload, "colours", "here", None, None, NOW, delimiter=";")
    assert run.delimiter == ";"
    assert cells(run)[0][0] == "Satu"
