"""The mail that says what was saved through a link, with the address that takes it back."""

import logging
from datetime import datetime
from email.utils import parseaddr
from enum import StrEnum
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from actionplan.models import Update
from actionplan.taking_back import WITHIN
from directory import mail
from directory.inviting import show_moment
from directory.words import Language
from reminders import undoing

logger = logging.getLogger(__name__)


class Outcome(StrEnum):
    SENT = "sent"
    LATER = "later"  # no mail server, or one that says "not now"
    UNCERTAIN = "uncertain"  # the connection broke: it may have been taken
    REFUSED = "refused"
    NOTHING = "nothing"  # taken back, too old, or nobody to write to


def deliver(update_id: int, moment: datetime) -> Outcome:
    """No digest, so no cap or pause of digests counts. The same Message-ID if it leaves twice."""
    update = _waiting(update_id, moment)
    if update is None:
        return Outcome.NOTHING
    try:
        mail.deliver(write(update))
    except mail.Refused:
        logger.warning("the mail that confirms update %s was refused", update_id)
        return Outcome.REFUSED
    except mail.Unreachable as error:
        logger.warning("the mail that confirms update %s waits for a mail server", update_id)
        return Outcome.UNCERTAIN if isinstance(error, mail.Broken) else Outcome.LATER
    return Outcome.SENT


def write(update: Update) -> mail.Letter:
    language = update.written_by.language if update.written_by else Language.INDONESIAN
    with translation.override(language):
        context = _context(update)
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2]
    headers = {"Message-ID": f"<update-{update.pk}-saved@{domain}>"}
    return mail.compose("update-saved", undoing.address_of(update), context, language, headers)


def _waiting(update_id: int, moment: datetime) -> Update | None:
    """While it can be taken back; afterwards the mail would offer what is over."""
    fresh = Update.objects.standing().filter(
        pk=update_id, via=Update.Via.LINK, written_at__gt=moment - WITHIN
    )
    related = ("action__plan__region", "action__owner__agency", "written_by", "post__agency")
    update: Update | None = fresh.select_related(*related).first()
    return update if update and undoing.address_of(update) else None


def _context(update: Update) -> dict[str, Any]:
    action = update.action
    own_zone = update.written_by.zone if update.written_by else ""
    zone = own_zone or action.plan.region.zone
    return {
        "action": action,
        "update": update,
        "unchanged": _("No change yet"),
        "status": update.get_status_after_display(),
        "blocked_by": action.blocked_by if update.status_after == action.status else "",
        "saved_at": show_moment(update.written_at, zone),
        "until": show_moment(update.written_at + WITHIN, zone),
        "undo_url": _absolute("reminders:undo-update", undoing.sign(update)),
        "demo_data": action.plan.is_demo,
    }


def _absolute(name: str, *args: str) -> str:
    return f"{settings.BASE_URL}{reverse(name, args=args)}"
