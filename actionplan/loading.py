"""Loads steps, objectives, principles and goals from `data/`; nothing is overwritten."""

from pathlib import Path
from typing import Any

from django.db import transaction

from actionplan.models import Objective, Principle, SdgGoal, SdgTarget, Step, StepDeliverable
from actionplan.models.framework import WordingStatus
from directory.loading import Loaded, add_missing, read_json

DATA = Path(__file__).parent / "data"


@transaction.atomic
def load_steps() -> dict[str, Loaded]:
    """The six steps and what a region has in hand when each is done; all are working names."""
    data = read_json(DATA / "steps.json")["steps"]
    steps = add_missing([_step(row) for row in data], "key")
    ids = dict(Step.objects.values_list("key", "pk"))
    deliverables = add_missing(
        [
            _deliverable(row, order, ids[step["key"]])
            for step in data
            for order, row in enumerate(step["deliverables"], start=1)
        ],
        "key",
    )
    return {"steps": steps, "step_deliverables": deliverables}


def step_numbers() -> dict[str, int]:
    """The number of each step by its key, as pages name it."""
    return dict(Step.objects.values_list("key", "number"))


@transaction.atomic
def load_objectives() -> dict[str, Loaded]:
    """Goals, the targets that objectives name, and objectives, each new one with its goals."""
    goals = add_missing(
        [_goal(row) for row in read_json(DATA / "sdg_goals.json")["goals"]], "number"
    )
    data = read_json(DATA / "objectives.json")["objectives"]
    linked = set(Objective.objects.values_list("number", flat=True))
    objectives = add_missing([_objective(row) for row in data], "number")
    _link_goals([row for row in data if row["number"] not in linked])
    targets = add_missing(_targets(data), "code")
    return {"sdg_goals": goals, "sdg_targets": targets, "objectives": objectives}


@transaction.atomic
def load_principles() -> dict[str, Loaded]:
    data = read_json(DATA / "principles.json")["principles"]
    return {"principles": add_missing([_principle(row) for row in data], "key")}


def _link_goals(rows: list[dict[str, Any]]) -> None:
    objectives = dict(Objective.objects.values_list("number", "pk"))
    goals = dict(SdgGoal.objects.values_list("number", "pk"))
    link = Objective.sdg_goals.through
    link._default_manager.bulk_create(
        link(objective_id=objectives[row["number"]], sdggoal_id=goals[number])
        for row in rows
        for number in row["sdg_goals"]
    )


def _targets(rows: list[dict[str, Any]]) -> list[SdgTarget]:
    """The targets by code: "10.7" belongs to goal 10."""
    goals = dict(SdgGoal.objects.values_list("number", "pk"))
    codes = sorted({code for row in rows for code in row["sdg_targets"]})
    return [SdgTarget(code=code, goal_id=goals[int(code.split(".")[0])]) for code in codes]


def _step(row: dict[str, Any]) -> Step:
    return Step(
        number=row["order"],
        key=row["key"],
        name_id=row["name"]["id"],
        name_en=row["name"]["en"],
        wording=row["wording_status"],
        description_id=row["description"]["id"],
        description_en=row["description"]["en"],
        source_url=row["source_url"],
    )


def _deliverable(row: dict[str, Any], order: int, step_id: int) -> StepDeliverable:
    return StepDeliverable(
        step_id=step_id, key=row["key"], order=order, name_id=row["id"], name_en=row["en"]
    )


def _goal(row: dict[str, Any]) -> SdgGoal:
    return SdgGoal(
        number=row["number"],
        name_id=row["title"]["id"],
        name_en=row["title"]["en"],
        wording=_wording(row["title_status"]),
    )


def _objective(row: dict[str, Any]) -> Objective:
    return Objective(
        number=row["number"],
        name_id=row["title"]["id"],
        name_en=row["title"]["en"],
        label_id=row["label"]["id"],
        label_en=row["label"]["en"],
        wording=_wording(row["title_status"]),
        sdg_targets=row["sdg_targets"],
    )


def _principle(row: dict[str, Any]) -> Principle:
    return Principle(
        number=row["order"],
        key=row["key"],
        name_id=row["name"]["id"],
        name_en=row["name"]["en"],
        wording=_wording(row["name_status"]),
        meaning_id=row["meaning"]["id"],
        meaning_en=row["meaning"]["en"],
    )


def _wording(status: str) -> str:
    """Only a title that was compared with the official English text is not a working name."""
    return WordingStatus.VERIFIED if status == "verified" else WordingStatus.WORKING_NAME
