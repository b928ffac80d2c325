"""The contract of `load_initial_content`: exact counts, nothing twice, nothing overwritten."""

import json
from io import StringIO

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.test import Client
from wagtail.models import Locale, Page, Site
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from actionplan.models import Action, ActionPlan, Objective
from assessments.models import Indicator
from cms.loading import InitialContent
from cms.models import HomePage, WorkshopPage
from directory.models import Region
from reminders.models import Holiday
from tests.factories import UserFactory
from workshops.models import PublishedCount, Workshop

COUNTS = {
    "provinces": 38,
    "regencies_and_cities": 514,
    "agency_types": 16,
    "agency_kinds": 142,
    "steps": 6,
    "step_deliverables": 22,
    "sdg_goals": 17,
    "sdg_targets": 44,
    "objectives": 23,
    "principles": 10,
    "indicators": 76,
    "programmes": 1,
    "workshops": 4,
    "pages": 34,
    "groups": 2,
}
NOTHING = dict.fromkeys(COUNTS, 0)


@pytest.mark.both
@pytest.mark.django_db
def test_second_load_creates_nothing() -> None:
    assert _load() == {"created": COUNTS, "unchanged": NOTHING}
    assert _load() == {"created": NOTHING, "unchanged": COUNTS}


def test_load_overwrites_nothing_that_somebody_edited(content: InitialContent) -> None:
    Region.objects.filter(code="52").update(name="NTB")
    Workshop.objects.filter(slug="mataram-2023").update(venue="Gedung Contoh")
    PublishedCount.objects.filter(key="ministries").delete()
    page = WorkshopPage.objects.get(slug="mataram-2023", locale__language_code="id")
    page.slug, page.title = "mataram", "Judul baru"
    page.save_revision().publish()
    _load()
    assert Region.objects.get(code="52").name == "NTB"
    assert Workshop.objects.get(slug="mataram-2023").venue == "Gedung Contoh"
    assert PublishedCount.objects.filter(key="ministries").count() == 0
    assert WorkshopPage.objects.get(pk=page.pk).title == "Judul baru"
    assert WorkshopPage.objects.filter(locale__language_code="id").count() == 4


def test_load_writes_facts_as_the_sources_state_them(content: InitialContent) -> None:
    makassar = Workshop.objects.get(slug="makassar-2023")
    counts = PublishedCount.objects.values_list("workshop__slug", "key", "number")
    assert makassar.mode == ""  # no source is sure
    assert makassar.starts_at is None
    assert makassar.region.zone == "Asia/Makassar"
    assert sorted(counts) == [
        ("fgd-jateng-2023", "agencies", 58),
        ("fgd-jateng-2023", "ministries", 2),
        ("fgd-jateng-2023", "participants", 121),
    ]
    assert (ActionPlan.objects.count(), Action.objects.count()) == (0, 0)
    assert Indicator.objects.order_by("order").last().order == 76
    assert Objective.objects.get(number=20).wording == "working_name"
    assert list(Objective.objects.get(number=1).sdg_goals.values_list("number", flat=True)) == [
        10,
        17,
    ]


def test_every_page_has_translation_records_in_both_languages(content: InitialContent) -> None:
    english = Locale.objects.get(language_code="en")
    segments = StringSegment.objects.count()
    assert segments > 400
    assert StringTranslation.objects.filter(locale=english, has_error=False).count() == segments
    assert Translation.objects.filter(target_locale=english, enabled=True).count() == 17
    assert Page.objects.filter(depth__gt=1, live=True, locale=english).count() == 17
    assert Page.objects.filter(depth__gt=1, live=True, has_unpublished_changes=True).count() == 0


def test_the_site_begins_with_our_front_page(content: InitialContent) -> None:
    home = HomePage.objects.get(locale__language_code="id")
    assert Site.objects.get().root_page_id == home.pk
    assert list(Page.objects.filter(depth=2).values_list("slug", flat=True)) == ["beranda", "home"]


def test_groups_carry_the_rights_of_their_role(content: InitialContent) -> None:
    organizers = Group.objects.get(name="Penyelenggara")
    staff = Group.objects.get(name="Pengelola program")
    assert organizers.permissions.filter(codename="import_attendees").count() == 1
    assert sorted(
        organizers.page_permissions.values_list("page__slug", "permission__codename")
    ) == [
        (slug, right)
        for slug in ("beranda", "home")
        for right in ("add_page", "change_page", "publish_page")
    ]
    assert sorted(staff.permissions.values_list("codename", flat=True)) == [
        "access_admin",
        "add_hold",
        "add_holiday",
        "change_hold",
        "change_holiday",
        "delete_holiday",
        "oversee_all_regions",
        "verify_for_programme",
        "view_holiday",
    ]


def test_programme_staff_enter_holidays_and_nothing_else(
    content: InitialContent, client: Client
) -> None:
    person = UserFactory()
    person.groups.add(Group.objects.get(name="Pengelola program"))
    client.force_login(person)
    entered = {"day": "2027-08-17", "name": "Hari libur contoh"}
    assert client.post("/admin/holidays/new/", entered).status_code == 302
    assert list(Holiday.objects.values_list("name", flat=True)) == ["Hari libur contoh"]
    closed = ("pages", "images", "documents", "users", "agencies", "regions")
    assert [client.get(f"/admin/{name}/").status_code for name in closed] == [302] * len(closed)
    assert client.get("/admin/holidays/").status_code == 200


@pytest.mark.django_db
def test_without_json_each_kind_has_a_line() -> None:
    out = StringIO()
    call_command("load_initial_content", stdout=out)
    lines = out.getvalue().splitlines()
    assert lines[0] == "provinces: 38 added, 0 unchanged"
    assert len(lines) == 15


def _load() -> dict[str, dict[str, int]]:
    out = StringIO()
    call_command("load_initial_content", "--json", stdout=out)
    loaded: dict[str, dict[str, int]] = json.loads(out.getvalue())
    return loaded
