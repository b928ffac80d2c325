"""Who holds a post from when to when: inviting, appointing, ending; and what stands against it."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import IntegrityError, models, transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from directory import journal
from directory.journal import Deed
from directory.models import Invitation, Post, Tenure, User
from directory.querysets import HEAD_APPOINTS
from directory.refusing import Refused
from directory.rights import Reach
from directory.words import Language

LIFETIME = timedelta(days=7)
# Nobody's mailbox is filled by pressing a button.
BETWEEN_MAILS = timedelta(minutes=15)
DEFINITIVE = Tenure.Standing.DEFINITIVE
LONGEST_LETTER = 120


class Refusal(models.TextChoices):
    """Why an appointment is not accepted: one sentence for pages and imports alike."""

    OCCUPIED = (
        "occupied",
        _(
            "The post has a definitive holder. Tick that this tenure ends the day before, or "
            "choose Plt. or Plh."
        ),
    )
    TOO_EARLY = (
        "too_early",
        _("The present holder began on this day or later; choose a later first day."),
    )
    INVITED = (
        "invited",
        _("Somebody has been invited to this post already; withdraw that invitation first."),
    )
    HOLDS = "holds", _("This person holds the post already.")
    NO_OFFICE = "no_office", _("The office does not exist any more on that day.")
    REVERSED = "reversed", _("The last day is before the first.")
    ENDED = "ended", _("This tenure has ended already; look again.")
    ANSWERED = "answered", _("The invitation was answered or withdrawn meanwhile; look again.")
    TOO_SOON = (
        "too_soon",
        _("This address was mailed a moment ago. Wait a quarter of an hour, then try again."),
    )
    LETTERS = "letters", _("The letters of the beginning and the end are too long together.")


@dataclass(frozen=True)
class Appointment:
    """How somebody is to hold a post: definitive, Plt. or Plh., from when to when, by which letter.

    `replaces`: the tenure of the definitive holder ends the day before.
    """

    starts_on: date
    standing: str = DEFINITIVE
    ends_on: date | None = None
    letter: str = ""
    replaces: bool = False


@dataclass(frozen=True)
class Invitee:
    """Whom to invite, by which address and in which language the mail is written."""

    email: str
    full_name: str = ""
    language: str = Language.INDONESIAN


def roles_offered(reach: Reach, post: Post) -> list[tuple[str, str]]:
    """Roles the person may give to a post of this agency; a head none that oversees others."""
    every = [(role.value, str(role.label)) for role in Post.Role]
    if reach.appoints or post.agency.region_id in reach.overseen:
        return every
    return [(value, label) for value, label in every if value in HEAD_APPOINTS]


def invite(
    post: Post, whom: Invitee, how: Appointment, by: User | None, moment: datetime
) -> Invitation:
    """An open invitation for seven days; the mail is sent apart. Raises Refused."""
    _check(post, how)
    if _running(post, how.starts_on).filter(
        holder__email__iexact=whom.email, standing=how.standing, ends_on=None
    ):
        raise Refused(Refusal.HOLDS)
    try:
        with transaction.atomic():
            expired = Invitation.objects.pending().filter(post=post, expires_at__lte=moment)
            expired.update(withdrawn_at=moment)
            invitation = _make(post, whom, how, by, moment)
            journal.note(Deed.INVITED, post, by, moment, invitation=invitation.pk)
    except IntegrityError:
        raise Refused(Refusal.INVITED) from None
    return invitation


def _make(
    post: Post, whom: Invitee, how: Appointment, by: User | None, moment: datetime
) -> Invitation:
    return Invitation.objects.create(
        post=post,
        email=whom.email.strip().lower(),
        full_name=whom.full_name.strip(),
        language=whom.language,
        standing=how.standing,
        starts_on=how.starts_on,
        ends_on=how.ends_on,
        letter=how.letter.strip(),
        secret_hash=hash_of(new_secret()),
        invited_by=by,
        invited_at=moment,
        expires_at=moment + LIFETIME,
    )


def new_secret() -> str:
    return secrets.token_urlsafe(24)


def hash_of(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def invite_again(invitation: Invitation, by: User | None, moment: datetime) -> None:
    """Seven days more, for a new mail; the link of the last one dies. Raises Refused."""
    fresh = {
        "secret_hash": hash_of(new_secret()),
        "expires_at": moment + LIFETIME,
        "sent_at": None,
    }
    pending = Invitation.objects.pending().filter(pk=invitation.pk)
    if pending.filter(sent_at__gt=moment - BETWEEN_MAILS):
        raise Refused(Refusal.TOO_SOON)
    with transaction.atomic():
        if not pending.update(**fresh):
            raise Refused(Refusal.ANSWERED)
        journal.note(Deed.INVITED_AGAIN, invitation.post, by, moment, invitation=invitation.pk)


def withdraw(invitation: Invitation, by: User | None, moment: datetime) -> None:
    """The link is dead at once. Raises Refused."""
    with transaction.atomic():
        pending = Invitation.objects.pending().filter(pk=invitation.pk)
        if not pending.update(withdrawn_at=moment):
            raise Refused(Refusal.ANSWERED)
        journal.note(Deed.WITHDRAWN, invitation.post, by, moment, invitation=invitation.pk)


def appoint(
    post: Post, holder: User, how: Appointment, by: User | None, moment: datetime
) -> Tenure:
    """Somebody with an account begins at once; an open invitation to the post is withdrawn."""
    _check(post, how)
    if _running(post, how.starts_on).filter(holder=holder, standing=how.standing, ends_on=None):
        raise Refused(Refusal.HOLDS)
    with transaction.atomic():
        for invitation in Invitation.objects.pending().filter(post=post):
            withdraw(invitation, by, moment)
        tenure = begin_tenure(post, holder, how)
        journal.note(Deed.APPOINTED, post, by, moment, tenure=tenure.pk)
    return tenure


def begin_tenure(post: Post, holder: User, how: Appointment) -> Tenure:
    """Inside a transaction: the earlier definitive tenure ends where agreed. Raises Refused."""
    if how.standing == DEFINITIVE or how.replaces:
        _end_definitive(post, how)
    try:
        with transaction.atomic():
            return Tenure.objects.create(
                post=post,
                holder=holder,
                standing=how.standing,
                starts_on=how.starts_on,
                ends_on=how.ends_on,
                letter=how.letter.strip(),
            )
    except IntegrityError:
        raise Refused(Refusal.OCCUPIED) from None


def end_tenure(
    tenure: Tenure, last_day: date, letter: str, by: User | None, moment: datetime, day: date
) -> None:
    """From the day after nothing may be done through it; one that has not begun never does."""
    never_begins = last_day < tenure.starts_on and tenure.starts_on > day
    if last_day < tenure.starts_on and not never_begins:
        raise Refused(Refusal.REVERSED)
    letters = "; ".join(part for part in (tenure.letter, letter.strip()) if part)
    if len(letters) > LONGEST_LETTER:
        raise Refused(Refusal.LETTERS)
    still = Tenure.objects.filter(Q(ends_on=None) | Q(ends_on__gte=day), pk=tenure.pk)
    with transaction.atomic():
        if never_begins:
            found = still.delete()[0]
        else:
            found = still.update(ends_on=last_day, letter=letters)
        if not found:
            raise Refused(Refusal.ENDED)
        numbers = {"tenure": tenure.pk, "last_day": last_day.isoformat()}
        journal.note(Deed.TENURE_ENDED, tenure.post, by, moment, **numbers)


def definitive_holder(post: Post, day: date) -> Tenure | None:
    """The definitive tenure that runs on the day or later."""
    return _definitive(post, day).select_related("holder").order_by("starts_on").first()


def _definitive(post: Post, day: date) -> QuerySet[Tenure]:
    return _running(post, day).filter(standing=DEFINITIVE)


def _running(post: Post, day: date) -> QuerySet[Tenure]:
    """Tenures of the post that run on the day or begin later."""
    found: QuerySet[Tenure] = Tenure.objects.filter(post=post)
    return found.filter(Q(ends_on=None) | Q(ends_on__gte=day))


def _check(post: Post, how: Appointment) -> None:
    """What is known before anything is written."""
    if how.ends_on and how.ends_on < how.starts_on:
        raise Refused(Refusal.REVERSED)
    if post.agency.valid_to and post.agency.valid_to < how.starts_on:
        raise Refused(Refusal.NO_OFFICE)
    held = _definitive(post, how.starts_on)
    if how.standing == DEFINITIVE and not how.replaces and held:
        raise Refused(Refusal.OCCUPIED)
    if how.replaces and held.filter(starts_on__gte=how.starts_on):
        raise Refused(Refusal.TOO_EARLY)


def _end_definitive(post: Post, how: Appointment) -> None:
    held = _definitive(post, how.starts_on)
    if held and not how.replaces:
        raise Refused(Refusal.OCCUPIED)
    if held.filter(starts_on__gte=how.starts_on):
        raise Refused(Refusal.TOO_EARLY)
    held.update(ends_on=how.starts_on - timedelta(days=1))
