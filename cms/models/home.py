"""The front page of the site in one language."""

from typing import Any, ClassVar

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page
from wagtail.url_routing import RouteResult

from actionplan.stats import site_figures
from cms.models.content import ContentPage
from cms.models.steps import list_steps
from cms.models.workshops import Fact, list_events


class HomePage(ContentPage):
    parent_page_types: ClassVar[list[str]] = ["wagtailcore.Page"]

    class Meta:
        verbose_name = _("front page")
        verbose_name_plural = _("front pages")

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """Finds the page and those above it in one query; Wagtail asks twice for each level."""
        if not path_components:
            return super().route(request, path_components)
        paths = [self.url_path]
        for slug in path_components:
            paths.append(f"{paths[-1]}{slug}/")
        chain = list(Page.objects.filter(url_path__in=paths).order_by("depth"))
        if len(chain) < len(paths) or not chain[-1].live:
            return super().route(request, path_components)
        page = chain[-1].specific
        page.pages_above = chain[:-1]
        return RouteResult(page)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context["steps"] = list_steps(self, request)
        context["events"] = list_events(self, request)
        context["figures"] = list_figures()
        return context


def list_figures() -> list[Fact]:
    """What regions have published; empty while no region has: no row of zeros."""
    figures = site_figures(timezone.localdate())
    if not figures.plans:
        return []
    plans = reverse("actionplan:plan-list")
    return [
        Fact(gettext("action plans"), number_format(figures.plans), plans),
        Fact(gettext("regions with a plan"), number_format(figures.regions), plans),
        Fact(gettext("actions"), number_format(figures.actions), plans),
    ]
