"""The one writer of spreadsheets: every export goes through it, no cell leaves as a formula."""

import csv
import datetime
import decimal
import io
import itertools
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final, Protocol

from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from intake.text import clean_text, escape_formula

_FORBIDDEN_IN_TITLE: Final = re.compile(r"[\[\]:*?/\\']")
_MEASURED: Final = 200  # rows looked at for the widths
_NARROWEST, _WIDEST = 8, 60
_LONGEST_CELL: Final = 32_767  # Excel's own limit

Value = str | int | float | decimal.Decimal | datetime.date | datetime.time | None


class Stream(Protocol):
    """Anything that takes bytes: a file, BytesIO, Django's HttpResponse."""

    def write(self, data: bytes, /) -> object: ...


def write_xlsx(
    target: Path | str | Stream,
    header: Sequence[object],
    rows: Iterable[Sequence[object]],
    *,
    title: str = "Data",
) -> None:
    """One sheet with a bold, frozen, filterable header; `title` is cut to what Excel allows.

    Numbers, dates and times stay what they are; all else becomes text, escaped where it looks like
    a formula (`text.escape_formula`). A moment with a zone becomes ISO text: Excel knows
    no zones.
    """
    book = Workbook(write_only=True)
    sheet = book.create_sheet(_FORBIDDEN_IN_TITLE.sub(" ", title)[:31].strip() or "Data")
    values = ([_typed(value) for value in row] for row in rows)
    first = list(itertools.islice(values, _MEASURED))
    headings = [_safe(str(heading)) for heading in header]
    _lay_out(sheet, [list[Value](headings), *first])
    sheet.append([_heading(sheet, heading) for heading in headings])
    count = 1
    for row in itertools.chain(first, values):
        sheet.append([_cell(sheet, value) for value in row])
        count += 1
    if headings:
        sheet.auto_filter.ref = f"A1:{get_column_letter(len(headings))}{count}"
    _save(book, target)


def write_csv(
    target: Path | str | Stream,
    header: Sequence[object],
    rows: Iterable[Sequence[object]],
    *,
    delimiter: str = ",",
) -> None:
    """UTF-8 with its mark, so that Excel reads the letters; lines end as RFC 4180 says."""
    if isinstance(target, Path | str):
        with Path(target).open("wb") as file:
            write_csv(file, header, rows, delimiter=delimiter)
        return
    target.write(b"\xef\xbb\xbf")
    writer = csv.writer(_Encoded(target), delimiter=delimiter)
    writer.writerow([_untyped(str(heading)) for heading in header])
    writer.writerows([_untyped(value) for value in row] for row in rows)


class _Encoded:
    """Lets csv write text to a stream of bytes."""

    def __init__(self, stream: Stream) -> None:
        self._stream = stream

    def write(self, text: str) -> None:
        self._stream.write(text.encode())


def _typed(value: object) -> Value:
    """What a cell of a workbook holds: a number, a date, or text that is safe."""
    if value is None or isinstance(value, int | float | decimal.Decimal):
        return value
    if isinstance(value, datetime.datetime | datetime.time) and value.tzinfo is not None:
        return value.isoformat()
    if isinstance(value, datetime.date | datetime.time):
        return value
    return _safe(str(value)) or None


def _safe(text: str) -> str:
    return escape_formula(clean_text(text)[0], typed=True)[:_LONGEST_CELL]


def _untyped(value: object) -> str:
    """What a cell of a CSV file holds. A negative number is no text and so needs no apostrophe."""
    if value is None:
        return ""
    if isinstance(value, int | float | decimal.Decimal):
        return str(value)
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat()
    text, _ = clean_text(str(value))
    return escape_formula(text, typed=False)


def _cell(sheet: WriteOnlyWorksheet, value: Value) -> Cell | Value:
    """Text such as "#N/A" marked as text, which openpyxl takes for an error of Excel."""
    if not isinstance(value, str) or not value.startswith("#"):
        return value
    cell: Cell = WriteOnlyCell(sheet, value)
    cell.data_type = "s"
    return cell


def _heading(sheet: WriteOnlyWorksheet, text: str) -> Cell:
    cell: Cell = WriteOnlyCell(sheet, text)
    cell.font = Font(bold=True)
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    return cell


def _lay_out(sheet: WriteOnlyWorksheet, rows: list[list[Value]]) -> None:
    """Column widths from the first rows, and the header held in place."""
    sheet.freeze_panes = "A2"
    for at, column in enumerate(itertools.zip_longest(*rows, fillvalue=""), start=1):
        longest = max(len(line) for value in column for line in str(value or "").split("\n"))
        width = min(max(longest + 2, _NARROWEST), _WIDEST)
        sheet.column_dimensions[get_column_letter(at)].width = width  # type: ignore[attr-defined]


def _save(book: Workbook, target: Path | str | Stream) -> None:
    if isinstance(target, Path | str):
        book.save(target)
        return
    buffer = io.BytesIO()
    book.save(buffer)
    target.write(buffer.getvalue())
