"""Lists of public actions: filters, counts beside them, the timeline and the file."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override
from pytest_django import Settings

from actionplan.models import (
    Action,
    ActionPlan,
    NationalPriority,
    Objective,
    SdgGoal,
    SdgTarget,
    Update,
)
from actionplan.public import lists
from tests.actionplan.people import Province, make_action, make_province
from tests.factories import AgencyTypeFactory, ObjectiveFactory, RegionFactory, WorkshopFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def province() -> Province:
    found = make_province()
    Action.objects.exclude(reference="NTB-2023-001").delete()
    return found


def everywhere(query: str = "") -> str:
    return reverse("actionplan:all-actions") + query


def found(client: Client, address: str) -> list[str]:
    response = client.get(address)
    assert response.status_code == 200
    return [row.reference for row in response.context["rows"]]


def mapped(province: Province) -> Action:
    """One action that answers every filter but those of dates."""
    action = make_action(
        province.plan,
        province.regency_office,
        "NTB-2023-005",
        title="Loket migrasi",
        step__number=1,
        status="verified",
        workshop=WorkshopFactory(slug="mataram-2023", region=province.region),
    )
    action.objectives.add(ObjectiveFactory(number=3))
    action.principles.create(number=2, key="dua", name_id="Dua", name_en="Two")
    goal = SdgGoal.objects.create(number=10, name_id="Sepuluh", name_en="Ten")
    action.sdg_targets.add(SdgTarget.objects.create(code="10.7", goal=goal))
    priority = NationalPriority.objects.create(source="RPJMN", code="4", text_id="Empat", pk=7)
    action.national_priorities.add(priority)
    office = action.owner.agency
    office.type = AgencyTypeFactory(key="village")
    office.save()
    return action


@pytest.mark.parametrize(
    "query",
    [
        "text=loket+2023-005",
        "step=1",
        "status=verified",
        "objective=3",
        "principle=2",
        "sdg=10",
        "priority=7",
        "agency_type=village",
        "workshop=mataram-2023",
    ],
)
def test_each_filter_leaves_what_it_names(query: str, province: Province, client: Client) -> None:
    mapped(province)
    assert found(client, everywhere(f"?{query}")) == ["NTB-2023-005"]


PLACES = [
    ("province=ntb", ["5203-2026-001", "NTB-2023-001"]),
    ("region=ntb", ["NTB-2023-001"]),
    ("region=5203", ["5203-2026-001"]),
    ("province=ntb&region=5203", ["5203-2026-001"]),
    ("province=bali", []),
    ("province=bali&region=5203", []),
]


@pytest.mark.parametrize(("query", "expected"), PLACES)
def test_place_is_a_province_with_all_below_or_one_government(
    query: str, expected: list[str], province: Province, client: Client
) -> None:
    RegionFactory(code="51", name="Bali", abbreviation="BALI")
    plan = ActionPlan.objects.get(key="5203-2026")
    make_action(plan, province.regency_office, "5203-2026-001")
    response = client.get(everywhere(f"?{query}"))
    listed = [row.reference for row in response.context["rows"]]
    if query == "province=bali&region=5203":
        assert response.context["found"].form.errors.keys() == {"region"}
    else:
        assert listed == expected


QUARTERS = [
    ("2026-3", ["NTB-2023-011", "NTB-2023-012"]),
    ("2026-4", ["NTB-2023-013"]),
    ("none", ["NTB-2023-001"]),
]


@pytest.mark.parametrize(("quarter", "expected"), QUARTERS)
def test_quarter_runs_from_its_first_to_its_last_day(
    quarter: str, expected: list[str], province: Province, client: Client
) -> None:
    days = (date(2026, 7, 1), date(2026, 9, 30), date(2026, 10, 1))
    for number, day in enumerate(days, start=11):
        make_action(province.plan, province.office, f"NTB-2023-{number:03d}", due_on=day)
    assert found(client, everywhere(f"?quarter={quarter}")) == expected


def test_only_late_looks_at_plans_that_publish_it(province: Province, client: Client) -> None:
    late = timezone.localdate() - timedelta(days=3)
    Action.objects.update(due_on=late)
    assert "late" not in client.get(everywhere()).context["found"].form.fields
    other = ActionPlan.objects.get(key="5203-2026")
    make_action(other, province.regency_office, "5203-2026-001", due_on=late)
    ActionPlan.objects.filter(pk=other.pk).update(shows_late=True)
    assert found(client, everywhere("?late=on")) == ["5203-2026-001"]
    assert [row.days_late for row in client.get(everywhere()).context["rows"]] == [3, 0]


def test_only_unconfirmed_looks_back_ninety_days(province: Province, client: Client) -> None:
    today = timezone.localdate()
    Action.objects.update(confirmed_on=today - timedelta(days=89))
    assert found(client, everywhere("?unconfirmed=on")) == []
    Action.objects.update(confirmed_on=today - timedelta(days=90))
    assert found(client, everywhere("?unconfirmed=on")) == ["NTB-2023-001"]


def test_options_say_how_many_they_would_show(province: Province, client: Client) -> None:
    mapped(province)
    form = client.get(everywhere("?status=planned")).context["found"].form
    steps = [label[-3:] for key, label in form.fields["step"].widget.choices if key]
    assert steps == ["(0)", "(1)"]
    statuses = {key: label[-3:] for key, label in form.fields["status"].widget.choices if key}
    assert (statuses["planned"], statuses["verified"]) == ("(1)", "(1)")


def test_chip_takes_its_filter_away_and_keeps_the_others(
    province: Province, client: Client
) -> None:
    chips = client.get(everywhere("?step=5&status=planned&page=2")).context["chips"]
    assert [chip.url for chip in chips] == ["?status=planned", "?step=5"]
    assert "(" not in chips[1].label


def test_number_found_is_a_status_for_screen_readers(province: Province, client: Client) -> None:
    with override("en"):
        page = client.get(everywhere("?step=5")).content.decode()
    assert '<p class="num" role="status">1 action</p>' in page


def test_timeline_has_late_first_quarters_between_and_undated_last(
    province: Province, client: Client
) -> None:
    today = timezone.localdate()
    ActionPlan.objects.filter(key="ntb-2023").update(shows_late=True)
    for number, due_on in (
        (11, today.replace(year=today.year + 1, month=5, day=2)),
        (12, today - timedelta(days=400)),
        (13, today.replace(year=today.year + 1, month=7, day=2)),
    ):
        make_action(province.plan, province.office, f"NTB-2023-{number:03d}", due_on=due_on)
    periods = client.get(everywhere("?view=timeline")).context["periods"]
    assert [(one.kind, [row.reference for row in one.rows]) for one in periods] == [
        ("late", ["NTB-2023-012"]),
        ("quarter", ["NTB-2023-011"]),
        ("quarter", ["NTB-2023-013"]),
        ("undated", ["NTB-2023-001"]),
    ]


def test_timeline_marks_nothing_as_late_where_the_plan_does_not(
    province: Province, client: Client
) -> None:
    Action.objects.update(due_on=timezone.localdate() - timedelta(days=3))
    periods = client.get(everywhere("?view=timeline")).context["periods"]
    assert [one.kind for one in periods] == ["quarter"]


def test_list_of_an_objective_and_of_a_goal(province: Province, client: Client) -> None:
    mapped(province)
    goal = SdgGoal.objects.get(number=10)
    served = make_action(province.plan, province.office, "NTB-2023-006")
    linked = ObjectiveFactory(number=23)
    linked.sdg_goals.add(goal)
    served.objectives.add(linked)
    Action.objects.get(reference="NTB-2023-005").objectives.add(linked)
    of_objective = reverse("actionplan:objective-actions", args=[3])
    of_goal = reverse("actionplan:goal-actions", args=[10])
    assert found(client, of_objective) == ["NTB-2023-005"]
    assert found(client, of_goal) == ["NTB-2023-005", "NTB-2023-006"]
    assert found(client, f"{of_goal}?step=1") == ["NTB-2023-005"]
    assert client.get(reverse("actionplan:goal-actions", args=[18])).status_code == 404


def test_topics_count_each_action_once_a_goal(province: Province, client: Client) -> None:
    action = mapped(province)
    goal = SdgGoal.objects.get(number=10)
    for number in (3, 4):
        objective = ObjectiveFactory(number=number)
        objective.sdg_goals.add(goal)
        action.objectives.add(objective)
    topics = client.get(reverse("actionplan:topic-list")).context["topics"]
    assert [(one.key, one.number) for one in topics.goals] == [("10", 1)]
    assert [(one.key, one.number) for one in topics.objectives] == [("3", 1), ("4", 1)]
    assert [(one.key, one.number) for one in topics.priorities] == [("7", 1)]
    Action.objects.update(is_public=False)
    hidden = client.get(reverse("actionplan:topic-list")).context["topics"]
    assert [one.number for one in (*hidden.goals, *hidden.objectives)] == [0, 0, 0]
    assert hidden.workshops == []


def read_file(client: Client, address: str) -> list[str]:
    response = client.get(address)
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    content = b"".join(response.streaming_content).decode("utf-8-sig")  # type: ignore[attr-defined]
    return content.splitlines()


def test_file_holds_the_list_as_filtered_without_formulas(
    province: Province, client: Client
) -> None:
    action = mapped(province)
    Action.objects.filter(pk=action.pk).update(title='=HYPERLINK("http://x")', due_on="2026-05-04")
    with override("en"):
        lines = read_file(client, reverse("actionplan:all-file") + "?step=1")
    assert len(lines) == 2
    assert lines[0].startswith("\ufeffReference,Title,Region") is False
    assert lines[0].startswith("Reference,Title,Region")
    assert lines[1].startswith("NTB-2023-005,\"'=HYPERLINK(")
    assert ",2026-05-04," in lines[1]


def test_file_of_a_plan_is_of_that_plan(province: Province, client: Client) -> None:
    lines = read_file(client, reverse("actionplan:action-file", args=["ntb"]))
    assert [line.partition(",")[0] for line in lines[1:]] == ["NTB-2023-001"]


def test_too_large_a_file_leads_back_to_the_list(
    province: Province, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lists, "MOST_ROWS", 0)
    response = client.get(reverse("actionplan:all-file") + "?step=5")
    assert (response.status_code, response["Location"]) == (302, everywhere("?step=5"))
    assert "actions.csv" not in client.get(everywhere()).content.decode()


def test_row_tells_first_due_date_and_words_instead_of_a_date(
    province: Province, client: Client, settings: Settings
) -> None:
    Action.objects.update(due_on="2026-05-04", original_due_on="2026-03-01")
    with override("id"):
        page = client.get(everywhere()).content.decode()
    assert "4 Mei 2026" in page
    assert "semula 1 Maret 2026" in page
    Action.objects.update(due_on=None, original_due_on=None, due_text="akhir tahun")
    with override("id"):
        assert "akhir tahun" in client.get(everywhere()).content.decode()


def test_uncleared_update_is_no_last_update(province: Province, client: Client) -> None:
    moment = timezone.now()
    for version, cleared in ((2, moment - timedelta(days=20)), (3, None)):
        Update.objects.create(
            action=province.action,
            status_before="planned",
            status_after="planned",
            sentence="x",
            version=version,
            written_at=cleared or moment,
            cleared_at=cleared,
        )
    row = client.get(everywhere()).context["rows"][0]
    assert row.updated_on == timezone.localdate() - timedelta(days=20)


def test_objectives_are_offered_even_where_no_action_names_them(
    province: Province, client: Client
) -> None:
    ObjectiveFactory(number=8)
    form = client.get(everywhere()).context["found"].form
    assert [key for key, _ in form.fields["objective"].widget.choices] == ["", "8"]
    assert Objective.objects.count() == 1
    assert "priority" not in form.fields


def test_hidden_action_is_not_even_counted(province: Province, client: Client) -> None:
    make_action(province.plan, province.office, "NTB-2023-090", is_public=False)
    with override("en"):
        context = client.get(everywhere()).context
    labels = dict(context["found"].form.fields["step"].widget.choices)
    assert context["count_label"] == "1 action"
    assert labels["5"].endswith("(1)")
    assert len(read_file(client, reverse("actionplan:all-file"))) == 2
