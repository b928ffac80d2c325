"""Public pages of plans and actions."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from actionplan.models import Action, ActionPlan, Evidence, Update
from tests.actionplan.people import FOCAL, NOON, Province, holder_of, make_action, make_province
from tests.factories import RegionFactory

SECRET = "rahasia-4711"
REFERENCE = "NTB-2023-001"


@pytest.fixture
def province(db: None) -> Province:
    return make_province()


def region_url(slug: str = "ntb") -> str:
    return reverse("actionplan:plan-detail", args=[slug])


def list_url(query: str = "") -> str:
    return reverse("actionplan:action-list", args=["ntb"]) + query


def action_url(reference: str = REFERENCE) -> str:
    return reverse("actionplan:action-detail", args=[reference])


def text_of(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def add_update(action: Action, version: int, sentence: str, **fields: object) -> Update:
    moment = timezone.now() - timedelta(days=10 - version)
    return Update.objects.create(
        action=action,
        status_before="planned",
        status_after="in_progress",
        sentence=sentence,
        version=version,
        written_at=moment,
        **{"cleared_at": moment, **fields},
    )


def test_plan_list_names_every_province(province: Province, client: Client) -> None:
    RegionFactory(code="51", name="Bali", abbreviation="BALI")
    rows = client.get(reverse("actionplan:plan-list")).context["grid"]
    counts = [(row.name, [cell.number for cell in row.cells]) for row in rows]
    assert counts == [("Bali", [0]), ("Nusa Tenggara Barat", [3])]


ADDRESSES = [
    ("ntb", 200, ""),
    ("5203", 200, ""),
    ("52", 301, "ntb"),
    ("NTB", 301, "ntb"),
    ("9999", 404, ""),
    ("atlantis", 404, ""),
]


@pytest.mark.parametrize(("slug", "status", "target"), ADDRESSES)
def test_region_is_found_by_abbreviation_or_code(
    slug: str, status: int, target: str, province: Province, client: Client
) -> None:
    response = client.get(region_url(slug))
    assert response.status_code == status
    if target:
        assert response["Location"] == region_url(target)


def test_region_without_a_government_is_not_found(province: Province, client: Client) -> None:
    RegionFactory(code="31.71", level="city", parent=RegionFactory(code="31"), has_government=False)
    assert client.get(region_url("3171")).status_code == 404


def test_region_without_a_public_plan_says_so(province: Province, client: Client) -> None:
    ActionPlan.objects.update(is_public=False)
    response = client.get(region_url())
    assert response.status_code == 200
    assert response.templates[0].name == "actionplan/plan_missing.html"
    assert province.action.title not in response.content.decode()


def test_numbers_of_the_table_lead_to_the_actions_behind_them(
    province: Province, client: Client
) -> None:
    page = text_of(client, region_url())
    address = list_url("?step=5&status=planned")
    assert f'href="{address.replace("&", "&amp;")}"' in page
    found = client.get(address).context["rows"]
    assert [action.reference for action in found] == ["NTB-2023-001", "NTB-2023-002"]


@pytest.mark.parametrize(("status", "is_rad"), [("draft", False), ("adopted", True)])
def test_only_an_adopted_plan_is_called_rad(
    status: str, is_rad: bool, province: Province, client: Client
) -> None:
    if is_rad:
        province.plan.instrument = province.plan.instrument or make_instrument()
    province.plan.status = status
    province.plan.save()
    assert ("RAD GCM" in text_of(client, region_url())) is is_rad


def make_instrument() -> Any:
    field = ActionPlan._meta.get_field("instrument")
    return field.related_model.objects.create(kind="perda", number="7", year=2023, title="Perda")


@pytest.mark.parametrize("shows_late", [True, False])
def test_late_counter_is_public_only_where_the_plan_says_so(
    shows_late: bool, province: Province, client: Client
) -> None:
    ActionPlan.objects.update(shows_late=shows_late)
    Action.objects.update(due_on=timezone.localdate() - timedelta(days=12))
    figures = client.get(region_url()).context["figures"]
    assert [figure.tone for figure in figures] == ["", "", "", "late" if shows_late else ""]
    for address in (list_url(), list_url("?view=timeline"), action_url()):
        assert ("tag--late" in text_of(client, address)) is shows_late


FILTERS = [
    ("?step=1", ["NTB-2023-003"]),
    ("?status=verified", ["NTB-2023-003"]),
    ("?objective=3", ["NTB-2023-003"]),
    ("?text=loket", ["NTB-2023-003"]),
    ("?late=on", ["NTB-2023-004"]),
    ("?status=nonsense&step=77&page=x", [f"NTB-2023-00{number}" for number in (1, 2, 3, 4)]),
]


@pytest.mark.parametrize(("query", "expected"), FILTERS)
def test_public_list_is_filtered(
    query: str, expected: list[str], province: Province, client: Client
) -> None:
    ActionPlan.objects.update(shows_late=True)
    office, late = province.office, timezone.localdate() - timedelta(days=1)
    done = make_action(
        province.plan, office, "NTB-2023-003", status="verified", step__number=1, title="Loket"
    )
    done.objectives.create(number=3, name_id="Informasi", name_en="Information")
    make_action(province.plan, office, "NTB-2023-004", due_on=late)
    found = client.get(list_url(query)).context["rows"]
    assert sorted(action.reference for action in found) == expected


def test_list_filters_by_the_status_that_is_cleared(province: Province, client: Client) -> None:
    Action.objects.filter(reference=REFERENCE).update(
        status="reported_done", cleared_status="in_progress"
    )
    found = client.get(list_url("?status=in_progress")).context["rows"]
    assert [action.reference for action in found] == [REFERENCE]
    assert "badge--reported_done" not in text_of(client, list_url())


def test_action_page_tells_cleared_updates_newest_first(province: Province, client: Client) -> None:
    add_update(province.action, 2, "Loket pertama.")
    add_update(province.action, 3, "Loket kedua.")
    page = text_of(client, action_url())
    assert page.index("Loket kedua.") < page.index("Loket pertama.")
    assert "Disnakertrans NTB" in page


def test_action_of_a_hidden_plan_is_not_found(province: Province, client: Client) -> None:
    ActionPlan.objects.update(is_public=False)
    assert client.get(action_url()).status_code == 404


def test_action_page_shows_both_due_dates_when_it_moved(province: Province, client: Client) -> None:
    today = timezone.localdate()
    Action.objects.update(due_on=today, original_due_on=today - timedelta(days=1))
    assert client.get(action_url()).context["action"].is_postponed is True
    Action.objects.update(original_due_on=today)
    assert client.get(action_url()).context["action"].is_postponed is False


def test_secrets_are_on_no_public_page(province: Province, client: Client) -> None:
    action = province.action
    writer = holder_of(province.office, FOCAL, full_name=f"Nama {SECRET}")
    add_update(action, 2, f"Belum disetujui {SECRET}", cleared_at=None)
    cleared = add_update(action, 3, "Disetujui", written_by=writer, post=action.owner)
    Evidence.objects.create(update=cleared, title=f"Intern {SECRET}", url="https://example.org/")
    action.owner.mailbox = f"{SECRET}@example.org"
    action.owner.title = f"Jabatan {SECRET}"
    action.owner.save()
    Action.objects.filter(pk=action.pk).update(
        status="blocked", blocked_by=SECRET, cleared_status="in_progress"
    )
    hidden = make_province_hidden(province)
    for address in (reverse("actionplan:plan-list"), region_url(), list_url(), action_url()):
        assert SECRET not in text_of(client, address)
    assert client.get(action_url(hidden.reference)).status_code == 404


def make_province_hidden(province: Province) -> Action:
    plan = ActionPlan.objects.create(
        key="ntb-2030",
        region=province.region,
        title_id=SECRET,
        title_en=SECRET,
        starts_on="2030-01-01",
        ends_on="2030-12-31",
    )
    return make_action(plan, province.office, "NTB-2030-001", title=SECRET)


@pytest.fixture
def evidence(province: Province, settings: Any, tmp_path: Path) -> Evidence:
    settings.MEDIA_ROOT = tmp_path
    update = add_update(province.action, 2, "Jalan.")
    file = ContentFile(b"%PDF-1.7 isi", name="a.pdf")
    return Evidence.objects.create(
        update=update, title="SK Tim", file=file, is_public=True, released_at=NOON
    )


def read(client: Client, evidence: Evidence) -> tuple[int, bytes]:
    response = client.get(reverse("actionplan:evidence-file", args=[evidence.pk]))
    content = b"".join(response.streaming_content) if response.streaming else b""
    return response.status_code, content


def test_public_evidence_is_served_to_anybody(evidence: Evidence, client: Client) -> None:
    assert read(client, evidence) == (200, b"%PDF-1.7 isi")


@pytest.mark.parametrize("hidden", ["internal", "uncleared", "plan"])
def test_other_evidence_is_only_for_those_who_see_the_action(
    hidden: str, evidence: Evidence, province: Province, client: Client
) -> None:
    Evidence.objects.update(is_public=hidden != "internal")
    Update.objects.update(cleared_at=None if hidden == "uncleared" else timezone.now())
    ActionPlan.objects.update(is_public=hidden != "plan")
    assert read(client, evidence)[0] == 404
    client.force_login(holder_of(province.other_office, FOCAL))
    assert read(client, evidence)[0] == 404
    client.force_login(holder_of(province.office, FOCAL))
    assert read(client, evidence) == (200, b"%PDF-1.7 isi")


def test_evidence_is_a_download_that_nobody_keeps(evidence: Evidence, client: Client) -> None:
    response = client.get(reverse("actionplan:evidence-file", args=[evidence.pk]))
    assert b"".join(response.streaming_content) == b"%PDF-1.7 isi"
    assert response["Content-Disposition"] == 'attachment; filename="sk-tim.pdf"'
    assert response["Content-Type"] == "application/pdf"
    assert response["Cache-Control"] == "private, no-store"


def test_missing_evidence_is_not_found(province: Province, client: Client) -> None:
    assert client.get(reverse("actionplan:evidence-file", args=[4711])).status_code == 404


def test_evidence_is_not_reachable_as_media(evidence: Evidence, client: Client) -> None:
    assert client.get(f"/media/{evidence.file.name}").status_code == 404


@pytest.mark.parametrize("page", ["plan-list", "plan-detail", "action-list", "action-detail"])
def test_public_page_takes_as_many_queries_for_three_as_for_one(
    page: str, province: Province, client: Client
) -> None:
    addresses = {
        "plan-list": reverse("actionplan:plan-list"),
        "plan-detail": region_url(),
        "action-list": list_url(),
        "action-detail": action_url(),
    }
    Action.objects.exclude(reference=REFERENCE).delete()
    add_update(province.action, 2, "Satu.")
    with_one = count_queries(client, addresses[page])
    for number in (3, 4):
        make_action(province.plan, province.office, f"NTB-2023-{number:03d}")
        add_update(province.action, number, "Lagi.")
    with_three = count_queries(client, addresses[page])
    assert with_three == with_one
    assert with_three <= 20


def count_queries(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)
