"""Which column of a file holds which field: by the words of the header, changeable by a person."""

import re
from collections.abc import Callable, Iterable, Sequence
from collections.abc import Mapping as ReadOnly
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Self

from django.utils.functional import Promise

from intake.files.reading import GROUP_HEADING, Row, Table
from intake.text import fold

MEASURED, ALIKE = 100, 0.8
_JOINT = re.compile(r"[/&,;+()\n]|\b(?:dan|and|serta)\b", re.IGNORECASE)
_LONGEST_HEADING = 6  # words; more is a sentence of a title block
_LONGEST = 200  # characters of a heading that tells a field


@cache
def _folded(names: tuple[str, ...]) -> tuple[str, ...]:
    """Asked for every heading of a file, which may be thousands."""
    return tuple(dict.fromkeys(map(fold, names)))


@dataclass(frozen=True)
class Column:
    """A field that a file may bring: the names its column goes by, and what its cells look like.

    `content` tells whether one filled cell could be of this field; it is asked only where no
    heading spoke for the field. A `grouping` field without a column of its own takes the text
    that stood over groups of rows.
    """

    field: str
    label: str | Promise
    synonyms: tuple[str, ...]
    required: bool = False
    content: Callable[[str], bool] | None = None
    grouping: bool = False

    def names(self) -> tuple[str, ...]:
        """Folded names, the field's own included, so that an export by field names comes back."""
        return _folded((*self.synonyms, self.field))


@dataclass(frozen=True)
class Mapping:
    """Fields on the columns of one header. Every field is in `columns`, unmatched ones as None."""

    header: tuple[str, ...]
    columns: tuple[tuple[str, int | None], ...]
    required: tuple[str, ...] = ()

    @property
    def fields(self) -> dict[str, int]:
        return {field: index for field, index in self.columns if index is not None}

    @property
    def missing(self) -> tuple[str, ...]:
        """Required fields without a column."""
        return tuple(field for field in self.required if field not in self.fields)

    @property
    def ignored(self) -> tuple[str, ...]:
        """Headings of the file that no field uses."""
        used = set(self.fields.values())
        return tuple(name for at, name in enumerate(self.header) if name and at not in used)

    def values(self, row: Row) -> dict[str, str]:
        """The cells of a row by field; fields without a column are left out."""
        return {field: row.cells[index] for field, index in self.fields.items()}

    def sample(self, table: Table, field: str, n: int = 3) -> tuple[str, ...]:
        """The first `n` different values under a field."""
        index = self.fields.get(field)
        return () if index is None else sample_column(table, index, n)

    def with_choice(self, field: str, index: int | None) -> Self:
        """The same with one field moved; a field that used that column loses it.

        Raises KeyError for an unknown field and IndexError for a column the file does not have.
        """
        if field not in dict(self.columns):
            raise KeyError(field)
        if index is not None and not 0 <= index < len(self.header):
            raise IndexError(index)
        chosen = (
            (name, index if name == field else None if at == index else at)
            for name, at in self.columns
        )
        return replace(self, columns=tuple(chosen))

    def as_json(self) -> dict[str, Any]:
        return {
            "header": list(self.header),
            "columns": dict(self.columns),
            "required": list(self.required),
        }

    @classmethod
    def from_json(cls, data: ReadOnly[str, Any]) -> Self:
        return cls(
            header=tuple(data["header"]),
            columns=tuple(data["columns"].items()),
            required=tuple(data["required"]),
        )


def propose(
    table: Table, columns: Sequence[Column], known: ReadOnly[str, str], also: Iterable[str] = ()
) -> Mapping:
    """The best guess for a table, knowing what people said of such headings before."""
    return match_columns(table.header, columns, table.rows, known, also)


def match_columns(
    header: Sequence[str],
    columns: Sequence[Column],
    rows: Sequence[Row] = (),
    known: ReadOnly[str, str] | None = None,
    also: Iterable[str] = (),
) -> Mapping:
    """The best guess: remembered headings, exact ones, those with a name inside, then contents.

    Every column of the file serves one field at most. `known` goes from a folded heading to a
    field, or to nothing for a column that is ignored; `also` are headings no field wants. Cells
    are looked at only when `rows` are given.
    """
    folded = ["" if heading == GROUP_HEADING else _heard(heading) for heading in header]
    known = known or {}
    found: dict[str, int] = {}
    _take(found, _remembered(folded, columns, known))
    folded = ["" if known.get(heading) == "" else heading for heading in folded]
    heard = [raw if words else "" for raw, words in zip(header, folded, strict=True)]
    _take(found, _exact(folded, columns))
    _take(found, _joined(heard, columns, has_groups=GROUP_HEADING in header))
    _take(found, _contained(folded, columns))
    _take(found, _grouped(header, columns))
    open_to_content = _unclaimed(header, found, known, also)
    _take(found, _alike(open_to_content, [c for c in columns if c.field not in found], rows))
    return Mapping(
        header=tuple(header),
        columns=tuple((column.field, found.get(column.field)) for column in columns),
        required=tuple(column.field for column in columns if column.required),
    )


def _remembered(
    folded: list[str], columns: Sequence[Column], known: ReadOnly[str, str]
) -> list[tuple[str, int]]:
    ours = {column.field for column in columns}
    named = ((known.get(heading, ""), at) for at, heading in enumerate(folded) if heading)
    return [(field, at) for field, at in named if field in ours]


def _grouped(header: Sequence[str], columns: Sequence[Column]) -> list[tuple[str, int]]:
    places = [at for at, heading in enumerate(header) if heading == GROUP_HEADING]
    return [(column.field, at) for column in columns if column.grouping for at in places]


def _unclaimed(
    header: Sequence[str],
    found: ReadOnly[str, int],
    known: ReadOnly[str, str],
    also: Iterable[str],
) -> list[int]:
    """Places whose cells may speak: not taken, not ignored, not a running number or a signature."""
    spoken_for = {fold(word) for word in also} | {head for head in known if known[head] == ""}
    return [
        at
        for at, heading in enumerate(header)
        if at not in found.values()
        and heading != GROUP_HEADING
        and (not fold(heading) or fold(heading) not in spoken_for)
    ]


def recogniser(columns: Iterable[Column], also: Iterable[str] = ()) -> Callable[[str], bool]:
    """A test for `reading.read_table(known=...)`: is this cell a heading of these columns?

    `also` names headings that lists have though no field wants them ("No", "Tanda Tangan").
    """
    names = {name for column in columns for name in column.names()} | {fold(word) for word in also}

    def is_known(cell: str) -> bool:
        words = _heard(cell)
        if words in names:
            return True
        return words.count(" ") < _LONGEST_HEADING and any(_holds(words, name) for name in names)

    return is_known


def parts_of(heading: str) -> list[str]:
    """The folded names that a heading joins: "Nama Lengkap / NIP" has two."""
    return [part for part in map(fold, _JOINT.split(heading)) if part]


def sample_column(table: Table, index: int, n: int = 3) -> tuple[str, ...]:
    """The first `n` different values of a column of the file, matched or not."""
    seen: dict[str, None] = {}
    for row in table.rows:
        if row.cells[index]:
            seen[row.cells[index]] = None
        if len(seen) == n:
            break
    return tuple(seen)


def _take(found: dict[str, int], candidates: Iterable[tuple[str, int]]) -> None:
    for field, index in candidates:
        if field not in found and index not in found.values():
            found[field] = index


def _exact(folded: list[str], columns: Sequence[Column]) -> list[tuple[str, int]]:
    """By the order of a field's synonyms, so that the first named wins among several columns."""
    ranked = sorted(
        (rank, place, at)
        for place, column in enumerate(columns)
        for rank, name in enumerate(column.names())
        for at, heading in enumerate(folded)
        if name and (heading == name or _run_together(heading) == _run_together(name))
    )
    return [(columns[place].field, at) for _, place, at in ranked]


def _joined(
    header: Sequence[str], columns: Sequence[Column], *, has_groups: bool
) -> list[tuple[str, int]]:
    """Headings of two things in one column, "Nama/Instansi": what is needed first, then what
    people are counted by unless it stood over groups of rows, then the one named first.
    """
    known = [column.names() for column in columns]
    ranked = sorted(
        (not columns[place].required, has_groups or not columns[place].grouping, nth, place, at)
        for at, heading in enumerate(header)
        for nth, part in enumerate(parts_of(heading))
        for place, names in enumerate(known)
        if part in names
    )
    return [(columns[place].field, at) for *_, place, at in ranked]


def _contained(folded: list[str], columns: Sequence[Column]) -> list[tuple[str, int]]:
    """Longer names first; then those nearer the start, where an Indonesian heading has its noun."""
    ranked = sorted(
        (-len(name), f" {heading} ".index(f" {name} "), place, at)
        for place, column in enumerate(columns)
        for name in column.names()
        for at, heading in enumerate(folded)
        if _holds(heading, name)
    )
    return [(columns[place].field, at) for _, _, place, at in ranked]


def _heard(heading: str) -> str:
    """The folded heading; a text in the place of one says nothing."""
    return fold(heading) if len(heading) <= _LONGEST else ""


def _holds(heading: str, name: str) -> bool:
    return bool(name) and f" {name} " in f" {heading} "


def _run_together(words: str) -> str:
    """ "e mail" and "email", "n a m a" and "nama" are one."""
    return words.replace(" ", "")


def _alike(
    places: Sequence[int], columns: Sequence[Column], rows: Sequence[Row]
) -> list[tuple[str, int]]:
    """Columns whose first cells look like a field, four in five at least; the best first."""
    found: list[tuple[float, int, int]] = []
    for at in places:
        cells = [row.cells[at] for row in rows[:MEASURED] if row.cells[at] and not row.part]
        for place, column in enumerate(columns):
            if column.content and cells:
                share = sum(1 for cell in cells if column.content(cell)) / len(cells)
                if share >= ALIKE:
                    found.append((-share, place, at))
    return [(columns[place].field, at) for _, place, at in sorted(found)]
