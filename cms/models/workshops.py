"""The pages of workshops and other events; what is a fact of the event stands in its record."""

from dataclasses import dataclass
from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page

from actionplan.stats import workshop_promises
from cms import wording
from cms.models.content import ContentPage
from workshops.stats import WorkshopFacts, published_counts, workshop_facts


@dataclass(frozen=True)
class EventCard:
    """An event in a list, as `components/event_card.html` draws it."""

    title: str
    url: str
    kind_label: str
    date_label: str
    datetime: str
    time_label: str
    place: str
    summary: str


@dataclass(frozen=True)
class Fact:
    label: str
    value: str
    url: str = ""


class WorkshopIndexPage(ContentPage):
    parent_page_types: ClassVar[list[str]] = ["cms.HomePage"]
    subpage_types: ClassVar[list[str]] = ["cms.WorkshopPage"]

    class Meta:
        verbose_name = _("list of events")
        verbose_name_plural = _("lists of events")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context["events"] = list_events(self, request)
        return context


class WorkshopPage(ContentPage):
    workshop = models.ForeignKey(
        "workshops.Workshop", models.PROTECT, related_name="+", verbose_name=_("event")
    )

    parent_page_types: ClassVar[list[str]] = ["cms.WorkshopIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    content_panels: ClassVar[list[Any]] = [
        *Page.content_panels,
        FieldPanel("workshop"),
        *ContentPage.content_panels[len(Page.content_panels) :],
    ]

    class Meta:
        verbose_name = _("page of an event")
        verbose_name_plural = _("pages of events")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        event = workshop_facts([self.workshop_id])[self.workshop_id]
        context["event"] = event
        context["facts"] = list_facts(event)
        context["promises"] = list_promises(event.slug)
        context["published"] = published_counts(self.workshop_id)
        return context


def list_events(page: Page, request: HttpRequest) -> list[EventCard]:
    """The live event pages in the language of the page, the latest first."""
    live = WorkshopPage.objects.filter(locale=page.locale_id).live()
    pages = list(live.select_related("locale").defer("body"))
    facts = workshop_facts(found.workshop_id for found in pages)
    cards = [_card(found, facts[found.workshop_id], request) for found in pages]
    return sorted(cards, key=lambda card: card.datetime, reverse=True)


def list_facts(event: WorkshopFacts) -> list[Fact]:
    """What is known of the event; what no source states has no line."""
    moment = wording.hour(event.starts_at, event.zone)
    day = wording.days(event.starts_on, event.ends_on)
    if event.starts_on == event.ends_on:
        day = f"{date_format(event.starts_on, 'l')}, {day}"
    return [
        Fact(gettext("Date"), f"{day}, {moment}" if moment else f"{day} ({event.zone})"),
        Fact(gettext("Place"), event.place),
        Fact(gettext("How it was held"), event.mode),
        Fact(gettext("Organisers"), "; ".join(event.organisers)),
        Fact(gettext("Regional facilitator"), "; ".join(event.facilitators)),
        Fact(gettext("Programme"), event.programme),
        Fact(gettext("Funding"), event.funder),
    ]


def list_promises(workshop_slug: str) -> list[Fact]:
    """What became of the actions promised at the event; empty while none is recorded."""
    promises = workshop_promises(workshop_slug)
    if not promises.actions:
        return []
    return [
        Fact(gettext("actions promised"), str(promises.actions)),
        Fact(gettext("still open"), str(promises.open)),
        Fact(gettext("reported done"), str(promises.reported_done)),
        Fact(gettext("done, verified"), str(promises.verified)),
    ]


def _card(page: WorkshopPage, event: WorkshopFacts, request: HttpRequest) -> EventCard:
    return EventCard(
        title=page.title,
        url=page.get_url(request),
        kind_label=event.kind,
        date_label=wording.days(event.starts_on, event.ends_on),
        datetime=event.starts_on.isoformat(),
        time_label=wording.hour(event.starts_at, event.zone) or event.zone,
        place=event.place,
        summary=page.search_description,
    )
