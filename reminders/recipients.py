"""Who answers for which posts on a day: the holder, else the mailbox, else the focal point."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from directory.models import Post, Tenure
from directory.words import Language, Zone


@dataclass(frozen=True)
class Recipient:
    """One address and the posts it answers for on a day, whether in person or as an office."""

    address: str
    zone: str
    posts: frozenset[int]
    user: int | None = None
    language: str = Language.INDONESIAN


class _Seat(NamedTuple):
    pk: int
    agency: int
    role: str
    mailbox: str
    zone: str | None


class _Reader(NamedTuple):
    address: str
    zone: str = ""
    user: int | None = None
    language: str = Language.INDONESIAN


def recipients_on(day: date, agencies: Collection[int] | None = None) -> list[Recipient]:
    """Everybody who answers for a post on that day, an address once; two queries."""
    posts = Post.objects.order_by("pk")
    tenures = Tenure.objects.on(day).filter(holder__is_active=True)
    if agencies is not None:
        posts = posts.filter(agency__in=agencies)
        tenures = tenures.filter(post__agency__in=agencies)
    seats = [
        _Seat(*row)
        for row in posts.values_list("pk", "agency", "role", "mailbox", "agency__region__zone")
    ]
    held: dict[int, list[_Reader]] = defaultdict(list)
    holder = ("post", "holder__email", "holder__zone", "holder", "holder__language")
    for post, email, *rest in tenures.order_by("pk").values_list(*holder):
        held[post].append(_Reader(email.lower(), *rest))
    return _merge(seats, held)


def recipient_on(day: date, address: str) -> Recipient | None:
    """One address on that day, or None when it answers for nothing any more."""
    holding = Tenure.objects.on(day).filter(holder__email__iexact=address)
    agencies = set(holding.values_list("post__agency", flat=True))
    agencies.update(Post.objects.filter(mailbox__iexact=address).values_list("agency", flat=True))
    found = (one for one in recipients_on(day, agencies) if one.address == address.lower())
    return next(found, None)


def _merge(seats: list[_Seat], held: dict[int, list[_Reader]]) -> list[Recipient]:
    """One recipient per address; the first post decides the zone of who has named none."""
    colleagues = _focal_points(seats, held)
    readers: dict[str, _Reader] = {}
    posts: dict[str, set[int]] = defaultdict(set)
    zones: dict[str, str] = {}
    for seat in seats:
        for reader in _at_seat(seat, held) or colleagues[seat.agency]:
            known = readers.get(reader.address)
            if known is None or known.user is None:
                readers[reader.address] = reader
            posts[reader.address].add(seat.pk)
            zones.setdefault(reader.address, seat.zone or Zone.JAKARTA)
    return [
        Recipient(
            address,
            reader.zone or zones[address],
            frozenset(posts[address]),
            reader.user,
            reader.language,
        )
        for address, reader in readers.items()
    ]


def _at_seat(seat: _Seat, held: dict[int, list[_Reader]]) -> list[_Reader]:
    mailbox = [_Reader(seat.mailbox.lower())] if seat.mailbox else []
    return held.get(seat.pk) or mailbox


def _focal_points(
    seats: Iterable[_Seat], held: dict[int, list[_Reader]]
) -> dict[int, list[_Reader]]:
    """Of each agency, who reads for a post that has neither a holder nor a mailbox."""
    readers: dict[int, list[_Reader]] = defaultdict(list)
    for seat in seats:
        if seat.role == Post.Role.FOCAL_POINT:
            readers[seat.agency] += _at_seat(seat, held)
    return readers
