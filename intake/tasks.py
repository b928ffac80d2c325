"""What the worker does for imports, and the doors that hand it over or do it at once.

The doors do short work in front of the person, and long work as well when no broker takes it.
Call them outside a transaction: the worker looks for what is committed. Tasks carry ids, nothing
personal; one whose claim was taken over meanwhile does nothing.
"""

import logging
from collections.abc import Callable
from datetime import datetime
from typing import Any

from celery import Task, shared_task
from django.conf import settings
from django.utils import timezone
from kombu.exceptions import OperationalError

from intake import uploading, working
from intake.applying import apply
from intake.checking import check
from intake.claiming import Progress, Work
from intake.models import ImportRun
from intake.undoing import undo

logger = logging.getLogger(__name__)


@shared_task
def forget_stale_uploads() -> None:
    """Every hour: files older than a day, and old values once undoing has ended."""
    uploading.forget_stale(timezone.now())


@shared_task(bind=True)
def check_run(self: Task[Any, Any], run_id: int, version: int) -> None:
    working.run_check(run_id, version, timezone.now, again=_came_back(self))


@shared_task(bind=True)
def apply_run(
    self: Task[Any, Any], run_id: int, version: int, by_id: int | None, only_valid: bool, at: str
) -> None:
    moment = datetime.fromisoformat(at)
    again = _came_back(self)
    working.run_apply(
        run_id, version, by_id, moment, timezone.now, only_valid=only_valid, again=again
    )


@shared_task(bind=True)
def undo_run(self: Task[Any, Any], run_id: int, version: int, by_id: int | None, at: str) -> None:
    moment = datetime.fromisoformat(at)
    working.run_undo(run_id, version, by_id, moment, timezone.now, again=_came_back(self))


def check_or_queue(run: ImportRun, moment: datetime) -> bool:
    """True when a worker was asked; else it is done, or raises what `checking.check` raises."""
    if _queued(run, Work.CHECKING, moment, lambda: check_run.delay(run.pk, run.version)):
        return True
    check(run)
    return False


def apply_or_queue(run: ImportRun, by: Any, moment: datetime, *, only_valid: bool = False) -> bool:
    """True when a worker was asked; else it is done, or raises what `applying.apply` raises."""
    at, by_id = moment.isoformat(), by and by.pk
    if _queued(
        run,
        Work.APPLYING,
        moment,
        lambda: apply_run.delay(run.pk, run.version, by_id, only_valid, at),
    ):
        return True
    apply(run, by, moment, only_valid=only_valid)
    return False


def undo_or_queue(run: ImportRun, by: Any, moment: datetime) -> bool:
    """True when a worker was asked; else it is done, or raises what `undoing.undo` raises."""
    at, by_id = moment.isoformat(), by and by.pk
    if _queued(run, Work.UNDOING, moment, lambda: undo_run.delay(run.pk, run.version, by_id, at)):
        return True
    undo(run, by, moment)
    return False


def _queued(run: ImportRun, work: str, moment: datetime, send: Callable[[], Any]) -> bool:
    """Claims a long run and sends the task. Raises Busy or Closed."""
    working.free(run, moment)
    if not settings.REDIS_URL or not working.should_queue(run):
        return False
    working.begin(run, work, moment)
    try:
        send()
    except OperationalError:
        logger.warning("no broker takes import %s; it is done at once", run.pk)
        working.release(run, Progress(work))
        return False
    return True


def _came_back(task: Task[Any, Any]) -> bool:
    """Whether the worker that had this task before was lost."""
    return bool((task.request.delivery_info or {}).get("redelivered"))
