"""The deliverables of the six steps: what a region has in hand, recorded by its coordinator."""

from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from actionplan import delivering, evidence
from actionplan.delivering import Proof
from actionplan.forms import FileOfEvidence
from actionplan.models import ActionPlan, Delivery, LegalInstrument, StepDeliverable
from actionplan.portal.finding import signed_in
from actionplan.portal.places import plan_crumbs, plan_or_404
from actionplan.updating import Refused
from intake.posting import post_only
from workshops.models import Workshop


class DeliveryForm(forms.Form):
    """`DeliveryForm(data, files, plan=plan, day=day)`; then `proof()` for the verb."""

    reached_on = forms.DateField(
        label=gettext_lazy("Reached on"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    sentence = forms.CharField(
        label=gettext_lazy("What was reached"),
        max_length=500,
        help_text=gettext_lazy("One sentence is enough. No names of people."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    url = forms.URLField(
        label=gettext_lazy("Link to evidence"),
        required=False,
        max_length=200,
        assume_scheme="https",
    )
    file = FileOfEvidence(required=False)
    instrument = forms.ModelChoiceField(
        label=gettext_lazy("Legal instrument"),
        required=False,
        queryset=LegalInstrument.objects.all(),
        empty_label=gettext_lazy("No legal instrument"),
    )
    workshop = forms.ModelChoiceField(
        label=gettext_lazy("Workshop"),
        required=False,
        queryset=Workshop.objects.none(),
        empty_label=gettext_lazy("Without a workshop"),
    )
    is_public = forms.BooleanField(
        label=gettext_lazy("Public: the evidence shows no faces, names, NIK or cases of victims"),
        required=False,
    )

    def __init__(self, *args: Any, plan: ActionPlan, day: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.day = day
        near = Q(region=plan.region_id) | Q(region=plan.region.parent_id)
        workshops = Workshop.objects.filter(near).order_by("-starts_on")
        self.fields["workshop"].queryset = workshops  # type: ignore[attr-defined]

    def clean_reached_on(self) -> date:
        reached: date = self.cleaned_data["reached_on"]
        if reached > self.day:
            raise forms.ValidationError(_("The day lies in the future."))
        return reached

    def proof(self) -> Proof:
        checked: evidence.Checked | None = self.cleaned_data["file"]
        return Proof(
            url=self.cleaned_data["url"],
            file=checked.file if checked else None,
            instrument=self.cleaned_data["instrument"],
            workshop=self.cleaned_data["workshop"],
        )


@login_required
@require_safe
def deliverables(request: HttpRequest, key: str) -> HttpResponse:
    day = timezone.localdate()
    plan = plan_or_404(request, key, day)
    context = {
        "plan": plan,
        "steps": delivering.in_hand(plan),
        "may_record": delivering.may_record(plan, request.user, day),
        "crumbs": plan_crumbs(request, plan, day),
    }
    return render(request, "actionplan/portal_deliverables.html", context)


@login_required
def delivery_new(request: HttpRequest, key: str, deliverable: str) -> HttpResponse:
    now = timezone.now()
    day = timezone.localdate(now)
    plan = plan_or_404(request, key, day)
    if not delivering.may_record(plan, request.user, day):
        raise Http404
    wanted = get_object_or_404(StepDeliverable.objects.select_related("step"), key=deliverable)
    form = DeliveryForm(
        request.POST or None, request.FILES or None, plan=plan, day=day, initial={"reached_on": day}
    )
    if form.is_valid() and _is_recorded(request, form, plan, wanted):
        messages.success(request, _("The deliverable is recorded."))
        return redirect(
            f"{reverse('actions:deliverables', args=[plan.key])}#step-{wanted.step.number}"
        )
    context = {"plan": plan, "deliverable": wanted, "form": form}
    context["crumbs"] = [
        *plan_crumbs(request, plan, day),
        (_("Deliverables"), reverse("actions:deliverables", args=[key])),
    ]
    status = 422 if form.is_bound else 200
    return render(request, "actionplan/portal_delivery.html", context, status=status)


def _is_recorded(
    request: HttpRequest, form: DeliveryForm, plan: ActionPlan, deliverable: StepDeliverable
) -> bool:
    """False when a rule forbids it; the form then says which."""
    entered = form.cleaned_data
    try:
        delivering.record(
            plan,
            deliverable,
            signed_in(request),
            timezone.now(),
            form.day,
            reached_on=entered["reached_on"],
            proof=form.proof(),
            sentence=entered["sentence"],
            is_public=entered["is_public"],
        )
    except Refused as refused:
        form.add_error("url", refused.message)
        return False
    return True


@post_only("actions:deliverables", "key")
def delivery_withdraw(request: HttpRequest, key: str, delivery_id: int) -> HttpResponse:
    now = timezone.now()
    delivery = _recordable_or_404(request, key, delivery_id)
    delivering.withdraw(delivery, signed_in(request), now, timezone.localdate(now))
    messages.success(request, _("The deliverable is withdrawn."))
    return redirect("actions:deliverables", key)


@post_only("actions:deliverables", "key")
def delivery_release(request: HttpRequest, key: str, delivery_id: int) -> HttpResponse:
    now = timezone.now()
    delivery = _recordable_or_404(request, key, delivery_id)
    delivering.release(delivery, signed_in(request), now, timezone.localdate(now))
    messages.success(request, _("The deliverable is public from now on."))
    return redirect("actions:deliverables", key)


@login_required
@require_safe
def delivery_file(request: HttpRequest, key: str, delivery_id: int) -> HttpResponseBase:
    plan = plan_or_404(request, key, timezone.localdate())
    files = Delivery.objects.standing().filter(plan=plan).exclude(file="")
    found = get_object_or_404(files, pk=delivery_id)
    if not found.file.storage.exists(found.file.name):
        raise Http404
    ending = found.file.name.rsplit(".", 1)[-1]
    response = FileResponse(
        found.file.open("rb"),
        as_attachment=True,
        filename=f"{plan.key}-{found.pk}.{ending}",
        content_type=evidence.CONTENT_TYPES.get(ending, "application/octet-stream"),
    )
    response["Cache-Control"] = "private, no-store"
    return response


def _recordable_or_404(request: HttpRequest, key: str, delivery_id: int) -> Delivery:
    day = timezone.localdate()
    plan = plan_or_404(request, key, day)
    if not delivering.may_record(plan, request.user, day):
        raise Http404
    standing = Delivery.objects.standing().filter(plan=plan).select_related("plan__region")
    delivery: Delivery = get_object_or_404(standing, pk=delivery_id)
    return delivery
