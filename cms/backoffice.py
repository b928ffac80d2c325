"""The back office screen that copies the page of an event for another event."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from cms.duplicating import EventHasPageError, duplicate_workshop_page
from cms.models import WorkshopPage


class CopyForm(forms.Form):
    workshop = WorkshopPage._meta.get_field("workshop").formfield()
    title_id = forms.CharField(label=_("Title in Indonesian"), max_length=200)
    title_en = forms.CharField(label=_("Title in English"), max_length=200)


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
        done = gettext("Copied and published in both languages: %(title)s")
        messages.success(self.request, done % {"title": copied.title})
        return redirect("wagtailadmin_pages:edit", copied.page_id)


def may_copy(page: WorkshopPage, user: Any) -> bool:
    """Whoever may add and publish a page beside it, in its own language."""
    rights = page.get_parent().permissions_for_user(user)
    return bool(rights.can_add_subpage() and rights.can_publish_subpage())
