"""The programme view: all regions side by side for staff who read everything, and as a file."""

from collections.abc import Callable
from datetime import date
from functools import wraps
from typing import Any

import django_filters as filters
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import OuterRef, QuerySet, Subquery
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_safe

from actionplan import overseeing
from actionplan.filters import NumberFilter, label_step, labelled
from actionplan.models import ActionPlan, Step
from actionplan.overseeing import Month, Place
from actionplan.rules import Status
from actionplan.standing import PROGRAMME
from actionplan.tags import Tag
from directory.demo import has_demo_data
from directory.models import Region
from intake.downloads import csv_response
from intake.listing import ListFilter

PER_PAGE = 25
FULL_BAR = 100
NO_PLAN = ("none", gettext_lazy("No plan yet"))

View = Callable[..., HttpResponse]


class ProvinceFilter(filters.ModelChoiceFilter):
    field_class = labelled(str)


class RegionFilter(ListFilter):
    """By province, by the status of the newest plan, and by step, which narrows the counts."""

    province = ProvinceFilter(
        label=gettext_lazy("Province"),
        to_field_name="code",
        queryset=Region.objects.provinces().order_by("name"),
        method="within",
        empty_label=gettext_lazy("All"),
    )
    plan = filters.ChoiceFilter(
        label=gettext_lazy("Status of the plan"),
        choices=[*ActionPlan.Status.choices, NO_PLAN],
        method="of_status",
        empty_label=gettext_lazy("All"),
    )
    step = NumberFilter(
        label_step, label=gettext_lazy("Step"), queryset=Step.objects.all(), method="keep"
    )

    class Meta:
        model = Region
        fields: list[str] = []

    def within(self, regions: Any, name: str, province: Region) -> Any:
        return regions.within([province.pk])

    def of_status(self, regions: Any, name: str, status: str) -> Any:
        plans = ActionPlan.objects.filter(region=OuterRef("pk")).order_by("-starts_on", "-pk")
        newest = regions.annotate(newest=Subquery(plans.values("status")[:1]))
        return newest.filter(newest=None if status == NO_PLAN[0] else status)

    def keep(self, regions: QuerySet[Region], name: str, step: Step) -> QuerySet[Region]:
        """It narrows what is counted, not which regions are listed."""
        return regions

    @property
    def step_number(self) -> int | None:
        step = self.form.cleaned_data.get("step") if self.form.is_valid() else None
        return step.number if step else None

    @property
    def narrows_regions(self) -> bool:
        chosen = self.form.cleaned_data if self.form.is_valid() else {}
        return bool(chosen.get("province") or chosen.get("plan"))


def programme_page(view: View) -> View:
    """For staff who may read the records of all regions."""

    @login_required
    @wraps(view)
    def guarded(request: HttpRequest) -> HttpResponse:
        if not request.user.has_perm(PROGRAMME):
            raise Http404
        return view(request)

    return guarded


@require_safe
@programme_page
def programme(request: HttpRequest) -> HttpResponse:
    day = timezone.localdate()
    found = _found(request)
    places = overseeing.places(found.qs)
    parts = overseeing.by_plan(places)
    page = Paginator(parts.planned, PER_PAGE).get_page(request.GET.get("page"))
    number = len(places)
    context = {
        "page_obj": page,
        "rows": overseeing.rows(list(page.object_list), found.step_number, day),
        "others": parts.others,
        "statuses": Status.labels,
        "form": found.form,
        "chips": found.chips(),
        "clear_url": reverse("actions:programme"),
        "count_label": ngettext("%(n)s region", "%(n)s regions", number) % {"n": number},
        "list_url": f"{reverse('actions:action-list')}?{_step_query(found)}",
        "query": request.GET.urlencode(),
        **_trend(found, places, day),
    }
    return render(request, "actionplan/portal_programme.html", context)


@require_safe
@programme_page
def programme_csv(request: HttpRequest) -> HttpResponse:
    day = timezone.localdate()
    found = _found(request)
    rows = overseeing.rows(overseeing.places(found.qs), found.step_number, day)
    header = [_("Code"), _("Region"), _("Level"), _("Status of the plan"), *Status.labels]
    header += [Tag.LATE.label, Tag.RECONFIRM.label, _("Deliverables in hand"), _("Last update")]
    return csv_response(_file_name(day), header, (_as_cells(row) for row in rows))


def _found(request: HttpRequest) -> RegionFilter:
    return RegionFilter(request.GET, queryset=Region.objects.with_government())


def _step_query(found: RegionFilter) -> str:
    return f"step={found.step_number}&" if found.step_number else ""


def _file_name(day: date) -> str:
    """Sample data say so in the name of the file as well."""
    mark = "data contoh sample data " if has_demo_data() else ""
    return slugify(f"{mark}{_('Programme view')} {day.isoformat()}")


def _as_cells(row: overseeing.RegionRow) -> list[object]:
    return [
        row.region.code,
        str(row.region),
        row.region.get_level_display(),
        row.plan.get_status_display() if row.plan else NO_PLAN[1],
        *(count.number for count in row.counts),
        row.late.number,
        row.unconfirmed.number,
        row.deliverables,
        timezone.localdate(row.updated_at) if row.updated_at else None,
    ]


def _trend(found: RegionFilter, places: list[Place], day: date) -> dict[str, Any]:
    """The charts, and the present month alone for phones, where the charts are folded."""
    ids = [place.region.pk for place in places] if found.narrows_regions else None
    months = overseeing.trend(ids, found.step_number, day)
    return {"charts": [_updates_chart(months), _verified_chart(months)], "month": months[-1]}


def _updates_chart(months: list[Month]) -> dict[str, Any]:
    summary = _("How many updates were recorded in each of the last 12 months.")
    return _chart(_("Updates"), summary, [(month.day, month.updates) for month in months])


def _verified_chart(months: list[Month]) -> dict[str, Any]:
    summary = _("How many actions were verified in each of the last 12 months.")
    return _chart(_("Done, verified"), summary, [(month.day, month.verified) for month in months])


def _chart(title: str, summary: str, rows: list[tuple[date, int]]) -> dict[str, Any]:
    """As components/chart.html draws it; the largest month is a full bar."""
    largest = max(number for _day, number in rows) or 1
    bars = [
        {
            "label": date_format(day, "M Y"),
            "value_label": str(number),
            "width": round(FULL_BAR * number / largest, 1),
        }
        for day, number in rows
    ]
    return {
        "title": title,
        "summary": summary,
        "label_heading": _("Month"),
        "value_heading": _("Number"),
        "width": FULL_BAR,
        "bars": bars,
    }
