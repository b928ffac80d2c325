"""The coordinator's board, calls for news and the workload of posts."""

from datetime import timedelta

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from actionplan import coordinating
from actionplan.closing import closing_day
from actionplan.models import Action, ActionPlan, Nudge, Update
from actionplan.workload import posts_with, workload
from directory.models import Tenure, User
from tests.actionplan.people import (
    COORDINATOR,
    DAY,
    FOCAL,
    Province,
    holder_of,
    make_action,
    make_province,
)
from tests.factories import AgencyFactory, PostFactory, RegionFactory, StepFactory, TenureFactory

pytestmark = pytest.mark.django_db

BOARD, WORKLOAD, CALL = "actions:coordination", "actions:workload", "actions:call"
LIST = "actions:action-list"


@pytest.fixture
def province() -> Province:
    return make_province()


@pytest.fixture
def coordinator(province: Province, client: Client) -> User:
    user = holder_of(province.planning, COORDINATOR)
    client.force_login(user)
    return user


def place(province: Province) -> coordinating.Place:
    return coordinating.Place(province.region, province.plan.key, is_own=True)


def fill(province: Province) -> None:
    """Of the first office: one late and blocked, one reported and waiting, one long unconfirmed."""
    StepFactory(number=1)
    office, day = province.office, DAY
    Action.objects.filter(pk=province.action.pk).update(
        status="blocked", blocked_by="Anggaran.", due_on=day - timedelta(days=1)
    )
    done = make_action(
        province.plan, office, "NTB-2023-003", status="reported_done", step__number=1
    )
    make_action(province.plan, office, "NTB-2023-004", confirmed_on=day - timedelta(days=90))
    for version in (2, 3):
        Update.objects.create(
            action=done,
            status_before="planned",
            status_after="reported_done",
            version=version,
            written_at=timezone.now(),
        )


def test_board_counts_agencies_by_step_and_tag(province: Province) -> None:
    fill(province)
    board = coordinating.board(coordinating.actions_in(place(province)), DAY)
    found = {
        row.name: {
            cell.step: (cell.number, {tag.key: tag.number for tag in cell.tags})
            for cell in row.cells
            if cell.number
        }
        for row in board.rows
    }
    assert found == {
        "Disnakertrans NTB": {
            1: (1, {"to_check": 1, "to_clear": 1}),
            5: (2, {"late": 1, "blocked": 1, "reconfirm": 1}),
        },
        "Dinsos NTB": {5: (1, {})},
    }
    assert list(found) == sorted(found)
    assert [row.has_no_news for row in board.rows] == [False, True]


def test_numbers_of_the_board_lead_to_exactly_what_they_count(
    province: Province, coordinator: User, client: Client
) -> None:
    fill(province)
    Action.objects.filter(confirmed_on=DAY.replace(month=9, day=1)).update(
        confirmed_on=timezone.localdate()
    )
    page = client.get(reverse(BOARD)).context
    for row in page["board"].rows:
        for cell in row.cells:
            counts = [(cell.number, "")] + [(tag.number, f"&tag={tag.key}") for tag in cell.tags]
            for number, tag in counts:
                behind = client.get(f"{page['list_url']}agency={row.id}&step={cell.step}{tag}")
                assert behind.context["page_obj"].paginator.count == number


def test_board_is_chosen_by_region(province: Province, coordinator: User, client: Client) -> None:
    def agencies(query: str) -> list[str]:
        return [row.name for row in client.get(reverse(BOARD) + query).context["board"].rows]

    assert agencies("") == ["Dinsos NTB", "Disnakertrans NTB"]
    assert agencies("?region=52.03") == ["Dinsos Lombok Timur"]
    RegionFactory(code="33")
    assert client.get(reverse(BOARD) + "?region=33").status_code == 404
    assert client.get(reverse(BOARD) + "?region=x").status_code == 404


def test_regency_sees_only_its_own_board(province: Province, client: Client) -> None:
    client.force_login(holder_of(province.regency_office, COORDINATOR))
    choice = client.get(reverse(BOARD)).context["choice"]
    assert [one.region.code for one in choice.places] == ["52.03"]
    assert client.get(reverse(BOARD) + "?region=52").status_code == 404


@pytest.mark.parametrize("name", [BOARD, WORKLOAD, CALL])
def test_pages_are_for_coordinators_only(name: str, province: Province, client: Client) -> None:
    client.force_login(holder_of(province.office, FOCAL))
    assert client.get(reverse(name)).status_code == 404


def count_queries(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


def add_work(province: Province) -> None:
    for number in (11, 12):
        office = AgencyFactory(name=f"Dinas {number}", region=province.region)
        action = make_action(
            province.plan, office, f"NTB-2023-{number:03d}", due_on=DAY, step__number=number - 10
        )
        Nudge.objects.create(action=action, post=action.owner, made_at=timezone.now(), made_on=DAY)
        TenureFactory(post=action.owner)


LISTS = [
    BOARD,
    WORKLOAD,
    CALL,
    LIST + "?region=52&agency={agency}&step=5&tag=late&objective=1&post={post}&status=planned",
]


@pytest.mark.parametrize("address", LISTS)
def test_lists_take_as_many_queries_for_three_agencies_as_for_one(
    address: str, province: Province, coordinator: User, client: Client
) -> None:
    Action.objects.exclude(pk=province.action.pk).delete()
    name, _, query = address.partition("?")
    owner = province.action.owner
    path = f"{reverse(name)}?{query.format(agency=owner.agency_id, post=owner.pk)}"
    with_one = count_queries(client, path)
    add_work(province)
    with_three = count_queries(client, path)
    assert with_three == with_one
    assert with_three <= 15


def text_of(response: HttpResponse) -> str:
    return response.content.decode()


def test_agency_is_asked_about_what_has_no_news(
    province: Province, coordinator: User, client: Client
) -> None:
    today = timezone.localdate()
    Action.objects.update(confirmed_on=today)
    Action.objects.filter(pk=province.action.pk).update(due_on=today - timedelta(days=1))
    make_action(province.plan, province.office, "NTB-2023-003", confirmed_on=today)
    sent = {"region": "52", "agency": province.office.pk}
    page = client.post(reverse("actions:agency-nudge"), sent, follow=True)
    assert list(Nudge.objects.values_list("action", "made_by", "channel")) == [
        (province.action.pk, coordinator.pk, "digest")
    ]
    assert page.redirect_chain == [(f"{reverse(BOARD)}?region=52", 302)]
    client.post(reverse("actions:agency-nudge"), sent)
    assert Nudge.objects.count() == 1


def test_agency_of_another_region_is_not_asked(
    province: Province, coordinator: User, client: Client
) -> None:
    sent = {"region": "52", "agency": province.regency_office.pk}
    client.post(reverse("actions:agency-nudge"), sent)
    assert Nudge.objects.count() == 0


def test_one_action_is_asked_about_and_the_way_leads_back(
    province: Province, coordinator: User, client: Client
) -> None:
    address = reverse("actions:action-nudge", args=["5203-2026-001"])
    there = client.post(address, {"next": "/id/portal/actions/coordination/"})
    assert there["Location"] == "/id/portal/actions/coordination/"
    assert list(Nudge.objects.values_list("action")) == [(province.regency_action.pk,)]
    away = client.post(address, {"next": "https://example.org/"})
    assert away["Location"] == reverse("actions:action-detail", args=["5203-2026-001"])


def test_owner_cannot_ask(province: Province, client: Client) -> None:
    client.force_login(holder_of(province.office, FOCAL))
    address = reverse("actions:action-nudge", args=["NTB-2023-001"])
    assert client.post(address).status_code == 404
    assert Nudge.objects.count() == 0


def test_call_is_counted_first_and_sent_by_post(
    province: Province, coordinator: User, client: Client
) -> None:
    make_action(province.plan, province.office, "NTB-2023-003")
    make_action(province.plan, province.office, "NTB-2023-004", status="verified")
    closing = timezone.localdate() + timedelta(days=9)
    chosen = {"region": "52", "agency": [province.office.pk], "answer_by": closing.isoformat()}
    preview = client.get(reverse(CALL), chosen).context["call"]
    assert (preview.posts, preview.number, Nudge.objects.count()) == (1, 2, 0)
    assert client.post(reverse(CALL), chosen).status_code == 302
    found = Nudge.objects.order_by("action__reference")
    assert list(found.values_list("action__reference", "answer_by")) == [
        ("NTB-2023-001", closing),
        ("NTB-2023-003", closing),
    ]


def test_call_proposes_the_closing_day_of_the_plan(
    province: Province, coordinator: User, client: Client
) -> None:
    ActionPlan.objects.update(closes_after=12)
    form = client.get(reverse(CALL)).context["form"]
    assert form["answer_by"].value() == closing_day(timezone.localdate(), 12)


def test_call_with_a_day_gone_by_says_so_and_asks_nobody(
    province: Province, coordinator: User, client: Client
) -> None:
    yesterday = timezone.localdate() - timedelta(days=1)
    chosen = {"region": "52", "agency": [province.office.pk], "answer_by": yesterday.isoformat()}
    shown = client.get(reverse(CALL), chosen)
    assert (shown.status_code, shown.context["call"]) == (200, None)
    sent = client.post("/en/portal/actions/coordination/call/", chosen)
    assert (sent.status_code, Nudge.objects.count()) == (422, 0)
    assert sent.context["form"].errors == {"answer_by": ["The day lies in the past."]}


def test_call_without_agencies_asks_nobody(
    province: Province, coordinator: User, client: Client
) -> None:
    response = client.post(reverse(CALL), {"region": "52"})
    assert (response.status_code, Nudge.objects.count()) == (200, 0)


def test_workload_names_holders_and_vacant_posts(province: Province) -> None:
    holder_of(province.office, FOCAL, full_name="Contoh Ani")
    acting = TenureFactory(post=province.action.owner, standing="plh", holder__full_name="Budi")
    TenureFactory(post=province.other_action.owner, ends_on=DAY - timedelta(days=1))
    Action.objects.filter(pk=province.action.pk).update(due_on=DAY - timedelta(days=1))
    make_action(province.plan, province.office, "NTB-2023-003", due_on=DAY + timedelta(days=14))
    make_action(province.plan, province.office, "NTB-2023-004", status="reported_done")
    actions = coordinating.actions_in(place(province))
    found = [
        (load.agency, load.holders, [count.number for count in load.counts])
        for load in workload(actions, posts_with(actions), DAY)
    ]
    acting_name = f"Budi ({Tenure.Standing(acting.standing).label})"
    assert found == [
        ("Dinsos NTB", [], [1, 0, 0, 0]),
        ("Disnakertrans NTB", ["Contoh Ani", acting_name], [2, 1, 1, 1]),
    ]


def test_numbers_of_a_post_lead_to_its_actions(
    province: Province, coordinator: User, client: Client
) -> None:
    other = PostFactory(agency=province.office, role="operator")
    make_action(province.plan, province.office, "NTB-2023-003")
    Action.objects.filter(reference="NTB-2023-003").update(owner=other)
    query = f"?region=52&post={other.pk}&tag=open"
    page = client.get(reverse(LIST) + query).context["page_obj"]
    assert [action.reference for action in page] == ["NTB-2023-003"]
