"""New actions and their references."""

from datetime import date

import pytest

from actionplan.planning import Promise, create_action, next_reference
from tests.factories import ActionFactory, PlanFactory, PostFactory, RegionFactory, StepFactory

pytestmark = pytest.mark.django_db


def test_references_count_up_within_a_plan() -> None:
    StepFactory(number=5)
    plan, post = PlanFactory(key="ntb-2023"), PostFactory()
    first = create_action(plan, Promise("Pertama", post))
    second = create_action(plan, Promise("Kedua", post))
    assert [first.reference, second.reference] == ["NTB-2023-001", "NTB-2023-002"]


def test_reference_of_a_regency_begins_with_its_code() -> None:
    regency = RegionFactory(code="52.03", level="regency", parent=RegionFactory(code="52"))
    assert next_reference(PlanFactory(key="5203-2026", region=regency)) == "5203-2026-001"


@pytest.mark.parametrize(
    ("last", "expected"),
    [("NTB-2023-013", "NTB-2023-014"), ("NTB-2023-999", "NTB-2023-1000")],
)
def test_reference_follows_the_highest_number(last: str, expected: str) -> None:
    plan = PlanFactory(key="ntb-2023")
    ActionFactory(plan=plan, reference="NTB-2023-002")
    ActionFactory(plan=plan, reference=last)
    assert next_reference(plan) == expected


def test_reference_after_a_thousand_keeps_counting() -> None:
    plan = PlanFactory(key="ntb-2023")
    ActionFactory(plan=plan, reference="NTB-2023-999")
    ActionFactory(plan=plan, reference="NTB-2023-1000")
    assert next_reference(plan) == "NTB-2023-1001"


def test_new_action_is_planned_in_step_five_with_its_first_due_date() -> None:
    StepFactory(number=5)
    due = date(2023, 12, 1)
    action = create_action(PlanFactory(), Promise("Baru", PostFactory(), due_on=due))
    assert (action.status, action.step.number, action.version) == ("planned", 5, 1)
    assert (action.due_on, action.original_due_on) == (due, due)
