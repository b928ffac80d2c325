"""What changed, as Atom: of all plans, or of a region and the governments below it."""

from collections.abc import Iterable
from datetime import datetime

from django.contrib.syndication.views import Feed
from django.http import HttpRequest
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from actionplan.public.finding import region_or_404
from actionplan.stats import News, latest_news
from directory.models import Region
from intake.text import clean_text

MOST = 50
Place = Region | None


class UpdateFeed(Feed[News, Place]):
    """Public updates, newest first. Names agencies, never people."""

    feed_type = Atom1Feed

    def get_object(self, request: HttpRequest, region: str = "") -> Place:
        return region_or_404(region) if region else None

    def title(self, place: Place) -> str:
        if place is None:
            return _("Local action plans for the GCM: what changed")
        return _("%(region)s: what changed in the action plans for the GCM") % {"region": place}

    def subtitle(self, place: Place) -> str:
        return _("Public updates of local governments, as their offices wrote them.")

    def link(self, place: Place) -> str:
        if place is None:
            return reverse("actionplan:plan-list")
        return reverse("actionplan:plan-detail", args=[place.slug])

    def feed_guid(self, place: Place) -> str:
        return f"urn:langkah:{get_language()}:updates:{place.slug if place else 'all'}"

    def items(self, place: Place) -> Iterable[News]:
        return latest_news(MOST, place)

    def item_title(self, item: News) -> str:
        return clean_text(f"{item.region}: {item.action}")[0]

    def item_description(self, item: News) -> str:
        """Without control characters: one in a sentence would break everybody's feed."""
        return clean_text(f"{item.status_label}. {item.sentence}")[0]

    def item_link(self, item: News) -> str:
        return reverse("actionplan:action-detail", args=[item.reference])

    def item_guid(self, item: News) -> str:
        return f"urn:langkah:update:{item.key}"

    def item_author_name(self, item: News) -> str:
        return clean_text(item.by)[0]

    def item_pubdate(self, item: News) -> datetime:
        return item.written_at

    def item_updateddate(self, item: News) -> datetime:
        return item.published_at


update_feed = require_safe(UpdateFeed())
