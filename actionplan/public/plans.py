"""The plans of all regions, and the plan of one."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from actionplan import stats
from actionplan.models import Step
from actionplan.public.finding import chosen, crumbs, list_url, public_plans, region_or_404


@dataclass(frozen=True)
class Figure:
    """A big number and the address of the list behind it."""

    value: int
    label: str
    url: str
    tone: str = ""


@require_safe
def plan_list(request: HttpRequest) -> HttpResponse:
    context = {"provinces": stats.provinces(), "figures": stats.site_figures()}
    return render(request, "actionplan/plan_list.html", context)


@require_safe
def plan_detail(request: HttpRequest, region: str) -> HttpResponse:
    place = region_or_404(region)
    if place.slug != region:
        return redirect("actionplan:plan-detail", place.slug, permanent=True)
    plans = list(public_plans(place))
    context = {
        "region": place,
        "governments": [] if place.parent_id else stats.governments_of(place.pk),
        "crumbs": crumbs(place.parent) if place.parent else crumbs(),
    }
    if not plans:
        context["steps"] = Step.objects.order_by("number")
        return render(request, "actionplan/plan_missing.html", context)
    plan = chosen(plans, request.GET.get("plan"))
    figures = stats.plan_figures(plan.pk, plan.shows_late, timezone.localdate())
    context |= {
        "plan": plan,
        "others": [other for other in plans if other != plan],
        "table": stats.steps_by_status(plan.pk),
        "figures": _figures(figures, list_url(place, plan, plans)),
        "list_url": list_url(place, plan, plans),
    }
    return render(request, "actionplan/plan_detail.html", context)


def _figures(figures: stats.PlanFigures, behind: str) -> list[Figure]:
    shown = [
        Figure(figures.actions, _("actions"), behind),
        Figure(figures.reported_done, _("reported done"), f"{behind}status=reported_done"),
        Figure(figures.verified, _("done, verified"), f"{behind}status=verified"),
    ]
    if figures.late is not None:
        shown.append(Figure(figures.late, _("past due"), f"{behind}late=on", "late"))
    return shown
