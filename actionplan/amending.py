"""The verb that changes the facts of an action: title, dates, owner, what it is mapped to."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Model

from actionplan import showing
from actionplan.facts import Facts
from actionplan.models import (
    Action,
    ActionPlan,
    NationalPriority,
    Objective,
    Principle,
    SdgTarget,
    Step,
    Update,
)
from actionplan.rules import Refusal, Standing
from actionplan.standing import acting_post, day_of, is_on_behalf, posts_of, standing_through
from actionplan.updating import Conflict, Recorded, Refused
from directory import freshness
from directory.models import Agency, Post, User
from workshops.models import Workshop

Changes = list[dict[str, str]]
NAMED_BY: dict[type, str] = {
    Step: "number",
    Objective: "number",
    Principle: "number",
    SdgTarget: "code",
    NationalPriority: "code",
    Workshop: "slug",
    Agency: "name",
}
MANY = ("objectives", "principles", "sdg_targets", "national_priorities", "partners")


@dataclass(frozen=True)
class Reason:
    """Why the facts change, and on what letter or meeting, where another office's are changed."""

    sentence: str = ""
    basis: str = ""


NO_REASON = Reason()


def facts_of(action: Action) -> Facts:
    """As they stand: five queries, one for each mapping."""
    known: dict[str, Any] = {
        each.name: getattr(action, each.name) for each in fields(Facts) if each.name not in MANY
    }
    known |= {name: tuple(getattr(action, name).all()) for name in MANY}
    return Facts(**known)


def amend(
    action: Action,
    by: User | None,
    via: str,
    moment: datetime,
    facts: Facts,
    expected_version: int,
    reason: Reason = NO_REASON,
) -> Recorded:
    """Write the facts and one update that names each change, or raise Refused or Conflict.

    The day an action was due at first is kept when it is put off.
    """
    current = _read_at(action.pk, expected_version)
    changes = changes_between(facts_of(current), facts)
    refusal = _refused_owner(current, facts, posts_of(by, None, day_of(moment, current)))
    if refusal:
        raise Refused(refusal)
    with transaction.atomic():
        recorded = claim_facts(current, by, via, moment, changes, expected_version, reason)
        _write(current, facts, moment)
        return Recorded(recorded.update, _read(current.pk))


def claim_facts(
    action: Action,
    by: User | None,
    via: str,
    moment: datetime,
    changes: Changes,
    expected_version: int,
    reason: Reason,
) -> Recorded:
    """Claim the next version for these changes and write their update; the caller writes the rest.

    Raises Refused or Conflict. To be called in the transaction that writes the facts themselves.
    """
    current = _read_at(action.pk, expected_version)
    day = day_of(moment, current)
    posts = posts_of(by, None, day)
    refusal = _refusal(standing_through(current, posts, by, day), reason, changes)
    if refusal:
        raise Refused(refusal)
    claimed = Action.objects.filter(pk=current.pk, version=current.version)
    if not claimed.update(version=current.version + 1):
        raise _conflict(_read(current.pk))
    post = acting_post(current, posts, checks=False, day=day)
    speaks_for = current.owner.agency if is_on_behalf(current, post) else None
    update = Update.objects.create(
        action=current,
        written_by=by,
        post=post,
        on_behalf_of=speaks_for,
        on_behalf_basis=reason.basis.strip() if speaks_for else "",
        via=via,
        status_before=current.status,
        status_after=current.status,
        sentence=reason.sentence.strip(),
        changes=changes,
        version=current.version + 1,
        written_at=moment,
        cleared_at=None if current.plan.clearance != ActionPlan.Clearance.NONE else moment,
    )
    showing.settle([current.pk])
    freshness.touch()
    return Recorded(update, _read(current.pk))


def changes_between(before: Facts, after: Facts) -> Changes:
    """Each fact that differs, its values as text that needs no translation.

    Two posts may read the same: what differs is told by keys, and only then put into words.
    """
    pairs = (
        (each.name, getattr(before, each.name), getattr(after, each.name)) for each in fields(Facts)
    )
    return [
        {"field": name, "before": _text(old), "after": _text(new)}
        for name, old, new in pairs
        if _identity(old) != _identity(new)
    ]


def _write(action: Action, facts: Facts, moment: datetime) -> None:
    single = (each.name for each in fields(Facts) if each.name not in MANY)
    moves = facts.owner.pk != action.owner_id
    Action.objects.filter(pk=action.pk).update(
        assigned_at=moment if moves else action.assigned_at,
        original_due_on=action.original_due_on or action.due_on or facts.due_on,
        **{name: _kept(getattr(facts, name)) for name in single},
    )
    for name in MANY:
        getattr(action, name).set(getattr(facts, name))


def _refusal(standing: Standing, reason: Reason, changes: Changes) -> Refusal | None:
    if not standing.may_amend:
        return Refusal.NOT_YOURS
    if standing.on_behalf and not reason.basis.strip():
        return Refusal.BASIS_MISSING
    return None if changes else Refusal.NOTHING_CHANGED


def _refused_owner(action: Action, facts: Facts, posts: Iterable[Post]) -> Refusal | None:
    """To another office only the region's coordinator moves an action, and within the region."""
    if facts.owner.pk == action.owner_id:
        return None
    if facts.owner.agency.region_id != action.plan.region_id:
        return Refusal.NOT_YOURS
    if facts.owner.agency_id == action.owner.agency_id:
        return None
    coordinates = any(
        held.role == Post.Role.COORDINATOR and held.agency.region_id == action.plan.region_id
        for held in posts
    )
    return None if coordinates else Refusal.NOT_YOURS


def _kept(value: Any) -> Any:
    return value.strip() if isinstance(value, str) else value


def _identity(value: Any) -> Any:
    if isinstance(value, tuple):
        return {_identity(each) for each in value}
    return value.pk if isinstance(value, Model) else _kept(value)


def _text(value: Any) -> str:
    """Dates as ISO, numbered things by number or code, others by the name they bear themselves."""
    if isinstance(value, tuple):
        return "; ".join(sorted(_text(each) for each in value))
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Post):
        return f"{value.title or value.role}, {value.agency.name}"
    named_by = NAMED_BY.get(type(value))
    return "" if value is None else str(getattr(value, named_by) if named_by else value).strip()


def _read_at(action_id: int, expected_version: int) -> Action:
    current = _read(action_id)
    if current.version != expected_version:
        raise _conflict(current)
    return current


def _read(action_id: int) -> Action:
    actions = Action.objects.select_related("plan__region", "owner__agency", "step", "workshop")
    action: Action = actions.get(pk=action_id)
    return action


def _conflict(current: Action) -> Conflict:
    updates = Update.objects.filter(action=current).select_related("written_by", "post__agency")
    return Conflict(current, updates.first())
