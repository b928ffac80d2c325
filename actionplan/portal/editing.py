"""A new action in one short form, and changing the facts of one."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from actionplan import planning, standing
from actionplan.amending import amend
from actionplan.models import Action, ActionPlan, Update
from actionplan.portal.fact_forms import AmendForm, FactsForm, PlanChoiceForm, ReasonForm
from actionplan.portal.finding import crumbs, signed_in, visible_or_404
from actionplan.updating import Conflict, Refused
from directory.models import Post, Tenure, User


@login_required
def action_new(request: HttpRequest) -> HttpResponse:
    user, day = signed_in(request), timezone.localdate()
    plans = list(planning.plans_for(user, day).select_related("region"))
    if not plans:
        raise Http404
    plan = _chosen(plans, request.GET.get("plan", ""))
    choice = PlanChoiceForm(initial={"plan": plan}, by=user, day=day)
    usual = {"owner": _own_post(user, plan, day)}
    form = FactsForm(request.POST or None, plan=plan, by=user, day=day, initial=usual)
    if request.method == "POST" and form.is_valid():
        try:
            action = planning.propose_action(plan, user, day, form.to_promise())
        except Refused as refused:
            form.add_error(None, refused.message)
        else:
            messages.success(request, _("The action is part of the plan now."))
            return redirect("actions:action-detail", action.reference)
    context = {
        "form": form,
        "plan": plan,
        "choice": choice if len(plans) > 1 else None,
        "crumbs": crumbs(),
    }
    return render(request, "actionplan/portal_new.html", context, status=_status(form))


@dataclass(frozen=True)
class Desk:
    """An action whose facts the person may change, on the day it is where the action belongs."""

    action: Action
    user: User
    now: datetime
    day: date
    on_behalf: bool


def desk_or_404(request: HttpRequest, reference: str) -> Desk:
    now = timezone.now()
    action = visible_or_404(request, reference, timezone.localdate(now))
    user, day = signed_in(request), standing.day_of(now, action)
    may = standing.standing_of(action, user, None, day)
    if not may.may_amend:
        raise Http404
    return Desk(action, user, now, day, may.on_behalf)


@login_required
def action_amend(request: HttpRequest, reference: str) -> HttpResponse:
    desk = desk_or_404(request, reference)
    action = desk.action
    form = AmendForm(
        request.POST or None,
        action=action,
        by=desk.user,
        day=desk.day,
        on_behalf=desk.on_behalf,
    )
    if request.method == "POST" and form.is_valid():
        answer = _amend(request, desk, form)
        if answer is not None:
            return answer
    context = {"form": form, "action": action, "crumbs": crumbs(action)}
    return render(request, "actionplan/portal_amend.html", context, status=_status(form))


def _amend(request: HttpRequest, desk: Desk, form: AmendForm) -> HttpResponse | None:
    def record() -> None:
        amend(
            desk.action,
            desk.user,
            Update.Via.PORTAL,
            desk.now,
            form.to_facts(),
            form.cleaned_data["version"],
            form.to_reason(),
        )

    return said(request, desk.action, form, record)


def said(
    request: HttpRequest, action: Action, form: ReasonForm, record: Callable[[], object]
) -> HttpResponse | None:
    """Back to the action when the verb has written; else the form says why it has not."""
    try:
        record()
    except Refused as refused:
        form.add_error(None, refused.message)
    except Conflict as conflict:
        form.add_error(None, _stale())
        entered = request.POST.copy()  # sending it again builds on what stands now
        entered["version"] = str(conflict.current.version)
        form.data = entered
    else:
        messages.success(request, _("Your changes are saved."))
        return redirect("actions:action-detail", action.reference)
    return None


def _own_post(user: User, plan: ActionPlan, day: date) -> int | None:
    """Where the writer holds a single one that may own actions; coordinators write for others."""
    held = Tenure.objects.on(day).filter(holder=user).order_by()
    owners = planning.owners_for(user, day).exclude(role=Post.Role.COORDINATOR)
    own = owners.filter(pk__in=held.values("post"), agency__region=plan.region_id)
    found = list(own.values_list("pk", flat=True)[:2])
    return found[0] if len(found) == 1 else None


def _stale() -> str:
    return _(
        "Somebody has changed the action meanwhile. Look at its history; "
        "what you entered is still here and is saved when you send it again."
    )


def _chosen(plans: list[ActionPlan], key: str) -> ActionPlan:
    return next((plan for plan in plans if plan.key == key), plans[0])


def _status(form: FactsForm) -> int:
    return 422 if form.errors else 200
