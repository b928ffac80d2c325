"""The check: what will happen to every row, and what people answer to make it right."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from intake.checking import Cause, causes_of
from intake.downloads import xlsx_response
from intake.kinds import Kind
from intake.models import ImportRun
from intake.settling import OddAnswer, settle
from intake.tasks import check_or_queue
from intake.uploading import Closed, ColumnsMissing
from intake.wizard import extracts, previewing, showing, wording
from intake.wizard.asking import Answers, AnswersForm, posted, questions_of
from intake.wizard.filters import RowFilter
from intake.wizard.framing import of_open_run, of_run
from intake.wizard.guards import posted_data, step_page
from intake.wizard.previewing import headings
from intake.wizard.taking_back import TAKE_BACK, settled_items, taken_back
from intake.wizard.telling import closed, refused

PER_PAGE = 50
ONWARD = "onward"  # the button that leads on; what was answered is not lost by it
# What of its address a page keeps when it comes back after saving.
KEPT = ("verdict", "cause", "words", "row", "page")

State = ImportRun.State


@require_http_methods(["GET", "HEAD", "POST"])
@step_page
def run_check(request: HttpRequest, run: ImportRun, kind: Kind) -> HttpResponse:
    """GET shows the verdicts as they were stored; POST saves answers and works them out again."""
    if run.state != State.CHECKED:
        return closed(request, run)
    causes = causes_of(run)
    back = f"{reverse('intake:run-check', args=[run.pk])}?{_kept(request)}"
    if request.method == "POST":
        answer = _answer(request, run, kind, causes, back)
        if answer:
            return answer
    questions = showing.first_questions(causes)
    context = _rows_found(request, run, kind, causes) | _asked(
        request, run, kind, causes, questions
    )
    context |= of_open_run(run, kind, 3) | {
        "settled": settled_items(run, kind),
        "total": sum(run.counts.values()),
        "back": back,
    }
    return render(request, "intake/run_check.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@step_page
def run_cause(request: HttpRequest, run: ImportRun, kind: Kind, cause: str) -> HttpResponse:
    """All questions of one cause, some at a time. Settled, it leads back to the check."""
    if run.state != State.CHECKED:
        return closed(request, run)
    causes = [each for each in causes_of(run) if each.key == cause]
    here = reverse("intake:run-cause", args=[run.pk, cause])
    if not causes:
        return redirect("intake:run-check", run.pk)
    if request.method == "POST":
        answer = _answer(request, run, kind, causes, f"{here}?{_kept(request)}")
        if answer:
            return answer
    page = Paginator(questions_of(causes[0]), PER_PAGE).get_page(request.GET.get("page"))
    context = of_run(run, kind, 3) | _asked(request, run, kind, causes, list(page))
    return render(request, "intake/run_cause.html", context | {"page_obj": page})


@require_safe
@step_page
def refused_download(request: HttpRequest, run: ImportRun, kind: Kind) -> HttpResponse:
    header, rows = extracts.refused_rows(run, kind)
    if not rows:
        raise Http404
    name = slugify("{} {}".format(_("To fix"), run.pk))
    return xlsx_response(name, header, rows)


def _kept(request: HttpRequest) -> str:
    kept = QueryDict(mutable=True)
    kept.update({name: request.GET[name] for name in KEPT if request.GET.get(name)})
    return kept.urlencode()


def _rows_found(
    request: HttpRequest, run: ImportRun, kind: Kind, causes: list[Cause]
) -> dict[str, Any]:
    """The rows that the address asks for, cell by cell."""
    found = RowFilter(request.GET, queryset=run.rows.order_by("number"), causes=causes)
    page = Paginator(found.qs, PER_PAGE).get_page(request.GET.get("page"))
    shown = previewing.shown_columns(run, kind)
    number = found.form.cleaned_data["row"] if found.form.is_valid() else None
    return {
        "row_form": found.form,
        "verdict": request.GET.get("verdict", ""),
        "cause_key": request.GET.get("cause", ""),
        "words": request.GET.get("words", ""),
        "page_obj": page,
        "row": number,
        "rows": previewing.preview_rows(run, kind, page, whole=bool(number)),
        "columns": headings(_("Verdict"), _("Row"), *(label for _n, label, _at in shown)),
    }


def _asked(
    request: HttpRequest, run: ImportRun, kind: Kind, causes: list[Cause], questions: list[Any]
) -> dict[str, Any]:
    rows = showing.rows_about(run, questions)
    form = AnswersForm(
        posted_data(request), run=run, kind=kind, questions=questions, rows=rows.values()
    )
    return {
        "form": form,
        "causes": showing.shown_causes(run, kind, causes, form, rows),
        "asks": bool(questions),
    }


def _answer(
    request: HttpRequest, run: ImportRun, kind: Kind, causes: list[Cause], back: str
) -> HttpResponse | None:
    """Saves what was answered and checks again; None when an input has to be looked at."""
    questions = posted(causes, request.POST)
    rows = showing.rows_about(run, questions).values()
    form = AnswersForm(request.POST, run=run, kind=kind, questions=questions, rows=rows)
    if not form.is_valid():
        return None
    given = form.given(saved=_is_saved(request)) + taken_back(run, kind, request.POST)
    if ONWARD not in request.POST:
        return _save_and_check(request, run, given, f"{back}#looked-at")
    onward = reverse("intake:run-confirm", args=[run.pk])
    return _save_and_check(request, run, given, onward) if given else redirect(onward)


def _is_saved(request: HttpRequest) -> bool:
    """Whether the answers as a whole were sent, and not another button of their page."""
    return ONWARD not in request.POST and TAKE_BACK not in request.POST


def _save_and_check(
    request: HttpRequest, run: ImportRun, given: Answers, back: str
) -> HttpResponse:
    """Settles what was given, checks again, here or by a worker, and leads back."""
    try:
        if given:
            settle(run, answers=given.answers, mends=given.mends, decisions=given.decisions)
        if check_or_queue(run, timezone.now()):
            return redirect("intake:run-progress", run.pk)
    except ColumnsMissing:
        return redirect("intake:run-match", run.pk)
    except OddAnswer:
        messages.warning(request, _("One of the answers is not offered any more. Look again."))
        return redirect("intake:run-check", run.pk)
    except Closed as error:
        return refused(request, run, error)
    messages.success(request, wording.settled_words(len(given)))
    return redirect(back)
