"""A beat that ticks at given moments, and who got mail at which, as a table to compare."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from actionplan.models import ActionPlan
from directory.models import User
from reminders.delivering import deliver
from reminders.digests import open_due
from reminders.models import Digest, Holiday, Subscription
from tests.reminders.people import Office, open_office

ZONES = {
    "wib": ("31", "Asia/Jakarta"),
    "pontianak": ("61", "Asia/Pontianak"),
    "wita": ("52", "Asia/Makassar"),
    "wit": ("94", "Asia/Jayapura"),
}


def utc(text: str) -> datetime:
    """`2026-03-02 01:00` by the clock of the beat."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def ticks(first: str, last: str, minutes: int = 15) -> Iterator[datetime]:
    """From the first moment to the last, both included."""
    moment, end = utc(first), utc(last)
    while moment <= end:
        yield moment
        moment += timedelta(minutes=minutes)


def each_day(first: str, last: str, *clock: str) -> Iterator[datetime]:
    """The named times by UTC of every day from the first to the last."""
    day, end = date.fromisoformat(first), date.fromisoformat(last)
    while day <= end:
        yield from (utc(f"{day} {time}") for time in sorted(clock))
        day += timedelta(days=1)


def table(text: str) -> list[str]:
    """The lines of an expected table: day and time by UTC, who, and the local day of the digest."""
    return [" ".join(line.split()) for line in text.strip().splitlines()]


@dataclass(frozen=True)
class Beat:
    """The beat, and a worker that answers at once. Each mail is a line of a table."""

    outbox: list[Any]

    def letters(self, moments: Iterable[datetime]) -> list[str]:
        """The mails that leave at these ticks."""
        return [line for moment in moments for line in self.tick(moment)]

    def tick(self, moment: datetime) -> list[str]:
        return self.send(open_due(moment), moment)

    def send(self, digest_ids: Iterable[int], moment: datetime) -> list[str]:
        """What leaves when a worker gets to these rows at a moment."""
        before = len(self.outbox)
        for digest_id in digest_ids:
            deliver(digest_id, moment)
        return sorted(_line(message, moment) for message in self.outbox[before:])


def _line(message: Any, moment: datetime) -> str:
    digest = Digest.objects.get(message_id=message.extra_headers["Message-ID"])
    assert message.to == [digest.address]
    name = digest.address.partition("@")[0]
    return f"{moment.astimezone(UTC):%Y-%m-%d %H:%M} {name} {digest.local_date}"


def open_in(zone: str, name: str = "", **wish: Any) -> Office:
    """An office in `wib`, `pontianak`, `wita` or `wit` that has something to say at any time.

    Its plan is over, so no call for the news of a quarter brings a mail of its own.
    """
    office = open_office(*ZONES[zone], email=f"{name or zone}@example.org")
    ActionPlan.objects.filter(pk=office.plan.pk).update(ends_on=date(2024, 12, 31))
    office.promise(None, title=f"Aksi {name or zone}", confirmed_on=None)
    if wish:
        Subscription.objects.create(user=office.holder, **wish)
    return office


def open_everywhere(**wish: Any) -> dict[str, Office]:
    return {zone: open_in(zone, **wish) for zone in ZONES}


def move(person: User, zone: str) -> None:
    person.zone = ZONES[zone][1]
    person.save()


def days_off(*days: str) -> None:
    Holiday.objects.bulk_create(Holiday(day=day, name="Hari libur contoh") for day in days)
