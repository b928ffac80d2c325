"""Writing spreadsheets: safe cells, useful numbers, files that come back as they left."""

import datetime
import decimal
import io
from pathlib import Path
from typing import Any

import pytest
from django.http import HttpResponse
from openpyxl import load_workbook

from intake.files.reading import Row, read_table
from intake.files.writing import write_csv, write_xlsx
from intake.text import unescape_formula

DANGEROUS = [
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(A1)",
    " =1+1",
    "\uff1d1+1",
    "\uff0b1",
    "\uff0d1",
    "\uff20A",
    "+cmd|' /C calc'!A0",
    "+62 812 =1",
]
HARMLESS = [
    "#N/A",
    "Ma'ruf",
    "'Aisyah",
    "a=b",
    "a@b.id",
    "-",
    "---",
    "+62 812 3456 7890",
    "081-2",
    "",
]


def csv_of(rows: list[list[object]], header: tuple[str, ...] = ("Nama",), **options: str) -> str:
    file = io.BytesIO()
    write_csv(file, header, rows, **options)
    return file.getvalue().decode("utf-8")


def sheet_of(rows: list[list[object]], header: tuple[str, ...] = ("Nama",), **options: str) -> Any:
    file = io.BytesIO()
    write_xlsx(file, header, rows, **options)
    return load_workbook(io.BytesIO(file.getvalue())).worksheets[0]


def test_csv_has_mark_quotes_and_line_ends() -> None:
    rows: list[list[object]] = [["Budi, S.H.", 'kata "a"'], ["Ŝari", None]]
    assert csv_of(rows, ("Nama", "Catatan")) == (
        '\ufeffNama,Catatan\r\n"Budi, S.H.","kata ""a"""\r\nŜari,\r\n'
    )
    assert csv_of([["a", 1]], ("x", "y"), delimiter=";") == "\ufeffx;y\r\na;1\r\n"


@pytest.mark.parametrize("text", DANGEROUS)
def test_text_like_a_formula_is_escaped(text: str) -> None:
    escaped = "'" + text.strip()
    assert csv_of([[text]], (text,)) == f"\ufeff{escaped}\r\n{escaped}\r\n"
    sheet = sheet_of([[text]], (text,))
    assert [(cell.value, cell.data_type) for row in sheet.rows for cell in row] == [
        (escaped, "s"),
        (escaped, "s"),
    ]


@pytest.mark.parametrize("text", ["\t=1+1", "\r=1+1", "\n@a", "\0=1", "\u200b=1", "\u202e=1"])
def test_formula_behind_an_invisible_character_is_escaped(text: str) -> None:
    escaped = "'" + text.strip("\t\r\n\0\u200b\u202e")
    assert csv_of([[text]]) == f"\ufeffNama\r\n{escaped}\r\n"
    assert sheet_of([[text]])["A2"].value == escaped


@pytest.mark.parametrize("text", HARMLESS)
def test_harmless_text_stays(text: str) -> None:
    assert csv_of([["x", text]]) == f"\ufeffNama\r\nx,{text}\r\n"
    cell = sheet_of([["x", text]])["B2"]
    assert (cell.value, cell.data_type) == ((text, "s") if text else (None, "n"))


def test_hyphened_telephone_stays_where_the_cell_is_text() -> None:
    cell = sheet_of([["+62 812-345 (WA)"], ["+62 (812) 345-678"]])["A3"]
    assert (cell.value, cell.data_type) == ("+62 (812) 345-678", "s")
    assert csv_of([["+62-812-345"]]) == "\ufeffNama\r\n'+62-812-345\r\n"


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("Budi;=1+1;", "Budi;'=1+1;"),
        ("a|@b", "a|'@b"),
        ("Budi; -2", "Budi; '-2"),
        ("Budi; Ani", "Budi; Ani"),
        ("a = b", "a = b"),
    ],
)
def test_formula_behind_another_separator_is_escaped_and_comes_back(text: str, cell: str) -> None:
    assert csv_of([[text]]) == f"\ufeffNama\r\n{cell}\r\n"
    assert unescape_formula(cell) == text


def test_numbers_and_dates_keep_their_type() -> None:
    day, moment = datetime.date(2023, 5, 23), datetime.datetime(2023, 5, 23, 1, tzinfo=datetime.UTC)
    values: list[object] = [-5, 2.5, decimal.Decimal("-4.22"), day, moment]
    assert csv_of([values]) == (
        "\ufeffNama\r\n-5,2.5,-4.22,2023-05-23,2023-05-23T01:00:00+00:00\r\n"
    )
    row = next(sheet_of([values]).iter_rows(min_row=2, values_only=True))
    midnight = datetime.datetime(2023, 5, 23)  # noqa: DTZ001 - Excel knows no zones
    assert row == (-5, 2.5, -4.22, midnight, "2023-05-23T01:00:00+00:00")


def test_workbook_header_is_bold_frozen_and_wide_enough() -> None:
    sheet = sheet_of([["Budi", "x" * 200], ["Sari", "y"]], ("Nama", "Catatan"), title="Peserta/1")
    assert (sheet.title, sheet.freeze_panes, sheet.auto_filter.ref) == ("Peserta 1", "A2", "A1:B3")
    assert [cell.font.bold for cell in sheet[1]] == [True, True]
    assert [sheet.column_dimensions[name].width for name in "AB"] == [8, 60]


def test_control_characters_and_overlong_cells_do_not_break_a_workbook() -> None:
    sheet = sheet_of([["Bu\x07di"], ["x" * 40_000]], title="a" * 40)
    assert (sheet["A2"].value, len(sheet["A3"].value), sheet.title) == ("Budi", 32_767, "a" * 31)


def test_path_and_response_are_targets(tmp_path: Path) -> None:
    response = HttpResponse()
    write_csv(response, ["Nama"], [["Budi"]])
    assert response.content == b"\xef\xbb\xbfNama\r\nBudi\r\n"
    write_csv(tmp_path / "a.csv", ["Nama"], [["Budi"]])
    assert (tmp_path / "a.csv").read_bytes() == response.content
    write_xlsx(tmp_path / "a.xlsx", ["Nama"], [["Budi"]])
    assert load_workbook(tmp_path / "a.xlsx").worksheets[0]["A2"].value == "Budi"
    book = HttpResponse()
    write_xlsx(book, ["Nama"], [["Budi"]])
    assert load_workbook(io.BytesIO(book.content)).worksheets[0]["A2"].value == "Budi"


def test_file_of_ours_is_read_as_it_was_written() -> None:
    texts = [text.strip() for text in (*DANGEROUS, *HARMLESS) if text]
    rows = [[text, "A"] for text in texts]
    expected = tuple(Row(number, (text, "A")) for number, text in enumerate(texts, start=2))
    for write in (write_csv, write_xlsx):
        file = io.BytesIO()
        write(file, ["Nama", "Instansi"], rows)
        assert read_table(file.getvalue(), name="ekspor").rows == expected


def test_rows_may_be_a_generator_longer_than_what_is_measured() -> None:
    file = io.BytesIO()
    write_xlsx(file, ["No"], ([number] for number in range(450)))
    sheet = load_workbook(io.BytesIO(file.getvalue())).worksheets[0]
    assert [cell.value for cell in sheet["A"]] == ["No", *range(450)]
