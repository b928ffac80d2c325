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
    shown = stats.PlanFigures(actions=4, open=3, reported_done=0, verified=1, unconfirmed=0, late=2)
    hidden = stats.PlanFigures(
        actions=4, open=3, reported_done=0, verified=1, unconfirmed=0, late=None
    )
    assert stats.plan_figures(plan.pk, True, DAY) == shown
    assert stats.plan_figures(plan.pk, False, DAY) == hidden


def test_site_figures_count_public_plans_only() -> None:
    plan = plan_with_actions()
    PlanFactory(region=plan.region)
    ActionFactory(plan=PlanFactory(is_public=False))
    expected = stats.SiteFigures(
        2, 1, actions=4, reported_done=0, verified=1, unconfirmed=0, late=None
    )
    assert stats.site_figures(DAY) == expected


def test_site_figures_count_late_only_in_plans_that_publish_it() -> None:
    plan = plan_with_actions()
    ActionPlan.objects.filter(pk=plan.pk).update(shows_late=True)
    ActionFactory(plan=PlanFactory(), due_on=date(2023, 9, 1))
    assert stats.site_figures(DAY).late == 2


def test_site_figures_count_open_actions_nobody_confirmed() -> None:
    plan = plan_with_actions()
    plan.actions.update(confirmed_on=date(2023, 7, 2))
    assert stats.site_figures(DAY).unconfirmed == 3
    plan.actions.update(confirmed_on=date(2023, 7, 3))
    assert stats.site_figures(DAY).unconfirmed == 0


def test_site_figures_of_an_empty_site_are_zero() -> None:
    assert stats.site_figures(DAY) == stats.SiteFigures(0, 0, 0, 0, 0, 0, None)


def test_workshop_promises_count_public_actions_of_that_workshop() -> None:
    plan = plan_with_actions()
    workshop = WorkshopFactory(slug="mataram-2023", region=plan.region)
    plan.actions.update(workshop=workshop)
    ActionFactory(plan=PlanFactory(is_public=False), workshop=workshop)
    expected = stats.WorkshopPromises(actions=4, open=3, reported_done=0, verified=1)
    assert stats.workshop_promises("mataram-2023") == expected
    assert stats.workshop_promises("makassar-2023").actions == 0


def test_provinces_stand_in_alphabetical_order_with_what_lies_below() -> None:
    plan = plan_with_actions()
    RegionFactory(code="51", name="Bali", abbreviation="BALI")
    regency = RegionFactory(code="52.03", name="Lotim", level="regency", parent=plan.region)
    ActionFactory(plan=PlanFactory(region=regency), step=StepFactory(number=5))
    assert stats.provinces() == [
        stats.Row("Bali", "bali", False, [stats.Cell(1), stats.Cell(5)]),
        stats.Row("NTB", "ntb", True, [stats.Cell(1, 1, 1), stats.Cell(5, 4, 0)]),
    ]


def test_grid_hides_what_is_not_public() -> None:
    plan = plan_with_actions()
    plan.actions.filter(step__number=1).update(is_public=False)
    assert stats.provinces()[0].cells == [stats.Cell(1), stats.Cell(5, 3, 0)]
    ActionPlan.objects.update(is_public=False)
    hidden = stats.Row("NTB", "ntb", False, [stats.Cell(1), stats.Cell(5)])
    assert stats.provinces() == [hidden]


def test_governments_of_a_province_are_all_and_late_is_shown_where_the_plan_does() -> None:
    province, step = RegionFactory(code="52"), StepFactory(number=5)
    for code, name, shows_late in (("52.03", "Lotim", True), ("52.01", "Lobar", False)):
        region = RegionFactory(code=code, name=name, level="regency", parent=province)
        plan = PlanFactory(region=region, shows_late=shows_late)
        ActionFactory(plan=plan, step=step, due_on=date(2023, 9, 1))
    RegionFactory(code="52.02", name="Loteng", level="regency", parent=province)
    assert stats.governments_of(province.pk, DAY) == [
        stats.Row("Lobar", "5201", True, [stats.Cell(5, 1, 0, None)]),
        stats.Row("Loteng", "5202", False, [stats.Cell(5)]),
        stats.Row("Lotim", "5203", True, [stats.Cell(5, 1, 0, 1)]),
    ]
