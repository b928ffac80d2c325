"""Pages on which officials see and update their actions."""

import re
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from actionplan.models import Action, ActionPlan, Evidence, Update
from actionplan.nudging import nudge
from actionplan.worklist import parts, seen_by
from directory.models import Agency, User
from tests.actionplan.people import (
    COORDINATOR,
    DAY,
    FOCAL,
    HEAD,
    VERIFIER,
    Province,
    holder_of,
    make_action,
    make_province,
)

LIST = "actions:action-list"
REFERENCE = "NTB-2023-001"


@pytest.fixture
def province(db: None) -> Province:
    return make_province()


@pytest.fixture
def focal(province: Province, client: Client) -> User:
    user = holder_of(province.office, FOCAL)
    client.force_login(user)
    return user


def update_url(reference: str = REFERENCE) -> str:
    return reverse("actions:action-update", args=[reference])


def send(client: Client, **fields: object) -> Any:
    return client.post(update_url(), {"version": 1, "status": "in_progress", **fields})


URGENCY = [
    ("in_progress", -1, 0, "late"),
    ("in_progress", 0, 0, "this_week"),
    ("planned", 7, 0, "this_week"),
    ("blocked", 8, 0, "fortnight"),
    ("in_progress", 14, 0, "fortnight"),
    ("in_progress", 15, 0, "later"),
    ("in_progress", 15, 90, "reconfirm"),
    ("in_progress", None, 89, "later"),
    ("in_progress", None, 90, "reconfirm"),
    ("reported_done", -30, 0, "to_check"),
    ("verified", -30, 0, "closed"),
    ("dropped", None, 200, "closed"),
]


@pytest.mark.parametrize(("status", "due_in", "confirmed_ago", "expected"), URGENCY)
def test_each_action_stands_in_one_part_of_the_list(
    status: str, due_in: int | None, confirmed_ago: int, expected: str, province: Province
) -> None:
    Action.objects.filter(reference=REFERENCE).update(
        status=status,
        blocked_by="Anggaran.",
        due_on=None if due_in is None else DAY + timedelta(days=due_in),
        confirmed_on=DAY - timedelta(days=confirmed_ago),
    )
    user = holder_of(province.office, FOCAL)
    found = [(part.key, part.number) for part in parts(seen_by(user, DAY), "")]
    assert found == [(expected, 1)]


def test_list_shows_own_actions_the_most_pressing_first(
    focal: User, province: Province, client: Client
) -> None:
    today = timezone.localdate()
    Action.objects.filter(reference=REFERENCE).update(confirmed_on=today)
    make_action(province.plan, province.office, "NTB-2023-003", due_on=today - timedelta(days=2))
    make_action(province.plan, province.office, "NTB-2023-004", due_on=today + timedelta(days=3))
    page = client.get(reverse(LIST)).context["page_obj"]
    expected = ["NTB-2023-003", "NTB-2023-004", "NTB-2023-001"]
    assert [action.reference for action in page] == expected


FILTERS = [
    ("status=blocked", ["NTB-2023-003"]),
    ("group=closed", ["NTB-2023-004"]),
    ("step=1", ["NTB-2023-004"]),
    ("objective=3", ["NTB-2023-003"]),
    ("text=pos+layanan", ["NTB-2023-003"]),
    ("text=2023-004", ["NTB-2023-004"]),
    ("status=unknown&page=nine", ["NTB-2023-001", "NTB-2023-003", "NTB-2023-004"]),
]


@pytest.mark.parametrize(("query", "expected"), FILTERS)
def test_list_is_filtered(
    query: str, expected: list[str], focal: User, province: Province, client: Client
) -> None:
    blocked = make_action(
        province.plan,
        province.office,
        "NTB-2023-003",
        status="blocked",
        blocked_by="x",
        title="Pos layanan migran",
    )
    blocked.objectives.create(number=3, name_id="Informasi", name_en="Information")
    make_action(province.plan, province.office, "NTB-2023-004", status="verified", step__number=1)
    found = client.get(f"{reverse(LIST)}?{query}").context["page_obj"]
    assert sorted(action.reference for action in found) == expected


def test_coordinator_filters_by_agency_of_the_region(province: Province, client: Client) -> None:
    client.force_login(holder_of(province.planning, COORDINATOR))
    query = f"?agency={province.other_office.pk}"
    found = client.get(reverse(LIST) + query).context["page_obj"]
    assert [action.reference for action in found] == ["NTB-2023-002"]


def test_agency_of_another_region_is_no_choice(
    focal: User, province: Province, client: Client
) -> None:
    form = client.get(reverse(LIST)).context["form"]
    _every, *agencies = form.fields["agency"].choices
    assert [label for _, label in agencies] == ["Disnakertrans NTB"]


def count_queries(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


@pytest.mark.parametrize(("office", "role"), [("office", FOCAL), ("planning", COORDINATOR)])
def test_list_takes_as_many_queries_for_three_actions_as_for_one(
    office: str, role: str, province: Province, client: Client
) -> None:
    Action.objects.exclude(reference=REFERENCE).delete()
    client.force_login(holder_of(getattr(province, office), role))
    with_one = count_queries(client, reverse(LIST))
    for number in (3, 4):
        make_action(province.plan, province.office, f"NTB-2023-{number:03d}")
    with_three = count_queries(client, reverse(LIST))
    assert with_three == with_one
    assert with_three <= 15


def test_detail_takes_as_many_queries_for_three_updates_as_for_one(
    focal: User, province: Province, client: Client
) -> None:
    address = reverse("actions:action-detail", args=[REFERENCE])
    add_updates(province.action, focal, versions=[2])
    with_one = count_queries(client, address)
    add_updates(province.action, focal, versions=[3, 4])
    with_three = count_queries(client, address)
    assert with_three == with_one
    assert with_three <= 21


@pytest.mark.parametrize(
    ("query", "number"),
    [("", 3), ("group=late", 2), ("group=late&step=5", 2), ("text=zz", 0), ("status=x&text=zz", 0)],
)
def test_list_counts_what_it_shows(
    query: str, number: int, focal: User, province: Province, client: Client
) -> None:
    day = timezone.localdate()
    for key in (3, 4):
        make_action(
            province.plan, province.office, f"NTB-2023-00{key}", due_on=day - timedelta(days=key)
        )
    page = client.get(f"{reverse(LIST)}?{query}").context["page_obj"]
    assert (page.paginator.count, len(page.object_list)) == (number, number)


def test_list_of_a_verifier_begins_with_what_waits_for_a_check(
    province: Province, client: Client
) -> None:
    day = timezone.localdate()
    make_action(province.plan, province.office, "NTB-2023-003", due_on=day - timedelta(days=9))
    make_action(province.plan, province.office, "NTB-2023-004", status="reported_done")

    def shown(role: str, office: Agency) -> tuple[str, str]:
        client.force_login(holder_of(office, role))
        page = client.get(reverse(LIST)).context
        return page["parts"][0].key, page["page_obj"][0].reference

    assert shown(VERIFIER, province.inspectorate) == ("to_check", "NTB-2023-004")
    assert shown(COORDINATOR, province.planning) == ("late", "NTB-2023-003")


def test_who_clears_finds_what_waits_among_the_parts(province: Province, client: Client) -> None:
    ActionPlan.objects.filter(pk=province.plan.pk).update(clearance="head")
    waiting = {"status_before": "planned", "status_after": "planned", "written_at": timezone.now()}
    for version in (2, 3):
        Update.objects.create(action=province.action, version=version, **waiting)
    found = []
    for office, role in (("office", HEAD), ("office", FOCAL), ("other_office", HEAD)):
        client.force_login(holder_of(getattr(province, office), role))
        page = client.get("/en/portal/actions/")
        link = 'href="/en/portal/actions/clearance/">Waiting for your clearance <'
        home = [
            (figure.label, figure.value, figure.url)
            for figure in client.get("/en/portal/").context["front"].figures
        ]
        first = ("Waiting for your clearance", "2", "/en/portal/actions/clearance/")
        found.append((page.context["to_clear"], link in page.content.decode(), first in home))
    assert found == [(2, True, True), (None, False, False), (0, False, False)]


def test_action_page_says_what_was_asked(focal: User, province: Province, client: Client) -> None:
    coordinator = holder_of(province.planning, COORDINATOR)
    address = f"/en/portal/actions/{REFERENCE}/"
    assert "News was asked for" not in client.get(address).content.decode()
    asked_at = datetime(2026, 11, 20, 4, tzinfo=UTC)
    asked = Action.objects.select_related("plan__region", "owner").get(reference=REFERENCE)
    nudge([asked], coordinator, "digest", asked_at, date(2027, 1, 10))
    page = client.get(address).content.decode()
    assert "News was asked for on 20 November 2026. Please answer by 10 January 2027." in page


def test_who_speaks_for_another_office_reads_and_asks_first(
    province: Province, client: Client
) -> None:
    def order(role: str, office: Agency) -> list[str]:
        client.force_login(holder_of(office, role))
        page = client.get(f"/en/portal/actions/{REFERENCE}/").content.decode()
        return re.findall(r"<h2>(Facts|Ask for news|Update|Update for the office)</h2>", page)

    asks_first = ["Facts", "Ask for news", "Update for the office"]
    assert order(COORDINATOR, province.planning) == asks_first
    assert order(FOCAL, province.office) == ["Update", "Facts"]


@pytest.mark.parametrize("name", ["confirm", "note", "nudge", "photo"])
def test_deed_after_the_session_has_ended_leads_to_the_action(
    name: str, province: Province, client: Client
) -> None:
    page = client.post(f"/en/portal/actions/{REFERENCE}/{name}/")
    there = f"/en/accounts/login/?next=/en/portal/actions/{REFERENCE}/"
    assert (page.status_code, page["Location"]) == (302, there)
    assert client.get(f"/en/portal/actions/{REFERENCE}/{name}/").status_code == 405


AT_ONCE = "What you enter here is public at once"
BUT_UPDATES = "Only updates wait for clearance."


@pytest.mark.parametrize(
    ("is_public", "clearance", "expected"),
    [(True, "none", (True, False)), (True, "head", (True, True)), (False, "head", (False, False))],
)
@pytest.mark.parametrize("path", ["new/?plan=ntb-2023", f"{REFERENCE}/amend/"])
def test_forms_of_facts_say_that_they_are_public_at_once(
    path: str,
    is_public: bool,
    clearance: str,
    expected: tuple[bool, bool],
    focal: User,
    province: Province,
    client: Client,
) -> None:
    plans = ActionPlan.objects.filter(pk=province.plan.pk)
    plans.update(is_public=is_public, clearance=clearance)
    page = client.get(f"/en/portal/actions/{path}").content.decode()
    assert (AT_ONCE in page, BUT_UPDATES in page) == expected


def add_updates(action: Action, user: User, versions: list[int]) -> None:
    for version in versions:
        update = Update.objects.create(
            action=action,
            written_by=user,
            post=action.owner,
            status_before="planned",
            status_after="in_progress",
            version=version,
            written_at=timezone.now(),
        )
        Evidence.objects.create(update=update, title="Bukti", url="https://example.org/")


def test_page_of_an_action_writes_nothing(focal: User, client: Client) -> None:
    client.get(reverse("actions:action-detail", args=[REFERENCE]))
    client.get(update_url())
    client.get(reverse("actions:action-confirm", args=[REFERENCE]))
    assert Action.objects.get(reference=REFERENCE).version == 1
    assert Update.objects.count() == 0


def test_update_is_saved_and_shown(focal: User, client: Client) -> None:
    response = send(client, sentence="Loket dibuka.")
    detail = reverse("actions:action-detail", args=[REFERENCE])
    assert (response.status_code, response["Location"]) == (302, detail)
    page = client.get(detail).content.decode()
    assert "Loket dibuka." in page
    assert Update.objects.get().via == "portal"


def test_update_refused_shows_a_linked_summary(focal: User, client: Client) -> None:
    response = send(client, status="reported_done", sentence="Selesai.")
    page = response.content.decode()
    assert response.status_code == 422
    assert 'href="#id_evidence_url"' in page
    assert "Selesai." in page
    assert Update.objects.count() == 0


def test_conflict_shows_both_texts_and_lets_the_second_go_on(focal: User, client: Client) -> None:
    send(client, sentence="Teks orang pertama.")
    response = send(client, sentence="Teks orang kedua.")
    page = response.content.decode()
    assert response.status_code == 409
    assert "Teks orang pertama." in page
    assert "Teks orang kedua." in page
    again = response.context["form"]["version"].value()
    send(client, sentence="Teks orang kedua.", version=again)
    sentences = list(Update.objects.values_list("version", "sentence"))
    assert sentences == [(3, "Teks orang kedua."), (2, "Teks orang pertama.")]


def test_stale_status_is_a_conflict_and_no_typing_error(focal: User, client: Client) -> None:
    Action.objects.filter(reference=REFERENCE).update(status="reported_done", version=2)
    response = send(client, status="blocked", blocked_by="Anggaran.")
    assert response.status_code == 409
    assert "Anggaran." in response.content.decode()


def test_verified_action_offers_its_office_no_form(focal: User, client: Client) -> None:
    Action.objects.filter(reference=REFERENCE).update(status="verified")
    detail = reverse("actions:action-detail", args=[REFERENCE])
    assert "update-form" not in client.get(detail).content.decode()
    assert client.get(update_url())["Location"] == detail
    assert send(client, status="in_progress", sentence="Lagi.").status_code == 302
    assert Action.objects.get(reference=REFERENCE).version == 1


def test_no_change_yet_is_one_press(focal: User, client: Client) -> None:
    address = reverse("actions:action-confirm", args=[REFERENCE])
    client.post(address, {"version": 1})
    action = Action.objects.get(reference=REFERENCE)
    assert (action.status, action.version) == ("planned", 2)
    assert action.confirmed_on != date(2023, 9, 1)


@pytest.mark.parametrize("version", ["", "x", "99"])
def test_no_change_yet_with_a_wrong_version_saves_nothing(
    version: str, focal: User, client: Client
) -> None:
    address = reverse("actions:action-confirm", args=[REFERENCE])
    assert client.post(address, {"version": version}).status_code == 302
    assert Update.objects.count() == 0


@pytest.mark.parametrize("field", ["version", "status"])
def test_broken_form_is_refused(field: str, focal: User, client: Client) -> None:
    assert send(client, **{field: "x"}).status_code == 422
    assert Update.objects.count() == 0


def test_verifier_checks_what_is_reported(province: Province, client: Client) -> None:
    Action.objects.filter(reference=REFERENCE).update(status="reported_done")
    client.force_login(holder_of(province.inspectorate, VERIFIER))
    response = client.get(update_url())
    choices = [value for value, _ in response.context["form"].fields["status"].choices]
    assert choices == ["in_progress", "verified"]
    send(client, status="verified")
    assert Action.objects.get(reference=REFERENCE).status == "verified"


def test_update_page_is_light(focal: User, client: Client) -> None:
    assert len(client.get(update_url()).content) < 40_000


def test_person_without_posts_reads_why_the_list_is_empty(
    province: Province, client: Client
) -> None:
    client.force_login(User.objects.create_user("baru@example.org", full_name="Baru"))
    response = client.get(reverse(LIST))
    assert (response.status_code, list(response.context["page_obj"])) == (200, [])
