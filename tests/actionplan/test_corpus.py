"""Six hundred rows in ten styles: every row its verdict, and the actions that become of them."""

import pytest

from actionplan.models import Action, ActionPlan, ActionYear
from intake import applying, checking
from intake.models import ImportRun
from tests.actionplan.corpus.actions import PROMISES
from tests.actionplan.corpus.styles import STYLES, Style
from tests.actionplan.lists import NOW, begun, plan

pytestmark = [pytest.mark.both]

__all__ = ["plan"]
NAMES = [style.name for style in STYLES]


def read(style: Style) -> ImportRun:
    run = begun(style.data, style.name)
    checking.check(run)
    return run


@pytest.mark.parametrize("style", STYLES, ids=NAMES)
def test_every_row_has_its_verdict(plan: ActionPlan, style: Style) -> None:
    found = [
        (row.number, row.verdict, tuple(sorted(each["code"] for each in row.problems)))
        for row in read(style).rows.order_by("number")
    ]
    assert found == [(row.number, row.verdict, row.codes) for row in style.rows]


@pytest.mark.parametrize("style", STYLES, ids=NAMES)
def test_actions_are_what_the_rows_mean(plan: ActionPlan, style: Style) -> None:
    run = read(style)
    applying.apply(run, None, NOW, only_valid=True)
    actions = Action.objects.select_related("step", "owner__agency__region")
    ids = dict(run.rows.values_list("number", "object_id"))
    by_id = {action.pk: action for action in actions}
    expected = [row for row in style.rows if row.promise]
    found = [by_id[ids[row.number] or 0] for row in expected]
    told = [
        (
            action.title.lower(),
            action.status,
            action.due_on.isoformat() if action.due_on else "",
            action.owner.agency.region and action.owner.agency.region.code,
        )
        for action in found
    ]
    assert told == [
        (row.promise.title.lower(), row.status, row.day, style.region)
        for row in expected
        if row.promise
    ]


def test_step_objectives_office_and_budget_are_read_in_their_styles(plan: ActionPlan) -> None:
    styles = {style.name: style for style in STYLES}
    for name in ("matriks-bappeda.xlsx", "lampiran-sk.xls", "partner-logframe.xlsx"):
        applying.apply(read(styles[name]), None, NOW, only_valid=True)
    found = [
        (action.title, action.step.number, tuple(each.number for each in action.objectives.all()))
        for action in Action.objects.select_related("step").prefetch_related("objectives")
    ]
    assert sorted(found) == sorted((p.title, p.step, p.objectives) for p in PROMISES * 3)
    years = ActionYear.objects.filter(action__owner__agency__region__code="52.01").order_by("pk")
    assert list(years.values_list("year", "ceiling"))[:2] == [
        (2025, 100_000_000),
        (2025, 101_000_000),
    ]


def test_budgets_in_millions_are_read_as_rupiah(plan: ActionPlan) -> None:
    applying.apply(read(STYLES[-1]), None, NOW, only_valid=True)
    years = ActionYear.objects.order_by("pk").values_list("year", "ceiling", "source")
    assert list(years)[:2] == [(2025, 100_000_000, "apbd"), (2025, 101_000_000, "apbd")]


def test_corpus_is_as_large_as_promised(plan: ActionPlan) -> None:
    assert len(STYLES) == 10
    assert sum(1 for style in STYLES for row in style.rows if row.promise) == 600


def test_all_ten_lists_come_into_one_plan_and_again_change_nothing(plan: ActionPlan) -> None:
    for style in STYLES:
        applying.apply(read(style), None, NOW, only_valid=True)
    assert Action.objects.count() == 600
    for style in STYLES:
        counts = read(style).counts
        assert (counts["new"], counts["update"]) == (0, 0)
