"""Delegations of a plan: who of the province may enter data, by which letter, until when."""

from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from actionplan import delegating
from actionplan.delegating import Terms
from actionplan.filters import labelled
from actionplan.models import ActionPlan, Delegation
from actionplan.portal.finding import signed_in
from actionplan.portal.places import plan_crumbs, plan_or_404
from directory.models import Agency, Post
from intake.posting import post_only

DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class DelegationForm(forms.Form):
    """`DelegationForm(data, plan=plan)`; then `terms()` for the verb."""

    post = labelled(str)(
        label=gettext_lazy("Delegated to the post"), queryset=Post.objects.none(), empty_label=None
    )
    office = labelled(str)(
        label=gettext_lazy("Only for the actions of"),
        required=False,
        queryset=Agency.objects.none(),
        empty_label=gettext_lazy("All offices of the plan"),
    )
    starts_on = forms.DateField(label=gettext_lazy("First day"), widget=DAY)
    ends_on = forms.DateField(
        label=gettext_lazy("Last day"),
        required=False,
        widget=DAY,
        help_text=gettext_lazy("Empty: until you end it."),
    )
    letter = forms.CharField(
        label=gettext_lazy("Letter"),
        max_length=120,
        help_text=gettext_lazy("Number and date of the letter that delegates."),
    )

    def __init__(self, *args: Any, plan: ActionPlan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["post"].queryset = delegating.posts_above(plan)  # type: ignore[attr-defined]
        self.fields["office"].queryset = delegating.offices_of(plan)  # type: ignore[attr-defined]

    @property
    def has_posts(self) -> bool:
        """Whether there is anybody to delegate to."""
        return bool(self.fields["post"].loaded)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        entered = super().clean() or self.cleaned_data
        starts, ends = entered.get("starts_on"), entered.get("ends_on")
        if starts and ends and ends < starts:
            self.add_error("ends_on", _("The last day is before the first."))
        return entered

    def terms(self) -> Terms:
        return Terms(**self.cleaned_data)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def delegations(request: HttpRequest, key: str) -> HttpResponse:
    """Those who see the plan read them; who may delegate has a form below the list."""
    now = timezone.now()
    day = timezone.localdate(now)
    plan = _plan_below_or_404(request, key, day)
    may = delegating.may_delegate(plan, request.user, day)
    if request.method == "POST" and not may:
        raise Http404
    form = DelegationForm(request.POST or None, plan=plan, initial={"starts_on": day})
    if form.is_valid():
        delegating.delegate(plan, signed_in(request), now, day, form.terms())
        messages.success(request, _("The delegation is recorded."))
        return redirect("actions:delegations", key)
    context = {
        "plan": plan,
        "delegations": delegating.delegations_of(plan),
        "form": form if may else None,
        "day": day,
        "crumbs": plan_crumbs(request, plan, day),
    }
    status = 422 if form.is_bound else 200
    return render(request, "actionplan/portal_delegations.html", context, status=status)


@post_only("actions:delegations", "key")
def delegation_end(request: HttpRequest, key: str, delegation_id: int) -> HttpResponse:
    day = timezone.localdate()
    plan = _plan_below_or_404(request, key, day)
    if not delegating.may_delegate(plan, request.user, day):
        raise Http404
    found = Delegation.objects.select_related("plan__region")
    delegating.end(get_object_or_404(found, plan=plan, pk=delegation_id), signed_in(request), day)
    messages.success(request, _("The delegation is ended."))
    return redirect("actions:delegations", key)


def _plan_below_or_404(request: HttpRequest, key: str, day: date) -> ActionPlan:
    """A plan of a regency or city: a province has nobody above it to delegate to."""
    plan = plan_or_404(request, key, day)
    if plan.region.parent_id is None:
        raise Http404
    return plan
