"""The pages that search engines should know, in both languages."""

from typing import Any
from urllib.parse import urlsplit

from django.db.models import QuerySet
from wagtail.contrib.sitemaps import Sitemap
from wagtail.models import Page


class PageSitemap(Sitemap):
    def _urls(self, page: int, protocol: str, domain: str) -> list[dict[str, Any]]:
        """Wagtail takes the host from its own table; ours is the one that was asked."""
        urls: list[dict[str, Any]] = super()._urls(page, protocol, domain)
        for entry in urls:
            path = urlsplit(entry["location"]).path
            entry["location"] = self.request.build_absolute_uri(path)
        return urls

    def items(self) -> QuerySet[Page]:
        pages = Page.objects.filter(depth__gt=1).live().public().order_by("path")
        found: QuerySet[Page] = pages.select_related("locale").specific(defer=True)
        return found
