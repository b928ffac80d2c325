"""What the rows under a header are: of the list, or one of `rows.PARTS`."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from intake.files.headers import Header
from intake.files.rows import (
    GROUP,
    HEADER_AGAIN,
    NUMBERED,
    OTHER_TABLE,
    SIGNATURE,
    SUBTOTAL,
    Row,
    filled,
)
from intake.files.signatures import is_place_or_opening, is_signing, is_total
from intake.text import fold

Known = Callable[[str], bool] | None

_SIGNERS: Final = 4  # that sign side by side
_SAMPLE: Final = 500  # rows that show how a row of this list is filled
_NUMBER: Final = re.compile(r"\d{1,5}\s*[.)]?")
_TO_FILL_IN: Final = re.compile(r"(\d{0,5})[\s.)…_\-]*")
_COLUMN_NUMBER: Final = re.compile(r"\(?\s*(\d{1,3})\s*\)?\.?")
_ORDINAL: Final = re.compile(r"(?:[IVX]{1,5}|[A-Z])\s*[.)]?")
_PUNCTUATION: Final = 6  # characters that folding may take away from a heading
_PAGE: Final = re.compile(r"(?:daftar|lampiran|lanjutan|halaman|page|attendance list)\b.*", re.I)
_OFFICE: Final = re.compile(
    r"(?:[IVX]{1,5}\s*[.)]\s*|[A-Z0-9]\s*[.)]\s*)?"
    r"(?:dinas|badan|biro|bagian|kantor|balai|kementerian|pemerintah|provinsi|kabupaten|kab\.|kota"
    r"|kecamatan|polda|polres|kepolisian|sekretariat|inspektorat|bappeda|bp[23]mi|bp3tki|bpbd|dprd"
    r"|universitas|rsud|lsm|yayasan|serikat|organisasi|forum|opd|instansi|unsur|peserta|panitia"
    r"|narasumber|moderator|undangan|tamu|hari (?:ke|pertama|kedua|ketiga)|sesi|kelompok)\b.*",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Layout:
    """How a row of this list is filled: its usual columns, and the one with running numbers.

    `words` are columns in which rows of the list hold names of offices themselves.
    """

    usual: frozenset[int]
    number: int | None
    words: frozenset[int]

    def fits(self, cells: dict[int, str]) -> bool:
        """A row of the list: numbered with a text, or filled where others are."""
        if self.is_numbered(cells):
            return True
        hits = len(self.usual & cells.keys())
        return bool(self.usual) and 3 * hits >= 2 * len(self.usual)

    def is_numbered(self, cells: dict[int, str]) -> bool:
        if self.number is None or not _NUMBER.fullmatch(cells.get(self.number, "")):
            return False
        return any(has_letter(cell) for cell in cells.values())


def has_letter(cell: str) -> bool:
    return any(char.isalpha() for char in cell)


def layout_of(body: Sequence[Row]) -> Layout:
    """Learned from the rows that are filled at least two thirds as widely as the widest."""
    sample = [filled(row) for row in islice(body, _SAMPLE)]
    widest = max(map(len, sample), default=0)
    full = [cells for cells in sample if 3 * len(cells) >= 2 * widest]
    counts = Counter(at for cells in full for at in cells)
    usual = frozenset(at for at, count in counts.items() if count >= 0.6 * len(full))
    first = min(usual, default=-1)
    is_number = len(usual) > 1 and _share(full, first, _NUMBER) >= 0.6
    words = frozenset(at for at in counts if _share(full, at, _OFFICE) >= 0.2)
    return Layout(usual, first if is_number else None, words)


def _share(rows: Sequence[dict[int, str]], at: int, pattern: re.Pattern[str]) -> float:
    cells = [cells[at] for cells in rows if at in cells]
    return sum(1 for cell in cells if pattern.fullmatch(cell)) / max(1, len(cells))


def parts_of(body: Sequence[Row], header: Header, spans: dict[int, int], known: Known) -> list[str]:
    """The part of each row, "" for a row of the list."""
    return _Reader(body, header, spans, known).parts()


class _Reader:
    def __init__(
        self, body: Sequence[Row], header: Header, spans: dict[int, int], known: Known
    ) -> None:
        self._body, self._spans, self._known = body, spans, known
        self._lines = [
            {at: fold(cell) for at, cell in enumerate(line) if cell} for line in header.lines
        ]
        self._width = sum(1 for text in header.texts if text)
        self._layout = layout_of(body)
        backwards = range(len(body) - 1, -1, -1)
        self._last = next((at for at in backwards if self._layout.fits(filled(body[at]))), -1)

    def parts(self) -> list[str]:
        found: list[str] = []
        part = ""
        for at, row in enumerate(self._body):
            cells = filled(row)
            part = self._part(at, row, cells, part)
            if part == HEADER_AGAIN:
                self._take_page_title(found)
            if part == OTHER_TABLE:
                self._take_title(found, at)
                return found + [OTHER_TABLE] * (len(self._body) - at)
            found.append(part)
        return found

    def _part(self, at: int, row: Row, cells: dict[int, str], before: str) -> str:
        if self._is_header(at, cells):
            return HEADER_AGAIN
        if self._begins_table(at, cells):
            return OTHER_TABLE
        if before == SIGNATURE and not self._is_list_again(cells):
            return SIGNATURE
        if is_total(cells.values()):
            return SUBTOTAL
        if _is_to_fill_in(cells):
            return NUMBERED
        if self._begins_signature(at, cells):
            return SIGNATURE
        return GROUP if self._is_group(row, cells) else ""

    def _is_header(self, at: int, cells: dict[int, str]) -> bool:
        """The header again, its columns numbered, or right under it the same in other words."""
        if len(cells) > 1 and any(_repeats(cells, line) for line in self._lines):
            return True
        if _numbers_columns(cells):
            return True
        if at or self._known is None or len(cells) < 2:
            return False
        return all(map(self._known, cells.values())) and not _has_digit(cells)

    def _begins_table(self, at: int, cells: dict[int, str]) -> bool:
        """Headings that are not ours, after a gap or under a title."""
        if self._known is None or not at or len(cells) < 2:
            return False
        above = self._body[at - 1]
        is_next = self._body[at].number == above.number + 1
        if (is_next and len(filled(above)) > 1) or _has_digit(cells):
            return False
        texts = list(cells.values())
        recognised = sum(map(self._known, texts))
        if self._known(texts[0]) and recognised >= 2 and 3 * recognised >= 2 * len(texts):
            return True
        return not is_next and self._is_beyond(at, cells)

    def _is_beyond(self, at: int, cells: dict[int, str]) -> bool:
        """Nothing of the list comes any more, and words stand where its numbers stood."""
        number = self._layout.number
        if number is None or at < self._last or at + 1 == len(self._body):
            return False
        return has_letter(cells.get(number, "")) and not any(map(is_signing, cells.values()))

    def _is_list_again(self, cells: dict[int, str]) -> bool:
        """Names and titles of signers stand two or three in a row, so more is asked here."""
        if self._layout.number is not None:
            return self._layout.is_numbered(cells)
        return self._layout.usual <= cells.keys()

    def _begins_signature(self, at: int, cells: dict[int, str]) -> bool:
        texts = list(cells.values())
        if len(texts) > _SIGNERS:
            return False
        if all(map(is_signing, texts)):
            return True
        return at > self._last and any(map(is_place_or_opening, texts))

    def _is_group(self, row: Row, cells: dict[int, str]) -> bool:
        """One text over the rows below, perhaps after a letter or Roman number."""
        places = list(cells)
        if len(places) == 2 and _ORDINAL.fullmatch(cells[places[0]]):
            return bool(_OFFICE.fullmatch(cells[places[1]])) and not self._layout.fits(cells)
        if len(places) != 1 or not has_letter(cells[places[0]]):
            return False
        at, text = places[0], cells[places[0]]
        span = self._spans.get(row.number, 0)
        if span > 2 and 2 * span >= self._width:
            return True
        if len(self._layout.usual) < 2 or at in self._layout.words:
            return False
        number = self._layout.number
        return (number is not None and at <= number) or bool(_OFFICE.fullmatch(text))

    def _take_page_title(self, found: list[str]) -> None:
        """Titles right above a repeated header belong to it."""
        for at in reversed(range(len(found))):
            cells = list(filled(self._body[at]).values())
            if len(cells) != 1 or found[at] not in ("", GROUP) or not _PAGE.fullmatch(cells[0]):
                return
            found[at] = HEADER_AGAIN

    def _take_title(self, found: list[str], at: int) -> None:
        """The title of another table belongs to it."""
        if at and len(filled(self._body[at - 1])) == 1:
            found.pop()
            found.append(OTHER_TABLE)


def _has_digit(cells: dict[int, str]) -> bool:
    return any(char.isdigit() for cell in cells.values() for char in cell)


def _repeats(cells: dict[int, str], line: dict[int, str]) -> bool:
    same = sum(1 for at, cell in cells.items() if at in line and _is_same(cell, line[at]))
    return same > 1 and 5 * same >= 3 * len(cells)


def _is_same(cell: str, heading: str) -> bool:
    """Alike when folded; what costs less is compared first, as folding every cell takes long."""
    if abs(len(cell) - len(heading)) >= _PUNCTUATION:
        return False
    first = cell[0].lower()
    return (first == heading[:1] or not first.isalnum()) and fold(cell) == heading


def _numbers_columns(cells: dict[int, str]) -> bool:
    """(1) (2) (3), as under the header of official forms."""
    told = 0
    for told, cell in enumerate(cells.values(), start=1):
        number = _COLUMN_NUMBER.fullmatch(cell)
        if number is None or int(number[1]) != told:
            return False
    return told > 2


def _is_to_fill_in(cells: dict[int, str]) -> bool:
    """A number, its repetition where one signs, dots and lines, and nothing else."""
    numbers = set()
    for cell in cells.values():
        found = _TO_FILL_IN.fullmatch(cell)
        if found is None:
            return False
        numbers.add(found[1])
    return len(numbers - {""}) < 2
