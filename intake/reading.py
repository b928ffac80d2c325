"""A stranger's file to a Table, read in a sandbox; or one clear sentence why not."""

from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from intake.headers import find_header
from intake.parsing import parse
from intake.sandbox import Refused, Stopped, run


@dataclass(frozen=True)
class Limits:
    """What is refused before or while parsing: bytes, rows, columns, characters, seconds."""

    size: int = 10_000_000  # bytes of the file
    rows: int = 20_000  # under the header
    columns: int = 200
    cell: int = 32_767  # characters; Excel's own limit
    text: int = 100_000_000  # characters of all cells together
    unpacked: int = 150_000_000  # bytes of a workbook as really inflated
    header_within: int = 30  # rows in which the header is looked for
    memory: int = 512 * 1024 * 1024  # bytes of the child after its start
    deadline: float = 20.0  # seconds for the child, start included


WIZARD: Final = Limits()
COMMAND: Final = Limits(rows=100_000)


# What a row under the header can be instead of a row of the list.
PARTS: Final = (
    "header_again",  # the header repeated on a new page, or the second line of it
    "group",  # a heading over the rows below, whose text stands in their last column
    "numbered",  # a number and nothing else: a line printed to be filled in
    "subtotal",
    "signature",  # place, date, names and titles of those who sign
    "other_table",  # a second table of the file
)


@dataclass(frozen=True)
class Row:
    """One row under the header: `number` as in the file, as many cells as the header has.

    `part` says what a row is that belongs to no person of the list (one of `PARTS`), else "".
    """

    number: int
    cells: tuple[str, ...]
    part: str = ""


@dataclass(frozen=True)
class Table:
    """A header and its rows. Numbers count as a spreadsheet program shows them, from 1.

    `cleaned` names the rows from which invisible characters were taken away. `sheet`, `encoding`
    and `delimiter` are None where the kind of file has none; `encoding` is Python's name.
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


_UNREADABLE: Final = "file_unreadable"
_TOO_LARGE: Final = "file_too_large"

# Reason -> code of the contract, and one sentence: what the file is and what to do.
_REFUSALS: Final[dict[str, tuple[str, Promise]]] = {
    "not_found": ("file_not_found", _("There is no file %(file)s; check its name and place.")),
    "not_allowed": (
        _UNREADABLE,
        _("%(file)s cannot be opened; check that it is a file and that you may read it."),
    ),
    "empty": (_UNREADABLE, _("%(file)s is empty; choose the file in which the list was saved.")),
    "no_header": (
        _UNREADABLE,
        _(
            "%(file)s has no header in its first %(rows)s rows; "
            "add a row with the names of the columns above the list."
        ),
    ),
    "no_rows": (
        _UNREADABLE,
        _("%(file)s has a header in row %(row)s but no rows under it; add the rows of the list."),
    ),
    "password": (
        _UNREADABLE,
        _(
            "%(file)s is protected with a password; "
            "open it in Excel, save a copy without password and choose that copy."
        ),
    ),
    "rights_managed": (
        _UNREADABLE,
        _(
            "%(file)s is a rights-managed (IRM) Office file; "
            "ask its owner for a copy without restrictions and choose that copy."
        ),
    ),
    "picture": (
        _UNREADABLE,
        _("%(file)s is a picture; type the list into a spreadsheet and choose that file."),
    ),
    "pdf": (
        _UNREADABLE,
        _("%(file)s is a PDF; ask for the spreadsheet behind it, or copy the list into one."),
    ),
    "document": (
        _UNREADABLE,
        _("%(file)s is a document or presentation; copy its table into a spreadsheet."),
    ),
    "web_page": (
        _UNREADABLE,
        _(
            "%(file)s is a web page (HTML), whatever its name says; "
            "open it in Excel, save a copy as XLSX or CSV and choose that copy."
        ),
    ),
    "xml": (
        _UNREADABLE,
        _(
            "%(file)s is an XML file; "
            "open it in Excel, save a copy as XLSX or CSV and choose that copy."
        ),
    ),
    "archive": (
        _UNREADABLE,
        _("%(file)s is a compressed archive; unpack it and choose the list inside."),
    ),
    "truncated": (
        _UNREADABLE,
        _("%(file)s is incomplete, as after a broken download; download or save it again."),
    ),
    "damaged": (
        _UNREADABLE,
        _(
            "%(file)s is damaged; "
            "open it in Excel, save a copy as XLSX or CSV and choose that copy."
        ),
    ),
    "not_a_table": (
        _UNREADABLE,
        _("%(file)s is neither a spreadsheet nor text; choose a list saved as XLSX or CSV."),
    ),
    "open_quote": (
        _UNREADABLE,
        _("Row %(row)s of %(file)s opens a quotation mark that never closes; close or delete it."),
    ),
    "unknown_sheet": (
        _UNREADABLE,
        _("%(file)s has no visible sheet %(sheet)s; choose one of: %(sheets)s."),
    ),
    "no_sheets": (
        _UNREADABLE,
        _("%(file)s is a text file without sheets; leave out the sheet %(sheet)s."),
    ),
    "sheet_required": (
        "sheet_required",
        _("%(file)s has several sheets; choose one of: %(sheets)s."),
    ),
    "size": (
        _TOO_LARGE,
        _("%(file)s is larger than %(megabytes)s MB; split the list into several files."),
    ),
    "rows": (
        _TOO_LARGE,
        _("%(file)s has more than %(rows)s rows; split the list into several files."),
    ),
    "columns": (
        _TOO_LARGE,
        _("Row %(row)s of %(file)s has more than %(columns)s columns; delete those not needed."),
    ),
    "cell": (
        _TOO_LARGE,
        _("A cell in row %(row)s of %(file)s has more than %(characters)s characters; shorten it."),
    ),
    "text": (
        _TOO_LARGE,
        _(
            "%(file)s holds more than %(megabytes)s million characters; "
            "split the list into several files."
        ),
    ),
    "unpacked": (
        _TOO_LARGE,
        _(
            "%(file)s unpacks to more than %(megabytes)s MB; "
            "copy only the cells of the list into a new file and choose that."
        ),
    ),
    "memory": (
        _TOO_LARGE,
        _(
            "%(file)s needs too much memory to read; "
            "copy only the cells of the list into a new file and choose that."
        ),
    ),
    "deadline": (
        _UNREADABLE,
        _(
            "%(file)s takes too long to read; "
            "copy only the cells of the list into a new file and choose that."
        ),
    ),
}


class Unreadable(Exception):  # noqa: N818 - a state of a file, not a fault of ours
    """A file that is refused as a whole.

    `code` is one of the contract of commands, `reason` the finer word behind it, `details` its
    numbers; `sheets` are the names to choose from. `message` is one sentence in the language that
    is active when it is asked for.
    """

    def __init__(self, file: str, reason: str, **details: Any) -> None:
        super().__init__(reason)
        self.file = file
        self.reason = reason
        self.details = details
        self.code = _REFUSALS[reason][0]
        self.sheets: tuple[str, ...] = tuple(details.get("sheets", ()))

    @property
    def message(self) -> str:
        shown = {key: _shown(value) for key, value in self.details.items()}
        return str(_REFUSALS[self.reason][1]) % (shown | {"file": self.file})

    def __str__(self) -> str:
        return self.message


def _shown(value: Any) -> str:
    if isinstance(value, list | tuple):
        return ", ".join(f"“{name}”" for name in value)
    return f"“{value}”" if isinstance(value, str) else str(value)


def read_table(
    source: str | Path | bytes,
    *,
    name: str,
    sheet: str | None = None,
    limits: Limits = WIZARD,
    known: Callable[[str], bool] | None = None,
) -> Table:
    """The table in a file (a path, or its bytes). Raises Unreadable, never anything else.

    `name` is what the file is called in sentences. `known` tells whether a cell is a heading one
    knows (`matching.recogniser(columns)`); it decides which row is the header.
    """
    data = source if isinstance(source, bytes) else _read_file(Path(source), name, limits)
    if len(data) > limits.size:
        raise Unreadable(name, "size", megabytes=limits.size // 1_000_000)
    found = _parse_apart(data, name, sheet, limits)
    rows = [Row(number, tuple(cells)) for number, cells in found.pop("rows")]
    at = find_header(rows, known, limits.header_within)
    if at < 0:
        raise Unreadable(name, "no_header", rows=limits.header_within)
    return _table(name, rows, at, found, limits)


def _read_file(path: Path, name: str, limits: Limits) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(limits.size + 1)
    except FileNotFoundError:
        raise Unreadable(name, "not_found") from None
    except (OSError, ValueError):
        raise Unreadable(name, "not_allowed") from None


def _parse_apart(data: bytes, name: str, sheet: str | None, limits: Limits) -> dict[str, Any]:
    options = asdict(limits) | {"sheet": sheet}
    try:
        answer: dict[str, Any] = run(
            parse, data, options, memory=limits.memory, deadline=limits.deadline
        )
    except Refused as refusal:
        reason = refusal.reason
        if reason == "unknown_sheet" and not refusal.details["sheets"]:
            reason = "no_sheets"
        raise Unreadable(name, reason, **refusal.details) from None
    except Stopped as stop:
        raise Unreadable(name, "damaged" if stop.cause == "crash" else stop.cause) from None
    return answer


def _table(name: str, rows: list[Row], at: int, found: dict[str, Any], limits: Limits) -> Table:
    head, body = rows[at], rows[at + 1 :]
    if not body:
        raise Unreadable(name, "no_rows", row=head.number)
    if len(body) > limits.rows:
        raise Unreadable(name, "rows", rows=limits.rows)
    width = max(len(row.cells) for row in rows[at:])
    return Table(
        name=name,
        sheet=found["sheet"],
        sheets=tuple(found["sheets"]),
        encoding=found["encoding"],
        delimiter=found["delimiter"],
        header_row=head.number,
        header=_padded(head.cells, width),
        rows=tuple(_rows(body, width)),
        cleaned=tuple(number for number in found["cleaned"] if number >= head.number),
    )


def _rows(body: list[Row], width: int) -> Iterator[Row]:
    for row in body:
        yield Row(row.number, _padded(row.cells, width))


def _padded(cells: tuple[str, ...], width: int) -> tuple[str, ...]:
    return cells + ("",) * (width - len(cells))
