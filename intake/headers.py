"""Where the header row of a table is, whatever stands above it."""

from collections.abc import Callable, Sequence
from typing import Protocol


class Cells(Protocol):
    """A row: its number in the file and its cells."""

    @property
    def number(self) -> int: ...

    @property
    def cells(self) -> tuple[str, ...]: ...


def find_header(rows: Sequence[Cells], known: Callable[[str], bool] | None, within: int) -> int:
    """The place in `rows` of the header, looked for down to row `within` of the file.

    It is the row with the most headings that `known` recognises, two at least; the first of equals.
    Without such a row it is the first that is filled about as widely as the table, so that a person
    can still match the columns. -1 when there is none.
    """
    window = [row for row in rows[:within] if row.number <= within]
    if known is not None:
        counts = [len({cell for cell in row.cells if cell and known(cell)}) for row in window]
        if max(counts, default=0) >= 2:
            return counts.index(max(counts))
    return _first_wide(window)


def _first_wide(window: Sequence[Cells]) -> int:
    widths = [sum(1 for cell in row.cells if _is_heading(cell)) for row in window]
    widest = max(widths, default=0)
    return next((at for at, width in enumerate(widths) if width and width >= 0.6 * widest), -1)


def _is_heading(cell: str) -> bool:
    return any(char.isalpha() for char in cell)
