"""The verb that takes an update back within a day: nothing is deleted, a new update undoes it."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from actionplan import releasing, showing
from actionplan.models import Action, Update
from actionplan.rules import Refusal, Standing, Status
from actionplan.standing import day_of, standing_of
from actionplan.updating import Conflict, Recorded, Refused
from directory import freshness
from directory.models import Post, User

WITHIN = timedelta(hours=24)
OF_ACTION = ("plan__region", "owner__agency", "step")
# What an update says of its action besides the status; other facts are changed by amending.
RESTORED = ("blocked_by", "unblocked_by", "confirmed_on")


def take_back(
    update: Update, by: User | None, post: Post | None, via: str, moment: datetime
) -> Recorded:
    """The action stands as before the update, and no evidence of it is public any more.

    `by` is the person who wrote it, or None for the mailbox of `post` that it came through. Doing
    it again changes nothing. Raises Refused or Conflict and writes nothing.
    """
    refusal = refusal_to_take_back(update, by, post, moment)
    if refusal:
        raise Refused(refusal)
    return _undo(update.pk, by, post, via, moment)


def refusal_to_take_back(
    update: Update, by: User | None, post: Post | None, moment: datetime
) -> Refusal | None:
    """None when it may be taken back now, or this person has done so already."""
    if not _wrote(update, by, post):
        return Refusal.NOT_YOUR_UPDATE
    action = update.action
    if not standing_of(action, by, post, day_of(moment, action)).may_update:
        return Refusal.NOT_YOURS
    if taken_back_by(update):
        return None
    return _refused_update(update, moment)


def is_offered(update: Update, by: User, standing: Standing, moment: datetime) -> bool:
    """Whether a page offers it, of an update that stands: no query, everything is known."""
    mine = _wrote(update, by, None) and standing.may_update
    return mine and _refused_update(update, moment) is None


def taken_back_by(update: Update) -> Update | None:
    """The update that took this one back."""
    return Update.objects.filter(takes_back=update).first()


def undone_since(posts: Iterable[int], since: datetime | None) -> tuple[str, ...]:
    """What was taken back for these posts after a moment, a sentence each, the oldest first."""
    if since is None:
        return ()
    undoing = Update.objects.filter(
        takes_back__isnull=False, post__in=list(posts), written_at__gt=since
    ).select_related("takes_back", "action__plan__region")
    return tuple(_sentence(one) for one in undoing.order_by("written_at", "pk"))


def _sentence(undoing: Update) -> str:
    undone = undoing.takes_back or undoing
    day = date_format(day_of(undone.written_at, undoing.action), "DATE_FORMAT")
    words = {"day": day, "reference": undoing.action.reference}
    return _("Your update of %(day)s on %(reference)s was taken back.") % words


def _wrote(update: Update, by: User | None, post: Post | None) -> bool:
    """The same person; or it came through the same mailbox, where nobody knows who wrote."""
    if by is not None:
        return update.written_by_id == by.pk
    through_mailbox = update.written_by_id is None and update.via == Update.Via.LINK
    return through_mailbox and post is not None and update.post_id == post.pk


def _refused_update(update: Update, moment: datetime) -> Refusal | None:
    if moment - update.written_at > WITHIN:
        return Refusal.TOO_LATE_TO_TAKE_BACK
    if update.version != update.action.version:
        return Refusal.NEWER_UPDATE
    if _was_cleared_by_somebody(update):
        return Refusal.CLEARED_BY_SOMEBODY
    return None if _can_be_restored(update) else Refusal.NOT_TO_TAKE_BACK


def _was_cleared_by_somebody(update: Update) -> bool:
    """Where a plan asks for no clearance an update is cleared as it is written."""
    return update.cleared_at is not None and (
        update.cleared_by_id is not None or update.cleared_at != update.written_at
    )


def _can_be_restored(update: Update) -> bool:
    if update.takes_back_id or update.via not in (Update.Via.PORTAL, Update.Via.LINK):
        return False
    if any(change["field"] not in RESTORED for change in update.changes):
        return False
    obstacle = _before(update).get("blocked_by", update.action.blocked_by)
    return update.status_before != Status.BLOCKED or bool(obstacle)


def _before(update: Update) -> dict[str, str]:
    return {change["field"]: change["before"] for change in update.changes}


@transaction.atomic
def _undo(
    update_id: int, by: User | None, post: Post | None, via: str, moment: datetime
) -> Recorded:
    """With the row of the action held: neither a clearance nor a photo comes in between."""
    related = (*(f"action__{name}" for name in OF_ACTION), "post", "on_behalf_of")
    action_id = Update.objects.values_list("action", flat=True).get(pk=update_id)
    Action.objects.select_for_update().get(pk=action_id)
    update = Update.objects.select_related(*related).get(pk=update_id)
    done = taken_back_by(update)
    if done:
        return Recorded(done, update.action)
    refusal = _refused_update(update, moment)
    if refusal == Refusal.NEWER_UPDATE:
        raise Conflict(update.action, update.action.updates.first())
    if refusal:
        raise Refused(refusal)
    _restore(update)
    undoing = _write(update, by, via, moment)
    releasing.withdraw_all(update, by, moment)
    showing.settle([action_id])
    freshness.touch()
    return Recorded(undoing, Action.objects.select_related(*OF_ACTION).get(pk=action_id))


def _restore(update: Update) -> None:
    """The next version is claimed by a conditional update, as everywhere."""
    facts: dict[str, Any] = _before(update)
    if "confirmed_on" in facts:
        known = facts["confirmed_on"]
        facts["confirmed_on"] = date.fromisoformat(known) if known else None
    claimed = Action.objects.filter(pk=update.action_id, version=update.version).update(
        version=update.version + 1, status=update.status_before, **facts
    )
    if not claimed:
        current = Action.objects.get(pk=update.action_id)
        raise Conflict(current, current.updates.first())


def _write(update: Update, by: User | None, via: str, moment: datetime) -> Update:
    """For the same post and on the same letter. It says nothing in public, so nobody clears it."""
    undoing: Update = Update.objects.create(
        action=update.action,
        written_by=by,
        post=update.post,
        on_behalf_of=update.on_behalf_of,
        on_behalf_basis=update.on_behalf_basis,
        via=via,
        status_before=update.status_after,
        status_after=update.status_before,
        changes=[
            {"field": one["field"], "before": one["after"], "after": one["before"]}
            for one in update.changes
        ],
        version=update.version + 1,
        written_at=moment,
        cleared_at=moment if update.cleared_at else None,
        takes_back=update,
    )
    return undoing
