"""The calendar of digests, without a database: workdays, rhythms and the clock of the recipient."""

from collections.abc import Collection
from datetime import date, datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from django.db import models
from django.utils.translation import gettext_lazy as _

SATURDAY = 5
USUAL_HOUR = 8
CLOSING_HOUR = 18
ONE_DAY = timedelta(days=1)


class Cadence(models.TextChoices):
    WEEKLY = "weekly", _("Every Monday")
    WORKDAYS = "workdays", _("Every workday")
    MONTHLY = "monthly", _("First workday of the month")
    OFF = "off", _("Never")


def is_workday(day: date, holidays: Collection[date]) -> bool:
    return day.weekday() < SATURDAY and day not in holidays


def next_workday(day: date, holidays: Collection[date]) -> date:
    """The day itself when people work on it, else the first day after it on which they do."""
    while not is_workday(day, holidays):
        day += ONE_DAY
    return day


class Period(NamedTuple):
    """A day, week or month of a rhythm: where it begins, and the workday its digest falls due."""

    begins_on: date
    due_on: date

    def is_unanswered(self, last: date, day: date) -> bool:
        """The digest has come due by the day, and the last one is of an earlier period.

        The beginning counts: a holiday entered later moves `due_on`, and who has had the digest
        of the week would get it a second time.
        """
        return last < self.begins_on and self.due_on <= day


def period_of(cadence: str, day: date, holidays: Collection[date]) -> Period | None:
    """The rhythm's period around a day, if a digest falls due in it.

    A Monday that is a holiday moves to the next workday of its week; a week without any has none.
    """
    if cadence == Cadence.WORKDAYS:
        return Period(day, day) if is_workday(day, holidays) else None
    if cadence == Cadence.WEEKLY:
        monday = day - timedelta(days=day.weekday())
        due_on = next_workday(monday, holidays)
        return Period(monday, due_on) if due_on < monday + timedelta(days=7) else None
    if cadence == Cadence.MONTHLY:
        first = day.replace(day=1)
        return Period(first, next_workday(first, holidays))
    return None


def local_day(moment: datetime, zone: str) -> date:
    return moment.astimezone(ZoneInfo(zone)).date()


def is_open(moment: datetime, zone: str) -> bool:
    """Before 18.00 of the recipient: what comes later counts for the next day."""
    return moment.astimezone(ZoneInfo(zone)).hour < CLOSING_HOUR


def digest_day(moment: datetime, zone: str, holidays: Collection[date]) -> date:
    """The workday to which a moment belongs: from 18.00 of the recipient it is the next one."""
    today = local_day(moment, zone)
    return next_workday(today if is_open(moment, zone) else today + ONE_DAY, holidays)


def is_sending_time(moment: datetime, zone: str, hour: int, holidays: Collection[date]) -> bool:
    """Between the recipient's hour and 18.00 of a workday, both by the recipient's own clock."""
    local = moment.astimezone(ZoneInfo(zone))
    return local.hour >= hour and digest_day(moment, zone, holidays) == local.date()
