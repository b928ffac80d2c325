"""How days, times and decimals are written on public pages."""

from datetime import date, time
from decimal import Decimal

from django.utils.formats import date_format, number_format

NARROW = "\N{NO-BREAK SPACE}"


def days(first: date, last: date) -> str:
    """`12 Juni 2023`, `2–3 April 2024`, `31 Agustus – 1 September 2023`."""
    if first == last:
        return date_format(first, "j F Y")
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{date_format(last, 'j F Y')}"
    start = date_format(first, "j F" if first.year == last.year else "j F Y")
    return f"{start} – {date_format(last, 'j F Y')}"


def hour(moment: time | None, zone: str) -> str:
    """`09.00 WITA`; empty when no source states the hour."""
    return f"{moment:%H.%M} {zone}" if moment else ""


def quantity(number: Decimal, unit: str) -> str:
    """`4,22 %` and `68.471` in Indonesian, `4.22 %` and `68,471` in English."""
    written = number_format(number, use_l10n=True, force_grouping=True)
    return f"{written}{NARROW}{unit}" if unit else str(written)
