"""What the worker does for digests: a tick finds who is due, a small task sends one."""

import logging
from collections.abc import Sequence
from datetime import datetime
from functools import partial
from typing import Any

from celery import Task, shared_task
from celery.signals import after_setup_logger, after_setup_task_logger
from celery.utils.time import get_exponential_backoff_interval
from django.conf import settings
from django.db import transaction
from django.utils import timezone
from kombu.exceptions import OperationalError

from reminders import confirming, delivering, digests, keeping
from reminders.delivering import Outcome
from reminders.redacting import HideTokens

logger = logging.getLogger(__name__)

MOST_AT_ONCE = 20_000
"""Beyond what the workers send in a quarter of an hour; the next tick brings the rest."""
FIRST_PAUSE, LONGEST_PAUSE, RETRIES = 30, 240, 3
"""Seconds, doubled each time: all of them before the next tick, which finds the row anyhow."""
MOST_OF_A_DAY = 240
"""Tries of a confirmation, four minutes apart at most: later it would offer what is over."""
COME_AGAIN = frozenset({Outcome.LATER, Outcome.UNREACHABLE})
CONFIRMATIONS = {confirming.Outcome.LATER: MOST_OF_A_DAY, confirming.Outcome.UNCERTAIN: RETRIES}
"""How often it comes again; what may have been taken each time is not said all day long."""


@after_setup_logger.connect
@after_setup_task_logger.connect
def hide_tokens(logger: logging.Logger, **_: object) -> None:
    """A worker puts handlers of its own in the place of those of the settings."""
    for handler in logger.handlers:
        handler.addFilter(HideTokens())


@shared_task
def tick(at: str = "") -> None:
    """Every quarter of an hour: rows first, then one task each; a lost task is found next time.

    `at` (ISO 8601) acts as if it were that moment, like `send_digests --at`.
    """
    due = digests.open_due(_moment(at))
    transaction.on_commit(partial(enqueue, due[:MOST_AT_ONCE], at))


@shared_task(bind=True, max_retries=RETRIES)
def deliver(self: Task[Any, Any], digest_id: int, at: str = "") -> None:
    """Where a server says later, or none answers, it comes again soon, and not all at one time."""
    outcome = delivering.deliver(digest_id, _moment(at))
    if outcome in COME_AGAIN and _may_retry(self):
        raise self.retry(countdown=pause_before(self.request.retries))


@shared_task(bind=True, max_retries=MOST_OF_A_DAY)
def confirm_update(self: Task[Any, Any], update_id: int) -> None:
    """What was saved through a link; where no server takes it, it comes again for hours."""
    outcome = confirming.deliver(update_id, timezone.now())
    is_wanted = self.request.retries < CONFIRMATIONS.get(outcome, 0)
    if is_wanted and not self.request.is_eager:
        raise self.retry(countdown=pause_before(self.request.retries))


def ask_to_confirm(update_id: int) -> None:
    """Without a broker no mail says it, and the update is saved all the same."""
    try:
        confirm_update.delay(update_id)
    except OperationalError as error:
        logger.warning("no broker takes the confirmation of update %s: %s", update_id, error)


@shared_task
def forget_old() -> None:
    """Every night."""
    moment = timezone.now()
    keeping.forget_old(moment, timezone.localdate(moment))


def pause_before(retries: int) -> int:
    """At random between half and the whole of 30, 60, 120 seconds and so on."""
    half: int = min(LONGEST_PAUSE, FIRST_PAUSE * 2**retries) // 2
    more: int = get_exponential_backoff_interval(half, 0, half, full_jitter=True)
    return half + more


def enqueue(digest_ids: Sequence[int], at: str = "") -> None:
    """Without a broker the rows stay due, and the next tick tries again.

    A task that no worker has begun when the next tick comes expires: that tick brings its own, so
    the queue never holds more than one a row, however long the workers are away.
    """
    expires = settings.DIGEST_TICK.total_seconds()
    try:
        for digest_id in digest_ids:
            deliver.apply_async((digest_id, at), expires=expires)
    except OperationalError as error:
        logger.warning("no broker takes %s digests: %s", len(digest_ids), error)


def _may_retry(task: Task[Any, Any]) -> bool:
    return not task.request.called_directly and task.request.retries < RETRIES


def _moment(at: str) -> datetime:
    return datetime.fromisoformat(at) if at else timezone.now()
