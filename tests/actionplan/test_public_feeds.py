"""The feed of public updates and the calendar of public due dates."""

from datetime import date, timedelta
from xml.etree import ElementTree

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override
from icalendar import Calendar

from actionplan.models import Action, ActionPlan, Update
from tests.actionplan.people import Province, make_action, make_province
from tests.factories import RegionFactory

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def province() -> Province:
    return make_province()


def say(action: Action, version: int, sentence: str, **fields: object) -> Update:
    moment = timezone.now() - timedelta(hours=20 - version)
    return Update.objects.create(
        action=action,
        status_before="planned",
        status_after="planned",
        sentence=sentence,
        version=version,
        post=action.owner,
        written_at=moment,
        **{"cleared_at": moment, **fields},
    )


def entries(client: Client, address: str) -> list[str]:
    response = client.get(address)
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    root = ElementTree.fromstring(response.content)
    return [entry.findtext(f"{ATOM}summary") or "" for entry in root.iter(f"{ATOM}entry")]


def test_feed_tells_the_newest_first_and_nothing_empty(province: Province, client: Client) -> None:
    with override("en"):
        say(province.action, 2, "Satu.")
        say(province.action, 3, "")
        say(province.regency_action, 4, "Dua.")
        assert entries(client, reverse("actionplan:feed")) == ["Planned. Dua.", "Planned. Satu."]


def test_feed_orders_by_the_moment_it_became_public(province: Province, client: Client) -> None:
    say(province.action, 2, "Lama, baru disetujui.", cleared_at=timezone.now())
    say(province.action, 3, "Sudah lama.")
    with override("id"):
        told = entries(client, reverse("actionplan:feed"))
    assert told == ["Direncanakan. Lama, baru disetujui.", "Direncanakan. Sudah lama."]


def test_feed_of_a_region_has_what_lies_below_it_too(province: Province, client: Client) -> None:
    far = RegionFactory(code="33", name="Jawa Tengah", abbreviation="JATENG")
    say(province.action, 2, "Provinsi.")
    say(province.regency_action, 3, "Kabupaten.")
    with override("en"):
        feeds = {
            slug: entries(client, reverse("actionplan:region-feed", args=[slug]))
            for slug in ("ntb", "5203", far.slug)
        }
    assert feeds == {
        "ntb": ["Planned. Kabupaten.", "Planned. Provinsi."],
        "5203": ["Planned. Kabupaten."],
        "jateng": [],
    }


def test_feed_names_the_agency_and_leads_to_the_action(province: Province, client: Client) -> None:
    say(province.action, 2, "Satu.")
    with override("en"):
        page = client.get(reverse("actionplan:feed")).content.decode()
    assert "<name>Disnakertrans NTB</name>" in page
    assert "http://testserver/en/actions/NTB-2023-001/" in page
    assert "urn:langkah:update:NTB-2023-001-2" in page


def test_feed_of_an_unknown_region_is_not_found(province: Province, client: Client) -> None:
    assert client.get(reverse("actionplan:region-feed", args=["atlantis"])).status_code == 404
    assert client.get(reverse("actionplan:region-calendar", args=["atlantis"])).status_code == 404


def events(client: Client, slug: str = "ntb") -> list[tuple[str, date]]:
    response = client.get(reverse("actionplan:region-calendar", args=[slug]))
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    calendar = Calendar.from_ical(response.content)
    return [(str(one["uid"]), one["dtstart"].dt) for one in calendar.walk("VEVENT")]


def test_calendar_holds_open_dated_actions_of_the_own_plans(
    province: Province, client: Client
) -> None:
    due = timezone.localdate() + timedelta(days=30)
    Action.objects.update(due_on=due)
    Action.objects.filter(pk=province.other_action.pk).update(due_on=None)
    make_action(province.plan, province.office, "NTB-2023-003", due_on=due, status="verified")
    long_ago = timezone.localdate() - timedelta(days=366)
    make_action(province.plan, province.office, "NTB-2023-004", due_on=long_ago)
    assert events(client) == [("ntb-2023-001@langkah-gcm", due)]
    assert events(client, "5203") == [("5203-2026-001@langkah-gcm", due)]


def test_calendar_follows_the_status_that_is_cleared(province: Province, client: Client) -> None:
    due = timezone.localdate() + timedelta(days=30)
    Action.objects.filter(pk=province.action.pk).update(
        due_on=due, status="reported_done", cleared_status="in_progress"
    )
    assert events(client) == [("ntb-2023-001@langkah-gcm", due)]


def test_calendar_event_lasts_a_whole_day_and_says_when_it_is_a_sample(
    province: Province, client: Client
) -> None:
    ActionPlan.objects.update(is_demo=True)
    Action.objects.filter(pk=province.action.pk).update(due_on=timezone.localdate(), title="Loket")
    response = client.get(reverse("actionplan:region-calendar", args=["ntb"]))
    event = Calendar.from_ical(response.content).walk("VEVENT")[0]
    assert str(event["summary"]) == "DATA CONTOH / SAMPLE DATA: Loket"
    assert event["dtend"].dt - event["dtstart"].dt == timedelta(days=1)


def test_calendar_of_a_hidden_plan_is_empty(province: Province, client: Client) -> None:
    Action.objects.update(due_on=timezone.localdate())
    ActionPlan.objects.update(is_public=False)
    assert events(client) == []
