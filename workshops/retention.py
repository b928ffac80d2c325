"""How long people of an event are kept: to the day set for it, else the default time."""

from datetime import date

from django.conf import settings
from django.db.models import Max
from django.utils import timezone

from directory.forgetting import months_before
from intake.models import ImportRun
from workshops.models import Attendance, Workshop

KIND = "attendees"


def due_on(day: date) -> list[Workshop]:
    """Events whose people may not be kept any longer on that day, the oldest first."""
    limit = months_before(day, settings.PERSONAL_DATA_KEPT_FOR)
    changed, open_since = _last_changes(), _open_runs()
    events = Workshop.objects.order_by("starts_on", "slug")
    return [
        event
        for event in events
        if _is_over(event, day, limit, changed.get(event.pk), open_since.get(event.slug))
    ]


def _is_over(
    event: Workshop, day: date, limit: date, changed: date | None, open_since: date | None
) -> bool:
    """A list of an old event that was brought in lately is counted from then on."""
    if event.personal_data_until:
        return event.personal_data_until <= day
    return max(each for each in (event.ends_on, changed, open_since) if each) <= limit


def _last_changes() -> dict[int, date]:
    changes = Attendance.objects.order_by().values_list("workshop").annotate(Max("updated_at"))
    return {pk: timezone.localdate(moment) for pk, moment in changes}


def _open_runs() -> dict[str, date]:
    """A list that somebody is checking must not vanish under their hands."""
    runs = ImportRun.objects.open().filter(kind=KIND).order_by()
    started = runs.values_list("target").annotate(Max("started_at"))
    return {slug: timezone.localdate(moment) for slug, moment in started}
