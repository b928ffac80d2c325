"""Tables in workbooks (XLSX, XLSB, XLS, ODS): which sheet, which rows, each cell as text.

Hidden sheets are never offered. Hidden rows and columns are read like any other: a reader of cells
does not learn of them.
"""

import datetime
import io
import itertools
from collections.abc import Iterator
from typing import Any, Final

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from intake.files.sandbox import Refused
from intake.text import clean_text

_EXACT: Final = 10**15  # from here on a floating-point number of Excel has lost digits


def open_workbook(data: bytes) -> CalamineWorkbook:
    try:
        return CalamineWorkbook.from_filelike(io.BytesIO(data))
    except PasswordError:
        raise Refused("password") from None
    except CalamineError:
        raise Refused("damaged") from None


def visible_sheets(workbook: CalamineWorkbook) -> list[str]:
    """Their names as a person reads them."""
    return [shown_name(raw) for raw in _visible(workbook)]


def shown_name(raw: str) -> str:
    """The name of a sheet on one line and without invisible characters."""
    return " ".join(clean_text(raw)[0].split())


def _visible(workbook: CalamineWorkbook) -> list[str]:
    return [
        sheet.name
        for sheet in workbook.sheets_metadata
        if sheet.visible == SheetVisibleEnum.Visible and sheet.typ == SheetTypeEnum.WorkSheet
    ]


def choose_sheet(workbook: CalamineWorkbook, wanted: str | None) -> CalamineSheet:
    """The sheet that was asked for, or the only visible one with something in it."""
    names = visible_sheets(workbook)
    if wanted is not None:
        found = [name for name in names if name == shown_name(wanted)]
        if not found:
            raise Refused("unknown_sheet", sheet=wanted, sheets=names)
        return _sheet(workbook, found[0])
    filled: list[CalamineSheet] = []
    for sheet in (_sheet(workbook, name) for name in names):
        if _has_text(sheet):
            filled.append(sheet)
    if len(filled) > 1:
        raise Refused("sheet_required", sheets=[shown_name(sheet.name) for sheet in filled])
    if not filled:
        raise Refused("empty")
    return filled[0]


def count_rows(workbook: CalamineWorkbook, name: str) -> int:
    """How many rows of a sheet hold something."""
    return sum(1 for row in _sheet(workbook, name).iter_rows() if _is_filled(row))


def _sheet(workbook: CalamineWorkbook, shown: str) -> CalamineSheet:
    name = next((raw for raw in _visible(workbook) if shown_name(raw) == shown), shown)
    try:
        return workbook.get_sheet_by_name(name)
    except CalamineError:
        raise Refused("damaged") from None


def _has_text(sheet: CalamineSheet) -> bool:
    return any(_is_filled(row) for row in sheet.iter_rows())


def _is_filled(row: list[Any]) -> bool:
    return any(str(cell).strip() for cell in row)


def sheet_rows(sheet: CalamineSheet, formulas: dict[int, dict[int, str]]) -> Iterator[list[str]]:
    """Rows from row 1 of the sheet, cells from column A, as text; `formulas` fill empty cells."""
    # calamine counts rows from the top of the sheet but cells from its first used column.
    before = [""] * (sheet.start[1] if sheet.start else 0)
    rows, beyond = sheet.iter_rows(), max(formulas, default=0)
    for number in itertools.count(1):
        row = next(rows, None)
        if row is None and number > beyond:
            return
        cells = [] if row is None else before + [cell_text(cell) for cell in row]
        yield _filled_in(cells, formulas[number]) if number in formulas else cells


def _filled_in(cells: list[str], formulas: dict[int, str]) -> list[str]:
    cells += [""] * (max(formulas) + 1 - len(cells))
    return [cell or formulas.get(at, "") for at, cell in enumerate(cells)]


def cell_text(cell: object) -> str:
    """A typed cell as text: whole numbers without .0, dates and times as ISO writes them."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float):
        return _number(cell)
    if isinstance(cell, datetime.timedelta):
        minutes, seconds = divmod(int(cell.total_seconds()), 60)
        return f"{minutes // 60:02d}:{minutes % 60:02d}:{seconds:02d}"
    if isinstance(cell, datetime.date | datetime.time):
        return cell.isoformat()
    return str(cell)


def _number(value: float) -> str:
    if value.is_integer():
        return str(int(value)) if abs(value) < _EXACT else f"{value:.0f}"
    return format(value, ".15g")
