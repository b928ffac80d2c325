"""Where an action goes by what a list says of it: the rules of an update, and none besides."""

from dataclasses import dataclass
from typing import Final

from actionplan.importing.records import Record
from actionplan.importing.words import POSTPONED, same_words
from actionplan.rules import OPEN, Proposal, Refusal, Standing, Status, refusal_of
from intake.kinds import Problem

# Whoever may bring in the plan's list may say of a new action where it stands, but verify nothing.
ENTERING: Final = Standing(may_enter=True, may_report=True, may_amend=True)
DONE: Final = (Status.REPORTED_DONE, Status.VERIFIED)


@dataclass(frozen=True)
class Move:
    """The status an action gets, whether an update tells it, and what is to be said about it."""

    status: str
    gives: bool = False
    problems: tuple[Problem, ...] = ()


def settle(record: Record, standing: Standing) -> Move:
    """What the rules make of the list's words; where they ask for evidence or for what blocks,
    the action is in progress until somebody gives it.
    """
    said: list[Problem] = []
    target = _meant(record, said)
    refusal = _refusal(record, target, standing)
    if refusal in (Refusal.EVIDENCE_MISSING, Refusal.OBSTACLE_MISSING):
        name = "evidence" if refusal is Refusal.EVIDENCE_MISSING else "blocked_by"
        said.append(Problem(name, refusal.value))
        target = Status.IN_PROGRESS.value
        refusal = _refusal(record, target, standing)
    if target != Status.BLOCKED and record.texts.get("blocked_by"):
        said.append(Problem("blocked_by", "obstacle_left", {"value": record.texts["blocked_by"]}))
    if refusal is Refusal.NOTHING_SAID or (refusal and not _says_anything(record, target)):
        return Move(record.before, problems=tuple(said))
    if refusal:
        field = "sentence" if target == record.before else "status"
        return Move(record.before, problems=(*said, Problem(field, refusal.value, is_error=True)))
    return Move(target, gives=_says_anything(record, target), problems=tuple(said))


def _meant(record: Record, said: list[Problem]) -> str:
    """The status that the cell names; nobody verifies by a list."""
    status = record.wanted.status.status if record.wanted and record.wanted.status else ""
    if not status:
        return record.before
    if status == POSTPONED:
        return _postponed(record)
    if status not in DONE:
        return str(status)
    if record.before == Status.VERIFIED:
        return record.before
    if status == Status.VERIFIED:
        said.append(Problem("status", Refusal.FOUR_EYES.value))
    return Status.REPORTED_DONE.value


def _postponed(record: Record) -> str:
    """Blocked where the list says by what; else it stands where it stood."""
    if _obstacle(record):
        return Status.BLOCKED.value
    return record.before if record.before in OPEN else Status.PLANNED.value


def _refusal(record: Record, target: str, standing: Standing) -> Refusal | None:
    return refusal_of(
        Proposal(
            before=record.before,
            after=target,
            has_sentence=bool(new_sentence(record)) or target != record.before,
            has_evidence=bool(record.links or (record.stored and record.stored.has_evidence)),
            has_other_news=bool(record.links) or _names_another_obstacle(record, target),
            has_obstacle=bool(obstacle_of(record, target)),
            has_basis=True,
        ),
        standing,
    )


def _says_anything(record: Record, target: str) -> bool:
    return (
        target != record.before
        or bool(new_sentence(record) or record.links)
        or _names_another_obstacle(record, target)
    )


def new_sentence(record: Record) -> str:
    """What the list tells that nobody has told of this action yet."""
    known = record.stored.sentences if record.stored else set()
    return "" if same_words(record.sentence) in known else record.sentence


def sentence_of(record: Record) -> str:
    """What the update says: the list's sentence, else the word of its status when that moves."""
    told = new_sentence(record)
    if told or record.after == record.before or record.wanted is None:
        return told
    return record.wanted.status_text


def _obstacle(record: Record) -> str:
    """What blocks by the list: its own column, else a status that says more than one word."""
    if record.texts.get("blocked_by"):
        return record.texts["blocked_by"]
    wanted = record.wanted
    return wanted.status_text if wanted and wanted.status and wanted.status.has_reason else ""


def obstacle_of(record: Record, target: str) -> str:
    """What stands as blocking an action of this status; one that was blocked before keeps it."""
    if target != Status.BLOCKED:
        return ""
    return _new_or_kept(record, "blocked_by", _obstacle(record))


def remedy_of(record: Record, target: str) -> str:
    if target != Status.BLOCKED:
        return ""
    return _new_or_kept(record, "unblocked_by", record.texts.get("unblocked_by", ""))


def _new_or_kept(record: Record, name: str, told: str) -> str:
    kept = str(record.stored.values[name]) if record.stored else ""
    return kept if not told or same_words(told) == same_words(kept) else told


def _names_another_obstacle(record: Record, target: str) -> bool:
    if target != Status.BLOCKED or record.stored is None:
        return False
    was = record.stored.values
    now = (obstacle_of(record, target), remedy_of(record, target))
    return now != (was["blocked_by"], was["unblocked_by"])
