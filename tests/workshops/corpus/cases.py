"""What a case of the corpus is, and how its files are built."""

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import xlwt
from openpyxl import Workbook

Cells = Sequence[Any]
Rows = Sequence[Cells]

HEADER = ("No", "Nama", "Jabatan", "Instansi", "L/P", "No. HP", "Email")
SITI = (
    "1",
    "Hj. Siti Nur'aini, S.STP., M.Si",
    "Kepala Bidang",
    "Dinas Sosial Provinsi NTB",
    "P",
    "0812 3456 7001",
    "siti@example.org",
)
MARUF = (
    "2",
    "Ma'ruf",
    "Staf",
    "Disnakertrans Kabupaten Lombok Timur",
    "L",
    "081234567002",
    "maruf@example.org",
)
LALU = (
    "3",
    "Lalu Ahmad Zaini, S.STP",
    "Kepala UPT",
    "BP3MI NTB",
    "L",
    "+62 812 3456 7003",
    "",
)
TRIO = (SITI, MARUF, LALU)


@dataclass(frozen=True)
class Case:
    """A file and what is expected of it.

    `verdicts` has a line for each filled row under the header: its number as a spreadsheet shows
    it, the verdict, the codes of what is said about it. `stored` are values after applying the
    valid rows, by row. `refused` is the reason when the file is refused as a whole. `earlier` is
    imported before. `private` are headings of columns that are dropped, `private_rows` the rows
    in which a number was cut out of another cell.
    """

    name: str
    data: bytes
    verdicts: str = ""
    stored: Mapping[int, Mapping[str, Any]] = field(default_factory=dict)
    refused: str = ""
    sheet: str | None = None
    private: tuple[str, ...] = ()
    private_rows: tuple[int, ...] = ()
    earlier: bytes | None = None

    def expected(self) -> list[tuple[int, str, tuple[str, ...]]]:
        lines = (line.split() for line in self.verdicts.strip().splitlines())
        return [(int(number), verdict, tuple(sorted(codes))) for number, verdict, *codes in lines]


def text(rows: Rows, delimiter: str = ",", end: str = "\r\n") -> str:
    file = io.StringIO()
    csv.writer(file, delimiter=delimiter, lineterminator=end).writerows(rows)
    return file.getvalue()


def comma(rows: Rows) -> bytes:
    return text(rows).encode()


def book(
    *sheets: tuple[str, Rows], merged: Sequence[str] = (), hidden: Sequence[str] = ()
) -> bytes:
    """A workbook; `merged` are ranges of the first sheet."""
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    for title, rows in sheets:
        sheet = workbook.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
        sheet.sheet_state = "hidden" if title in hidden else "visible"
    for place in merged:
        workbook.worksheets[0].merge_cells(place)
    return saved(workbook)


def sheet(rows: Rows, merged: Sequence[str] = ()) -> bytes:
    return book(("Daftar Hadir", rows), merged=merged)


def saved(workbook: Workbook) -> bytes:
    file = io.BytesIO()
    workbook.save(file)
    return file.getvalue()


def old_book(rows: Rows, merged: Sequence[tuple[int, int, int, int]] = ()) -> bytes:
    """A workbook of Excel 97 (XLS); `merged` are (top, bottom, left, right), from 0."""
    workbook = xlwt.Workbook()
    page = workbook.add_sheet("Daftar Hadir")
    for at, row in enumerate(rows):
        for column, cell in enumerate(row):
            if cell:
                page.write(at, column, cell)
    for top, bottom, left, right in merged:
        page.merge(top, bottom, left, right)
    file = io.BytesIO()
    workbook.save(file)
    return file.getvalue()
