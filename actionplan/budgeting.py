"""The verb that records an action's fiscal year: documents, ceiling, and the four quarters."""

import re
from dataclasses import dataclass, fields
from datetime import datetime

from django.db import transaction

from actionplan.amending import NO_REASON, Reason, claim_facts
from actionplan.models import Action, ActionYear, Quarter
from actionplan.updating import Recorded
from directory.models import User

QUARTERS = (1, 2, 3, 4)
# Up to 999 trillion, with or without dots between groups of three.
RUPIAH = re.compile(r"[0-9]{1,15}|[0-9]{1,3}(?:\.[0-9]{3}){1,4}")


@dataclass(frozen=True)
class QuarterFacts:
    """Target and result as the office words them; rupiah, whole."""

    target: str = ""
    realised: str = ""
    spent: int | None = None
    obstacle: str = ""


NOTHING_YET = QuarterFacts()


@dataclass(frozen=True)
class YearFacts:
    """One fiscal year of an action; `quarters` are four, in order."""

    document: str = ""
    programme: str = ""
    activity: str = ""
    sub_activity: str = ""
    source: str = ""
    ceiling: int | None = None
    indicator: str = ""
    quarters: tuple[QuarterFacts, ...] = (NOTHING_YET,) * 4


def read_rupiah(text: str) -> int | None:
    """Whole rupiah from `250.000.000`, `Rp 250.000.000,00` or `250000000`; else ValueError."""
    plain = text.strip().removeprefix("Rp").strip().removesuffix(",00").removesuffix(",-")
    if not plain:
        return None
    if not RUPIAH.fullmatch(plain):
        raise ValueError(text)
    return int(plain.replace(".", ""))


def show_rupiah(amount: int | None) -> str:
    """`250.000.000`, as Indonesian offices write it in both languages."""
    return "" if amount is None else f"{amount:,}".replace(",", ".")


def years_offered(action: Action, this_year: int) -> list[int]:
    """Those of the plan's period, those recorded, and the present one, in order."""
    period = range(action.plan.starts_on.year, action.plan.ends_on.year + 1)
    recorded = action.years.values_list("year", flat=True)
    return sorted({*period, *recorded, this_year})


def year_of(action: Action, year: int) -> YearFacts:
    """As recorded; empty where nothing is."""
    found = ActionYear.objects.filter(action=action, year=year).prefetch_related("quarters").first()
    if found is None:
        return YearFacts()
    kept = {quarter.number: quarter for quarter in found.quarters.all()}
    return YearFacts(
        **{name: getattr(found, name) for name in _names(YearFacts) if name != "quarters"},
        quarters=tuple(_quarter_facts(kept.get(number)) for number in QUARTERS),
    )


def record_year(
    action: Action,
    by: User,
    via: str,
    moment: datetime,
    year: int,
    facts: YearFacts,
    expected_version: int,
    reason: Reason = NO_REASON,
) -> Recorded:
    """Write the year and one update that names each change, or raise Refused or Conflict."""
    changes = _changes(year, year_of(action, year), facts)
    with transaction.atomic():
        recorded = claim_facts(action, by, via, moment, changes, expected_version, reason)
        _write(action, year, facts)
    return recorded


def _write(action: Action, year: int, facts: YearFacts) -> None:
    values = {name: getattr(facts, name) for name in _names(YearFacts) if name != "quarters"}
    kept, _ = ActionYear.objects.update_or_create(action=action, year=year, defaults=values)
    for number, quarter in zip(QUARTERS, facts.quarters, strict=True):
        values = {name: getattr(quarter, name) for name in _names(QuarterFacts)}
        if quarter == NOTHING_YET:
            Quarter.objects.filter(year=kept, number=number).delete()
        else:
            Quarter.objects.update_or_create(year=kept, number=number, defaults=values)


def _changes(year: int, before: YearFacts, after: YearFacts) -> list[dict[str, str]]:
    """Fields as `2026.ceiling` and `2026.2.spent`."""
    pairs = [
        (f"{year}.{name}", getattr(before, name), getattr(after, name))
        for name in _names(YearFacts)
        if name != "quarters"
    ]
    for number, old, new in zip(QUARTERS, before.quarters, after.quarters, strict=True):
        pairs += [
            (f"{year}.{number}.{name}", getattr(old, name), getattr(new, name))
            for name in _names(QuarterFacts)
        ]
    texts = ((field, _text(old), _text(new)) for field, old, new in pairs)
    return [
        {"field": field, "before": old, "after": new} for field, old, new in texts if old != new
    ]


def _quarter_facts(quarter: Quarter | None) -> QuarterFacts:
    if quarter is None:
        return NOTHING_YET
    return QuarterFacts(**{name: getattr(quarter, name) for name in _names(QuarterFacts)})


def _names(facts: type[YearFacts | QuarterFacts]) -> list[str]:
    return [each.name for each in fields(facts)]


def _text(value: str | int | None) -> str:
    return "" if value is None else str(value)
