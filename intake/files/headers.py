"""Where the header of a table is, whatever stands above it, and what its one or two lines say."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from intake.files.rows import Grid, Row, filled
from intake.text import fold

_NOT_HEADING: Final = re.compile(r"[0-9@:]")
_LONGEST: Final = 60  # characters of a heading in one of two lines
# More digits than a date has, which may well stand in a header.
_CONTACT: Final = re.compile(r"[^\s@]+@[^\s@]+\.[a-z]+|\+?(?:[\s().\-]*[0-9]){9,15}", re.IGNORECASE)
# Conference programs put several numbered tables into one file; this one lists the people.
_PEOPLE: Final = re.compile(r"\d+\.\s*(participants?|attendees?|peserta)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Header:
    """Rows `first` to before `end` of the grid, and the headings that they make together."""

    first: int
    end: int
    texts: tuple[str, ...]
    lines: tuple[tuple[str, ...], ...]


def find_header(rows: Sequence[Row], known: Callable[[str], bool] | None, within: int) -> int:
    """The place in `rows` of the header, looked for down to row `within` of the file.

    It is the row with the most headings that `known` recognises, two at least; the first of equals.
    Without such a row it is the first that is filled about as widely as the table, so that a person
    can still match the columns. -1 when there is none.
    """
    window = [row for row in rows[:within] if row.number <= within]
    if known is not None:
        counts = [len({cell for cell in row.cells if cell and known(cell)}) for row in window]
        best = max(counts, default=0)
        if best >= 2:
            return _of_people(window, counts) or counts.index(best)
        if best and _letters(window[counts.index(1)]) >= _wide(window):
            return counts.index(1)
    return first_wide(window)


def first_wide(window: Sequence[Row]) -> int:
    """The first row with about as many texts as the widest; -1 when no row has any."""
    wide = _wide(window)
    return next((at for at, row in enumerate(window) if _letters(row) >= wide > 0), -1)


def _wide(window: Sequence[Row]) -> float:
    return 0.6 * max(map(_letters, window), default=0)


def _letters(row: Row) -> int:
    return sum(1 for cell in row.cells if _has_letter(cell))


def is_record(row: Row, known: Callable[[str], bool] | None) -> bool:
    """A row of a list, not its header: it holds a telephone number or an address of mail.

    Any other cell without letters is enough where no heading is recognised.
    """
    cells = filled(row).values()
    if any(map(_CONTACT.fullmatch, cells)):
        return True
    if known is None or any(map(known, cells)):
        return False
    return any(not _has_letter(cell) for cell in cells)


def _of_people(window: Sequence[Row], counts: Sequence[int]) -> int:
    """The row under the title of a numbered table of people; 0 when there is none."""
    for at in range(1, len(window)):
        above = list(filled(window[at - 1]).values())
        if counts[at] >= 2 and len(above) == 1 and _PEOPLE.match(above[0]):
            return at
    return 0


def _has_letter(cell: str) -> bool:
    return any(char.isalpha() for char in cell)


def no_header(at: int) -> Header:
    """For a list that begins in row `at` without one."""
    return Header(at, at, (), ())


def read_header(grid: Grid, at: int) -> Header:
    """The header in row `at` of the grid, with the line above or below when it has two."""
    rows = grid.rows
    if at and _is_upper_line(rows[at - 1], rows[at]):
        at -= 1
    elif at + 1 == len(rows) or not _is_lower_line(rows[at], rows[at + 1]):
        return Header(at, at + 1, rows[at].cells, (rows[at].cells,))
    upper, lower = rows[at].cells, rows[at + 1].cells
    return Header(at, at + 2, _joined(upper, lower), (upper, lower))


def _is_upper_line(row: Row, head: Row) -> bool:
    """It heads columns that the line below leaves empty, as a cell merged over both lines does."""
    upper, lower = filled(row), filled(head)
    if row.number + 1 != head.number or len(upper) < 2 or not _are_headings(upper):
        return False
    over_nothing = [at for at in upper if at not in lower and at <= max(lower)]
    under_nothing = [at for at in lower if at not in upper]
    return bool(over_nothing) and bool(under_nothing)


def _is_lower_line(head: Row, row: Row) -> bool:
    """It fills only columns under headings that are wider than one column, one at least whole."""
    upper, lower = filled(head), filled(row)
    if head.number + 1 != row.number or not _are_headings(lower):
        return False
    wide = {at for at in upper if at in lower and at + 1 in lower and at + 1 not in upper}
    return bool(wide) and all(at in wide or at not in upper for at in lower)


def _are_headings(cells: dict[int, str]) -> bool:
    return all(
        _has_letter(cell) and len(cell) <= _LONGEST and not _NOT_HEADING.search(cell)
        for cell in cells.values()
    )


def _joined(upper: Sequence[str], lower: Sequence[str]) -> tuple[str, ...]:
    """Both lines as one; a heading over several columns is said in each of them."""
    texts, carried = [], ""
    for at in range(max(len(upper), len(lower))):
        above = upper[at] if at < len(upper) else ""
        below = lower[at] if at < len(lower) else ""
        carried = (above if below else "") if above else carried if below else ""
        over = above or carried
        same = fold(over) == fold(below)
        texts.append(below or over if same else f"{over} {below}".strip())
    return tuple(texts)
