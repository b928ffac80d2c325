"""Pages of a run: match, check, confirm, done, undo. A GET writes nothing."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from intake import previewing
from intake.applying import Changed, RowsInvalid, apply
from intake.checking import check, group_problems, problems_of
from intake.downloads import xlsx_response
from intake.filters import RowFilter
from intake.forms import ConfirmForm, MatchForm
from intake.guards import run_or_404, run_page
from intake.kinds import Kind
from intake.models import ImportRun
from intake.previewing import headings
from intake.querysets import OPEN
from intake.undoing import TooLate, kept_rows, undo
from intake.uploading import Closed, choose_mapping, discard, mapping_of

PER_PAGE = 50

State = ImportRun.State


@require_safe
@run_page
def run_open(request: HttpRequest, run: ImportRun, kind: Kind) -> HttpResponse:
    """The step the run has come to."""
    return _to_step(run)


@require_http_methods(["GET", "HEAD", "POST"])
@run_page
def run_match(request: HttpRequest, run: ImportRun, kind: Kind) -> HttpResponse:
    if run.state not in OPEN:
        return _closed(request, run)
    mapping, samples = mapping_of(run), previewing.samples(run)
    form = MatchForm(request.POST or None, kind=kind, mapping=mapping, samples=samples)
    if request.method == "POST" and form.is_valid():
        try:
            choose_mapping(run, form.chosen())
            check(run)
        except Closed:
            return _closed(request, run_or_404(request, run.pk))
        return redirect("intake:run-check", run.pk)
    context = _of_run(run, kind, 2) | {
        "form": form,
        "reading": previewing.reading_words(run, run.rows.count()),
        "file_columns": previewing.file_columns(kind, mapping, samples),
        "file_headings": headings(_("Column"), _("Used for"), _("First values")),
    }
    return render(request, "intake/run_match.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@run_page
def run_check(request: HttpRequest, run: ImportRun, kind: Kind) -> HttpResponse:
    """GET shows the verdicts as they were stored; POST works them out again."""
    if run.state != State.CHECKED:
        return _closed(request, run)
    if request.method == "POST":
        return _check_again(request, run, _("The rows were checked again."))
    groups = group_problems(problems_of(run))
    rows = RowFilter(request.GET, queryset=run.rows.order_by("number"), groups=groups)
    page = Paginator(rows.qs, PER_PAGE).get_page(request.GET.get("page"))
    shown = previewing.shown_columns(run, kind)
    context = _of_run(run, kind, 3) | {
        "groups": groups,
        "group_limit": 10,
        "verdict": request.GET.get("verdict", ""),
        "cause": request.GET.get("cause", ""),
        "page_obj": page,
        "rows": previewing.preview_rows(run, kind, page),
        "columns": headings(_("Verdict"), _("Row"), *(label for _n, label, _at in shown)),
        "total": sum(run.counts.values()),
    }
    return render(request, "intake/run_check.html", context)


@require_safe
@run_page
def refused_download(request: HttpRequest, run: ImportRun, kind: Kind) -> HttpResponse:
    header, rows = previewing.refused_rows(run, kind)
    if not rows:
        raise Http404
    name = slugify("{} {}".format(_("To fix"), run.pk))
    return xlsx_response(name, header, rows)


@require_http_methods(["GET", "HEAD", "POST"])
@run_page
def run_confirm(request: HttpRequest, run: ImportRun, kind: Kind) -> HttpResponse:
    if run.state != State.CHECKED:
        return _closed(request, run)
    to_write = previewing.to_write(run)
    form = ConfirmForm(
        request.POST or None,
        counts=run.counts,
        to_write=to_write,
        initial={"version": run.version},
    )
    if request.method == "POST" and form.is_valid():
        if form.cleaned_data["version"] != run.version:
            messages.warning(
                request, _("This import was changed since you checked it. Look again.")
            )
            return redirect("intake:run-check", run.pk)
        return _apply(request, run, form)
    context = _of_run(run, kind, 4) | {"form": form, "deed": previewing.deed_words(run, kind)}
    return render(request, "intake/run_confirm.html", context)


def _apply(request: HttpRequest, run: ImportRun, form: ConfirmForm) -> HttpResponse:
    """Writes the run and leads on. The form asks about errors, so new ones came after it."""
    try:
        apply(run, request.user, timezone.now(), only_valid=form.only_valid)
    except Closed:
        return _closed(request, run_or_404(request, run.pk))
    except (Changed, RowsInvalid) as since:
        return _check_again(request, run_or_404(request, run.pk), _changed_words(since.rows))
    return redirect("intake:run-done", run.pk)


@require_safe
@run_page
def run_done(request: HttpRequest, run: ImportRun, kind: Kind) -> HttpResponse:
    if run.state != State.APPLIED or run.applied_at is None:
        return _to_step(run)
    context = _of_run(run, kind, 5) | {
        "result_url": kind.result_url(run.target),
        "undo_until": run.applied_at + settings.UNDO_KEPT_FOR,
        "may_undo": _may_undo(run),
    }
    return render(request, "intake/run_done.html", context)


def _may_undo(run: ImportRun) -> bool:
    return run.applied_at is not None and timezone.now() - run.applied_at < settings.UNDO_KEPT_FOR


@require_http_methods(["GET", "HEAD", "POST"])
@run_page
def run_undo(request: HttpRequest, run: ImportRun, kind: Kind) -> HttpResponse:
    """GET says what would go and asks; POST takes back; then GET tells what came of it."""
    if request.method == "POST":
        return _take_back(request, run)
    if run.state == State.APPLIED and _may_undo(run):
        context = _of_run(run, kind, 5) | previewing.taking_back(run)
        return render(request, "intake/run_undo_ask.html", context)
    if run.state != State.UNDONE:
        return _to_step(run)
    context = _of_run(run, kind, 5) | {
        "undone": run.effects.get("undone", 0),
        "kept": kept_rows(run),
        "result_url": kind.result_url(run.target),
    }
    return render(request, "intake/run_undo.html", context)


@require_POST
@run_page
def run_discard(request: HttpRequest, run: ImportRun, kind: Kind) -> HttpResponse:
    if run.state not in OPEN:
        return _closed(request, run)
    discard(run)
    messages.success(request, _("The import was discarded and its file deleted."))
    return redirect("intake:run-list")


def _of_run(run: ImportRun, kind: Kind, step: int) -> dict[str, Any]:
    return {
        "run": run,
        "kind": kind,
        "target_label": kind.target_label(run.target),
        "effects_template": [f"intake/_effects_{kind.key}.html", "intake/_effects.html"],
        "counts": previewing.counts(run),
        "to_write": previewing.to_write(run),
        "not_written": sum(run.counts.values()) - previewing.to_write(run),
        "has_refused": previewing.refused(run) > 0 and "emptied_at" not in run.effects,
        "steps": previewing.steps(step, run),
    }


def _to_step(run: ImportRun) -> HttpResponse:
    """To the page of a run's state; an expired or failed run has only the list."""
    pages = {
        State.UPLOADED: "intake:run-match",
        State.MAPPED: "intake:run-match",
        State.CHECKED: "intake:run-check",
        State.APPLIED: "intake:run-done",
        State.UNDONE: "intake:run-undo",
    }
    page = pages.get(State(run.state))
    return redirect(page, run.pk) if page else redirect("intake:run-list")


def _closed(request: HttpRequest, run: ImportRun) -> HttpResponse:
    """The run is past this page: leads on. Who posted is told why; a GET writes no message."""
    if request.method == "POST":
        messages.warning(request, _state_words(run))
    return _to_step(run)


def _state_words(run: ImportRun) -> str:
    if run.state == State.APPLIED and run.applied_at:
        text = _(
            "%(person)s has already applied this import on %(moment)s. Nothing was done twice."
        )
        moment = date_format(timezone.localtime(run.applied_at), "DATETIME_FORMAT")
        return text % {"person": run.applied_by or _("Somebody"), "moment": moment}
    if run.state == State.UNDONE:
        return _("This import was taken back already.")
    if run.state in OPEN:
        return _("Somebody else changed this import at the same moment. Look again.")
    return _("This import can no longer be changed; upload the file again.")


def _check_again(request: HttpRequest, run: ImportRun, message: str) -> HttpResponse:
    try:
        check(run)
    except Closed:
        return _closed(request, run_or_404(request, run.pk))
    messages.warning(request, message)
    return redirect("intake:run-check", run.pk)


def _changed_words(rows: tuple[int, ...]) -> str:
    if not rows:
        return _(
            "Other data changed while importing. Nothing was imported; look at the rows again."
        )
    text = ngettext(
        "%(n)s row changed since the check (%(rows)s). Nothing was imported; look at it again.",
        "%(n)s rows changed since the check (%(rows)s). Nothing was imported; look at them again.",
        len(rows),
    )
    return text % {"n": len(rows), "rows": _numbers(rows)}


def _take_back(request: HttpRequest, run: ImportRun) -> HttpResponse:
    try:
        undo(run, request.user, timezone.now())
    except Closed:
        return _closed(request, run_or_404(request, run.pk))
    except TooLate:
        messages.error(request, _("The seven days are over; this import can no longer be undone."))
        return redirect("intake:run-done", run.pk)
    return redirect("intake:run-undo", run.pk)


def _numbers(rows: tuple[int, ...], most: int = 20) -> str:
    shown = ", ".join(str(row) for row in rows[:most])
    return shown if len(rows) <= most else f"{shown}, …"
