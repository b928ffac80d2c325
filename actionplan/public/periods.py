"""The list as a timeline: past due where a plan shows it, then by quarter, undated last."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.db.models import Case, IntegerField, Value, When
from django.utils.translation import gettext as _

from actionplan.public.filtering import quarter_label, quarter_of
from actionplan.querysets import ActionQuerySet
from actionplan.stats import ActionRow
from actionplan.stats.counted import past_due_where_shown

PAST_DUE, DATED, UNDATED = 0, 1, 2


@dataclass(frozen=True)
class Period:
    """A part of the timeline. `kind` is `late`, `quarter` or `undated`."""

    kind: str
    label: str
    rows: list[ActionRow]


def by_period(actions: ActionQuerySet, day: date) -> ActionQuerySet:
    part = Case(
        When(past_due_where_shown(day), then=Value(PAST_DUE)),
        When(due_on=None, then=Value(UNDATED)),
        default=Value(DATED),
        output_field=IntegerField(),
    )
    in_order: ActionQuerySet = actions.annotate(part=part)
    return in_order.order_by("part", "due_on", "reference")


def periods(rows: Iterable[ActionRow]) -> list[Period]:
    """Rows in the order of `by_period`, under one heading each."""
    return [Period(*key, rows=list(found)) for key, found in groupby(rows, _part_of)]


def _part_of(row: ActionRow) -> tuple[str, str]:
    if row.days_late:
        return "late", _("Past due")
    if row.due_on is None:
        return "undated", _("Without a date")
    return "quarter", quarter_label(*quarter_of(row.due_on))
