"""Words of a typed agency name: splitting, the spellings that count as one, and typing errors."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

EXPAND = {
    "prov": "provinsi", "prop": "provinsi", "propinsi": "provinsi", "provinsi": "provinsi",
    "kab": "kabupaten", "kotamadya": "kota", "kodya": "kota",
    "kec": "kecamatan", "kel": "kelurahan", "kementrian": "kementerian", "kem": "kementerian",
    "univ": "universitas", "dit": "direktorat", "dirjen": "ditjen", "pem": "pemerintah",
    "yys": "yayasan", "ktr": "kantor", "negri": "negeri", "dns": "dinas", "dnas": "dinas",
    "dins": "dinas", "dians": "dinas", "perlindungan": "pelindungan", "kepolisisan": "kepolisian",
    "organization": "organisation", "labor": "labour", "programme": "program",
    "center": "centre", "kerjasama": "kerja sama", "ponpes": "ponpes", "walikota": "wali kota",
}  # fmt: skip
DROPPED = {"dan", "and", "serta"}
DOTTED = re.compile(r"\b(?:[^\W\d_]\.){2,}(?:[^\W\d_]\b)?")
QUOTES = re.compile(r"['’‘`ʼ]")
HUMP = re.compile(r"(?<=[a-z]{3})(?=[A-Z][a-z]{2})")
PIECE = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Word:
    """One word as compared, and whether it stood there in capitals."""

    text: str
    capitals: bool


def words_of(text: str) -> tuple[Word, ...]:
    """Return the compared words of a cell, in order."""
    plain = unicodedata.normalize("NFKC", text).replace("&", " dan ")
    plain = DOTTED.sub(lambda found: found.group().replace(".", "") + " ", QUOTES.sub("", plain))
    pieces = (part for piece in PIECE.findall(plain) for part in HUMP.split(piece))
    return tuple(_expanded(pieces))


def _expanded(pieces: Iterable[str]) -> Iterator[Word]:
    for piece in pieces:
        lower = piece.lower()
        if lower not in DROPPED:
            capitals = piece.isupper()
            yield from (Word(part, capitals) for part in EXPAND.get(lower, lower).split())


def key_of(text: str) -> str:
    """Return the spelling under which an alias learnt from people is found again."""
    return " ".join(word.text for word in words_of(text))


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
    return 0 if length < 5 else 1 if length < 9 else 2


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
    "santoso santosa hasan husen hasanah pertama senter kartini sudirman"
)
ORDINARY = frozenset(ORDINARY_WORDS.split())


class Speller:
    """Knows the words of the aliases and places; corrects a word only when one of them is meant."""

    def __init__(self, words: Iterable[str], meanings: Mapping[str, object]) -> None:
        self.known = frozenset(words)
        self._meanings = meanings
        self._shorter: dict[str, list[str]] = defaultdict(list)
        self._answers: dict[str, str | None] = {}
        for word in sorted(self.known):
            if len(word) >= 5:
                for short in _shortened(word, _errors_allowed(len(word))):
                    self._shorter[short].append(word)

    def corrected(self, words: Sequence[Word]) -> tuple[Word, ...]:
        """Return the words with typing errors mended where it is safe."""
        return tuple(Word(self.correct(word.text) or word.text, word.capitals) for word in words)

    def correct(self, word: str) -> str | None:
        """Return the one known word that is meant, or None."""
        if word not in self._answers:
            self._answers[word] = self._search(word)
        return self._answers[word]

    def _search(self, word: str) -> str | None:
        allowed = _errors_allowed(len(word))
        if (
            not allowed
            or len(word) > 30
            or word in self.known
            or word in ORDINARY
            or not word.isalpha()
        ):
            return None
        shorts = _shortened(word, allowed)
        near = {known for short in shorts for known in self._shorter.get(short, ())}
        ranked = sorted(
            (distance(word, known, allowed), sorted(word) != sorted(known), known)
            for known in near
            if known[0] == word[0] or known[:2] == word[1::-1]
        )
        best = [known for errors, *rank, known in ranked if [errors, *rank] == [*ranked[0][:2]]]
        if not best or ranked[0][0] > allowed:
            return None
        meant = {self._meanings.get(known, known) for known in best}
        return best[0] if len(meant) == 1 else None
