"""What the worker does for digests: a tick finds who is due, a small task sends one."""

import logging
from datetime import datetime
from functools import partial

from celery import shared_task
from django.db import transaction
from django.utils import timezone
from kombu.exceptions import OperationalError

from reminders import delivering, digests, links

logger = logging.getLogger(__name__)


@shared_task
def tick(at: str = "") -> None:
    """Every quarter of an hour: rows first, then one task each; a lost task is found next time.

    `at` (ISO 8601) acts as if it were that moment, like `send_digests --at`.
    """
    moment = _moment(at)
    links.forget_expired(moment)
    due = digests.open_due(moment)
    transaction.on_commit(partial(enqueue, due, at))


@shared_task
def deliver(digest_id: int, at: str = "") -> None:
    delivering.deliver(digest_id, _moment(at))


def enqueue(digest_ids: list[int], at: str = "") -> None:
    """Without a broker the rows stay due, and the next tick tries again."""
    try:
        for digest_id in digest_ids:
            deliver.delay(digest_id, at)
    except OperationalError as error:
        logger.warning("no broker takes %s digests: %s", len(digest_ids), error)


def _moment(at: str) -> datetime:
    return datetime.fromisoformat(at) if at else timezone.now()
