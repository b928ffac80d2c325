"""Who may open a page of the wizard: people who may import something, and runs they may see."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.cache import cache_control

from intake import kinds
from intake.kinds import Kind
from intake.models import ImportRun
from intake.wizard.forms import Destinations

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
    def found(request: HttpRequest, destinations: Destinations, run_id: int, **where: Any) -> Any:
        run = run_or_404(request, run_id)
        return view(request, run, kinds.get(run.kind), **where)

    return importer_page(found)


def step_page(view: View) -> View:
    """The same for a step of the wizard: while a worker is at the run, its progress is shown."""

    @wraps(view)
    def idle(request: HttpRequest, run: ImportRun, kind: Kind, **where: Any) -> HttpResponse:
        if run.work:
            return redirect("intake:run-progress", run.pk)
        return view(request, run, kind, **where)

    return run_page(idle)


def run_or_404(request: HttpRequest, run_id: int) -> ImportRun:
    runs = ImportRun.objects.visible_to(request.user, timezone.localdate())
    run: ImportRun = get_object_or_404(
        runs.select_related("upload", "started_by", "applied_by"), pk=run_id
    )
    return run


def posted_data(request: HttpRequest) -> QueryDict | None:
    """What a form is bound to; an empty one was posted all the same."""
    return request.POST if request.method == "POST" else None
