"""The back office screen that copies the page of an event for another event."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.models import Page

from cms.duplicating import EventHasPageError, duplicate_workshop_page
from cms.models import WorkshopPage
from cms.translating import hand_on_texts


class CopyForm(forms.Form):
    workshop = WorkshopPage._meta.get_field("workshop").formfield()
    title_id = forms.CharField(label=_("Title in Indonesian"), max_length=200)
    title_en = forms.CharField(label=_("Title in English"), max_length=200)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["workshop"]
        with_page = WorkshopPage.objects.values("workshop")
        field.queryset = field.queryset.exclude(pk__in=with_page)
        field.help_text = _("Events without a page. A new event needs its record first.")


class CopyEventPageView(WagtailAdminTemplateMixin, FormView):  # type: ignore[type-arg]
    template_name = "cms/backoffice/copy_event_page.html"
    page_title = _("Copy the page of an event")
    header_icon = "copy"
    form_class = CopyForm

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.page = get_object_or_404(WorkshopPage, pk=kwargs["page_id"])
        if not may_copy(self.page, request.user):
            raise Http404
        response: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return response

    def get_page_subtitle(self) -> str:
        return str(self.page.title)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """They are the heading of this screen: the page that is copied, then what is done."""
        edited = reverse("wagtailadmin_pages:edit", args=[self.page.pk])
        here = {"url": "", "label": self.get_page_title()}
        return [*self.breadcrumbs_items, {"url": edited, "label": self.page.title}, here]

    def form_valid(self, form: CopyForm) -> HttpResponse:
        given = form.cleaned_data
        titles = {"id": given["title_id"], "en": given["title_en"]}
        try:
            copied = duplicate_workshop_page(
                self.page, given["workshop"].pk, titles, self.request.user
            )
        except EventHasPageError:
            form.add_error("workshop", gettext("The event has a page already."))
            return self.form_invalid(form)
        done = gettext(
            "Two drafts are ready, Indonesian and English: %(title)s. Fill in this one and publish "
            "it, then translate and publish the English one."
        )
        ways = ways_to_edit(copied.translations.items())
        messages.success(self.request, done % {"title": copied.title}, buttons=ways)
        return redirect("wagtailadmin_pages:edit", copied.page_id)


def lead_to_drafts(request: HttpRequest, page: Page) -> None:
    """After a page is published: its drafts in other languages have its texts and come next."""
    drafts = hand_on_texts(page)
    if drafts:
        ways = ways_to_edit((draft.locale.language_code, draft.pk) for draft in drafts)
        said = gettext(
            "This page is still a draft in the other language: translate and publish it."
        )
        messages.info(request, said, buttons=ways)


def ways_to_edit(pages: Iterable[tuple[str, int]]) -> list[Any]:
    """A button to the editor of each page, from its language code and number."""
    languages = dict(settings.LANGUAGES)
    label = gettext("Open the page: %(language)s")
    return [
        messages.button(
            reverse("wagtailadmin_pages:edit", args=[number]), label % {"language": languages[code]}
        )
        for code, number in pages
    ]


def may_copy(page: WorkshopPage, user: Any) -> bool:
    """Whoever may add and publish a page beside it, in its own language."""
    rights = page.get_parent().permissions_for_user(user)
    return bool(rights.can_add_subpage() and rights.can_publish_subpage())
