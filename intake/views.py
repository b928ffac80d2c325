"""Pages before there is a run: the history, the upload, the choice of a sheet, the empty form."""

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from intake import kinds, previewing
from intake.downloads import xlsx_response
from intake.filters import RunFilter
from intake.forms import Destinations, SheetForm, UploadForm, choices_of
from intake.guards import importer_page
from intake.kinds import Kind
from intake.models import ImportRun, Upload
from intake.previewing import headings
from intake.reading import Unreadable
from intake.uploading import read, read_as, receive, store

PER_PAGE = 50


@require_safe
@importer_page
def run_list(request: HttpRequest, destinations: Destinations) -> HttpResponse:
    runs = ImportRun.objects.visible_to(request.user, timezone.localdate())
    found = RunFilter(
        request.GET,
        queryset=runs.select_related("upload", "started_by"),
        destinations=choices_of(destinations),
    )
    page = Paginator(found.qs, PER_PAGE).get_page(request.GET.get("page"))
    labels = {
        (kind.key, each.key): each.label for kind, targets in destinations for each in targets
    }
    for run in page:
        run.target_label = labels[run.kind, run.target]
        run.shown_counts = previewing.counts(run)
    number = page.paginator.count
    context = {
        "page_obj": page,
        "form": found.form,
        "chips": found.chips(),
        "clear_url": "?",
        "count_label": ngettext("%(n)s import", "%(n)s imports", number) % {"n": number},
        "columns": headings(
            _("File"), _("Imported into"), _("When and who"), _("Rows"), _("State")
        ),
    }
    return render(request, "intake/run_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@importer_page
def upload_create(request: HttpRequest, destinations: Destinations) -> HttpResponse:
    into = request.GET.get("into") or _only(destinations)
    form = UploadForm(
        request.POST or None,
        request.FILES or None,
        destinations=destinations,
        initial={"into": into},
    )
    if request.method == "POST" and form.is_valid():
        answer = _take_in(request, form)
        if answer:
            return answer
    context = {
        "form": form,
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
    name, data, moment = form.cleaned_data["file"].name, form.data_of_file(), timezone.now()
    try:
        table = read_as(data, name, kinds.get(key))
    except Unreadable as refused:
        if refused.code == "sheet_required":
            upload = receive(data, name, request.user, moment)
            return redirect("intake:sheet-choose", upload.pk, key, target)
        form.add_error("file", refused.message)
        return None
    upload = receive(data, name, request.user, moment)
    run = store(upload, kinds.get(key), target, table, request.user, moment)
    return redirect("intake:run-match", run.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@importer_page
def sheet_choose(
    request: HttpRequest, destinations: Destinations, upload_id: int, kind: str, target: str
) -> HttpResponse:
    allowed = {(each.key, place.key) for each, places in destinations for place in places}
    uploads = Upload.objects.filter(uploaded_by=request.user.pk).exclude(file="")
    upload: Upload = get_object_or_404(uploads, pk=upload_id)
    if (kind, target) not in allowed:
        raise Http404
    form = SheetForm(request.POST or None, sheets=_sheets(upload, kinds.get(kind)))
    if request.method == "POST" and form.is_valid():
        try:
            table = read(upload, kinds.get(kind), form.cleaned_data["sheet"])
        except Unreadable as refused:
            form.add_error("sheet", refused.message)
        else:
            moment = timezone.now()
            run = store(upload, kinds.get(kind), target, table, request.user, moment)
            return redirect("intake:run-match", run.pk)
    context = {"form": form, "upload": upload, "steps": previewing.steps(1)}
    return render(request, "intake/sheet_choose.html", context)


def _sheets(upload: Upload, kind: Kind) -> tuple[str, ...]:
    """The sheets to choose from; none when the file turned out to need no choice."""
    try:
        return read(upload, kind).sheets
    except Unreadable as refused:
        return refused.sheets


@require_safe
@importer_page
def form_download(request: HttpRequest, destinations: Destinations, kind: str) -> HttpResponse:
    found = next((each for each, _targets in destinations if each.key == kind), None)
    if found is None:
        raise Http404
    header = [column.label for column in found.columns]
    rows = [[line.get(column.field, "") for column in found.columns] for line in found.examples]
    name = slugify("{} {}".format(_("Form"), found.label))
    return xlsx_response(name, header, rows)
