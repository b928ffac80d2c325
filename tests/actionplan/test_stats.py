"""Numbers of plans as the public sees them."""

from datetime import date

import pytest

from actionplan import stats
from actionplan.models import ActionPlan
from tests.factories import (
    ActionFactory,
    PlanFactory,
    RegionFactory,
    StepFactory,
    WorkshopFactory,
)

pytestmark = pytest.mark.django_db
DAY = date(2023, 9, 30)


def plan_with_actions() -> ActionPlan:
    plan = PlanFactory(region=RegionFactory(code="52", name="NTB", abbreviation="NTB"))
    for number in (1, 5):
        StepFactory(number=number)
    for step, status, due_on, cleared in [
        (1, "verified", None, ""),
        (5, "in_progress", date(2023, 9, 1), ""),
        (5, "in_progress", date(2023, 12, 1), ""),
        (5, "reported_done", date(2023, 9, 1), "in_progress"),
    ]:
        ActionFactory(
            plan=plan,
            step=StepFactory(number=step),
            status=status,
            due_on=due_on,
            cleared_status=cleared,
        )
    return plan


def test_steps_by_status_counts_what_is_cleared() -> None:
    table = stats.steps_by_status(plan_with_actions().pk)
    counts = {row.number: [cell.number for cell in row.counts] for row in table.rows}
    assert counts == {1: [0, 0, 0, 0, 1, 0], 5: [0, 3, 0, 0, 0, 0]}
    assert [row.total for row in table.rows] == [1, 3]
    assert table.total == 4


def test_steps_by_status_of_a_hidden_plan_is_empty() -> None:
    plan = plan_with_actions()
    ActionPlan.objects.update(is_public=False)
    assert stats.steps_by_status(plan.pk).total == 0


def test_plan_figures_show_late_only_where_the_plan_does() -> None:
    plan = plan_with_actions()
    shown = stats.PlanFigures(actions=4, open=3, reported_done=0, verified=1, late=2)
    hidden = stats.PlanFigures(actions=4, open=3, reported_done=0, verified=1, late=None)
    assert stats.plan_figures(plan.pk, True, DAY) == shown
    assert stats.plan_figures(plan.pk, False, DAY) == hidden


def test_site_figures_count_public_plans_only() -> None:
    plan = plan_with_actions()
    PlanFactory(region=plan.region)
    ActionFactory(plan=PlanFactory(is_public=False))
    assert stats.site_figures() == stats.SiteFigures(plans=2, actions=4, regions=1)


def test_site_figures_of_an_empty_site_are_zero() -> None:
    assert stats.site_figures() == stats.SiteFigures(plans=0, actions=0, regions=0)


def test_workshop_promises_count_public_actions_of_that_workshop() -> None:
    plan = plan_with_actions()
    workshop = WorkshopFactory(slug="mataram-2023", region=plan.region)
    plan.actions.update(workshop=workshop)
    ActionFactory(plan=PlanFactory(is_public=False), workshop=workshop)
    expected = stats.WorkshopPromises(actions=4, open=3, reported_done=0, verified=1)
    assert stats.workshop_promises("mataram-2023") == expected
    assert stats.workshop_promises("makassar-2023").actions == 0


def test_provinces_stand_in_alphabetical_order_with_and_without_plan() -> None:
    plan = plan_with_actions()
    RegionFactory(code="51", name="Bali", abbreviation="BALI")
    regency = RegionFactory(code="52.03", name="Lotim", level="regency", parent=plan.region)
    PlanFactory(region=regency)
    assert stats.provinces() == [
        stats.RegionRow("Bali", "bali", "", 0, 0),
        stats.RegionRow("NTB", "ntb", "Rencana aksi contoh", 4, 1),
    ]


def test_governments_of_a_province_are_those_with_a_public_plan() -> None:
    province = RegionFactory(code="52")
    for code, name in (("52.03", "Lotim"), ("52.01", "Lobar"), ("52.02", "Loteng")):
        region = RegionFactory(code=code, name=name, level="regency", parent=province)
        PlanFactory(region=region, is_public=name != "Loteng")
    assert [row.name for row in stats.governments_of(province.pk)] == ["Lobar", "Lotim"]
