"""Pages before there is a run: the upload, the choice of sheets, forms and lists to take."""

from collections.abc import Sequence

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from intake import kinds
from intake.downloads import csv_response, xlsx_response
from intake.exporting import record_export
from intake.files.reading import Sheet, Unreadable, list_sheets
from intake.kinds import Kind, Target
from intake.models import ImportRun, Upload
from intake.posting import post_only
from intake.querysets import OPEN
from intake.uploading import read, read_as, receive, start_sheets, store
from intake.wizard import extracts, previewing
from intake.wizard.forms import CurrentForm, Destinations, SheetsForm, UploadForm
from intake.wizard.guards import importer_page, posted_data
from intake.wizard.previewing import headings


@require_http_methods(["GET", "HEAD", "POST"])
@importer_page
def upload_create(request: HttpRequest, destinations: Destinations) -> HttpResponse:
    into = request.GET.get("into") or _only(destinations)
    form = UploadForm(
        posted_data(request),
        request.FILES if request.method == "POST" else None,
        destinations=destinations,
        initial={"into": into},
    )
    if request.method == "POST" and form.is_valid():
        answer = _take_in(request, form)
        if answer:
            return answer
    context = {
        "form": form,
        "current_form": CurrentForm(destinations=destinations, initial={"into": into}),
        "kinds": [kind for kind, _targets in destinations],
        "steps": previewing.steps(1),
        "kept_hours": int(settings.UPLOAD_KEPT_FOR.total_seconds() // 3600),
    }
    return render(request, "intake/upload_create.html", context)


def _only(destinations: Destinations) -> str:
    if len(destinations) == 1 and len(destinations[0][1]) == 1:
        kind, targets = destinations[0]
        return f"{kind.key}:{targets[0].key}"
    return ""


def _take_in(request: HttpRequest, form: UploadForm) -> HttpResponse | None:
    """Keeps a file that can be read. What cannot is said at the field, and nothing is kept."""
    key, target = form.destination()
    name, data, moment = form.name_of_file(), form.data_of_file(), timezone.now()
    try:
        table = read_as(data, name, kinds.get(key))
    except Unreadable as refused:
        if refused.code == "sheet_required":
            upload = receive(data, name, request.user, moment)
            return redirect("intake:sheet-choose", upload.pk, key, target)
        form.add_error(form.came_by, refused.message)
        return None
    upload = receive(data, name, request.user, moment)
    run = store(upload, kinds.get(key), target, table, request.user, moment)
    return redirect("intake:run-match", run.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@importer_page
def sheet_choose(
    request: HttpRequest, destinations: Destinations, upload_id: int, kind: str, target: str
) -> HttpResponse:
    """Several sheets: one run for each that belongs somewhere."""
    found, places = _allowed(destinations, kind, target)
    uploads = Upload.objects.filter(uploaded_by=request.user.pk).exclude(file="")
    upload: Upload = get_object_or_404(uploads, pk=upload_id)
    form = SheetsForm(posted_data(request), sheets=_sheets(upload), targets=places, proposed=target)
    if request.method == "POST" and form.is_valid():
        runs = _start(request, upload, found, form)
        if runs:
            only = runs[0].pk if len(runs) == 1 else None
            return redirect("intake:run-match", only) if only else _to_runs(upload)
    context = {"form": form, "upload": upload, "steps": previewing.steps(1)}
    return render(request, "intake/sheet_choose.html", context)


def _sheets(upload: Upload) -> tuple[Sheet, ...]:
    """The sheets to choose from; none when the file cannot be read any more."""
    try:
        with upload.file.open("rb") as file:
            return list_sheets(file.read(), name=upload.name)
    except Unreadable:
        return ()


def _start(
    request: HttpRequest, upload: Upload, kind: Kind, form: SheetsForm
) -> list[ImportRun] | None:
    """A run for each sheet, or none: what cannot be read is said at its sheet."""
    pairs = [(sheet, target) for _field, sheet, target in form.chosen()]
    try:
        return start_sheets(upload, kind, pairs, request.user, timezone.now())
    except Unreadable:
        _say_at_sheets(upload, kind, form)
        return None


def _say_at_sheets(upload: Upload, kind: Kind, form: SheetsForm) -> None:
    for field, sheet, _target in form.chosen():
        try:
            read(upload, kind, sheet)
        except Unreadable as refused:
            form.add_error(field, refused.message)


def _to_runs(upload: Upload) -> HttpResponse:
    return redirect("intake:upload-runs", upload.pk)


@require_safe
@importer_page
def upload_runs(request: HttpRequest, destinations: Destinations, upload_id: int) -> HttpResponse:
    """The imports that came of one file, to go through one after the other."""
    upload: Upload = get_object_or_404(Upload, pk=upload_id)
    visible = ImportRun.objects.visible_to(request.user, timezone.localdate())
    runs = list(visible.filter(upload=upload).select_related("upload").order_by("pk"))
    if not runs:
        raise Http404
    labels = previewing.target_labels(destinations)
    for run in runs:
        run.target_label = labels[run.kind, run.target]
        run.is_open = run.state in OPEN
    context = {
        "upload": runs[0].upload,
        "runs": runs,
        "steps": previewing.steps(1),
        "columns": headings(_("Sheet"), _("Imported into"), _("State"), _("Next")),
    }
    return render(request, "intake/upload_runs.html", context)


@require_safe
@importer_page
def form_download(request: HttpRequest, destinations: Destinations, kind: str) -> HttpResponse:
    """An empty list with two examples."""
    found, _places = _allowed(destinations, kind)
    header, rows = extracts.form_to_fill(found)
    name = slugify("{} {}".format(_("Form"), found.label))
    return xlsx_response(name, header, rows)


@post_only("intake:upload-create")
@importer_page
def current_download(request: HttpRequest, destinations: Destinations) -> HttpResponse:
    """The list as it is now, to be edited and brought back. Who took it is written down."""
    form = CurrentForm(request.POST, destinations=destinations)
    if not form.is_valid():
        raise Http404
    key, target = form.destination()
    header, rows = extracts.current_list(kinds.get(key), target)
    ending = form.cleaned_data["format"]
    record_export(key, target, ending, len(rows), request.user, timezone.now())
    name = slugify(f"{target} {timezone.localdate().isoformat()}")
    write = xlsx_response if ending == "xlsx" else csv_response
    return write(name, header, rows)


def _allowed(
    destinations: Destinations, key: str, target: str | None = None
) -> tuple[Kind, Sequence[Target]]:
    """The kind and its targets, if the person may import it (into that one). Raises Http404."""
    for kind, targets in destinations:
        if kind.key == key and (target is None or target in {each.key for each in targets}):
            return kind, targets
    raise Http404
