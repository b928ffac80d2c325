"""What a public address names: a region, its public plans, and the way back up."""

from django.db.models import Q
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from actionplan.models import ActionPlan
from directory.models import Region


def region_or_404(slug: str) -> Region:
    code = f"{slug[:2]}.{slug[2:]}" if len(slug) == 4 and slug.isdigit() else slug
    regions = Region.objects.with_government().select_related("parent")
    region: Region | None = regions.filter(Q(abbreviation__iexact=slug) | Q(code=code)).first()
    if region is None:
        raise Http404
    return region


def public_plans(region: Region) -> list[ActionPlan]:
    plans = ActionPlan.objects.public().filter(region=region).select_related("instrument")
    return list(plans.order_by("-starts_on", "-pk"))


def chosen(plans: list[ActionPlan], key: str | None) -> ActionPlan:
    """The newest plan unless the address names another one of the region."""
    return next((plan for plan in plans if plan.key == key), plans[0])


def list_url(region: Region, plan: ActionPlan, plans: list[ActionPlan]) -> str:
    """Ends so that a filter can be added behind it."""
    url = reverse("actionplan:action-list", args=[region.slug])
    return f"{url}?" if plan == plans[0] else f"{url}?plan={plan.key}&"


def crumbs(region: Region | None = None) -> list[tuple[str, str]]:
    trail = [(_("Action plans"), reverse("actionplan:plan-list"))]
    if region and region.parent:
        trail.append((str(region.parent), plan_url(region.parent)))
    if region:
        trail.append((str(region), plan_url(region)))
    return trail


def plan_url(region: Region) -> str:
    return reverse("actionplan:plan-detail", args=[region.slug])
