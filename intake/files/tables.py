"""The table inside a sheet: its header, its rows, and what the rows in between are. No Django."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from intake.files.headers import (
    Header,
    find_header,
    first_wide,
    is_record,
    no_header,
    read_header,
)
from intake.files.parts import parts_of
from intake.files.rows import GROUP, GROUP_HEADING, Grid, Row, filled


@dataclass(frozen=True)
class Found:
    """A table: the last row of its header, its headings, and all filled rows under it."""

    header_row: int
    header: tuple[str, ...]
    rows: tuple[Row, ...]


def find_table(
    grid: Grid,
    known: Callable[[str], bool] | None,
    within: int,
    header_row: int | None = None,
) -> Found | None:
    """The table whose header is in row `header_row`, or is found down to row `within`.

    0 says that there is no header. None when nothing is there.
    """
    header = _header(grid, known, within, header_row)
    if header is None:
        return None
    body = grid.rows[header.end :]
    parts = parts_of(body, header, grid.spans, known)
    groups = _groups(body, parts)
    heading = (GROUP_HEADING,) if groups else ()
    lines = grid.rows[header.first : header.end]
    width = max((len(row.cells) for row in body), default=0)
    width = max(width, len(header.texts))
    under = list(_finished(body, parts, grid, width))
    return Found(
        lines[-1].number if lines else 0,
        _padded(header.texts, width) + heading,
        tuple(_with_groups(under, groups) if groups else under),
    )


def _header(
    grid: Grid, known: Callable[[str], bool] | None, within: int, header_row: int | None
) -> Header | None:
    if header_row:
        numbers = (row.number for row in grid.rows)
        at = next((at for at, number in enumerate(numbers) if number == header_row), -1)
        return None if at < 0 else read_header(grid, at)
    if header_row == 0:
        return no_header(max(0, first_wide(grid.rows[:within])))
    at = find_header(grid.rows, known, within)
    if at < 0:
        return None
    return no_header(at) if is_record(grid.rows[at], known) else read_header(grid, at)


def _finished(body: Sequence[Row], parts: Sequence[str], grid: Grid, width: int) -> Iterator[Row]:
    """Rows with their part, as wide as the table; what a merged cell covers is filled in."""
    for row, part in zip(body, parts, strict=True):
        fills = {} if part else grid.fills.get(row.number, {})
        if not part and not fills and len(row.cells) == width:
            yield row
            continue
        cells = _padded(row.cells, width)
        if fills:
            cells = tuple(cell or fills.get(at, "") for at, cell in enumerate(cells))
        yield Row(row.number, cells, part)


def _groups(body: Iterable[Row], parts: Iterable[str]) -> dict[int, str]:
    """Number of a group row -> its text."""
    found = ((row, part) for row, part in zip(body, parts, strict=True) if part == GROUP)
    return {row.number: max(filled(row).values(), key=len) for row, _ in found}


def _with_groups(rows: Iterable[Row], groups: dict[int, str]) -> Iterator[Row]:
    """Rows with one more cell: the group heading that stands above them."""
    group = ""
    for row in rows:
        group = groups.get(row.number, group)
        yield Row(row.number, (*row.cells, "" if row.part else group), row.part)


def _padded(cells: tuple[str, ...], width: int) -> tuple[str, ...]:
    return cells + ("",) * (width - len(cells))
