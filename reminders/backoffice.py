"""The back office of reminders: the holidays on which no digest goes out, and their absence."""

from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.components import Component

from directory.backoffice import TableViewSet
from directory.models import User
from reminders.holidays import years_without_holidays
from reminders.models import Holiday


class HolidayViewSet(TableViewSet):
    model = Holiday
    icon = "date"
    menu_label = _("Holidays")
    menu_order = 340
    add_to_admin_menu = True
    list_display = ["day", "name"]
    list_export = ["day", "name"]
    search_fields = ["name"]
    form_fields = ["day", "name"]


class MissingHolidays(Component):
    """On the home of the back office: the years whose holidays nobody has entered."""

    name = "missing_holidays"
    order = 50  # above the panels of pages
    template_name = "reminders/backoffice/missing_holidays.html"

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        return {"years": years_without_holidays(timezone.localdate())}


def may_enter_holidays(user: User | AnonymousUser) -> bool:
    return user.has_perm("reminders.add_holiday")
