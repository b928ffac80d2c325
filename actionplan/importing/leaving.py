"""The actions of a plan as they leave in a file that can be edited and brought back."""

from collections.abc import Iterator
from datetime import date
from types import SimpleNamespace
from typing import Any

from actionplan.importing.columns import COLUMNS
from actionplan.importing.stored import OF_YEAR, Stored, load
from actionplan.importing.tables import Tables
from actionplan.models import Action, ActionPlan
from actionplan.resources import DAYS, ActionResource
from directory.rights import Person

EVERY = tuple(ActionResource().get_export_order())
# What stands in the rows of an action's further fiscal years besides the year itself.
REPEATED = ("langkah_id", "reference", "title", "agency", "region")


def records(key: str) -> Iterator[Any]:
    """A row for each action with its newest fiscal year, and one for each year before."""
    plan = ActionPlan.objects.filter(key=key).first()
    for stored in load(plan, Tables.load()) if plan else ():
        years = sorted(stored.years, reverse=True) or [0]
        yield _row(stored, years[0], whole=True)
        for year in years[1:]:
            yield _row(stored, year, whole=False)


def rows_for(plan: ActionPlan, user: Person, day: date) -> tuple[list[str], list[list[str]]]:
    """Header and rows of the actions that somebody may see, in the reader's language."""
    seen = Action.objects.visible_to(user, day).filter(plan=plan).order_by()
    shown = set(map(str, seen.values_list("pk", flat=True)))
    labels = {column.field: str(column.label) for column in COLUMNS}
    rows = (row for row in records(plan.key) if row.langkah_id in shown)
    return [labels[name] for name in EVERY], list(ActionResource().rows(rows))


def _row(stored: Stored, year: int, *, whole: bool) -> Any:
    """A value for each column of `ActionResource`."""
    days = {name: date.fromisoformat(day) for name in DAYS if (day := stored.values[name])}
    facts: dict[str, Any] = {
        **stored.values,
        **days,
        "langkah_id": str(stored.pk),
        "region": stored.region,
        "sentence": stored.last_sentence,
        "evidence": stored.links,
    }
    if not whole:
        facts = {name: facts[name] for name in REPEATED}
    of_year = {name: stored.years[year][name] for name in OF_YEAR} | {"year": year} if year else {}
    return SimpleNamespace(**dict.fromkeys(EVERY, "") | facts | of_year)
