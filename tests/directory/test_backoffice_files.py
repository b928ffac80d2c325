"""Files of the back office's lists: no formulas, and they can be brought back as an import."""

import io
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook
from wagtail.admin.viewsets import viewsets
from wagtail.admin.viewsets.model import ModelViewSet

from directory.backoffice import TableIndexView
from directory.models import Agency, AgencyKind, AgencyType, Region, User
from intake import checking, uploading
from intake.models import ImportRun
from tests.directory.lists import NOW, verdicts
from tests.factories import PostFactory, RegionFactory, TenureFactory, UserFactory

pytestmark = pytest.mark.both

HOSTILE = '=HYPERLINK("http://example.org")'
HOLDER = ["holder_email", "holder_name", "standing"]


def client(language: str = "id") -> Client:
    made = Client()
    made.force_login(UserFactory(is_superuser=True, is_staff=True, language=language))
    return made


def file_of(table: str, ending: str, language: str = "id") -> bytes:
    answer = client(language).get(f"/admin/{table}/?export={ending}")
    return b"".join(answer.streaming_content)


def make_agency(name: str, region: str, **fields: object) -> Agency:
    agency: Agency = Agency.objects.create(
        name=name,
        kind=AgencyKind.objects.get(key="dinsos"),
        type=AgencyType.objects.get(key="local_government"),
        region=Region.objects.get(code=region),
        level="province",
        **fields,
    )
    return agency


def brought_back(kind: str, data: bytes) -> ImportRun:
    upload = uploading.receive(data, "ekspor", None, NOW)
    run = uploading.start(upload, kind, "52", None, None, NOW)
    checking.check(run)
    return run


def test_a_file_holds_no_formula(db: None) -> None:
    RegionFactory(code="52", name=HOSTILE, name_en="-2+3", iso_code="ID-NB")
    text = file_of("regions", "csv").decode()
    assert '"\'=HYPERLINK(""http://example.org"")",\'-2+3,' in text
    book = load_workbook(io.BytesIO(file_of("regions", "xlsx")))
    cells = book.worksheets[0][2]
    assert [(cell.value, cell.data_type) for cell in cells[2:4]] == [
        (f"'{HOSTILE}", "s"),
        ("'-2+3", "s"),
    ]


def test_every_table_of_ours_gives_such_files() -> None:
    exporting = {each.model for each in _tables() if isinstance(each.list_export, list)}
    assert len(exporting) == 16
    assert [
        each for each in _tables() if not issubclass(each.index_view_class, TableIndexView)
    ] == []


def test_tenures_are_no_file(db: None) -> None:
    TenureFactory(holder=UserFactory(full_name="Nama Rahasia"))
    assert "Nama Rahasia" in client().get("/admin/tenures/").content.decode()
    assert "Nama Rahasia" not in file_of("tenures", "csv").decode()


def _tables() -> list[ModelViewSet]:
    apps = ("directory", "workshops", "actionplan", "reminders")
    found = [each for each in viewsets.viewsets if isinstance(each, ModelViewSet)]
    return [each for each in found if each.model._meta.app_label in apps and each.model is not User]


@pytest.mark.usefixtures("reference")
@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_agencies_and_posts_come_back_as_the_same(language: str, ending: str) -> None:
    first = make_agency("=1+1 Contoh", "52", valid_from=date(2017, 1, 1))
    second = make_agency("Dinas Sosial Lombok Timur", "52.03", valid_to=date(2025, 12, 31))
    PostFactory(agency=first, title="@Sekretaris", mailbox="a@example.org", whatsapp="+62 8123")
    PostFactory(agency=second, role="operator")
    for kind in ("agencies", "posts"):
        run = brought_back(kind, file_of(kind, ending, language))
        unknown = [name for name, at in run.mapping["columns"].items() if at is None]
        assert unknown == ([] if kind == "agencies" else HOLDER)  # who holds a post stays here
        assert verdicts(run) == ["same", "same"]


@pytest.mark.usefixtures("reference")
@pytest.mark.parametrize("table", ["agencies", "posts"])
def test_a_file_asks_the_same_for_one_and_three(table: str) -> None:
    def queries() -> int:
        asking = client()
        asking.get("/admin/regions/")
        with CaptureQueriesContext(connection) as found:
            b"".join(asking.get(f"/admin/{table}/?export=csv").streaming_content)
        return len(found)

    PostFactory(agency=make_agency("Dinas Satu", "52"))
    one = queries()
    PostFactory(agency=make_agency("Dinas Dua", "52.03"))
    PostFactory(agency=make_agency("Dinas Tiga", "33"))
    assert queries() == one
