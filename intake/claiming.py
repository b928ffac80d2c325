"""A run changes only as it was read: of two who change it one wins, and a worker is left alone."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db.models import Q

from intake.models import ImportRun

State, Work = ImportRun.State, ImportRun.Work
CHECKABLE = (State.UPLOADED, State.MAPPED, State.CHECKED)
# The states from which a work can begin.
BEGINS = {
    Work.CHECKING: CHECKABLE,
    Work.APPLYING: (State.CHECKED,),
    Work.UNDOING: (State.APPLIED,),
}

Clock = Callable[[], datetime]


class Closed(Exception):  # noqa: N818 - an answer, not a fault
    """The run can no longer be changed: applied, undone, expired, or changed by somebody else."""


class Busy(Closed):
    """A worker is at it right now; wait until it has ended."""


@dataclass(frozen=True)
class Progress:
    """What work is done on a claimed run; every word of it is a sign of life.

    Without `work` the work is done in front of the person, and nobody has to be told.
    """

    work: str = ""
    clock: Clock | None = None

    def tell(self, run: ImportRun, rows: float) -> None:
        """So many rows' worth is done. Raises Closed when the claim was taken over."""
        if self.work:
            hold(run, BEGINS[Work(self.work)], self, rows)


SILENT = Progress()


def hold(
    run: ImportRun, states: tuple[str, ...], progress: Progress, rows: float, **values: Any
) -> None:
    """Says how far the work is, and makes sure that the run is as it was read. Raises Closed.

    The version stays. In a transaction nobody else changes the run before its end.
    """
    if progress.clock:
        values |= {"progress": int(rows), "progress_at": progress.clock()}
    if not _as_read(run, states, progress).update(**values):
        raise _refusal(run, progress)
    _keep(run, values)


def change(run: ImportRun, states: tuple[str, ...], progress: Progress = SILENT) -> Any:
    """A conditional update of the run as it was read: a change in between refuses it (Closed).

    It ends the work on the run, if there was one.
    """

    def update(**values: Any) -> None:
        values |= {"version": run.version + 1, "work": "", "failure": values.get("failure", "")}
        if not _as_read(run, states, progress).update(**values):
            raise _refusal(run, progress)
        _keep(run, values)

    return update


def claim(run: ImportRun, work: str, moment: datetime) -> None:
    """Takes a run for a worker: nobody else changes it until the work ends or falls silent.

    Raises Busy while another work on it is alive, and Closed when the run is past this work.
    """
    silent = Q(work="") | Q(progress_at__lte=moment - settings.IMPORT_WORK_LEASE)
    values: dict[str, Any] = {"work": work, "version": run.version + 1, "failure": ""}
    values |= {"progress": 0, "progress_at": moment}
    as_read = ImportRun.objects.filter(
        silent, pk=run.pk, version=run.version, state__in=BEGINS[Work(work)]
    )
    if not as_read.update(**values):
        raise _refusal(run, SILENT)
    _keep(run, values)


def free(run: ImportRun, moment: datetime) -> None:
    """Ends a work that fell silent, so that people can go on. Raises Busy while it is alive."""
    if not run.work:
        return
    if not is_silent(run, moment):
        raise Busy(run.pk)
    change(run, (run.state,), Progress(run.work))(failure="interrupted")


def is_silent(run: ImportRun, moment: datetime) -> bool:
    """Whether the work on it has not given a sign of life for too long."""
    last: datetime | None = run.progress_at
    return last is None or moment - last >= settings.IMPORT_WORK_LEASE


def _as_read(run: ImportRun, states: tuple[str, ...], progress: Progress) -> Any:
    return ImportRun.objects.filter(
        pk=run.pk, version=run.version, state__in=states, work=progress.work
    )


def _refusal(run: ImportRun, progress: Progress) -> Closed:
    worked_on = ImportRun.objects.filter(pk=run.pk).exclude(work__in=("", progress.work))
    return Busy(run.pk) if worked_on.exists() else Closed(run.pk)


def _keep(run: ImportRun, values: dict[str, Any]) -> None:
    for name, value in values.items():
        setattr(run, name, value)
