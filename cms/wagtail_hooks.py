"""What the roof brings to the back office: the way to the portal, accounts, a log without names."""

from collections.abc import Iterator
from typing import Any

from django.contrib.auth import get_user_model
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.sidebar import LinkMenuItem
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from cms.backoffice import CopyEventPageView, lead_to_drafts, may_copy
from cms.journal import WORDS
from cms.models import WorkshopPage
from cms.models.records import PersonLogEntry
from cms.people import PersonPanel


class PortalMenuItem(MenuItem):
    """The address depends on the reader's language, so it is asked for anew each time."""

    def render_component(self, request: HttpRequest) -> LinkMenuItem:
        return LinkMenuItem(self.name, self.label, reverse("portal-home"), icon_name="home")


@hooks.register("register_admin_menu_item")
def register_portal() -> MenuItem:
    return PortalMenuItem(_("Portal"), "", name="portal", icon_name="home", order=50)


@hooks.register("register_admin_urls")
def register_screens() -> list[URLPattern]:
    return [path("events/<int:page_id>/copy/", CopyEventPageView.as_view(), name="copy-event-page")]


@hooks.register("register_page_header_buttons")
@hooks.register("register_page_listing_more_buttons")
def offer_to_copy(page: Page, user: Any, **kwargs: Any) -> Iterator[Button]:
    if isinstance(page, WorkshopPage) and may_copy(page, user):
        address = reverse("copy-event-page", args=[page.pk])
        yield Button(_("Copy to another event"), address, icon_name="copy", priority=35)


@hooks.register("after_publish_page")
def bring_texts_to_drafts(request: HttpRequest, page: Page) -> None:
    lead_to_drafts(request, page)


@hooks.register("register_account_settings_panel")
def register_person_panel(request: HttpRequest, user: Any, profile: Any) -> PersonPanel:
    return PersonPanel(request, user, profile)


@hooks.register("register_log_actions")
def keep_names_out_of_the_log(actions: Any) -> None:
    actions.register_model(get_user_model(), PersonLogEntry)


@hooks.register("register_log_actions")
def name_what_officials_do(actions: Any) -> None:
    for deed, (label, message) in WORDS.items():
        actions.register_action(deed.value, label, message)
