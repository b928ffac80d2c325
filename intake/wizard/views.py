"""The history of imports, and the log of lists that were taken as a file."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from intake import kinds
from intake.models import Export, ImportRun
from intake.wizard import extracts, previewing
from intake.wizard.filters import RunFilter
from intake.wizard.forms import Destinations, choices_of
from intake.wizard.guards import importer_page
from intake.wizard.previewing import headings

PER_PAGE = 50


@require_safe
@importer_page
def run_list(request: HttpRequest, destinations: Destinations) -> HttpResponse:
    runs = ImportRun.objects.visible_to(request.user, timezone.localdate())
    found = RunFilter(
        request.GET,
        queryset=runs.select_related("upload", "started_by", "applied_by"),
        destinations=choices_of(destinations),
    )
    page = Paginator(found.qs, PER_PAGE).get_page(request.GET.get("page"))
    labels = previewing.target_labels(destinations)
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


@require_safe
@cache_control(private=True, no_store=True)
@login_required
def export_list(request: HttpRequest) -> HttpResponse:
    """Who took which list when: everything for overseers, for others what they took themselves."""
    day = timezone.localdate()
    exports = Export.objects.visible_to(request.user, day).select_related("exported_by")
    page = Paginator(exports, PER_PAGE).get_page(request.GET.get("page"))
    if not page.paginator.count and not _may_take(request):
        raise Http404
    extracts.name_lists(page, request.user, day)
    context = {
        "page_obj": page,
        "columns": headings(_("List"), _("When"), _("Who"), _("Format"), _("Rows")),
    }
    return render(request, "intake/export_list.html", context)


def _may_take(request: HttpRequest) -> bool:
    day = timezone.localdate()
    return request.user.has_perm("directory.oversee_all_regions") or any(
        kind.targets(request.user, day) for kind in kinds.all_kinds()
    )
