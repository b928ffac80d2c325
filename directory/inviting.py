"""The mail of an invitation: written in the reader's language, sent once, sent later if need be.

The secret of the link is drawn when the mail is written, so that only its hash is ever stored.
"""

import logging
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import F
from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format

from directory import mail
from directory.appointing import LIFETIME, Appointment, Invitee, hash_of, new_secret
from directory.demo import has_demo_data
from directory.models import Invitation, Post, Tenure
from directory.words import Zone

logger = logging.getLogger(__name__)

# A task of its own sends at once; what it has not sent by then is tried by the tick.
PATIENCE = timedelta(minutes=10)
SAMPLE_TOKEN = "…"  # noqa: S105  # stands where a secret will be


class Outcome(StrEnum):
    SENT = "sent"
    LATER = "later"  # no mail server, or one that says "not now"
    REFUSED = "refused"
    NOTHING = "nothing"  # answered, withdrawn, expired or sent by somebody else


@dataclass(frozen=True)
class Announcement:
    """What the mail says, before there is a link."""

    post: Post
    whom: Invitee
    how: Appointment
    inviter: str
    expires_at: datetime


def deliver(invitation_id: int, moment: datetime) -> Outcome:
    """A fresh link goes out; of two who deliver at once one does. Nothing is raised."""
    joined = Invitation.objects.select_related("post__agency__region", "invited_by")
    invitation = joined.open_at(moment).filter(pk=invitation_id, sent_at=None).first()
    if invitation is None:
        return Outcome.NOTHING
    token = new_secret()
    mine = Invitation.objects.open_at(moment).filter(
        pk=invitation_id, sent_at=None, secret_hash=invitation.secret_hash
    )
    if not mine.update(secret_hash=hash_of(token)):
        return Outcome.NOTHING
    try:
        mail.deliver(write(announcement_of(invitation), token))
    except mail.Refused as error:
        return _give_up(invitation, moment, str(error))
    except mail.Unreachable as error:
        logger.warning("invitation %s waits for the mail server: %s", invitation_id, error)
        return Outcome.LATER
    Invitation.objects.filter(pk=invitation_id).update(sent_at=moment)
    return Outcome.SENT


def _give_up(invitation: Invitation, moment: datetime, reason: str) -> Outcome:
    """The server will never take this address: it expires unsent, which the list tells."""
    logger.warning("the mail of invitation %s was refused", invitation.pk)
    Invitation.objects.filter(pk=invitation.pk).update(expires_at=moment)
    return Outcome.REFUSED


def unsent(moment: datetime, *, patience: timedelta = PATIENCE) -> list[int]:
    """Open invitations whose mail has been waiting for longer than that, the oldest first."""
    waiting = Invitation.objects.open_at(moment).filter(
        sent_at=None, expires_at__lte=moment + LIFETIME - patience
    )
    return list(waiting.order_by(F("expires_at"), "pk").values_list("pk", flat=True))


def announcement_of(invitation: Invitation) -> Announcement:
    return Announcement(
        post=invitation.post,
        whom=Invitee(invitation.email, invitation.full_name, invitation.language),
        how=Appointment(
            invitation.starts_on, invitation.standing, invitation.ends_on, invitation.letter
        ),
        inviter=invitation.invited_by.full_name if invitation.invited_by else "",
        expires_at=invitation.expires_at,
    )


def write(about: Announcement, token: str = SAMPLE_TOKEN) -> mail.Letter:
    """The mail as it leaves; without a token as a preview, whose link leads nowhere."""
    with translation.override(about.whom.language):
        context = _context(about, token)
    return mail.compose("invitation", about.whom.email, context, about.whom.language)


def _context(about: Announcement, token: str) -> dict[str, Any]:
    zone = about.post.agency.region.zone if about.post.agency.region else Zone.JAKARTA
    return {
        "name": about.whom.full_name,
        "post": about.post.title or about.post.get_role_display(),
        "role": about.post.get_role_display(),
        "agency": about.post.agency.name,
        "standing": Tenure.Standing(about.how.standing).label,
        "starts_on": about.how.starts_on,
        "ends_on": about.how.ends_on,
        "letter": about.how.letter,
        "inviter": about.inviter,
        "expires": show_moment(about.expires_at, zone),
        "accept_url": _address(token),
        "is_preview": token == SAMPLE_TOKEN,
        "demo_data": has_demo_data(),
    }


def _address(token: str) -> str:
    if token == SAMPLE_TOKEN:
        return f"{settings.BASE_URL}/{SAMPLE_TOKEN}"
    return f"{settings.BASE_URL}{reverse('directory:invitation-accept', args=[token])}"


def show_moment(moment: datetime, zone: str) -> str:
    """`12 Juni 2023, 09.00 WITA`, in that zone."""
    label = dict(Zone.choices)[zone].split()[0]
    return f"{date_format(moment.astimezone(ZoneInfo(zone)), 'DATETIME_FORMAT')} {label}"


def local_day(moment: datetime, post: Post) -> date:
    """The calendar day of a moment where the office of the post is."""
    zone = post.agency.region.zone if post.agency.region else Zone.JAKARTA
    return moment.astimezone(ZoneInfo(zone)).date()
