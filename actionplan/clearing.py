"""Verbs that let an update out to the public, or keep it inside and say why."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from actionplan import showing
from actionplan.models import Action, ActionPlan, Update
from actionplan.querysets import UpdateQuerySet
from actionplan.rules import Refusal
from actionplan.standing import day_of
from actionplan.updating import Refused
from directory import freshness
from directory.models import User
from intake.text import clean_text

LONGEST_WHY = 500


@dataclass(frozen=True)
class Cleared:
    """Ids of updates that became public now, and of those left as they were."""

    done: tuple[int, ...]
    left: tuple[int, ...]


@dataclass(frozen=True)
class Declined:
    """The update, and whether this call declined it (it may have been done before)."""

    update: Update
    is_new: bool


def waiting_for(user: User, day: date) -> UpdateQuerySet:
    """Updates that this person may clear, the one that has waited longest first."""
    waiting = Update.objects.to_clear_by(user, day)
    related = waiting.select_related(
        "action__plan__region", "action__owner__agency", "written_by", "post__agency"
    )
    return related.prefetch_related("evidence").order_by("written_at", "pk")


@dataclass(frozen=True)
class Clearance:
    """What one person reads on an action's page: what waits, for whom, and what was declined."""

    waiting: int
    is_mine: bool
    asks_head: bool
    declined: Update | None


def clearance_of(action: Action, may_clear: bool) -> Clearance:
    """One query. `declined` only while nothing newer has been said."""
    standing = Update.objects.standing().filter(action=action)
    updates = list(standing.defer("sentence", "changes"))
    waiting = sum(not (one.cleared_at or one.declined_at) for one in updates)
    newest = updates[0] if updates else None
    return Clearance(
        waiting=waiting,
        is_mine=bool(waiting) and may_clear,
        asks_head=action.plan.clearance == ActionPlan.Clearance.HEAD,
        declined=newest if newest and newest.declined_at else None,
    )


@transaction.atomic
def clear(update_ids: Iterable[int], by: User, moment: datetime) -> Cleared:
    """Of these only what waits for this person; repeating changes nothing more.

    What is cleared is public from now on, so nothing else of the action is touched or deleted.
    """
    asked = tuple(dict.fromkeys(update_ids))
    done = _allowed(asked, by, moment)
    actions = _hold(done)
    Update.objects.filter(pk__in=done).awaiting_clearance().update(cleared_at=moment, cleared_by=by)
    cleared = Update.objects.filter(pk__in=done, cleared_at=moment, cleared_by=by)
    done = set(cleared.values_list("pk", flat=True))
    showing.settle(actions)
    freshness.touch()
    return Cleared(
        tuple(pk for pk in asked if pk in done), tuple(pk for pk in asked if pk not in done)
    )


@transaction.atomic
def decline(update_id: int, by: User, moment: datetime, why: str) -> Declined:
    """It stays in the history of officials with the reason; the public never sees it."""
    reason = clean_text(why)[0][:LONGEST_WHY]
    if not reason:
        raise Refused(Refusal.WHY_MISSING)
    before = Update.objects.filter(pk=update_id, declined_by=by).first()
    if before:
        return Declined(before, is_new=False)
    if not _allowed((update_id,), by, moment):
        raise Refused(Refusal.NOT_TO_CLEAR)
    actions = _hold({update_id})
    declined = Update.objects.filter(pk=update_id).awaiting_clearance()
    if not declined.update(declined_at=moment, declined_by=by, declined_why=reason):
        raise Refused(Refusal.NOT_TO_CLEAR)
    showing.settle(actions)
    return Declined(Update.objects.get(pk=update_id), is_new=True)


def _allowed(update_ids: Iterable[int], by: User, moment: datetime) -> set[int]:
    """Those this person may clear on the day it is where the action belongs."""
    updates = Update.objects.filter(pk__in=list(update_ids)).awaiting_clearance()
    by_day: dict[date, list[int]] = defaultdict(list)
    for update in updates.select_related("action__plan__region"):
        by_day[day_of(moment, update.action)].append(update.pk)
    return {
        pk
        for day, pks in by_day.items()
        for pk in Update.objects.to_clear_by(by, day)
        .filter(pk__in=pks)
        .values_list("pk", flat=True)
    }


def _hold(update_ids: set[int]) -> list[int]:
    """The actions of these updates, their rows held in one order against other writers."""
    actions = Action.objects.filter(updates__in=update_ids).order_by("pk").values_list("pk")
    ids = sorted({pk for (pk,) in actions})
    held = Action.objects.select_for_update().filter(pk__in=ids).order_by("pk")
    return list(held.values_list("pk", flat=True))
