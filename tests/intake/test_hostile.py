"""Files made to do harm: each is answered within the limits, and nothing is fetched or run."""

import json
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from intake.files.reading import Row, Unreadable, read_table
from tests.intake.files import (
    HEADER,
    PEOPLE,
    csv_bytes,
    ods_cell,
    ods_of,
    one_sheet,
    with_bomb,
    with_far_cell,
    with_member,
    with_part,
)

ROOT = Path(__file__).resolve().parent.parent.parent
HONEST = tuple(Row(number, tuple(cells)) for number, cells in enumerate(PEOPLE, start=2))
SHEET = "xl/worksheets/sheet1.xml"
STRINGS = "xl/sharedStrings.xml"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LAUGHS = '<!DOCTYPE w [<!ENTITY a0 "aaaaaaaaaa">' + "".join(
    f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10)
)
MERGED = '<mergeCell ref="A1:B2"/>'
MEGABYTES = 1024  # kilobytes of ru_maxrss


def known(cell: str) -> bool:
    return cell in HEADER


def good() -> bytes:
    return one_sheet([HEADER, *PEOPLE])


def sheet_of(inside: str, prologue: str = "", after: str = "") -> bytes:
    rows = f'<worksheet xmlns="{MAIN}"><sheetData>{inside}</sheetData>{after}</worksheet>'
    return with_part(good(), SHEET, f'<?xml version="1.0"?>{prologue}{rows}'.encode())


def strings_of(inside: str, prologue: str = "") -> bytes:
    strings = f'<sst xmlns="{MAIN}">{inside}</sst>'
    return with_part(good(), STRINGS, f'<?xml version="1.0"?>{prologue}{strings}'.encode())


def text_cell(place: str, text: str) -> str:
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


def list_in_xml(body: str) -> str:
    cells = "".join(text_cell(f"{at}1", word) for at, word in zip("ABC", HEADER, strict=True))
    return f'<row r="1">{cells}</row>{body}'


# File -> the reason why it is refused.
REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "bomb of 400 MB": (lambda: with_bomb(good(), "xl/media/a.bin", 400), "unpacked"),
    "bomb with a lying directory": (
        lambda: with_bomb(good(), "xl/media/a.bin", 400, claimed=10),
        "unpacked",
    ),
    "bomb for a sheet": (
        lambda: with_bomb(with_member(b"", "xl/workbook.xml", b"<w/>"), SHEET, 400),
        "unpacked",
    ),
    "laughs in the strings": (
        lambda: strings_of("<si><t>&a9;</t></si>", f"{LAUGHS}]>"),
        "damaged",
    ),
    "laughs in a sheet": (
        lambda: sheet_of(list_in_xml(text_cell("A2", "&a9;")), f"{LAUGHS}]>"),
        "damaged",
    ),
    "laughs in a spreadsheet of LibreOffice": (
        lambda: ods_of([map(ods_cell, HEADER), [ods_cell("&a9;")]], f"{LAUGHS}]>"),
        "damaged",
    ),
    "five million strings": (lambda: strings_of("<si><t>abcdefgh</t></si>" * 5_000_000), "memory"),
    "five million merged cells": (
        lambda: sheet_of(
            list_in_xml(""),
            after=f"<mergeCells>{MERGED * 5_000_000}</mergeCells>",
        ),
        "memory",
    ),
    "a giant sheet": (lambda: with_far_cell(good()), "memory"),
    "a repeated cell": (
        lambda: ods_of(
            [
                [ods_cell(word) for word in HEADER],
                [ods_cell("x", 'table:number-columns-repeated="2000000000"')],
            ]
        ),
        "columns",
    ),
    "201 columns": (lambda: one_sheet([HEADER, ["x"] * 201]), "columns"),
    "a cell of 40,000 characters": (
        lambda: csv_bytes([HEADER, ["Budi", "x" * 40_000, ""]]),
        "cell",
    ),
}


def reason(data: bytes) -> str:
    with pytest.raises(Unreadable) as caught:
        read_table(data, name="daftar.xlsx", known=known)
    return caught.value.reason


@pytest.mark.parametrize("case", REFUSED)
def test_harmful_file_is_refused(case: str) -> None:
    build, expected = REFUSED[case]
    assert reason(build()) == expected


def rows_of(data: bytes) -> tuple[Row, ...]:
    return read_table(data, name="daftar.xlsx", known=known).rows


GHOSTS = "".join(f'<row r="{number}" s="1"/>' for number in range(4, 1_000_004))
ROWS = "".join(
    f'<row r="{number}">{text_cell(f"A{number}", name)}</row>'
    for number, name in ((2, "Budi"), (3, "Sari"))
)


def test_million_rows_without_cells_are_nothing() -> None:
    assert rows_of(sheet_of(list_in_xml(ROWS + GHOSTS))) == (
        Row(2, ("Budi", "", "")),
        Row(3, ("Sari", "", "")),
    )


def test_row_after_a_million_ghosts_keeps_its_number() -> None:
    data = with_far_cell(good(), "A1048576")
    assert rows_of(data) == (*HONEST, Row(1_048_576, ("x", "", "")))


def test_repeated_empty_rows_of_libreoffice_are_nothing() -> None:
    rows = [[ods_cell(cell) for cell in row] for row in (HEADER, *PEOPLE)]
    repeated = ods_of([*rows, ['<table:table-cell table:number-columns-repeated="16384"/>']])
    assert rows_of(repeated) == HONEST


def test_names_of_members_that_point_outside_are_left_alone(tmp_path: Path) -> None:
    outside = tmp_path / "jahat.txt"
    data = with_member(good(), f"../../../../../..{outside}", b"x")
    data = with_member(data, str(outside), b"x")
    assert rows_of(data) == HONEST
    assert list(tmp_path.iterdir()) == []


def test_formulas_and_scripts_stay_text() -> None:
    cells = ["=cmd|' /C calc'!A0", '<img src=x onerror="alert(1)">', "@SUM(1+1)*cmd"]
    for data in (csv_bytes([HEADER, cells]), one_sheet([HEADER, cells])):
        assert rows_of(data) == (Row(2, tuple(cells)),)


def test_zeros_between_letters_are_taken_away_and_said() -> None:
    table = read_table(b"Nama,Instansi,No. HP\nB\0ud\0i,A,1\nSari,B,2\n", name="x", known=known)
    assert (table.rows[0], table.cleaned) == (Row(2, ("Budi", "A", "1")), (2,))


# --- external entities


@pytest.fixture
def listener() -> socket.socket:
    listening = socket.create_server(("127.0.0.1", 0))
    listening.setblocking(False)
    return listening


def with_entity(address: str) -> list[bytes]:
    kind = f'<!DOCTYPE w [<!ENTITY e SYSTEM "{address}"><!ENTITY % p SYSTEM "{address}"> %p;]>'
    return [
        strings_of("<si><t>&e;</t></si>", kind),
        sheet_of(list_in_xml(text_cell("A2", "&e;")), kind),
        ods_of([[ods_cell(word) for word in HEADER], [ods_cell("&e;")]], kind),
        with_part(good(), "xl/workbook.xml", f"<?xml version='1.0'?>{kind}<w>&e;</w>".encode()),
    ]


def test_external_entities_of_a_server_are_not_fetched(listener: socket.socket) -> None:
    host, port = listener.getsockname()
    reasons = [reason(data) for data in with_entity(f"http://{host}:{port}/")]
    assert reasons == ["damaged"] * 4
    with pytest.raises(BlockingIOError):  # nobody came
        listener.accept()
    listener.close()


def test_external_entities_of_a_file_are_not_opened(tmp_path: Path) -> None:
    (tmp_path / "rahasia").write_text("rahasia negara")
    reasons = [reason(data) for data in with_entity(f"file://{tmp_path}/rahasia")]
    assert reasons == ["damaged"] * 4


# --- memory

READ_ALL = """
import json, resource, sys
from pathlib import Path
from intake.files.reading import Unreadable, read_table
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
for path in sorted(Path(sys.argv[1]).iterdir()):
    try:
        read_table(path, name="x")
    except Unreadable:
        pass
grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
print(json.dumps([grown, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss]))
"""


def test_reading_harmful_files_takes_at_most_300_megabytes(tmp_path: Path) -> None:
    for number, (build, _) in enumerate(REFUSED.values()):
        (tmp_path / str(number)).write_bytes(build())
    (tmp_path / "ghosts").write_bytes(sheet_of(list_in_xml(ROWS + GHOSTS)))
    done = subprocess.run(
        [sys.executable, "-c", READ_ALL, str(tmp_path)],
        capture_output=True,
        cwd=ROOT,
        check=True,
    )
    grown, of_child = json.loads(done.stdout)
    assert grown < 100 * MEGABYTES
    assert of_child < 300 * MEGABYTES
