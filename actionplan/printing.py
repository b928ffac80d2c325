"""The matrix of a plan as planning offices lay it out, on paper and as a sheet: quarters across."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from actionplan.budgeting import QUARTERS, show_rupiah
from actionplan.models import Action, ActionPlan, ActionYear, Quarter
from actionplan.naming import office_name
from actionplan.querysets import ActionQuerySet
from actionplan.rules import days_past_due
from directory.models import Agency, Region
from directory.printing import print_pdf

ROMAN = ("I", "II", "III", "IV")
PAPERS = ("a4", "f4")

Cell = str | int | None


@dataclass(frozen=True)
class Line:
    """An action, and its fiscal year where one is recorded."""

    action: Action
    year: ActionYear | None

    @property
    def quarters(self) -> list[Quarter | None]:
        found = {each.number: each for each in self.year.quarters.all()} if self.year else {}
        return [found.get(number) for number in QUARTERS]


@dataclass(frozen=True)
class Matrix:
    """What a reader may see of a plan in one fiscal year; `is_part` when that is not all of it."""

    plan: ActionPlan
    year: int
    day: date
    lines: Sequence[Line]
    is_part: bool


def matrix_of(actions: ActionQuerySet, plan: ActionPlan, year: int, day: date) -> Matrix:
    """The plan's actions among these, by step and reference; five queries, however many."""
    found = actions.filter(plan=plan).select_related("step", "owner__agency")
    ordered = list(found.order_by("step__number", "reference").prefetch_related("partners"))
    years = ActionYear.objects.filter(action__plan=plan, year=year).prefetch_related("quarters")
    of_action = {each.action_id: each for each in years}
    lines = [Line(action, of_action.get(action.pk)) for action in ordered]
    is_part = len(lines) < Action.objects.filter(plan=plan).count()
    return Matrix(plan, year, day, lines, is_part)


def years_of(plan: ActionPlan, day: date) -> list[int]:
    """Fiscal years that can be chosen: those of the plan's period, those recorded, the present."""
    period = range(plan.starts_on.year, plan.ends_on.year + 1)
    recorded = ActionYear.objects.filter(action__plan=plan).values_list("year", flat=True)
    return sorted({*period, *recorded.distinct(), day.year})


def print_matrix(matrix: Matrix, paper: str) -> bytes:
    """A PDF in landscape, A4 or F4, in the language that is active now."""
    return print_pdf("matrix", on_paper(matrix) | {"paper": paper})


def on_paper(matrix: Matrix) -> dict[str, Any]:
    """Plain words for the typst template: a part for each step that has actions."""
    by_step = groupby(matrix.lines, key=lambda line: line.action.step)
    return {
        "language": (get_language() or "id")[:2],
        "title": str(matrix.plan),
        "subtitle": _("%(region)s, fiscal year %(year)s, as of %(day)s")
        % {
            "region": matrix.plan.region,
            "year": matrix.year,
            "day": date_format(matrix.day, "DATE_FORMAT"),
        },
        "headings": headings(),
        "parts": [
            {
                "step": f"{step.number} {step}",
                "rows": [cells_of(line, matrix.plan.region, matrix.day) for line in lines],
            }
            for step, lines in by_step
        ],
        "nobody": _("There is no action here yet."),
        "notes": list(_notes(matrix)),
        "demo": "DATA CONTOH / SAMPLE DATA" if matrix.plan.is_demo else "",
        "page": _("Page"),
        "of": _("of"),
    }


def _notes(matrix: Matrix) -> Iterable[str]:
    if matrix.lines and not any(line.year for line in matrix.lines):
        yield _("For %(year)s no budget and no quarter is recorded yet.") % {"year": matrix.year}
    if matrix.is_part:
        yield _("Only the actions that whoever made this matrix may see.")
    yield _("The names of the six steps are working names.")


def headings() -> list[str]:
    return [
        _("Reference"),
        _("Action"),
        _("Responsible, partners"),
        _("Output and unit"),
        _("Due"),
        _("Ceiling (rupiah), source"),
        *(_("Quarter %(numeral)s") % {"numeral": numeral} for numeral in ROMAN),
        _("Status"),
        _("What blocks, what is needed"),
    ]


def cells_of(line: Line, region: Region, day: date) -> list[str]:
    """One action in the order of the headings; a cell may have several lines.

    Offices of the plan's own region go without its name, which stands over the table.
    """
    action, year = line.action, line.year
    return [
        action.reference,
        action.title,
        _joined(*(office_name(each, region) for each in _offices(action))),
        year.indicator if year else "",
        _due(action),
        _joined(show_rupiah(year.ceiling), year.get_source_display()) if year else "",
        *(_quarter(quarter) for quarter in line.quarters),
        _joined(str(action.get_status_display()), _late(action, day)),
        _joined(action.blocked_by, _needed(action), *_quarter_obstacles(line)),
    ]


def _offices(action: Action) -> list[Agency]:
    return [action.owner.agency, *action.partners.all()]


def _due(action: Action) -> str:
    return date_format(action.due_on, "DATE_FORMAT") if action.due_on else action.due_text


def _late(action: Action, day: date) -> str:
    days = days_past_due(action.status, action.due_on, day)
    words = ngettext("%(days)s day past due", "%(days)s days past due", days)
    return words % {"days": days} if days else ""


def _needed(action: Action) -> str:
    return _("Needed: %(what)s") % {"what": action.unblocked_by} if action.unblocked_by else ""


def _quarter_obstacles(line: Line) -> Iterable[str]:
    for numeral, quarter in zip(ROMAN, line.quarters, strict=True):
        if quarter and quarter.obstacle:
            yield f"TW {numeral}: {quarter.obstacle}"


def _quarter(quarter: Quarter | None) -> str:
    if quarter is None:
        return ""
    said = (
        (_("Target"), quarter.target),
        (_("Realised"), quarter.realised),
        ("Rp", show_rupiah(quarter.spent)),
    )
    return _joined(*(f"{label}: {text}" for label, text in said if text))


def _joined(*parts: str) -> str:
    return "\n".join(part for part in parts if part)


def quarter_sheet(matrix: Matrix) -> tuple[list[str], list[list[Cell]]]:
    """Header and rows to paste into e-monev: four columns a quarter, rupiah as numbers."""
    first = [_("Reference"), _("Action"), _("Agency"), _("Sub-activity"), _("Ceiling (rupiah)")]
    labels = (_("target"), _("realised"), _("rupiah"), _("what blocks"))
    quarters = [f"TW {numeral} {label}" for numeral in ROMAN for label in labels]
    last = [_("Status"), _("What blocks")]
    return [*first, *quarters, *last], [_sheet_cells(line) for line in matrix.lines]


def _sheet_cells(line: Line) -> list[Cell]:
    action, year = line.action, line.year
    return [
        action.reference,
        action.title,
        action.owner.agency.name,
        year.sub_activity if year else "",
        year.ceiling if year else None,
        *(cell for quarter in line.quarters for cell in _quarter_cells(quarter)),
        str(action.get_status_display()),
        action.blocked_by,
    ]


def _quarter_cells(quarter: Quarter | None) -> list[Cell]:
    if quarter is None:
        return ["", "", None, ""]
    return [quarter.target, quarter.realised, quarter.spent, quarter.obstacle]
