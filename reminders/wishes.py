"""What recipients have said about when they want digests.

An address may be an account's and a mailbox's, and be read as either: a wish of the one holds for
the other, too, as long as that has none.
"""

from collections.abc import Mapping

from django.db.models import Q
from django.db.models.functions import Lower

from directory.models import User
from reminders.models import Subscription
from reminders.recipients import Recipient
from reminders.rules import DEFAULT_WISH, Wish

Who = int | str
"""A person's id or an address: a person stays the same when the address changes."""

WISH = ("cadence", "hour", "paused_until")


def all_wishes() -> dict[Who, Wish]:
    """By person and by address, in one query."""
    return _by_who(Q())


def chosen(wishes: Mapping[Who, Wish], recipient: Recipient) -> Wish:
    by_address = wishes.get(recipient.address, DEFAULT_WISH)
    return wishes.get(recipient.user, by_address) if recipient.user else by_address


def wish_of(recipient: Recipient) -> Wish:
    """Of one recipient; one query for a person, two for a mailbox."""
    user = recipient.user or _account_of(recipient.address)
    return chosen(_by_who(Q(user=user or 0) | Q(mailbox=recipient.address)), recipient)


def _account_of(address: str) -> int | None:
    accounts = User.objects.annotate(low=Lower("email")).filter(low=address)
    return accounts.values_list("pk", flat=True).first()


def _by_who(wanted: Q) -> dict[Who, Wish]:
    wishes: dict[Who, Wish] = {}
    rows = Subscription.objects.filter(wanted).order_by("mailbox")  # those of persons first
    for user, email, mailbox, *wish in rows.values_list("user", "user__email", "mailbox", *WISH):
        wishes[(email or mailbox).lower()] = Wish(*wish)
        if user:
            wishes[user] = Wish(*wish)
    return wishes
