"""Pages of participants: the list, what is found as a file, and the attendance sheet on paper."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from directory.demo import has_demo_data
from directory.printing import print_pdf
from directory.rights import Person, reach_of
from intake.downloads import attachment, csv_response, xlsx_response
from intake.exporting import record_export
from intake.posting import post_only
from intake.wizard.previewing import headings
from workshops.filters import ParticipantFilter
from workshops.importing import ATTENDEES
from workshops.models import Attendance, Workshop
from workshops.printing import attendance_sheet
from workshops.querysets import AttendanceQuerySet
from workshops.resources import AttendeeResource

PER_PAGE = 20
LIST = "workshops:participant-list"

View = Callable[..., HttpResponse]


def people_page(view: View) -> View:
    """For those who may see attendee lists: organizers, and coordinators those of their region."""

    @cache_control(private=True, no_store=True)
    @login_required
    @wraps(view)
    def guarded(request: HttpRequest, **where: Any) -> HttpResponse:
        if not _may_see_people(request.user):
            raise Http404
        return view(request, **where)

    return guarded


def _may_see_people(user: Person) -> bool:
    if user.has_perm("workshops.import_attendees"):
        return True
    return bool(reach_of(user, timezone.localdate()).overseen)


@require_safe
@people_page
def participant_list(request: HttpRequest) -> HttpResponse:
    found = _found(request)
    page = Paginator(_with_people(found.qs), PER_PAGE).get_page(request.GET.get("page"))
    number, workshop = page.paginator.count, found.chosen_workshop()
    context = {
        "page_obj": page,
        "form": found.form,
        "chips": found.chips(),
        "clear_url": "?",
        "count_label": ngettext("%(n)s participant", "%(n)s participants", number) % {"n": number},
        "workshop": workshop,
        "may_import": request.user.has_perm("workshops.import_attendees"),
        "query": request.GET.urlencode(),
        "columns": _columns(workshop),
    }
    return render(request, "workshops/participant_list.html", context)


@post_only(LIST)
@people_page
def participant_csv(request: HttpRequest) -> HttpResponse:
    header, rows = _export(request, "csv")
    return csv_response(_file_name(_("Participants")), header, rows)


@post_only(LIST)
@people_page
def participant_xlsx(request: HttpRequest) -> HttpResponse:
    header, rows = _export(request, "xlsx")
    title = "DATA CONTOH - SAMPLE DATA" if has_demo_data() else _("Participants")
    return xlsx_response(_file_name(_("Participants")), header, rows, title)


@post_only(LIST)
@people_page
def attendance_print(request: HttpRequest, slug: str) -> HttpResponse:
    day = timezone.localdate()
    workshops = Workshop.objects.with_people_visible_to(request.user, day).select_related("region")
    workshop = get_object_or_404(workshops, slug=slug)
    attendances = Attendance.objects.visible_to(request.user, day).filter(workshop=workshop)
    sheet = attendance_sheet(workshop, _with_people(attendances), is_demo=has_demo_data())
    _record(request, workshop, "pdf", len(sheet["people"]))
    response = attachment(_file_name(_("Attendance sheet"), workshop.slug), "pdf")
    response.write(print_pdf("attendance", sheet))
    return response


def _columns(workshop: Workshop | None) -> list[dict[str, str]]:
    """The column of the workshop is left out when there is only one."""
    person = [_("Name"), _("Position"), _("Agency"), _("Agency type")]
    attendance = [_("Role"), _("Attendance")]
    return headings(*person, *([] if workshop else [_("Workshop")]), *attendance)


def _found(request: HttpRequest) -> ParticipantFilter:
    day = timezone.localdate()
    return ParticipantFilter(
        request.GET,
        queryset=Attendance.objects.visible_to(request.user, day),
        workshops=Workshop.objects.with_people_visible_to(request.user, day),
    )


def _with_people(attendances: AttendanceQuerySet) -> AttendanceQuerySet:
    return attendances.select_related(
        "participant", "agency__type", "agency__region", "workshop"
    ).order_by("-workshop__starts_on", "workshop", "participant__full_name", "pk")


def _export(request: HttpRequest, file_format: str) -> tuple[list[str], list[list[str]]]:
    """The columns of the import, so that the file can be edited and brought back."""
    labels = {column.field: str(column.label) for column in ATTENDEES.columns}
    resource = AttendeeResource()
    header = [labels[name] for name in resource.get_export_order()]
    found = _found(request)
    rows = list(resource.rows(_with_people(found.qs)))
    _record(request, found.chosen_workshop(), file_format, len(rows))
    return header, rows


def _record(request: HttpRequest, workshop: Workshop | None, file_format: str, rows: int) -> None:
    """Who takes a list with people is written down, so files are made by POST alone."""
    target = workshop.slug if workshop else ""
    record_export(ATTENDEES.key, target, file_format, rows, request.user, timezone.now())


def _file_name(*words: str) -> str:
    """Sample data say so in the name of the file as well."""
    mark = ["data contoh sample data"] if has_demo_data() else []
    return slugify(" ".join([*mark, *words, timezone.localdate().isoformat()]))
