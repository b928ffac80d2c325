"""Rows of a sheet as they travel: numbered as in the file, and what merged cells say about them."""

from dataclasses import dataclass
from typing import Final

# What a row under the header can be instead of a row of the list.
HEADER_AGAIN, GROUP, NUMBERED, SUBTOTAL, SIGNATURE, OTHER_TABLE = PARTS = (
    "header_again",  # the header repeated on a new page, in other words, or its columns numbered
    "group",  # a heading over the rows below, whose text stands in their last column
    "numbered",  # a number and nothing else: a line printed to be filled in
    "subtotal",
    "signature",  # place, date, names and titles of those who sign
    "other_table",  # a second table of the file
)
# Heading of the column that says which group heading a row stands under.
GROUP_HEADING: Final = "Judul kelompok"


@dataclass(frozen=True, slots=True)
class Row:
    """One row under the header: `number` as in the file, as many cells as the header has.

    `part` says what a row is that belongs to no person of the list (one of `PARTS`), else "".
    """

    number: int
    cells: tuple[str, ...]
    part: str = ""


@dataclass(frozen=True)
class Grid:
    """The filled rows of a sheet, and by row number what merged cells say about them.

    `spans` count the columns under the widest merged cell that begins in a row, `fills` hold by
    place the text that a row shows of a merged cell which began above it.
    """

    rows: list[Row]
    spans: dict[int, int]
    fills: dict[int, dict[int, str]]


def filled(row: Row) -> dict[int, str]:
    """The cells with something in them, by their place."""
    return {at: cell for at, cell in enumerate(row.cells) if cell}
