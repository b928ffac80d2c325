"""Which digests are due at a moment: one row per address and local day, before anything is sent."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from email.utils import parseaddr
from uuid import uuid4
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction

from directory.words import Zone
from intake.bulk import insert, unhurried_collector
from reminders.calendar import is_sending_time, is_workday
from reminders.claiming import park_passed, release_expired
from reminders.holds import hold_back, let_go
from reminders.models import Digest, Holiday
from reminders.recipients import Recipient, recipients_on
from reminders.remembering import Memory

EARLIEST_HOUR = 6
ROW = (
    "address",
    "user",
    "region",
    "local_date",
    "zone",
    "state",
    "attempts",
    "message_id",
    "items",
    "subject",
    "text",
    "html",
    "error",
    "created_at",
)


@dataclass(frozen=True)
class Planned:
    """A recipient with a reason for a digest, and the hour from which it may leave."""

    recipient: Recipient
    hour: int


def open_due(moment: datetime) -> list[int]:
    """Make the rows that are due by their recipients' clocks; ids of all that may be sent now.

    Rows still due come again at every call, so whatever a broker or worker lost is found here.
    """
    release_expired(moment)
    let_go(moment)
    park_passed(moment)
    with unhurried_collector(), transaction.atomic():
        # Of two that plan at once the second finds the rows of the first, and makes none of them.
        insert(Digest, ROW, _missing_rows(moment), ignore_conflicts=True)
    hold_back()
    sendable = Digest.objects.due().of_today(moment, only_open=True)
    return list(sendable.order_by("pk").values_list("pk", flat=True))


def planned(day: date) -> list[Planned]:
    """Who has a reason for a digest on a day, whatever the hour; nothing is written."""
    holidays = _holidays_around(day)
    if not is_workday(day, holidays):
        return []
    memory = Memory(day, holidays)
    wishes = ((one, memory.wish_of(one)) for one in recipients_on(day))
    return [
        Planned(one, wish.hour)
        for one, wish in wishes
        if one.address not in memory.unreachable
        and wish.wants_mail_on(day)
        and memory.has_reason(one, wish)
    ]


def count_sent(moment: datetime) -> int:
    """How many recipients have already had the digest of their own today."""
    return Digest.objects.of_today(moment).filter(state=Digest.State.SENT).count()


def _missing_rows(moment: datetime) -> Iterator[tuple[object, ...]]:
    """The values of `ROW`."""
    holidays = _holidays_around(moment.date())
    hours: dict[date, dict[str, int]] = defaultdict(dict)
    for zone in Zone.values:
        if is_sending_time(moment, zone, EARLIEST_HOUR, holidays):
            local = moment.astimezone(ZoneInfo(zone))
            hours[local.date()][zone] = local.hour
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2]
    for day, hour_in in hours.items():
        for one in _due_now(Memory(day, holidays), hour_in):
            identity = f"<digest-{uuid4().hex}@{domain}>"
            place = (one.address, one.user, one.region, day, one.zone)
            yield (*place, Digest.State.DUE, 0, identity, [], "", "", "", "", moment)


def _due_now(memory: Memory, hour_in: dict[str, int]) -> Iterator[Recipient]:
    """`hour_in`: the hour it is now in each zone in which it is a time to send."""
    for one in recipients_on(memory.day):
        if memory.is_served(one) or one.address in memory.unreachable:
            continue
        wish = memory.wish_of(one)
        has_come = hour_in.get(one.zone, -1) >= wish.hour
        if has_come and wish.wants_mail_on(memory.day) and memory.has_reason(one, wish):
            yield one


def _holidays_around(day: date) -> frozenset[date]:
    reach = timedelta(days=40)
    days = Holiday.objects.filter(day__gte=day - reach, day__lte=day + reach)
    return frozenset(days.values_list("day", flat=True))
