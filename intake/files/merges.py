"""Merged cells of a sheet: what a row shows of a cell that begins in a row above it."""

import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from typing import Any, Final
from xml.parsers import expat

from python_calamine import CalamineSheet

# First and last cell, each as (row, column) from 0.
Range = tuple[tuple[int, int], tuple[int, int]]

_SPANS: Final = re.compile(rb"number-(?:rows|columns)-spanned\s*=\s*[\"'](?!1[\"'])")
_CHUNK: Final = 1 << 20
_LONGEST: Final = 64  # bytes of what _SPANS looks for


class Merges:
    """Merged ranges, asked row by row from the top."""

    def __init__(self, ranges: Iterable[Range]) -> None:
        self._coming = sorted(ranges, reverse=True)
        self._open: dict[int, tuple[int, str]] = {}  # column -> last row, text

    def of_row(self, row: int, cells: Sequence[str]) -> tuple[int, dict[int, str]]:
        """Columns under the widest merge that begins here, and covered cells by their place.

        A covered cell shows what the first cell of its range holds, in that cell's own column only.
        """
        if not self._coming and not self._open:
            return 0, {}
        self._open = {at: held for at, held in self._open.items() if held[0] >= row}
        fills = {at: text for at, (_, text) in self._open.items() if not _cell(cells, at)}
        return self._begin(row, cells), fills

    def _begin(self, row: int, cells: Sequence[str]) -> int:
        span = 0
        while self._coming and self._coming[-1][0][0] <= row:
            (first_row, left), (last_row, right) = self._coming.pop()
            text = _cell(cells, left) if first_row == row else ""
            if text and right > left:
                span = max(span, right - left + 1)
            if text and last_row > row:
                self._open[left] = (last_row, text)
        return span


def _cell(cells: Sequence[str], at: int) -> str:
    return cells[at] if at < len(cells) else ""


def merges_of(data: bytes, kind: str, sheet: CalamineSheet) -> Merges:
    if kind == "ods":
        return Merges(_ods_ranges(data, sheet.name))
    return Merges(sheet.merged_cell_ranges or ())


def _ods_ranges(data: bytes, sheet: str) -> list[Range]:
    """calamine leaves these out, so the content is walked through, when it has any at all."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        with archive.open("content.xml") as content:
            if not _has_spans(content):
                return []
        walk = _Walk(sheet)
        with archive.open("content.xml") as content:
            walk.through(content)
    return walk.ranges


def _has_spans(content: Any) -> bool:
    tail = b""
    while chunk := content.read(_CHUNK):
        if _SPANS.search(tail + chunk):
            return True
        tail = chunk[-_LONGEST:]
    return False


class _Walk:
    """Counts the rows and cells of one table of an OpenDocument spreadsheet."""

    def __init__(self, sheet: str) -> None:
        self.ranges: list[Range] = []
        self._sheet = sheet
        self._is_inside = False
        self._row, self._next_row, self._column = 0, 0, 0

    def through(self, content: Any) -> None:
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        try:
            while chunk := content.read(_CHUNK):
                parser.Parse(chunk, False)
        except expat.ExpatError:
            return

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition(" ")[2]
        told = {key.rpartition(" ")[2]: value for key, value in attributes.items()}
        if name == "table":
            self._is_inside = told.get("name") == self._sheet
            self._next_row = 0
        elif self._is_inside and name == "table-row":
            self._row, self._column = self._next_row, 0
            self._next_row += _count(told, "number-rows-repeated")
        elif self._is_inside and name in ("table-cell", "covered-table-cell"):
            self._cell(told)

    def _cell(self, told: dict[str, str]) -> None:
        rows = _count(told, "number-rows-spanned")
        columns = _count(told, "number-columns-spanned")
        if rows > 1 or columns > 1:
            last = (self._row + rows - 1, self._column + columns - 1)
            self.ranges.append(((self._row, self._column), last))
        self._column += _count(told, "number-columns-repeated")

    def _end(self, tag: str) -> None:
        if tag.rpartition(" ")[2] == "table":
            self._is_inside = False


def _count(told: dict[str, str], name: str) -> int:
    value = told.get(name, "1")
    return int(value) if value.isdecimal() and len(value) < 9 else 1
