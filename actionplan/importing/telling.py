"""The updates that an action list writes: what it says of each action, which facts it changed."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any, Final
from urllib.parse import urlsplit

from django.utils.translation import gettext as _

from actionplan.importing import life
from actionplan.importing.judging import Plan
from actionplan.importing.records import Record
from actionplan.importing.stored import EMPTY_YEAR, QUARTERS
from actionplan.models import ActionPlan, Evidence, Update
from actionplan.rules import Status
from intake.bulk import insert_numbered
from intake.kinds import Judged

UPDATE, EVIDENCE = "actionplan.update", "actionplan.evidence"
UPDATED: Final = (
    "action",
    "written_by",
    "post",
    "on_behalf_of",
    "on_behalf_basis",
    "filled_in_by",
    "via",
    "status_before",
    "status_after",
    "sentence",
    "evidence_follows",
    "changes",
    "version",
    "written_at",
    "cleared_at",
    "declined_why",
)


def version_after(record: Record) -> int:
    if record.stored:
        return record.stored.version + 1
    return 2 if record.gives else 1


def write_updates(
    plan: Plan, ids: Mapping[int, int], rows: Mapping[int, Judged], moment: datetime
) -> None:
    telling = {n: r for n, r in plan.records.items() if r.gives or r.stored}
    values = (_update(plan, ids[n], record, moment) for n, record in telling.items())
    made = dict(zip(telling, insert_numbered(Update, UPDATED, values), strict=True))
    for number, pk in made.items():
        rows[number].created.append([UPDATE, pk])
    proofs = [(n, link) for n, record in telling.items() for link in record.links]
    evidence = ([made[n], _title_of(link), link, "", False] for n, link in proofs)
    numbered = insert_numbered(Evidence, ("update", "title", "url", "file", "is_public"), evidence)
    for (number, _link), pk in zip(proofs, numbered, strict=True):
        rows[number].created.append([EVIDENCE, pk])


def _update(plan: Plan, action_id: int, record: Record, moment: datetime) -> list[Any]:
    """The values of `UPDATED`."""
    owner = record.seat or record.stored
    agency = record.stored.agency_id if record.stored else record.office and record.office.agency_id
    post, speaks_for = plan.scales.acting_for(owner.post_id or 0 if owner else 0, agency or 0)
    awaits = plan.plan.clearance != ActionPlan.Clearance.NONE
    return [
        action_id,
        plan.by and plan.by.pk,
        post and post.pk,
        agency if speaks_for else None,
        _("A list brought in by the coordinator") if speaks_for else "",
        "",
        Update.Via.IMPORT.value,
        record.before if record.stored else Status.PLANNED.value,
        record.after,
        life.sentence_of(record) if record.gives else "",
        False,
        list(changes_of(record)),
        version_after(record),
        moment,
        None if awaits else moment,
        "",
    ]


def changes_of(record: Record) -> Iterator[dict[str, str]]:
    """Facts of an action that was there before, as an amendment tells them."""
    if record.stored is None:
        return
    facts = record.changed_facts()
    was = record.stored.values
    if {"agency", "post"} & facts.keys():
        before = f"{was['post'] or record.stored.role}, {was['agency']}"
        after = f"{record.values['post'] or _role_of(record)}, {record.values['agency']}"
        yield {"field": "owner", "before": before, "after": after}
    for name, new in facts.items():
        if name not in ("agency", "post", "confirmed_on"):
            yield {"field": name, "before": text_of(was[name]), "after": text_of(new)}
    for year, values in record.changed_years().items():
        before_year = record.stored.years.get(year, EMPTY_YEAR)
        for name, new in values.items():
            if before_year[name] != new:
                field = f"{year}.{year_field(name)}"
                yield {"field": field, "before": text_of(before_year[name]), "after": text_of(new)}


def _role_of(record: Record) -> str:
    if record.seat:
        return record.seat.role
    return record.stored.role if record.stored else ""


def year_field(name: str) -> str:
    return f"{name.removeprefix('quarter_')}.target" if name in QUARTERS else name


def text_of(value: Any) -> str:
    if isinstance(value, list):
        return "; ".join(sorted(map(str, value)))
    return "" if value is None else str(value)


def _title_of(link: str) -> str:
    """The place where it lies: nobody has given it a title."""
    return urlsplit(link).netloc[:200] or link[:200]
