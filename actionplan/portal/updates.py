"""Saying what happened to an action: the form, "no change yet", and two texts at once."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from actionplan import history, standing
from actionplan.forms import UpdateForm, version_seen
from actionplan.models import Action, Update
from actionplan.portal.finding import crumbs, signed_in, visible_or_404
from actionplan.updating import Conflict, Refused, confirm_unchanged, record_update


@login_required
def action_update(request: HttpRequest, reference: str) -> HttpResponse:
    now = timezone.now()
    action = visible_or_404(request, reference, timezone.localdate(now))
    user = signed_in(request)
    may = standing.standing_of(action, user, None, standing.day_of(now, action))
    if not may.may_update:
        raise Http404
    form = UpdateForm(request.POST or None, request.FILES or None, action=action, standing=may)
    if request.method == "POST" and form.is_valid():
        change = form.to_change()
        try:
            record_update(action, user, Update.Via.PORTAL, now, change, form.expected_version)
        except Refused as refused:
            form.refuse(refused)
        except Conflict as conflict:
            return _show_conflict(request, conflict, form)
        else:
            messages.success(request, _("Your update is saved."))
            return redirect("actions:action-detail", action.reference)
    if not form.has_choices:
        return redirect("actions:action-detail", action.reference)
    return _show_form(request, action, form)


@login_required
@require_POST
def action_confirm(request: HttpRequest, reference: str) -> HttpResponse:
    now = timezone.now()
    action = visible_or_404(request, reference, timezone.localdate(now))
    seen = version_seen(request.POST)
    try:
        confirm_unchanged(action, signed_in(request), Update.Via.PORTAL, now, seen)
    except Refused as refused:
        messages.error(request, refused.message)
    except Conflict:
        messages.warning(request, _("Somebody has updated the action meanwhile. See below."))
    else:
        messages.success(request, _("Thank you. It is noted that nothing has changed yet."))
    return redirect("actions:action-detail", action.reference)


def _show_form(request: HttpRequest, action: Action, form: UpdateForm) -> HttpResponse:
    context = {"action": action, "form": form, "crumbs": crumbs(action)}
    status = 422 if form.is_bound else 200
    return render(request, "actionplan/portal_update.html", context, status=status)


def _show_conflict(request: HttpRequest, conflict: Conflict, form: UpdateForm) -> HttpResponse:
    """Both texts side by side; sending the form again builds on what stands now."""
    mine = form.cleaned_data
    user = signed_in(request)
    day = standing.day_of(timezone.now(), conflict.current)
    may = standing.standing_of(conflict.current, user, None, day)
    again = UpdateForm(
        action=conflict.current,
        standing=may,
        initial={**mine, "version": conflict.current.version},
    )
    lines = history.full_lines(conflict.current)
    context = {
        "action": conflict.current,
        "theirs": lines[0] if lines else None,
        "mine": mine,
        "had_file": bool(mine["evidence_file"]),
        "form": again,
        "crumbs": crumbs(conflict.current),
    }
    return render(request, "actionplan/portal_conflict.html", context, status=409)
