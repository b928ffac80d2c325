"""Four eyes and the evidence gate hold by every door, and each says so in the same sentence."""

import html
import json
import logging
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import timezone, translation

from actionplan.models import Action, ActionPlan, Evidence, Update
from actionplan.rules import Refusal
from directory.models import Post, User
from reminders import links
from tests.actionplan.lists import DISNAKER, HEADER, PLAN, plan, write
from tests.factories import ActionFactory, TenureFactory, UserFactory
from tests.intake.files import csv_bytes

pytestmark = pytest.mark.django_db

__all__ = ["plan"]
MAILBOX = "kantor@example.org"


@dataclass(frozen=True)
class Case:
    """What somebody of the owner's office wants, where the action stands before and after."""

    refusal: Refusal
    before: str
    wanted: str
    in_a_list: str
    after_a_list: str


CASES = {
    "four eyes": Case(
        Refusal.FOUR_EYES, "reported_done", "verified", "Terverifikasi", "reported_done"
    ),
    "evidence": Case(
        Refusal.EVIDENCE_MISSING, "planned", "reported_done", "Selesai", "in_progress"
    ),
    "obstacle": Case(Refusal.OBSTACLE_MISSING, "planned", "blocked", "Terkendala", "in_progress"),
}


@dataclass(frozen=True)
class House:
    action: Action
    focal: User
    client: Client
    folder: Path


@pytest.fixture
def house(plan: ActionPlan, client: Client, tmp_path: Path) -> House:
    post = Post.objects.get(agency__name=DISNAKER)
    Post.objects.filter(pk=post.pk).update(mailbox=MAILBOX)
    focal = TenureFactory(post=post, holder=UserFactory()).holder
    action = ActionFactory(plan=plan, owner=post, reference="NTB-2023-001", title="Loket")
    return House(action, focal, client, tmp_path)


def by_portal(house: House, case: Case) -> str:
    house.client.force_login(house.focal)
    answer = house.client.post(f"/en/portal/actions/{house.action.reference}/update/", _form(case))
    assert answer.status_code == 422
    return html.unescape(answer.content.decode())


def by_link(house: House, case: Case) -> str:
    return _through_link(house, case, house.focal.email, house.focal.pk)


def by_link_of_the_mailbox(house: House, case: Case) -> str:
    return _through_link(house, case, MAILBOX, None)


def _through_link(house: House, case: Case, address: str, user: int | None) -> str:
    token = links.issue(house.action.pk, address, user, timezone.now())
    answer = house.client.post(f"/en/u/{token}/", _form(case))
    assert answer.status_code == 422
    return html.unescape(answer.content.decode())


def _form(case: Case) -> dict[str, str]:
    return {"version": "1", "status": case.wanted, "sentence": "Sudah."}


def by_import(house: House, case: Case) -> str:
    row = ["Loket", DISNAKER, "", case.in_a_list, ""]
    file = write(house.folder / "aksi.csv", csv_bytes([HEADER, row]))
    capture: list[str] = []
    out = type(
        "Out", (), {"write": lambda _, text: capture.append(text), "flush": lambda _: None}
    )()
    with translation.override("en"):
        call_command("import_actions", file, "--plan", PLAN, "--json", stdout=out)
    problems = json.loads("".join(capture))["problems"]
    return " ".join(problem["message"] for problem in problems)


DOORS: dict[str, Callable[[House, Case], str]] = {
    "portal": by_portal,
    "link": by_link,
    "mailbox": by_link_of_the_mailbox,
    "import": by_import,
}


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize("name", CASES)
def test_every_door_refuses_with_the_same_sentence(name: str, door: str, house: House) -> None:
    case = CASES[name]
    Action.objects.update(status=case.before)
    said = DOORS[door](house, case)
    with translation.override("en"):
        assert str(case.refusal.label) in said
    house.action.refresh_from_db()
    after = case.after_a_list if door == "import" else case.before
    assert house.action.status == after
    assert (
        not Update.objects.filter(status_after=case.wanted)
        .exclude(status_before=case.wanted)
        .exists()
    )


@pytest.mark.parametrize("door", ["portal", "link"])
def test_operator_does_not_report_done_by_either_door(door: str, house: House) -> None:
    post = Post.objects.create(agency=house.action.owner.agency, role=Post.Role.OPERATOR)
    operator = TenureFactory(post=post, holder=UserFactory()).holder
    case = Case(Refusal.OPERATOR, "planned", "reported_done", "", "")
    said = DOORS[door](House(house.action, operator, house.client, house.folder), case)
    with translation.override("en"):
        assert str(Refusal.OPERATOR.label) in said
    assert Update.objects.count() == 0


# --- The back office has no door to actions: none of its addresses moves one ---------------------


def _addresses(resolver: URLResolver, before: str = "") -> list[str]:
    found = []
    for entry in resolver.url_patterns:
        address = before + str(entry.pattern)
        found += [address] if isinstance(entry, URLPattern) else _addresses(entry, address)
    return found


def _state() -> list[object]:
    actions = list(Action.objects.order_by("pk").values())
    return [*actions, Update.objects.count(), Evidence.objects.count()]


def test_back_office_names_no_table_of_what_happens_to_actions() -> None:
    addresses = " ".join(one for one in _addresses(get_resolver()) if one.startswith("admin/"))
    words = ("action_plans/", "updates/", "evidence/", "actions/action", "nudge", "deliveries")
    assert [word for word in words if word in addresses] == ["action_plans/"]


@pytest.mark.parametrize("method", ["get", "post"])
def test_no_address_of_the_back_office_moves_an_action(
    method: str, house: House, caplog: pytest.LogCaptureFixture
) -> None:
    """Asked by an administrator with the words that would verify it, in every place for an id."""
    caplog.set_level(logging.CRITICAL)
    boss = UserFactory(is_staff=True, is_superuser=True)
    client = Client(raise_request_exception=False)
    Action.objects.update(status="reported_done")
    before, number = _state(), str(house.action.pk)
    words = {"status": "verified", "version": "1", "sentence": "Sah.", "is_public": "on"}
    asked = 0
    for address in _addresses(get_resolver()):
        if not address.startswith("admin/") or "logout" in address or "^" in address:
            continue
        client.force_login(boss)
        getattr(client, method)("/" + _filled(address, number), words)
        asked += 1
    assert asked > 200
    assert _state() == before


def _filled(address: str, number: str) -> str:
    """Every open part of the address names an action: by its app, its model or its number."""
    path = address.replace("<str:app_label>", "actionplan").replace(
        "<slug:app_label>", "actionplan"
    )
    path = path.replace("<str:model_name>", "action").replace("<slug:model_name>", "action")
    while "<" in path:
        start, _, rest = path.partition("<")
        path = start + number + rest.partition(">")[2]
    return path
