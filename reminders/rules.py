"""The stages of an action before and after its due date, as ranges: a missed day loses none."""

from dataclasses import dataclass
from datetime import date, timedelta

STAGES = (-14, -3, 1)
"""Days from the due date at which an action comes up on its own day, whatever the rhythm."""

FURTHEST_AHEAD = timedelta(days=-STAGES[0])


@dataclass(frozen=True)
class Mailed:
    """What a digest said about one action: the stage it had, for the due date it had."""

    action: int
    stage: int
    due_on: date

    def as_item(self) -> dict[str, int | str]:
        return {"action": self.action, "stage": self.stage, "due_on": self.due_on.isoformat()}

    @classmethod
    def from_item(cls, item: dict[str, str]) -> "Mailed":
        return cls(int(item["action"]), int(item["stage"]), date.fromisoformat(item["due_on"]))


def stage_of(due_on: date | None, day: date) -> int | None:
    """The last stage reached on a day; None more than 14 days ahead, or without a due date."""
    if due_on is None:
        return None
    reached = [stage for stage in STAGES if (day - due_on).days >= stage]
    return reached[-1] if reached else None


def mailed_on(action: int, due_on: date | None, day: date) -> Mailed | None:
    """What a digest of that day says about the action; nothing while no stage is reached."""
    stage = stage_of(due_on, day)
    return None if stage is None or due_on is None else Mailed(action, stage, due_on)
