"""Rows of a run on their way into the database and back, without a model instance for each."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from intake import kinds
from intake.bulk import change, insert
from intake.files.reading import Row
from intake.kinds import Judged, Kind, Line
from intake.matching import Mapping
from intake.models import ImportRow, ImportRun

AT_ONCE = 2000
KNOWN = 5000
# One for all: an empty frozenset takes more room than a line.
NOTHING_MENDED: frozenset[str] = frozenset()
READ = ("pk", "number", "cells", "part", "edits", "decision")
COMPARED = ("verdict", "problems", "before", "after", "object_id")
VERDICT = (*COMPARED, "created")
# What applying adds to the verdict.
WRITTEN = ("object_id", "created", "after")
FRESH: dict[str, Any] = {"edits": {}, "verdict": "", "problems": [], "decision": ""}
FRESH |= {"object_id": None, "created": [], "before": {}, "after": {}}


@dataclass(frozen=True)
class Stored:
    """The rows of a run as the kind sees them, in the order of the file.

    `keys` are their ids in the same order, `parts` says by number which are no rows of the list.
    """

    lines: list[Line] = field(default_factory=list)
    keys: list[int] = field(default_factory=list)
    parts: dict[int, str] = field(default_factory=dict)

    def with_keys(self, judged: Sequence[Judged]) -> list[tuple[int, Judged]]:
        return list(zip(self.keys, judged, strict=True))


def store(run: ImportRun, rows: Iterable[Row]) -> None:
    """Rows just read, nothing said of them yet."""
    names = ("run", "number", "cells", "part", *FRESH)
    fresh = tuple(FRESH.values())
    values = ((run.pk, row.number, row.cells, row.part, *fresh) for row in rows)
    insert(ImportRow, names, values)


def load(kind: Kind, run: ImportRun) -> Stored:
    """All rows, with what people mended in place."""
    fields = Mapping.from_json(run.mapping).fields
    replaced = {name: run.answers[name] for name in run.answers if name not in kind.own_answers}
    stored, known = Stored(), _Known()
    rows = run.rows.order_by("number").values_list(*READ).iterator(AT_ONCE)
    for key, number, cells, part, edits, decision in rows:
        values = {name: known.same(cells[at]) for name, at in fields.items()}
        for name, texts in replaced.items():
            if name in values:
                values[name] = texts.get(values[name], values[name])
        values |= edits
        mended = frozenset(edits) if edits else NOTHING_MENDED
        stored.lines.append(Line(number, values, decision, mended))
        stored.keys.append(key)
        if part and not _is_counted_in(decision):
            stored.parts[number] = part
    return stored


class _Known:
    """Texts that many rows share, as agencies and positions, are held once."""

    def __init__(self) -> None:
        self._texts: dict[str, str] = {}

    def same(self, text: str) -> str:
        if len(self._texts) < KNOWN:
            return self._texts.setdefault(text, text)
        return self._texts.get(text, text)


def _is_counted_in(decision: str) -> bool:
    """Whoever decides something about a row, except to leave it out, takes it for one."""
    return decision not in ("", kinds.LEFT_OUT)


def save(judged: Iterable[tuple[int, Judged]], names: Sequence[str]) -> None:
    """What is known of rows now, by their ids."""
    change(ImportRow, names, ((*_values(row, names), key) for key, row in judged))


def verdicts(run: ImportRun) -> Iterator[tuple[Any, ...]]:
    """The values of `COMPARED` as they are stored, row by row."""
    return iter(run.rows.order_by("number").values_list(*COMPARED).iterator(AT_ONCE))


def compared(row: Judged) -> tuple[Any, ...]:
    """The same values of a verdict just found."""
    return tuple(_values(row, COMPARED))


def _values(row: Judged, names: Sequence[str]) -> Iterator[Any]:
    for name in names:
        if name == "problems":
            yield [problem.as_json() for problem in row.problems]
        else:
            yield getattr(row, name)
