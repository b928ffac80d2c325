"""When the news of a quarter closes, without a database."""

from datetime import date, timedelta

MONTHS_OF_QUARTER = 3


def closing_day(day: date, closes_after: int) -> date:
    """The next day, this one included, on which the news of a quarter closes.

    `closes_after` is counted in days from the quarter's last day, as a plan says it.
    """
    later = timedelta(days=closes_after)
    ends = (_end_of_quarter(day, back) for back in (1, 0, -1))
    return min(end + later for end in ends if end + later >= day)


def _end_of_quarter(day: date, back: int) -> date:
    """The last day of the quarter a day is in, or of one so many before it."""
    months = day.year * 12 + day.month - 1
    following = (months // MONTHS_OF_QUARTER + 1 - back) * MONTHS_OF_QUARTER
    return date(following // 12, following % 12 + 1, 1) - timedelta(days=1)
