"""A checked run is written: computed first, then one short transaction, all or nothing."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from intake import kinds
from intake.bulk import unhurried_collector
from intake.checking import judge_run
from intake.claiming import SILENT, Closed, Progress, change
from intake.kinds import Judged, Judgement, Kind
from intake.models import ImportRun
from intake.stored import COMPARED, WRITTEN, Stored, compared, load, save, verdicts
from intake.uploading import drop_file

State = ImportRun.State
# Shares of the work: when rows are read, when they are judged and the transaction begins.
READ, JUDGED = 0.1, 0.5


@dataclass(frozen=True)
class Difference:
    """What a row was found to be when it was checked, what it is now, and the fields that differ.

    With the same verdict and no field it is the reason that is another.
    """

    number: int
    was: str
    now: str
    fields: tuple[str, ...]


class Changed(Exception):  # noqa: N818 - an answer, not a fault
    """The data changed since the check; `rows` would now be judged differently. Check again.

    No rows: others wrote at the same moment, and what they wrote touches no row of this list.
    """

    def __init__(self, what: tuple[Difference, ...] = ()) -> None:
        super().__init__([each.number for each in what])
        self.what = what

    @property
    def rows(self) -> tuple[int, ...]:
        return tuple(each.number for each in self.what)


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


@unhurried_collector()
def apply(
    run: ImportRun,
    by: Any,
    moment: datetime,
    *,
    only_valid: bool = False,
    progress: Progress = SILENT,
) -> Applied:
    """Writes what the check announced. Closed, RowsInvalid and Changed: nothing is written.

    Of two who apply at once one wins and the other gets Closed. Verdicts are worked out before the
    transaction, so that it holds the database for the writes alone.
    """
    if run.state != State.CHECKED:
        raise Closed(run.pk)
    kind = kinds.get(run.kind)
    stored = load(kind, run)
    progress.tell(run, len(stored.lines) * READ)
    mark = kind.mark(run.target)
    judgement = judge_run(kind, run, stored, by, moment)
    _refuse_changes(run, judgement)
    _refuse_errors(judgement, only_valid=only_valid)
    progress.tell(run, len(stored.lines) * JUDGED)
    applied = {"applied_by": by, "applied_at": moment, "effects": run.effects | judgement.effects}
    try:
        with transaction.atomic():
            _queue_up(kind)
            change(run, (State.CHECKED,), progress)(state=State.APPLIED, **applied)
            if kind.mark(run.target) != mark:
                raise Changed
            _write(kind, judgement, stored)
            drop_file(run.upload)
    except (Changed, IntegrityError):
        run.refresh_from_db()
        raise Changed(_differences_now(kind, run, by, moment)) from None
    return Applied(run.pk, judgement.counts(), judgement.effects)


def _write(kind: Kind, judgement: Judgement, stored: Stored) -> None:
    kind.write(judgement)
    rows = stored.with_keys(judgement.rows)
    save(((key, row) for key, row in rows if row.verdict in kinds.WRITTEN), WRITTEN)


def _queue_up(kind: Kind) -> None:
    """Runs of one kind are applied one by one, so that each sees what the last one wrote."""
    checked = ImportRun.objects.filter(kind=kind.key, state=State.CHECKED).order_by("pk")
    list(checked.select_for_update().values_list("pk", flat=True))


def _refuse_errors(judgement: Judgement, *, only_valid: bool) -> None:
    wrong = tuple(row.number for row in judgement.rows if row.verdict == kinds.ERROR)
    if wrong and not only_valid:
        raise RowsInvalid(wrong)


def _refuse_changes(run: ImportRun, judgement: Judgement) -> None:
    changed = _differences(run, judgement)
    if changed:
        raise Changed(changed)


def _differences_now(
    kind: Kind, run: ImportRun, by: Any, moment: datetime
) -> tuple[Difference, ...]:
    """What somebody else's writing at the same moment means for the rows of this run."""
    return _differences(run, judge_run(kind, run, load(kind, run), by, moment))


def _differences(run: ImportRun, judgement: Judgement) -> tuple[Difference, ...]:
    return tuple(
        _difference(was, found)
        for was, found in zip(verdicts(run), judgement.rows, strict=True)
        if was != compared(found)
    )


def _difference(stored: tuple[Any, ...], found: Judged) -> Difference:
    was = dict(zip(COMPARED, stored, strict=True))
    values = (was["before"], found.before), (was["after"], found.after)
    fields = {
        name: None for old, new in values for name in (*old, *new) if old.get(name) != new.get(name)
    }
    return Difference(found.number, was["verdict"], found.verdict, tuple(fields))
