"""Who keeps what about people: the register apps sign in `ready()`, and the verbs over it."""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Q

from directory.models import Post, User
from directory.wiping import wipe_freed_space
from intake.text import fold

# What is found or removed, by section: one dictionary of JSON values a record.
Sections = Mapping[str, Sequence[Mapping[str, Any]]]


class Unknown(Exception):  # noqa: N818 - an answer, not a fault
    """Nothing is held under the address."""


class Shared(Exception):  # noqa: N818 - an answer, not a fault
    """Several people gave this address: to hand out or erase one, the name must be said."""

    def __init__(self, people: int) -> None:
        super().__init__(people)
        self.people = people


class UnknownEvent(LookupError):  # noqa: N818 - an answer, not a fault
    """There is no event under the key by which somebody was to be looked for."""


@dataclass(frozen=True)
class Wanted:
    """Somebody who gave no address, looked for by name at an event, or by number."""

    name: str = ""
    event: str = ""
    number: int | None = None


@dataclass(frozen=True)
class Match:
    """Somebody found: the number, and by what people are told apart.

    `is_exact`: the number, or the whole name but for titles, and not only some words of it.
    """

    number: int
    name: str
    email: str
    position: str
    office: str
    event: str
    is_exact: bool


@dataclass(frozen=True)
class Subject:
    """Whom a request is about. `names` are folded, as the keepers found them.

    Without an address it is the person of this `number` in the lists of events, and nobody else.
    `is_office`: a post has the address as its mailbox and nobody signs in with it, so the mail
    that went there was the office's.
    """

    email: str
    name: str = ""
    account: int | None = None
    is_office: bool = False
    names: frozenset[str] = frozenset()
    number: int | None = None

    def has_address(self, field: str) -> Q:
        """The condition that a field holds the address; nothing does where there is none."""
        return Q(**{f"{field}__iexact": self.email}) if self.email else Q(pk__in=())

    def is_written_in(self, text: str) -> bool:
        """The whole address, in any case: ani@… does not stand in yani@…."""
        pattern = rf"(?<![\w.+-]){re.escape(self.email)}(?![\w-]|\.\w)"
        return bool(self.email) and re.search(pattern, text, re.IGNORECASE) is not None


@dataclass(frozen=True)
class Purged:
    """What one record (an event, the old imports) lost, and how many people were counted first."""

    of: str
    key: str
    removed: Mapping[str, int]
    counted: int = 0


@dataclass(frozen=True)
class Erased:
    """What was found under an address and what became of it, by section."""

    found: Mapping[str, int]
    removed: Mapping[str, int]


def _nobody(wanted: Wanted) -> Sequence[Match]:
    return ()


def _no_names(subject: Subject) -> set[str]:
    return set()


def _nothing_found(subject: Subject) -> Sections:
    return {}


def _nothing_erased(subject: Subject, day: date) -> Mapping[str, int]:
    return {}


def _nothing_purged(day: date) -> Iterable[Purged]:
    return ()


def _nothing_forgotten(label: str, ids: Collection[int]) -> None:
    return None


@dataclass(frozen=True)
class Keeper:
    """What an app holds about people.

    `fields` are the names of text and file fields that can hold personal data, by model label; a
    test holds every such field of the site against them. `search` finds people by name and event
    or by number; it raises UnknownEvent. `names(subject)` are the names by which
    the app knows the person; it raises Shared. `erase` and `purge` open or join a transaction.
    `forget(label, ids)` removes what the app noted about records that are deleted.
    """

    key: str
    fields: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    search: Callable[[Wanted], Sequence[Match]] = _nobody
    names: Callable[[Subject], set[str]] = _no_names
    export: Callable[[Subject], Sections] = _nothing_found
    erase: Callable[[Subject, date], Mapping[str, int]] = _nothing_erased
    purge: Callable[[date], Iterable[Purged]] = _nothing_purged
    forget: Callable[[str, Collection[int]], None] = _nothing_forgotten


_register: dict[str, Keeper] = {}


def register(keeper: Keeper) -> None:
    _register[keeper.key] = keeper


def keepers() -> tuple[Keeper, ...]:
    """From the roof down, as the apps are installed: what refers to an account goes before it."""
    return tuple(_register.values())


def forget(label: str, ids: Collection[int]) -> None:
    """Call when records that may bear a person's name are deleted, inside that transaction."""
    for keeper in keepers():
        keeper.forget(label, ids)


def search(wanted: Wanted) -> list[Match]:
    """People of that number, or in whose name all words stand. Raises UnknownEvent."""
    return [match for keeper in keepers() for match in keeper.search(wanted)]


def identify_match(match: Match) -> Subject:
    """Who gave an address is known by it everywhere; who gave none by the number only."""
    if match.email:
        return identify(match.email, match.name)
    return _named(Subject("", match.name, number=match.number))


def identify(email: str, name: str = "") -> Subject:
    """The person behind an address in any case. Raises Shared, ValueError without an address."""
    address = email.strip().lower()
    if "@" not in address.strip("@"):
        raise ValueError("an address is needed")
    account = User.objects.filter(email__iexact=address).values_list("pk", flat=True).first()
    is_office = account is None and Post.objects.filter(mailbox__iexact=address).exists()
    return _named(Subject(address, name.strip(), account, is_office))


def _named(subject: Subject) -> Subject:
    names = {fold(one) for keeper in keepers() for one in keeper.names(subject)}
    return replace(subject, names=frozenset(names - {""}))


def export(subject: Subject) -> dict[str, list[dict[str, Any]]]:
    """Everything held about the person, by section. Raises Unknown."""
    found = {
        section: [dict(row) for row in rows]
        for keeper in keepers()
        for section, rows in keeper.export(subject).items()
    }
    if not any(found.values()):
        raise Unknown(subject.email)
    return found


def erase(subject: Subject, day: date) -> Erased:
    """Removes the person, all or nothing; counts are frozen first. Raises Unknown."""
    found = {section: len(rows) for section, rows in export(subject).items()}
    removed: Counter[str] = Counter()
    with transaction.atomic():
        for keeper in keepers():
            removed.update(keeper.erase(subject, day))
    wipe_freed_space()
    return Erased(found, dict(removed))


def purge(day: date, *, dry_run: bool = False) -> list[Purged]:
    """Deletes what has been kept long enough by that day; a dry run undoes it all at the end."""
    if dry_run:
        with transaction.atomic():
            purged = _purge(day)
            transaction.set_rollback(True)
        return purged
    purged = _purge(day)
    wipe_freed_space()
    return purged


def _purge(day: date) -> list[Purged]:
    return [purged for keeper in keepers() for purged in keeper.purge(day)]
