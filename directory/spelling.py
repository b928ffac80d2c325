"""Words of a typed agency name: splitting, and the spellings that count as one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from intake.text import normalized

EXPAND = {
    "prov": "provinsi", "prop": "provinsi", "propinsi": "provinsi", "provinsi": "provinsi",
    "kab": "kabupaten", "kotamadya": "kota", "kodya": "kota",
    "kec": "kecamatan", "kel": "kelurahan", "kementrian": "kementerian", "kem": "kementerian",
    "univ": "universitas", "dit": "direktorat", "dirjen": "ditjen", "pem": "pemerintah",
    "yys": "yayasan", "ktr": "kantor", "negri": "negeri", "dns": "dinas", "dnas": "dinas",
    "dins": "dinas", "dians": "dinas", "perlindungan": "pelindungan", "kepolisisan": "kepolisian",
    "organization": "organisation", "labor": "labour", "programme": "program",
    "ds": "desa", "pemprop": "pemprov", "sekertariat": "sekretariat",
    "sekertaris": "sekretaris", "intl": "international", "bag": "bagian", "perw": "perwakilan",
    "internasional": "international", "pusk": "puskesmas",
    "pontren": "ponpes", "kls": "kelas", "cab": "cabang", "yay": "yayasan",
    "center": "centre", "kerjasama": "kerja sama", "ponpes": "ponpes", "walikota": "wali kota",
}  # fmt: skip
DROPPED = {"dan", "and", "serta", "of", "the", "di"}
DOTTED = re.compile(r"\b(?:(?:[^\W\d_]\.){2,}(?:[^\W\d_]\b)?|[^\W\d_]\.[^\W\d_]\b)")
SPACED = re.compile(r"\b[A-Z](?: [A-Z])+\b")
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
    plain = normalized("NFKC", text).replace("&", " dan ")
    plain = DOTTED.sub(lambda found: found.group().replace(".", "") + " ", QUOTES.sub("", plain))
    plain = SPACED.sub(lambda found: found.group().replace(" ", ""), plain)
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
