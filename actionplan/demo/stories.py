"""Reads the sample actions: what each office promises, when it is due, what it has reported."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from actionplan.rules import Status
from directory.loading import read_json

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True)
class Event:
    """Something reported `days_ago`; with `proof` a link of that title comes along."""

    days_ago: int
    status: Status
    sentence: str
    proof: str = ""
    obstacle: str = ""
    need: str = ""


@dataclass(frozen=True)
class Story:
    """A sample action. `due_in` counts days from today, negative when past; None has no date."""

    office: str
    step: int
    title: str
    due_in: int | None
    objectives: tuple[int, ...]
    events: tuple[Event, ...] = ()
    confirmed_days_ago: int | None = 20
    first_due_in: int | None = None
    partners: tuple[str, ...] = ()
    description: str = ""
    from_workshop: bool = False
    due_text: str = ""
    assigned_days_ago: int = 160
    principles: tuple[int, ...] = ()
    sdg_targets: tuple[str, ...] = ()
    priorities: tuple[str, ...] = ()
    origin: str = ""


def read_stories(plan_key: str) -> list[Story]:
    return [_story(row) for row in read_json(DATA / "stories.json")[plan_key]]


def _story(row: dict[str, Any]) -> Story:
    events = tuple(
        Event(**{**event, "status": Status(event["status"])}) for event in row.get("events", ())
    )
    many = ("objectives", "partners", "principles", "sdg_targets", "priorities")
    return Story(
        **{**row, "events": events, **{name: tuple(row.get(name, ())) for name in many}},
    )
