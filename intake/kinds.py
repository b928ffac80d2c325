"""What can be imported: the interface an app fills in, and the register it signs in `ready()`."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from dataclasses import field as fresh
from datetime import date, datetime
from typing import Any

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from import_export.resources import Resource

from intake.matching import Column
from intake.text import shortened

NEW, UPDATE, SAME, DUPLICATE, ERROR, SKIPPED = VERDICTS = (
    "new",
    "update",
    "same",
    "duplicate",
    "error",
    "skipped",
)
WRITTEN = (NEW, UPDATE)
LONGEST_SHOWN = 200  # letters of a cell inside a sentence


@dataclass(frozen=True, slots=True)
class Line:
    """A row as a kind sees it: its number in the file and its cells by field.

    `settled` are the fields that a person typed on the check page: they are meant as they are.
    """

    number: int
    values: Mapping[str, str]
    decision: str = ""
    settled: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Context:
    """What a kind knows of the list as a whole, besides its rows.

    `header` are all headings of the file, `headings` those of the matched fields. `answers` are
    what a person said once for every cell of a text: field -> text as typed -> answer. Except for
    `Kind.own_answers` the answer has taken the place of the text in the lines already. `by` is who
    brings the list in, nobody where a script does, and `moment` when.
    """

    header: tuple[str, ...] = ()
    headings: Mapping[str, str] = fresh(default_factory=dict)
    answers: Mapping[str, Mapping[str, str]] = fresh(default_factory=dict)
    by: Any = None
    moment: datetime | None = None


@dataclass(frozen=True)
class Ask:
    """How a person settles a cause on the check page.

    Without `choices` the answer is typed, with them it is one of (value, label) for the target.
    Asked once for each text that stands under the field; or `per_row`: then a typed answer mends
    the cell of that row, and a chosen one is the row's decision unless it `mends` the cell as well.
    `likely` names the parameter of the problem that holds what was probably meant: it is written
    into the input, and counts when a person saves it.
    """

    choices: Callable[[str], Sequence[tuple[str, str | Promise]]] | None = None
    per_row: bool = False
    mends: bool = False
    likely: str = ""

    @property
    def decides(self) -> bool:
        """Whether the answer is a decision about a row as a whole."""
        return self.per_row and self.choices is not None and not self.mends


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a field of a row. The sentence is made when it is read, from `code`.

    `params` hold JSON values only; a `day` is written as ISO does. An error keeps the row out;
    anything else is said and passes.
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


@dataclass(slots=True)
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

    `judge(target, lines, context)` loads its lookups once and writes nothing. `mark(target)` is a
    short text that differs after any change of the data that judging looked at. `write(judgement)`
    and `take_back(rows)` run inside a transaction that is already open. `targets(user, day)` are
    those the person may import into. `records(target)` are what is there now, in the order of an
    export by `resource`; brought back unchanged, every row of it is the same.
    """

    key: str
    label: str | Promise
    columns: tuple[Column, ...]
    resource: type[Resource]
    messages: Mapping[str, str | Promise]
    judge: Callable[[str, Sequence[Line], Context], Judgement]
    mark: Callable[[str], str]
    write: Callable[[Judgement], None]
    take_back: Callable[..., TakenBack]
    targets: Callable[[Any, date], Sequence[Target]]
    target_label: Callable[[str], str]
    result_url: Callable[[str], str]
    records: Callable[[str], Iterable[Any]]
    # Causes that a person can settle on the check page, by the code of the problem; by
    # "field:code" where the choices differ from field to field.
    asks: Mapping[str, Ask] = fresh(default_factory=dict)
    # Fields whose answers the kind reads from the context instead of finding them in the cells.
    own_answers: tuple[str, ...] = ()
    # The agency that organises a target, as (key, name): what its lists look like is remembered.
    organiser: Callable[[str], tuple[str, str] | None] = lambda target: None
    # Names of effects that a script is told at the top of the report; the rest are side effects.
    told: tuple[str, ...] = ()
    # Headings that lists have though no field wants them; they help to find the header.
    also_headings: tuple[str, ...] = ()
    # The resource on the way in, where it knows columns that are never exported.
    reading: type[Resource] | None = None
    # What one should know of a target before bringing a list into it: one sentence, mostly none.
    note: Callable[[str], str] = lambda target: ""
    # Whether `take_back` is told as well who takes back and when, to write it down.
    signs_taking_back: bool = False
    # Rows of the template that people download, by field.
    examples: tuple[Mapping[str, str], ...] = ()

    @property
    def fields(self) -> dict[str, Any]:
        """How the cells of its columns are read and put into words."""
        found: dict[str, Any] = (self.reading or self.resource)().fields
        return found

    def column(self, name: str) -> Column | None:
        return next((column for column in self.columns if column.field == name), None)

    def ask(self, field: str, code: str) -> Ask | None:
        """How this cause is settled in this field: `asks` of "field:code", else of the code."""
        found = self.asks.get(f"{field}:{code}") or self.asks.get(code)
        return found or ASKS.get(code)

    def message(self, problem: Problem) -> str:
        """One sentence in the language that is active now."""
        text = self.messages.get(problem.code) or MESSAGES[problem.code]
        return str(text) % {name: _shown(name, value) for name, value in problem.params.items()}


def _shown(name: str, value: Any) -> Any:
    """Days are kept as ISO writes them and shown as people do; a long text is cut; of what has a
    name in each language the reader's is shown.
    """
    if name == "day":
        return date_format(date.fromisoformat(value), "DATE_FORMAT")
    if isinstance(value, Mapping):
        return value.get((get_language() or "id")[:2]) or value["id"]
    return shortened(value, LONGEST_SHOWN) if isinstance(value, str) else value


MESSAGES: Mapping[str, str | Promise] = {
    "required": _("This column is needed but the row leaves it empty."),
    "too_long": _("This is longer than %(most)s letters; shorten it."),
    "edited_since": _("It was changed after the import, so it stays as it is now."),
    "removed_since": _("It was removed after the import already."),
    "header_again": _("The header repeated; it is no row of the list."),
    "group": _("A heading over the rows below it; it is no row of the list."),
    "numbered": _("A numbered line that nobody filled in."),
    "subtotal": _("A line of totals; it is no row of the list."),
    "signature": _("Part of the signatures under the list."),
    "other_table": _("A row of another table in the same file."),
    # Why the last work on a run ended without a result (`ImportRun.failure`).
    "changed": _("Other data changed since the check. Nothing was imported; check again."),
    "rows_invalid": _("Rows have to be fixed, so nothing was imported."),
    "columns_missing": _("A column that is needed is not matched; match the columns again."),
    "closed": _("Somebody else changed this import meanwhile. Look again."),
    "too_late": _(
        "This import can no longer be undone: the seven days are over, or the data of its people "
        "were deleted."
    ),
    "interrupted": _("The work was interrupted. Nothing was half written; start it again."),
    "broken": _("Something went wrong on our side. Nothing was half written; try again."),
}

# A row that was taken for no row of the list can be counted in after all.
COUNTED, LEFT_OUT = "counted", "left_out"


def _counted_or_not(target: str) -> Sequence[tuple[str, str | Promise]]:
    return ((COUNTED, _("It is a row of the list")), (LEFT_OUT, _("Leave it out")))


ASKS: Mapping[str, Ask] = dict.fromkeys(
    ("group", "subtotal", "signature", "other_table"), Ask(_counted_or_not, per_row=True)
)

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
