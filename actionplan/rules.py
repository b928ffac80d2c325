"""The life of an action, without a database: statuses, which change leads where, and for whom."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _

UNCONFIRMED_AFTER = timedelta(days=90)
THIS_WEEK = 7
FORTNIGHT = 14


class Status(models.TextChoices):
    PLANNED = "planned", _("Planned")
    IN_PROGRESS = "in_progress", _("In progress")
    BLOCKED = "blocked", _("Blocked")
    REPORTED_DONE = "reported_done", _("Reported done")
    VERIFIED = "verified", _("Done, verified")
    DROPPED = "dropped", _("Dropped")


class Urgency(models.IntegerChoices):
    """In which part of a work list an action stands, the most pressing first."""

    LATE = 1, _("Past due")
    THIS_WEEK = 2, _("Due within 7 days")
    FORTNIGHT = 3, _("Due within 14 days")
    TO_CHECK = 4, _("Waiting for a check")
    RECONFIRM = 5, _("To be reconfirmed")
    LATER = 6, _("Later or without a due date")
    CLOSED = 7, _("Closed")

    @property
    def key(self) -> str:
        return self.name.lower()


class Refusal(models.TextChoices):
    """Why a change is not accepted: one sentence for portal, link, import and back office."""

    NOT_YOURS = "not_yours", _("You may not update this action.")
    NOT_FROM_HERE = "not_from_here", _("The action cannot go from its present status to this one.")
    OPERATOR = (
        "operator",
        _("An operator may not report an action as done; the focal point or the head may."),
    )
    FOUR_EYES = (
        "four_eyes",
        _("Only a verifier of another agency may verify, and never the person who reported it."),
    )
    NOTHING_SAID = (
        "nothing_said",
        _("Write what happened. If nothing changed, choose “No change yet”."),
    )
    SENTENCE_MISSING = "sentence_missing", _("Write in one sentence what happened.")
    EVIDENCE_MISSING = (
        "evidence_missing",
        _("“Reported done” needs evidence: add a link or a file."),
    )
    NOTHING_CHANGED = "nothing_changed", _("Nothing is different from what stands already.")
    NOTE_EMPTY = "note_empty", _("Write a sentence for your colleagues.")
    OBSTACLE_MISSING = "obstacle_missing", _("Say what blocks the action.")
    BASIS_MISSING = (
        "basis_missing",
        _("You act for another office: name the letter or meeting that asks you to."),
    )
    FOLLOWS_NOT_DONE = (
        "follows_not_done",
        _("Evidence may follow for an action in progress, not for one reported as done."),
    )
    NOT_TO_CLEAR = "not_to_clear", _("You may not clear this update, or it no longer waits.")
    WHY_MISSING = "why_missing", _("Say in one sentence why you do not clear it.")
    NO_RECENT_UPDATE = (
        "no_recent_update",
        _("There is no update of yours from the last 24 hours. Write one and add the photo to it."),
    )
    ENOUGH_PIECES = (
        "enough_pieces",
        _("An update holds at most 10 photos or documents. Write a new update for more."),
    )
    NOT_TO_RELEASE = (
        "not_to_release",
        _("You may not change whether this evidence is public."),
    )
    NOT_TO_NUDGE = (
        "not_to_nudge",
        _("Only the coordinator of the region or of its province may ask for news."),
    )
    NOT_TO_DELIVER = (
        "not_to_deliver",
        _("Only the coordinator of the region may record its deliverables."),
    )
    PROOF_MISSING = (
        "proof_missing",
        _("Give evidence: a link, a file, a legal instrument or a workshop."),
    )
    NOT_TO_DELEGATE = (
        "not_to_delegate",
        _("Only the region's coordinator or the head of that office may delegate."),
    )
    NOT_YOUR_UPDATE = "not_your_update", _("Only who wrote an update may take it back.")
    TOO_LATE_TO_TAKE_BACK = (
        "too_late_to_take_back",
        _("An update can be taken back for 24 hours. Write a new one that puts it right."),
    )
    NEWER_UPDATE = (
        "newer_update",
        _("Something newer has been said of the action. Write a new update that puts it right."),
    )
    CLEARED_BY_SOMEBODY = (
        "cleared_by_somebody",
        _("Somebody has cleared the update for the public. Write a new one that puts it right."),
    )
    NOT_TO_TAKE_BACK = (
        "not_to_take_back",
        _("Changed facts and imported lists are not taken back here. Change the facts again."),
    )


OPEN = (Status.PLANNED, Status.IN_PROGRESS, Status.BLOCKED)
CLOSED = (Status.VERIFIED, Status.DROPPED)

NEXT: dict[str, tuple[Status, ...]] = {
    Status.PLANNED: (*OPEN, Status.REPORTED_DONE, Status.DROPPED),
    Status.IN_PROGRESS: (*OPEN, Status.REPORTED_DONE, Status.DROPPED),
    Status.BLOCKED: (*OPEN, Status.REPORTED_DONE, Status.DROPPED),
    Status.REPORTED_DONE: (Status.REPORTED_DONE, Status.IN_PROGRESS),
    Status.VERIFIED: (),
    Status.DROPPED: (Status.PLANNED, Status.IN_PROGRESS),
}
NEXT_FOR_VERIFIER: dict[str, tuple[Status, ...]] = {
    Status.REPORTED_DONE: (Status.VERIFIED, Status.IN_PROGRESS),
    Status.VERIFIED: (Status.IN_PROGRESS,),
}
NEEDS_SENTENCE = (Status.REPORTED_DONE, Status.DROPPED)


@dataclass(frozen=True)
class Standing:
    """What one person may do with one action on one day.

    `on_behalf`: entering is possible only for another office, so a letter or meeting is named.
    """

    may_enter: bool = False
    may_report: bool = False
    may_verify: bool = False
    may_amend: bool = False
    may_clear: bool = False
    may_nudge: bool = False
    may_discuss: bool = False
    on_behalf: bool = False

    @property
    def may_update(self) -> bool:
        return self.may_enter or self.may_verify


@dataclass(frozen=True)
class Proposal:
    """What somebody wants to record, as far as the rules look at it."""

    before: str
    after: str
    has_sentence: bool = False
    has_evidence: bool = False
    has_other_news: bool = False
    has_obstacle: bool = False
    has_basis: bool = False
    evidence_follows: bool = False


def next_statuses(status: str, standing: Standing) -> list[Status]:
    """The statuses a person may choose, in the order of the life of an action."""
    reachable: set[Status] = set()
    if standing.may_enter:
        reachable.update(NEXT[status])
    if not standing.may_report and status != Status.REPORTED_DONE:
        reachable.discard(Status.REPORTED_DONE)
    if standing.may_verify:
        reachable.update(NEXT_FOR_VERIFIER.get(status, ()))
    return [candidate for candidate in Status if candidate in reachable]


def refusal_of(proposal: Proposal, standing: Standing) -> Refusal | None:
    """The first rule that the proposal breaks, or None."""
    return (
        _refused_path(proposal, standing)
        or _refused_basis(proposal, standing)
        or _refused_content(proposal)
    )


def is_check(before: str, after: str, standing: Standing) -> bool:
    """Whether this step is the verifier's own, taken for nobody else."""
    return standing.may_verify and after in NEXT_FOR_VERIFIER.get(before, ())


def _refused_path(proposal: Proposal, standing: Standing) -> Refusal | None:
    if proposal.after == Status.VERIFIED and not standing.may_verify:
        return Refusal.FOUR_EYES if standing.may_enter else Refusal.NOT_YOURS
    if not standing.may_update:
        return Refusal.NOT_YOURS
    if proposal.after in next_statuses(proposal.before, standing):
        return None
    if proposal.after == Status.REPORTED_DONE and proposal.before in OPEN:
        return Refusal.OPERATOR if standing.may_enter else Refusal.NOT_YOURS
    return Refusal.NOT_FROM_HERE


def _refused_basis(proposal: Proposal, standing: Standing) -> Refusal | None:
    checks = is_check(proposal.before, proposal.after, standing)
    if standing.on_behalf and not checks and not proposal.has_basis:
        return Refusal.BASIS_MISSING
    return None


def _refused_content(proposal: Proposal) -> Refusal | None:
    moves = proposal.after != proposal.before
    if proposal.evidence_follows and proposal.after not in OPEN:
        return Refusal.FOLLOWS_NOT_DONE
    if proposal.after == Status.BLOCKED and not proposal.has_obstacle:
        return Refusal.OBSTACLE_MISSING
    if not moves and not (proposal.has_sentence or proposal.has_other_news):
        return Refusal.NOTHING_SAID
    if moves and not proposal.has_sentence and _needs_sentence(proposal):
        return Refusal.SENTENCE_MISSING
    if moves and proposal.after == Status.REPORTED_DONE and not proposal.has_evidence:
        return Refusal.EVIDENCE_MISSING
    return None


def _needs_sentence(proposal: Proposal) -> bool:
    """Reporting, dropping and sending back are explained to those who read it later."""
    sent_back = proposal.before in (Status.REPORTED_DONE, Status.VERIFIED)
    return proposal.after in NEEDS_SENTENCE or (sent_back and proposal.after == Status.IN_PROGRESS)


def days_past_due(status: str, due_on: date | None, day: date) -> int:
    """How many days an open action is past its due date; 0 when it is not."""
    if due_on is None or status not in OPEN:
        return 0
    return max((day - due_on).days, 0)


def is_unconfirmed(status: str, confirmed_on: date | None, day: date) -> bool:
    """Nobody has said for 90 days where an open action stands."""
    if status not in OPEN:
        return False
    return confirmed_on is None or confirmed_on <= day - UNCONFIRMED_AFTER
