"""The list of a plan's actions, and one action, as the public may see them."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from actionplan import history
from actionplan.filters import PublicFilter
from actionplan.models import Action
from actionplan.public.finding import chosen, crumbs, list_url, public_plans, region_or_404

PER_PAGE = 25


@require_safe
def action_list(request: HttpRequest, region: str) -> HttpResponse:
    place = region_or_404(region)
    plans = list(public_plans(place))
    if not plans or place.slug != region:
        return redirect("actionplan:plan-detail", place.slug)
    plan, day = chosen(plans, request.GET.get("plan")), timezone.localdate()
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
        "clear_url": list_url(place, plan, plans),
        "count_label": ngettext("%(n)s action", "%(n)s actions", number) % {"n": number},
        "columns": _columns(),
        "day": day,
        "crumbs": crumbs(place),
    }
    return render(request, "actionplan/action_list.html", context)


@require_safe
def action_detail(request: HttpRequest, reference: str) -> HttpResponse:
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
        "crumbs": crumbs(found.plan.region),
    }
    return render(request, "actionplan/action_detail.html", context)


def _columns() -> list[dict[str, str]]:
    labels = (_("Action"), _("Agency"), _("Step"), _("Status"), _("Due"))
    return [{"label": label} for label in labels]
