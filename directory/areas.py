"""Area words in a typed agency name: which province, regency or city is named, and where."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from directory.spelling import Word, words_of

PROVINCE, REGENCY, CITY = "province", "regency", "city"
MARKERS = {
    "provinsi": PROVINCE, "pemprov": PROVINCE, "gubernur": PROVINCE, "province": PROVINCE,
    "polda": PROVINCE, "kejati": PROVINCE, "kanwil": PROVINCE, "bp3mi": PROVINCE,
    "kabupaten": REGENCY, "pemkab": REGENCY, "bupati": REGENCY,
    "regency": REGENCY, "kota": CITY, "pemkot": CITY, "city": CITY, "polrestabes": CITY,
}  # fmt: skip
WHOLE_PROVINCE = {"provinsi", "pemprov", "gubernur", "province"}
BESIDE = {"administrasi", "adm", "daerah"}
AFTER = {"regency": REGENCY, "city": CITY, "province": PROVINCE, "kota": CITY}
COMPASS = {
    "timur": "east", "barat": "west", "utara": "north", "selatan": "south",
    "tengah": "central", "tenggara": "southeast",
}  # fmt: skip
# After these words comes the name of something smaller, which may sound like a regency.
SMALLER = {
    "desa", "kelurahan", "kecamatan", "dusun", "pemdes", "kampung", "lurah", "camat", "nagari",
    "gampong", "pekon", "lingkungan", "kades", "keuchik",
}  # fmt: skip
# Regions named like everyday words: they count with "kabupaten" or "kota", or at the end.
EVERYDAY = {"metro", "karo", "kaur", "batu", "buru", "landak", "toba"}
VOWELS = set("aeiou")


@dataclass(frozen=True)
class Place:
    """A province, regency or city with the names people use for it."""

    code: str
    level: str
    name: str
    parent: str = ""
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True)
class Mention:
    """Where words name a place, which places they can mean, and the level said beside them."""

    start: int
    end: int
    places: tuple[Place, ...]
    marker: str | None


@dataclass(frozen=True)
class Area:
    """What a cell says about its area: the code when it is certain, and the level."""

    region: str | None = None
    level: str | None = None
    cut: frozenset[int] = frozenset()
    named: bool = False


class Gazetteer:
    """All places by name, without spaces, so that "Bau Bau" and "Baubau" are one."""

    def __init__(self, places: Iterable[Place]) -> None:
        self.by_code: dict[str, Place] = {}
        self.words: set[str] = set(MARKERS) | BESIDE | set(COMPASS)
        self.pairs: set[tuple[str, str]] = set()
        self._names: dict[str, list[Place]] = defaultdict(list)
        for place in places:
            self.by_code[place.code] = place
            self._add(place)

    def _add(self, place: Place) -> None:
        for name in (place.name, *place.aliases):
            parts = [word.text for word in words_of(name)]
            while len(parts) > 1 and parts[0] in {"kabupaten", "kota", "administrasi"}:
                parts.pop(0)
            short = ["kep", *parts[1:]] if parts[0] == "kepulauan" else parts
            english = [COMPASS.get(parts[-1], ""), *parts[:-1]]
            for spelled in (parts, short, english if english[0] else parts):
                self.words.update(spelled)
                self.pairs.update(pairwise(spelled))
                if place not in self._names["".join(spelled)]:
                    self._names["".join(spelled)].append(place)

    def mentions(self, words: Sequence[Word]) -> list[Mention]:
        """Return the places named, longest name first at each position."""
        found: list[Mention] = []
        at = 0
        while at < len(words):
            mention = self._mention_at(words, at)
            if mention:
                found.append(mention)
            at = mention.end if mention else at + 1
        return found

    def _mention_at(self, words: Sequence[Word], at: int) -> Mention | None:
        for end in range(min(at + 5, len(words)), at, -1):
            name = "".join(word.text for word in words[at:end])
            places = self._names.get(name)
            if places and (end - at > 1 or _may_stand(words[at], len(words))):
                marker = _marker(words, at, end)
                fitting = tuple(p for p in places if marker is None or p.level == marker)
                return Mention(at, end, fitting or tuple(places), marker)
        return None


def _may_stand(word: Word, count: int) -> bool:
    natural = bool(VOWELS & set(word.text))
    return len(word.text) > 3 or not natural or word.capitals or count == 1 or word.text == "dki"


def _marker(words: Sequence[Word], start: int, end: int) -> str | None:
    before = [word.text for word in words[max(0, start - 3) : start]]
    while before and before[-1] in BESIDE:
        before.pop()
    if before[-2:] in (["kabupaten", "kota"], ["kota", "kabupaten"]):
        return None
    if before and before[-1] in MARKERS:
        return MARKERS[before[-1]]
    return AFTER.get(words[end].text) if end < len(words) else None


def find_area(
    words: Sequence[Word], gazetteer: Gazetteer, known: frozenset[str], home: str | None
) -> Area:
    """Say which region the words name; the code is left out when it can be more than one."""
    mentions = [m for m in gazetteer.mentions(words) if not _part_of_a_name(m, words, known)]
    cut = frozenset(at for m in mentions for at in range(m.start, m.end))
    marked = {MARKERS[word.text] for word in words if word.text in MARKERS}
    place = _settled([m.places for m in mentions], home)
    if place:
        return Area(place.code, place.level, cut, named=True)
    level = marked.pop() if len(marked) == 1 else None
    if not mentions and home and WHOLE_PROVINCE & {word.text for word in words}:
        return Area(home[:2], PROVINCE, cut, named=True)
    return Area(None, level, cut, named=bool(mentions or level))


def _part_of_a_name(mention: Mention, words: Sequence[Word], known: frozenset[str]) -> bool:
    if mention.marker or mention.places[0].level == PROVINCE:
        return False
    before = words[mention.start - 1].text if mention.start else ""
    after = words[mention.end].text if mention.end < len(words) else ""
    single = mention.end - mention.start == 1
    if single and after and words[mention.start].text in EVERYDAY:
        return True
    return before in SMALLER or (
        single and bool(after) and (after not in known or after in COMPASS)
    )


def _settled(choices: list[tuple[Place, ...]], home: str | None) -> Place | None:
    provinces = {c[0].code for c in choices if len(c) == 1 and c[0].level == PROVINCE}
    local = [c for c in choices if any(place.level != PROVINCE for place in c)]
    answers = {place for choice in local if (place := _one_of(choice, provinces, home))}
    if len(answers) == 1 and all(answers & set(choice) for choice in local):
        return answers.pop()
    if local or len(provinces) != 1:
        return None
    return next(c[0] for c in choices if c[0].code in provinces)


def _one_of(choice: tuple[Place, ...], provinces: set[str], home: str | None) -> Place | None:
    if len(choice) > 1 and provinces:
        inside = tuple(p for p in choice if p.parent in provinces)
        choice = inside or choice
    if len(choice) > 1 and home:
        choice = tuple(p for p in choice if p.code[:2] == home[:2]) or choice
        exact = tuple(p for p in choice if p.code == home and p.level != PROVINCE)
        choice = exact or choice
    return choice[0] if len(choice) == 1 else None
