"""What reminders bring to the back office."""

from wagtail import hooks

from reminders.backoffice import HolidayViewSet


@hooks.register("register_admin_viewset")
def register_holidays() -> HolidayViewSet:
    return HolidayViewSet("holidays")
