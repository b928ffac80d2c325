"""Reading a stranger's file: what comes out, and the one sentence when nothing does."""

import datetime
from dataclasses import replace
from pathlib import Path

import pytest
from django.utils import translation

from intake.files.delimited import DELIMITERS
from intake.files.reading import (
    COMMAND,
    WIZARD,
    Row,
    Sheet,
    Table,
    Unreadable,
    list_sheets,
    read_table,
)
from intake.files.refusals import REFUSALS
from tests.intake.files import (
    HEADER,
    PEOPLE,
    csv_bytes,
    csv_text,
    lying_member,
    merged,
    ods_bytes,
    ods_cell,
    ods_of,
    old_epoch,
    ole2_bytes,
    one_sheet,
    with_far_cell,
    with_member,
    xls_bytes,
    xlsx_bytes,
)

ROWS = (
    Row(2, ("Siti Nur'aini, S.STP", "Disnakertrans", "081234")),
    Row(3, ("Ma'ruf", "BP3MI NTB", "0817")),
)


def known(cell: str) -> bool:
    return cell.casefold() in {"nama", "instansi", "no. hp", "jabatan"}


def read(data: bytes, **options: object) -> Table:
    return read_table(data, name="daftar.csv", known=known, **options)  # type: ignore[arg-type]


def refusal(data: bytes | str | Path, **options: object) -> tuple[str, str]:
    """Code and English sentence of the refusal."""
    with translation.override("en"), pytest.raises(Unreadable) as caught:
        read_table(data, name="daftar.csv", **options)  # type: ignore[arg-type]
    with translation.override("en"):
        return caught.value.code, caught.value.message


# --- text


def test_csv_is_read_whole() -> None:
    assert read(csv_bytes([HEADER, *PEOPLE])) == Table(
        name="daftar.csv",
        sheet=None,
        sheets=(),
        encoding="utf-8",
        delimiter=",",
        header_row=1,
        header=("Nama", "Instansi", "No. HP"),
        rows=ROWS,
    )


@pytest.mark.parametrize("delimiter", DELIMITERS)
def test_delimiter_is_guessed_although_names_hold_commas(delimiter: str) -> None:
    table = read(csv_bytes([HEADER, *PEOPLE], delimiter))
    assert (table.delimiter, table.rows) == (delimiter, ROWS)


def test_delimiter_is_semicolon_where_every_unquoted_name_holds_one_comma() -> None:
    table = read(b"Nama;Instansi;No. HP\nBudi, S.H.;Dinsos;08\nSari, M.Si;Bappeda;09\n")
    assert table.delimiter == ";"
    assert table.rows == (
        Row(2, ("Budi, S.H.", "Dinsos", "08")),
        Row(3, ("Sari, M.Si", "Bappeda", "09")),
    )


@pytest.mark.parametrize(
    ("encoding", "name"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("cp1252", "cp1252"),
    ],
)
def test_encoding_is_recognised(encoding: str, name: str) -> None:
    table = read(csv_text([["Nama", "Instansi"], ["José Ximenes", "Dinas – A"]]).encode(encoding))
    assert (table.encoding, table.header) == (name, ("Nama", "Instansi"))
    assert table.rows == (Row(2, ("José Ximenes", "Dinas – A")),)


def test_sep_line_names_the_delimiter_and_is_no_row() -> None:
    table = read(b"sep=;\r\nNama;Instansi\r\nBudi, Sari, Tono;A\r\n")
    assert (table.delimiter, table.header_row) == (";", 1)
    assert table.rows == (Row(2, ("Budi, Sari, Tono", "A")),)


def test_mixed_line_ends_make_rows() -> None:
    table = read(b"Nama,Instansi\r\nBudi,A\nSari,B\rTono,C")
    assert table.rows == (Row(2, ("Budi", "A")), Row(3, ("Sari", "B")), Row(4, ("Tono", "C")))


def test_quoted_line_break_stays_in_its_cell() -> None:
    table = read(b'Nama,Instansi\r\n"Budi ""Bud""","Dinas\r\nSosial"\r\nSari,B\r\n')
    assert table.rows == (Row(2, ('Budi "Bud"', "Dinas\nSosial")), Row(3, ("Sari", "B")))


def test_open_quote_is_refused_with_its_row() -> None:
    assert refusal(b'Nama,Instansi\nBudi,A\n"Sari,B\nTono,C\n') == (
        "file_unreadable",
        "Row 3 of daftar.csv opens a quotation mark that never closes; close or delete it.",
    )


def test_blank_rows_are_skipped_but_counted() -> None:
    table = read(b"\nNama,Instansi\n,\nBudi,A\n\n , \nSari,B\n,,,,\n")
    assert table.header_row == 2
    assert table.rows == (Row(4, ("Budi", "A")), Row(7, ("Sari", "B")))


def test_title_block_above_the_header_is_passed_over() -> None:
    title = [["DAFTAR HADIR", ""], ["Tanggal", "23 Mei 2023"], ["Nama", "Kegiatan"], []]
    table = read(csv_bytes([*title, HEADER, *PEOPLE]))
    assert (table.header_row, table.header) == (5, ("Nama", "Instansi", "No. HP"))
    assert [row.number for row in table.rows] == [6, 7]


def test_header_in_row_31_is_not_looked_for() -> None:
    above = [["Catatan"]] * 30
    assert read(csv_bytes([*above[1:], HEADER, *PEOPLE])).header_row == 30
    assert read(csv_bytes([*above, HEADER, *PEOPLE])).header_row == 1
    blank = [[]] * 29
    assert read(csv_bytes([above[0], *blank, HEADER, *PEOPLE])).header_row == 1


def test_unknown_header_is_the_first_row_as_wide_as_the_table() -> None:
    table = read(csv_bytes([["Daftar"], ["Kolom A", "Kolom B", "Kolom C"], *PEOPLE]))
    assert (table.header_row, table.header) == (2, ("Kolom A", "Kolom B", "Kolom C"))


def test_invisible_characters_are_taken_away_and_their_rows_named() -> None:
    table = read("Nama,Instansi\nBu\0di\u202e,\u200bA\x07\n\u00a0Sari ,B\n".encode())
    assert table.rows == (Row(2, ("Budi", "A")), Row(3, ("Sari", "B")))
    assert table.cleaned == (2,)


def test_script_and_formula_text_come_out_unchanged() -> None:
    cells = ["<script>alert(1)</script>", "=HYPERLINK(1)", "+62 812"]
    assert read(csv_bytes([HEADER, cells])).rows == (Row(2, tuple(cells)),)


def test_names_keep_letters_and_capitals() -> None:
    names = ["Ma'ruf", "Nur`aini", "drs. H. SUPARTO, S.STP", "Dra Hj  Ani", "Ŝulistio"]
    table = read(csv_bytes([HEADER[:2], *[[name, "A"] for name in names]]))
    assert [row.cells[0] for row in table.rows] == names


def test_short_and_long_rows_are_as_wide_as_the_widest() -> None:
    table = read(b"Nama,Instansi\nBudi\nSari,B,catatan\n")
    assert table.header == ("Nama", "Instansi", "")
    assert table.rows == (Row(2, ("Budi", "", "")), Row(3, ("Sari", "B", "catatan")))


def test_path_is_read_like_bytes(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"  # the name says nothing
    path.write_bytes(csv_bytes([HEADER, *PEOPLE]))
    assert read_table(path, name="x.xlsx", known=known).rows == ROWS


# --- workbooks


def test_xlsx_is_read_whole() -> None:
    assert read(one_sheet([[], HEADER, *PEOPLE])) == Table(
        name="daftar.csv",
        sheet="Peserta",
        sheets=("Peserta",),
        encoding=None,
        delimiter=None,
        header_row=2,
        header=("Nama", "Instansi", "No. HP"),
        rows=(Row(3, ROWS[0].cells), Row(4, ROWS[1].cells)),
    )


def test_typed_cells_become_text() -> None:
    moment = datetime.datetime(2023, 5, 23, 9, 5)  # noqa: DTZ001 - Excel knows no zones
    cells = [81234567890, 2.5, datetime.date(2023, 5, 23), moment, datetime.time(9, 5), True, -3]
    table = read(one_sheet([["Nama", "Instansi", "c", "d", "e", "f", "g"], cells]))
    assert table.rows[0].cells == (
        "81234567890",
        "2.5",
        "2023-05-23",
        "2023-05-23T09:05:00",
        "09:05:00",
        "TRUE",
        "-3",
    )


def test_formula_without_result_stays_text() -> None:
    table = read(one_sheet([HEADER, ["Budi", '=HYPERLINK("x","<b>")', ""], ["=1+1"]]))
    assert table.rows == (
        Row(2, ("Budi", '=HYPERLINK("x","<b>")', "")),
        Row(3, ("=1+1", "", "")),
    )


def test_table_away_from_the_corner_keeps_rows_and_columns() -> None:
    rows = [[], [], [None, None, "Nama", "Instansi"], [], [None, None, "Budi", "A"]]
    table = read(one_sheet(rows))
    assert (table.header_row, table.header) == (3, ("", "", "Nama", "Instansi"))
    assert table.rows == (Row(5, ("", "", "Budi", "A")),)


def test_only_sheet_with_content_is_taken() -> None:
    data = xlsx_bytes(
        {"Sampul": [], "Hadir": [HEADER, *PEOPLE], "Bantu": [["x"]]}, hidden=("Bantu",)
    )
    table = read(data)
    assert (table.sheet, table.sheets, table.rows) == ("Hadir", ("Sampul", "Hadir"), ROWS)


def test_several_filled_sheets_need_a_choice() -> None:
    data = xlsx_bytes({"Hari 1": [HEADER, *PEOPLE], "Hari 2": [HEADER, PEOPLE[1]]})
    with translation.override("en"), pytest.raises(Unreadable) as caught:
        read(data)
    assert (caught.value.code, caught.value.sheets) == ("sheet_required", ("Hari 1", "Hari 2"))
    with translation.override("en"):
        expected = "daftar.csv has several sheets; choose one of: “Hari 1”, “Hari 2”."
        assert caught.value.message == expected
    assert read(data, sheet="Hari 2").rows == (Row(2, ROWS[1].cells),)


def test_unknown_or_hidden_sheet_is_refused() -> None:
    data = xlsx_bytes({"A": [HEADER, *PEOPLE], "B": [HEADER]}, hidden=("B",))
    for name in ("B", "C"):
        assert refusal(data, sheet=name) == (
            "file_unreadable",
            f"daftar.csv has no visible sheet “{name}”; choose one of: “A”.",
        )


def test_sheet_of_a_text_file_is_refused() -> None:
    assert refusal(csv_bytes([HEADER, *PEOPLE]), sheet="A") == (
        "file_unreadable",
        "daftar.csv is a text file without sheets; leave out the sheet “A”.",
    )


def test_ods_is_read() -> None:
    table = read(ods_bytes([HEADER, *PEOPLE]))
    assert (table.sheet, table.header, table.rows) == ("Peserta", tuple(HEADER), ROWS)


def test_xls_is_read() -> None:
    table = read(xls_bytes([HEADER, *PEOPLE]))
    assert (table.sheet, table.header, table.rows) == ("Peserta", tuple(HEADER), ROWS)


OVER_PEOPLE = [HEADER, ["Budi", "Dinsos", "1"], ["Sari", "", "2"], ["Tono", "", "3"]]
UNDER_AGENCY = (
    Row(2, ("Budi", "Dinsos", "1")),
    Row(3, ("Sari", "Dinsos", "2")),
    Row(4, ("Tono", "", "3")),
)


def test_agency_merged_over_its_people_is_said_of_each() -> None:
    assert read(merged(one_sheet(OVER_PEOPLE), "B2:B3")).rows == UNDER_AGENCY
    assert read(xls_bytes(OVER_PEOPLE, merged=[(1, 2, 1, 1)])).rows == UNDER_AGENCY
    rows = [[ods_cell(cell) for cell in row] for row in OVER_PEOPLE]
    rows[1][1] = ods_cell("Dinsos", 'table:number-rows-spanned="2"')
    rows[2][1] = "<table:covered-table-cell/>"
    assert read(ods_of(rows)).rows == UNDER_AGENCY


def test_text_merged_across_the_table_is_a_group_in_every_kind_of_workbook() -> None:
    rows = [["Nama", "Instansi", "Jabatan"], ["Mitra kami", "", ""], ["Budi", "A", "Staf"]]
    cells = [[ods_cell(cell) for cell in row] for row in rows]
    cells[1] = [ods_cell("Mitra kami", 'table:number-columns-spanned="3"')]
    files = (
        merged(one_sheet(rows), "A2:C2"),
        xls_bytes(rows, merged=[(1, 1, 0, 2)]),
        ods_of(cells),
    )
    for data in files:
        table = read(data)
        assert table.header == ("Nama", "Instansi", "Jabatan", "Judul kelompok")
        assert table.rows == (
            Row(2, ("Mitra kami", "", "", ""), "group"),
            Row(3, ("Budi", "A", "Staf", "Mitra kami")),
        )


def test_workbook_tells_from_which_year_its_days_count() -> None:
    day = datetime.date(2023, 5, 23)
    rows = [HEADER, ["Budi", "A", 43607], ["Sari", "B", day]]
    for build in (old_epoch, lambda given: xls_bytes(given[:2], epoch=1904)):
        table = read(build(rows))
        assert (table.epoch, table.rows[0].cells[2]) == (1904, "43607")
    assert read(old_epoch(rows)).rows[1].cells[2] == "2023-05-23"
    settings = '<table:calculation-settings><table:null-date table:date-value="1904-01-01"/>'
    settings += "</table:calculation-settings>"
    cells = [[ods_cell(cell) for cell in row] for row in (HEADER, *PEOPLE)]
    assert read(ods_of(cells, settings=settings)).epoch == 1904
    plain = (one_sheet(rows), xls_bytes([HEADER, *PEOPLE]), ods_of(cells), csv_bytes(rows))
    assert [read(data).epoch for data in plain] == [1900] * 4


def test_large_numbers_keep_their_digits() -> None:
    table = read(one_sheet([HEADER, ["Budi", 6281234567890, 81234567890.0]]))
    assert table.rows[0].cells == ("Budi", "6281234567890", "81234567890")


def test_sheets_are_listed_with_their_filled_rows() -> None:
    sheets = {"Hari 1": [["Judul"], [], HEADER, *PEOPLE], "Kosong": [], "Bantu": [HEADER]}
    data = xlsx_bytes(sheets, hidden=("Bantu",))
    assert list_sheets(data, name="x") == (Sheet("Hari 1", 4), Sheet("Kosong", 0))
    assert list_sheets(csv_bytes([HEADER, *PEOPLE]), name="x") == ()
    with pytest.raises(Unreadable) as caught:
        list_sheets(b"%PDF-1.7", name="x")
    assert caught.value.reason == "pdf"


# --- what a person chooses


def test_chosen_header_row_counts_as_in_the_file() -> None:
    data = csv_bytes([["Judul"], [], HEADER, *PEOPLE, ["Nama lain", "x", "y"]])
    table = read(data, header_row=4)
    assert (table.header_row, table.header) == (4, tuple(PEOPLE[0]))
    assert [row.number for row in table.rows] == [5, 6]
    for row in (2, 99):
        assert refusal(data, header_row=row) == (
            "file_unreadable",
            f"Row {row} of daftar.csv is empty; choose the row with the names of the columns.",
        )


def test_chosen_encoding_is_taken_at_its_word() -> None:
    data = csv_text([["Nama", "Instansi"], ["José", "A"]]).encode()
    assert read(data, encoding="utf-8").rows == (Row(2, ("José", "A")),)
    assert read(data, encoding="cp1252").rows == (Row(2, ("JosÃ©", "A")),)
    assert read(data.decode().encode("utf-16"), encoding="utf-16").encoding == "utf-16"
    assert read(b"\xef\xbb\xbf" + data, encoding="utf-8").header == ("Nama", "Instansi")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "latin-9000"])
def test_chosen_encoding_that_does_not_fit_is_refused(encoding: str) -> None:
    data = csv_text([["Nama", "Instansi"], ["José", "A"]]).encode("cp1252") + b"x"
    assert refusal(data, encoding=encoding) == (
        "file_unreadable",
        f"daftar.csv cannot be read as “{encoding}”; choose another encoding of its text.",
    )


def test_chosen_delimiter_is_taken_at_its_word() -> None:
    data = b"sep=,\nNama;Kota|Instansi\nBudi, S.H.;B|A\n"
    table = read(data, delimiter="|")
    assert (table.delimiter, table.header) == ("|", ("Nama;Kota", "Instansi"))
    assert table.rows == (Row(2, ("Budi, S.H.;B", "A")),)
    assert read(b"Nama\nBudi\n", delimiter=",").rows == (Row(2, ("Budi",)),)


def test_chosen_encoding_of_one_byte_does_not_fit_two() -> None:
    data = csv_text([["Nama", "Instansi"], ["José", "A"]]).encode("utf-16-le")
    for encoding in ("utf-8", "cp1252"):
        assert refusal(data, encoding=encoding)[1].startswith("daftar.csv cannot be read as")


@pytest.mark.parametrize(("delimiter", "shown"), [(";", ";"), ("\t", "tab"), ("x", "x")])
def test_chosen_delimiter_that_cuts_nothing_is_refused(delimiter: str, shown: str) -> None:
    assert refusal(csv_bytes([HEADER, *PEOPLE]), delimiter=delimiter) == (
        "file_unreadable",
        f"“{shown}” does not separate the columns of daftar.csv; choose another separator.",
    )


@pytest.mark.parametrize("choice", [{"encoding": "utf-8"}, {"delimiter": ","}])
def test_workbook_has_no_encoding_and_no_delimiter_to_choose(choice: dict[str, str]) -> None:
    assert refusal(one_sheet([HEADER, *PEOPLE]), **choice) == (
        "file_unreadable",
        "daftar.csv is a workbook; it has no encoding and no separator to choose.",
    )


# --- what a file is instead

REFUSED = {
    "empty": (b"", "is empty; choose the file in which the list was saved."),
    "only a mark": (b"\xef\xbb\xbf\r\n", "is empty; choose the file in which the list was saved."),
    "only zeros": (bytes(900), "is empty; choose the file in which the list was saved."),
    "only delimiters": (b";;\n;;\n", "is empty; choose the file in which the list was saved."),
    "empty workbook": (one_sheet([]), "is empty; choose the file in which the list was saved."),
    "header alone": (
        csv_bytes([HEADER]),
        "has a header in row 1 but no rows under it; add the rows of the list.",
    ),
    "numbers alone": (
        b"1,2\n3,4\n",
        "has no header in its first 30 rows; "
        "add a row with the names of the columns above the list.",
    ),
    "password": (
        ole2_bytes("EncryptedPackage"),
        "is protected with a password; "
        "open it in Excel, save a copy without password and choose that copy.",
    ),
    "rights managed": (
        ole2_bytes("DRMEncryptedDataSpace") + ole2_bytes("EncryptedPackage"),
        "is a rights-managed (IRM) Office file; "
        "ask its owner for a copy without restrictions and choose that copy.",
    ),
    "old word": (
        ole2_bytes("WordDocument"),
        "is a document or presentation; copy its table into a spreadsheet.",
    ),
    "broken xls": (
        ole2_bytes("Workbook"),
        "is damaged; open it in Excel, save a copy as XLSX or CSV and choose that copy.",
    ),
    "picture": (
        b"\x89PNG\r\n\x1a\n" + bytes(50),
        "is a picture; type the list into a spreadsheet and choose that file.",
    ),
    "photograph": (
        b"\xff\xd8\xff\xe0\0\x10JFIF" + bytes(50),
        "is a picture; type the list into a spreadsheet and choose that file.",
    ),
    "pdf": (
        b"%PDF-1.7\n%\xe2\xe3\n",
        "is a PDF; ask for the spreadsheet behind it, or copy the list into one.",
    ),
    "web page": (
        b"\r\n<html><body><table><tr><td>Nama</td></tr></table>",
        "is a web page (HTML), whatever its name says; "
        "open it in Excel, save a copy as XLSX or CSV and choose that copy.",
    ),
    "xml": (
        b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
        "is an XML file; open it in Excel, save a copy as XLSX or CSV and choose that copy.",
    ),
    "archive": (
        with_member(b"", "daftar.csv", b"Nama\nBudi\n"),
        "is a compressed archive; unpack it and choose the list inside.",
    ),
    "truncated zip": (
        one_sheet([HEADER, *PEOPLE])[:-300],
        "is incomplete, as after a broken download; download or save it again.",
    ),
    "program": (
        b"\x7fELF\x02\x01\x01" + bytes(range(1, 32)) * 40,
        "is neither a spreadsheet nor text; choose a list saved as XLSX or CSV.",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_file_that_is_no_list_is_refused(case: str) -> None:
    data, sentence = REFUSED[case]
    assert refusal(data) == ("file_unreadable", f"daftar.csv {sentence}")


def test_signatures_alone_are_no_list() -> None:
    assert refusal(csv_bytes([HEADER, ["", "", "Mataram, 23 Mei 2023"]]), known=known) == (
        "file_unreadable",
        "daftar.csv has a header in row 1 but no rows under it; add the rows of the list.",
    )


@pytest.mark.parametrize("reason", REFUSALS)
def test_every_refusal_speaks_both_languages(reason: str) -> None:
    _, sentence = REFUSALS[reason]
    with translation.override("en"):
        english = str(sentence)
    with translation.override("id"):
        assert str(sentence) != english


def test_missing_file_and_folder_are_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path / "x.csv") == (
        "file_not_found",
        "There is no file daftar.csv; check its name and place.",
    )
    assert refusal(tmp_path) == (
        "file_unreadable",
        "daftar.csv is a folder, a pipe or a device and not a file; "
        "name the file in which the list was saved.",
    )


def test_entity_bomb_inside_a_workbook_is_refused() -> None:
    laughs = (
        b'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "aaaaaaaaaa">'
        + b"".join(
            b'<!ENTITY a%d "%s">' % (n, b"&a%d;" % (n - 1) * 10 if n else b"&a;" * 10)
            for n in range(9)
        )
        + b"]><workbook>&a8;</workbook>"
    )
    data = with_member(b"", "xl/workbook.xml", laughs)
    assert refusal(data)[0] == "file_unreadable"


# --- limits


def test_limits_of_wizard_and_command() -> None:
    assert (WIZARD.size, WIZARD.rows, WIZARD.columns, WIZARD.cell) == (
        10_000_000,
        20_000,
        200,
        32_767,
    )
    assert replace(WIZARD, rows=100_000) == COMMAND


def test_large_file_is_refused_before_it_is_parsed(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_bytes(b"x" * 10_000_001)
    expected = (
        "file_too_large",
        "daftar.csv is larger than 10 MB; split the list into several files.",
    )
    assert refusal(path) == expected
    assert refusal(path.read_bytes()) == expected


def test_rows_are_counted_under_the_header() -> None:
    limits = replace(WIZARD, rows=3)
    rows = [["Catatan"], HEADER, *[["Budi", "A", "1"]] * 3]
    assert len(read(csv_bytes(rows), limits=limits).rows) == 3
    expected = (
        "file_too_large",
        "daftar.csv has more than 3 rows; split the list into several files.",
    )
    rows.append(["Sari", "A", "1"])
    assert refusal(csv_bytes(rows), limits=limits, known=known) == expected
    rows += [["Sari", "A", "1"]] * 1000
    assert refusal(one_sheet(rows), limits=limits, known=known) == expected


def test_200_columns_are_read_and_201_refused() -> None:
    header = ["Nama", "Instansi", *[f"K{n}" for n in range(198)]]
    assert len(read(csv_bytes([header, ["x"] * 200])).header) == 200
    for build in (csv_bytes, one_sheet):
        assert refusal(build([header, ["x"] * 201])) == (
            "file_too_large",
            "Row 2 of daftar.csv has more than 200 columns; delete those not needed.",
        )


def test_cell_of_40000_characters_is_refused() -> None:
    table = read(csv_bytes([HEADER, ["x" * 32_767, "A", "1"]]))
    assert len(table.rows[0].cells[0]) == 32_767
    assert refusal(csv_bytes([HEADER, ["Budi", "x" * 40_000, "1"]])) == (
        "file_too_large",
        "A cell in row 2 of daftar.csv has more than 32767 characters; shorten it.",
    )


def test_zip_bomb_is_stopped() -> None:
    bomb = with_member(one_sheet([HEADER, *PEOPLE]), "xl/media/a.bin", bytes(30_000_000))
    assert len(bomb) < 100_000
    expected = (
        "file_too_large",
        "daftar.csv unpacks to more than 20 MB; "
        "copy only the cells of the list into a new file and choose that.",
    )
    assert refusal(bomb, limits=replace(WIZARD, unpacked=20_000_000)) == expected


def test_zip_that_lies_about_its_size_is_stopped() -> None:
    content = b"\1" * 30_000_000
    data = one_sheet([HEADER, *PEOPLE])
    liar = lying_member(data, "xl/media/a.bin", content)
    assert liar != with_member(data, "xl/media/a.bin", content)
    code, _ = refusal(liar, limits=replace(WIZARD, unpacked=20_000_000))
    assert code == "file_too_large"


def test_too_little_memory_is_a_sentence() -> None:
    rows = [HEADER, *[["Budi", "A" * 500, str(n)] for n in range(9_000)]]
    expected = (
        "file_too_large",
        "daftar.csv needs too much memory to read; "
        "copy only the cells of the list into a new file and choose that.",
    )
    assert refusal(csv_bytes(rows), limits=replace(WIZARD, memory=2_000_000)) == expected
    assert refusal(csv_bytes(rows), limits=replace(WIZARD, table=500_000)) == expected


def test_texts_that_repeat_take_their_memory_once() -> None:
    rows = [HEADER, *[["Budi", "Dinas Sosial", "-"]] * 9_000]
    assert len(read(csv_bytes(rows), limits=replace(WIZARD, table=500_000)).rows) == 9_000


def test_deadline_is_a_sentence() -> None:
    assert refusal(csv_bytes([HEADER, *PEOPLE]), limits=replace(WIZARD, deadline=0.001)) == (
        "file_unreadable",
        "daftar.csv takes too long to read; "
        "copy only the cells of the list into a new file and choose that.",
    )


def test_ghost_rows_are_no_rows() -> None:
    rows = [HEADER, *PEOPLE, *[[" "]] * 30_000]
    assert read(one_sheet(rows)).rows == ROWS


def test_a_million_ghost_rows_leave_the_honest_ones() -> None:
    data = with_far_cell(one_sheet([HEADER, *PEOPLE]), "A1048576")
    assert read(data).rows == (*ROWS, Row(1_048_576, ("x", "", "")))


def test_far_cell_that_spans_a_giant_sheet_is_refused() -> None:
    assert refusal(with_far_cell(one_sheet([HEADER, *PEOPLE])))[0] == "file_too_large"
