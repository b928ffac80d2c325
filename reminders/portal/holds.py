"""The kill switch: what is held, beginning and ending a hold."""

from datetime import date, datetime
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from actionplan.filters import labelled
from actionplan.portal.finding import signed_in
from directory.models import Region
from reminders import holds
from reminders.models import Hold
from reminders.portal.log import crumbs

PER_PAGE = 25


class HoldForm(forms.Form):
    """Without a region, where that is offered, everything is held."""

    region = labelled(str)(
        label=gettext_lazy("Region"),
        queryset=Region.objects.none(),
        help_text=gettext_lazy("A province is held with its regencies and cities."),
    )
    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        max_length=200,
        help_text=gettext_lazy("Everybody whose digests are held reads it."),
    )

    def __init__(self, *args: Any, right: holds.Right, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        region: Any = self.fields["region"]
        region.queryset = holds.regions_of(right)
        region.required = not right.everything
        region.empty_label = _("All digests of the site") if right.everything else None


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def hold_list(request: HttpRequest) -> HttpResponse:
    """Nobody learns that the page exists who may not hold anything."""
    now = timezone.now()
    day = timezone.localdate(now)
    right = holds.right_of(request.user, day)
    if not right:
        raise Http404
    form = HoldForm(request.POST or None, right=right)
    if request.method == "POST" and form.is_valid() and _begin(request, form, now, day):
        messages.success(request, _("The digests are held."))
        return redirect("digests:hold-list")
    context = {**_lists(request, day), "form": form, "crumbs": crumbs(request.user)}
    status = 422 if form.is_bound else 200
    return render(request, "reminders/hold_list.html", context, status=status)


def _lists(request: HttpRequest, day: date) -> dict[str, Any]:
    """The holds that are open, which of them may be ended here, and those that are over."""
    visible = Hold.objects.visible_to(request.user, day)
    related = visible.select_related("region", "begun_by", "ended_by")
    mine = Hold.objects.open().editable_by(request.user, day).values_list("pk", flat=True)
    over = Paginator(related.filter(ended_at__isnull=False), PER_PAGE)
    return {
        "current": related.open(),
        "editable": set(mine),
        "page_obj": over.get_page(request.GET.get("page")),
        "columns": [{"label": label} for label in _columns()],
    }


def _columns() -> list[str]:
    return [_("What was held"), _("Reason"), _("Begun"), _("Ended")]


def _begin(request: HttpRequest, form: HoldForm, now: datetime, day: date) -> bool:
    region, reason = form.cleaned_data["region"], form.cleaned_data["reason"]
    try:
        holds.begin(region, reason, signed_in(request), now, day)
    except holds.AlreadyHeld:
        form.add_error("region", _("This is held already."))
        return False
    return True


@login_required
@require_POST
def hold_end(request: HttpRequest, hold_id: int) -> HttpResponse:
    now = timezone.now()
    day = timezone.localdate(now)
    editable = Hold.objects.editable_by(request.user, day)
    hold = get_object_or_404(editable, pk=hold_id)
    holds.end(hold, signed_in(request), now, day)
    messages.success(
        request, _("The hold is ended. What waited goes out where it is not yet 18.00.")
    )
    return redirect("digests:hold-list")
