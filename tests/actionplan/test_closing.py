"""When the news of a quarter closes."""

from datetime import date

import pytest

from actionplan.closing import closing_day

DAYS = [
    (date(2026, 11, 22), 0, date(2026, 12, 31)),
    (date(2026, 12, 31), 0, date(2026, 12, 31)),
    (date(2027, 1, 1), 0, date(2027, 3, 31)),
    (date(2027, 1, 5), 10, date(2027, 1, 10)),
    (date(2027, 1, 10), 10, date(2027, 1, 10)),
    (date(2027, 1, 11), 10, date(2027, 4, 10)),
    (date(2027, 2, 1), 60, date(2027, 3, 1)),
    (date(2028, 2, 10), 60, date(2028, 2, 29)),
    (date(2026, 3, 31), 5, date(2026, 4, 5)),
]


@pytest.mark.parametrize(("day", "closes_after", "expected"), DAYS)
def test_quarter_closes_some_days_after_its_end(
    day: date, closes_after: int, expected: date
) -> None:
    assert closing_day(day, closes_after) == expected
