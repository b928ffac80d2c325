"""The actions an official sees: the list by urgency, and one action with everything about it."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from actionplan import history, planning, worklist
from actionplan.filters import PortalFilter
from actionplan.nudging import asked_of
from actionplan.portal.finding import crumbs, visible_or_404
from actionplan.portal.updates import saying

PER_PAGE = 50


@login_required
@require_safe
def action_list(request: HttpRequest) -> HttpResponse:
    day = timezone.localdate()
    seen = worklist.seen_by(request.user, day)
    found = worklist.filtered(seen, request.GET, request.user, day)
    order = worklist.order_for(request.user, day)
    parts = worklist.parts(seen, request.GET.get("group", ""), order)
    page = _page(request, found, worklist.known_count(found, parts))
    page.object_list = worklist.shown(page.object_list, day, order)
    number = page.paginator.count
    context = {
        "page_obj": page,
        "parts": parts,
        "to_clear": worklist.to_clear(request.user, day),
        "form": found.form,
        "chips": found.chips(),
        "count_label": ngettext("%(n)s action", "%(n)s actions", number) % {"n": number},
        "day": day,
        "may_add": planning.plans_for(request.user, day).exists(),
    }
    return render(request, "actionplan/worklist.html", context)


def _page(request: HttpRequest, found: PortalFilter, number: int | None) -> Any:
    """Counted by the database only where nobody knows the number yet."""
    paginator = Paginator(found.qs, PER_PAGE)
    if number is not None:
        paginator.count = number
    return paginator.get_page(request.GET.get("page"))


@login_required
@require_safe
def action_detail(request: HttpRequest, reference: str) -> HttpResponse:
    day = timezone.localdate()
    action = visible_or_404(request, reference, day)
    context = {
        "action": action,
        "day": day,
        **saying(request, action),
        "asked": asked_of(action),
        "lines": history.full_lines(action),
        "notes": history.notes_of(action),
        "years": list(action.years.all()),
        "crumbs": crumbs(),
    }
    return render(request, "actionplan/portal_action.html", context)
