"""Public pages of plans and actions: anybody may read them, and they show what is public only."""

from dataclasses import dataclass

from django.core.paginator import Paginator
from django.db.models import Q
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from actionplan import history, stats
from actionplan.evidence import CONTENT_TYPES
from actionplan.filters import PublicFilter
from actionplan.models import Action, ActionPlan, Evidence, Step
from directory.models import Region

PER_PAGE = 25


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
    place = _region_or_404(region)
    if place.slug != region:
        return redirect("actionplan:plan-detail", place.slug, permanent=True)
    plans = list(_public_plans(place))
    context = {
        "region": place,
        "governments": [] if place.parent_id else stats.governments_of(place.pk),
        "crumbs": _crumbs(place.parent) if place.parent else _crumbs(),
    }
    if not plans:
        context["steps"] = Step.objects.order_by("number")
        return render(request, "actionplan/plan_missing.html", context)
    plan = _chosen(plans, request.GET.get("plan"))
    figures = stats.plan_figures(plan.pk, plan.shows_late, timezone.localdate())
    context |= {
        "plan": plan,
        "others": [other for other in plans if other != plan],
        "table": stats.steps_by_status(plan.pk),
        "figures": _figures(figures, _list_url(place, plan, plans)),
        "list_url": _list_url(place, plan, plans),
    }
    return render(request, "actionplan/plan_detail.html", context)


@require_safe
def action_list(request: HttpRequest, region: str) -> HttpResponse:
    place = _region_or_404(region)
    plans = list(_public_plans(place))
    if not plans or place.slug != region:
        return redirect("actionplan:plan-detail", place.slug)
    plan, day = _chosen(plans, request.GET.get("plan")), timezone.localdate()
    actions = Action.objects.public().filter(plan=plan).with_shown_status().by_urgency()
    found = PublicFilter(
        request.GET,
        queryset=actions.select_related("step", "owner__agency"),
        day=day,
        shows_late=plan.shows_late,
    )
    page = Paginator(found.qs, PER_PAGE).get_page(request.GET.get("page"))
    number = page.paginator.count
    context = {
        "region": place,
        "plan": plan,
        "page_obj": page,
        "form": found.form,
        "chips": found.chips(),
        "clear_url": _list_url(place, plan, plans),
        "count_label": ngettext("%(n)s action", "%(n)s actions", number) % {"n": number},
        "columns": _columns(),
        "day": day,
        "crumbs": _crumbs(place),
    }
    return render(request, "actionplan/action_list.html", context)


@require_safe
def action(request: HttpRequest, reference: str) -> HttpResponse:
    actions = Action.objects.public().select_related(
        "plan__region", "owner__agency", "step", "workshop"
    )
    found = get_object_or_404(actions, reference=reference.upper())
    lines = history.public_lines(found)
    context = {
        "action": found,
        "region": found.plan.region,
        "lines": lines,
        "proofs": [proof for line in lines for proof in line.proofs],
        "objectives": found.objectives.order_by("number"),
        "partners": found.partners.order_by("name"),
        "day": timezone.localdate(),
        "crumbs": _crumbs(found.plan.region),
    }
    return render(request, "actionplan/action_detail.html", context)


@require_safe
def evidence(request: HttpRequest, evidence_id: int) -> HttpResponseBase:
    """A public file for anybody, another one for those who may see the action."""
    files = Evidence.objects.exclude(file="")
    found = files.public().filter(pk=evidence_id).first()
    if found is None and request.user.is_authenticated:
        visible = Action.objects.visible_to(request.user, timezone.localdate())
        found = files.filter(pk=evidence_id, update__action__in=visible).first()
    if found is None or not found.file.storage.exists(found.file.name):
        raise Http404
    ending = found.file.name.rsplit(".", 1)[-1]
    response = FileResponse(
        found.file.open("rb"),
        as_attachment=True,
        filename=f"{slugify(found.title)[:60] or 'evidence'}.{ending}",
        content_type=CONTENT_TYPES.get(ending, "application/octet-stream"),
    )
    response["Cache-Control"] = "private, no-store"
    return response


def _region_or_404(slug: str) -> Region:
    code = f"{slug[:2]}.{slug[2:]}" if len(slug) == 4 and slug.isdigit() else slug
    regions = Region.objects.with_government().select_related("parent")
    region: Region | None = regions.filter(Q(abbreviation__iexact=slug) | Q(code=code)).first()
    if region is None:
        raise Http404
    return region


def _public_plans(region: Region) -> list[ActionPlan]:
    plans = ActionPlan.objects.public().filter(region=region).select_related("instrument")
    return list(plans.order_by("-starts_on", "-pk"))


def _chosen(plans: list[ActionPlan], key: str | None) -> ActionPlan:
    """The newest plan unless the address names another one of the region."""
    return next((plan for plan in plans if plan.key == key), plans[0])


def _list_url(region: Region, plan: ActionPlan, plans: list[ActionPlan]) -> str:
    """Ends so that a filter can be added behind it."""
    url = reverse("actionplan:action-list", args=[region.slug])
    return f"{url}?" if plan == plans[0] else f"{url}?plan={plan.key}&"


def _figures(figures: stats.PlanFigures, list_url: str) -> list[Figure]:
    shown = [
        Figure(figures.actions, _("actions"), list_url),
        Figure(figures.reported_done, _("reported done"), f"{list_url}status=reported_done"),
        Figure(figures.verified, _("done, verified"), f"{list_url}status=verified"),
    ]
    if figures.late is not None:
        shown.append(Figure(figures.late, _("past due"), f"{list_url}late=on", "late"))
    return shown


def _columns() -> list[dict[str, str]]:
    labels = (_("Action"), _("Agency"), _("Step"), _("Status"), _("Due"))
    return [{"label": label} for label in labels]


def _crumbs(region: Region | None = None) -> list[tuple[str, str]]:
    crumbs = [(_("Action plans"), reverse("actionplan:plan-list"))]
    if region and region.parent:
        crumbs.append((str(region.parent), _plan_url(region.parent)))
    if region:
        crumbs.append((str(region), _plan_url(region)))
    return crumbs


def _plan_url(region: Region) -> str:
    return reverse("actionplan:plan-detail", args=[region.slug])
