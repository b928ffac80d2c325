"""The sample data."""

import json
from datetime import UTC, date, datetime
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from actionplan import clearing
from actionplan.demo import NotPossible, demo_sign_ins, load_demo
from actionplan.loading import load_objectives, load_steps
from actionplan.models import (
    Action,
    ActionPlan,
    Delegation,
    Delivery,
    Evidence,
    Note,
    Nudge,
    Update,
)
from actionplan.rules import Urgency
from actionplan.standing import standing_of
from actionplan.worklist import parts, seen_by
from directory.loading import load_agency_kinds, load_regions
from directory.models import Invitation, Tenure, User
from workshops.models import Attendance, Workshop

DAY = date(2026, 3, 2)


@pytest.fixture
def content(db: None) -> None:
    load_regions()
    load_agency_kinds()
    load_steps()
    load_objectives()


@pytest.fixture
def demo(content: None) -> dict[str, int]:
    return load_demo(DAY).created


@pytest.mark.both
def test_demo_is_small_and_lively(demo: dict[str, int]) -> None:
    assert demo == {"users": 18, "participants": 40, "plans": 4, "actions": 40}
    keys = [(plan.key, plan.actions.count()) for plan in ActionPlan.objects.order_by("key")]
    assert keys == [("5203-2026", 5), ("jateng-2023", 6), ("ntb-2020", 4), ("ntb-2023", 25)]
    coordinator = User.objects.get(email="koordinator.ntb@example.org")
    found = {part.key for part in parts(seen_by(coordinator, DAY), "")}
    assert found == {urgency.key for urgency in Urgency}


@pytest.mark.both
def test_demo_twice_adds_nothing(demo: dict[str, int]) -> None:
    again = load_demo(DAY).created
    assert again == {"users": 0, "participants": 0, "plans": 0, "actions": 0}


def test_everything_invented_is_marked(demo: dict[str, int]) -> None:
    assert set(User.objects.values_list("is_demo", flat=True)) == {True}
    assert set(ActionPlan.objects.values_list("is_demo", flat=True)) == {True}
    assert set(Workshop.objects.values_list("is_demo", flat=True)) == {True}
    assert [user.email for user in User.objects.exclude(email__endswith="@example.org")] == []


def test_sample_participants_are_only_at_the_sample_workshop(demo: dict[str, int]) -> None:
    assert set(Attendance.objects.values_list("workshop__slug", flat=True)) == {"lokakarya-contoh"}
    assert Attendance.objects.count() == 40


def test_focal_point_has_an_action_due_in_three_days(demo: dict[str, int]) -> None:
    focal = User.objects.get(email="narahubung.ntb@example.org")
    due = Action.objects.editable_by(focal, DAY).filter(due_on=date(2026, 3, 5))
    assert [action.title for action in due] == [
        "Penetapan desa prioritas untuk pencegahan penempatan nonprosedural"
    ]


def test_verified_actions_were_verified_by_another_agency(demo: dict[str, int]) -> None:
    verified = Update.objects.filter(status_after="verified").select_related(
        "post", "action__owner"
    )
    assert verified.count() == 6
    for update in verified:
        assert update.post.role == "verifier"
        assert update.post.agency_id != update.action.owner.agency_id


def test_versions_of_sample_actions_follow_their_updates(demo: dict[str, int]) -> None:
    for action in Action.objects.all():
        versions = sorted(action.updates.values_list("version", flat=True))
        assert versions == list(range(2, action.version + 1))


def test_demo_shows_what_waits_for_a_head(demo: dict[str, int]) -> None:
    head = User.objects.get(email="kepala.ntb@example.org")
    waiting = clearing.waiting_for(head, DAY)
    assert [update.action.reference for update in waiting] == ["NTB-2023-025", "NTB-2023-012"]
    public = Update.objects.public().filter(action__plan__key="ntb-2023")
    assert not public.filter(pk__in=waiting).exists()


def test_demo_has_a_closed_plan_before_the_present_one(demo: dict[str, int]) -> None:
    older = ActionPlan.objects.get(key="ntb-2020")
    assert (older.status, older.ends_on) == ("closed", date(2022, 12, 31))
    statuses = list(older.actions.order_by("reference").values_list("status", flat=True))
    assert statuses == ["verified", "verified", "verified", "dropped"]
    assert Update.objects.filter(action__plan=older, written_at__year__gt=2022).count() == 0


def test_demo_maps_actions_to_what_they_serve(demo: dict[str, int]) -> None:
    action = Action.objects.get(reference="NTB-2023-012")
    assert [target.code for target in action.sdg_targets.all()] == ["8.8", "10.7"]
    assert [one.code for one in action.national_priorities.all()] == ["PN-2"]
    assert action.origin_label.startswith("Rekomendasi contoh")
    vague = Action.objects.exclude(due_text="").values_list("reference", "due_on")
    assert list(vague) == [("NTB-2023-007", None)]


def test_demo_has_posts_in_every_state(demo: dict[str, int]) -> None:
    acting = Tenure.objects.on(DAY).get(standing=Tenure.Standing.ACTING)
    assert (acting.post.role, acting.post.agency.kind.key) == ("head", "dinsos")
    now = datetime(2026, 3, 2, 4, tzinfo=UTC)
    invited = Invitation.objects.order_by("invited_at").values_list("email", "accepted_at")
    assert list(invited) == [
        ("contoh.sepuluh@example.org", None),
        ("contoh.sembilan@example.org", None),
    ]
    assert [one.email for one in Invitation.objects.open_at(now)] == ["contoh.sembilan@example.org"]
    assert Invitation.objects.filter(sent_at=None).count() == 0


def test_demo_call_names_the_closing_day(demo: dict[str, int]) -> None:
    plan = ActionPlan.objects.get(key="ntb-2023")
    asked = Nudge.objects.values_list("answer_by", flat=True).distinct()
    assert (plan.closes_after, list(asked)) == (10, [date(2026, 4, 10)])


def test_demo_without_initial_content_says_what_is_missing(db: None) -> None:
    with pytest.raises(NotPossible, match="load_initial_content"):
        load_demo(DAY)
    assert User.objects.count() == 0


def test_each_sample_person_can_sign_in(demo: dict[str, int], client: Any) -> None:
    for person in demo_sign_ins():
        assert client.login(username=person.email, password=person.password)


def test_roles_of_the_sample_people(demo: dict[str, int]) -> None:
    action = Action.objects.get(reference="NTB-2023-015")
    may = {
        email: standing_of(action, User.objects.get(email=f"{email}@example.org"), None, DAY)
        for email in ("narahubung.ntb", "operator.ntb", "verifikator.ntb", "program")
    }
    shown = {who: (one.may_enter, one.may_report, one.may_verify) for who, one in may.items()}
    assert shown == {
        "narahubung.ntb": (True, True, False),
        "operator.ntb": (True, False, False),
        "verifikator.ntb": (False, False, True),
        "program": (False, False, False),
    }


@pytest.mark.both
def test_larger_scale_fills_whole_provinces(content: None) -> None:
    created = load_demo(DAY, scale=2).created
    assert (created["plans"], created["actions"]) == (12, 2010)
    codes = set(ActionPlan.objects.values_list("region__code", flat=True))
    assert codes == {"52", *(f"52.{n:02d}" for n in range(1, 9)), "52.71", "33"}
    assert load_demo(DAY, scale=2).created["actions"] == 0


def test_larger_scale_is_the_same_for_the_same_seed(content: None) -> None:
    load_demo(DAY, scale=2, seed=7)
    first = list(Action.objects.order_by("reference").values_list("reference", "status", "due_on"))
    for model in (
        Invitation,
        Nudge,
        Note,
        Delivery,
        Delegation,
        Evidence,
        Update,
        Action.objectives.through,
        Action,
    ):
        model.objects.all().delete()
    Tenure.objects.filter(holder__full_name__startswith="Contoh NTB").delete()
    ActionPlan.objects.all().delete()
    load_demo(DAY, scale=2, seed=7)
    again = list(Action.objects.order_by("reference").values_list("reference", "status", "due_on"))
    assert again == first


def run(*arguments: str) -> str:
    out = StringIO()
    call_command("load_demo", *arguments, stdout=out)
    return out.getvalue()


def test_command_answers_with_one_json_object(content: None, settings: Any, tmp_path: Path) -> None:
    settings.DATA_DIR = tmp_path
    expected = {"users": 18, "participants": 40, "plans": 4, "actions": 40}
    assert json.loads(run("--json")) == {"created": expected}
    people = json.loads((tmp_path / "run" / "demo_sign_ins.json").read_text())
    assert people[1] == {
        "role": "Administrator",
        "email": "admin@example.org",
        "password": "langkah-data-contoh",
    }


def test_command_is_refused_in_production(content: None, settings: Any, tmp_path: Path) -> None:
    settings.PRODUCTION, settings.DATA_DIR = True, tmp_path
    with pytest.raises(CommandError, match="--force"):
        run()
    assert User.objects.count() == 0


def test_forced_command_in_production_keeps_the_known_password_out(
    content: None, settings: Any, tmp_path: Path, client: Any
) -> None:
    settings.PRODUCTION, settings.DATA_DIR = True, tmp_path
    run("--force")
    known = {"username": "admin@example.org", "password": "langkah-data-contoh"}
    assert client.login(**known) is False


def test_command_without_content_says_so_in_json(db: None, settings: Any, tmp_path: Path) -> None:
    settings.DATA_DIR = tmp_path
    out = StringIO()
    with pytest.raises(SystemExit) as stopped:
        call_command("load_demo", "--json", stdout=out)
    assert stopped.value.code == 1
    assert json.loads(out.getvalue())["error"]["code"] == "content_missing"


@pytest.mark.parametrize("scale", ["0", "-1", "1001"])
def test_command_refuses_a_scale_that_makes_no_sense(scale: str, db: None) -> None:
    with pytest.raises(CommandError) as refused:
        run("--scale", scale)
    assert refused.value.returncode == 2
