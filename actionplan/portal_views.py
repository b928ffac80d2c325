"""Pages on which officials see their actions and say what happened to them."""

from datetime import date

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from actionplan import history, standing, worklist
from actionplan.forms import UpdateForm, version_seen
from actionplan.models import Action, Update
from actionplan.rules import OPEN
from actionplan.updating import Conflict, Refused, confirm_unchanged, record_update
from directory.models import User

PER_PAGE = 50


@login_required
@require_safe
def action_list(request: HttpRequest) -> HttpResponse:
    day = timezone.localdate()
    seen = worklist.seen_by(request.user, day)
    found = worklist.filtered(seen, request.GET, request.user)
    page = Paginator(found.qs, PER_PAGE).get_page(request.GET.get("page"))
    number = page.paginator.count
    context = {
        "page_obj": page,
        "parts": worklist.parts(seen, request.GET.get("group", "")),
        "form": found.form,
        "chips": found.chips(),
        "count_label": ngettext("%(n)s action", "%(n)s actions", number) % {"n": number},
        "day": day,
    }
    return render(request, "actionplan/worklist.html", context)


@login_required
@require_safe
def action_detail(request: HttpRequest, reference: str) -> HttpResponse:
    day = timezone.localdate()
    action = _visible_or_404(request, reference, day)
    may = standing.standing_of(action, request.user, None, day)
    context = {
        "action": action,
        "day": day,
        "standing": may,
        "can_confirm": may.may_enter and action.status in OPEN,
        "form": UpdateForm(action=action, standing=may),
        "lines": history.full_lines(action),
        "crumbs": _crumbs(),
    }
    return render(request, "actionplan/portal_action.html", context)


@login_required
def action_update(request: HttpRequest, reference: str) -> HttpResponse:
    now = timezone.now()
    action = _visible_or_404(request, reference, timezone.localdate(now))
    user = _signed_in(request)
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
    action = _visible_or_404(request, reference, timezone.localdate(now))
    seen = version_seen(request.POST)
    try:
        confirm_unchanged(action, _signed_in(request), Update.Via.PORTAL, now, seen)
    except Refused as refused:
        messages.error(request, refused.message)
    except Conflict:
        messages.warning(request, _("Somebody has updated the action meanwhile. See below."))
    else:
        messages.success(request, _("Thank you. It is noted that nothing has changed yet."))
    return redirect("actions:action-detail", action.reference)


def _visible_or_404(request: HttpRequest, reference: str, day: date) -> Action:
    visible = Action.objects.visible_to(request.user, day)
    related = visible.select_related("plan__region", "owner__agency", "step", "workshop")
    action: Action = get_object_or_404(related, reference=reference)
    return action


def _signed_in(request: HttpRequest) -> User:
    if not isinstance(request.user, User):
        raise Http404
    return request.user


def _show_form(request: HttpRequest, action: Action, form: UpdateForm) -> HttpResponse:
    context = {"action": action, "form": form, "crumbs": _crumbs(action)}
    status = 422 if form.is_bound else 200
    return render(request, "actionplan/portal_update.html", context, status=status)


def _show_conflict(request: HttpRequest, conflict: Conflict, form: UpdateForm) -> HttpResponse:
    """Both texts side by side; sending the form again builds on what stands now."""
    mine = form.cleaned_data
    user = _signed_in(request)
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
        "crumbs": _crumbs(conflict.current),
    }
    return render(request, "actionplan/portal_conflict.html", context, status=409)


def _crumbs(action: Action | None = None) -> list[tuple[str, str]]:
    crumbs = [(_("Actions"), reverse("actions:action-list"))]
    if action:
        crumbs.append((action.reference, reverse("actions:action-detail", args=[action.reference])))
    return crumbs
