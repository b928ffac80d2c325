"""A checked run is written: computed first, then one short transaction, all or nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from intake import kinds
from intake.checking import fill, judge_run, rows_of, save
from intake.kinds import Judged, Judgement, Kind
from intake.models import ImportRow, ImportRun
from intake.uploading import Closed, change, drop_file

State = ImportRun.State
FILLED = ("object_id", "created", "after")


class Changed(Exception):  # noqa: N818 - an answer, not a fault
    """The data changed since the check; `rows` would now be judged differently. Check again."""

    def __init__(self, rows: tuple[int, ...]) -> None:
        super().__init__(rows)
        self.rows = rows


class RowsInvalid(Exception):  # noqa: N818 - an answer, not a fault
    """Rows with errors, and only all or nothing was asked for. Nothing is written."""

    def __init__(self, rows: tuple[int, ...]) -> None:
        super().__init__(rows)
        self.rows = rows


@dataclass(frozen=True)
class Applied:
    """What was written: rows by verdict, and the kind's own counts."""

    run: int
    counts: dict[str, int]
    effects: dict[str, Any]


def apply(run: ImportRun, by: Any, moment: datetime, *, only_valid: bool = False) -> Applied:
    """Writes what the check announced. Closed, RowsInvalid and Changed: nothing is written.

    Of two who apply at once one wins and the other gets Closed. Verdicts are worked out before the
    transaction, so that it holds the database for the writes alone.
    """
    if run.state != State.CHECKED:
        raise Closed(run.pk)
    kind = kinds.get(run.kind)
    rows = rows_of(run)
    mark = kind.mark(run.target)
    judgement = judge_run(kind, run, rows)
    _refuse_changes(rows, judgement)
    _refuse_errors(judgement, only_valid=only_valid)
    effects = run.effects | judgement.effects
    applied = {"applied_by": by, "applied_at": moment, "effects": effects}
    try:
        with transaction.atomic():
            _queue_up(kind)
            change(run, (State.CHECKED,))(state=State.APPLIED, **applied)
            if kind.mark(run.target) != mark:
                raise Changed(())
            _write(kind, judgement, rows)
            drop_file(run.upload)
    except (Changed, IntegrityError):
        run.refresh_from_db()
        raise Changed(()) from None
    return Applied(run.pk, judgement.counts(), judgement.effects)


def _write(kind: Kind, judgement: Judgement, rows: Sequence[ImportRow]) -> None:
    kind.write(judgement)
    fill(rows, judgement.rows)
    save([row for row in rows if row.verdict in kinds.WRITTEN], FILLED)


def _queue_up(kind: Kind) -> None:
    """Runs of one kind are applied one by one, so that each sees what the last one wrote."""
    checked = ImportRun.objects.filter(kind=kind.key, state=State.CHECKED).order_by("pk")
    list(checked.select_for_update().values_list("pk", flat=True))


def _refuse_errors(judgement: Judgement, *, only_valid: bool) -> None:
    wrong = tuple(row.number for row in judgement.rows if row.verdict == kinds.ERROR)
    if wrong and not only_valid:
        raise RowsInvalid(wrong)


def _refuse_changes(rows: Sequence[ImportRow], judgement: Judgement) -> None:
    changed = tuple(
        found.number
        for row, found in zip(rows, judgement.rows, strict=True)
        if _stored(row) != _found(found)
    )
    if changed:
        raise Changed(changed)


def _stored(row: ImportRow) -> tuple[Any, ...]:
    return row.verdict, row.problems, row.before, row.after, row.object_id


def _found(row: Judged) -> tuple[Any, ...]:
    problems = [problem.as_json() for problem in row.problems]
    return row.verdict, problems, row.before, row.after, row.object_id
