"""Typing errors in agency names: joined words, digits read as letters, and near misses."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from directory.spelling import Word


def distance(one: str, two: str, most: int) -> int:
    """Count the typing errors between two words (a swap is one); most + 1 means more."""
    if abs(len(one) - len(two)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(two) + 1))
    for i, a in enumerate(one, 1):
        before, last, row = row, before, [i]
        for j, b in enumerate(two, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if last and j > 1 and a == two[j - 2] and one[i - 2] == b:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return row[-1]


def _errors_allowed(length: int) -> int:
    return 0 if length < 5 else 1 if length < 8 else 2


def _shortened(word: str, times: int) -> set[str]:
    found = {word}
    edge = {word}
    for _ in range(times):
        edge = {each[:at] + each[at + 1 :] for each in edge for at in range(len(each))}
        found |= edge
    return found


# Ordinary words near an alias by one letter: they are meant as they stand.
ORDINARY_WORDS = (
    "bapak ibu saudara harapan bersama anggota ketua staf kepala koordinator tamu peserta panitia "
    "moderator narasumber mandiri pribadi masyarakat warga sehat sejahtera indah utama jaya abadi "
    "makmur sentosa lestari nusantara bangsa mulia karya cipta putra putri bunda melati mawar "
    "kasih insan hikmah cahaya surya bintang mekar sari tani nelayan petani guna budaya hidup "
    "harian harina kantong kartu kader daftar absen hadir swasta lainnya lain tidak belum sudah "
    "bagus baru lama besar kecil timur barat utara selatan tengah pusat cabang ranting wilayah "
    "undangan sopir supir petugas magang mahasiswi fasilitator operator santoso santosa hasan "
    "husen hasanah pertama senter kartini sudirman "
)
ORDINARY = frozenset(ORDINARY_WORDS.split())


# Digits and letters that scanners and hurried fingers take for one another.
LOOK_ALIKE = (("1", "i"), ("1", "l"), ("0", "o"), ("5", "s"))
MARKS = frozenset({"kabupaten", "kota", "provinsi"})
# Offices behind whose name a region stands.
SERVED_BY_REGION = frozenset({"local_government", "vertical_agency", "legislature", "ministry"})
# Short words that are glued to the next one: "PROVNTB", "KAB.LOMBOK" typed without its dot.
GLUED = {"prov": "provinsi", "kab": "kabupaten", "kec": "kecamatan", "kel": "kelurahan"}
CHIEF = ("ka", "wa")


@dataclass(frozen=True)
class Lexicon:
    """The words of aliases and places: what they mean, which stand side by side, which join."""

    words: frozenset[str]
    places: frozenset[str]
    heads: frozenset[str]
    pairs: frozenset[tuple[str, str]]
    meanings: Mapping[str, tuple[str, str | None]] = field(default_factory=dict)


class Near(NamedTuple):
    """A known word near a typed one: how many errors, and whether they are more than a swap."""

    errors: int
    reordered: bool
    known: str


class Speller:
    """Knows the words of the aliases and places; corrects a word only when one of them is meant."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self._tails = lexicon.places | lexicon.heads
        self._shorter: dict[str, list[str]] = defaultdict(list)
        self._beside: dict[str, set[str]] = defaultdict(set)
        self._near: dict[tuple[str, int], list[Near]] = {}
        self._parts: dict[str, tuple[str, ...]] = {}
        for word in sorted(lexicon.words):
            if len(word) >= 5:
                for short in _shortened(word, _errors_allowed(len(word))):
                    self._shorter[short].append(word)
        for before, after in lexicon.pairs:
            self._beside[f"{before} "].add(after)
            self._beside[f" {after}"].add(before)

    def parted(self, words: Sequence[Word]) -> tuple[Word, ...]:
        """Return the words with joined ones apart and digits as letters: POLDANTB, BP3M1."""
        return tuple(
            Word(part, word.capitals) for word in words for part in self._parts_of(word.text)
        )

    def corrected(self, words: Sequence[Word]) -> tuple[Word, ...]:
        """Return the words with typing errors mended where it is safe."""
        texts = [word.text for word in words]
        mended = [self._meant(texts, at) for at in range(len(texts))]
        return tuple(Word(text, word.capitals) for text, word in zip(mended, words, strict=True))

    def _parts_of(self, word: str) -> tuple[str, ...]:
        if word not in self._parts:
            alike = _look_alike(word, self.lexicon.words)
            self._parts[word] = (alike,) if alike else next(self._splits(word), (word,))
        return self._parts[word]

    def _splits(self, word: str) -> Iterator[tuple[str, ...]]:
        if word in self.lexicon.words or not 6 <= len(word) <= 40:
            return
        for at in range(len(word) - 3, 2, -1):
            head, rest = word[:at], word[at:]
            known = self._tails if at > 3 else self.lexicon.places
            if head in self.lexicon.heads and rest in known:
                yield head, rest
            elif (
                head in self.lexicon.heads
                and rest[:3] in GLUED
                and (not rest[3:] or rest[3:] in known)
            ):
                yield tuple(filter(None, (head, GLUED[rest[:3]], rest[3:])))
            elif head in GLUED and rest in self.lexicon.places:
                yield GLUED[head], rest
        if word.startswith(CHIEF) and len(word) > 6 and word[2:] in self.lexicon.heads:
            yield ("kepala", word[2:])

    def _meant(self, texts: Sequence[str], at: int) -> str:
        word = texts[at]
        if word in self.lexicon.words or word in ORDINARY or len(word) > 30:
            return word
        if not word.isalpha():
            return word
        beside = self._neighbours(texts, at)
        leads = at == 0 and len(word) == 4 and texts[1:2] and texts[1] in self.lexicon.places
        allowed = 1 if leads else _errors_allowed(len(word))
        near = [each for each in self._nearest(word, allowed) if self._fits(each, texts, at)]
        in_phrase = [each.known for each in near if each.known in beside]
        if len(in_phrase) == 1:
            return in_phrase[0]
        if near:
            best = [each.known for each in near if each.reordered == near[0].reordered]
            return self._one_of(best) or word
        return self._short_in_phrase(word, beside)

    def _short_in_phrase(self, word: str, beside: set[str]) -> str:
        """A short word may be mended where the words beside it leave one choice."""
        if not 3 <= len(word) <= 6:
            return word
        close = [
            known
            for known in beside
            if len(known) > 3
            and distance(word, known, 1) == 1
            and {known[0], known[-1]} & set(word)
        ]
        return close[0] if len(close) == 1 else word

    def _neighbours(self, texts: Sequence[str], at: int) -> set[str]:
        before = self._beside.get(f"{texts[at - 1]} ", set()) if at else set()
        after = self._beside.get(f" {texts[at + 1]}", set()) if at + 1 < len(texts) else set()
        return before | after

    def _fits(self, near: Near, texts: Sequence[str], at: int) -> bool:
        """A name of a place alone must be nearly right, and stand where places stand."""
        if near.known not in self.lexicon.places or near.known in self.lexicon.meanings:
            return True
        before = texts[at - 1] if at else ""
        type_, _ = self.lexicon.meanings.get(before, (None, None))
        marked = before in MARKS or type_ in SERVED_BY_REGION
        return near.errors == 1 and (marked or len(texts[at]) > 6)

    def _one_of(self, words: Sequence[str]) -> str | None:
        """The word meant by all of these; of one type, the word that says no more than the type."""
        meanings = {word: self.lexicon.meanings.get(word, (word, word)) for word in words}
        if len(set(meanings.values())) == 1:
            return words[0]
        general = [word for word, (_, kind) in meanings.items() if kind is None]
        same = len({type_ for type_, _ in meanings.values()}) == 1
        return general[0] if same and general else None

    def _nearest(self, word: str, allowed: int) -> list[Near]:
        """Known words with the fewest errors; the same letters in another order come first."""
        key = (word, allowed)
        if key not in self._near:
            self._near[key] = self._search(word, allowed) if allowed else []
        return self._near[key]

    def _search(self, word: str, allowed: int) -> list[Near]:
        shorts = _shortened(word, allowed)
        close = {known for short in shorts for known in self._shorter.get(short, ())}
        near = sorted(
            Near(distance(word, known, allowed), sorted(word) != sorted(known), known)
            for known in close
            if _same_start(word, known)
        )
        near = [each for each in near if each.errors <= max(1, _errors_allowed(len(each.known)))]
        return [each for each in near if each.errors == near[0].errors <= allowed]


def _look_alike(word: str, known: frozenset[str]) -> str | None:
    """A word in which a digit stands for a letter, or an l for a capital I: BP3M1, lnspektorat."""
    if word in known or len(word) < 4:
        return None
    tried = [word.replace(seen, meant) for seen, meant in LOOK_ALIKE if seen in word]
    if word[0] == "l":
        tried.append("i" + word[1:])
    return next((each for each in tried if each in known), None)


def _same_start(word: str, known: str) -> bool:
    swapped = known[:2] == word[1::-1]
    lost = len(word) > 6 and (known[1:] == word or known == word[1:])
    return known[0] == word[0] or swapped or lost
