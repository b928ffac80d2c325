"""What the directory knows about who signs in: account, tenures, invitations, sessions."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db.models import F, Q, QuerySet

from directory.forgetting import months_before
from directory.models import Invitation, Post, Tenure, User
from directory.personal import Keeper, Purged, Subject
from intake.undoing import unreferenced

UNANSWERED_FOR = timedelta(days=30)  # after which nobody asks any more whom one had invited
NOBODY = "erased-{pk}@langkah.invalid"  # a domain that can never exist


def _account(subject: Subject) -> QuerySet[User]:
    """The account of that address, if there is one."""
    return User.objects.filter(pk__in=[subject.account] if subject.account else [])


def _names(subject: Subject) -> set[str]:
    return set(_account(subject).values_list("full_name", flat=True))


def _export(subject: Subject) -> dict[str, list[dict[str, Any]]]:
    about = _account(subject)
    facts = ("email", "full_name", "language", "zone", "is_staff", "is_active", "joined_at")
    held = Tenure.objects.filter(holder=subject.account).order_by("starts_on", "pk")
    post = {"agency": F("post__agency__name"), "role": F("post__role"), "title": F("post__title")}
    mailbox = Post.objects.filter(subject.has_address("mailbox")).order_by("pk")
    invited = Invitation.objects.filter(subject.has_address("email")).order_by("pk")
    sent = Invitation.objects.filter(invited_by=subject.account, invited_by__isnull=False)
    asked = ("full_name", "standing", "starts_on", "ends_on", "letter", "invited_at", "accepted_at")
    factors = Authenticator.objects.filter(user=subject.account).order_by("pk")
    return {
        "account": list(about.values(*facts, "last_login")),
        "tenures": list(held.values("standing", "starts_on", "ends_on", "letter", **post)),
        "post_mailboxes": list(
            mailbox.values("role", "title", "whatsapp", office=F("agency__name"))
        ),
        "invitations": list(invited.values("email", *asked, **post)),
        "invitations_sent": list(sent.order_by("pk").values("invited_at", **post)),
        "second_factors": list(factors.values("type", "created_at", "last_used_at")),
        "sessions": [{"ends": session.expire_date} for session in _sessions(subject)],
    }


def _erase(subject: Subject, day: date) -> dict[str, int]:
    """The account goes; where records must say who did it, it stays without name and rights."""
    sessions = [session.pk for session in _sessions(subject)]
    removed = {"sessions": Session.objects.filter(pk__in=sessions).delete()[0]}
    removed["invitations"] = _forget_invitations(subject)
    account = _account(subject).first()
    if account is None:
        return removed
    removed["tenures"] = _end_tenures(account, day)
    mailboxes = Post.objects.filter(subject.has_address("mailbox"))
    removed["post_mailboxes"] = mailboxes.update(mailbox="", whatsapp="")
    EmailAddress.objects.filter(Q(user=account) | subject.has_address("email")).delete()
    removed["second_factors"] = Authenticator.objects.filter(user=account).delete()[0]
    account.groups.clear()
    account.user_permissions.clear()
    if unreferenced(User, [account.pk]):
        account.delete()
    else:
        _make_nameless(account)
    return removed | {"account": 1}


def _forget_invitations(subject: Subject) -> int:
    """Open ones open nothing more; of those that were answered it stays that there was one."""
    invited = Invitation.objects.filter(subject.has_address("email"))
    deleted = invited.pending().delete()[0]
    return deleted + invited.update(email="", full_name="", letter="")


def _end_tenures(account: User, day: date) -> int:
    """The last day is today; what had not begun yet never does."""
    held = Tenure.objects.filter(holder=account)
    ended = held.filter(starts_on__gt=day).delete()[0]
    ended += held.filter(Q(ends_on=None) | Q(ends_on__gt=day)).update(ends_on=day)
    held.update(letter="")
    return ended


def _make_nameless(account: User) -> None:
    account.email, account.full_name = NOBODY.format(pk=account.pk), ""
    account.is_active = account.is_staff = account.is_superuser = False
    account.zone, account.last_login = "", None
    account.set_unusable_password()
    account.save()


def _sessions(subject: Subject) -> Iterator[Session]:
    """Sessions of the account, and those of a visitor who asked for a code with the address."""
    for session in Session.objects.iterator(500):
        kept = session.get_decoded()
        signed_in = subject.account is not None and kept.get("_auth_user_id") == str(
            subject.account
        )
        if signed_in or subject.is_written_in(str(kept)):
            yield session


def _purge(day: date) -> list[Purged]:
    """Sessions that have ended; nobody else clears them. Invitations whose time is over."""
    Session.objects.filter(expire_date__date__lt=day).delete()
    return [Purged("invitations", "", removed) for removed in _purge_invitations(day)]


def _purge_invitations(day: date) -> Iterator[dict[str, int]]:
    """Unanswered ones after a month; accepted ones are emptied, as the tenure knows the rest."""
    unanswered = Invitation.objects.filter(accepted_at=None)
    limit = months_before(day, settings.PERSONAL_DATA_KEPT_FOR)
    old = Invitation.objects.filter(accepted_at__date__lte=limit).exclude(email="")
    removed = {
        "unanswered": unanswered.filter(expires_at__date__lte=day - UNANSWERED_FOR).delete()[0],
        "accepted": old.update(email="", full_name="", letter=""),
    }
    if any(removed.values()):
        yield removed


ACCOUNTS = Keeper(
    key="accounts",
    fields={
        "directory.User": ("email", "full_name", "password"),
        "directory.Tenure": ("letter",),
        "directory.Invitation": ("email", "full_name", "letter", "secret_hash"),
        "directory.Post": ("mailbox", "whatsapp"),
        "account.EmailAddress": ("email",),
        "account.EmailConfirmation": ("key",),
        "mfa.Authenticator": ("data",),
        "sessions.Session": ("session_key", "session_data"),
    },
    names=_names,
    export=_export,
    erase=_erase,
    purge=_purge,
)
