"""Actions as rows of a public list."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Count, Max

from actionplan import rules
from actionplan.models import Action, Evidence, Update


@dataclass(frozen=True)
class ActionRow:
    """One action. `days_late` is 0 where the plan does not publish it; `due_text` as written."""

    reference: str
    title: str
    region: str
    agency: str
    step: int
    step_name: str
    status: str
    due_on: date | None
    first_due_on: date | None
    due_text: str
    days_late: int
    updated_on: date | None
    evidence: int


def rows_of(actions: Sequence[Action], day: date) -> list[ActionRow]:
    """Of one page: `actions` bring step, owner's agency, plan and region with them."""
    keys = [action.pk for action in actions]
    updates = Update.objects.public().filter(action__in=keys).order_by()
    told = dict(updates.values_list("action").annotate(Max("written_at")))
    pieces = Evidence.objects.public().filter(update__action__in=keys).order_by()
    proofs = dict(pieces.values_list("update__action").annotate(Count("pk")))
    return [_row(action, told, proofs, day) for action in actions]


def _row(action: Action, told: dict[Any, datetime], proofs: dict[Any, int], day: date) -> ActionRow:
    plan, moment = action.plan, told.get(action.pk)
    late = rules.days_past_due(action.public_status, action.due_on, day) if plan.shows_late else 0
    return ActionRow(
        reference=action.reference,
        title=action.title,
        region=str(plan.region),
        agency=action.owner.agency.name,
        step=action.step.number,
        step_name=str(action.step),
        status=action.public_status.value,
        due_on=action.due_on,
        first_due_on=action.original_due_on if action.is_postponed else None,
        due_text=action.due_text,
        days_late=late,
        updated_on=moment.astimezone(ZoneInfo(plan.region.zone)).date() if moment else None,
        evidence=proofs.get(action.pk, 0),
    )
