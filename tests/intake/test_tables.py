"""The table inside a sheet: where it begins, and what the rows are that stand in between."""

from collections.abc import Sequence

import pytest

from intake.files.rows import Grid, Row
from intake.files.tables import Found, find_table

HEADER = ["No", "Nama", "Instansi", "Jabatan", "Tanda Tangan"]
BUDI = ["1", "Budi Santoso", "Dinsos NTB", "Staf", ""]
SARI = ["2", "Sari", "BP3MI NTB", "Kepala", ""]
WORDS = {"no", "nama", "name", "instansi", "agency", "jabatan", "position", "email", "join time"}
WORDS |= {"leave time", "duration (minutes)", "tanda tangan", "kehadiran", "user email"}


def known(cell: str) -> bool:
    return cell.casefold() in WORDS


def grid(
    rows: Sequence[Sequence[str]],
    spans: dict[int, int] | None = None,
    fills: dict[int, dict[int, str]] | None = None,
) -> Grid:
    """Rows numbered from 1; blank ones count but are not there."""
    numbered = (Row(number, _trimmed(row)) for number, row in enumerate(rows, start=1))
    return Grid([row for row in numbered if row.cells], spans or {}, fills or {})


def _trimmed(row: Sequence[str]) -> tuple[str, ...]:
    filled = [at for at, cell in enumerate(row) if cell]
    return tuple(row[: filled[-1] + 1]) if filled else ()


def found(given: Grid, header_row: int | None = None) -> Found:
    table = find_table(given, known, 30, header_row)
    assert table is not None
    return table


def parts(rows: Sequence[Sequence[str]], **merged: object) -> dict[int, str]:
    """The rows under the header by number, with their parts."""
    table = found(grid(rows, **merged))  # type: ignore[arg-type]
    return {row.number: row.part for row in table.rows}


# --- header


@pytest.mark.parametrize("above", [0, 1, 7, 29])
@pytest.mark.parametrize("column", [0, 2, 9])
def test_header_is_found_in_any_of_30_rows_and_any_column(above: int, column: int) -> None:
    left = [""] * column
    title = [["DAFTAR HADIR PESERTA LOKAKARYA"]] * above
    table = found(grid([*title, *[[*left, *row] for row in (HEADER, BUDI, SARI)]]))
    assert table == Found(
        above + 1,
        (*left, *HEADER),
        (Row(above + 2, (*left, *BUDI)), Row(above + 3, (*left, *SARI))),
    )


def test_header_after_row_30_is_found_only_where_a_person_says_so() -> None:
    given = grid([*[["Catatan panitia"]] * 40, HEADER, BUDI])
    assert found(given).header_row == 1
    assert found(given, header_row=41) == Found(41, tuple(HEADER), (Row(42, tuple(BUDI)),))


def test_chosen_header_row_that_is_blank_or_beyond_is_none() -> None:
    given = grid([HEADER, [], BUDI])
    assert find_table(given, known, 30, 2) is None
    assert find_table(given, known, 30, 9) is None


def test_list_without_header_keeps_its_first_row() -> None:
    given = grid([["Daftar hadir"], BUDI, SARI])
    assert found(given) == Found(
        0, ("", "", "", ""), (Row(2, tuple(BUDI[:4])), Row(3, tuple(SARI[:4])))
    )
    contact = [["1", "Budi", "instansi", "jabatan", "0812 3456 7001"], BUDI]
    assert found(grid(contact)).header_row == 0
    dated = [["Nama", "Instansi", "23/05/2023", "08-05-2023"], ["Budi", "A", "v", "v"]]
    assert found(grid(dated)).header_row == 1
    headed = grid([["Kolom A", "Kolom B"], ["Budi", "Dinsos"]])
    assert (found(headed).header_row, found(headed, header_row=0).header_row) == (1, 0)
    assert [row.number for row in found(headed, header_row=0).rows] == [1, 2]


def test_single_column_list_is_found_under_its_title() -> None:
    table = found(grid([["Peserta rapat"], ["Nama"], ["Budi"], ["Dinas Sosial"]]))
    assert table == Found(2, ("Nama",), (Row(3, ("Budi",)), Row(4, ("Dinas Sosial",))))


def test_header_of_two_lines_is_one_heading_for_each_column() -> None:
    upper = ["No", "Nama", "Kehadiran", "", "Jabatan"]
    lower = ["", "", "Luring", "Daring", ""]
    table = found(grid([["Judul"], upper, lower, ["1", "Budi", "v", "", "Staf"]]))
    assert table == Found(
        3,
        ("No", "Nama", "Kehadiran Luring", "Kehadiran Daring", "Jabatan"),
        (Row(4, ("1", "Budi", "v", "", "Staf")),),
    )


@pytest.mark.parametrize("header_row", [2, 3])
def test_either_line_of_the_header_may_be_chosen(header_row: int) -> None:
    upper, lower = ["No", "Nama", "Kehadiran", ""], ["", "", "Luring", "Daring"]
    table = found(grid([["Judul"], upper, lower, ["1", "Budi", "v", ""]]), header_row)
    assert (table.header_row, table.header) == (
        3,
        ("No", "Nama", "Kehadiran Luring", "Kehadiran Daring"),
    )


def test_both_lines_of_the_header_on_a_new_page_are_the_header_again() -> None:
    upper, lower = ["No", "Nama", "Kehadiran", ""], ["", "", "Luring", "Daring"]
    rows = [upper, lower, ["1", "Budi", "v", ""], upper, lower, ["2", "Sari", "", "v"]]
    assert parts(rows) == {3: "", 4: "header_again", 5: "header_again", 6: ""}


def test_known_headings_in_the_second_line_keep_the_first() -> None:
    upper = ["No", "Identitas", "", "Pekerjaan", "", "Paraf"]
    lower = ["", "Nama", "Email", "Instansi", "Jabatan", ""]
    table = found(grid([upper, lower, ["1", "Budi", "b@example.org", "Dinsos", "Staf"]]))
    assert table.header_row == 2
    assert table.header == (
        "No",
        "Identitas Nama",
        "Identitas Email",
        "Pekerjaan Instansi",
        "Pekerjaan Jabatan",
        "Paraf",
    )
    assert [(row.number, row.part) for row in table.rows] == [(3, "")]


def test_heading_said_in_both_lines_is_said_once() -> None:
    upper, lower = ["No", "Nama", "Kehadiran", ""], ["", "", "Kehadiran", "Daring"]
    table = found(grid([upper, lower, ["1", "Budi", "v", ""]]))
    assert table.header == ("No", "Nama", "Kehadiran", "Kehadiran Daring")


def test_title_block_right_above_is_no_line_of_the_header() -> None:
    title = [["Tempat", "Hotel Lombok Raya"], ["Hari/Tanggal", "Selasa, 23 Mei 2023"]]
    assert found(grid([*title, HEADER, BUDI])).header == tuple(HEADER)
    assert found(grid([*reversed(title), HEADER, BUDI])).header == tuple(HEADER)


def test_first_person_is_no_line_of_the_header() -> None:
    assert parts([["Nama", "", "Instansi", "Jabatan"], ["Budi", "S.Sos", "Dinsos", "Staf"]]) == {
        2: ""
    }


def test_header_in_another_language_below_is_the_header_again() -> None:
    english = ["No", "Name", "Agency", "Position"]
    assert parts([HEADER, english, BUDI]) == {2: "header_again", 3: ""}


def test_numbers_of_the_columns_are_the_header_again() -> None:
    assert parts([HEADER, ["(1)", "(2)", "(3)", "(4)", "(5)"], BUDI, ["1", "2", "3"]]) == {
        2: "header_again",
        3: "",
        4: "header_again",
    }


def test_header_repeated_on_a_new_page_is_named_with_its_title() -> None:
    again = ["NO.", "NAMA", "INSTANSI", "JABATAN", "TTD"]
    assert parts([HEADER, BUDI, [], ["Lanjutan daftar hadir"], again, SARI]) == {
        2: "",
        4: "header_again",
        5: "header_again",
        6: "",
    }


# --- group rows


def test_group_row_stands_in_a_last_column_of_the_rows_below() -> None:
    rows = [HEADER, ["DINAS SOSIAL PROVINSI NTB"], BUDI, ["Tim pelaksana"], SARI]
    assert found(grid(rows)) == Found(
        1,
        (*HEADER, "Judul kelompok"),
        (
            Row(2, ("DINAS SOSIAL PROVINSI NTB", "", "", "", "", ""), "group"),
            Row(3, (*BUDI, "DINAS SOSIAL PROVINSI NTB")),
            Row(4, ("Tim pelaksana", "", "", "", "", ""), "group"),
            Row(5, (*SARI, "Tim pelaksana")),
        ),
    )


def test_rows_above_the_first_group_row_stand_under_none() -> None:
    table = found(grid([HEADER, BUDI, ["BP3MI NTB"], SARI]))
    assert [row.cells[-1] for row in table.rows] == ["", "", "BP3MI NTB"]


def test_text_merged_across_the_table_is_a_group_wherever_it_stands() -> None:
    rows = [["Nama", "Instansi", "Jabatan"], ["Mitra kami"], ["Budi", "A", "Staf"]]
    assert parts(rows, spans={2: 3}) == {2: "group", 3: ""}
    assert parts(rows) == {2: "", 3: ""}


def test_lettered_office_is_a_group_and_a_numbered_one_is_a_row() -> None:
    rows = [HEADER, ["A.", "Dinas Sosial"], BUDI, ["II", "Badan Pusat Statistik"], SARI]
    assert parts(rows) == {2: "group", 3: "", 4: "group", 5: ""}
    assert parts([HEADER, BUDI, SARI, ["3", "Dinas Sosial"]]) == {2: "", 3: "", 4: ""}


def test_name_alone_is_a_row_of_the_list() -> None:
    assert parts([HEADER, BUDI, ["", "Sugeng"], SARI]) == {2: "", 3: "", 4: ""}
    nameless = ["", "", "Dinas Kesehatan"]
    assert parts([HEADER, [*BUDI[:2], "Dinas Sosial"], nameless]) == {2: "", 3: ""}


def test_list_of_offices_has_no_groups() -> None:
    assert parts([["Nama"], ["Dinas Sosial"], ["BP3MI NTB"]]) == {2: "", 3: ""}
    assert parts([["No", "Nama"], ["1", "Dinas Sosial"], ["", "Dinas Kesehatan"]]) == {2: "", 3: ""}


# --- merged cells


def test_covered_cells_are_filled_from_their_merge_and_nothing_else() -> None:
    rows = [HEADER, BUDI, ["2", "Sari", "", "Staf"], ["3", "Tono", "", "Staf"]]
    table = found(grid(rows, fills={3: {2: "Dinsos NTB"}}))
    assert [row.cells[2] for row in table.rows] == ["Dinsos NTB", "Dinsos NTB", ""]


def test_covered_cell_does_not_make_an_empty_line_a_person() -> None:
    table = found(grid([HEADER, BUDI, ["2", "......"]], fills={3: {2: "Dinsos NTB"}}))
    assert table.rows[1] == Row(3, ("2", "......", "", "", ""), "numbered")


# --- lines to fill in, totals


@pytest.mark.parametrize(
    "row",
    [
        ["7"],
        ["7.", "", "", "", "7. ......"],
        ["7", "..........", "____", "…", "-"],
        ["", "......"],
        ["7)", "", "", "", "7"],
    ],
)
def test_line_to_fill_in_is_numbered(row: list[str]) -> None:
    assert parts([HEADER, BUDI, row, SARI]) == {2: "", 3: "numbered", 4: ""}


@pytest.mark.parametrize(
    "row", [["7", "Q"], ["7", "", "", "12"], ["", "", "", "", "081234567890"], ["7", "-", "Dinsos"]]
)
def test_line_with_anything_else_is_a_row_of_the_list(row: list[str]) -> None:
    assert parts([HEADER, BUDI, row, SARI])[3] == ""


@pytest.mark.parametrize(
    "row",
    [
        ["Jumlah", "45"],
        ["", "JUMLAH PESERTA: 45"],
        ["", "Total", "", "45 orang"],
        ["Sub-total", "", "", "12"],
        ["", "Grand Total", "L: 20", "P: 25"],
    ],
)
def test_total_is_no_row_of_the_list(row: list[str]) -> None:
    assert parts([HEADER, BUDI, row, SARI]) == {2: "", 3: "subtotal", 4: ""}


def test_numbers_that_start_again_are_fine() -> None:
    assert parts([HEADER, BUDI, SARI, BUDI, SARI]) == {2: "", 3: "", 4: "", 5: ""}


# --- signatures

SIGNED = [
    ["", "", "", "Mataram, 23 Mei 2023"],
    ["", "Mengetahui,", "", "Ketua Panitia,"],
    ["", "Kepala Dinas Sosial Provinsi NTB"],
    ["", "", "", "ttd"],
    ["", "Drs. H. Suparto, M.Si", "", "Nur'aini"],
    ["", "NIP. 19700101 199003 1 001", "", "NIP. ........"],
]


def test_signatures_run_to_the_end() -> None:
    assert parts([HEADER, BUDI, SARI, [], *SIGNED]) == {
        2: "",
        3: "",
        **dict.fromkeys(range(5, 11), "signature"),
    }


def test_signatures_end_where_the_list_goes_on() -> None:
    rows = [HEADER, BUDI, *SIGNED, HEADER, ["2", "Sugeng"], SARI]
    assert parts(rows) == {
        2: "",
        **dict.fromkeys(range(3, 9), "signature"),
        9: "header_again",
        10: "",
        11: "",
    }
    assert parts([HEADER, BUDI, *SIGNED, SARI])[9] == ""


@pytest.mark.parametrize(
    "cue",
    [
        "Semarang,       Mei 2023",
        "Mataram, ........ 2023",
        "Lombok Barat, 5/6/2023",
        "Mengetahui",
        "Disetujui oleh:",
        "Hormat kami,",
        "Penanggung Jawab,",
        "NIP. 19700101 199003 1 001",
        "( ................ )",
    ],
)
def test_signature_begins_with(cue: str) -> None:
    assert parts([HEADER, BUDI, SARI, ["", "", "", cue], ["", "", "", "Budi"]]) == {
        2: "",
        3: "",
        4: "signature",
        5: "signature",
    }


@pytest.mark.parametrize(
    "person",
    [
        ["3", "Mengetahui", "", "", "ttd"],
        ["3", "Panitia"],
        ["", "Dewi, Mariana"],
        ["", "Agus, S.Sos", "Dinsos", "Ketua Panitia", "ttd"],
        ["", "Tono", "Mataram, 23 Mei 1990", "Kepala Dinas,"],
        ["3", "Ni Putu", "Mataram, 23 Mei 1990", "NIP. 1970"],
    ],
)
def test_person_is_no_signature(person: list[str]) -> None:
    assert parts([HEADER, BUDI, SARI, person, ["4", "Lina", "Dinsos", "Staf", ""]])[4] == ""


def test_person_who_ends_the_list_is_no_signature() -> None:
    rows = [["Nama", "Instansi", "Lahir"], ["Budi", "A", "Mataram, 1 Mei 1990"]]
    assert parts([*rows, ["Sari", "B", "Mataram, 2 Mei 1990"]]) == {2: "", 3: ""}


# --- several tables in one file

ZOOM = [
    ["Meeting ID", "Topic", "Start Time", "User Email", "Duration (Minutes)", "Participants"],
    ["123 456", "Lokakarya", "05/23/2023 08:55:00 AM", "a@example.org", "120", "2"],
    [],
    ["Name", "User Email", "Join Time", "Leave Time", "Duration (Minutes)"],
    ["Budi", "b@example.org", "05/23/2023 08:55:00 AM", "05/23/2023 09:55:00 AM", "60"],
]
TEAMS = [
    ["1. Summary"],
    ["Meeting title", "Lokakarya"],
    ["Attended participants", "2"],
    [],
    ["2. Participants"],
    ["Name", "First Join", "Last Leave", "In-Meeting Duration", "Email", "Role"],
    ["Budi", "5/23/23, 8:55:01 AM", "5/23/23, 9:55:00 AM", "59m 59s", "b@example.org", "Presenter"],
    [],
    ["3. In-Meeting Activities"],
    ["Name", "Join Time", "Leave Time", "Duration", "Email", "Role"],
    ["Budi", "5/23/23, 8:55:01 AM", "5/23/23, 9:55:00 AM", "59m 59s", "b@example.org", "Presenter"],
]


def test_participants_of_zoom_stand_under_the_summary() -> None:
    table = found(grid(ZOOM))
    assert (table.header_row, table.header) == (4, tuple(ZOOM[3]))
    assert [row.number for row in table.rows] == [5]


def test_participants_of_teams_are_the_table_and_activities_another() -> None:
    table = found(grid(TEAMS))
    assert (table.header_row, table.header) == (6, tuple(TEAMS[5]))
    assert [(row.number, row.part) for row in table.rows] == [
        (7, ""),
        (9, "other_table"),
        (10, "other_table"),
        (11, "other_table"),
    ]


def test_people_of_unit_kerja_after_a_gap_are_no_other_table() -> None:
    rows = [["Nama", "Jabatan", "Instansi"], ["Budi", "Jabatan", "A"], [], ["Sari", "Nama", "No"]]
    assert parts(rows) == {2: "", 4: ""}


def test_words_in_the_place_of_numbers_after_the_list_begin_another_table() -> None:
    rows = [HEADER, BUDI, SARI, [], ["Perlengkapan", "Banyaknya"], ["Proyektor", "2"]]
    assert parts(rows) == {2: "", 3: "", 5: "other_table", 6: "other_table"}
    assert parts([*rows[:4], ["", "Sugeng", "Dinsos"], ["", "Tono"]]) == {
        2: "",
        3: "",
        5: "",
        6: "",
    }


def test_every_filled_row_under_the_header_is_there() -> None:
    rows = [["Judul"], HEADER, ["A. Dinas Sosial"], BUDI, [], ["3"], SARI, ["Jumlah", "2"], *SIGNED]
    given = grid(rows)
    assert [row.number for row in found(given).rows] == [row.number for row in given.rows[2:]]
