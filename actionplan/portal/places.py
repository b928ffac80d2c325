"""The region a coordinator has chosen, and the plan an address names; a 404 for everybody else."""

from dataclasses import dataclass
from datetime import date

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from actionplan.coordinating import Place, places_of
from actionplan.models import ActionPlan
from actionplan.portal.finding import crumbs
from directory.models import Region
from directory.rights import reach_of


@dataclass(frozen=True)
class Choice:
    """The regions a coordinator can choose from, and the one that is shown."""

    places: list[Place]
    place: Place

    @property
    def query(self) -> str:
        """The chosen region as part of an address."""
        return _query(self.place.region)

    @property
    def crumbs(self) -> list[tuple[str, str]]:
        """Above a page that belongs to the board of the region."""
        return [(_("Coordination"), board_url(self.place.region))]


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


def plan_crumbs(request: HttpRequest, plan: ActionPlan, day: date) -> list[tuple[str, str]]:
    """What lies above a page of a plan, for this reader: as `cms.navigation` marks the menu."""
    reach = reach_of(request.user, day)
    if plan.region_id in reach.overseen:
        return [(_("Coordination"), board_url(plan.region))]
    if reach.everything:
        return [(_("Programme view"), reverse("actions:programme"))]
    return crumbs()


def board_url(region: Region) -> str:
    return f"{reverse('actions:coordination')}?{_query(region)}"


def _query(region: Region) -> str:
    return urlencode({"region": region.code})
