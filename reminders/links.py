"""Links that open one action for one recipient for 21 days, without a password."""

import hashlib
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from actionplan.models import Action
from actionplan.rules import Standing
from actionplan.standing import day_of, standing_of
from directory.models import Post, User
from reminders.models import UpdateLink
from reminders.recipients import recipient_on

LIFETIME = timedelta(days=21)


@dataclass(frozen=True)
class OpenLink:
    """A link that is good today: the action, and who acts through it.

    `user` is None for an office mailbox; then `post` is the post whose mailbox it is. A link that
    is issued to whoever came through this one must not outlive it, or one that was passed on
    would be good for ever.
    """

    action: Action
    address: str
    user: User | None
    post: Post | None
    standing: Standing
    expires_at: datetime


def issue(
    action: int, address: str, user: int | None, moment: datetime, until: datetime | None = None
) -> str:
    """The token of a new link; only its hash is stored, so it cannot be shown again."""
    return issue_all([action], address, user, moment, until)[action]


def issue_all(
    actions: Iterable[int],
    address: str,
    user: int | None,
    moment: datetime,
    until: datetime | None = None,
) -> dict[int, str]:
    """One new token per action, in one query; good for 21 days unless told otherwise."""
    tokens = {action: secrets.token_urlsafe(24) for action in actions}
    UpdateLink.objects.bulk_create(
        UpdateLink(
            token_hash=_hash(token),
            action_id=action,
            address=address.lower(),
            user_id=user,
            created_at=moment,
            expires_at=until or moment + LIFETIME,
        )
        for action, token in tokens.items()
    )
    return tokens


def open_link(token: str, moment: datetime) -> OpenLink | None:
    """None when the token is unknown or old, or the recipient has no say in the action any more."""
    stored = UpdateLink.objects.filter(token_hash=_hash(token), expires_at__gt=moment)
    link = stored.select_related("action__plan__region", "action__owner__agency", "user").first()
    if link is None:
        return None
    day = day_of(moment, link.action)
    post = None if link.user else _post_with_mailbox(link.action, link.address)
    standing = standing_of(link.action, link.user, post, day)
    if not standing.may_enter:
        return None
    return OpenLink(link.action, link.address, link.user, post, standing, link.expires_at)


def next_action(link: OpenLink, moment: datetime) -> Action | None:
    """The most urgent other open action of the recipient of which nothing was said today."""
    day = day_of(moment, link.action)
    recipient = recipient_on(day, link.address)
    if recipient is None:
        return None
    others = Action.objects.open().filter(owner__in=recipient.posts).exclude(pk=link.action.pk)
    following: Action | None = others.exclude(confirmed_on__gte=day).by_urgency().first()
    return following


def forget_expired(moment: datetime) -> int:
    return UpdateLink.objects.filter(expires_at__lte=moment).delete()[0]


def _post_with_mailbox(action: Action, address: str) -> Post | None:
    """The owner's post first, else another of the same office."""
    posts = Post.objects.filter(agency=action.owner.agency, mailbox__iexact=address)
    found = sorted(posts.select_related("agency"), key=lambda post: post.pk != action.owner_id)
    return found[0] if found else None


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
