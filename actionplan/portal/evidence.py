"""Evidence after its update: a photo that follows, and the tick that makes a piece public."""

from dataclasses import dataclass

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from actionplan import photos, releasing, standing
from actionplan.forms import PhotoForm
from actionplan.history import show_moment
from actionplan.models import Action, Evidence
from actionplan.portal.finding import crumbs, keys_in, signed_in, visible_or_404
from actionplan.rules import Standing
from actionplan.updating import Refused
from intake.posting import post_only


@dataclass(frozen=True)
class Piece:
    """One piece of evidence with what this person may do about its tick."""

    evidence: Evidence
    moment: str
    may_change: bool


@post_only("actions:action-detail", "reference")
def action_photo(request: HttpRequest, reference: str) -> HttpResponse:
    """Added to the person's own update of the last 24 hours."""
    now = timezone.now()
    action = visible_or_404(request, reference, timezone.localdate(now))
    form = PhotoForm(request.POST, request.FILES)
    answer = photos.take_in(form, action, signed_in(request), None, now)
    if photos.wants_json(request):
        return photos.as_json(answer)
    level = messages.SUCCESS if answer.is_saved else messages.ERROR
    messages.add_message(request, level, answer.message)
    return redirect("actions:action-detail", action.reference)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def action_evidence(request: HttpRequest, reference: str) -> HttpResponse:
    """All evidence of an action: what is public, since when and by whom, and how to change it."""
    now = timezone.now()
    action = visible_or_404(request, reference, timezone.localdate(now))
    if request.method == "POST":
        return _change(request, action)
    may = standing.standing_of(action, signed_in(request), None, standing.day_of(now, action))
    found = Evidence.objects.filter(update__action=action).select_related(
        "update__action__plan",
        "update__post__agency",
        "update__taken_back_by",
        "released_by",
        "instrument",
    )
    context = {
        "action": action,
        "pieces": [_piece(evidence, may) for evidence in found.order_by("-pk")],
        "crumbs": crumbs(action),
    }
    return render(request, "actionplan/portal_evidence.html", context)


def _piece(evidence: Evidence, may: Standing) -> Piece:
    return Piece(
        evidence,
        show_moment(evidence.released_at) if evidence.released_at else "",
        releasing.may_change(evidence, may, is_public=not evidence.is_public),
    )


def _change(request: HttpRequest, action: Action) -> HttpResponse:
    related = Evidence.objects.select_related(
        "update__action__plan__region", "update__action__owner__agency", "update__taken_back_by"
    )
    known = related.filter(update__action=action)
    evidence = get_object_or_404(known, pk__in=keys_in([request.POST.get("evidence", "")]))
    releases = "release" in request.POST
    if releases and "shows_nobody" not in request.POST:
        messages.error(request, _("Tick first that it shows no person."))
        return redirect("actions:action-evidence", action.reference)
    verb = releasing.release if releases else releasing.withdraw
    try:
        verb(evidence, signed_in(request), timezone.now())
    except Refused as refused:
        messages.error(request, refused.message)
    else:
        messages.success(request, _("It is noted who changed it and when."))
    return redirect("actions:action-evidence", action.reference)
