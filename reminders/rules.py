"""When somebody wants mail and whether there is a reason for it on a day, without a database."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from directory.duties import Mark
from reminders.calendar import USUAL_HOUR, Cadence

Record = tuple[str, int]
"""A source's key and the id of one of its records."""


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
class Said:
    """The last digest that said something. It is enough to look at that one: every digest holds
    all the marks of its day.
    """

    on: date = date.min
    marks: frozenset[Mark] = frozenset()


SAID_NOTHING = Said()


@dataclass(frozen=True)
class News:
    """What there is to say on a day, and what has been said and put off before."""

    day: date
    staged: Mapping[int, Sequence[Mark]]
    said: Mapping[int | str, Said]
    put_off: Mapping[str, Mapping[Record, date]]

    def has_any(self, address: str, posts: Collection[int], user: int | None = None) -> bool:
        """Whether a stage has been reached that no digest has told of, to whatever address."""
        staged = [mark for post in posts for mark in self.staged.get(post, ())]
        if not staged:
            return False
        told = [self.said.get(who, SAID_NOTHING) for who in (address, user) if who]
        said = max(told, key=lambda each: each.on)
        put_off = self.put_off.get(address, {})
        return any(self._is_new(mark, said, put_off) for mark in staged)

    def _is_new(self, mark: Mark, said: Said, put_off: Mapping[Record, date]) -> bool:
        """Not before the day until which it is put off; on that day once more."""
        until = put_off.get((mark.source, mark.record), date.min)
        if until > self.day:
            return False
        return mark not in said.marks or until > said.on
