"""The wizard as people drive it: pages by name, lists going in, words on a page."""

from html.parser import HTMLParser

from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from directory.models import Region, User
from intake.models import ImportRun
from tests.factories import AgencyFactory, PostFactory, TenureFactory, UserFactory
from tests.intake.files import one_sheet
from tests.workshops.attendee_lists import HEADER, WORKSHOP, row

INTO = f"attendees:{WORKSHOP}"
DINSOS = "Dinas Sosial Provinsi NTB"
GOOD = [HEADER, row("Ma'ruf, S.STP", DINSOS, "Kasi", "L"), row("Siti", "Kemlu", "", "P")]
BAD = [*GOOD, row("", DINSOS), row("Budi", DINSOS, email="bukan email")]


class Words(HTMLParser):
    """The visible words of a page."""

    def __init__(self, page: HttpResponse) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(page.content.decode())

    def handle_data(self, data: str) -> None:
        self.found.append(data)


def words_of(page: HttpResponse) -> str:
    return " ".join(" ".join(Words(page).found).split())


def at(name: str, *args: object, language: str = "en") -> str:
    with translation.override(language):
        return reverse(f"intake:{name}", args=args)


def make_organizer(**fields: object) -> User:
    user: User = UserFactory(**fields)
    user.user_permissions.add(Permission.objects.get(codename="import_attendees"))
    return user


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def upload(
    client: Client, data: bytes, name: str = "daftar.xlsx", into: str = INTO
) -> HttpResponse:
    file = SimpleUploadedFile(name, data)
    return client.post(at("upload-create"), {"into": into, "file": file})


def match(client: Client, run: ImportRun, **changes: str) -> HttpResponse:
    chosen = {name: "" if at is None else str(at) for name, at in run.mapping["columns"].items()}
    return client.post(at("run-match", run.pk), chosen | changes)


def uploaded(client: Client, rows: list[list[str]]) -> ImportRun:
    upload(client, one_sheet(rows))
    return ImportRun.objects.latest("pk")


def matched(client: Client, rows: list[list[str]]) -> ImportRun:
    run = uploaded(client, rows)
    match(client, run)
    run.refresh_from_db()
    return run


def confirm(client: Client, run: ImportRun, follow: bool = True, **choice: str) -> HttpResponse:
    data = {"version": run.version, **choice}
    return client.post(at("run-confirm", run.pk), data, follow=follow)


def imported(client: Client, table: list[list[str]], **choice: str) -> ImportRun:
    run = matched(client, table)
    confirm(client, run, **choice)
    run.refresh_from_db()
    return run


def holder(role: str) -> User:
    agency = AgencyFactory(region=Region.objects.get(code="52"))
    held: User = TenureFactory(post=PostFactory(agency=agency, role=role)).holder
    return held


def queries_of(client: Client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as found:
        assert client.get(address).status_code == 200
    return len(found)
