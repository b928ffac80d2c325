"""Formulas of an XLSX that nobody has worked out yet: their text, so that the cell is not lost."""

import html
import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from typing import IO, Final
from xml.etree import ElementTree

# A program that writes formulas without opening Excel leaves their result out, and a reader of
# results sees an empty cell there.
# Every part has a longest length, so that a file made of beginnings costs no more than others.
_WITHOUT_RESULT: Final = re.compile(
    rb"<c\b([^>]{0,500})>\s{0,20}<f\b[^>]{0,500}>([^<]{1,50000})</f>"
    rb"\s{0,20}(?:<v\s{0,5}/>|<v>\s{0,20}</v>)?\s{0,20}</c>"
)
_CHUNK, _LONGEST = 1 << 20, 51_200  # bytes read at once, and of what is looked for
_PLACE: Final = re.compile(rb'\br="([A-Z]{1,3})([0-9]{1,7})"')
_SHEET: Final = "{*}sheets/{*}sheet"
_LAST_ROW: Final = 1_048_576
_LAST_COLUMN: Final = 16_384


def formulas_without_result(data: bytes, sheet: str) -> dict[int, dict[int, str]]:
    """Row number -> place in the row (from 0) -> the formula with its equals sign."""
    found: dict[int, dict[int, str]] = {}
    for attributes, formula in _cells(data, sheet):
        place = _PLACE.search(attributes)
        if place is None:
            continue
        row, column = int(place[2]), _column(place[1])
        if 1 <= row <= _LAST_ROW and column < _LAST_COLUMN:
            text = html.unescape(formula.decode("utf-8", errors="replace"))
            found.setdefault(row, {})[column] = f"={text}"
    return found


def _cells(data: bytes, sheet: str) -> Iterator[tuple[bytes, bytes]]:
    """Attributes and formula of the cells; nothing where the workbook is put together oddly."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            # Inside the sandbox only: expat opens nothing outside and its limits stop bombs.
            book = ElementTree.fromstring(archive.read("xl/workbook.xml"))  # noqa: S314
            links = ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))  # noqa: S314
            with archive.open(_path(book, links, sheet)) as part:
                yield from _formulas_in(part)
    except (KeyError, StopIteration, ElementTree.ParseError, zipfile.BadZipFile, ValueError):
        return


def _formulas_in(part: IO[bytes]) -> Iterator[tuple[bytes, bytes]]:
    tail = b""
    while chunk := part.read(_CHUNK):
        window = tail + chunk
        if b"<f" in window:
            yield from _WITHOUT_RESULT.findall(window)
        tail = window[-_LONGEST:]


def _column(letters: bytes) -> int:
    """The place of a column from its letters: A is 0, Z is 25, AA is 26."""
    place = 0
    for letter in letters:
        place = place * 26 + letter - 64
    return place - 1


def _path(book: ElementTree.Element, links: ElementTree.Element, sheet: str) -> str:
    entry = next(item for item in book.iterfind(_SHEET) if item.get("name") == sheet)
    key = next(value for name, value in entry.attrib.items() if name.endswith("}id"))
    target = next(link.get("Target", "") for link in links if link.get("Id") == key)
    return posixpath.normpath(posixpath.join("xl", target)).lstrip("/")
