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
from django.db.models import Max, Q

from actionplan.models import Action
from directory.words import Zone
from reminders.calendar import USUAL_HOUR, Cadence, cadence_day, is_open, is_sending_time, local_day
from reminders.claiming import park_passed, release_expired
from reminders.models import Digest, Holiday, Subscription
from reminders.recipients import Recipient, recipients_on
from reminders.rules import FURTHEST_AHEAD, Mailed, mailed_on

EARLIEST_HOUR = 6
LONGEST_PERIOD = timedelta(days=31)


@dataclass(frozen=True)
class Wish:
    """When a recipient wants digests."""

    cadence: str = Cadence.WEEKLY
    hour: int = USUAL_HOUR
    paused_until: date | None = None

    def wants_mail_on(self, day: date) -> bool:
        paused = self.paused_until is not None and day < self.paused_until
        return self.cadence != Cadence.OFF and not paused


DEFAULT_WISH = Wish()


@dataclass(frozen=True)
class _Memory:
    """What has been said to whom before a day, and what there is to say on it."""

    rhythms: dict[str, date | None]
    wishes: dict[int | str, Wish]
    last_rows: dict[str, date]
    said: dict[str, frozenset[Mailed]]
    staged: dict[int, list[Mailed]]

    def wish_of(self, recipient: Recipient) -> Wish:
        return self.wishes.get(recipient.user or recipient.address, DEFAULT_WISH)

    def has_reason(self, recipient: Recipient, wish: Wish, day: date) -> bool:
        """The rhythm's day has come unanswered, or an action has reached a stage not yet mailed."""
        rhythm = self.rhythms[wish.cadence]
        last = self.last_rows.get(recipient.address, date.min)
        if rhythm is not None and last < rhythm <= day:
            return True
        said = self.said.get(recipient.address, frozenset())
        return any(
            mailed not in said for post in recipient.posts for mailed in self.staged.get(post, ())
        )


def open_due(moment: datetime) -> list[int]:
    """Make the rows that are due by their recipients' clocks; ids of all that may be sent now.

    Rows still due come again at every call, so whatever a broker or worker lost is found here.
    """
    release_expired(moment)
    park_passed(moment)
    with transaction.atomic():
        Digest.objects.bulk_create(list(_missing_rows(moment)), 500, ignore_conflicts=True)
    sendable = Digest.objects.due().filter(today_of(moment, only_open=True))
    return list(sendable.order_by("pk").values_list("pk", flat=True))


def count_sent(moment: datetime) -> int:
    """How many recipients have already had the digest of their own today."""
    return Digest.objects.filter(today_of(moment), state=Digest.State.SENT).count()


def today_of(moment: datetime, only_open: bool = False) -> Q:
    """Rows of the local day, zone by zone; on request only where it is not yet 18.00."""
    wanted = Q(pk__in=[])
    for zone in Zone.values:
        if is_open(moment, zone) or not only_open:
            wanted |= Q(zone=zone, local_date=local_day(moment, zone))
    return wanted


def _missing_rows(moment: datetime) -> Iterator[Digest]:
    holidays = _holidays_around(moment)
    hours: dict[date, dict[str, int]] = defaultdict(dict)
    for zone in Zone.values:
        if is_sending_time(moment, zone, EARLIEST_HOUR, holidays):
            local = moment.astimezone(ZoneInfo(zone))
            hours[local.date()][zone] = local.hour
    for day, hour_in in hours.items():
        yield from _rows_of(day, hour_in, _remember(day, holidays))


def _rows_of(day: date, hour_in: dict[str, int], memory: _Memory) -> Iterator[Digest]:
    """`hour_in`: the hour it is now in each zone in which it is a time to send."""
    served = set(Digest.objects.filter(local_date=day).values_list("address", flat=True))
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2]
    for recipient in recipients_on(day):
        wish = memory.wish_of(recipient)
        if (
            recipient.address not in served
            and hour_in.get(recipient.zone, -1) >= wish.hour
            and wish.wants_mail_on(day)
            and memory.has_reason(recipient, wish, day)
        ):
            yield Digest(
                address=recipient.address,
                user_id=recipient.user,
                local_date=day,
                zone=recipient.zone,
                message_id=f"<digest-{uuid4().hex}@{domain}>",
            )


def _remember(day: date, holidays: frozenset[date]) -> _Memory:
    rhythms = {cadence: cadence_day(cadence, day, holidays) for cadence in Cadence.values}
    return _Memory(rhythms, _wishes(), _last_rows(day), _said(day), _staged(day))


def _wishes() -> dict[int | str, Wish]:
    rows = Subscription.objects.values_list("user", "mailbox", "cadence", "hour", "paused_until")
    return {
        user or mailbox.lower(): Wish(cadence, hour, paused_until)
        for user, mailbox, cadence, hour, paused_until in rows
    }


def _last_rows(day: date) -> dict[str, date]:
    recent = Digest.objects.counting_for_rhythm().filter(
        local_date__gte=day - LONGEST_PERIOD, local_date__lt=day
    )
    return dict(recent.values_list("address").annotate(Max("local_date")))


def _said(day: date) -> dict[str, frozenset[Mailed]]:
    """The last digest is enough: every digest holds every action that has reached a stage."""
    rows = Digest.objects.all().last_said(before=day).values_list("address", "items")
    return {address: frozenset(map(Mailed.from_item, items)) for address, items in rows}


def _staged(day: date) -> dict[int, list[Mailed]]:
    staged: dict[int, list[Mailed]] = defaultdict(list)
    rows = Action.objects.due_by(day + FURTHEST_AHEAD).values_list("owner", "pk", "due_on")
    for owner, action, due_on in rows:
        mailed = mailed_on(action, due_on, day)
        if mailed:
            staged[owner].append(mailed)
    return staged


def _holidays_around(moment: datetime) -> frozenset[date]:
    reach = timedelta(days=40)
    days = Holiday.objects.filter(
        day__gte=moment.date() - reach, day__lte=moment.date() + reach
    ).values_list("day", flat=True)
    return frozenset(days)
