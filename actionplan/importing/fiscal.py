"""The fiscal years that an action list brings, and the targets of their quarters."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from actionplan.importing.judging import Plan
from actionplan.importing.stored import OF_YEAR, QUARTERS
from actionplan.models import ActionYear, Quarter
from intake.bulk import change, insert, insert_numbered

AT_ONCE: Final = 500
YEAR: Final = tuple(name for name in OF_YEAR if name not in QUARTERS)


def write_years(plan: Plan, ids: Mapping[int, int]) -> None:
    """New years, changed years, and the targets of their quarters."""
    told = [
        (ids[n], year, values, bool(record.stored and year in record.stored.years))
        for n, record in plan.records.items()
        for year, values in record.changed_years().items()
    ]
    new = [each for each in told if not each[3]]
    names = ("action", "year", *YEAR)
    rows = ([action, year, *(values[name] for name in YEAR)] for action, year, values, _ in new)
    made = insert_numbered(ActionYear, names, rows)
    known = {(action, year): pk for (action, year, *_), pk in zip(new, made, strict=True)}
    old = [each for each in told if each[3]]
    known |= keys_of_years([action for action, *_ in old])
    changed = ([*(values[n] for n in YEAR), known[a, year]] for a, year, values, _ in old)
    change(ActionYear, YEAR, changed)
    write_quarters({known[action, year]: values for action, year, values, _ in told})


def keys_of_years(actions: Sequence[int]) -> dict[tuple[int, int], int]:
    found: dict[tuple[int, int], int] = {}
    for start in range(0, len(actions), AT_ONCE):
        years = ActionYear.objects.filter(action__in=actions[start : start + AT_ONCE]).order_by()
        for action, year, pk in years.values_list("action", "year", "pk"):
            found[action, year] = pk
    return found


def write_quarters(wanted: Mapping[int, Mapping[str, Any]]) -> None:
    """Targets by fiscal year; what a quarter reports besides is left alone."""
    there: dict[tuple[int, int], int] = {}
    keys = sorted(wanted)
    for start in range(0, len(keys), AT_ONCE):
        stored = Quarter.objects.filter(year__in=keys[start : start + AT_ONCE]).order_by()
        for year, number, pk in stored.values_list("year", "number", "pk"):
            there[year, number] = pk
    told = [
        (year, number, values[name])
        for year, values in wanted.items()
        for number, name in enumerate(QUARTERS, start=1)
    ]
    new = ([y, n, text, "", None, ""] for y, n, text in told if text and (y, n) not in there)
    insert(Quarter, ("year", "number", "target", "realised", "spent", "obstacle"), new)
    old = ([text, there[y, n]] for y, n, text in told if (y, n) in there)
    change(Quarter, ("target",), old)
