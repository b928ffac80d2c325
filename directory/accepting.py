"""Accepting an invitation: the link proves the address, the account is made, the tenure begins."""

from dataclasses import dataclass
from datetime import datetime

from allauth.account.models import EmailAddress
from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext_lazy as _

from directory import journal
from directory.appointing import Appointment, begin_tenure, hash_of
from directory.journal import Deed
from directory.models import Invitation, Tenure, User


class State(models.TextChoices):
    """What a link is good for, and the one sentence its reader gets."""

    OPEN = "open", _("The invitation is open.")
    UNKNOWN = (
        "unknown",
        _(
            "This link is not known. Open the newest mail, or ask who invited you for another "
            "invitation."
        ),
    )
    ACCEPTED = (
        "accepted",
        _("This invitation has been accepted already. Sign in with the address of the mail."),
    )
    WITHDRAWN = (
        "withdrawn",
        _("This invitation has been withdrawn. Questions are answered by who sent it."),
    )
    EXPIRED = (
        "expired",
        _("This invitation was good for seven days, which are over. Ask who sent it for another."),
    )
    NO_ACCOUNT = (
        "no_account",
        _("The account of this address has been closed. An administrator can open it again."),
    )


class Closed(Exception):  # noqa: N818 - an answer, not a fault
    """The link opens nothing; `state` says why. Nothing is written."""

    def __init__(self, state: State) -> None:
        super().__init__(state)
        self.state = state


@dataclass(frozen=True)
class Accepted:
    user: User
    tenure: Tenure


def find(token: str) -> Invitation | None:
    found = Invitation.objects.filter(secret_hash=hash_of(token))
    return found.select_related("post__agency__region", "invited_by").first()


def state_of(invitation: Invitation | None, moment: datetime) -> State:
    if invitation is None:
        return State.UNKNOWN
    if invitation.accepted_at:
        return State.ACCEPTED
    if invitation.withdrawn_at:
        return State.WITHDRAWN
    return State.OPEN if invitation.expires_at > moment else State.EXPIRED


def known_name(invitation: Invitation) -> str:
    """The name the account of that address has already; empty where it has to be asked."""
    account = _account(invitation.email)
    return account.full_name if account else ""


def accept(token: str, full_name: str, moment: datetime) -> Accepted:
    """All or nothing, once. Raises Closed, and Refused when the post was filled meanwhile."""
    invitation = find(token)
    state = state_of(invitation, moment)
    if invitation is None or state != State.OPEN:
        raise Closed(state)
    with transaction.atomic():
        unused = Invitation.objects.open_at(moment).filter(secret_hash=hash_of(token))
        if not unused.update(accepted_at=moment):
            raise Closed(state_of(find(token), moment))
        user = _account_of(invitation, full_name)
        tenure = begin_tenure(invitation.post, user, appointment_of(invitation))
        journal.note(Deed.ACCEPTED, invitation.post, user, moment, tenure=tenure.pk)
    return Accepted(user, tenure)


def appointment_of(invitation: Invitation) -> Appointment:
    """Who invites definitively to a post that is held has agreed that the tenure before ends."""
    return Appointment(
        starts_on=invitation.starts_on,
        standing=invitation.standing,
        ends_on=invitation.ends_on,
        letter=invitation.letter,
        replaces=invitation.standing == Tenure.Standing.DEFINITIVE,
    )


def _account(email: str) -> User | None:
    """By its own address, else by a further one that its holder has confirmed."""
    own = User.objects.filter(email__iexact=email).first()
    if own:
        return own
    further = EmailAddress.objects.filter(email__iexact=email, verified=True).select_related("user")
    found = further.first()
    return found.user if found else None


def _account_of(invitation: Invitation, full_name: str) -> User:
    user = _account(invitation.email) or _new_account(invitation, full_name)
    if not user.is_active:
        raise Closed(State.NO_ACCOUNT)
    if not user.full_name:
        user.full_name = full_name.strip()
        user.save(update_fields=["full_name"])
    _verify_address(user, invitation.email)
    return user


def _verify_address(user: User, email: str) -> None:
    """Who opened the link reads the mail of that address."""
    known = EmailAddress.objects.filter(user=user)
    if not known.filter(email__iexact=email).update(verified=True):
        is_first = not known.filter(primary=True).exists()
        EmailAddress.objects.create(user=user, email=email, verified=True, primary=is_first)


def _new_account(invitation: Invitation, full_name: str) -> User:
    """Without a password: a code is mailed at every sign-in."""
    try:
        with transaction.atomic():
            return User.objects.create_user(
                invitation.email, full_name=full_name.strip(), language=invitation.language
            )
    except IntegrityError:  # two invitations to one address, accepted at the same moment
        return User.objects.get(email__iexact=invitation.email)
