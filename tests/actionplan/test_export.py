"""A plan's actions as a file: for those who see them, by POST, written down, safe to open."""

import csv
import io

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from actionplan.models import ActionPlan
from directory.models import Post
from intake.models import Export
from tests.actionplan.lists import DISNAKER, HEADER, PLAN, applied, coordinator, make_office, plan
from tests.factories import TenureFactory, UserFactory

pytestmark = [pytest.mark.both]

__all__ = ["plan"]
URL = "/id/portal/actions/plans/ntb-2023/export/"


@pytest.fixture
def two(plan: ActionPlan) -> ActionPlan:
    applied(HEADER, ["=1+1", DISNAKER, "2025", "", ""], ["Posko", "Dinsos NTB", "2025", "", ""])
    return plan


def rows_of(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))


def test_coordinator_takes_all_and_it_is_written_down(two: ActionPlan, client: Client) -> None:
    by = coordinator()
    client.force_login(by)
    assert reverse("actions:plan-export", args=[PLAN]) == URL
    header, *rows = rows_of(client.post(URL, {"format": "csv"}).content)
    assert (len(header), header[0], header[2]) == (35, "ID Langkah", "Aksi")
    assert [(row[1], row[2]) for row in rows] == [
        ("NTB-2023-001", "'=1+1"),
        ("NTB-2023-002", "Posko"),
    ]
    logged = Export.objects.get()
    assert (logged.list_name, logged.target, logged.format, logged.rows, logged.exported_by) == (
        "actions",
        PLAN,
        "csv",
        2,
        by,
    )


def test_workbook_holds_text_and_no_formula(two: ActionPlan, client: Client) -> None:
    client.force_login(coordinator())
    answer = client.post(URL)
    sheet = load_workbook(io.BytesIO(answer.content)).worksheets[0]
    assert (sheet["C2"].data_type, sheet["C2"].value) == ("s", "'=1+1")
    assert answer["Cache-Control"] == "private, no-store"


def test_office_takes_its_own_actions_only(two: ActionPlan, client: Client) -> None:
    post = Post.objects.get(agency__name=DISNAKER)
    client.force_login(TenureFactory(post=post, holder=UserFactory()).holder)
    _header, *rows = rows_of(client.post(URL, {"format": "csv"}).content)
    assert [row[1] for row in rows] == ["NTB-2023-001"]


def test_others_find_nothing_and_nothing_is_taken_by_a_link(
    two: ActionPlan, client: Client
) -> None:
    office = make_office("Dinsos Jateng", "dinsos", "33")
    post = Post.objects.create(agency=office)
    client.force_login(TenureFactory(post=post, holder=UserFactory()).holder)
    assert client.post(URL).status_code == 404
    client.force_login(coordinator())
    assert client.get(URL).status_code == 405
    assert client.post(URL, {"format": "exe"}).status_code == 404
    assert Export.objects.count() == 0


def test_visitor_has_to_sign_in(two: ActionPlan, client: Client) -> None:
    assert client.post(URL).status_code == 302


def test_queries_do_not_grow_with_the_actions(plan: ActionPlan, client: Client) -> None:
    client.force_login(coordinator())
    found = []
    for more in (1, 2):
        applied(HEADER, *([f"Aksi {more} {n}", DISNAKER, "2025", "", ""] for n in range(more)))
        with CaptureQueriesContext(connection) as captured:
            client.post(URL, {"format": "csv"})
        found.append(len(captured))
    assert found[0] == found[1] <= 30


def test_coordinator_finds_the_form_and_the_plan_in_the_wizard(
    plan: ActionPlan, client: Client
) -> None:
    client.force_login(coordinator())
    page = client.get(f"/id/portal/import/new/?into=actions:{PLAN}").content.decode()
    assert f'value="actions:{PLAN}"' in page
    form = client.get("/id/portal/import/form/actions.xlsx")
    sheet = load_workbook(io.BytesIO(form.content)).worksheets[0]
    assert sheet["C1"].value == "Aksi"
    assert sheet.max_row == 3
