"""The coordinator's board, and asking for news: about one action, an agency's, or many at once."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_safe

from actionplan import coordinating
from actionplan.closing import closing_day
from actionplan.models import Action
from actionplan.nudging import DIGEST, Nudged, nudge, without_news
from actionplan.portal.finding import signed_in
from actionplan.portal.places import Choice, board_url, choice_or_404
from actionplan.querysets import ActionQuerySet
from actionplan.updating import Refused
from directory.portal.forms import day_field
from intake.posting import post_only

TO_ASK_SHOWN = 20


class AgenciesForm(forms.Form):
    """Which agencies are asked."""

    agency = forms.MultipleChoiceField(
        label=gettext_lazy("Agencies"), widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: object, agencies: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["agency"].choices = agencies  # type: ignore[attr-defined]
        self.fields["agency"].initial = [key for key, _name in agencies]


class CallForm(AgenciesForm):
    """Which agencies are called on, and by when they are to answer."""

    answer_by = day_field(
        gettext_lazy("Answer by"),
        help_text=gettext_lazy("The closing day of the plan's quarter is proposed."),
    )

    def __init__(self, *args: object, day: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.day = day

    def clean_answer_by(self) -> date:
        answer_by: date = self.cleaned_data["answer_by"]
        if answer_by < self.day:
            raise forms.ValidationError(_("The day lies in the past."))
        return answer_by


@login_required
@require_safe
def coordination(request: HttpRequest) -> HttpResponse:
    day = timezone.localdate()
    choice = choice_or_404(request, day)
    actions = coordinating.actions_in(choice.place)
    context = {
        "choice": choice,
        "board": coordinating.board(actions, day),
        "to_ask": coordinating.to_ask(actions, day)[:TO_ASK_SHOWN],
        "list_url": f"{reverse('actions:action-list')}?{choice.query}&",
        "day": day,
    }
    return render(request, "actionplan/portal_coordination.html", context)


@post_only("actions:coordination")
def agency_nudge(request: HttpRequest) -> HttpResponse:
    """Everything of one agency that is past due, blocked or to be reconfirmed."""
    now = timezone.now()
    day = timezone.localdate(now)
    choice = choice_or_404(request, day)
    agencies = coordinating.agencies_with(coordinating.actions_in(choice.place))
    form = AgenciesForm(request.POST, agencies=agencies)
    if form.is_valid():
        asked = coordinating.actions_in(choice.place).filter(
            without_news(day), owner__agency__in=form.cleaned_data["agency"]
        )
        _ask(request, _ready(asked), now)
    return redirect(board_url(choice.place.region))


@post_only("actions:action-detail", "reference")
def action_nudge(request: HttpRequest, reference: str) -> HttpResponse:
    now = timezone.now()
    mine = Action.objects.nudgeable_by(request.user, timezone.localdate(now))
    action = get_object_or_404(_ready(mine), reference=reference)
    _ask(request, [action], now)
    return redirect(_way_back(request, action))


@login_required
def call(request: HttpRequest) -> HttpResponse:
    """By GET agencies are chosen and counted; by POST their posts are asked."""
    now = timezone.now()
    day = timezone.localdate(now)
    choice = choice_or_404(request, day)
    actions = coordinating.actions_in(choice.place)
    agencies = coordinating.agencies_with(actions.open())
    form = _call_form(request, choice, agencies, day)
    found = coordinating.call_on(actions, form.cleaned_data["agency"]) if form.is_valid() else None
    if request.method == "POST" and found:
        _ask(request, _ready(found.actions), now, form.cleaned_data["answer_by"])
        return redirect(board_url(choice.place.region))
    context = {
        "choice": choice,
        "form": form,
        "call": found,
        "has_agencies": bool(agencies),
        "crumbs": choice.crumbs,
    }
    status = 422 if request.method == "POST" and form.errors else 200
    return render(request, "actionplan/portal_call.html", context, status=status)


def _call_form(
    request: HttpRequest, choice: Choice, agencies: list[tuple[int, str]], day: date
) -> CallForm:
    """Bound as soon as somebody has chosen; before that the plan's closing day is proposed."""
    sent = request.POST if request.method == "POST" else request.GET
    closing = closing_day(day, choice.place.closes_after)
    chosen = sent if "agency" in sent or "answer_by" in sent else None
    return CallForm(chosen, agencies=agencies, day=day, initial={"answer_by": closing})


def _ready(actions: ActionQuerySet) -> ActionQuerySet:
    return actions.select_related("plan__region", "owner")


def _way_back(request: HttpRequest, action: Action) -> str:
    """To the page the button was on; to the action when that is not known."""
    asked = request.POST.get("next", "")
    if url_has_allowed_host_and_scheme(asked, allowed_hosts=None):
        return asked
    return reverse("actions:action-detail", args=[action.reference])


def _ask(
    request: HttpRequest, actions: Iterable[Action], now: datetime, answer_by: date | None = None
) -> None:
    """Refused by a right that ends today: where the action is, it may be tomorrow already."""
    try:
        _say(request, nudge(actions, signed_in(request), DIGEST, now, answer_by))
    except Refused as refused:
        messages.error(request, refused.message)


def _say(request: HttpRequest, nudged: Nudged) -> None:
    if nudged.count:
        text = ngettext(
            "News is asked for about %(n)s action. The owner reads it in the next digest.",
            "News is asked for about %(n)s actions. The owners read it in the next digest.",
            nudged.count,
        )
        messages.success(request, text % {"n": nudged.count})
    if nudged.already:
        text = ngettext(
            "About %(n)s action news had been asked for today already.",
            "About %(n)s actions news had been asked for today already.",
            nudged.already,
        )
        messages.info(request, text % {"n": nudged.already})
    if not nudged.count and not nudged.already:
        messages.info(request, _("There is nothing to ask about."))
