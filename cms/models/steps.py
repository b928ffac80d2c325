"""The pages of the six steps."""

from dataclasses import dataclass
from typing import Any, ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page

from cms.models.content import ContentPage


@dataclass(frozen=True)
class StepLink:
    """One entry of the strip of six steps."""

    number: int
    name: str
    url: str
    is_current: bool = False


class StepIndexPage(ContentPage):
    parent_page_types: ClassVar[list[str]] = ["cms.HomePage"]
    subpage_types: ClassVar[list[str]] = ["cms.StepPage"]

    class Meta:
        verbose_name = _("list of steps")
        verbose_name_plural = _("lists of steps")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context["steps"] = list_steps(self, request)
        return context


class StepPage(ContentPage):
    step_number = models.PositiveSmallIntegerField(
        _("number of the step"), validators=[MinValueValidator(1), MaxValueValidator(6)]
    )

    parent_page_types: ClassVar[list[str]] = ["cms.StepIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    content_panels: ClassVar[list[Any]] = [
        *Page.content_panels,
        FieldPanel("step_number"),
        *ContentPage.content_panels[len(Page.content_panels) :],
    ]

    class Meta:
        verbose_name = _("page of a step")
        verbose_name_plural = _("pages of steps")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context["steps"] = list_steps(self, request)
        return context


def list_steps(page: Page, request: HttpRequest) -> list[StepLink]:
    """The steps in the language of the page, in order."""
    steps = StepPage.objects.filter(locale=page.locale_id).live().order_by("step_number")
    return [
        StepLink(step.step_number, step.title, step.get_url(request), step.pk == page.pk)
        for step in steps.select_related("locale").defer("body")
    ]
