"""Cells of an action list read without a database: statuses, numbers, codes, amounts, links."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Final

from actionplan.rules import Status
from directory.spelling import key_of
from intake.private import without_numbers
from intake.text import clean_text, escape_formula, fold, unescape_formula

POSTPONED: Final = "postponed"  # what people call an action that waits: blocked, if they say why
WORDS_OF_STATUS: Final = 8  # more is a sentence and no status

_STATUSES: Final = tuple(
    (re.compile(rf"\b(?:{words})\b"), meaning)
    for words, meaning in (
        (
            r"batal|dibatalkan|dihentikan|dihapus|gugur|drop|dropped|cancel|cancell?ed|abandoned"
            r"|tidak (?:jadi|lanjut|dilanjutkan|diteruskan)|discontinued",
            Status.DROPPED,
        ),
        (
            r"(?:belum|tidak|hampir|not|not yet|almost|nearly) (?:selesai|tuntas|rampung|done"
            r"|complete|completed|finished|diverifikasi|terverifikasi|verified)|sebagian"
            r"|partly|partially|partial|setengah|separuh",
            Status.IN_PROGRESS,
        ),
        (r"terverifikasi|diverifikasi|verified|tervalidasi", Status.VERIFIED),
        (
            r"tunda|ditunda|tertunda|penundaan|ditangguhkan|pending|postponed|delayed|on hold|hold"
            r"|deferred|mundur",
            POSTPONED,
        ),
        (
            r"kendala|terkendala|terhambat|hambatan|terhenti|macet|mandek|mangkrak|bermasalah"
            r"|blocked|stuck|stalled|obstructed",
            Status.BLOCKED,
        ),
        (
            r"belum|rencana|direncanakan|akan|planned|plan|not started|not yet|to do|todo|usulan"
            r"|diusulkan|upcoming|scheduled|terjadwal|tidak|no",
            Status.PLANNED,
        ),
        (
            r"proses|diproses|progress|progres|on progress|in progress|berjalan|jalan|berlangsung"
            r"|ongoing|on going|on track|dikerjakan|sedang|lanjut|dilanjutkan|berlanjut|started"
            r"|dimulai|mulai|under ?way|tahap|persiapan|berproses|dilaksanakan bertahap|active"
            r"|aktif|current",
            Status.IN_PROGRESS,
        ),
        (
            r"selesai|sudah|telah|done|complete|completed|finished|tuntas|rampung|terlaksana"
            r"|terealisasi|tercapai|terpenuhi|achieved|implemented|dilaksanakan|beres|closed|ok"
            r"|ya|yes",
            Status.REPORTED_DONE,
        ),
    )
)
_NO_OBSTACLE: Final = re.compile(
    r"\b(?:tidak ada|belum ada|tanpa|tidak|nihil|no|without) (?:kendala|hambatan|obstacles?)\b"
)
_PERCENT: Final = re.compile(r"(\d{1,3})(?:[.,]\d{1,4})?\s*(?:%|persen|percent)")
_SHARE: Final = re.compile(r"0?[.,]\d{1,4}")
_TICKS: Final = {"✓": Status.REPORTED_DONE, "✔": Status.REPORTED_DONE, "√": Status.REPORTED_DONE}
_LABELS: Final = {
    "direncanakan": Status.PLANNED,
    "sedang berjalan": Status.IN_PROGRESS,
    "terkendala": Status.BLOCKED,
    "dilaporkan selesai": Status.REPORTED_DONE,
    "selesai terverifikasi": Status.VERIFIED,
    "done verified": Status.VERIFIED,
    "tidak dilanjutkan": Status.DROPPED,
    "reported done": Status.REPORTED_DONE,
} | {fold(status.value): status for status in Status}

_ROMAN: Final = {"I": 1, "V": 5, "X": 10}
_NUMBER: Final = re.compile(r"(\d{1,3}|[IVX]{1,6})\b\s*[.):\-–—]*\s*(.*)", re.DOTALL)
_NUMBERED: Final = re.compile(
    r"(?:(?:tujuan|objectives?|obj|gcm|sasaran|prinsip|principles?|langkah|steps?|tahap(?:an)?"
    r"|nomor|no|ke|number)\b[\s.:#\-]*)+",
    re.IGNORECASE,
)
_RANGE: Final = re.compile(r"(\d{1,2})\s*(?:-|–|—|s\.?/?d\.?|sampai|to|hingga)\s*(\d{1,2})")
_NAME: Final = re.compile(r"(?!(?:dan|and|serta)\b)[^\W\d_]|[(\"'“]")
_MOST_IN_RANGE: Final = 23
_STRONG: Final = re.compile(r"[;\n|•]+")
_WEAK: Final = re.compile(r"\s*,\s*|\s*/\s*|\s+&\s+|\s+(?:dan|and|serta)\s+", re.IGNORECASE)
_BULLET: Final = re.compile(r"(?:^|(?<=\s))(?:\d{1,2}[.)]|[a-h][.)]|[-•*–])\s+")
_TARGET: Final = re.compile(r"(?<![\d.])(\d{1,2})\.(\d{1,2}|[a-d])(?![\d])", re.IGNORECASE)
_DECIMAL_TARGET: Final = re.compile(r"\d{1,2},\d{1,2}")
_LINK: Final = re.compile(r"https?://[^\s<>\"']+", re.IGNORECASE)
_AMOUNT_NOISE: Final = re.compile(r"\b(?:rp|idr|rupiah)\b\.?|,-|,–|=|\s", re.IGNORECASE)
_SCALES: Final = (
    (re.compile(r"(?:triliun|trilyun|trillion|(?<=\d)t)$"), 10**12),
    (re.compile(r"(?:miliar|milyar|billion|(?<=\d)m)$"), 10**9),
    (re.compile(r"(?:juta|jt|million|mio)$"), 10**6),
    (re.compile(r"(?:ribu|rb|thousand|k)$"), 10**3),
)
_GROUPED: Final = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d{1,2})?|\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?")
_PLAIN: Final = re.compile(r"\d{1,16}(?:[.,]\d{1,6})?")
MOST_RUPIAH: Final = 10**16


@dataclass(frozen=True)
class Said:
    """What a status cell means, and whether it says more than the one word."""

    status: str
    has_reason: bool = False


def read_status(cell: str) -> Said | None:
    """The status in the words people use; None where nobody can tell.

    `POSTPONED` is no status of ours, and `Status.VERIFIED` only what the list claims.
    """
    if cell.strip() in _TICKS:
        return Said(_TICKS[cell.strip()])
    text = " ".join(_NO_OBSTACLE.sub(" ", fold(cell[:200])).split())
    if text in _LABELS:
        return Said(_LABELS[text])
    if (share := _of_share(cell)) is not None:
        return Said(share)
    if len(text.split()) > WORDS_OF_STATUS:
        return None
    found = next(((at.search(text), meaning) for at, meaning in _STATUSES if at.search(text)), None)
    if found is None or found[0] is None:
        return None
    return Said(found[1], has_reason=len(text.split()) > len(found[0].group().split()))


def says_no_obstacle(text: str) -> bool:
    """ "Tidak ada kendala" under the heading of what blocks."""
    return bool(_NO_OBSTACLE.fullmatch(fold(text[:100])))


def _of_share(cell: str) -> Status | None:
    """100 % is done, 0 % has not begun; a spreadsheet may hold 50 % as 0.5."""
    if _SHARE.fullmatch(cell.strip()):
        return Status.IN_PROGRESS
    found = _PERCENT.search(cell)
    if found is None:
        return None
    share = int(found[1])
    if share >= 100:
        return Status.REPORTED_DONE
    return Status.IN_PROGRESS if share else Status.PLANNED


@dataclass(frozen=True)
class Picked:
    """What a cell names of a table, in the order of the table, and what is not understood of it."""

    found: tuple[int, ...]
    unknown: tuple[str, ...] = ()


def pick_numbers(cell: str, names: Mapping[str, int], most: int) -> Picked:
    """Numbers from 1 to `most`, Arabic or Roman, or names by `key_of`: "1, 5; 23", "Tujuan X"."""
    found: dict[int, None] = {}
    unknown: list[str] = []
    for piece in _pieces(cell, names):
        numbers = _numbers_of(piece, names)
        if not numbers or any(not 1 <= number <= most for number in numbers):
            unknown.append(piece)
        else:
            found.update(dict.fromkeys(numbers))
    return Picked(tuple(sorted(found)), tuple(unknown))


def _pieces(cell: str, names: Mapping[str, int]) -> Iterator[str]:
    """Split where people split, but a name that holds a comma stays whole."""
    for piece in filter(None, map(str.strip, _STRONG.split(cell))):
        if _numbers_of(piece, names):
            yield piece
        else:
            yield from filter(None, map(str.strip, _WEAK.split(piece)))


def _numbers_of(piece: str, names: Mapping[str, int]) -> list[int]:
    if key_of(piece) in names:
        return [names[key_of(piece)]]
    bare = _NUMBERED.sub("", piece, count=1).strip() if _NUMBERED.match(piece) else piece
    if ranged := _RANGE.fullmatch(bare):
        first, last = int(ranged[1]), int(ranged[2])
        return list(range(first, last + 1)) if 0 <= last - first <= _MOST_IN_RANGE else []
    if not any(char.isalpha() for char in bare):
        return [int(digits) for digits in re.findall(r"\d{1,6}", bare)]
    return _leading(bare, names)


def _leading(text: str, names: Mapping[str, int]) -> list[int]:
    """The number in front of its own name: "10. Memberantas perdagangan orang"."""
    if key_of(text) in names:
        return [names[key_of(text)]]
    found = _NUMBER.fullmatch(text)
    if found is None or (found[2] and not _NAME.match(found[2])):
        return []
    return [int(found[1])] if found[1].isdigit() else _roman(found[1])


def _roman(digits: str) -> list[int]:
    total = 0
    for at, digit in enumerate(digits):
        value = _ROMAN[digit]
        total += -value if any(_ROMAN[after] > value for after in digits[at + 1 :]) else value
    return [total]


def roman_or_digits(text: str) -> int | None:
    """III or 3; None for another word."""
    if text.isdigit():
        return int(text)
    return _roman(text.upper())[0] if re.fullmatch(r"[IVXivx]{1,6}", text) else None


def pick_targets(cell: str) -> tuple[str, ...]:
    """Codes of SDG targets: "10.7; 8.8"; a spreadsheet may hold one as the number 8,8."""
    if _DECIMAL_TARGET.fullmatch(cell.strip()):
        cell = cell.replace(",", ".")
    codes = (f"{goal}.{target.lower()}" for goal, target in _TARGET.findall(cell))
    return tuple(dict.fromkeys(codes))


def split_items(cell: str) -> list[str]:
    """The lines of a cell without their bullets and numbers."""
    lines = (_BULLET.split(piece) for piece in _STRONG.split(cell))
    return [item for line in lines for item in (piece.strip(" ,.") for piece in line) if item]


def split_further(item: str) -> list[str]:
    """What commas, slashes and "dan" may separate, or may not: the caller has to find out."""
    return [piece for piece in map(str.strip, _WEAK.split(item)) if piece]


def links_in(cell: str) -> tuple[list[str], str]:
    """The links of a cell, and the words beside them."""
    links = [link.rstrip(".,;)]") for link in _LINK.findall(cell)]
    words = " ".join(_LINK.sub(" ", cell).split()).strip(" ,;:()[]-–")
    return list(dict.fromkeys(links)), words


def read_rupiah(cell: str, scale: int = 1) -> int | None:
    """Whole rupiah of "Rp 1.250.000.000,-", "250 juta", "1,2 M"; None for anything else.

    `scale` is what the heading says of every number ("dalam juta"): it counts where the cell
    names none itself.
    """
    text = _AMOUNT_NOISE.sub("", cell.lower())
    for pattern, factor in _SCALES:
        if pattern.search(text):
            text, scale = pattern.sub("", text), factor
            break
    number = _decimal(text)
    if number is None:
        return None
    rupiah = number * scale
    is_whole = rupiah == int(rupiah)
    return int(rupiah) if is_whole and rupiah < MOST_RUPIAH else None


def is_year(cell: str) -> bool:
    return bool(re.fullmatch(r"20\d\d", cell.strip()))


def scale_of(heading: str) -> int:
    """Of "Pagu (juta rupiah)" a million."""
    words = set(fold(heading).split())
    for names, factor in (
        ({"miliar", "milyar", "billion"}, 10**9),
        ({"juta", "jt", "jutaan", "million"}, 10**6),
        ({"ribu", "ribuan", "rb", "thousand", "000"}, 10**3),
    ):
        if words & names:
            return factor
    return 1


def _decimal(text: str) -> Decimal | None:
    if _GROUPED.fullmatch(text):
        decimals = text[-3] in ".," if len(text) > 3 and not text[-3:].isdigit() else False
        text = text[:-3] if decimals else text[:-2] if text[-2] in ".," else text
        return Decimal(re.sub(r"[.,]", "", text))
    if not _PLAIN.fullmatch(text):
        return None
    try:
        return Decimal(text.replace(",", "."))
    except InvalidOperation:
        return None


def as_read(text: str) -> str:
    """A text as it comes back out of a file of ours."""
    return without_numbers(unescape_formula(escape_formula(clean_text(text)[0], typed=False)))


def same_words(text: str) -> str:
    """A text for comparing, whatever happened to its spaces on the way."""
    return " ".join(as_read(text).split())
