"""What the attendance sheet on paper holds: plain words and numbers for the typst template."""

from collections.abc import Iterable
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from workshops.models import Attendance, Workshop


def attendance_sheet(
    workshop: Workshop, attendances: Iterable[Attendance], *, is_demo: bool
) -> dict[str, Any]:
    """The people of a workshop in the order given, in the language that is active now."""
    people = [
        [attendance.participant.full_name, attendance.position, _agency(attendance)]
        for attendance in attendances
    ]
    return {
        "language": (get_language() or "id")[:2],
        "title": _("Attendance sheet"),
        "event": str(workshop),
        "days": _days(workshop),
        "place": ", ".join(part for part in (workshop.venue, workshop.region.name) if part),
        "headings": [_("No."), _("Name"), _("Position"), _("Agency"), _("Signature")],
        "people": people,
        "nobody": _("Nobody is on the list yet."),
        "demo": "DATA CONTOH / SAMPLE DATA" if is_demo else "",
        "page": _("Page"),
        "of": _("of"),
    }


def _agency(attendance: Attendance) -> str:
    return attendance.agency.name if attendance.agency else ""


def _days(workshop: Workshop) -> str:
    first, last = date_format(workshop.starts_on), date_format(workshop.ends_on)
    return first if first == last else f"{first} – {last}"
