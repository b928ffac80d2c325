"""Who answers for which posts on a day: the holder, else the mailbox, else the focal point."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.db.models.functions import Lower

from directory.models import Post, Tenure
from directory.words import Language, Zone

SEAT = (
    "pk",
    "role",
    "agency",
    "agency__region",
    "mailbox",
    "title",
    "agency__name",
    "agency__region__name",
    "agency__region__abbreviation",
    "agency__region__zone",
)
HOLDER = (
    "holder__email",
    "holder__zone",
    "holder",
    "holder__language",
    "holder__full_name",
    "holder__is_demo",
)


class Seat(NamedTuple):
    """A post, with what a mail says of it. Not `is_own`: read by a colleague, as it is vacant."""

    pk: int
    role: str
    agency: int
    region: int | None
    mailbox: str
    title: str
    agency_name: str
    region_name: str | None
    region_short: str | None
    zone: str | None
    is_own: bool = True


@dataclass(frozen=True)
class Recipient:
    """One address and the posts it answers for on a day, whether in person or as an office.

    `seats` are these posts again, with their names.
    """

    address: str
    zone: str
    posts: frozenset[int]
    user: int | None = None
    language: str = Language.INDONESIAN
    name: str = ""
    is_demo: bool = False
    seats: tuple[Seat, ...] = ()

    @property
    def region(self) -> int | None:
        """That of the first post."""
        return self.seats[0].region if self.seats else None


class _Reader(NamedTuple):
    address: str
    zone: str = ""
    user: int | None = None
    language: str = Language.INDONESIAN
    name: str = ""
    is_demo: bool = False


def recipients_on(day: date, agencies: Collection[int] | None = None) -> list[Recipient]:
    """Everybody who answers for a post on that day, an address once; two queries."""
    posts = Post.objects.order_by("pk")
    tenures = Tenure.objects.on(day).filter(holder__is_active=True)
    if agencies is not None:
        posts = posts.filter(agency__in=agencies)
        tenures = tenures.filter(post__agency__in=agencies)
    seats = [Seat(*row) for row in posts.values_list(*SEAT)]
    held: dict[int, list[_Reader]] = defaultdict(list)
    for post, email, *rest in tenures.order_by("pk").values_list("post", *HOLDER):
        held[post].append(_Reader(email.lower(), *rest))
    return _merge(seats, held)


def recipient_on(day: date, address: str) -> Recipient | None:
    """One address on that day, or None when it answers for nothing any more."""
    low = address.lower()
    found = (one for one in recipients_on(day, _offices(day, low)) if one.address == low)
    return next(found, None)


def _offices(day: date, address: str) -> set[int]:
    """Agencies in which the address holds a post, or is that of a post."""
    holding = Tenure.objects.on(day).alias(low=Lower("holder__email")).filter(low=address)
    mailboxes = Post.objects.alias(low=Lower("mailbox")).filter(low=address)
    agencies = holding.order_by().values_list("post__agency", flat=True)
    return set(agencies.union(mailboxes.order_by().values_list("agency", flat=True)))


def _merge(seats: list[Seat], held: dict[int, list[_Reader]]) -> list[Recipient]:
    """One recipient per address; the first post decides the zone of who has named none."""
    colleagues = _focal_points(seats, held)
    readers: dict[str, _Reader] = {}
    taken: dict[str, dict[int, Seat]] = defaultdict(dict)
    for seat in seats:
        own = _at_seat(seat, held)
        taking = seat if own else seat._replace(is_own=False)
        for reader in own or colleagues[seat.agency]:
            known = readers.get(reader.address)
            if known is None or known.user is None:
                readers[reader.address] = reader
            taken[reader.address][seat.pk] = taking
    return [
        _recipient(reader, tuple(taken[address].values())) for address, reader in readers.items()
    ]


def _recipient(reader: _Reader, seats: tuple[Seat, ...]) -> Recipient:
    return Recipient(
        reader.address,
        reader.zone or seats[0].zone or Zone.JAKARTA,
        frozenset(seat.pk for seat in seats),
        reader.user,
        reader.language,
        reader.name,
        reader.is_demo,
        seats,
    )


def _at_seat(seat: Seat, held: dict[int, list[_Reader]]) -> list[_Reader]:
    mailbox = [_Reader(seat.mailbox.lower())] if seat.mailbox else []
    return held.get(seat.pk) or mailbox


def _focal_points(
    seats: Iterable[Seat], held: dict[int, list[_Reader]]
) -> dict[int, list[_Reader]]:
    """Of each agency, who reads for a post that has neither a holder nor a mailbox."""
    readers: dict[int, list[_Reader]] = defaultdict(list)
    for seat in seats:
        if seat.role == Post.Role.FOCAL_POINT:
            readers[seat.agency] += _at_seat(seat, held)
    return readers
