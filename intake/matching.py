"""Which column of a file holds which field: by the words of the header, changeable by a person."""

from collections.abc import Callable, Iterable, Sequence
from collections.abc import Mapping as ReadOnly
from dataclasses import dataclass, replace
from typing import Any, Self

from django.utils.functional import Promise

from intake.reading import Row, Table
from intake.text import fold

_LONGEST_HEADING = 6  # words; more is a sentence of a title block


@dataclass(frozen=True)
class Column:
    """A field that a file may bring: the names its column goes by, and what its cells look like.

    `content` tells whether one filled cell could be of this field; it is asked only where no
    heading spoke for the field.
    """

    field: str
    label: str | Promise
    synonyms: tuple[str, ...]
    required: bool = False
    content: Callable[[str], bool] | None = None

    def names(self) -> tuple[str, ...]:
        """Folded names, the field's own included, so that an export by field names comes back."""
        return tuple(dict.fromkeys(fold(name) for name in (*self.synonyms, self.field)))


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


def match_columns(
    header: Sequence[str], columns: Sequence[Column], rows: Sequence[Row] = ()
) -> Mapping:
    """The best guess: exact headings, then those that contain a name, then what cells look like.

    Every column of the file serves one field at most. Cells are looked at only when `rows` are
    given.
    """
    folded = [fold(heading) for heading in header]
    found: dict[str, int] = {}
    for candidates in (_exact(folded, columns), _contained(folded, columns)):
        _take(found, candidates)
    _take(found, _alike(folded, [column for column in columns if column.field not in found], rows))
    return Mapping(
        header=tuple(header),
        columns=tuple((column.field, found.get(column.field)) for column in columns),
        required=tuple(column.field for column in columns if column.required),
    )


def recogniser(columns: Iterable[Column], also: Iterable[str] = ()) -> Callable[[str], bool]:
    """A test for `reading.read_table(known=...)`: is this cell a heading of these columns?

    `also` names headings that lists have though no field wants them ("No", "Tanda Tangan").
    """
    names = {name for column in columns for name in column.names()} | {fold(word) for word in also}

    def is_known(cell: str) -> bool:
        words = fold(cell)
        if words in names:
            return True
        return words.count(" ") < _LONGEST_HEADING and any(_holds(words, name) for name in names)

    return is_known


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
        if name and heading == name
    )
    return [(columns[place].field, at) for _, place, at in ranked]


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


def _holds(heading: str, name: str) -> bool:
    return bool(name) and f" {name} " in f" {heading} "


def _alike(
    folded: list[str], columns: Sequence[Column], rows: Sequence[Row]
) -> Iterable[tuple[str, int]]:
    """Columns whose first hundred cells look like a field, four in five at least."""
    for column in columns:
        for at in range(len(folded)):
            cells = [row.cells[at] for row in rows[:100] if row.cells[at]]
            if column.content and cells:
                alike = sum(1 for cell in cells if column.content(cell))
                if alike >= 0.8 * len(cells):
                    yield column.field, at
