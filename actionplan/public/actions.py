"""One action as the public may see it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from actionplan.history import show_moment
from actionplan.models import Action
from actionplan.public.finding import crumbs
from actionplan.rules import is_unconfirmed
from actionplan.stats import story_of


@require_safe
def action_detail(request: HttpRequest, reference: str) -> HttpResponse:
    related = ("plan__region__parent", "owner__agency", "step", "workshop")
    actions = Action.objects.public().select_related(*related)
    found = get_object_or_404(actions, reference=reference.upper())
    day = timezone.localdate()
    context = {
        "action": found,
        "region": found.plan.region,
        "story": story_of(found),
        "objectives": found.objectives.order_by("number"),
        "principles": found.principles.order_by("number"),
        "targets": found.sdg_targets.order_by("goal__number", "code"),
        "priorities": found.national_priorities.all(),
        "partners": found.partners.order_by("name"),
        "day": day,
        "is_unconfirmed": is_unconfirmed(found.public_status, found.confirmed_on, day),
        "as_of": show_moment(timezone.now()),
        "address": request.build_absolute_uri(request.path),
        "crumbs": crumbs(found.plan.region),
    }
    return render(request, "actionplan/action_detail.html", context)
