"""What all pages have: an introduction, a body of blocks, and the frame around them."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page, PageViewRestriction
from wagtail.search import index

from cms import navigation
from cms.blocks import BodyBlock
from cms.fields import StreamField


class ContentPage(Page):
    intro = models.TextField(_("introduction"), blank=True)
    body = StreamField(BodyBlock(), blank=True, verbose_name=_("body"))

    content_panels: ClassVar[list[Any]] = [
        *Page.content_panels,
        FieldPanel("intro"),
        FieldPanel("body"),
    ]
    search_fields: ClassVar[list[Any]] = [
        *Page.search_fields,
        index.SearchField("intro"),
        index.SearchField("body"),
    ]

    class Meta:
        abstract = True

    def get_view_restrictions(self) -> QuerySet[PageViewRestriction]:
        """As Wagtail's, but on a site without private pages it asks one question instead of two."""
        found: QuerySet[PageViewRestriction] = PageViewRestriction.objects.none()
        if PageViewRestriction.objects.exists():
            found = super().get_view_restrictions()
        return found

    def list_above(self) -> list[Page]:
        """The pages above this one, from the front page down; routing may have left them here."""
        if not hasattr(self, "pages_above"):
            above = self.get_ancestors().filter(depth__gt=1) if self.depth > 2 else []
            self.pages_above = list(above)
        return self.pages_above

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context["description"] = self.search_description
        context["translations"] = navigation.page_translations(self, request)
        context["canonical_url"] = request.build_absolute_uri(self.get_url(request))
        context["crumbs"] = navigation.crumbs(self.list_above(), request)
        return context


class StandardPage(ContentPage):
    """A page of text: about, privacy, how things are counted."""

    parent_page_types: ClassVar[list[str]] = ["cms.HomePage", "cms.StandardPage"]
    subpage_types: ClassVar[list[str]] = ["cms.StandardPage"]

    class Meta:
        verbose_name = _("page of text")
        verbose_name_plural = _("pages of text")
