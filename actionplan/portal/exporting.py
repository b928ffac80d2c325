"""The actions of a plan as a file that can be edited and brought back."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.text import slugify
from django.views.decorators.cache import cache_control

from actionplan.importing import ACTIONS
from actionplan.importing.leaving import rows_for
from actionplan.models import ActionPlan
from intake.downloads import csv_response, xlsx_response
from intake.exporting import record_export
from intake.posting import post_only

FORMATS: dict[str, Any] = {"csv": csv_response, "xlsx": xlsx_response}
LIST = "actions:action-list"


@post_only(LIST)
@cache_control(private=True, no_store=True)
@login_required
def plan_export(request: HttpRequest, key: str) -> HttpResponse:
    """What the person may see of the plan; who takes it is written down."""
    day = timezone.localdate()
    plan = get_object_or_404(ActionPlan.objects.visible_to(request.user, day), key=key)
    ending = request.POST.get("format", "xlsx")
    if ending not in FORMATS:
        raise Http404
    header, rows = rows_for(plan, request.user, day)
    record_export(ACTIONS.key, plan.key, ending, len(rows), request.user, timezone.now())
    return _file(plan, ending, header, rows)


def _file(plan: ActionPlan, ending: str, header: list[str], rows: list[list[str]]) -> HttpResponse:
    """Sample data say so in the name of the file and of its sheet."""
    mark = "data contoh sample data " if plan.is_demo else ""
    name = slugify(f"{mark}{plan.key} {timezone.localdate().isoformat()}")
    if ending == "xlsx":
        title = "DATA CONTOH - SAMPLE DATA" if plan.is_demo else plan.key
        return xlsx_response(name, header, rows, title)
    return csv_response(name, header, rows)
