"""Papers of a plan: the matrix, the sheet of quarters, reminder letters, and texts to copy."""

import io
import zipfile
from datetime import date

from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods, require_safe

from actionplan import letters, printing
from actionplan.coordinating import agencies_with
from actionplan.letters import Letter
from actionplan.messages import office_summary, region_summary, whatsapp_url
from actionplan.models import Action, ActionPlan, Nudge
from actionplan.nudging import Nudged, nudge
from actionplan.portal.finding import signed_in
from actionplan.portal.places import plan_crumbs, plan_or_404
from actionplan.printing import Matrix
from actionplan.updating import Refused
from directory.models import Agency
from directory.printing import BrokenTemplate
from directory.rights import reach_of
from intake.downloads import attachment, csv_response, xlsx_response

private_page = cache_control(private=True, no_store=True)


class MatrixForm(forms.Form):
    """Which fiscal year, on what paper; both have a usual answer."""

    year = forms.TypedChoiceField(coerce=int, required=False)
    paper = forms.ChoiceField(choices=[(one, one) for one in printing.PAPERS], required=False)

    def __init__(self, *args: object, years: list[int], usual: int) -> None:
        super().__init__(*args)  # type: ignore[arg-type]
        self.usual = usual
        self.fields["year"].choices = [(one, one) for one in years]  # type: ignore[attr-defined]

    @property
    def chosen_year(self) -> int:
        return int(self.cleaned_data["year"] or self.usual)

    @property
    def chosen_paper(self) -> str:
        return str(self.cleaned_data["paper"] or printing.PAPERS[0])


@private_page
@login_required
@require_safe
def plan_papers(request: HttpRequest, key: str) -> HttpResponse:
    day = timezone.localdate()
    plan = plan_or_404(request, key, day)
    context = {
        "plan": plan,
        "years": printing.years_of(plan, day),
        "year": _usual_year(plan, day),
        "reminds": _reminds(request, plan, day),
        "crumbs": plan_crumbs(request, plan, day),
    }
    return render(request, "actionplan/portal_papers.html", context)


@login_required
@require_safe
def plan_matrix(request: HttpRequest, key: str) -> HttpResponse:
    form, matrix = _matrix_or_404(request, key)
    paper = form.chosen_paper
    response = attachment(_file_name(matrix.plan, _("Matrix"), key, str(matrix.year), paper), "pdf")
    response.write(printing.print_matrix(matrix, paper))
    return response


@login_required
@require_safe
def plan_quarters(request: HttpRequest, key: str, ending: str) -> HttpResponse:
    """The sheet whose columns are pasted into e-monev, as XLSX or CSV."""
    _form, matrix = _matrix_or_404(request, key)
    header, rows = printing.quarter_sheet(matrix)
    name = _file_name(matrix.plan, _("Quarters"), key, str(matrix.year))
    if ending == "csv":
        return csv_response(name, header, rows)
    if ending != "xlsx":
        raise Http404
    title = "DATA CONTOH - SAMPLE DATA" if matrix.plan.is_demo else f"TW {matrix.year}"
    return xlsx_response(name, header, rows, title)


@private_page
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def plan_letter(request: HttpRequest, key: str) -> HttpResponse:
    """Whom to remind; by POST somebody says that letters went out, and that is what is noted."""
    now = timezone.now()
    day = timezone.localdate(now)
    plan, found = _letters_or_404(request, key, day)
    if request.method == "POST":
        sent = [
            action
            for letter in _chosen(found, request.POST.get("agency", ""))
            for action in letter.actions
        ]
        try:
            _say(request, nudge(sent, signed_in(request), Nudge.Channel.LETTER, now))
        except Refused as refused:
            messages.error(request, refused.message)
        return redirect("actions:plan-letter", plan.key)
    above = [*plan_crumbs(request, plan, day), _papers_crumb(plan)]
    context = {"plan": plan, "letters": found, "crumbs": above}
    return render(request, "actionplan/portal_letter.html", context)


@login_required
@require_safe
def plan_letter_file(request: HttpRequest, key: str) -> HttpResponse:
    """One letter as DOCX; those to all offices, which are numbered and signed apart, as a ZIP."""
    day = timezone.localdate()
    plan, found = _letters_or_404(request, key, day)
    chosen = _chosen(found, request.GET.get("agency", ""))
    try:
        files = _write(request, chosen, plan, day)
    except BrokenTemplate as broken:
        text = _("The office's own template of the letter cannot be filled: %(why)s")
        messages.error(request, text % {"why": broken})
        return redirect("actions:plan-letter", plan.key)
    if len(files) == 1:
        return _docx(*files[0])
    response = attachment(_file_name(plan, _("Reminder letters"), key, day.isoformat()), "zip")
    response.write(_zipped(files))
    return response


@private_page
@login_required
@require_safe
def summary(request: HttpRequest, key: str) -> HttpResponse:
    """A text to copy: of the region for who sees all of the plan, of an office for its people."""
    day = timezone.localdate()
    plan = plan_or_404(request, key, day)
    actions = Action.objects.visible_to(request.user, day).filter(plan=plan)
    offices = agencies_with(actions)
    sees_all = _sees_all(request, plan, day)
    office = _office_or_404(request.GET.get("agency", ""), offices, sees_all)
    address = f"{settings.BASE_URL}{reverse('actions:action-list')}"
    text = (
        office_summary(plan, office, actions, address, day)
        if office
        else region_summary(plan, actions, address, day)
    )
    context = {
        "plan": plan,
        "offices": offices,
        "office": office,
        "sees_all": sees_all,
        "text": text if office or sees_all else "",
        "share_url": whatsapp_url(text),
        "crumbs": [*plan_crumbs(request, plan, day), _papers_crumb(plan)],
    }
    return render(request, "actionplan/portal_summary.html", context)


def _usual_year(plan: ActionPlan, day: date) -> int:
    """The present one, or the last or first of the plan's period."""
    return min(max(day.year, plan.starts_on.year), plan.ends_on.year)


def _matrix_or_404(request: HttpRequest, key: str) -> tuple[MatrixForm, Matrix]:
    """A year or paper that does not exist is an address that does not exist."""
    day = timezone.localdate()
    plan = plan_or_404(request, key, day)
    years = printing.years_of(plan, day)
    form = MatrixForm(request.GET, years=years, usual=_usual_year(plan, day))
    if not form.is_valid():
        raise Http404
    visible = Action.objects.visible_to(request.user, day)
    return form, printing.matrix_of(visible, plan, form.chosen_year, day)


def _reminds(request: HttpRequest, plan: ActionPlan, day: date) -> bool:
    return letters.sending_office(signed_in(request), plan, day) is not None


def _letters_or_404(request: HttpRequest, key: str, day: date) -> tuple[ActionPlan, list[Letter]]:
    plan = plan_or_404(request, key, day)
    if not _reminds(request, plan, day):
        raise Http404
    return plan, letters.letters_of(letters.late_actions(signed_in(request), plan, day), day)


def _chosen(found: list[Letter], agency: str) -> list[Letter]:
    """All of them unless one office is named; a 404 when there is no letter."""
    chosen = [letter for letter in found if agency in ("", str(letter.agency.pk))]
    if not chosen:
        raise Http404
    return chosen


def _write(
    request: HttpRequest, chosen: list[Letter], plan: ActionPlan, day: date
) -> list[tuple[str, bytes]]:
    office = letters.sending_office(signed_in(request), plan, day)
    if office is None:
        raise Http404
    sender = letters.sender(office)
    return [
        (
            _file_name(plan, _("Reminder letter"), plan.key, letter.agency.name, day.isoformat()),
            letters.print_letter(letter, plan, sender, day),
        )
        for letter in chosen
    ]


def _docx(name: str, content: bytes) -> HttpResponse:
    response = attachment(name, "docx")
    response.write(content)
    return response


def _zipped(files: list[tuple[str, bytes]]) -> bytes:
    """Offices of the same name in two regions get a number."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, (name, content) in enumerate(files, start=1):
            archive.writestr(f"{number:02d}-{name}.docx", content)
    return packed.getvalue()


def _office_or_404(asked: str, offices: list[tuple[int, str]], sees_all: bool) -> Agency | None:
    """Without a choice the whole region for who sees it, else the first of the offices."""
    if not asked:
        first = None if sees_all or not offices else offices[0]
    else:
        first = next((one for one in offices if str(one[0]) == asked), None)
        if first is None:
            raise Http404
    return Agency(pk=first[0], name=first[1]) if first else None


def _sees_all(request: HttpRequest, plan: ActionPlan, day: date) -> bool:
    reach = reach_of(signed_in(request), day)
    return reach.everything or plan.region_id in reach.overseen | reach.verifying


def _papers_crumb(plan: ActionPlan) -> tuple[str, str]:
    return (_("Papers of the plan"), reverse("actions:plan-papers", args=[plan.key]))


def _file_name(plan: ActionPlan, *words: str) -> str:
    """Sample data say so in the name of the file as well; no name is longer than disks take."""
    mark = ["data contoh sample data"] if plan.is_demo else []
    return slugify(" ".join([*mark, *words]))[:150]


def _say(request: HttpRequest, nudged: Nudged) -> None:
    if nudged.count:
        text = ngettext(
            "It is noted that a letter about %(n)s action went out.",
            "It is noted that a letter about %(n)s actions went out.",
            nudged.count,
        )
        messages.success(request, text % {"n": nudged.count})
    else:
        messages.info(request, _("That was noted today already."))
