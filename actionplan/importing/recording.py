"""What an applied action list writes, in an open transaction: few statements, many rows."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any, Final

from django.db.models import Count, Max, Model, Sum

from actionplan import showing
from actionplan.importing.fiscal import write_years
from actionplan.importing.judging import Plan
from actionplan.importing.records import Record
from actionplan.importing.showing import new_offices, new_seats
from actionplan.importing.stored import LISTS
from actionplan.importing.telling import version_after, write_updates
from actionplan.models import Action, ActionPlan
from actionplan.planning import next_reference, reference_prefix, references
from actionplan.resources import DAYS
from actionplan.standing import day_of
from directory.classifying import create_offices
from directory.freshness import touch
from directory.models import Agency, AgencyAlias, Post
from intake.bulk import change, insert, insert_numbered
from intake.kinds import Judged, Judgement

AT_ONCE: Final = 500
AGENCY, POST, ACTION = "directory.agency", "directory.post", "actionplan.action"
OTHER: Final = {
    "objectives": "objective",
    "principles": "principle",
    "sdg_targets": "sdgtarget",
    "national_priorities": "nationalpriority",
}
SINGLE: Final = ("title", "description", "due_text")
CHANGED: Final = (
    *SINGLE,
    *DAYS,
    "original_due_on",
    "step",
    "workshop",
    "owner",
    "status",
    "blocked_by",
    "unblocked_by",
    "version",
    "assigned_at",
)


def mark(key: str) -> str:
    """Differs after any change of the plan's actions, of offices or of posts."""
    actions = Action.objects.filter(plan__key=key).order_by()
    told = actions.aggregate(Count("pk"), Max("pk"), Sum("version"))
    edited = (Count("pk"), Max("pk"))
    others = [model._default_manager.order_by().aggregate(*edited) for model in _LOOKED_AT]
    return repr([told, *others])


_LOOKED_AT: Final[tuple[type[Any], ...]] = (Agency, AgencyAlias, Post)


def write(judgement: Judgement) -> None:
    """Offices, posts, actions and their updates; rows learn what became of them."""
    plan: Plan = judgement.plan
    rows = {row.number: row for row in judgement.rows if row.number in plan.records}
    _create_offices(plan, rows)
    _create_seats(plan, rows)
    new = {n: each for n, each in plan.records.items() if each.stored is None}
    ids = {n: each.stored.pk for n, each in plan.records.items() if each.stored}
    moment = plan.moment
    if moment is None:
        raise ValueError("A list is written as of a moment.")
    _confirm(plan, moment)
    ids |= _create_actions(plan, new, rows)
    _change_actions(plan)
    _write_many(plan, ids)
    write_years(plan, ids)
    write_updates(plan, ids, rows, moment)
    for number, record in plan.records.items():
        rows[number].after["version"] = version_after(record)
    settle(list(ids.values()))
    touch()


def settle(ids: Sequence[int]) -> None:
    """What the public sees of these actions, a few hundred at a time."""
    for start in range(0, len(ids), AT_ONCE):
        showing.settle(ids[start : start + AT_ONCE])


def _confirm(plan: Plan, moment: datetime) -> None:
    """An update says today where the action stands, unless the list itself says when."""
    today = day_of(moment, Action(plan=plan.plan)).isoformat()
    for record in plan.records.values():
        if record.gives and "confirmed_on" not in record.said:
            record.values["confirmed_on"] = today


def _create_offices(plan: Plan, rows: Mapping[int, Judged]) -> None:
    first_use = new_offices(plan.records)
    create_offices(first_use, plan.offices.tables)
    for office, number in first_use.items():
        rows[number].created.append([AGENCY, office.agency_id])


def _create_seats(plan: Plan, rows: Mapping[int, Judged]) -> None:
    first_use = new_seats(plan.records)
    posts = Post.objects.bulk_create(
        Post(agency_id=seat.office.agency_id or 0, role=seat.role, title=seat.title)
        for seat in first_use
    )
    for (seat, number), post in zip(first_use.items(), posts, strict=True):
        seat.post_id = post.pk
        rows[number].created.append([POST, post.pk])


def _create_actions(
    plan: Plan, new: Mapping[int, Record], rows: Mapping[int, Judged]
) -> dict[int, int]:
    """The plan's row is locked, so that two people get two references."""
    ActionPlan.objects.select_for_update().get(pk=plan.plan.pk)
    _number(plan.plan, new)
    names = ("reference", "plan", *CHANGED, "cleared_status", "origin_label", "origin_url")
    values = (
        [record.reference, plan.plan.pk, *_facts(plan, record), "", "", ""]
        for record in new.values()
    )
    made = insert_numbered(Action, (*names, "is_public"), ([*row, True] for row in values))
    ids = dict(zip(new, made, strict=True))
    for number, pk in ids.items():
        rows[number].object_id = pk
        rows[number].created.append([ACTION, pk])
        rows[number].after["reference"] = new[number].reference
    return ids


def _number(plan: ActionPlan, new: Mapping[int, Record]) -> None:
    """References that the list brings stay; the others follow the highest of both."""
    prefix = reference_prefix(plan.key)
    given = [int(each.reference.removeprefix(prefix)) for each in new.values() if each.reference]
    first = max([int(next_reference(plan).removeprefix(prefix)), *(n + 1 for n in given)])
    open_ones = [record for record in new.values() if not record.reference]
    free = references(plan.key, range(first, first + len(open_ones)))
    for record, reference in zip(open_ones, free, strict=True):
        record.reference = reference


def _facts(plan: Plan, record: Record) -> list[Any]:
    """The values of `CHANGED`."""
    values, tables = record.values, plan.tables
    days = {name: _day(values[name]) for name in DAYS}
    stored = record.stored
    owner = record.seat.post_id if record.seat else stored.post_id if stored else None
    return [
        *(values[name] for name in SINGLE),
        *days.values(),
        _first_due(record, days["due_on"]),
        tables.steps.ids[str(values["step"])],
        tables.workshops.ids.get(values["workshop"]),
        owner,
        record.after,
        record.blocked_by,
        record.unblocked_by,
        version_after(record),
        _assigned_at(plan, record, owner),
    ]


def _assigned_at(plan: Plan, record: Record, owner: int | None) -> datetime | None:
    """An office gets an action when the list brings it, or moves it there."""
    stored = record.stored
    return stored.assigned_at if stored and stored.post_id == owner else plan.moment


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _first_due(record: Record, due: date | None) -> date | None:
    """The day an action was due at first is kept when it is put off."""
    stored = record.stored
    return _day(stored.original_due_on or stored.values["due_on"]) or due if stored else due


def _change_actions(plan: Plan) -> None:
    changed = [each for each in plan.records.values() if each.stored]
    rows = ([*_facts(plan, each), each.stored.pk] for each in changed if each.stored)
    change(Action, CHANGED, rows)


def _write_many(plan: Plan, ids: Mapping[int, int]) -> None:
    """What actions are mapped to; of those that were there before only what differs."""
    for name in LISTS:
        keys = getattr(plan.tables, name).ids
        wanted = {
            ids[n]: [keys[str(key)] for key in record.values[name]]
            for n, record in plan.records.items()
            if record.stored is None or record.values[name] != record.stored.values[name]
        }
        replace(getattr(Action, name).through, OTHER[name], wanted, _stored_ids(plan, wanted))
    partners = {
        ids[n]: [office.agency_id or 0 for office in record.partners or []]
        for n, record in plan.records.items()
        if record.stored is None or record.changes_partners
    }
    replace(Action.partners.through, "agency", partners, _stored_ids(plan, partners))


def _stored_ids(plan: Plan, wanted: Mapping[int, Any]) -> list[int]:
    return [
        each.stored.pk for each in plan.records.values() if each.stored and each.stored.pk in wanted
    ]


def replace(
    through: type[Model], other: str, wanted: Mapping[int, Sequence[int]], before: Sequence[int]
) -> None:
    for start in range(0, len(before), AT_ONCE):
        old = through._default_manager.filter(action__in=before[start : start + AT_ONCE])
        old.delete()
    pairs = ([action, pk] for action, keys in wanted.items() for pk in dict.fromkeys(keys))
    insert(through, ("action", other), pairs)
