"""What mail providers tell later through Anymail: a mail came back, or was called spam."""

from datetime import datetime
from typing import Any

from anymail.signals import AnymailTrackingEvent, EventType, RejectReason
from django.utils import timezone

from directory import mail
from reminders import bouncing, redacting

OF_THE_ADDRESS = frozenset({RejectReason.INVALID, RejectReason.BOUNCED, RejectReason.TIMED_OUT})
STOPPED = frozenset({EventType.COMPLAINED, EventType.UNSUBSCRIBED})


def hear(sender: Any, event: AnymailTrackingEvent, esp_name: str, **more: Any) -> None:
    """The receiver of Anymail's signal. What is only late, opened or delivered changes nothing."""
    mail_id, address = event.message_id or "", event.recipient or ""
    if event.event_type in STOPPED:
        bouncing.note_complaint(mail_id, address, _at(event))
    elif _is_bounce(event):
        bouncing.note_late_bounce(mail_id, address, _at(event), f"{esp_name}: {_reason(event)}")


def _is_bounce(event: AnymailTrackingEvent) -> bool:
    """A provider also rejects mail for what it thinks of the sender: not the address's fault."""
    refused = event.event_type in (EventType.BOUNCED, EventType.REJECTED)
    return refused and (event.reject_reason or RejectReason.BOUNCED) in OF_THE_ADDRESS


def _reason(event: AnymailTrackingEvent) -> str:
    """Servers repeat addresses, also those to which one of ours is forwarded, and links."""
    said = event.mta_response or event.description or event.event_type
    return mail.without_addresses(redacting.without_tokens(said))


def _at(event: AnymailTrackingEvent) -> datetime:
    return event.timestamp or timezone.now()
