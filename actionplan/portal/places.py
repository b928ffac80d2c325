"""The region a coordinator has chosen, and the plan an address names; a 404 for everybody else."""

from dataclasses import dataclass
from datetime import date

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.http import urlencode

from actionplan.coordinating import Place, places_of
from actionplan.models import ActionPlan


@dataclass(frozen=True)
class Choice:
    """The regions a coordinator can choose from, and the one that is shown."""

    places: list[Place]
    place: Place

    @property
    def query(self) -> str:
        """The chosen region as part of an address."""
        return urlencode({"region": self.place.region.code})


def choice_or_404(request: HttpRequest, day: date) -> Choice:
    """Without a choice the first region that the person coordinates."""
    places = places_of(request.user, day)
    wanted = request.POST.get("region") or request.GET.get("region")
    for place in places:
        if wanted in (None, "", place.region.code):
            return Choice(places, place)
    raise Http404


def plan_or_404(request: HttpRequest, key: str, day: date) -> ActionPlan:
    visible = ActionPlan.objects.visible_to(request.user, day).select_related("region__parent")
    plan: ActionPlan = get_object_or_404(visible, key=key)
    return plan
