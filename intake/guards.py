"""Who may open a page of the wizard: people who may import something, and runs they may see."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.cache import cache_control

from intake import kinds
from intake.forms import Destinations
from intake.models import ImportRun

View = Callable[..., HttpResponse]


def importer_page(view: View) -> View:
    """For people who may import something; it is called with what they may import into."""

    @cache_control(private=True, no_store=True)
    @login_required
    @wraps(view)
    def guarded(request: HttpRequest, **where: Any) -> HttpResponse:
        day = timezone.localdate()
        found = [(kind, kind.targets(request.user, day)) for kind in kinds.all_kinds()]
        destinations = [(kind, targets) for kind, targets in found if targets]
        if not destinations:
            raise Http404
        return view(request, destinations, **where)

    return guarded


def run_page(view: View) -> View:
    """A page of one run the person may see; it is called with the run and its kind."""

    @wraps(view)
    def found(request: HttpRequest, destinations: Destinations, run_id: int) -> HttpResponse:
        run = run_or_404(request, run_id)
        return view(request, run, kinds.get(run.kind))

    return importer_page(found)


def run_or_404(request: HttpRequest, run_id: int) -> ImportRun:
    runs = ImportRun.objects.visible_to(request.user, timezone.localdate())
    run: ImportRun = get_object_or_404(
        runs.select_related("upload", "started_by", "applied_by"), pk=run_id
    )
    return run
