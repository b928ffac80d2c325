"""When something is due, in the words of plans: days, months, quarters, halves of years, years."""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from actionplan.importing.words import roman_or_digits
from directory.widgets import read_day
from intake.dates import MONTHS

LONGEST: Final = 80  # characters; more is a sentence
_YEAR: Final = r"(?:\s*(?:[-/,.']|tahun|thn|th|t\.?a\.?|of)*\s*(20\d\d|'?[23]\d))?"
_MONTH: Final = re.compile(
    rf"({'|'.join(sorted(MONTHS, key=len, reverse=True))})\b\.?{_YEAR}", re.IGNORECASE
)
_QUARTER: Final = re.compile(
    rf"(?:triwulan|tri wulan|trw|tw|twln|kuartal|quarter|q)\s*\.?\s*(?:ke\s*-?\s*)?"
    rf"(iv|i{{1,3}}|[1-4])\b{_YEAR}",
    re.IGNORECASE,
)
_QUARTER_LAST: Final = re.compile(r"(20\d\d)\s*[-/ ]?\s*(?:q|tw)\s*\.?(iv|i{1,3}|[1-4])", re.I)
_HALF: Final = re.compile(
    rf"(?:semester|smt|sem|half|h)\s*\.?\s*(?:ke\s*-?\s*)?(i{{1,2}}|[12])\b{_YEAR}", re.IGNORECASE
)
_YEARS: Final = re.compile(r"(?:tahun|thn|th|ta|t\.a\.?|fy|year)?\s*\.?\s*(20\d\d)", re.IGNORECASE)
_MONTH_NUMBER: Final = re.compile(r"(?:(20\d\d)[-/.](\d{1,2})|(\d{1,2})[-/.](20\d\d))")
_LEAD: Final = re.compile(
    r"(?:paling lambat|selambat-?lambatnya|sebelum|maksimal|maks|hingga|sampai dengan|sampai"
    r"|s\.?/?d\.?|by|before|until|no later than|target|tenggat|pada|di|in|bulan|month|end of"
    r"|per akhir|akhir(?: bulan| tahun)?|the)\b[\s:.]*",
    re.IGNORECASE,
)
_VAGUE: Final = re.compile(
    r"\b(?:awal|pertengahan|tengah|sekitar|kira-kira|early|mid|middle|beginning|around|setelah"
    r"|sesudah|after)\b",
    re.IGNORECASE,
)
_BETWEEN: Final = re.compile(
    r"\s+(?:-|–|—)\s+|\s*[–—]\s*|\s*\bs\.?\s?/?d\.?(?=\s|\d)\s*|\s+(?:sampai(?: dengan)?|hingga|to"
    r"|until|through)\s+|(?<=20\d\d)\s*-\s*(?=20\d\d)|(?<=[a-z])-(?=[a-z])|(?<=[iv])-(?=[iv])",
    re.IGNORECASE,
)
_ONLY_YEARS: Final = re.compile(
    r"(?:tahun|thn|ta|t\.a\.?)?\s*20\d\d(?:\s*(?:,|/|&|dan|and)\s*20\d\d)+", re.IGNORECASE
)


@dataclass(frozen=True)
class Period:
    """From the first day to the last; one day where a day was named."""

    first: date
    last: date

    @property
    def is_day(self) -> bool:
        return self.first == self.last


def read_period(cell: str, year: int | None = None) -> Period | None:
    """The days a cell names; None for words that name none ("segera", "awal 2024").

    `year` is the one meant where the cell says none ("Triwulan III").
    """
    text = " ".join(cell.split()).strip(" .,;()")
    if not text or len(text) > LONGEST or _VAGUE.search(text):
        return None
    if _ONLY_YEARS.fullmatch(text):
        years = [int(found) for found in re.findall(r"20\d\d", text)]
        return Period(date(min(years), 1, 1), date(max(years), 12, 31))
    return _range(text, year) or _one(text, year)


def _range(text: str, year: int | None) -> Period | None:
    """ "Januari - Desember 2024", "TW I s.d. III 2024": the last part says the year of both."""
    for found in _BETWEEN.finditer(text):
        head, tail = text[: found.start()], text[found.end() :]
        last = _one(_like(head, tail), year) or _one(tail, year)
        if last is None or not head:
            continue
        first = _one(head, last.last.year) or _day_of_month(head, last)
        if first and first.first <= last.last:
            return Period(first.first, last.last)
    return None


def _like(head: str, tail: str) -> str:
    """The word in front of the first number stands for the second as well: "TW I - III 2024"."""
    word = re.match(r"(?:triwulan|tw|q|kuartal|quarter|semester)\b", head, re.IGNORECASE)
    return f"{word.group()} {tail}" if word else tail


def _day_of_month(head: str, last: Period) -> Period | None:
    """The 1 of "1 - 30 September 2024"."""
    if not re.fullmatch(r"\d{1,2}", head.strip()) or not last.is_day:
        return None
    return _day(last.last.year, last.last.month, int(head))


def _one(text: str, year: int | None) -> Period | None:
    text = text.strip(" .,;()")
    while lead := _LEAD.match(text):
        text = text[lead.end() :]
    day = read_day(text)
    if day is not None:
        return Period(day, day) if 2000 <= day.year <= 2100 else None
    return _quarter(text, year) or _half(text, year) or _month(text, year) or _year(text)


def _quarter(text: str, year: int | None) -> Period | None:
    if found := _QUARTER_LAST.fullmatch(text):
        return _months(int(found[1]), 3 * (roman_or_digits(found[2]) or 1) - 2, 3)
    if not (found := _QUARTER.fullmatch(text)):
        return None
    number, meant = roman_or_digits(found[1]), _full(found[2], year)
    return _months(meant, 3 * number - 2, 3) if number and meant else None


def _half(text: str, year: int | None) -> Period | None:
    if not (found := _HALF.fullmatch(text)):
        return None
    number, meant = roman_or_digits(found[1]), _full(found[2], year)
    return _months(meant, 6 * number - 5, 6) if number and meant else None


def _month(text: str, year: int | None) -> Period | None:
    if found := _MONTH_NUMBER.fullmatch(text):
        number = int(found[2] or found[3])
        return _months(int(found[1] or found[4]), number, 1) if 1 <= number <= 12 else None
    if not (found := _MONTH.fullmatch(text)):
        return None
    meant = _full(found[2], year)
    return _months(meant, MONTHS[found[1].lower()], 1) if meant else None


def _year(text: str) -> Period | None:
    found = _YEARS.fullmatch(text)
    return _months(int(found[1]), 1, 12) if found else None


def _full(digits: str | None, year: int | None) -> int | None:
    if not digits:
        return year
    number = int(digits.lstrip("'"))
    return number if number > 100 else 2000 + number


def _months(year: int, first: int, number: int) -> Period:
    last = first + number - 1
    return Period(date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1]))


def _day(year: int, month: int, day: int) -> Period | None:
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return Period(found, found)
