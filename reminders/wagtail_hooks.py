"""What reminders bring to the back office."""

from typing import Any

from django.http import HttpRequest
from wagtail import hooks

from reminders.backoffice import HolidayViewSet, MissingHolidays, may_enter_holidays


@hooks.register("register_admin_viewset")
def register_holidays() -> HolidayViewSet:
    return HolidayViewSet("holidays")


@hooks.register("construct_homepage_panels")
def warn_of_missing_holidays(request: HttpRequest, panels: list[Any]) -> None:
    if may_enter_holidays(request.user):
        panels.append(MissingHolidays())
