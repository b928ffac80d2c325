"""Names nearly the same within one agency, found without comparing everybody with everybody."""

from collections.abc import Hashable, Iterable, Iterator
from typing import Generic, TypeVar

Found = TypeVar("Found")

_MUHAMMADS = (
    "muhammad muhamad mohammad mohamad mohammed mohamed muhammed muchammad muchamad mochammad "
    "mochamad muh moh mhd muhd mohd moch much"
)
MUHAMMADS = frozenset(_MUHAMMADS.split())
SHORTEST = 7  # letters of a name in which one other letter may be a slip
LONG_ENOUGH = 4  # ... and of the word it is in
BUCKET = 40  # at most as many neighbours are looked at, so that a huge list stays fast


class Likenesses(Generic[Found]):
    """People by the halves and the beginnings of their names, in one agency each.

    A slip of one letter leaves the first or the second half of a name as it was.
    """

    def __init__(self) -> None:
        # A list of 50,000 has 200,000 buckets, nearly all of one: known by a hash, and such a one
        # holds the number of its person instead of a list.
        self._people: list[tuple[str, Found]] = []
        self._near: dict[int, int | list[int]] = {}

    def add(self, agency: object, key: str, found: Found) -> None:
        name, number = plain(key), len(self._people)
        self._people.append((key, found))
        for bucket in {hash((id(agency), each)) for each in _kept(name)}:
            there = self._near.setdefault(bucket, number)
            if isinstance(there, list):
                there.append(number)
            elif there != number:
                self._near[bucket] = [there, number]

    def like(self, agency: object, key: str) -> Iterator[tuple[str, Found]]:
        """Those of other names that may be the same person's, each once."""
        seen: set[int] = set()
        for bucket in _asked(plain(key)):
            near = self._near.get(hash((id(agency), bucket)), ())
            for number in [near] if isinstance(near, int) else near[:BUCKET]:
                other, found = self._people[number]
                if id(found) not in seen and other != key and is_like(key, other):
                    seen.add(id(found))
                    yield other, found


def is_like(one: str, other: str) -> bool:
    """Two compared names that one person may have written on two days."""
    first, second = plain(one), plain(other)
    return first == second or _is_shorter(first, second) or _has_slip(first, second)


def is_same_in_full(one: str, other: str) -> bool:
    """Only the way to write Muhammad differs."""
    return plain(one) == plain(other)


def plain(key: str) -> str:
    """A compared name with Muhammad written in full."""
    first, *rest = key.split() or [""]
    is_short = first in MUHAMMADS or (first == "m" and bool(rest))
    return " ".join(["muhammad" if is_short else first, *rest])


def _is_shorter(one: str, other: str) -> bool:
    """The last names are missing or an initial; a single name alone says too little."""
    short, long = sorted((one.split(), other.split()), key=lambda words: len(" ".join(words)))
    if len(short) < 2 or len(short) > len(long) or short[:-1] != long[: len(short) - 1]:
        return False
    last, full = short[-1], long[len(short) - 1]
    return last == full or (len(last) == 1 and full.startswith(last))


def _has_slip(one: str, other: str) -> bool:
    """One letter in a word of some length, or a space; "Budi A" and "Budi B" are two people."""
    if min(len(one), len(other)) < SHORTEST or not _is_slip(one, other):
        return False
    words, others = one.split(), other.split()
    if len(words) != len(others):
        return one.replace(" ", "") == other.replace(" ", "")
    slips = (pair for pair in zip(words, others, strict=True) if pair[0] != pair[1])
    return all(min(map(len, pair)) >= LONG_ENOUGH for pair in slips)


def _is_slip(one: str, other: str) -> bool:
    """One letter more, less or another, or two neighbours swapped."""
    short, long = sorted((one, other), key=len)
    if len(long) - len(short) > 1 or short == long:
        return False
    at = next((n for n, pair in enumerate(zip(short, long, strict=False)) if pair[0] != pair[1]),
              len(short))  # fmt: skip
    if len(short) < len(long):
        return short[at:] == long[at + 1 :]
    swapped = short[at : at + 2] == long[at : at + 2][::-1] and short[at + 2 :] == long[at + 2 :]
    return short[at + 1 :] == long[at + 1 :] or swapped


def _kept(name: str) -> Iterator[Hashable]:
    yield name
    yield from _halves(name, len(name) // 2)
    yield from _beginning(name)


def _asked(name: str) -> Iterator[Hashable]:
    """The halves of a name that is as long, or one letter longer or shorter."""
    yield name
    yield from _beginning(name)
    for half in ((len(name) - 1) // 2, (len(name) + 1) // 2):
        yield from _halves(name, half)


def _halves(name: str, half: int) -> Iterable[Hashable]:
    return ((half, name[:half]), (-half, name[-half:])) if half > 2 else ()


def _beginning(name: str) -> Iterator[Hashable]:
    """What a name and its shorter forms have in common, however short they are."""
    first, *rest = name.split()
    if rest:
        yield first, rest[0][0]
