"""The due dates of a region's public plans as a calendar that phones subscribe to."""

from datetime import date, datetime, timedelta

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from icalendar import Calendar, Event

from actionplan.models import Action
from actionplan.public.finding import region_or_404
from actionplan.rules import OPEN
from directory.models import Region
from intake.text import clean_text

SINCE = timedelta(days=365)


@require_safe
def due_dates(request: HttpRequest, region: str) -> HttpResponse:
    place, moment = region_or_404(region), timezone.now()
    calendar = _calendar(place)
    for action in _due(place, timezone.localdate()):
        path = reverse("actionplan:action-detail", args=[action.reference])
        calendar.add_component(_event(action, request.build_absolute_uri(path), moment))
    response = HttpResponse(calendar.to_ical(), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'inline; filename="{place.slug}.ics"'
    return response


def _due(place: Region, day: date) -> list[Action]:
    """Open in public, of the region's own plans; what was due more than a year ago is left out."""
    actions = Action.objects.public().with_shown_status().filter(plan__region=place)
    due = actions.filter(shown_status__in=OPEN, due_on__gte=day - SINCE, due_on__lt=date.max)
    return list(due.select_related("owner__agency", "plan").order_by("due_on", "reference"))


def _calendar(place: Region) -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", "-//Langkah GCM//ID")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", _("Due dates: %(region)s") % {"region": place})
    return calendar


def _event(action: Action, url: str, moment: datetime) -> Event:
    """A whole day: an office promises a date, not an hour."""
    mark = "DATA CONTOH / SAMPLE DATA: " if action.plan.is_demo else ""
    due = action.due_on or moment.date()
    event = Event()
    event.add("uid", f"{action.reference.lower()}@langkah-gcm")
    event.add("dtstamp", moment)
    event.add("dtstart", due)
    event.add("dtend", due + timedelta(days=1))
    event.add("summary", f"{mark}{clean_text(action.title)[0]}")
    status = action.public_status.label
    event.add("description", f"{action.reference} · {action.owner.agency.name} · {status}")
    event.add("url", url)
    event.add("transp", "TRANSPARENT")
    return event
