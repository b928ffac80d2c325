"""The plans of all regions, the plan of one, what actions serve, and how they are counted."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from actionplan import stats
from actionplan.history import show_moment
from actionplan.models import ActionPlan, Step
from actionplan.public.finding import chosen, crumbs, list_url, public_plans, region_or_404
from actionplan.rules import FORTNIGHT, UNCONFIRMED_AFTER, Status
from directory.models import Region

NEWS_SHOWN = 10


@dataclass(frozen=True)
class Figure:
    """A big number and the address of the list behind it."""

    value: str
    label: str
    url: str
    tone: str = ""


@require_safe
def plan_list(request: HttpRequest) -> HttpResponse:
    day = timezone.localdate()
    figures = stats.site_figures(day)
    behind = f"{reverse('actionplan:all-actions')}?"
    context = {
        "grid": stats.provinces(),
        "steps": Step.objects.order_by("number"),
        "place_filter": "province",
        "list_url": behind,
        "figures": _figures(figures, behind),
        "counts": figures,
        "news": stats.latest_news(NEWS_SHOWN),
        "as_of": show_moment(timezone.now()),
    }
    return render(request, "actionplan/plan_list.html", context)


@require_safe
def plan_detail(request: HttpRequest, region: str) -> HttpResponse:
    place = region_or_404(region)
    if place.slug != region:
        return redirect("actionplan:plan-detail", place.slug, permanent=True)
    plans = list(public_plans(place))
    context = _around(place)
    if not plans:
        return render(request, "actionplan/plan_missing.html", context)
    plan, day = chosen(plans, request.GET.get("plan")), timezone.localdate()
    behind = list_url(place, plan, plans)
    context |= {
        "plan": plan,
        "others": [other for other in plans if other != plan],
        "progress": stats.progress_of(plan.pk),
        "figures": _figures(stats.plan_figures(plan.pk, plan.shows_late, day), behind),
        "plan_list_url": behind,
        "as_of": show_moment(timezone.now()),
    }
    return render(request, "actionplan/plan_detail.html", context)


@require_safe
def topic_list(request: HttpRequest) -> HttpResponse:
    context = {"topics": stats.topics(), "crumbs": crumbs()}
    return render(request, "actionplan/topic_list.html", context)


@require_safe
def counting(request: HttpRequest) -> HttpResponse:
    context = {
        "statuses": [(status.value, status.label) for status in Status],
        "unconfirmed_days": UNCONFIRMED_AFTER.days,
        "fortnight": FORTNIGHT,
        "clearances": ActionPlan.Clearance.choices,
        "crumbs": crumbs(),
    }
    return render(request, "actionplan/counting.html", context)


def _around(place: Region) -> dict[str, Any]:
    """What the page of a region says whether it has a plan or not."""
    governments = []
    if not place.parent_id:
        governments = stats.governments_of(place.pk, timezone.localdate())
    return {
        "region": place,
        "steps": Step.objects.order_by("number"),
        "grid": governments,
        "place_filter": "region",
        "list_url": f"{reverse('actionplan:all-actions')}?",
        "news": stats.latest_news(NEWS_SHOWN, place),
        "crumbs": crumbs(place.parent) if place.parent else crumbs(),
    }


def _figures(found: stats.PlanFigures | stats.SiteFigures, behind: str) -> list[Figure]:
    """Four numbers: past due where it is published, else what is reported done."""
    shown = [
        _figure(found.actions, _("actions"), behind),
        _figure(found.verified, _("done, verified"), f"{behind}status={Status.VERIFIED}"),
        _figure(found.unconfirmed, _("to be reconfirmed"), f"{behind}unconfirmed=on"),
    ]
    if found.late is None:
        done = f"{behind}status={Status.REPORTED_DONE}"
        return [shown[0], _figure(found.reported_done, _("reported done"), done), *shown[1:]]
    is_site = isinstance(found, stats.SiteFigures)
    label = _("past due, in plans that publish it") if is_site else _("past due")
    return [*shown, _figure(found.late, label, f"{behind}late=on", "late")]


def _figure(number: int, label: str, url: str, tone: str = "") -> Figure:
    return Figure(number_format(number, force_grouping=True), label, url, tone)
