"""Pages of work that takes a while: how far a worker is, and taking an import back."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from intake import kinds, working
from intake.claiming import CHECKABLE, is_silent
from intake.kinds import Kind
from intake.models import ImportRun
from intake.tasks import check_or_queue, undo_or_queue
from intake.undoing import TooLate, kept_rows
from intake.uploading import Closed, ColumnsMissing
from intake.wizard import previewing, wording
from intake.wizard.framing import of_run
from intake.wizard.guards import run_page, step_page
from intake.wizard.telling import refused, to_step

LOOKS_AGAIN = 4  # seconds
STEPS = {"checking": 3, "applying": 4, "undoing": 5}

State = ImportRun.State


@require_http_methods(["GET", "HEAD", "POST"])
@run_page
def run_progress(request: HttpRequest, run: ImportRun, kind: Kind) -> HttpResponse:
    """How far the work is; the page looks again by itself. POST goes on after it stopped."""
    if request.method == "POST":
        return _go_on(request, run, kind)
    if not run.work and not run.failure:
        return to_step(run)
    if run.work and not is_silent(run, timezone.now()):
        return _running(request, run, kind)
    step = STEPS.get(run.work, 5 if run.state == State.APPLIED else 3)
    failure = run.failure or "interrupted"
    context = of_run(run, kind, step) | {
        "why": wording.stopped_words(run, kind),
        "may_check": run.state in CHECKABLE,
        "may_confirm": run.state == State.CHECKED and failure in ("interrupted", "broken"),
    }
    return render(request, "intake/run_stopped.html", context)


def _running(request: HttpRequest, run: ImportRun, kind: Kind) -> HttpResponse:
    total = run.rows.count()
    done = min(run.progress, total)
    context = of_run(run, kind, STEPS[run.work]) | {
        "heading": wording.work_heading(run.work),
        "words": wording.progress_words(done, total),
        "done": done,
        "total": total,
        "seconds": LOOKS_AGAIN,
    }
    response = render(request, "intake/run_progress.html", context)
    response["Refresh"] = str(LOOKS_AGAIN)
    return response


def _go_on(request: HttpRequest, run: ImportRun, kind: Kind) -> HttpResponse:
    """Checks again what can be checked; applying and undoing are asked for on their own pages."""
    moment = timezone.now()
    changed = wording.stopped_words(run, kind) if run.failure == "changed" else ""
    try:
        working.free(run, moment)
        if run.state not in CHECKABLE:
            return redirect("intake:run-undo", run.pk)
        if check_or_queue(run, moment):
            return redirect("intake:run-progress", run.pk)
    except ColumnsMissing:
        return redirect("intake:run-match", run.pk)
    except Closed as error:
        return refused(request, run, error)
    if changed:
        messages.warning(request, changed)
    return redirect("intake:run-check", run.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@step_page
def run_undo(request: HttpRequest, run: ImportRun, kind: Kind) -> HttpResponse:
    """GET says what would go and asks; POST takes back; then GET tells what came of it."""
    if request.method == "POST":
        return _take_back(request, run)
    if run.state == State.APPLIED and previewing.may_undo(run, timezone.now()):
        context = of_run(run, kind, 5) | previewing.taking_back(run)
        return render(request, "intake/run_undo_ask.html", context)
    if run.state != State.UNDONE:
        return to_step(run)
    context = of_run(run, kind, 5) | {
        "undone": run.effects.get("undone", 0),
        "kept": kept_rows(run),
        "result_url": kind.result_url(run.target),
    }
    return render(request, "intake/run_undo.html", context)


def _take_back(request: HttpRequest, run: ImportRun) -> HttpResponse:
    try:
        if undo_or_queue(run, request.user, timezone.now()):
            return redirect("intake:run-progress", run.pk)
    except Closed as error:
        return refused(request, run, error)
    except TooLate:
        messages.error(request, str(kinds.MESSAGES["too_late"]))
        return redirect("intake:run-done", run.pk)
    return redirect("intake:run-undo", run.pk)
