"""Public lists of actions: of a plan, of the whole country, of an objective, of a goal."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from tempfile import SpooledTemporaryFile
from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from actionplan.models import Action, ActionPlan, Objective, SdgGoal
from actionplan.public.files import HEADER, cells_of
from actionplan.public.filtering import PublicFilter
from actionplan.public.finding import chosen, crumbs, list_url, public_plans, region_or_404
from actionplan.public.periods import by_period, periods
from actionplan.querysets import ActionQuerySet
from actionplan.stats import rows_of
from actionplan.stats.counted import serves_goal
from directory.models import Region
from intake.files.writing import write_csv

PER_PAGE = 25
KEPT_IN_MEMORY = 2_000_000  # bytes of a file of actions before it goes to disk
AT_ONCE = 2000
MOST_ROWS = 10_000  # a file of more would keep a worker busy for half a minute
CSV = "text/csv; charset=utf-8"
Crumbs = list[tuple[str, str]]


@dataclass(frozen=True)
class Scope:
    """What a list is about. `fixed` are filters that the page itself has settled."""

    title: str
    here: str
    actions: ActionQuerySet
    crumbs: Crumbs
    clear_url: str
    file_name: str
    fixed: tuple[str, ...] = ()
    lead: str = ""
    plan: ActionPlan | None = None


class Counted(Paginator):  # type: ignore[type-arg]
    """Pages of a list whose length is known already."""

    def __init__(self, keys: QuerySet[Any, int], number: int) -> None:
        super().__init__(keys, PER_PAGE)
        self._number = number

    @cached_property
    def count(self) -> int:
        return self._number


@require_safe
def action_list(request: HttpRequest, region: str) -> HttpResponse:
    place = region_or_404(region)
    plans = list(public_plans(place))
    if not plans or place.slug != region:
        return redirect("actionplan:plan-detail", place.slug)
    return _show(request, _of_plan(request, place, plans))


@require_safe
def all_actions(request: HttpRequest) -> HttpResponse:
    return _show(request, _of_everything())


@require_safe
def objective_actions(request: HttpRequest, number: int) -> HttpResponse:
    return _show(request, _of_objective(number))


@require_safe
def goal_actions(request: HttpRequest, number: int) -> HttpResponse:
    return _show(request, _of_goal(number))


@require_safe
def action_file(request: HttpRequest, region: str) -> HttpResponseBase:
    place = region_or_404(region)
    plans = list(public_plans(place))
    if not plans or place.slug != region:
        raise Http404
    return _file(request, _of_plan(request, place, plans))


@require_safe
def all_actions_file(request: HttpRequest) -> HttpResponseBase:
    return _file(request, _of_everything())


@require_safe
def objective_file(request: HttpRequest, number: int) -> HttpResponseBase:
    return _file(request, _of_objective(number))


@require_safe
def goal_file(request: HttpRequest, number: int) -> HttpResponseBase:
    return _file(request, _of_goal(number))


def _of_plan(request: HttpRequest, place: Region, plans: list[ActionPlan]) -> Scope:
    plan = chosen(plans, request.GET.get("plan"))
    late = () if plan.shows_late else ("late",)
    return Scope(
        title=_("Actions of %(region)s") % {"region": place},
        here=_("Actions"),
        actions=_actions().filter(plan=plan),
        crumbs=crumbs(place),
        clear_url=list_url(place, plan, plans),
        file_name=plan.key,
        fixed=("province", "region", *late),
        plan=plan,
    )


def _of_everything() -> Scope:
    late = () if ActionPlan.objects.public().filter(shows_late=True).exists() else ("late",)
    return Scope(
        title=_("Actions of all regions"),
        here=_("Actions of all regions"),
        actions=_actions(),
        crumbs=crumbs(),
        clear_url=reverse("actionplan:all-actions"),
        file_name="actions",
        fixed=("plan", *late),
    )


def _of_objective(number: int) -> Scope:
    objective = get_object_or_404(Objective, number=number)
    label = _("Objective %(number)s") % {"number": number}
    return Scope(
        title=f"{label}: {objective}",
        here=label,
        actions=_actions().filter(objectives=objective),
        crumbs=[*crumbs(), topic_crumb()],
        clear_url=reverse("actionplan:objective-actions", args=[number]),
        file_name=f"objective-{number}",
        fixed=("plan", "objective"),
        lead=_("Actions of all regions that serve this objective of the GCM."),
    )


def _of_goal(number: int) -> Scope:
    goal = get_object_or_404(SdgGoal, number=number)
    label = _("SDG %(number)s") % {"number": number}
    return Scope(
        title=f"{label}: {goal}",
        here=label,
        actions=_actions().filter(serves_goal(number)),
        crumbs=[*crumbs(), topic_crumb()],
        clear_url=reverse("actionplan:goal-actions", args=[number]),
        file_name=f"sdg-{number}",
        fixed=("plan", "sdg"),
        lead=_(
            "Actions of all regions that name a target of this goal or serve an objective of the "
            "GCM that we link to it."
        ),
    )


def topic_crumb() -> tuple[str, str]:
    return (_("Actions by topic"), reverse("actionplan:topic-list"))


def _actions() -> ActionQuerySet:
    actions: ActionQuerySet = Action.objects.public().with_shown_status()
    return actions


def _show(request: HttpRequest, scope: Scope) -> HttpResponse:
    day = timezone.localdate()
    found = PublicFilter(request.GET, queryset=scope.actions, day=day, fixed=scope.fixed)
    number = found.count_options()
    is_timeline = request.GET.get("view") == "timeline"
    ordered = by_period(found.qs, day) if is_timeline else found.qs.by_urgency()
    page = Counted(ordered.values_list("pk", flat=True), number).get_page(request.GET.get("page"))
    rows = rows_of(_of_page(list(page.object_list)), day)
    context = {
        "scope": scope,
        "rows": rows,
        "periods": periods(rows) if is_timeline else [],
        "page_obj": page,
        "is_timeline": is_timeline,
        "found": found,
        "chips": found.chips(),
        "most_rows": number_format(MOST_ROWS, force_grouping=True) if number > MOST_ROWS else "",
        "count_label": _count_label(number),
        "crumbs": scope.crumbs,
    }
    return render(request, "actionplan/action_list.html", context)


def _count_label(number: int) -> str:
    shown = number_format(number, force_grouping=True)
    return ngettext("%(n)s action", "%(n)s actions", number) % {"n": shown}


def _of_page(keys: list[int]) -> list[Action]:
    """The wide rows of one page only: sorting all of them would carry all of them."""
    related = ("step", "owner__agency", "plan__region")
    known = Action.objects.public().select_related(*related).in_bulk(keys)
    return [known[key] for key in keys if key in known]


def _file(request: HttpRequest, scope: Scope) -> HttpResponseBase:
    """The list as filtered, in the language of the page; large ones never lie in memory."""
    day = timezone.localdate()
    found = PublicFilter(request.GET, queryset=scope.actions, day=day, fixed=scope.fixed)
    if found.qs.count() > MOST_ROWS:
        return redirect(f"{scope.clear_url.partition('?')[0]}?{request.GET.urlencode()}")
    target: Any = SpooledTemporaryFile(max_size=KEPT_IN_MEMORY)  # noqa: SIM115
    write_csv(target, [str(label) for label in HEADER], _lines(found.qs.by_urgency(), day))
    target.seek(0)
    name = f"{scope.file_name}-{day.isoformat()}.csv"
    response = FileResponse(target, as_attachment=True, filename=name, content_type=CSV)
    response["Cache-Control"] = "private, no-store"
    return response


def _lines(actions: ActionQuerySet, day: date) -> Iterator[list[object]]:
    keys = list(actions.values_list("pk", flat=True))
    for start in range(0, len(keys), AT_ONCE):
        yield from cells_of(keys[start : start + AT_ONCE], day)
