"""What changed last: public updates that say something, newest first."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.db.models import F, Q
from django.utils.formats import date_format

from actionplan.models import Update
from actionplan.querysets import UpdateQuerySet
from directory.models import Region


@dataclass(frozen=True)
class News:
    """One public update. `published_at` is when it became public, `told_on` its day at the place.

    `by` is an agency and never a person; `status` is what the update says, not what was before:
    an earlier status may wait for its clearance.
    """

    key: str
    region: str
    by: str
    reference: str
    action: str
    status: str
    status_label: str
    sentence: str
    told_on: str
    written_at: datetime
    published_at: datetime


def latest_news(limit: int, region: Region | None = None) -> list[News]:
    """Of all plans, or of a region and the governments below it."""
    updates = Update.objects.public().filter(_says_something())
    if region is not None:
        place = "action__plan__region"
        updates = updates.filter(Q(**{place: region}) | Q(**{f"{place}__parent": region}))
    return [_news(update) for update in _newest(updates, limit)]


def _says_something() -> Q:
    return ~Q(sentence="") | ~Q(status_before=F("status_after"))


def _newest(updates: UpdateQuerySet, limit: int) -> UpdateQuerySet:
    """Sorted by keys alone, so that a hundred thousand wide rows need not be."""
    keys = list(updates.order_by("-cleared_at", "-pk").values_list("pk", flat=True)[:limit])
    found = Update.objects.filter(pk__in=keys).order_by("-cleared_at", "-pk")
    return found.select_related("action__plan__region", "action__owner__agency", "post__agency")


def _news(update: Update) -> News:
    action = update.action
    local = update.written_at.astimezone(ZoneInfo(action.plan.region.zone))
    agency = update.post.agency if update.post else action.owner.agency
    return News(
        key=f"{action.reference}-{update.version}",
        region=str(action.plan.region),
        by=agency.name,
        reference=action.reference,
        action=action.title,
        status=update.status_after,
        status_label=str(update.get_status_after_display()),
        sentence=update.sentence,
        told_on=date_format(local.date(), "DATE_FORMAT"),
        written_at=update.written_at,
        published_at=update.cleared_at or update.written_at,
    )
