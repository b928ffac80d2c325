"""Years of which no holiday has been entered: digests would go out on holidays, too."""

from datetime import date

from reminders.models import Holiday

DECEMBER = 12
"""From then on the next year is missed as well; its joint decree has come out by autumn."""


def years_without_holidays(day: date) -> list[int]:
    """The year of the day and, in December, the next one, where the table has no day of them."""
    awaited = [day.year, day.year + 1] if day.month == DECEMBER else [day.year]
    entered = Holiday.objects.filter(day__year__in=awaited).values_list("day__year", flat=True)
    return sorted(set(awaited) - set(entered))
