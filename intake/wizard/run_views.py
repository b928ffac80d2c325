"""Pages of a run around its check: reading, columns, confirming, done. A GET writes nothing."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from intake.applying import Changed, RowsInvalid
from intake.checking import check
from intake.files.reading import Unreadable
from intake.kinds import Kind
from intake.models import ImportRun
from intake.posting import post_only
from intake.querysets import OPEN
from intake.tasks import apply_or_queue, check_or_queue
from intake.uploading import (
    Closed,
    ColumnsMissing,
    choose_mapping,
    discard,
    mapping_of,
    reread,
    sheet_of,
)
from intake.wizard import previewing, wording
from intake.wizard.forms import ConfirmForm, MatchForm, ReadingForm
from intake.wizard.framing import of_open_run, of_run
from intake.wizard.guards import posted_data, run_or_404, run_page, step_page
from intake.wizard.previewing import headings
from intake.wizard.telling import closed, refused, to_step

State = ImportRun.State


@require_safe
@run_page
def run_open(request: HttpRequest, run: ImportRun, kind: Kind) -> HttpResponse:
    """The step the run has come to; what stopped it comes first."""
    return redirect("intake:run-progress", run.pk) if run.failure else to_step(run)


@require_http_methods(["GET", "HEAD", "POST"])
@step_page
def run_match(request: HttpRequest, run: ImportRun, kind: Kind) -> HttpResponse:
    if run.state not in OPEN:
        return closed(request, run)
    mapping, samples = mapping_of(run), previewing.samples(run)
    organiser = kind.organiser(run.target)
    form = MatchForm(
        posted_data(request),
        kind=kind,
        mapping=mapping,
        samples=samples,
        organiser=organiser[1] if organiser else "",
    )
    if request.method == "POST" and form.is_valid():
        return _match(request, run, form)
    context = of_open_run(run, kind, 2) | {
        "form": form,
        "reading": wording.reading_words(run, run.rows.count()),
        "reading_form": _reading_form(run) if run.upload.file else None,
        "file_columns": previewing.file_columns(kind, mapping, samples),
        "file_headings": headings(_("Column"), _("Used for"), _("First values")),
    }
    return render(request, "intake/run_match.html", context)


def _match(request: HttpRequest, run: ImportRun, form: MatchForm) -> HttpResponse:
    try:
        choose_mapping(run, form.chosen(), remember=form.remembers)
        if check_or_queue(run, timezone.now()):
            return redirect("intake:run-progress", run.pk)
    except Closed as error:
        return refused(request, run, error)
    return redirect("intake:run-check", run.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@step_page
def run_reread(request: HttpRequest, run: ImportRun, kind: Kind) -> HttpResponse:
    """How the file is to be read instead. The columns are matched anew afterwards."""
    if run.state not in OPEN or not run.upload.file:
        return closed(request, run)
    form = ReadingForm(request.POST, run=run) if request.method == "POST" else _reading_form(run)
    if request.method == "POST" and form.is_valid():
        try:
            reread(run, **form.cleaned_data)
        except Unreadable as unreadable:
            form.add_error(form.field_of(unreadable), unreadable.message)
        except Closed as error:
            return refused(request, run, error)
        else:
            messages.success(request, _("The file was read again."))
            return redirect("intake:run-match", run.pk)
    context = of_run(run, kind, 2) | {
        "form": form,
        "reading": wording.reading_words(run, run.rows.count()),
    }
    return render(request, "intake/run_reread.html", context)


def _reading_form(run: ImportRun) -> ReadingForm:
    """As it was read; letters and separator are left to be found out, unless one says so."""
    initial = {"sheet": sheet_of(run), "header_row": run.header_row}
    return ReadingForm(run=run, initial=initial, auto_id="reading_%s")


@require_http_methods(["GET", "HEAD", "POST"])
@step_page
def run_confirm(request: HttpRequest, run: ImportRun, kind: Kind) -> HttpResponse:
    if run.state != State.CHECKED:
        return closed(request, run)
    form = ConfirmForm(
        posted_data(request),
        counts=run.counts,
        to_write=previewing.to_write(run),
        initial={"version": run.version},
    )
    if request.method == "POST" and form.is_valid():
        if form.cleaned_data["version"] == run.version:
            return _apply(request, run, form)
        messages.warning(request, _("This import was changed since you checked it. Look again."))
        return redirect("intake:run-check", run.pk)
    context = of_open_run(run, kind, 4) | {"form": form, "deed": wording.deed_words(run, kind)}
    return render(request, "intake/run_confirm.html", context)


def _apply(request: HttpRequest, run: ImportRun, form: ConfirmForm) -> HttpResponse:
    """Writes the run and leads on. The form asks about errors, so new ones came after it."""
    only_valid = bool(form.cleaned_data.get("only_valid"))
    try:
        if apply_or_queue(run, request.user, timezone.now(), only_valid=only_valid):
            return redirect("intake:run-progress", run.pk)
    except Closed as error:
        return refused(request, run, error)
    except (Changed, RowsInvalid) as since:
        return _check_again(request, run_or_404(request, run.pk), since.rows)
    return redirect("intake:run-done", run.pk)


def _check_again(request: HttpRequest, run: ImportRun, rows: tuple[int, ...]) -> HttpResponse:
    """Others changed the data: the rows they changed are named over the new check."""
    try:
        check(run)
    except ColumnsMissing:
        return redirect("intake:run-match", run.pk)
    except Closed as error:
        return refused(request, run, error)
    messages.warning(request, wording.changed_words(rows))
    return redirect("intake:run-check", run.pk)


@require_safe
@step_page
def run_done(request: HttpRequest, run: ImportRun, kind: Kind) -> HttpResponse:
    if run.state != State.APPLIED or run.applied_at is None:
        return to_step(run)
    context = of_run(run, kind, 5) | {
        "result_url": kind.result_url(run.target),
        "undo_until": run.applied_at + settings.UNDO_KEPT_FOR,
        "may_undo": previewing.may_undo(run, timezone.now()),
    }
    return render(request, "intake/run_done.html", context)


@post_only("intake:run-list")
@step_page
def run_discard(request: HttpRequest, run: ImportRun, kind: Kind) -> HttpResponse:
    if run.state not in OPEN:
        return closed(request, run)
    try:
        discard(run)
    except Closed as error:
        return refused(request, run, error)
    messages.success(request, _("The import was discarded and its file deleted."))
    return redirect("intake:run-list")
