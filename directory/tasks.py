"""What the worker does for the directory: old data go every night, invitations leave by mail."""

import logging
from collections.abc import Iterable

from celery import shared_task
from celery.signals import worker_process_init
from django.conf import settings
from django.utils import timezone
from kombu.exceptions import OperationalError

from directory import inviting, mail, personal
from directory.inviting import Outcome

logger = logging.getLogger(__name__)


@worker_process_init.connect
def keep_mail_connection(**_: object) -> None:
    """A worker sends hundreds of mails in a row, each in a task of its own."""
    mail.keep_connection()


@shared_task
def purge_personal_data() -> None:
    personal.purge(timezone.localdate())


@shared_task
def send_invitation(invitation_id: int) -> None:
    inviting.deliver(invitation_id, timezone.now())


@shared_task
def send_invitations() -> None:
    """Every quarter of an hour: mails that a server or a lost task has not let through yet."""
    moment = timezone.now()
    for invitation_id in inviting.unsent(moment):
        if inviting.deliver(invitation_id, moment) is Outcome.LATER:
            break


def send_or_queue(invitation_id: int) -> Outcome | None:
    """Asks a worker (None), else sends at once and says how it went. Call it after the commit."""
    if settings.REDIS_URL and _is_queued([invitation_id]):
        return None
    return inviting.deliver(invitation_id, timezone.now())


def send_all_or_queue(invitation_ids: Iterable[int]) -> None:
    """Many at once; without a worker here and now, until the mail server does not answer."""
    ids = list(invitation_ids)
    if settings.REDIS_URL and _is_queued(ids):
        return
    for invitation_id in ids:
        if inviting.deliver(invitation_id, timezone.now()) is Outcome.LATER:
            return


def _is_queued(ids: Iterable[int]) -> bool:
    try:
        for invitation_id in ids:
            send_invitation.delay(invitation_id)
    except OperationalError:
        logger.warning("no broker takes invitations; they are sent at once")
        return False
    return True
