"""What a digest says, as plain values: sections of items, and the offices it speaks for."""

from dataclasses import dataclass
from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

from reminders.rules import Mailed


class Kind(models.TextChoices):
    """The sections in the order of the mail."""

    LATE = "late", _("Past due")
    WEEK = "week", _("Due within 7 days")
    FORTNIGHT = "fortnight", _("Due within 14 days")
    ASKED = "asked", _("Asked for news")
    CHECK = "check", _("Waiting for your check")
    RECONFIRM = "reconfirm", _("To be reconfirmed")


@dataclass(frozen=True)
class Item:
    """One action as the mail shows it. `url` is its own link, empty until one is issued.

    `asked_on`: the coordinator has asked for news since the last digest, and nobody has answered.
    """

    action: int
    reference: str
    title: str
    step: int
    step_name: str
    status: str
    due_on: date | None
    days_late: int
    agency: str
    said: str = ""
    said_on: date | None = None
    asked_on: date | None = None
    url: str = ""


@dataclass(frozen=True)
class Section:
    """`total` counts all; `items` are those the mail shows."""

    kind: Kind
    items: tuple[Item, ...]
    total: int


@dataclass(frozen=True)
class Office:
    """A post the recipient answers for."""

    post: str
    agency: str


@dataclass(frozen=True)
class DigestContent:
    """Everything one digest says. Without sections it is not sent."""

    address: str
    name: str
    user: int | None
    language: str
    zone: str
    hour: int
    day: date
    region: str
    offices: tuple[Office, ...]
    contact: str
    sections: tuple[Section, ...]
    mailed: tuple[Mailed, ...]
    is_demo: bool = False

    @property
    def is_empty(self) -> bool:
        return not self.sections

    @property
    def more(self) -> int:
        """How many items the mail leaves to the list in the portal."""
        return sum(section.total - len(section.items) for section in self.sections)

    def total(self, kind: Kind) -> int:
        return sum(section.total for section in self.sections if section.kind == kind)
