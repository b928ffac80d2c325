"""Changing the facts of an action: who may, what stays visible, and what the history says."""

from dataclasses import replace
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation
from pytest_django import DjangoAssertNumQueries

from actionplan import history, planning
from actionplan.amending import Reason, amend, facts_of
from actionplan.budgeting import (
    NOTHING_YET,
    QuarterFacts,
    YearFacts,
    read_rupiah,
    record_year,
    year_of,
)
from actionplan.discussing import write_note
from actionplan.models import Action, ActionPlan, Note, Update
from actionplan.planning import Promise
from actionplan.rules import Refusal
from actionplan.stats import story_of
from actionplan.updating import Conflict, Refused
from directory.models import User
from tests.actionplan.people import (
    COORDINATOR,
    DAY,
    FOCAL,
    HEAD,
    NOON,
    OPERATOR,
    VERIFIER,
    Province,
    holder_of,
    make_province,
)
from tests.factories import ObjectiveFactory, PostFactory, TenureFactory

pytestmark = pytest.mark.django_db
JUNE, DECEMBER = date(2024, 6, 30), date(2024, 12, 31)


@pytest.fixture
def province() -> Province:
    return make_province()


def test_amend_keeps_the_first_due_date_and_names_each_change(province: Province) -> None:
    focal = holder_of(province.office, FOCAL)
    objective = ObjectiveFactory(number=23)
    first = replace(facts_of(province.action), due_on=JUNE)
    amend(province.action, focal, "portal", NOON, first, 1)
    later = replace(first, due_on=DECEMBER, objectives=(objective,))
    recorded = amend(province.action, focal, "portal", NOON, later, 2, Reason("APBD bergeser"))
    assert (recorded.action.due_on, recorded.action.original_due_on) == (DECEMBER, JUNE)
    assert (recorded.action.version, recorded.update.sentence) == (3, "APBD bergeser")
    assert recorded.update.changes == [
        {"field": "objectives", "before": "", "after": "23"},
        {"field": "due_on", "before": "2024-06-30", "after": "2024-12-31"},
    ]


def test_history_names_the_changes_in_words(province: Province) -> None:
    focal = holder_of(province.office, FOCAL)
    amend(
        province.action, focal, "portal", NOON, replace(facts_of(province.action), due_on=JUNE), 1
    )
    with translation.override("en"):
        (line,) = history.full_lines(province.action)
    assert line.title == "Facts changed"
    assert [(each.label, each.before, each.after) for each in line.changes] == [
        ("Due", "", "30 June 2024")
    ]


@pytest.mark.parametrize("role", [OPERATOR, VERIFIER])
def test_who_may_not_amend_changes_nothing(province: Province, role: str) -> None:
    office = province.office if role == OPERATOR else province.inspectorate
    person = holder_of(office, role)
    with pytest.raises(Refused) as refused:
        amend(
            province.action,
            person,
            "portal",
            NOON,
            replace(facts_of(province.action), title="x"),
            1,
        )
    assert refused.value.refusal == Refusal.NOT_YOURS
    assert Action.objects.get(pk=province.action.pk).title == province.action.title
    assert Update.objects.count() == 0


def test_coordinator_names_the_letter_or_meeting(province: Province) -> None:
    coordinator = holder_of(province.planning, COORDINATOR)
    facts = replace(facts_of(province.action), title="Judul baru")
    with pytest.raises(Refused) as refused:
        amend(province.action, coordinator, "portal", NOON, facts, 1)
    assert refused.value.refusal == Refusal.BASIS_MISSING
    recorded = amend(
        province.action, coordinator, "portal", NOON, facts, 1, Reason(basis="Rapat 28 September")
    )
    assert recorded.update.on_behalf_of == province.office
    assert recorded.update.on_behalf_basis == "Rapat 28 September"


def test_stale_amendment_is_a_conflict(province: Province) -> None:
    focal = holder_of(province.office, FOCAL)
    facts = facts_of(province.action)
    amend(province.action, focal, "portal", NOON, replace(facts, title="Pertama"), 1)
    with pytest.raises(Conflict):
        amend(province.action, focal, "portal", NOON, replace(facts, title="Kedua"), 1)
    assert Action.objects.get(pk=province.action.pk).title == "Pertama"


def test_move_between_two_posts_that_read_the_same_is_a_change(province: Province) -> None:
    before = province.action.owner
    twin = PostFactory(agency=province.office, role=before.role, title=before.title)
    head = holder_of(province.office, HEAD)
    facts = replace(facts_of(province.action), owner=twin)
    recorded = amend(province.action, head, "portal", NOON, facts, 1)
    assert recorded.action.owner == twin
    assert [change["field"] for change in recorded.update.changes] == ["owner"]


def test_same_facts_are_no_update(province: Province) -> None:
    focal = holder_of(province.office, FOCAL)
    with pytest.raises(Refused) as refused:
        amend(province.action, focal, "portal", NOON, facts_of(province.action), 1)
    assert refused.value.refusal == Refusal.NOTHING_CHANGED


def test_only_the_coordinator_gives_an_action_to_another_office(province: Province) -> None:
    facts = replace(facts_of(province.action), owner=province.other_action.owner)
    head = holder_of(province.office, HEAD)
    with pytest.raises(Refused):
        amend(province.action, head, "portal", NOON, facts, 1)
    coordinator = holder_of(province.planning, COORDINATOR)
    recorded = amend(province.action, coordinator, "portal", NOON, facts, 1, Reason(basis="SK 12"))
    assert recorded.action.owner == province.other_action.owner


def test_action_of_a_regency_stays_in_its_region(province: Province) -> None:
    facts = replace(facts_of(province.action), owner=province.regency_action.owner)
    coordinator = holder_of(province.planning, COORDINATOR)
    with pytest.raises(Refused):
        amend(province.action, coordinator, "portal", NOON, facts, 1, Reason(basis="SK 12"))


def test_amended_facts_wait_for_clearance_in_the_public_history(province: Province) -> None:
    province.plan.clearance = ActionPlan.Clearance.COORDINATOR
    province.plan.is_public = True
    province.plan.save()
    focal = holder_of(province.office, FOCAL)
    amend(
        province.action, focal, "portal", NOON, replace(facts_of(province.action), due_on=JUNE), 1
    )
    assert story_of(Action.objects.get(pk=province.action.pk)).updates == []


def test_new_action_comes_from_who_may_fill_the_plan(province: Province) -> None:
    focal = holder_of(province.office, FOCAL)
    action = planning.propose_action(
        province.plan, focal, DAY, Promise("Loket baru", province.action.owner, due_text="2025")
    )
    assert (action.reference, action.due_text) == ("NTB-2023-003", "2025")
    with pytest.raises(Refused):
        planning.propose_action(
            province.plan, focal, DAY, Promise("Loket lain", province.other_action.owner)
        )
    operator = holder_of(province.other_office, OPERATOR)
    assert list(planning.owners_for(operator, DAY)) == []


def test_closed_plan_takes_no_new_action(province: Province) -> None:
    ActionPlan.objects.update(status=ActionPlan.Status.CLOSED)
    focal = holder_of(province.office, FOCAL)
    assert list(planning.plans_for(focal, DAY)) == []


def test_year_is_recorded_with_each_change(province: Province) -> None:
    focal = holder_of(province.office, FOCAL)
    first = QuarterFacts("2 loket", "1 loket", 25_000_000)
    facts = YearFacts("RKPD 2024", ceiling=100_000_000, quarters=(first, *(NOTHING_YET,) * 3))
    recorded = record_year(province.action, focal, "portal", NOON, 2024, facts, 1)
    assert year_of(province.action, 2024) == facts
    assert recorded.action.version == 2
    assert [change["field"] for change in recorded.update.changes] == [
        "2024.document",
        "2024.ceiling",
        "2024.1.target",
        "2024.1.realised",
        "2024.1.spent",
    ]
    with translation.override("en"):
        (line,) = history.full_lines(province.action)
    assert line.changes[1].label == "2024: ceiling (rupiah)"
    assert line.changes[4].after == "Rp 25.000.000"
    ActionPlan.objects.update(is_public=True)
    (told,) = story_of(province.action).updates
    assert (told.sentence, told.new_due_on) == ("", None)


@pytest.mark.parametrize(
    ("text", "amount"),
    [("", None), ("250.000.000", 250_000_000), ("Rp 1.000,00", 1000), ("0", 0), ("12", 12)],
)
def test_rupiah_is_read_as_offices_write_it(text: str, amount: int | None) -> None:
    assert read_rupiah(text) == amount


@pytest.mark.parametrize("text", ["1,5", "2.50", "-3", "sepuluh", "1" * 16, "1.0000"])
def test_other_amounts_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        read_rupiah(text)


def test_note_is_for_those_concerned(province: Province) -> None:
    write_note(province.action, holder_of(province.inspectorate, VERIFIER), NOON, " Mohon bukti. ")
    (note,) = history.notes_of(province.action)
    assert note.text == "Mohon bukti."
    with pytest.raises(Refused):
        write_note(province.action, holder_of(province.other_office, FOCAL), NOON, "Halo")
    with pytest.raises(Refused):
        write_note(province.action, holder_of(province.office, FOCAL), NOON, "  ")
    assert Note.objects.count() == 1


def test_form_adds_an_action_and_the_page_shows_it(province: Province, client: Client) -> None:
    client.force_login(holder_of(province.office, FOCAL))
    page = client.get(reverse("actions:action-new")).content.decode()
    assert page.count("<h1") == 1
    entered = {"title": "Loket", "owner": province.action.owner_id, "step": province.action.step_id}
    answer = client.post(reverse("actions:action-new"), entered, follow=True)
    assert "NTB-2023-003" in answer.content.decode()


def test_new_action_is_offered_to_the_writers_own_post(province: Province, client: Client) -> None:
    def offered(person: User) -> object:
        client.force_login(person)
        return client.get(reverse("actions:action-new")).context["form"]["owner"].value()

    focal = holder_of(province.office, FOCAL)
    assert offered(focal) == province.action.owner_id
    TenureFactory(post=PostFactory(agency=province.office), holder=focal)
    assert offered(focal) is None
    assert offered(holder_of(province.planning, COORDINATOR)) is None


def test_form_says_that_due_is_before_start(province: Province, client: Client) -> None:
    client.force_login(holder_of(province.office, FOCAL))
    entered = {
        "title": "Loket",
        "owner": province.action.owner_id,
        "step": province.action.step_id,
        "starts_on": "2024-02-01",
        "due_on": "2024-01-01",
    }
    answer = client.post(reverse("actions:action-new"), entered)
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["due_on"]


def test_amend_page_saves_and_tells_of_a_conflict(province: Province, client: Client) -> None:
    client.force_login(holder_of(province.office, FOCAL))
    address = reverse("actions:action-amend", args=[province.action.reference])
    entered = {
        "version": 1,
        "title": "Judul baru",
        "owner": province.action.owner_id,
        "step": province.action.step_id,
        "is_public": "on",
    }
    assert client.post(address, entered).status_code == 302
    stale = client.post(address, {**entered, "title": "Judul lain"})
    assert stale.status_code == 422
    assert stale.context["form"].data["version"] == "2"
    assert Action.objects.get(pk=province.action.pk).title == "Judul baru"


def test_year_page_saves_quarters(province: Province, client: Client) -> None:
    client.force_login(holder_of(province.office, FOCAL))
    address = reverse("actions:action-years", args=[province.action.reference]) + "?year=2023"
    assert client.get(address).content.decode().count("<fieldset") == 4
    wrong = client.post(address, {"version": 1, "ceiling": "seratus"})
    assert wrong.status_code == 422
    assert client.post(address, {"version": 1, "q2_spent": "1.000"}).status_code == 302
    assert year_of(province.action, 2023).quarters[1].spent == 1000


def test_note_page_refuses_strangers(province: Province, client: Client) -> None:
    client.force_login(holder_of(province.other_office, FOCAL))
    address = reverse("actions:action-note", args=[province.action.reference])
    assert client.post(address, {"text": "Halo"}).status_code == 404


def test_note_without_a_word_is_told_in_our_words(province: Province, client: Client) -> None:
    client.force_login(holder_of(province.office, FOCAL))
    reference = [province.action.reference]
    page = client.get(reverse("actions:action-detail", args=reference)).text
    address = reverse("actions:action-note", args=reference)
    assert f'action="{address}" novalidate>' in page
    answer = client.post(address, {"text": ""}, follow=True)
    assert len(list(answer.context["messages"])) == 1


def test_owner_choice_does_not_grow_queries(
    province: Province, client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client.force_login(holder_of(province.planning, COORDINATOR))
    address = reverse("actions:action-new")
    with django_assert_max_num_queries(25) as few:
        client.get(address)
    for _ in range(3):
        PostFactory(agency=province.office)
    with django_assert_max_num_queries(len(few.captured_queries)):
        client.get(address)
