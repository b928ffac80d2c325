"""What reminders know about a person: how often they want mail, what was sent, open links."""

from datetime import date

from django.db.models import F, Q

from directory.personal import Keeper, Sections, Subject
from reminders.models import Digest, Snooze, Subscription, Undeliverable, UpdateLink


def _at(subject: Subject, address: str) -> Q:
    """By account or address; mail to an office is the office's, whoever reads it there."""
    by_address = subject.has_address(address)
    return by_address | Q(user=subject.account) if subject.account else by_address


def _export(subject: Subject) -> Sections:
    wanted = Subscription.objects.filter(_at(subject, "mailbox")).order_by("pk")
    sent = Digest.objects.filter(_at(subject, "address")).order_by("local_date", "pk")
    links = UpdateLink.objects.filter(_at(subject, "address")).order_by("pk")
    snoozes = Snooze.objects.filter(subject.has_address("address")).order_by("pk")
    refused = Undeliverable.objects.filter(subject.has_address("address"))
    letter = (
        "address",
        "local_date",
        "state",
        "sent_at",
        "bounced_at",
        "subject",
        "text",
        "error",
    )
    return {
        "subscriptions": list(wanted.values("mailbox", "cadence", "hour", "paused_until")),
        "digests": list(sent.values(*letter)),
        "update_links": list(
            links.values("address", "created_at", "expires_at", opens=F("action__reference"))
        ),
        "snoozes": list(snoozes.values("address", "reference", "until", "made_at")),
        "refusals": list(refused.values("address", "bounces", "last_at", "reason")),
    }


def _erase(subject: Subject, day: date) -> dict[str, int]:
    if subject.is_office:
        return {}
    own = subject.has_address("address")
    return {
        "subscriptions": Subscription.objects.filter(_at(subject, "mailbox")).delete()[0],
        "digests": Digest.objects.filter(_at(subject, "address")).delete()[0],
        "update_links": UpdateLink.objects.filter(_at(subject, "address")).delete()[0],
        "snoozes": Snooze.objects.filter(own).delete()[0],
        "refusals": Undeliverable.objects.filter(own).delete()[0],
    }


MAIL = Keeper(
    key="reminders",
    fields={
        "reminders.Subscription": ("mailbox",),
        "reminders.Digest": (
            "address",
            "message_id",
            "items",
            "subject",
            "text",
            "html",
            "error",
        ),
        "reminders.UpdateLink": ("token_hash", "address"),
        "reminders.Snooze": ("address", "reference"),
        "reminders.Undeliverable": ("address", "reason"),
    },
    export=_export,
    erase=_erase,
)
