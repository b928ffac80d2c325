"""Days, hours and decimals as they are written."""

from datetime import date, time
from decimal import Decimal

import pytest
from django.utils import translation

from cms import wording


@pytest.mark.parametrize(
    ("first", "last", "written"),
    [
        (date(2023, 6, 12), date(2023, 6, 12), "12 Juni 2023"),
        (date(2024, 4, 2), date(2024, 4, 3), "2–3 April 2024"),
        (date(2023, 8, 31), date(2023, 9, 1), "31 Agustus – 1 September 2023"),
        (date(2023, 12, 31), date(2024, 1, 1), "31 Desember 2023 – 1 Januari 2024"),
    ],
)
def test_days_are_written_as_offices_write_them(first: date, last: date, written: str) -> None:
    with translation.override("id"):
        assert wording.days(first, last) == written


def test_hour_carries_its_zone_and_is_empty_when_unknown() -> None:
    assert wording.hour(time(9, 0), "WITA") == "09.00 WITA"
    assert wording.hour(None, "WITA") == ""


def test_decimals_follow_the_language_and_keep_their_digits() -> None:
    with translation.override("id"):
        assert wording.quantity(Decimal("4.20"), "%") == "4,20\N{NO-BREAK SPACE}%"
    with translation.override("en"):
        assert wording.quantity(Decimal("4.20"), "") == "4.20"
