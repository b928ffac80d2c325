"""Saying what happened to an action: the form, "no change yet", and two texts at once."""

from datetime import datetime

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from actionplan import clearing, history, releasing, standing, taking_back
from actionplan.forms import PhotoForm, UpdateForm, version_seen
from actionplan.models import Action, Update
from actionplan.portal.finding import crumbs, signed_in, visible_or_404
from actionplan.rules import OPEN, Standing
from actionplan.updating import Conflict, Recorded, Refused, confirm_unchanged, record_update
from directory.models import User
from intake.posting import post_only


@login_required
def action_update(request: HttpRequest, reference: str) -> HttpResponse:
    now = timezone.now()
    action = visible_or_404(request, reference, timezone.localdate(now))
    user = signed_in(request)
    may = standing.standing_of(action, user, None, standing.day_of(now, action))
    if not may.may_update:
        raise Http404
    form = update_form(action, user, now, request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        change = form.to_change()
        try:
            recorded = record_update(
                action, user, Update.Via.PORTAL, now, change, form.expected_version
            )
        except Refused as refused:
            form.refuse(refused)
        except Conflict as conflict:
            return _show_conflict(request, conflict, form)
        else:
            messages.success(request, thanks(recorded))
            return redirect("actions:action-detail", action.reference)
    if not form.has_choices:
        return redirect("actions:action-detail", action.reference)
    return _show_form(request, action, form)


def update_form(
    action: Action, user: User, moment: datetime, *entered: object, **more: object
) -> UpdateForm:
    """The form as this person may fill it in for this action today."""
    day = standing.day_of(moment, action)
    posts = standing.posts_of(user, None, day)
    return UpdateForm(
        *entered,
        action=action,
        standing=standing.standing_through(action, posts, user, day),
        is_shared=standing.shares_mailbox(user, posts),
        **more,
    )


def saying(request: HttpRequest, action: Action) -> dict[str, object]:
    """What the page of an action needs for the form, the photo that follows, and clearance."""
    user, now = signed_in(request), timezone.now()
    form = update_form(action, user, now)
    return {
        "form": form,
        "standing": form.standing,
        "can_confirm": form.standing.may_enter and action.status in OPEN,
        **_own_newest(action, user, form.standing, now),
        "photo_form": PhotoForm(),
        "clearance": clearing.clearance_of(action, form.standing.may_clear),
    }


def _own_newest(action: Action, user: User, may: Standing, moment: datetime) -> dict[str, object]:
    """The person's last update of a day, to which a photo may follow, and whether to undo it."""
    sent = releasing.own_newest(action, user, None, moment)
    if sent is None:
        return {"sent": None, "may_take_back": False}
    sent.action = action
    return {"sent": sent, "may_take_back": taking_back.is_offered(sent, user, may, moment)}


def thanks(recorded: Recorded) -> str:
    saved = _("Your update is saved.")
    if recorded.update.cleared_at:
        return saved
    return f"{saved} {_('The public sees it once it has been cleared.')}"


@post_only("actions:action-detail", "reference")
def action_confirm(request: HttpRequest, reference: str) -> HttpResponse:
    now = timezone.now()
    action = visible_or_404(request, reference, timezone.localdate(now))
    seen, basis = version_seen(request.POST), request.POST.get("basis", "")[:200]
    user = signed_in(request)
    try:
        confirm_unchanged(action, user, Update.Via.PORTAL, now, seen, basis=basis)
    except Refused as refused:
        messages.error(request, refused.message)
    except Conflict:
        messages.warning(request, _("Somebody has updated the action meanwhile. See below."))
    else:
        messages.success(request, _("Thank you. It is noted that nothing has changed yet."))
    return redirect("actions:action-detail", action.reference)


@post_only("actions:action-detail", "reference")
def action_take_back(request: HttpRequest, reference: str) -> HttpResponse:
    """Of the person's own update of the last 24 hours, which the form names by its version."""
    now = timezone.now()
    action = visible_or_404(request, reference, timezone.localdate(now))
    version = version_seen(request.POST)
    update = get_object_or_404(
        Update.objects.filter(takes_back=None), action=action, version=version
    )
    update.action = action
    try:
        taking_back.take_back(update, signed_in(request), None, Update.Via.PORTAL, now)
    except Refused as refused:
        messages.error(request, refused.message)
    except Conflict:
        messages.warning(request, _("Somebody has updated the action meanwhile. See below."))
    else:
        messages.success(request, _("The update was taken back. The action stands as before."))
    return redirect("actions:action-detail", action.reference)


def _show_form(request: HttpRequest, action: Action, form: UpdateForm) -> HttpResponse:
    sent = releasing.own_newest(action, signed_in(request), None, timezone.now())
    context = {
        "action": action,
        "form": form,
        "sent": sent,
        "photo_form": PhotoForm(),
        "can_confirm": form.standing.may_enter and action.status in OPEN,
        "crumbs": crumbs(action),
    }
    status = 422 if form.is_bound else 200
    return render(request, "actionplan/portal_update.html", context, status=status)


def _show_conflict(request: HttpRequest, conflict: Conflict, form: UpdateForm) -> HttpResponse:
    """Both texts side by side; sending the form again builds on what stands now."""
    mine = form.cleaned_data
    current = conflict.current
    initial = {**mine, "version": current.version}
    again = update_form(current, signed_in(request), timezone.now(), initial=initial)
    lines = history.full_lines(current)
    context = {
        "action": current,
        "theirs": lines[0] if lines else None,
        "mine": mine,
        "had_file": form.has_file,
        "form": again,
        "crumbs": crumbs(current),
    }
    return render(request, "actionplan/portal_conflict.html", context, status=409)
