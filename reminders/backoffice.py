"""The back office of reminders: the holidays on which no digest goes out."""

from django.utils.translation import gettext_lazy as _

from directory.backoffice import TableViewSet
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
