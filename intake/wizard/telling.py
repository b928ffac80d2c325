"""Where a run leads to, and what people are told when it is past the page they posted to."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from intake.models import ImportRun
from intake.uploading import Busy, Closed
from intake.wizard import wording
from intake.wizard.guards import run_or_404

State = ImportRun.State
PAGES = {
    State.UPLOADED: "intake:run-match",
    State.MAPPED: "intake:run-match",
    State.CHECKED: "intake:run-check",
    State.APPLIED: "intake:run-done",
    State.UNDONE: "intake:run-undo",
}


def to_step(run: ImportRun) -> HttpResponse:
    """To the page of a run's state; an expired or failed run has only the list."""
    if run.work:
        return redirect("intake:run-progress", run.pk)
    page = PAGES.get(State(run.state))
    return redirect(page, run.pk) if page else redirect("intake:run-list")


def closed(request: HttpRequest, run: ImportRun) -> HttpResponse:
    """The run is past this page: leads on. Who posted is told why; a GET writes no message."""
    if request.method == "POST" and not run.work:
        messages.warning(request, wording.state_words(run))
    return to_step(run)


def refused(request: HttpRequest, run: ImportRun, error: Closed) -> HttpResponse:
    """Somebody, or a worker, was faster: leads to where the run is now."""
    if isinstance(error, Busy):
        return redirect("intake:run-progress", run.pk)
    return closed(request, run_or_404(request, run.pk))
