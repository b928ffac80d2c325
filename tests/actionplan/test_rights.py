"""Who may see and update which action, written out as a matrix."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser, Permission
from django.test import Client
from django.urls import reverse

from actionplan.models import Action, ActionPlan
from actionplan.standing import day_of, standing_of
from directory.models import Tenure, User
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
    make_action,
    make_province,
)
from tests.factories import AgencyFactory, PlanFactory, RegionFactory, UserFactory

OWN, OTHER, BELOW, ELSEWHERE = "NTB-2023-001", "NTB-2023-002", "5203-2026-001", "JATENG-2023-001"
ROLES = ["focal", "operator", "head", "coordinator", "verifier", "programme", "stranger"]

VISIBLE = {
    "focal": [OWN],
    "operator": [OWN],
    "head": [OWN],
    "coordinator": [OWN, OTHER, BELOW],
    "verifier": [OWN, OTHER],
    "programme": [OWN, OTHER, BELOW, ELSEWHERE],
    "stranger": [],
}
EDITABLE = {
    "focal": [OWN],
    "operator": [OWN],
    "head": [OWN],
    "coordinator": [OWN, OTHER],
    "verifier": [],
    "programme": [],
    "stranger": [],
}
# may_enter, may_report, may_verify for the office's own action
STANDING = {
    "focal": (True, True, False),
    "operator": (True, False, False),
    "head": (True, True, False),
    "coordinator": (True, True, False),
    "verifier": (False, False, True),
    "programme": (False, False, False),
    "stranger": (False, False, False),
}


@pytest.fixture
def province(db: None) -> Province:
    province = make_province()
    java = RegionFactory(code="33", name="Jawa Tengah")
    make_action(PlanFactory(region=java), AgencyFactory(region=java), ELSEWHERE)
    return province


def person(role: str, province: Province) -> User:
    if role == "programme":
        staff = UserFactory()
        staff.user_permissions.add(Permission.objects.get(codename="oversee_all_regions"))
        return User.objects.get(pk=staff.pk)
    if role == "stranger":
        return UserFactory()
    office, post = {
        "focal": (province.office, FOCAL),
        "operator": (province.office, OPERATOR),
        "head": (province.office, HEAD),
        "coordinator": (province.planning, COORDINATOR),
        "verifier": (province.inspectorate, VERIFIER),
    }[role]
    return holder_of(office, post)


def references(actions: object) -> list[str]:
    order = {OWN: 0, OTHER: 1, BELOW: 2, ELSEWHERE: 3}
    return sorted((action.reference for action in actions), key=order.__getitem__)  # type: ignore[attr-defined]


@pytest.mark.parametrize("role", ROLES)
def test_visible_actions_by_role(role: str, province: Province) -> None:
    user = person(role, province)
    assert references(Action.objects.visible_to(user, DAY)) == VISIBLE[role]


@pytest.mark.parametrize("role", ROLES)
def test_editable_actions_by_role(role: str, province: Province) -> None:
    user = person(role, province)
    assert references(Action.objects.editable_by(user, DAY)) == EDITABLE[role]


@pytest.mark.parametrize("role", ROLES)
def test_standing_towards_own_action_by_role(role: str, province: Province) -> None:
    may = standing_of(province.action, person(role, province), None, DAY)
    assert (may.may_enter, may.may_report, may.may_verify) == STANDING[role]


def test_anonymous_sees_and_edits_nothing(province: Province) -> None:
    nobody = AnonymousUser()
    assert list(Action.objects.visible_to(nobody, DAY)) == []
    assert list(Action.objects.editable_by(nobody, DAY)) == []
    assert list(ActionPlan.objects.visible_to(nobody, DAY)) == []


def test_verifier_of_the_owners_agency_may_not_verify(province: Province) -> None:
    user = holder_of(province.office, VERIFIER)
    assert standing_of(province.action, user, None, DAY).may_verify is False


def test_verifier_who_also_serves_the_owners_agency_may_not_verify(province: Province) -> None:
    user = holder_of(province.inspectorate, VERIFIER)
    focal = holder_of(province.office, FOCAL)
    Tenure.objects.filter(holder=focal).update(holder=user)
    assert standing_of(province.action, user, None, DAY).may_verify is False


def test_verifier_of_another_region_may_not_verify(province: Province) -> None:
    elsewhere = AgencyFactory(region=RegionFactory(code="33", name="Jawa Tengah"))
    user = holder_of(elsewhere, VERIFIER)
    assert standing_of(province.action, user, None, DAY).may_verify is False


def test_actions_to_check_leave_out_the_verifiers_own_office(province: Province) -> None:
    user = holder_of(province.inspectorate, VERIFIER)
    make_action(province.plan, province.inspectorate, "NTB-2023-009", status="reported_done")
    Action.objects.filter(reference=OWN).update(status="reported_done")
    assert references(Action.objects.to_check_by(user, DAY)) == [OWN]


def test_ended_tenure_opens_nothing(province: Province) -> None:
    user = holder_of(province.office, FOCAL)
    Tenure.objects.filter(holder=user).update(ends_on=DAY - timedelta(days=1))
    assert list(Action.objects.visible_to(user, DAY)) == []
    assert standing_of(province.action, user, None, DAY).may_update is False


def test_tenure_of_the_last_day_still_counts(province: Province) -> None:
    user = holder_of(province.office, FOCAL)
    Tenure.objects.filter(holder=user).update(ends_on=DAY)
    assert references(Action.objects.visible_to(user, DAY)) == [OWN]


def test_inactive_person_may_do_nothing(province: Province) -> None:
    user = holder_of(province.office, FOCAL, is_active=False)
    assert standing_of(province.action, user, None, DAY).may_update is False


def test_mailbox_of_a_post_acts_for_its_office_only(province: Province) -> None:
    post = province.action.owner
    assert standing_of(province.action, None, post, DAY).may_report is True
    assert standing_of(province.other_action, None, post, DAY).may_update is False
    assert standing_of(province.action, None, None, DAY).may_update is False


PAGES = ["actions:action-detail", "actions:action-update"]


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("reference", [OTHER, BELOW, ELSEWHERE, "NTB-2023-999"])
def test_what_a_focal_point_may_not_see_is_not_found(
    page: str, reference: str, province: Province, client: Client
) -> None:
    client.force_login(holder_of(province.office, FOCAL))
    address = reverse(page, args=[reference])
    assert client.get(address).status_code == 404
    assert client.post(address, {"status": "in_progress"}).status_code in (404, 405)
    confirm = client.post(reverse("actions:action-confirm", args=[reference]), {"version": 1})
    assert confirm.status_code == 404
    assert Action.objects.filter(version__gt=1).count() == 0


@pytest.mark.parametrize("role", ["programme", "stranger"])
def test_readers_cannot_update(role: str, province: Province, client: Client) -> None:
    client.force_login(person(role, province))
    address = reverse("actions:action-update", args=[OWN])
    data = {"version": 1, "status": "in_progress", "sentence": "Dimulai."}
    assert client.post(address, data).status_code == 404
    assert Action.objects.get(reference=OWN).version == 1


@pytest.mark.parametrize("page", [*PAGES, "actions:action-list"])
def test_portal_pages_ask_visitors_to_sign_in(
    page: str, province: Province, client: Client
) -> None:
    address = reverse(page, args=[] if page.endswith("list") else [OWN])
    response = client.get(address)
    assert (response.status_code, response["Location"]) == (
        302,
        f"{reverse('account_login')}?next={address}",
    )


def test_plans_are_visible_in_own_region_and_below(province: Province) -> None:
    coordinator = holder_of(province.planning, COORDINATOR)
    below = holder_of(province.regency_office, FOCAL)
    keys = [plan.key for plan in ActionPlan.objects.visible_to(coordinator, DAY)]
    assert keys == ["ntb-2023", "5203-2026"]
    assert [plan.key for plan in ActionPlan.objects.visible_to(below, DAY)] == ["5203-2026"]


def test_day_of_an_update_is_that_of_the_region(province: Province) -> None:
    late_evening_utc = NOON.replace(hour=17)
    user = holder_of(province.office, FOCAL)
    Tenure.objects.filter(holder=user).update(starts_on=date(2023, 10, 1))
    day = day_of(late_evening_utc, province.action)
    assert day == date(2023, 10, 1)
    assert standing_of(province.action, user, None, day).may_enter is True
