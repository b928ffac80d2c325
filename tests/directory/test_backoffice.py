"""The reference tables in the back office: lists, search, export, and lines as lists."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from directory.models import AgencyKind, Region
from reminders.models import Holiday
from tests.factories import AgencyKindFactory, RegionFactory, UserFactory, WorkshopFactory
from workshops.models import Workshop

TABLES = [
    "regions",
    "agency_types",
    "agency_kinds",
    "agencies",
    "agency_aliases",
    "posts",
    "tenures",
    "programmes",
    "workshop_records",
    "published_counts",
    "action_plans",
    "legal_instruments",
    "steps",
    "step_deliverables",
    "objectives",
    "principles",
    "holidays",
]


@pytest.fixture
def admin(client: Client, db: None) -> Client:
    client.force_login(UserFactory(is_superuser=True))
    return client


def test_every_table_lists_and_offers_a_form(admin: Client) -> None:
    for table in TABLES:
        assert admin.get(f"/admin/{table}/").status_code == 200, table
        assert admin.get(f"/admin/{table}/new/").status_code == 200, table


def test_regions_are_searched_and_exported(admin: Client) -> None:
    RegionFactory(code="52", name="Nusa Tenggara Barat")
    RegionFactory(code="33", name="Jawa Tengah")
    found = admin.get("/admin/regions/?q=Tenggara").content.decode()
    rows = b"".join(admin.get("/admin/regions/?export=csv").streaming_content).decode().splitlines()
    assert "Nusa Tenggara Barat" in found
    assert "Jawa Tengah" not in found
    assert [row.split(",")[0] for row in rows[1:]] == ["33", "52"]


def test_ways_of_writing_are_lines(admin: Client) -> None:
    kind = AgencyKindFactory(key="dinkes", aliases=["dinkes"])
    admin.post(
        f"/admin/agency_kinds/edit/{kind.pk}/",
        {
            "key": "dinkes",
            "type": kind.type_id,
            "name_id": "Dinas Kesehatan",
            "name_en": "Health Office",
            "aliases": "dinkes\n dikes \n\n",
            "generic_aliases": "",
        },
    )
    saved = AgencyKind.objects.get()
    assert (saved.aliases, saved.generic_aliases) == (["dinkes", "dikes"], [])


def test_organisers_keep_their_role_and_new_ones_are_added(admin: Client) -> None:
    workshop = WorkshopFactory(
        organisers=[{"key": "iom", "role": "organizer", "id": "IOM", "en": "IOM"}]
    )
    fields = {
        "slug": workshop.slug,
        "kind": "workshop",
        "title_id": "Judul",
        "title_en": "Title",
        "region": workshop.region_id,
        "starts_on": "2023-05-23",
        "ends_on": "2023-05-23",
        "organisers": "IOM | IOM\nDinas Contoh | Sample Office",
    }
    path = f"/admin/workshop_records/edit/{workshop.pk}/"
    assert admin.post(path, fields).status_code == 302
    assert Workshop.objects.get().organisers == [
        {"key": "iom", "role": "organizer", "id": "IOM", "en": "IOM"},
        {"id": "Dinas Contoh", "en": "Sample Office"},
    ]
    refused = admin.post(path, {**fields, "organisers": "Dinas |"})
    assert refused.status_code == 200
    assert len(Workshop.objects.get().organisers) == 2


def test_a_holiday_is_entered(admin: Client) -> None:
    admin.post("/admin/holidays/new/", {"day": "2027-08-17", "name": "Hari Kemerdekaan"})
    assert Holiday.objects.get().name == "Hari Kemerdekaan"


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_back_office_leads_to_the_portal_in_the_language_of_the_person(
    language: str, client: Client, db: None
) -> None:
    client.force_login(UserFactory(is_superuser=True, is_staff=True, language=language))
    assert f'"/{language}/portal/"' in client.get("/admin/regions/").content.decode()


def test_a_person_without_the_right_sees_no_table(client: Client, db: None) -> None:
    client.force_login(UserFactory())
    for table in TABLES:
        assert client.get(f"/admin/{table}/").status_code == 302, table


def test_a_list_asks_the_same_for_one_and_three(
    admin: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    admin.get("/admin/regions/")
    RegionFactory(code="52")
    with django_assert_max_num_queries(25) as one:
        admin.get("/admin/regions/")
    RegionFactory(code="33")
    RegionFactory(code="73")
    with django_assert_max_num_queries(25) as three:
        admin.get("/admin/regions/")
    assert Region.objects.count() == 3
    assert len(three) == len(one)
