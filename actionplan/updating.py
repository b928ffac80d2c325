"""Verbs that record what happened to an action: an update, or that nothing changed yet."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.core.files.base import File
from django.db import transaction

from actionplan import showing
from actionplan.models import Action, ActionPlan, Evidence, LegalInstrument, Update
from actionplan.rules import OPEN, Proposal, Refusal, Standing, Status, is_check, refusal_of
from actionplan.standing import (
    acting_post,
    day_of,
    is_on_behalf,
    posts_of,
    standing_through,
)
from directory import freshness
from directory.models import Agency, Post, User
from intake.text import clean_text


@dataclass(frozen=True)
class EvidenceInput:
    """A link, a checked file or a legal instrument. Public only with the tick "no person"."""

    title: str
    url: str = ""
    file: File[bytes] | None = None
    is_public: bool = False
    instrument: LegalInstrument | None = None


@dataclass(frozen=True)
class Change:
    """What somebody says about an action. `post` is needed only where nobody is signed in.

    `basis` is the letter or meeting by which one office speaks for another; `filled_in_by` who
    wrote where several people share a mailbox; `evidence_follows` promises evidence for later.
    """

    status: str
    sentence: str = ""
    blocked_by: str = ""
    unblocked_by: str = ""
    evidence: EvidenceInput | None = None
    post: Post | None = None
    basis: str = ""
    filled_in_by: str = ""
    evidence_follows: bool = False


@dataclass(frozen=True)
class Recorded:
    """The update that was written and the action as it stands after it."""

    update: Update
    action: Action


class NotRecorded(Exception):  # noqa: N818
    """Nothing was written."""


class Refused(NotRecorded):
    """A rule forbids the change; `refusal.label` is the sentence for the reader."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.value)
        self.refusal = refusal
        self.code = refusal.value

    @property
    def message(self) -> str:
        return str(self.refusal.label)


class Conflict(NotRecorded):
    """Somebody else was faster; `current` and `latest` show what stands now."""

    def __init__(self, current: Action, latest: Update | None) -> None:
        super().__init__("conflict")
        self.current = current
        self.latest = latest


def record_update(
    action: Action,
    by: User | None,
    via: str,
    moment: datetime,
    change: Change,
    expected_version: int,
) -> Recorded:
    """Write one update and its evidence, or raise Refused or Conflict and write nothing.

    `by` is the person, or None for the mailbox of a post: then `change.post` says which.
    """
    current = _read_at(action.pk, expected_version)
    day = day_of(moment, current)
    posts = posts_of(by, change.post, day)
    standing = standing_through(current, posts, by, day)
    refusal = refusal_of(_proposal(current, change), standing)
    if refusal:
        raise Refused(refusal)
    checks = is_check(current.status, change.status, standing)
    post = acting_post(current, posts, checks, day)
    return _write(current, by, via, moment, replace(change, post=post))


def confirm_unchanged(
    action: Action,
    by: User | None,
    via: str,
    moment: datetime,
    expected_version: int,
    post: Post | None = None,
    basis: str = "",
) -> Recorded:
    """ "No change yet": the action stands where it stood, and somebody has said so today."""
    current = _read_at(action.pk, expected_version)
    day = day_of(moment, current)
    posts = posts_of(by, post, day)
    basis = clean_text(basis)[0]
    refusal = _refused_confirmation(current, standing_through(current, posts, by, day), basis)
    if refusal:
        raise Refused(refusal)
    same = Change(
        status=current.status,
        blocked_by=current.blocked_by,
        unblocked_by=current.unblocked_by,
        post=acting_post(current, posts, checks=False, day=day),
        basis=basis,
    )
    return _write(current, by, via, moment, same)


def _refused_confirmation(action: Action, standing: Standing, basis: str) -> Refusal | None:
    if not standing.may_enter:
        return Refusal.NOT_YOURS
    if action.status not in OPEN:
        return Refusal.NOT_FROM_HERE
    return Refusal.BASIS_MISSING if standing.on_behalf and not basis.strip() else None


def _read_at(action_id: int, expected_version: int) -> Action:
    current = _read(action_id)
    if current.version != expected_version:
        raise _conflict(current)
    return current


def _read(action_id: int) -> Action:
    actions = Action.objects.select_related("plan__region", "owner__agency", "step")
    action: Action = actions.get(pk=action_id)
    return action


def _conflict(current: Action) -> Conflict:
    updates = Update.objects.filter(action=current).select_related("written_by", "post__agency")
    return Conflict(current, updates.first())


def _proposal(action: Action, change: Change) -> Proposal:
    return Proposal(
        before=action.status,
        after=change.status,
        has_sentence=bool(change.sentence.strip()),
        has_other_news=change.evidence is not None or _names_another_obstacle(action, change),
        has_evidence=change.evidence is not None
        or Evidence.objects.standing().filter(update__action=action).exists(),
        has_obstacle=bool(change.blocked_by.strip()),
        has_basis=bool(change.basis.strip()),
        evidence_follows=change.evidence_follows,
    )


def _names_another_obstacle(action: Action, change: Change) -> bool:
    now = (change.blocked_by.strip(), change.unblocked_by.strip())
    return change.status == Status.BLOCKED and now != (action.blocked_by, action.unblocked_by)


@transaction.atomic
def _write(action: Action, by: User | None, via: str, moment: datetime, change: Change) -> Recorded:
    """The version is claimed by a conditional update, so of two writers only one succeeds."""
    after = _stated(change, day_of(moment, action))
    claimed = Action.objects.filter(pk=action.pk, version=action.version).update(
        version=action.version + 1, status=change.status, **after
    )
    if not claimed:
        raise _conflict(_read(action.pk))
    update = _write_update(action, by, via, moment, change, changed_by(action, after))
    showing.settle([action.pk])
    freshness.touch()
    return Recorded(update, _read(action.pk))


def _stated(change: Change, day: date) -> dict[str, str | date | None]:
    """What an update says of its action besides the status; what blocks, only while it blocks."""
    blocked = change.status == Status.BLOCKED
    return {
        "blocked_by": change.blocked_by.strip() if blocked else "",
        "unblocked_by": change.unblocked_by.strip() if blocked else "",
        "confirmed_on": day,
    }


def changed_by(action: Action, after: Mapping[str, str | date | None]) -> list[dict[str, str]]:
    """Field, before and after of what differs: kept with the update, which may be taken back."""
    pairs = ((name, _text(getattr(action, name)), _text(value)) for name, value in after.items())
    return [{"field": name, "before": old, "after": new} for name, old, new in pairs if old != new]


def _text(value: str | date | None) -> str:
    return value.isoformat() if isinstance(value, date) else value or ""


def _write_update(
    action: Action,
    by: User | None,
    via: str,
    moment: datetime,
    change: Change,
    changes: list[dict[str, str]],
) -> Update:
    speaks_for = _represented(action, change)
    update = Update.objects.create(
        action=action,
        written_by=by,
        post=change.post,
        on_behalf_of=speaks_for,
        on_behalf_basis=change.basis.strip() if speaks_for else "",
        filled_in_by=change.filled_in_by.strip(),
        evidence_follows=change.evidence_follows,
        via=via,
        status_before=action.status,
        status_after=change.status,
        sentence=change.sentence.strip(),
        changes=changes,
        version=action.version + 1,
        written_at=moment,
        cleared_at=None if _awaits_clearance(action) else moment,
    )
    if change.evidence:
        write_evidence(update, change.evidence, by, moment)
    return update


def _represented(action: Action, change: Change) -> Agency | None:
    """The office that is spoken for, where another one enters."""
    return action.owner.agency if is_on_behalf(action, change.post) else None


def write_evidence(
    update: Update, evidence: EvidenceInput, by: User | None, moment: datetime
) -> Evidence:
    """A tick that makes it public is kept with who set it and when."""
    return Evidence.objects.create(
        update=update,
        title=evidence.title,
        url=evidence.url,
        file=evidence.file or "",
        instrument=evidence.instrument,
        is_public=evidence.is_public,
        released_by=by if evidence.is_public else None,
        released_at=moment if evidence.is_public else None,
    )


def _awaits_clearance(action: Action) -> bool:
    return bool(action.plan.clearance != ActionPlan.Clearance.NONE)
