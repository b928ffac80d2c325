"""Long work on a run: claimed at the door, done by a worker, its end told by the run itself.

How far it has come is told in rows' worth of work: reading, judging and writing have fixed shares
of all rows, because the one transaction that writes shows nothing before its end.
"""

import logging
import traceback
from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model

from intake import applying, checking, kinds, undoing
from intake.claiming import Clock, Closed, Progress, Work, change, claim, free
from intake.kinds import Problem
from intake.models import ImportRun
from intake.uploading import ColumnsMissing

logger = logging.getLogger(__name__)

NAMED = 20  # rows that are named at most

FAILURES: dict[type[Exception], str] = {
    applying.Changed: "changed",
    applying.RowsInvalid: "rows_invalid",
    ColumnsMissing: "columns_missing",
    undoing.TooLate: "too_late",
}


def should_queue(run: ImportRun) -> bool:
    """Whether the run is too long to be worked on while a person waits."""
    return run.rows.count() > settings.IMPORT_ROWS_AT_ONCE


def begin(run: ImportRun, work: str, moment: datetime) -> None:
    """Claims a run for a worker. Raises Busy, or Closed when it is past this work."""
    claim(run, work, moment)


def run_check(run_id: int, version: int, clock: Clock, *, again: bool = False) -> None:
    """Checks the run that was claimed with this version; another one is left alone."""
    _work(run_id, version, Progress(Work.CHECKING, clock), checking.check, again=again)


def run_apply(
    run_id: int,
    version: int,
    by_id: int | None,
    moment: datetime,
    clock: Clock,
    *,
    only_valid: bool = False,
    again: bool = False,
) -> None:
    """Applies the run that was claimed with this version, as of the moment it was asked for."""

    def verb(run: ImportRun, progress: Progress) -> Any:
        return applying.apply(run, _person(by_id), moment, only_valid=only_valid, progress=progress)

    _work(run_id, version, Progress(Work.APPLYING, clock), verb, again=again)


def run_undo(
    run_id: int,
    version: int,
    by_id: int | None,
    moment: datetime,
    clock: Clock,
    *,
    again: bool = False,
) -> None:
    """Takes back the run that was claimed with this version."""

    def verb(run: ImportRun, progress: Progress) -> Any:
        return undoing.undo(run, _person(by_id), moment, progress)

    _work(run_id, version, Progress(Work.UNDOING, clock), verb, again=again)


def why(run: ImportRun) -> str:
    """Why the last work ended without a result, in the language active now; else nothing."""
    return kinds.get(run.kind).message(Problem("", run.failure)) if run.failure else ""


def release(run: ImportRun, progress: Progress, failure: str = "", **values: Any) -> None:
    """Ends the work on a run as it was before; a run that moved on meanwhile is left alone."""
    try:
        change(run, (run.state,), progress)(failure=failure, **values)
    except Closed:
        return


def _work(
    run_id: int,
    version: int,
    progress: Progress,
    verb: Callable[[ImportRun, Progress], Any],
    *,
    again: bool,
) -> None:
    claimed = ImportRun.objects.filter(pk=run_id, version=version, work=progress.work)
    run = claimed.select_related("upload").first()
    if run is None:
        return
    if again and run.failure:  # it came back twice: whatever killed the worker would do so again
        release(run, progress, "interrupted")
        return
    if again:
        claimed.update(failure="interrupted")
    try:
        verb(run, progress)
    except Exception as error:
        _give_up(run, progress, error)


def _give_up(run: ImportRun, progress: Progress, error: Exception) -> None:
    """The error itself is not written down: its words may hold somebody's name."""
    failure = FAILURES.get(type(error)) or ("closed" if isinstance(error, Closed) else "broken")
    run.refresh_from_db()
    if failure == "broken":
        where = "".join(traceback.format_tb(error.__traceback__))
        logger.error("import %s: %s broke: %s\n%s", run.pk, progress.work, type(error), where)
    release(run, progress, failure, effects=run.effects | _changed(error))


def _changed(error: Exception) -> dict[str, Any]:
    """The rows that are judged differently now, kept for the page until the next check."""
    if not isinstance(error, applying.Changed):
        return {}
    first = [[each.number, each.was, each.now] for each in error.what[:NAMED]]
    return {"changed": first, "changed_rows": len(error.what)}


def _person(user_id: int | None) -> Any:
    return get_user_model()._default_manager.filter(pk=user_id).first() if user_id else None


__all__ = [
    "begin",
    "free",
    "release",
    "run_apply",
    "run_check",
    "run_undo",
    "should_queue",
    "why",
]
