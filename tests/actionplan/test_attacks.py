"""What somebody ill-disposed or unlucky sends: no error page, no right gained, no feed broken."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation
from icalendar import Calendar

from actionplan import standing
from actionplan.models import Action, ActionPlan, Note, Nudge, Update
from directory.models import Agency, Invitation, Post, Tenure, User
from tests.actionplan.people import (
    COORDINATOR,
    DAY,
    NOON,
    OPERATOR,
    VERIFIER,
    Province,
    holder_of,
    make_action,
    make_province,
)
from tests.factories import PostFactory, TenureFactory

pytestmark = pytest.mark.django_db

LONG = "9" * 5000
BEYOND = "9" * 30
CONTROL = "Selesai\x0b\x08 \x1b[31m."


@pytest.fixture
def province() -> Province:
    return make_province()


def say(action: Action, **fields: Any) -> Update:
    told: dict[str, Any] = {
        "status_before": "in_progress",
        "status_after": "reported_done",
        "sentence": "Selesai.",
        "version": 2,
        "written_at": NOON,
        "cleared_at": NOON,
        "post": action.owner,
    }
    Action.objects.filter(pk=action.pk).update(status="reported_done", version=2)
    action.refresh_from_db()
    return Update.objects.create(action=action, **{**told, **fields})


def may_verify(action: Action, by: User | None, post: Post | None = None) -> bool:
    return standing.standing_of(action, by, post, DAY).may_verify


# --- Four eyes ------------------------------------------------------------------------------------


def test_who_reported_through_a_mailbox_does_not_verify_by_a_second_post(
    province: Province,
) -> None:
    person = holder_of(province.planning, COORDINATOR)
    TenureFactory(post=PostFactory(agency=province.inspectorate, role=VERIFIER), holder=person)
    say(province.action, written_by=None, via="link")
    assert may_verify(province.action, person)
    coordinating = Post.objects.get(agency=province.planning, role=COORDINATOR)
    Update.objects.update(post=coordinating)
    assert not may_verify(province.action, person)


def test_who_left_the_office_that_reported_by_its_mailbox_does_not_verify(
    province: Province,
) -> None:
    person = holder_of(province.inspectorate, VERIFIER)
    say(province.action, written_by=None, via="link")
    assert may_verify(province.action, person)
    TenureFactory(
        post=province.action.owner,
        holder=person,
        starts_on=date(2022, 1, 1),
        ends_on=date(2023, 1, 1),
    )
    assert not may_verify(province.action, person)


def test_who_reported_does_not_verify_through_the_mailbox_of_a_second_post(
    province: Province,
) -> None:
    person = holder_of(province.planning, COORDINATOR)
    checking = PostFactory(
        agency=province.inspectorate, role=VERIFIER, mailbox="inspektorat@example.org"
    )
    say(province.action, written_by=person)
    assert may_verify(province.action, None, checking)
    TenureFactory(post=checking, holder=person)
    assert not may_verify(province.action, None, checking)


def test_who_read_the_link_in_a_whatsapp_text_does_not_verify_what_came_through_it(
    province: Province,
) -> None:
    person = holder_of(province.planning, COORDINATOR)
    TenureFactory(post=PostFactory(agency=province.inspectorate, role=VERIFIER), holder=person)
    say(province.action, written_by=None, via="link")
    assert may_verify(province.action, person)
    Nudge.objects.create(
        action=province.action,
        post=province.action.owner,
        made_by=person,
        channel="whatsapp",
        made_at=NOON,
        made_on=DAY,
    )
    assert not may_verify(province.action, person)


# --- What is sent instead of a form ---------------------------------------------------------------


@pytest.mark.parametrize("number", [LONG, BEYOND, "-1", "1e9", "", "a", "1\x00"])
def test_keys_that_are_none_clear_and_release_nothing(
    province: Province, client: Client, number: str
) -> None:
    ActionPlan.objects.update(clearance="coordinator")
    update = say(province.action, cleared_at=None)
    client.force_login(holder_of(province.planning, COORDINATOR))
    clearance = reverse("actions:clearance-list")
    assert client.post(clearance, {"update": number}).status_code == 302
    assert client.post(clearance, {"decline": number, f"why_{number[:50]}": "x"}).status_code == 302
    pieces = reverse("actions:action-evidence", args=[province.action.reference])
    assert client.post(pieces, {"evidence": number, "release": "1"}).status_code == 404
    update.refresh_from_db()
    assert (update.cleared_at, update.declined_at) == (None, None)


def test_texts_that_no_form_has_checked_are_kept_without_invisible_characters(
    province: Province, client: Client
) -> None:
    ActionPlan.objects.update(clearance="coordinator")
    update = say(province.other_action, cleared_at=None)
    client.force_login(holder_of(province.planning, COORDINATOR))
    note = reverse("actions:action-note", args=[province.action.reference])
    client.post(note, {"text": "Tanya\x00 lagi."})
    client.post(note, {"text": "\x00"})
    assert [one.text for one in Note.objects.all()] == ["Tanya lagi."]
    why = {"decline": update.pk, f"why_{update.pk}": f"\x00{'x' * 600}"}
    client.post(reverse("actions:clearance-list"), why)
    confirm = reverse("actions:action-confirm", args=[province.action.reference])
    version = Action.objects.get(pk=province.action.pk).version
    client.post(confirm, {"version": version, "basis": "Rapat\x00 1"})
    update.refresh_from_db()
    assert update.declined_why == "x" * 500
    assert Update.objects.get(action=province.action).on_behalf_basis == "Rapat 1"


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_days_beyond_the_calendar_are_refused_by_every_form(
    province: Province, client: Client, day: str
) -> None:
    client.force_login(holder_of(province.planning, COORDINATOR))
    region = f"?region={province.region.code}"
    merge = {
        "ending": [province.office.pk],
        "successor": province.other_office.pk,
        "day": day,
        "confirmed": "1",
    }
    response = client.post(reverse("actions:agency-merge") + region, merge)
    assert (response.status_code, list(response.context["form"].errors)) == (422, ["day"])
    handover = {"email": "a@example.org", "standing": "definitive", "starts_on": day}
    post = province.action.owner
    response = client.post(reverse("actions:handover", args=[post.pk]), handover)
    assert (response.status_code, list(response.context["form"].errors)) == (422, ["starts_on"])
    facts = {
        "title": "Loket",
        "owner": post.pk,
        "step": province.action.step_id,
        "due_on": day,
        "starts_on": "",
    }
    response = client.post(reverse("actions:action-new") + "?plan=ntb-2023", facts)
    assert (response.status_code, list(response.context["form"].errors)) == (422, ["due_on"])
    assert (Agency.objects.filter(valid_to=None).count(), Invitation.objects.count()) == (5, 0)


def test_question_by_a_coordinator_whose_last_day_is_over_there_is_refused_in_words(
    province: Province, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is still the last day where the server reads it, and the next one where the action is."""
    evening = datetime(2023, 9, 30, 16, 30, tzinfo=UTC)  # 23.30 WIB, 00.30 WITA
    monkeypatch.setattr(timezone, "now", lambda: evening)
    person = holder_of(province.planning, COORDINATOR)
    User.objects.filter(pk=person.pk).update(zone="Asia/Jakarta")
    Tenure.objects.filter(holder=person).update(ends_on=DAY)
    Action.objects.update(due_on=DAY - timedelta(days=9))
    ActionPlan.objects.first().region.__class__.objects.update(zone="Asia/Makassar")
    client.force_login(person)
    with translation.override("id"):
        asked = [
            client.post(reverse("actions:action-nudge", args=[province.action.reference])),
            client.post(reverse("actions:agency-nudge"), {"agency": province.office.pk}),
            client.post(
                reverse("actions:call"), {"agency": province.office.pk, "answer_by": "2023-10-10"}
            ),
            client.post(reverse("actions:plan-letter", args=["ntb-2023"]), {}),
            client.post(reverse("digests:action-whatsapp", args=[province.action.reference])),
        ]
    assert [one.status_code for one in asked] == [302] * 5
    assert Nudge.objects.count() == 0


# --- What everybody reads -------------------------------------------------------------------------


def test_control_characters_of_one_break_the_feed_and_calendar_of_nobody(
    province: Province, client: Client
) -> None:
    Action.objects.filter(pk=province.action.pk).update(
        title=f"Loket\rX-EVIL:1 {CONTROL}", due_on=timezone.localdate()
    )
    say(province.other_action, sentence=CONTROL, cleared_at=timezone.now())
    Action.objects.filter(pk=province.other_action.pk).update(title=CONTROL)
    feed = client.get(reverse("actionplan:feed"))
    assert (feed.status_code, "Selesai [31m." in feed.text) == (200, True)
    response = client.get(reverse("actionplan:region-calendar", args=["ntb"]))
    (event,) = Calendar.from_ical(response.content).walk("VEVENT")
    assert (response.status_code, "X-EVIL" in event) == (200, False)
    assert b"\rX-EVIL" not in response.content


def test_last_day_of_the_calendar_breaks_no_list(province: Province, client: Client) -> None:
    Action.objects.update(due_on=date.max)
    calendar = client.get(reverse("actionplan:region-calendar", args=["ntb"]))
    assert (calendar.status_code, calendar.text.count("BEGIN:VEVENT")) == (200, 0)
    listed = client.get(reverse("actionplan:action-list", args=["ntb"]) + "?quarter=9999-4")
    assert (listed.status_code, listed.context["page_obj"].paginator.count) == (200, 2)


def answered(client: Client, address: str) -> int:
    response = client.get(address)
    if response.streaming:
        b"".join(response.streaming_content)  # type: ignore[arg-type]  # to its end: that closes it
    return response.status_code


@pytest.mark.parametrize("title", ["中文", "\uf0b7 Loket", "Loket \x08", '#eval("1") $x$ <a>'])
def test_no_letter_of_a_title_keeps_a_matrix_from_being_printed(
    province: Province, client: Client, title: str
) -> None:
    Action.objects.filter(pk=province.action.pk).update(title=title)
    client.force_login(holder_of(province.planning, COORDINATOR))
    response = client.get(reverse("actions:plan-matrix", args=["ntb-2023"]))
    assert (response.status_code, response.content[:5]) == (200, b"%PDF-")
    assert (
        client.get(reverse("actions:plan-quarters", args=["ntb-2023", "xlsx"])).status_code == 200
    )


def test_invisible_characters_break_no_letter(province: Province, client: Client) -> None:
    Action.objects.filter(pk=province.action.pk).update(
        title="{{ 1 }} <w:p/> \x08",
        due_on=date(2023, 1, 1),
        blocked_by="\x0b",
        status="blocked",
    )
    client.force_login(holder_of(province.planning, COORDINATOR))
    response = client.get(reverse("actions:plan-letter-file", args=["ntb-2023"]))
    assert (response.status_code, response.content[:2]) == (200, b"PK")


QUERIES = [
    f"page={LONG}",
    "page=-1&view=%00",
    f"step={LONG}&objective={BEYOND}&status=x&quarter=a-b&sdg={LONG}",
    "region=%00&province=%00&plan=%00&text=%00",
    "quarter=0000-0&quarter=2024-5&late=x&unconfirmed=%00",
    f"text={'x' * 3000}&workshop=%00&agency_type=%00&principle=%00&priority={LONG}",
    f"group=x&tag=x&agency={LONG}&post={LONG}&year={LONG}&paper=%00&role=x&vacant=%00",
]


@pytest.mark.parametrize("query", QUERIES)
def test_no_query_leads_to_an_error_page(province: Province, client: Client, query: str) -> None:
    ntb = {"args": ["ntb"]}
    public = [
        reverse("actionplan:plan-list"),
        reverse("actionplan:plan-detail", **ntb),
        reverse("actionplan:action-list", **ntb),
        reverse("actionplan:action-file", **ntb),
        reverse("actionplan:all-actions"),
        reverse("actionplan:all-file"),
        reverse("actionplan:region-feed", **ntb),
        reverse("actionplan:region-calendar", **ntb),
        reverse("actionplan:topic-list"),
    ]
    names = ["action-list", "clearance-list", "action-new", "coordination", "call", "workload"]
    of_plan = ["deliverables", "delegations", "plan-papers", "plan-letter", "summary"]
    portal = [
        *(reverse(f"actions:{name}") for name in (*names, "agency-merge", "programme")),
        *(reverse(f"actions:{name}", args=["ntb-2023"]) for name in of_plan),
        reverse("actions:plan-quarters", args=["ntb-2023", "csv"]),
        reverse("actions:action-years", args=[province.action.reference]),
        reverse("offices:post-list"),
    ]
    answers = {path: answered(client, f"{path}?{query}") for path in public}
    client.force_login(holder_of(province.planning, COORDINATOR))
    answers |= {path: answered(client, f"{path}?{query}") for path in portal}
    assert {path: code for path, code in answers.items() if code not in (200, 302, 404)} == {}


def test_numbers_beyond_the_database_are_not_found(province: Province, client: Client) -> None:
    client.force_login(holder_of(province.planning, COORDINATOR))
    for number in (LONG, BEYOND, "9" * 19):
        paths = [
            f"/id/rencana-aksi/sdgs/{number}/",
            f"/id/bukti/{number}/",
            f"/id/portal/offices/{number}/",
            f"/id/portal/offices/tenures/{number}/end/",
            f"/id/portal/actions/handover/{number}/",
            f"/id/portal/actions/plans/ntb-2023/deliveries/{number}/file/",
        ]
        assert {client.get(path).status_code for path in paths} == {404}


def test_operator_and_stranger_gain_nothing_by_another_reference(
    province: Province, client: Client
) -> None:
    hidden = make_action(
        province.plan, province.other_office, "NTB-2023-900", is_public=False, status="in_progress"
    )
    client.force_login(holder_of(province.office, OPERATOR))
    names = ("update", "amend", "years", "note", "confirm", "photo", "evidence", "nudge")
    for reference in (hidden.reference, province.regency_action.reference):
        paths = [reverse(f"actions:action-{name}", args=[reference]) for name in names]
        assert {client.post(path, {"version": "1"}).status_code for path in paths} == {404}
    public = reverse("actionplan:action-detail", args=[hidden.reference.lower()])
    assert client.get(public).status_code == 404


def test_address_to_go_back_to_stays_on_this_site(province: Province, client: Client) -> None:
    client.force_login(holder_of(province.planning, COORDINATOR))
    path = reverse("actions:action-nudge", args=[province.action.reference])
    for evil in ("https://evil.example.org/", "//evil.example.org", "/\\evil.example.org", "\x00"):
        response = client.post(path, {"next": evil})
        assert response["Location"].startswith("/id/portal/actions/NTB-2023-001/")
    assert client.post(path, {"next": "/a\r\nX-Evil: 1"}).headers.get("X-Evil") is None
