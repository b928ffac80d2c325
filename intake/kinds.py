"""What can be imported: the interface an app fills in, and the register it signs in `ready()`."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from dataclasses import field as fresh
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from import_export.resources import Resource

from intake.matching import Column

NEW, UPDATE, SAME, DUPLICATE, ERROR, SKIPPED = VERDICTS = (
    "new",
    "update",
    "same",
    "duplicate",
    "error",
    "skipped",
)
WRITTEN = (NEW, UPDATE)


@dataclass(frozen=True)
class Line:
    """A row as a kind sees it: its number in the file and its cells by field."""

    number: int
    values: Mapping[str, str]
    decision: str = ""


@dataclass(frozen=True)
class Problem:
    """What is wrong with a field of a row. The sentence is made when it is read, from `code`.

    `params` hold JSON values only. An error keeps the row out; anything else is said and passes.
    """

    field: str
    code: str
    params: Mapping[str, Any] = fresh(default_factory=dict)
    is_error: bool = False

    def as_json(self) -> dict[str, Any]:
        return {
            "field": self.field,
            "code": self.code,
            "params": dict(self.params),
            "is_error": self.is_error,
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "Problem":
        return cls(data["field"], data["code"], data["params"], data["is_error"])


@dataclass
class Judged:
    """What will happen to a row. `before` and `after` are JSON values by field.

    `write` fills in what it has made: `object_id`, `created` as [model label, id] pairs.
    """

    number: int
    verdict: str
    problems: list[Problem] = fresh(default_factory=list)
    before: dict[str, Any] = fresh(default_factory=dict)
    after: dict[str, Any] = fresh(default_factory=dict)
    object_id: int | None = None
    created: list[list[Any]] = fresh(default_factory=list)


@dataclass
class Judgement:
    """All rows of a run judged, what else applying does (JSON), and the kind's own plan."""

    rows: list[Judged]
    effects: dict[str, Any]
    plan: Any = None

    def counts(self) -> dict[str, int]:
        found = dict.fromkeys(VERDICTS, 0)
        for row in self.rows:
            found[row.verdict] += 1
        return found


@dataclass(frozen=True)
class Kept:
    """A row that undoing leaves alone, and the code of the reason."""

    number: int
    code: str


@dataclass(frozen=True)
class TakenBack:
    """What undoing did: rows that are as before, and rows that stay."""

    undone: int
    kept: tuple[Kept, ...] = ()


@dataclass(frozen=True)
class Target:
    """Something a list can be imported into: a workshop, a plan."""

    key: str
    label: str


@dataclass(frozen=True)
class Kind:
    """One kind of list. `resource` declares columns, widgets, cleaning and export.

    `judge(target, lines)` loads its lookups once and writes nothing. `mark(target)` is a short
    text that differs after any change of the data that judging looked at. `write(judgement)` and
    `take_back(rows)` run inside a transaction that is already open. `targets(user, day)` are those
    the person may import into.
    """

    key: str
    label: str | Promise
    columns: tuple[Column, ...]
    resource: type[Resource]
    messages: Mapping[str, str | Promise]
    judge: Callable[[str, Sequence[Line]], Judgement]
    mark: Callable[[str], str]
    write: Callable[[Judgement], None]
    take_back: Callable[[Sequence[Judged]], TakenBack]
    targets: Callable[[Any, date], Sequence[Target]]
    target_label: Callable[[str], str]
    result_url: Callable[[str], str]
    # Names of effects that a script is told at the top of the report; the rest are side effects.
    told: tuple[str, ...] = ()
    # Headings that lists have though no field wants them; they help to find the header.
    also_headings: tuple[str, ...] = ()
    # Headings of columns that are never stored: identity and bank numbers.
    never_stored: tuple[str, ...] = ()
    # Rows of the template that people download, by field.
    examples: tuple[Mapping[str, str], ...] = ()

    def column(self, name: str) -> Column | None:
        return next((column for column in self.columns if column.field == name), None)

    def message(self, problem: Problem) -> str:
        """One sentence in the language that is active now."""
        text = self.messages.get(problem.code) or MESSAGES[problem.code]
        return str(text) % problem.params


MESSAGES: Mapping[str, str | Promise] = {
    "required": _("This column is needed but the row leaves it empty."),
    "too_long": _("This is longer than %(most)s letters; shorten it."),
    "edited_since": _("It was changed after the import, so it stays as it is now."),
    "removed_since": _("It was removed after the import already."),
}

_register: dict[str, Kind] = {}


class UnknownKind(LookupError):  # noqa: N818 - an answer, not a fault
    """No app has registered a kind by this key."""


def register(kind: Kind) -> None:
    _register[kind.key] = kind


def get(key: str) -> Kind:
    """Raises UnknownKind."""
    try:
        return _register[key]
    except KeyError:
        raise UnknownKind(key) from None


def all_kinds() -> tuple[Kind, ...]:
    return tuple(_register.values())


def say_why(kind: Kind, kept: Kept) -> str:
    return kind.message(Problem("", kept.code))
