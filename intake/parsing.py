"""From bytes to rows of text, inside the sandbox: nothing here knows Django."""

from collections.abc import Iterable
from typing import Any

from intake.delimited import decode, split_delimited
from intake.formulas import formulas_without_result
from intake.sandbox import Refused
from intake.sniffing import sniff
from intake.text import clean_text, unescape_formula
from intake.workbooks import choose_sheet, open_workbook, sheet_rows, visible_sheets


def parse(data: bytes, options: dict[str, Any]) -> dict[str, Any]:
    """The rows that hold something, each `[number, cells]`, and how they were read.

    `options`: `sheet` (a name or None) and the numbers of `reading.Limits`. Raises Refused.
    """
    kind = sniff(data, options["unpacked"])
    if kind == "text":
        return _parse_text(data, options)
    workbook = open_workbook(data)
    sheet = choose_sheet(workbook, options["sheet"])
    formulas = formulas_without_result(data, sheet.name) if kind == "xlsx" else {}
    found: dict[str, Any] = {"sheet": sheet.name, "sheets": visible_sheets(workbook)}
    found |= {"encoding": None, "delimiter": None}
    return found | _collect(sheet_rows(sheet, formulas), options)


def _parse_text(data: bytes, options: dict[str, Any]) -> dict[str, Any]:
    if options["sheet"] is not None:
        raise Refused("unknown_sheet", sheet=options["sheet"], sheets=[])
    text, encoding = decode(data)
    delimiter, rows = split_delimited(text)
    found: dict[str, Any] = {
        "sheet": None,
        "sheets": [],
        "encoding": encoding,
        "delimiter": delimiter,
    }
    return found | _collect(rows, options)


def _collect(rows: Iterable[list[str]], options: dict[str, Any]) -> dict[str, Any]:
    """Filled rows with their numbers, and the numbers of those that lost invisible characters."""
    filled: list[tuple[int, list[str]]] = []
    cleaned: list[int] = []
    allowance = options["text"]
    for number, raw in enumerate(rows, start=1):
        cells, was_cleaned = _clean_row(raw, number, options)
        if was_cleaned:
            cleaned.append(number)
        if not cells:
            continue
        filled.append((number, cells))
        allowance -= sum(map(len, cells))
        if len(filled) > options["rows"] + options["header_within"]:
            raise Refused("rows", rows=options["rows"])
        if allowance < 0:
            raise Refused("text", megabytes=options["text"] // 1_000_000)
    if not filled:
        raise Refused("empty")
    return {"rows": filled, "cleaned": cleaned}


def _clean_row(raw: list[str], number: int, options: dict[str, Any]) -> tuple[list[str], bool]:
    """Cells up to the last filled one; an empty list for a blank row."""
    while raw and not raw[-1].strip():
        raw.pop()
    results = [clean_text(cell) if cell else ("", False) for cell in raw]
    cells = [unescape_formula(text) for text, _ in results]
    while cells and not cells[-1]:
        cells.pop()
    if len(cells) > options["columns"]:
        raise Refused("columns", row=number, columns=options["columns"])
    if any(len(cell) > options["cell"] for cell in cells):
        raise Refused("cell", row=number, characters=options["cell"])
    return cells, any(was_cleaned for _, was_cleaned in results)
