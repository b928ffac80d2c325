"""The participants list: who sees whom, filters, files that come back, the sheet on paper."""

import io
from datetime import date

import pytest
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation
from openpyxl import load_workbook

from directory.models import Agency, Post, Region, User
from intake.models import Export, ImportRun
from tests.factories import (
    AgencyFactory,
    AgencyTypeFactory,
    AttendanceFactory,
    PostFactory,
    RegionFactory,
    TenureFactory,
    UserFactory,
    WorkshopFactory,
)
from workshops.models import Attendance, Workshop
from workshops.printing import attendance_sheet

pytestmark = pytest.mark.django_db


def at(name: str, *args: object, language: str = "en") -> str:
    with translation.override(language):
        return reverse(f"workshops:{name}", args=args)


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def make_organizer() -> User:
    user: User = UserFactory()
    user.user_permissions.add(Permission.objects.get(codename="import_attendees"))
    return user


@pytest.fixture
def organizer() -> Client:
    return signed_in(make_organizer())


@pytest.fixture
def province() -> Region:
    region: Region = RegionFactory(code="52", name="Nusa Tenggara Barat", abbreviation="NTB")
    return region


@pytest.fixture
def workshop(province: Region) -> Workshop:
    found: Workshop = WorkshopFactory(slug="mataram-2023", region=province, venue="Hotel Contoh")
    return found


def holder(role: str, region: Region) -> User:
    post = PostFactory(agency=AgencyFactory(region=region), role=role)
    held: User = TenureFactory(post=post).holder
    return held


def attend(workshop: Workshop, name: str, agency: Agency | None = None, **fields: object) -> None:
    person = {f"participant__{key}": fields.pop(key) for key in ("sex", "email") if key in fields}
    AttendanceFactory(
        workshop=workshop, participant__full_name=name, agency=agency, **person, **fields
    )


def names_on(page: HttpResponse) -> list[str]:
    return [each.participant.full_name for each in page.context["page_obj"]]


def test_visitor_is_led_to_the_sign_in() -> None:
    with translation.override("en"):
        where = f"{reverse('account_login')}?next={at('participant-list')}"
    assert Client().get(at("participant-list"))["Location"] == where


@pytest.mark.parametrize("role", ["nobody", "overseer", Post.Role.FOCAL_POINT, Post.Role.VERIFIER])
def test_people_without_the_right_find_nothing(role: str, workshop: Workshop) -> None:
    attend(workshop, "Siti")
    user = UserFactory() if role in ("nobody", "overseer") else holder(role, workshop.region)
    if role == "overseer":
        user.user_permissions.add(Permission.objects.get(codename="oversee_all_regions"))
    client = signed_in(user)
    files = [at("participant-csv"), at("participant-xlsx"), at("attendance-print", workshop.slug)]
    pages = [client.get(at("participant-list")), *(client.post(address) for address in files)]
    assert [page.status_code for page in pages] == [404] * 4
    assert Export.objects.count() == 0


def test_coordinator_sees_the_people_of_the_region_only(workshop: Workshop) -> None:
    below = WorkshopFactory(
        slug="selong", region=RegionFactory(code="52.03", level="regency", parent=workshop.region)
    )
    elsewhere = WorkshopFactory(slug="semarang-2023", region=RegionFactory(code="33"))
    for place, name in ((workshop, "Siti"), (below, "Ahmad"), (elsewhere, "Budi")):
        attend(place, name)
    client = signed_in(holder(Post.Role.COORDINATOR, workshop.region))
    page = client.get(at("participant-list"))
    assert sorted(names_on(page)) == ["Ahmad", "Siti"]
    assert [each.slug for each in page.context["form"].fields["workshop"].queryset] == [
        "mataram-2023",
        "selong",
    ]
    assert b"Budi" not in client.post(at("participant-csv")).content
    assert client.post(at("attendance-print", "semarang-2023")).status_code == 404
    assert client.post(at("attendance-print", "selong")).status_code == 200
    assert page.context["may_import"] is False


def test_workshop_of_another_region_is_no_filter(workshop: Workshop) -> None:
    attend(workshop, "Siti")
    attend(WorkshopFactory(slug="semarang-2023", region=RegionFactory(code="33")), "Budi")
    client = signed_in(holder(Post.Role.COORDINATOR, workshop.region))
    page = client.get(f"{at('participant-list')}?workshop=semarang-2023")
    assert "Budi" not in page.content.decode()


def test_organizer_and_superuser_see_everybody(workshop: Workshop, organizer: Client) -> None:
    attend(workshop, "Siti")
    superuser = signed_in(UserFactory(is_superuser=True))
    for client in (organizer, superuser):
        assert names_on(client.get(at("participant-list"))) == ["Siti"]


def test_past_coordinator_sees_nothing(workshop: Workshop) -> None:
    post = PostFactory(agency=AgencyFactory(region=workshop.region), role=Post.Role.COORDINATOR)
    held = TenureFactory(post=post, ends_on=date(2023, 12, 31))
    assert signed_in(held.holder).get(at("participant-list")).status_code == 404


@pytest.mark.parametrize("language", ["id", "en"])
def test_list_is_rendered_empty_and_filled(
    language: str, workshop: Workshop, organizer: Client
) -> None:
    address = at("participant-list", language=language)
    assert organizer.get(address).status_code == 200
    attend(workshop, "Ma'ruf, S.STP")
    page = organizer.get(address)
    assert f'<html lang="{language}">' in page.content.decode()
    assert "Ma&#x27;ruf, S.STP" in page.content.decode()


def test_empty_states_say_why(organizer: Client, workshop: Workshop) -> None:
    nobody = organizer.get(at("participant-list")).content.decode()
    attend(workshop, "Siti")
    no_match = organizer.get(f"{at('participant-list')}?text=zzz").content.decode()
    assert "No participant is recorded yet" in nobody
    assert "Nobody matches these filters" in no_match


def test_nothing_of_it_is_kept(workshop: Workshop, organizer: Client) -> None:
    attend(workshop, "Siti")
    pages = [organizer.get(at("participant-list"))]
    pages += [organizer.post(at(name)) for name in ("participant-csv", "participant-xlsx")]
    pages.append(organizer.post(at("attendance-print", workshop.slug)))
    assert [page["Cache-Control"] for page in pages] == ["private, no-store"] * 4


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("", ["Ahmad", "Siti"]),
        ("text=dinsos+ahm", ["Ahmad"]),
        ("workshop=mataram-2023", ["Ahmad"]),
        ("type=university", ["Siti"]),
        ("type=unclassified", []),
        ("region=52", ["Ahmad"]),
        ("sex=female", ["Siti"]),
        ("role=speaker", ["Siti"]),
        ("state=absent", ["Siti"]),
        ("sex=female&state=present", []),
    ],
)
def test_list_is_filtered(
    query: str, names: list[str], workshop: Workshop, organizer: Client
) -> None:
    dinsos = AgencyFactory(name="Dinsos NTB", region=workshop.region)
    campus = AgencyFactory(
        name="Universitas Contoh", region=None, type=AgencyTypeFactory(key="university")
    )
    attend(workshop, "Ahmad", dinsos, sex="male")
    other = WorkshopFactory(slug="semarang-2023", region=RegionFactory(code="33"))
    attend(other, "Siti", campus, sex="female", role="speaker", state="absent")
    page = organizer.get(f"{at('participant-list')}?{query}")
    assert sorted(names_on(page)) == names


def test_agency_without_a_type_is_found(workshop: Workshop, organizer: Client) -> None:
    attend(workshop, "Ahmad", AgencyFactory(type=None))
    attend(workshop, "Siti", None)
    attend(workshop, "Budi", AgencyFactory())
    page = organizer.get(f"{at('participant-list')}?type=unclassified")
    assert names_on(page) == ["Ahmad", "Siti"]


def test_chip_removes_one_filter(workshop: Workshop, organizer: Client) -> None:
    page = organizer.get(f"{at('participant-list')}?workshop={workshop.slug}&sex=male&page=1")
    assert [(chip.label, chip.url) for chip in page.context["chips"]] == [
        ("Workshop: Sample Workshop", "?sex=male"),
        ("Sex: Male", f"?workshop={workshop.slug}"),
    ]


def test_twenty_are_on_a_page(workshop: Workshop, organizer: Client) -> None:
    for number in range(21):
        attend(workshop, f"Orang {number:02d}")
    second = organizer.get(f"{at('participant-list')}?page=2")
    assert names_on(second) == ["Orang 20"]


def test_list_takes_as_many_queries_for_three_as_for_one(workshop: Workshop) -> None:
    client = signed_in(holder(Post.Role.COORDINATOR, workshop.region))
    attend(workshop, "Ahmad", AgencyFactory(region=workshop.region))
    client.get(at("participant-list"))
    with CaptureQueriesContext(connection) as one:
        assert names_on(client.get(at("participant-list"))) == ["Ahmad"]
    for name in ("Budi", "Siti"):
        attend(workshop, name, AgencyFactory(region=workshop.region))
    with CaptureQueriesContext(connection) as three:
        assert names_on(client.get(at("participant-list"))) == ["Ahmad", "Budi", "Siti"]
    assert len(three) == len(one)


def test_export_holds_what_is_filtered(workshop: Workshop, organizer: Client) -> None:
    attend(workshop, "Siti", AgencyFactory(name="Dinsos NTB", region=workshop.region), sex="female")
    attend(workshop, "Ahmad", sex="male")
    page = organizer.post(f"{at('participant-csv')}?sex=female")
    attendance = Attendance.objects.get(participant__full_name="Siti")
    assert page.content.decode("utf-8-sig").splitlines() == [
        "Langkah ID,Full name,Position,Agency,Region of the agency,Sex,E-mail,Telephone,Role,Mode,"
        "Attendance,Minutes online",
        f"{attendance.pk},Siti,,Dinsos NTB,Nusa Tenggara Barat,Female,,,Participant,,Present,",
    ]


def test_files_are_made_by_buttons_that_keep_the_filter(
    workshop: Workshop, organizer: Client
) -> None:
    attend(workshop, "Siti", sex="female")
    page = organizer.get(f"{at('participant-list')}?workshop={workshop.slug}&sex=female")
    query = f"?workshop={workshop.slug}&amp;sex=female"
    text = page.content.decode()
    assert f'method="post" action="{at("participant-xlsx")}{query}"' in text
    assert f'formaction="{at("participant-csv")}{query}"' in text
    assert f'formaction="{at("attendance-print", workshop.slug)}"' in text


def test_taken_lists_are_written_down(workshop: Workshop, province: Region) -> None:
    for name in ("Siti", "Ahmad"):
        attend(workshop, name)
    attend(WorkshopFactory(slug="selong", region=province), "Budi")
    user = make_organizer()
    client = signed_in(user)
    client.post(f"{at('participant-csv')}?workshop={workshop.slug}&text=siti")
    client.post(at("participant-xlsx"))
    client.post(at("attendance-print", workshop.slug))
    columns = ("list_name", "target", "format", "rows", "exported_by")
    assert list(Export.objects.order_by("pk").values_list(*columns)) == [
        ("attendees", "mataram-2023", "csv", 1, user.pk),
        ("attendees", "", "xlsx", 3, user.pk),
        ("attendees", "mataram-2023", "pdf", 2, user.pk),
    ]


def test_files_with_people_are_no_links(workshop: Workshop, organizer: Client) -> None:
    addresses = [at("participant-csv"), at("participant-xlsx")]
    addresses.append(at("attendance-print", workshop.slug))
    assert [organizer.get(address).status_code for address in addresses] == [405] * 3
    assert Export.objects.count() == 0


def test_formula_in_an_export_is_text(workshop: Workshop, organizer: Client) -> None:
    attend(workshop, "=HYPERLINK(1)")
    sheet = load_workbook(io.BytesIO(organizer.post(at("participant-xlsx")).content)).active
    assert sheet is not None
    assert sheet["B2"].value == "'=HYPERLINK(1)"


@pytest.mark.usefixtures("reference")
@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_export_comes_back_all_the_same(language: str, ending: str, organizer: Client) -> None:
    mataram = Workshop.objects.get(slug="mataram-2023")
    office = AgencyFactory(name="Dinas Sosial Provinsi NTB", region=mataram.region)
    attend(mataram, "Ma'ruf, S.STP", office, sex="male", email="m@example.org", position="Kasi")
    attend(mataram, "Siti Nur'aini", None, sex="female", role="speaker", state="excused")
    address = at(f"participant-{ending}", language=language)
    file = SimpleUploadedFile(f"daftar.{ending}", organizer.post(address).content)
    with translation.override(language):
        organizer.post(
            reverse("intake:upload-create"), {"into": "attendees:mataram-2023", "file": file}
        )
        run = ImportRun.objects.get()
        matched = run.mapping["columns"].items()
        chosen = {name: str(where) for name, where in matched if where is not None}
        organizer.post(reverse("intake:run-match", args=[run.pk]), chosen)
    run.refresh_from_db()
    assert {name: number for name, number in run.counts.items() if number} == {"same": 2}


def test_attendance_sheet_is_a_pdf(workshop: Workshop, organizer: Client) -> None:
    attend(workshop, "Ma'ruf, S.STP", AgencyFactory(name="Dinsos *NTB* #1"), position="_Kasi_ $x$")
    for language in ("id", "en"):
        page = organizer.post(at("attendance-print", workshop.slug, language=language))
        assert (page.status_code, page["Content-Type"]) == (200, "application/pdf")
        assert page.content[:5] == b"%PDF-"


def test_attendance_sheet_of_nobody_is_a_pdf(workshop: Workshop, organizer: Client) -> None:
    page = organizer.post(at("attendance-print", workshop.slug))
    assert page.content[:5] == b"%PDF-"


def test_attendance_sheet_holds_names_as_typed(workshop: Workshop) -> None:
    attend(workshop, "Ma'ruf, S.STP", AgencyFactory(name="Dinsos NTB"), position="Kasi")
    with translation.override("en"):
        sheet = attendance_sheet(workshop, Attendance.objects.all(), is_demo=True)
    assert sheet["people"] == [["Ma'ruf, S.STP", "Kasi", "Dinsos NTB"]]
    assert (sheet["event"], sheet["days"]) == ("Sample Workshop", "23 May 2023")
    assert sheet["place"] == "Hotel Contoh, Nusa Tenggara Barat"
    assert sheet["demo"] == "DATA CONTOH / SAMPLE DATA"
