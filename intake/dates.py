"""Dates, times and durations as people and conference programs write them. No zones, no clock."""

import re
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

# Names and short forms in both languages, with the old spellings.
MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            "januari january jan",
            "februari february pebruari feb peb",
            "maret march mar",
            "april apr",
            "mei may",
            "juni june jun",
            "juli july jul",
            "agustus august agt agu ags aug",
            "september sept sep",
            "oktober october okt oct",
            "november nopember nov nop",
            "desember december des dec",
        ),
        start=1,
    )
    for name in names.split()
}
_MONTH: Final = rf"(?P<word>{'|'.join(sorted(MONTHS, key=len, reverse=True))})\b\.?"
_DAYS: Final = (
    "senin selasa rabu kamis jumat jum'at sabtu minggu ahad "
    "monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun"
)
_YEAR: Final = r"(?P<year>\d{4}|\d{2})(?!\d)"
_SHAPES: Final = tuple(
    re.compile(shape)
    for shape in (
        r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})(?!\d)t?",
        rf"(?P<first>\d{{1,2}})\s*[-/. ]\s*(?P<second>\d{{1,2}})\s*[-/. ]\s*{_YEAR}",
        rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[-/. ]*{_MONTH}[-/., ]*{_YEAR}",
        rf"{_MONTH}[-/ ]*(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)[-/., ]*{_YEAR}",
    )
)
_TIME: Final = re.compile(
    r"(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2})(?:[:.](?P<second>\d{2})(?:[.,]\d{1,9})?)?)?"
    r"\s*(?P<half>[ap]\.?m\.?)?"
)
_NOISE: Final = re.compile(
    rf"\b(?:{'|'.join(_DAYS.split())}|hari|tanggal|tgl|pukul|jam|at|wib|wita|wit"
    r"|(?:utc|gmt)(?:\s*[+\-]\d{1,2}(?::?\d{2})?)?)\b\.?|(?<=\d)z\b|(?<=:\d\d)(?:\.\d{1,9})?[+\-]\d{2}:?\d{2}\b"
)
_TO: Final = re.compile(r"\s*(?:-|–|—|\bs\.?/?d\.?|\bsampai(?: dengan)?\b)\s*.*")
_SERIAL: Final = re.compile(r"\d{5}(?:\.\d{1,12})?")
_DURATION: Final = re.compile(
    r"(?:(?P<hours>\d{1,3})\s*(?:h|hr|hrs|hours?|jam)\b)?[\s,]*"
    r"(?:(?P<minutes>\d{1,5})\s*(?:m|min|mins|minutes?|menit)\b)?[\s,]*"
    r"(?:(?P<seconds>\d{1,6})\s*(?:s|sec|secs|seconds?|detik)\b)?",
    re.IGNORECASE,
)
_CLOCK: Final = re.compile(r"(\d{1,3}):([0-5]\d)(?::([0-5]\d))?")
_PLAIN: Final = re.compile(r"(\d{1,5})(?:[.,]\d{1,6})?")
_LONGEST: Final = 80  # characters; more is a sentence
_START: Final = {
    1900: datetime(1899, 12, 30),  # noqa: DTZ001 - spreadsheets know no zones
    1904: datetime(1904, 1, 1),  # noqa: DTZ001
}


def read_dates(
    cells: Sequence[str], *, month_first: bool | None = None, epoch: int = 1900
) -> list[datetime | None]:
    """The moments of a column without zone, midnight where no time is told; None for no date.

    The day comes first in 5/6/2023 unless `month_first` or another cell of the column says
    otherwise. Bare serials of spreadsheets (35000 to 60000) count from `epoch`, 1900 or 1904.
    """
    texts = [_plain(cell) for cell in cells]
    if month_first is None:
        month_first = _months_come_first(texts)
    return [_moment(text, month_first, epoch) for text in texts]


def _plain(cell: str) -> str:
    """Small letters without the words around a date; nothing where a cell is too long for one."""
    if len(cell) > _LONGEST:
        return ""
    return " ".join(_NOISE.sub(" ", cell.lower()).split()).strip(" ,/")


def _months_come_first(texts: Sequence[str]) -> bool:
    """Some cell cannot be read with the day first, and none asks for it."""
    found = [match for match in map(_SHAPES[1].match, texts) if match]
    pairs = [(int(match["first"]), int(match["second"])) for match in found]
    forced = any(first <= 12 < second for first, second in pairs)
    return forced and not any(second <= 12 < first for first, second in pairs)


def _moment(text: str, month_first: bool, epoch: int) -> datetime | None:
    if _SERIAL.fullmatch(text):
        return _of_serial(float(text), epoch)
    found = next((match for match in (shape.match(text) for shape in _SHAPES) if match), None)
    if found is None:
        return None
    clock = _seconds(text[found.end() :].strip(" ,;"))
    day = _day(found.groupdict(), month_first)
    return None if day is None or clock is None else day + timedelta(seconds=clock)


def _of_serial(days: float, epoch: int) -> datetime | None:
    if not 35_000 <= days <= 60_000:
        return None
    return _START[epoch] + timedelta(seconds=round(days * 86_400))


def _day(told: dict[str, str | None], month_first: bool) -> datetime | None:
    year = _year(told["year"] or "")
    if told.get("first"):
        first, second = int(told["first"] or 0), int(told["second"] or 0)
        orders = [(second, first), (first, second)]
        if month_first:
            orders.reverse()
        days = (_date(year, month, day) for month, day in orders)
        return next((day for day in days if day), None)
    month = MONTHS[told["word"] or ""] if told.get("word") else int(told["month"] or 0)
    return _date(year, month, int(told["day"] or 0))


def _year(digits: str) -> int:
    year = int(digits)
    return year if len(digits) == 4 else year + (2000 if year < 70 else 1900)


def _date(year: int, month: int, day: int) -> datetime | None:
    try:
        return datetime(year, month, day)  # noqa: DTZ001 - lists know no zones
    except ValueError:
        return None


def _seconds(text: str) -> int | None:
    """Seconds since midnight of a time, the first of "08.00 - 12.00"; None for other words."""
    if not text or _TO.fullmatch(text):
        return 0
    found = _TIME.match(text)
    rest = text[found.end() :].strip() if found else ""
    if found is None or (rest and not _TO.fullmatch(rest)):
        return None
    hour, half = int(found["hour"]), found["half"]
    if (found["minute"] is None and not half) or (half and not 1 <= hour <= 12):
        return None
    if half:
        hour = hour % 12 + (12 if half[0] == "p" else 0)
    minute, second = int(found["minute"] or 0), int(found["second"] or 0)
    return None if hour > 23 or minute > 59 or second > 59 else hour * 3600 + minute * 60 + second


def read_minutes(text: str) -> int | None:
    """Whole minutes, rounded, of "1h 5m 3s", "1 jam 5 menit", "01:05:03" or "65"; else None."""
    text = text.strip()
    if len(text) > _LONGEST:
        return None
    if plain := _PLAIN.fullmatch(text):
        return int(plain[1])
    parts = _CLOCK.fullmatch(text) or _DURATION.fullmatch(text)
    if not parts or not any(parts.groups()):
        return None
    hours, minutes, seconds = (int(part or 0) for part in parts.groups())
    return (hours * 3600 + minutes * 60 + seconds + 30) // 60
