"""A stranger's file to a Table, read in a sandbox; or one clear sentence why not."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from stat import S_ISREG
from typing import Any, Final

from intake.files.parsing import count_sheets, parse
from intake.files.refusals import Unreadable
from intake.files.rows import GROUP_HEADING, PARTS, Grid, Row
from intake.files.sandbox import Refused, Stopped, run
from intake.files.tables import Found, find_table

__all__ = [
    "COMMAND",
    "GROUP_HEADING",
    "PARTS",
    "WIZARD",
    "Limits",
    "Row",
    "Sheet",
    "Table",
    "Unreadable",
    "list_sheets",
    "read_file",
    "read_table",
]

_SHORT, _REMEMBERED = 60, 20_000  # texts that are kept once; `parsing` counts them like this


@dataclass(frozen=True)
class Limits:
    """What is refused before or while parsing: bytes, rows, columns, characters, seconds."""

    size: int = 10_000_000  # bytes of the file
    rows: int = 20_000  # under the header
    columns: int = 200
    cell: int = 32_767  # characters; Excel's own limit
    table: int = 150_000_000  # bytes of memory for all cells together
    unpacked: int = 150_000_000  # bytes of a workbook as really inflated
    header_within: int = 30  # rows in which the header is looked for
    memory: int = 256 * 1024 * 1024  # bytes of the child after its start
    deadline: float = 9.0  # seconds of work of the child, start included


WIZARD: Final = Limits()
COMMAND: Final = Limits(rows=100_000)


@dataclass(frozen=True)
class Table:
    """A header and its rows. Numbers count as a spreadsheet program shows them, from 1.

    `header_row` is the last row of a header of two, and 0 for a list without header, whose headings
    are empty. Every filled row under it is there; `Row.part` names those that are no rows of the
    list. Where group headings stand over rows, the header ends in GROUP_HEADING and the rows below
    in that text. `cleaned` names the rows from which invisible characters were taken away. `sheet`,
    `encoding` and `delimiter` are None where the kind of file has none; `encoding` is Python's
    name. `epoch` is the year from which bare serial numbers count days: 1900 or 1904.
    """

    name: str
    sheet: str | None
    sheets: tuple[str, ...]
    encoding: str | None
    delimiter: str | None
    header_row: int
    header: tuple[str, ...]
    rows: tuple[Row, ...]
    cleaned: tuple[int, ...] = ()
    epoch: int = 1900


@dataclass(frozen=True)
class Sheet:
    """A sheet that can be chosen, and how many of its rows hold something."""

    name: str
    rows: int
    is_hidden: bool = False


def read_table(
    source: str | Path | bytes,
    *,
    name: str,
    sheet: str | None = None,
    limits: Limits = WIZARD,
    known: Callable[[str], bool] | None = None,
    header_row: int | None = None,
    encoding: str | None = None,
    delimiter: str | None = None,
) -> Table:
    """The table in a file (a path, or its bytes). Raises Unreadable, never anything else.

    `name` is what the file is called in sentences. `known` tells whether a cell is a heading one
    knows (`matching.recogniser(columns)`); it decides which row is the header. The last three are
    what a person chose instead of our guess: the header's row as numbered in the file (0: there is
    none), one of `delimited.ENCODINGS` and one of `delimited.DELIMITERS`.
    """
    data = _bytes_of(source, name, limits)
    chosen = {"sheet": sheet, "encoding": encoding, "delimiter": delimiter}
    with _refusing(name):
        lines = run(
            parse, data, asdict(limits) | chosen, memory=limits.memory, deadline=limits.deadline
        )
        facts = next(lines)
        grid, cleaned = _grid(lines)
    found = find_table(grid, known, limits.header_within, header_row)
    if found is None and header_row is not None:
        raise Unreadable(name, "header_row", row=header_row)
    if found is None:
        raise Unreadable(name, "no_header", rows=limits.header_within)
    return _table(name, found, facts, cleaned, limits)


def list_sheets(
    source: str | Path | bytes, *, name: str, limits: Limits = WIZARD
) -> tuple[Sheet, ...]:
    """The visible sheets of a workbook; none of a text file. Raises Unreadable."""
    data = _bytes_of(source, name, limits)
    with _refusing(name):
        counted = run(
            count_sheets, data, asdict(limits), memory=limits.memory, deadline=limits.deadline
        )
        return tuple(Sheet(*each) for each in counted)


def _bytes_of(source: str | Path | bytes, name: str, limits: Limits) -> bytes:
    data = source if isinstance(source, bytes) else read_file(Path(source), name, limits)
    if len(data) > limits.size:
        raise Unreadable(name, "size", megabytes=limits.size // 1_000_000)
    return data


def read_file(path: Path, name: str, limits: Limits) -> bytes:
    """The bytes of a file, or one more than allowed, so that too large is seen.

    Raises Unreadable, before opening what is no file: a pipe would wait for its other end, and a
    device may never end.
    """
    try:
        if not S_ISREG(path.stat().st_mode):
            raise Unreadable(name, "not_a_file")
        with path.open("rb") as file:
            return file.read(limits.size + 1)
    except FileNotFoundError:
        raise Unreadable(name, "not_found") from None
    except (OSError, ValueError):
        raise Unreadable(name, "not_allowed") from None


@contextmanager
def _refusing(name: str) -> Iterator[None]:
    """What the sandbox says, said of the file called `name`."""
    try:
        yield
    except Refused as refusal:
        reason = refusal.reason
        if reason == "unknown_sheet" and not refusal.details["sheets"]:
            reason = "no_sheets"
        raise Unreadable(name, reason, **refusal.details) from None
    except Stopped as stop:
        raise Unreadable(name, "damaged" if stop.cause == "crash" else stop.cause) from None


def _grid(batches: Iterator[list[list[Any]]]) -> tuple[Grid, list[int]]:
    """The rows as they come over, and the numbers of those that were cleaned."""
    grid, cleaned, memo = Grid([], {}, {}), [], dict[str, str]()
    for batch in batches:
        for number, cells, *rest in batch:
            grid.rows.append(Row(number, _kept_once(cells, memo)))
            if rest:
                was_cleaned, span, fills = rest
                cleaned += [number] * was_cleaned
                if span:
                    grid.spans[number] = span
                if fills:
                    texts = _kept_once([text for _, text in fills], memo)
                    grid.fills[number] = dict(zip((at for at, _ in fills), texts, strict=True))
    return grid, cleaned


def _kept_once(cells: Sequence[str], memo: dict[str, str]) -> tuple[str, ...]:
    if len(memo) < _REMEMBERED:
        memo.update((cell, cell) for cell in cells if len(cell) <= _SHORT and cell not in memo)
    return tuple(memo.get(cell, cell) for cell in cells)


def _table(
    name: str, found: Found, facts: dict[str, Any], cleaned: list[int], limits: Limits
) -> Table:
    if all(row.part for row in found.rows):
        raise Unreadable(name, "no_rows", row=found.header_row)
    if len(found.rows) > limits.rows:
        raise Unreadable(name, "rows", rows=limits.rows)
    return Table(
        name=name,
        sheet=facts["sheet"],
        sheets=tuple(facts["sheets"]),
        encoding=facts["encoding"],
        delimiter=facts["delimiter"],
        header_row=found.header_row,
        header=found.header,
        rows=found.rows,
        cleaned=tuple(number for number in cleaned if number >= found.header_row),
        epoch=facts["epoch"],
    )
