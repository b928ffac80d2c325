"""Words of the rows under a list: totals, and the place, date, names and titles of who signs."""

import re
from collections.abc import Iterable
from typing import Final

_LONGEST: Final = 120  # characters; more is a text, over which these patterns would take long
_MONTH: Final = (
    r"(?:januari|februari|february|pebruari|maret|april|mei|juni|juli|agustus|september|oktober"
    r"|november|nopember|desember|january|march|may|june|july|august|october|december"
    r"|jan|feb|peb|mar|apr|jun|jul|agt|ags|aug|sept?|okt|oct|nov|nop|des|dec)\.?"
)
_DOTS: Final = r"[.…_]{3,}"
_PLACE_DATE: Final = re.compile(
    r"[^\W\d][\w'.\- ]{2,30},\s*(?:tanggal\s*)?(?:"
    rf"(?:\d{{1,2}}|{_DOTS})?\s*{_MONTH}\s*(?:\d{{4}}|\d{{0,3}}{_DOTS})"
    r"|\d{1,2}\s*[/.\-]\s*\d{1,2}\s*[/.\-]\s*\d{2,4}"
    rf"|{_DOTS}\s*(?:\d{{2,4}}|{_DOTS})?)\s*",
    re.IGNORECASE,
)
_OPENING: Final = re.compile(
    r"(?:mengetahui|menyetujui|mengesahkan|disetujui|diketahui|disahkan|dibuat|diperiksa"
    r"|hormat kami|yang (?:membuat|melaporkan|menyatakan|mengetahui)"
    r"|(?:approved|prepared|acknowledged|verified|signed) by)\b.{0,60}",
    re.IGNORECASE,
)
# Titles that people of a list have as well: the comma after them tells that a name is to follow.
_TITLE: Final = re.compile(
    r"(?:ketua|panitia|bendahara|notulis|sekretaris|penanggung ?jawab|pejabat|kepala|a\.?n\.)"
    r"[^,]{0,60},\s*",
    re.IGNORECASE,
)
_MARK: Final = re.compile(
    r"\(?\s*(?:ttd|tanda tangan|dto)\b[.)\s]*|nip\b[\d.:_… ]*|\([._… ]*\)", re.IGNORECASE
)
_TOTAL: Final = re.compile(r"(?:grand\s+|sub[\s\-]*)?(?:total|jumlah)\b.{0,60}", re.IGNORECASE)
_COUNTED: Final = re.compile(
    r"[^\d]{0,60}\d.{0,60}|[:=]|orang|peserta|people|laki-laki|perempuan", re.I
)


def is_signing(cell: str) -> bool:
    """Says that a signature follows, with words that no row of a list has."""
    if len(cell) > _LONGEST:
        return False
    return any(p.fullmatch(cell) for p in (_PLACE_DATE, _OPENING, _TITLE, _MARK))


def is_place_or_opening(cell: str) -> bool:
    if len(cell) > _LONGEST:
        return False
    return bool(_PLACE_DATE.fullmatch(cell) or _OPENING.fullmatch(cell))


def is_total(cells: Iterable[str]) -> bool:
    """The first words are of a sum and all others are of what was counted."""
    words = (cell for cell in cells if any(char.isalpha() for char in cell))
    if not _TOTAL.fullmatch(next(words, "")):
        return False
    return all(_COUNTED.fullmatch(cell) for cell in words)
