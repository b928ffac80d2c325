"""The columns of a file of public actions."""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext_lazy as _

from actionplan.models import Action
from actionplan.rules import Status
from actionplan.stats import ActionRow, rows_of

HEADER = (
    _("Reference"),
    _("Title"),
    _("Region"),
    _("Region code"),
    _("Plan"),
    _("Agency"),
    _("Step"),
    _("Objectives"),
    _("Status"),
    _("Starts"),
    _("Due"),
    _("Due at first"),
    _("Due, in words"),
    _("Last confirmed"),
    _("Last public update"),
    _("Public evidence"),
    _("Sample data"),
)


def cells_of(keys: list[int], day: date) -> Iterator[list[object]]:
    """The actions of these keys in this order; a handful of queries however many they are."""
    related = ("step", "owner__agency", "plan__region")
    public = Action.objects.public().select_related(*related).prefetch_related("objectives")
    known = public.in_bulk(keys)
    actions = [known[key] for key in keys if key in known]
    for action, row in zip(actions, rows_of(actions, day), strict=True):
        yield _cells(action, row)


def _cells(action: Action, row: ActionRow) -> list[object]:
    objectives = sorted(one.number for one in action.objectives.all())
    return [
        row.reference,
        row.title,
        row.region,
        action.plan.region.code,
        str(action.plan),
        row.agency,
        row.step,
        "; ".join(str(number) for number in objectives),
        str(Status(row.status).label),
        action.starts_on,
        row.due_on,
        action.original_due_on,
        row.due_text,
        action.confirmed_on,
        row.updated_on,
        row.evidence,
        "DATA CONTOH / SAMPLE DATA" if action.plan.is_demo else "",
    ]
