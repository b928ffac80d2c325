"""Verbs on evidence after its update: adding a photo, and whether the public may see a piece."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from django.db import transaction

from actionplan.models import Action, ActionPlan, Evidence, Update
from actionplan.rules import Refusal, Standing
from actionplan.standing import day_of, standing_of
from actionplan.updating import EvidenceInput, Refused, write_evidence
from directory import freshness
from directory.models import Post, User

ADDED_WITHIN = timedelta(hours=24)
MOST_PIECES = 10


@dataclass(frozen=True)
class Added:
    """The piece of evidence, and whether this call wrote it (a repeated upload does not)."""

    evidence: Evidence
    is_new: bool


def own_newest(
    action: Action, by: User | None, post: Post | None, moment: datetime
) -> Update | None:
    """The writer's last update of the action within a day; of a mailbox, what came through it."""
    own = Update.objects.standing().filter(action=action, written_at__gt=moment - ADDED_WITHIN)
    if by is None:
        return own.filter(written_by=None, post=post, via=Update.Via.LINK).first() if post else None
    return own.filter(written_by=by).first()


@transaction.atomic
def add_evidence(
    action: Action,
    by: User | None,
    moment: datetime,
    given: EvidenceInput,
    post: Post | None = None,
) -> Added:
    """A photo that follows its update. The same file name is the same upload, sent once more.

    Nothing becomes public by this that the clearance of the update has not covered.
    """
    may = standing_of(action, by, post, day_of(moment, action))
    if not may.may_update:
        raise Refused(Refusal.NOT_YOURS)
    Action.objects.select_for_update().get(pk=action.pk)  # two tries of one upload in turn
    update = own_newest(action, by, post, moment)
    if update is None:
        raise Refused(Refusal.NO_RECENT_UPDATE)
    known = _sent_before(update, given)
    if known:
        return Added(known, is_new=False)
    if update.evidence.count() >= MOST_PIECES:
        raise Refused(Refusal.ENOUGH_PIECES)
    if _is_settled(update, action):
        given = replace(given, is_public=False)
    evidence = write_evidence(update, given, by, moment)
    freshness.touch()
    return Added(evidence, is_new=True)


def release(evidence: Evidence, by: User, moment: datetime) -> bool:
    """The tick "no faces, names, NIK or cases of victims"; False when it was set already."""
    return _set_public(evidence, by, moment, is_public=True)


def withdraw(evidence: Evidence, by: User, moment: datetime) -> bool:
    """Internal again from now on; False when it was so already."""
    return _set_public(evidence, by, moment, is_public=False)


def withdraw_all(update: Update, by: User | None, moment: datetime) -> int:
    """Of an update that is taken back, by whoever may do that: nothing of it stays public."""
    public = Evidence.objects.filter(update=update, is_public=True)
    return public.update(is_public=False, released_by=by, released_at=moment)


def may_change(evidence: Evidence, standing: Standing, *, is_public: bool) -> bool:
    """Withdrawing is for the office and who clears; releasing what was cleared, for the latter.

    What proved an update that was taken back stays internal.
    """
    update = evidence.update
    if is_public and hasattr(update, "taken_back_by"):
        return False
    if is_public and _is_settled(update, update.action):
        return standing.may_clear
    return standing.may_enter or standing.may_clear


def _set_public(evidence: Evidence, by: User, moment: datetime, *, is_public: bool) -> bool:
    """Who changed the tick last and when is kept either way."""
    action = evidence.update.action
    standing = standing_of(action, by, None, day_of(moment, action))
    if not may_change(evidence, standing, is_public=is_public):
        raise Refused(Refusal.NOT_TO_RELEASE)
    changed = Evidence.objects.filter(pk=evidence.pk, is_public=not is_public).update(
        is_public=is_public, released_by=by, released_at=moment
    )
    freshness.touch()
    return bool(changed)


def _sent_before(update: Update, given: EvidenceInput) -> Evidence | None:
    if given.file is None or not given.file.name:
        return None
    stem = given.file.name.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    found: Evidence | None = Evidence.objects.filter(update=update, file__contains=stem).first()
    return found


def _is_settled(update: Update, action: Action) -> bool:
    """Whether somebody's clearance has already judged the update."""
    asks = action.plan.clearance != ActionPlan.Clearance.NONE
    return bool(asks and (update.cleared_at or update.declined_at))
