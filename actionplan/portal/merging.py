"""Merging offices in one screen: choose, read what moves, confirm."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods

from actionplan import moving
from actionplan.moving import Moved
from directory import merging
from directory.merging import Merger, Refusal
from directory.models import Agency, Region
from directory.portal.finding import Desk, crumbs, office_page
from directory.portal.forms import day_field
from directory.querysets import AgencyQuerySet
from directory.refusing import Refused

FIELD_OF: Mapping[str, str] = {
    Refusal.NONE: "ending",
    Refusal.ITSELF: "successor",
    Refusal.ELSEWHERE: "successor",
    Refusal.OVER: "ending",
    Refusal.TO_COME: "day",
    Refusal.TOO_EARLY: "day",
    Refusal.NOT_YET: "successor",
}


class MergeForm(forms.Form):
    """`agencies` are those of the regions one coordinates."""

    ending = forms.ModelMultipleChoiceField(
        label=gettext_lazy("Agencies that end"),
        queryset=Agency.objects.none(),
        widget=forms.CheckboxSelectMultiple,
    )
    successor = forms.ModelChoiceField(
        label=gettext_lazy("Agency that succeeds them"),
        queryset=Agency.objects.none(),
        empty_label=gettext_lazy("Please choose"),
        help_text=gettext_lazy("It has to exist already. If it is new, bring it in first."),
    )
    day = day_field(gettext_lazy("First day with their work"))

    def __init__(self, *args: Any, agencies: AgencyQuerySet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("ending", "successor"):
            field: Any = self.fields[name]
            field.queryset = agencies.order_by("name")

    def to_merger(self) -> Merger:
        given = self.cleaned_data
        ending = tuple(sorted(given["ending"], key=lambda agency: agency.name))
        return Merger(ending, given["successor"], given["day"])

    def refuse(self, refused: Refused) -> None:
        self.add_error(FIELD_OF[refused.refusal], refused.message)


@require_http_methods(["GET", "HEAD", "POST"])
@office_page
def agency_merge(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The first POST shows what moves; only the one with the tick moves it."""
    if not (desk.reach.appoints or desk.reach.overseen):
        raise Http404
    agencies = Agency.objects.existing_on(desk.day).coordinated_by(desk.reach)
    regions = Region.objects.filter(pk__in=agencies.order_by().values("region")).order_by("code")
    region = _chosen(request, regions)
    entered = request.POST if request.method == "POST" else None
    of_region = agencies.filter(region=region)
    form = MergeForm(entered, agencies=of_region, initial={"day": desk.day})
    if not form.is_valid():
        return _show(request, form, regions, region)
    merger = form.to_merger()
    try:
        if "confirmed" in request.POST:
            moved = moving.merge(merger, desk.user, desk.moment, desk.day)
            messages.success(request, told(merger, moved))
            return redirect("offices:post-list")
        merging.check(merger, desk.day)
    except Refused as refused:
        form.refuse(refused)
        return _show(request, form, regions, region)
    return _ask(request, form, merger)


def _chosen(request: HttpRequest, regions: QuerySet[Region]) -> Region | None:
    """The region whose agencies are merged: the one the address names, else the first."""
    code = request.GET.get("region", "")
    return next((one for one in regions if one.code == code), None) or regions.first()


def told(merger: Merger, moved: Moved) -> str:
    """The counts of what has moved, in one sentence."""
    posts = len(moved.offices.posts)
    parts = [
        ngettext("%(n)s post", "%(n)s posts", posts) % {"n": posts},
        ngettext("%(n)s action", "%(n)s actions", moved.actions) % {"n": moved.actions},
        ngettext("%(n)s partner link", "%(n)s partner links", moved.partnerships)
        % {"n": moved.partnerships},
    ]
    sentence = _("Merged into %(agency)s: %(counts)s.")
    return sentence % {"agency": merger.successor.name, "counts": ", ".join(parts)}


def _show(
    request: HttpRequest, form: MergeForm, regions: QuerySet[Region], region: Region | None
) -> HttpResponse:
    context = {"form": form, "regions": regions, "region": region, "crumbs": crumbs()}
    status = 422 if form.errors else 200
    return render(request, "actionplan/portal_merge.html", context, status=status)


def _ask(request: HttpRequest, form: MergeForm, merger: Merger) -> HttpResponse:
    context = {
        "form": form,
        "merger": merger,
        "moved": moving.what_moves(merger),
        "crumbs": crumbs(),
    }
    return render(request, "actionplan/portal_merge_confirm.html", context)
