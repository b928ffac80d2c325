"""What the pages of the wizard show of a run: steps, samples, counts, and rows cell by cell."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy

from intake import kinds
from intake.checking import Reported, problems_of_row
from intake.kinds import Kind
from intake.matching import Mapping
from intake.models import ImportRow, ImportRun
from intake.private import is_private
from intake.querysets import OPEN
from intake.text import escape_formula, shortened
from intake.uploading import mapping_of
from intake.wizard.forms import Destinations, heading_of

STEPS = (
    (gettext_lazy("Upload"), ""),
    (gettext_lazy("Match columns"), "intake:run-match"),
    (gettext_lazy("Check"), "intake:run-check"),
    (gettext_lazy("Confirm"), "intake:run-confirm"),
    (gettext_lazy("Done"), ""),
)
SAMPLED_ROWS, SAMPLES, LONGEST_SAMPLE = 200, 3, 60
LONGEST_CELL = 240  # letters; the whole text stands on the page of its row alone
LONGEST_WORD = 30
TEXTS = ("text", "mended", "read_as", "old", "new")  # of a Cell
REFUSED = (kinds.ERROR, kinds.DUPLICATE)


@dataclass(frozen=True)
class Step:
    """A step of the bar; `url` only where one can go back to it."""

    label: str
    state: str
    url: str = ""


@dataclass(frozen=True)
class Count:
    """How many rows got a verdict."""

    verdict: str
    number: int


@dataclass(frozen=True)
class FileColumn:
    """A column of the file: letter and heading, what it is used for, a few of its values."""

    heading: str
    used_for: str
    samples: tuple[str, ...]
    is_private: bool = False


@dataclass(frozen=True)
class Cell:
    """One field of a row: the text of the file, how it is read, or the old and the new value.

    `mended` is what a person typed here in its place. `is_cut` where one of them is longer than
    what is shown.
    """

    id: str
    label: str
    text: str
    mended: str | None = None
    read_as: str = ""
    old: str = ""
    new: str = ""
    is_changed: bool = False
    is_formula: bool = False
    problems: tuple[Reported, ...] = ()
    is_cut: bool = False

    @property
    def is_wide(self) -> bool:
        """Whether a word is so long that it has to be broken, which nobody does to an address."""
        words = " ".join(getattr(self, name) or "" for name in TEXTS).split()
        return any(len(word) > LONGEST_WORD for word in words)


@dataclass(frozen=True)
class PreviewRow:
    """A row of the check page. `notes` are problems of fields that have no column here."""

    number: int
    verdict: str
    cells: tuple[Cell, ...]
    notes: tuple[Reported, ...]

    @property
    def is_cut(self) -> bool:
        return any(cell.is_cut for cell in self.cells)

    @property
    def is_wide(self) -> bool:
        return any(cell.is_wide for cell in self.cells)


def steps(number: int, run: ImportRun | None = None) -> list[Step]:
    """The bar with step `number` as the current one; an open run can go back to earlier steps
    while nothing is at work on it."""
    may_return = run is not None and run.state in OPEN and not run.work
    return [
        Step(
            str(label),
            "done" if at < number else "current" if at == number else "next",
            reverse(view, args=[run.pk]) if run and view and may_return and at < number else "",
        )
        for at, (label, view) in enumerate(STEPS, start=1)
    ]


def counts(run: ImportRun) -> list[Count]:
    """Verdicts that occur, in the order of `kinds.VERDICTS`."""
    return [Count(name, run.counts[name]) for name in kinds.VERDICTS if run.counts.get(name)]


def to_write(run: ImportRun) -> int:
    return sum(run.counts.get(verdict, 0) for verdict in kinds.WRITTEN)


def refused(run: ImportRun) -> int:
    return sum(run.counts.get(verdict, 0) for verdict in REFUSED)


def may_undo(run: ImportRun, moment: datetime) -> bool:
    if run.applied_at is None or "emptied_at" in run.effects:
        return False
    return moment - run.applied_at < settings.UNDO_KEPT_FOR


def taking_back(run: ImportRun) -> dict[str, int]:
    """How many rows undoing removes and how many it gives their earlier values."""
    return {
        "removed": run.counts.get(kinds.NEW, 0),
        "restored": run.counts.get(kinds.UPDATE, 0),
    }


def samples(run: ImportRun) -> list[tuple[str, ...]]:
    """For each column of the file the first different values."""
    found: list[dict[str, None]] = [{} for _heading in run.header]
    for cells in run.rows.order_by("number").values_list("cells", flat=True)[:SAMPLED_ROWS]:
        for column, text in zip(found, cells, strict=False):
            if text and len(column) < SAMPLES:
                column[shortened(text, LONGEST_SAMPLE)] = None
    return [tuple(column) for column in found]


def file_columns(kind: Kind, mapping: Mapping, seen: Sequence[tuple[str, ...]]) -> list[FileColumn]:
    used = {at: name for name, at in mapping.fields.items()}
    labels = {column.field: str(column.label) for column in kind.columns}
    return [
        FileColumn(
            heading_of(at, name),
            labels.get(used.get(at, ""), ""),
            seen[at],
            at not in used and is_private(name, kind),
        )
        for at, name in enumerate(mapping.header)
    ]


def preview_rows(
    run: ImportRun, kind: Kind, rows: Iterable[ImportRow], *, whole: bool = False
) -> list[PreviewRow]:
    """Rows with their cells, long texts shortened unless they are wanted `whole`."""
    shown = shown_columns(run, kind)
    fields = kind.fields
    found = (_preview(kind, fields, shown, row) for row in rows)
    return list(found) if whole else [_short_row(row) for row in found]


def _short_row(row: PreviewRow) -> PreviewRow:
    return replace(row, cells=tuple(_short_cell(cell) for cell in row.cells))


def _short_cell(cell: Cell) -> Cell:
    texts: dict[str, Any] = {name: getattr(cell, name) or "" for name in TEXTS}
    if all(len(text) <= LONGEST_CELL for text in texts.values()):
        return cell
    short: dict[str, Any] = {
        name: shortened(text, LONGEST_CELL) for name, text in texts.items() if text
    }
    return replace(cell, **short, is_cut=True)


def shown_columns(run: ImportRun, kind: Kind) -> list[tuple[str, str, int]]:
    """Field, label and place in the file, in the order of the kind."""
    places = mapping_of(run).fields
    return [
        (column.field, str(column.label), places[column.field])
        for column in kind.columns
        if column.field in places
    ]


def _preview(
    kind: Kind, fields: dict[str, Any], shown: Sequence[tuple[str, str, int]], row: ImportRow
) -> PreviewRow:
    problems = problems_of_row(kind, row)
    names = {name for name, _label, _at in shown}
    cells = tuple(
        _cell(row, fields, name, label, row.cells[at], [p for p in problems if p.field == name])
        for name, label, at in shown
    )
    notes = tuple(problem for problem in problems if problem.field not in names)
    return PreviewRow(row.number, row.verdict, cells, notes)


def _cell(
    row: ImportRow,
    fields: dict[str, Any],
    name: str,
    label: str,
    text: str,
    problems: Sequence[Reported],
) -> Cell:
    old, new = (_rendered(fields, name, values.get(name)) for values in (row.before, row.after))
    is_changed = name in row.before and name in row.after and old != new
    mended = row.edits.get(name)
    read_as = "" if is_changed or not text or new in (text, mended) else new
    return Cell(
        f"problem-{row.number}-{name}",
        label,
        text,
        mended,
        read_as,
        old,
        new,
        is_changed,
        looks_like_formula(text),
        tuple(problems),
    )


def looks_like_formula(text: str) -> bool:
    """Whether a spreadsheet program would work it out; here it is text and stays text."""
    return escape_formula(text, typed=True) != text


def _rendered(fields: dict[str, Any], name: str, value: Any) -> str:
    """A stored value in the reader's words, as an export would write it."""
    if value in (None, ""):
        return ""
    return str(fields[name].widget.render(value)) if name in fields else str(value)


def target_labels(destinations: Destinations) -> dict[tuple[str, str], str]:
    """What targets are called, by the keys of kind and target."""
    return {(kind.key, each.key): each.label for kind, targets in destinations for each in targets}


def headings(*labels: str) -> list[dict[str, str]]:
    """Columns as the table component takes them."""
    return [{"label": label} for label in labels]
