"""From bytes to rows of text, inside the sandbox: nothing here knows Django."""

import sys
from collections.abc import Iterable, Iterator
from typing import Any, Final

from intake.files.delimited import decode, split_delimited
from intake.files.epochs import epoch_of
from intake.files.formulas import formulas_without_result
from intake.files.merges import Merges, merges_of
from intake.files.sandbox import Refused
from intake.files.sniffing import sniff
from intake.files.workbooks import (
    choose_sheet,
    count_rows,
    open_workbook,
    sheet_rows,
    shown_name,
    visible_sheets,
)
from intake.text import clean_text, unescape_formula

_BATCH: Final = 200  # rows that travel in one line
_POINTER: Final = 8  # bytes of a place in a row
_SHORT, _REMEMBERED = 60, 20_000  # texts that are kept once however often they come


def parse(data: bytes, options: dict[str, Any]) -> Iterator[Any]:
    """First how the file was read, then its filled rows in batches.

    A row is `[number, cells]`, or `[number, cells, was cleaned, span, fills]` where `span` counts
    the columns under its widest merged cell and `fills` are [place, text] of the cells that a merge
    from above covers. `options`: `sheet`, `encoding`, `delimiter` (or None) and the numbers of
    `reading.Limits`. Raises Refused.
    """
    kind = sniff(data, options["unpacked"])
    if kind == "text":
        yield from _parse_text(data, options)
    elif options["encoding"] or options["delimiter"]:
        raise Refused("not_text")
    else:
        yield from _parse_workbook(data, kind, options)


def count_sheets(data: bytes, options: dict[str, Any]) -> Iterator[Any]:
    """`[name, filled rows]` of each visible sheet; nothing for text."""
    if sniff(data, options["unpacked"]) != "text":
        workbook = open_workbook(data)
        for name in visible_sheets(workbook):
            yield [name, count_rows(workbook, name)]


def _parse_workbook(data: bytes, kind: str, options: dict[str, Any]) -> Iterator[Any]:
    workbook = open_workbook(data)
    names = visible_sheets(workbook)
    sheet = choose_sheet(workbook, options["sheet"])
    formulas = formulas_without_result(data, sheet.name) if kind == "xlsx" else {}
    facts: dict[str, Any] = {
        "sheet": shown_name(sheet.name),
        "sheets": names,
        "epoch": epoch_of(data, kind),
    }
    yield facts | {"encoding": None, "delimiter": None}
    merges = merges_of(data, kind, sheet)
    del workbook
    yield from _collect(sheet_rows(sheet, formulas), merges, options)


def _parse_text(data: bytes, options: dict[str, Any]) -> Iterator[Any]:
    if options["sheet"] is not None:
        raise Refused("unknown_sheet", sheet=options["sheet"], sheets=[])
    text, encoding = decode(data, options["encoding"])
    delimiter, rows = split_delimited(text, options["delimiter"])
    facts: dict[str, Any] = {"sheet": None, "sheets": [], "epoch": 1900}
    yield facts | {"encoding": encoding, "delimiter": delimiter}
    yield from _collect(rows, Merges([]), options)


def _collect(
    rows: Iterable[list[str]], merges: Merges, options: dict[str, Any]
) -> Iterator[list[Any]]:
    """Filled rows with their numbers, in batches, as long as they keep to the limits."""
    batch: list[Any] = []
    count, allowance, seen = 0, options["table"], set[str]()
    for number, raw in enumerate(rows, start=1):
        cells, was_cleaned = _clean_row(raw, number, options)
        if not cells:
            continue
        count += 1
        if count > options["rows"] + options["header_within"]:
            raise Refused("rows", rows=options["rows"])
        span, fills = merges.of_row(number - 1, cells)
        allowance -= _weight(cells, seen) + _weight(fills.values(), seen)
        if allowance < 0:
            raise Refused("memory")
        plain = not (was_cleaned or span or fills)
        batch.append(
            [number, cells] if plain else [number, cells, was_cleaned, span, list(fills.items())]
        )
        if len(batch) == _BATCH:
            yield batch
            batch = []
    if not count:
        raise Refused("empty")
    yield batch


def _weight(cells: Iterable[str], seen: set[str]) -> int:
    """Bytes that these cells will take where they arrive (`reading` keeps short texts once)."""
    total = 0
    for cell in cells:
        total += _POINTER
        if not cell or cell in seen:
            continue
        total += sys.getsizeof(cell)
        if len(cell) <= _SHORT and len(seen) < _REMEMBERED:
            seen.add(cell)
    return total


def _clean_row(raw: list[str], number: int, options: dict[str, Any]) -> tuple[list[str], bool]:
    """Cells up to the last filled one; an empty list for a blank row."""
    while raw and not raw[-1].strip():
        raw.pop()
    was_cleaned = False
    for at, cell in enumerate(raw):
        if cell:
            text, cleaned = clean_text(cell)
            raw[at] = unescape_formula(text)
            was_cleaned |= cleaned
    cells = raw
    while cells and not cells[-1]:
        cells.pop()
    if len(cells) > options["columns"]:
        raise Refused("columns", row=number, columns=options["columns"])
    if max(map(len, cells), default=0) > options["cell"]:
        raise Refused("cell", row=number, characters=options["cell"])
    return cells, was_cleaned
