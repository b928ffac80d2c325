"""The phrases that name agencies: from kinds, people and our vocabulary, and where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from directory import shapes, vocabulary
from directory.areas import VOWELS, Gazetteer, Place
from directory.mending import Lexicon, Speller
from directory.spelling import Word, key_of, words_of

LONGEST = 14


@dataclass(frozen=True)
class Kind:
    """A kind of agency as such: its names and aliases, and those that are only hints."""

    key: str
    type: str
    names: tuple[str, ...]
    generic: tuple[str, ...] = ()


@dataclass(frozen=True)
class KnownAlias:
    """A spelling that a person settled, in the region where it is used (None: everywhere)."""

    spelling: str
    region: str | None
    agency: int
    type: str | None = None
    kind: str | None = None
    place: str | None = None


@dataclass(frozen=True)
class Entry:
    """What a phrase stands for; a firm one decides, another is only a hint."""

    type: str
    kind: str | None
    firm: bool
    exact: bool
    counts: frozenset[int]


@dataclass(frozen=True)
class Hit:
    """An entry found at a position of the words."""

    start: int
    end: int
    entry: Entry


class Aliases:
    """Everything known about names, prepared once for many questions."""

    def __init__(
        self, kinds: Iterable[Kind], places: Iterable[Place], known: Iterable[KnownAlias] = ()
    ) -> None:
        self.gazetteer = Gazetteer(places)
        self.entries: dict[str, Entry] = {}
        self.phrase_words: set[str] = set()
        self._pairs: set[tuple[str, str]] = set()
        self._learnt = {(key_of(each.spelling), each.region): each for each in known}
        for kind in kinds:
            self._add_kind(kind)
        for lines, firm in ((vocabulary.FIRM, True), (vocabulary.WEAK, False)):
            for type_, key, phrases in lines:
                for phrase in phrases.split("|"):
                    self._add(phrase, type_, key, firm=firm, exact=False)
        self.known_words = frozenset(
            self.phrase_words | self.gazetteer.words | set(shapes.MIGRANTS)
        )
        self.speller = Speller(self._lexicon())

    def _lexicon(self) -> Lexicon:
        single = {word: entry for word, entry in self.entries.items() if word in self.phrase_words}
        return Lexicon(
            words=self.known_words,
            places=frozenset(self.gazetteer.words),
            heads=frozenset(
                word
                for word, entry in single.items()
                if len(word) > 3 and (entry.firm or word in shapes.JOINING)
            ),
            pairs=frozenset(self._pairs | self.gazetteer.pairs),
            meanings={word: (entry.type, entry.kind) for word, entry in single.items()},
        )

    def learnt(self, text: str, places: Sequence[str | None]) -> KnownAlias | None:
        """Return the alias a person settled for one of these regions, nearest first."""
        key = key_of(text)
        found = (self._learnt.get((key, place)) for place in places)
        return next((alias for alias in found if alias), None)

    def _add_kind(self, kind: Kind) -> None:
        hints = {key_of(name) for name in kind.generic}
        for name in (*kind.names, *kind.generic):
            if "/" not in name:
                firm = key_of(name) not in hints
                self._add(name, kind.type, kind.key, firm=firm, exact=True)

    def _add(self, phrase: str, type_: str, kind: str | None, *, firm: bool, exact: bool) -> None:
        parts = [word.text for word in words_of(phrase)]
        compact = "".join(parts)
        old = self.entries.get(compact)
        counts = frozenset({len(parts)}) | (old.counts if old else frozenset())
        self.phrase_words.update(parts)
        self._pairs.update(pairwise(parts))
        if old and (old.firm or not firm):
            self.entries[compact] = replace(old, counts=counts)
        elif compact:
            self.entries[compact] = Entry(type_, kind, firm, exact, counts)


def hits_in(words: Sequence[Word], aliases: Aliases) -> list[Hit]:
    """Return every phrase that stands in the words."""
    found = []
    for start in range(len(words)):
        compact = ""
        for end in range(start + 1, min(start + LONGEST, len(words)) + 1):
            compact += words[end - 1].text
            entry = aliases.entries.get(compact)
            if entry and _fits(entry, compact, words, start, end):
                found.append(Hit(start, end, entry))
        built = _built(words[start], len(words))
        if built:
            found.append(Hit(start, start + 1, built))
    return found


def _fits(entry: Entry, compact: str, words: Sequence[Word], start: int, end: int) -> bool:
    count = end - start
    if compact in shapes.UNCLEAR:
        return False
    if count not in entry.counts and len(compact) < 6 and not re.search(r"\d", compact):
        return False
    if len(words) == count:
        return True
    if compact in shapes.EVERYDAY:
        return words[start].capitals or (not entry.firm and _before_a_place(words, start))
    return len(compact) > 3 or _short_may_stand(words[start], start)


def _before_a_place(words: Sequence[Word], start: int) -> bool:
    after = words[start + 1].text if start + 1 < len(words) else ""
    return start == 0 and after in shapes.ISLANDS


def _short_may_stand(word: Word, start: int) -> bool:
    return word.capitals or (start == 0 and not VOWELS & set(word.text))


def _built(word: Word, count: int) -> Entry | None:
    if len(word.text) < 4 and not (word.capitals or count == 1):
        return None
    for type_, kind, pattern in shapes.BUILT:
        if pattern.fullmatch(word.text):
            return Entry(type_, kind, True, False, frozenset({1}))
    return None
