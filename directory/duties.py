"""What waits for whom: the register of sources that apps sign in `ready()`, read by the digest.

An app says what its records ask of the posts of a day; who reads it, when, and through which mail
is not its concern.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple, Protocol

from django.db import models
from django.utils.translation import gettext_lazy as _

from directory.models import User


class Kind(models.TextChoices):
    """What is asked, in the order of the mail."""

    LATE = "late", _("Past due")
    WEEK = "week", _("Due within 7 days")
    RETURNED = "returned", _("Returned to you")
    ASKED = "asked", _("Asked for news")
    CHECK = "check", _("Waiting for your check")
    CLEAR = "clear", _("Waiting for your clearance")
    NEW = "new", _("Newly assigned to you")
    FORTNIGHT = "fortnight", _("Due within 14 days")
    RECONFIRM = "reconfirm", _("To be reconfirmed")
    OFFICE_LATE = "office_late", _("Past due for a week in your office")
    LETTER = "letter", _("Past due for two weeks: a letter is ready to sign")


class Mark(NamedTuple):
    """A reason to write on a day of its own, whatever the rhythm: the stage that a record reached.

    `on` is the day from which stages are counted, so a moved due date begins anew. Two marks are
    the same reason when all four are equal.
    """

    source: str
    record: int
    stage: int
    on: date

    def as_item(self) -> dict[str, int | str]:
        return {
            "source": self.source,
            "record": self.record,
            "stage": self.stage,
            "on": self.on.isoformat(),
        }

    @classmethod
    def from_item(cls, item: Mapping[str, Any]) -> "Mark":
        return cls(
            str(item["source"]),
            int(item["record"]),
            int(item["stage"]),
            date.fromisoformat(item["on"]),
        )


@dataclass(frozen=True)
class Duty:
    """One thing that waits, as a mail shows it; sentences in the language active when asked.

    `post` is the one of the reader's posts that it waits for. `path` leads to its page behind the
    sign-in. `action` is set where a link of its own may update it without one. `agency` is filled
    in where it is not the reader's own. `note` says why it is here, where the kind does not.
    `is_demo`: sample data, and the mail says so.
    """

    kind: Kind
    post: int
    reference: str
    title: str
    path: str
    action: int | None = None
    due_on: date | None = None
    days_late: int = 0
    place: str = ""
    agency: str = ""
    said: str = ""
    said_on: date | None = None
    note: str = ""
    is_demo: bool = False


@dataclass(frozen=True)
class Waiting:
    """What waits for one reader, each thing once for a post, the most pressing first within its
    kind; and the marks of the reader's posts, also those that no duty of today speaks of.
    """

    duties: Sequence[Duty] = ()
    marks: Sequence[Mark] = ()


class Seat(NamedTuple):
    """One of a reader's posts, with the ids of its agency and region. Not `is_own`: vacant, and
    its mail read by the focal point of the office, who may not see what its holder would.
    """

    post: int
    role: str
    agency: int
    region: int | None
    is_own: bool = True


@dataclass(frozen=True)
class Reader:
    """Who is asked: a person, or an office mailbox (`user` None), and the posts of the day.

    `since` is when the last digest was written, None before the first. `snoozed` are references
    that the reader has put off: nothing is said of them.
    """

    address: str
    user: User | None
    seats: tuple[Seat, ...]
    day: date
    zone: str
    since: datetime | None = None
    snoozed: frozenset[str] = frozenset()

    @property
    def posts(self) -> frozenset[int]:
        return frozenset(seat.post for seat in self.seats)


class Source(Protocol):
    """An app's duties. The number of queries does not depend on how many there are."""

    @property
    def key(self) -> str:
        """Marks name it, so it never changes."""

    def marks(self, day: date) -> Mapping[int, Sequence[Mark]]:
        """Of every post what comes up on its own day: the stages reached by then."""

    def waiting_for(self, reader: Reader) -> Waiting:
        """The duties of one reader and the marks that `marks` gives to the reader's posts, both
        without what is snoozed.
        """

    def records(self, references: Collection[str]) -> Mapping[str, int]:
        """The records that marks name, of those references that are this app's."""


_sources: dict[str, Source] = {}


def register(source: Source) -> None:
    """An app signs its source in; a second one under the same key takes its place."""
    _sources[source.key] = source


def sources() -> tuple[Source, ...]:
    return tuple(_sources.values())
