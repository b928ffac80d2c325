"""What planning needs to know of a day, read for all recipients at once and only when asked."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import cached_property

from django.db.models import Max, Q

from directory import duties
from directory.duties import Mark
from reminders import bouncing
from reminders.calendar import Cadence, Period, period_of
from reminders.models import Digest
from reminders.recipients import Recipient
from reminders.rules import News, Record, Said, Wish
from reminders.snoozing import everything_put_off
from reminders.wishes import Who, all_wishes, chosen

LONGEST_PERIOD = timedelta(days=31)
LONGEST_SILENCE = 2 * LONGEST_PERIOD
"""What stands for longer is said in the rhythm's digests; who got none starts anew."""
SILENT = (Digest.State.EMPTY, Digest.State.PARKED, Digest.State.FAILED)


class Memory:
    """Of one day. What stages and rhythms say is read once, and not when nobody is left to ask."""

    def __init__(self, day: date, holidays: frozenset[date]) -> None:
        self.day = day
        self.periods: dict[str, Period | None] = {
            cadence: period_of(cadence, day, holidays) for cadence in Cadence.values
        }

    @cached_property
    def wishes(self) -> dict[Who, Wish]:
        return all_wishes()

    @cached_property
    def served(self) -> frozenset[Who]:
        """Who has a row of the day already; a person only where it says or may say something."""
        rows = Digest.objects.filter(local_date=self.day).order_by()
        found = set[Who]()
        for address, user, state in rows.values_list("address", "user", "state"):
            found.add(address)
            if user and state not in SILENT:
                found.add(user)
        return frozenset(found)

    @cached_property
    def unreachable(self) -> frozenset[str]:
        """Nothing is made for addresses that servers have refused too often."""
        return bouncing.failing()

    @cached_property
    def last_rows(self) -> dict[Who, date]:
        """By address; also by person what was sent, wherever to."""
        recent = Digest.objects.counting_for_rhythm().filter(
            local_date__gte=self.day - LONGEST_PERIOD, local_date__lt=self.day
        )
        sent = Max("local_date", filter=Q(state=Digest.State.SENT))
        rows = recent.order_by().values_list("address", "user")
        found: dict[Who, date] = defaultdict(lambda: date.min)
        for address, user, last, sent_on in rows.annotate(last=Max("local_date"), sent_on=sent):
            found[address] = max(found[address], last)
            if user and sent_on:
                found[user] = max(found[user], sent_on)
        return found

    @cached_property
    def news(self) -> News:
        return News(self.day, _staged(self.day), _said(self.day), _put_off())

    def wish_of(self, recipient: Recipient) -> Wish:
        return chosen(self.wishes, recipient)

    def is_served(self, recipient: Recipient) -> bool:
        return not self.served.isdisjoint(_names(recipient))

    def has_reason(self, recipient: Recipient, wish: Wish) -> bool:
        """The rhythm's day has come unanswered, or there is news."""
        period = self.periods[wish.cadence]
        last = max(self.last_rows.get(who, date.min) for who in _names(recipient))
        if period is not None and period.is_unanswered(last, self.day):
            return True
        return self.news.has_any(recipient.address, recipient.posts, recipient.user)


def _names(recipient: Recipient) -> tuple[Who, ...]:
    return (recipient.address, recipient.user) if recipient.user else (recipient.address,)


def _staged(day: date) -> Mapping[int, Sequence[Mark]]:
    staged: dict[int, list[Mark]] = defaultdict(list)
    for source in duties.sources():
        for post, marks in source.marks(day).items():
            staged[post] += marks
    return staged


def _said(day: date) -> dict[Who, Said]:
    """By address, and by person whatever the address was."""
    said: dict[Who, Said] = {}
    rows = Digest.objects.all().last_said(day - LONGEST_SILENCE, day).order_by("local_date")
    for address, user, on, items in rows.values_list("address", "user", "local_date", "items"):
        said[address] = Said(on, frozenset(map(Mark.from_item, items)))
        if user:
            said[user] = said[address]
    return said


def _put_off() -> dict[str, dict[Record, date]]:
    """By address and record; the sources know which record a reference is."""
    everything = everything_put_off()
    references = {put.reference for each in everything.values() for put in each}
    records: dict[str, list[Record]] = defaultdict(list)
    for source in duties.sources() if references else ():
        for reference, record in source.records(references).items():
            records[reference].append((source.key, record))
    return {
        address: {record: put.until for put in each for record in records[put.reference]}
        for address, each in everything.items()
    }
