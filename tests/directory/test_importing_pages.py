"""The wizard with lists of the directory, as a coordinator walks it."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import translation

from directory.models import Agency, AgencyType, Post, Region
from intake.models import ImportRun
from tests.factories import PostFactory, TenureFactory
from tests.intake.files import csv_bytes

pytestmark = [pytest.mark.both, pytest.mark.usefixtures("reference")]


def at(name: str, *args: object) -> str:
    with translation.override("en"):
        return reverse(f"intake:{name}", args=args)


def coordinator(region: str) -> Client:
    office = Agency.objects.create(
        name="Bappeda Contoh",
        region=Region.objects.get(code=region),
        type=AgencyType.objects.get(key="local_government"),
    )
    client = Client()
    client.force_login(TenureFactory(post=PostFactory(agency=office, role="coordinator")).holder)
    return client


def imported(client: Client, into: str, rows: list[list[str]]) -> tuple[ImportRun, str]:
    """The run after the last step, and the words of the check page."""
    file = SimpleUploadedFile("daftar.csv", csv_bytes(rows))
    client.post(at("upload-create"), {"into": into, "file": file, "came_by": "file"})
    run = ImportRun.objects.latest("pk")
    columns = run.mapping["columns"].items()
    chosen = {name: "" if place is None else str(place) for name, place in columns}
    client.post(at("run-match", run.pk), chosen)
    page = client.get(at("run-check", run.pk)).content.decode()
    run.refresh_from_db()
    client.post(at("run-confirm", run.pk), {"version": run.version})
    run.refresh_from_db()
    return run, page


def test_agencies_and_then_their_posts_come_in() -> None:
    client = coordinator("52.03")
    run, page = imported(
        client, "agencies:5203", [["Nama Instansi", "Jenis"], ["Dinas Sosial", "Media massa"]]
    )
    assert (run.state, run.counts["new"]) == ("applied", 1)
    assert "1 agency is created." in page
    assert "No e-mail is sent." in page
    run, page = imported(
        client, "posts:5203", [["Instansi", "Peran"], ["Dinas Sosial", "narahubung"]]
    )
    assert (run.state, run.counts["new"]) == ("applied", 1)
    assert "1 post is created; nobody holds it yet." in page
    assert Post.objects.get(role="focal_point").agency.name == "Dinas Sosial"


def test_coordinator_cannot_reach_the_runs_of_another_region() -> None:
    run, _page = imported(
        coordinator("52.03"), "agencies:5203", [["Nama Instansi"], ["Dinas Sosial"]]
    )
    other = coordinator("33")
    assert other.get(at("run-done", run.pk)).status_code == 404
    file = SimpleUploadedFile("daftar.csv", csv_bytes([["Nama Instansi"], ["Dinas Sosial"]]))
    refused = other.post(
        at("upload-create"), {"into": "agencies:5203", "file": file, "came_by": "file"}
    )
    assert (refused.status_code, ImportRun.objects.count()) == (200, 1)


def test_form_is_offered_for_each_list() -> None:
    client = coordinator("52")
    codes = [client.get(at("form-download", kind)).status_code for kind in ("agencies", "posts")]
    assert (codes, client.get(at("form-download", "attendees")).status_code) == ([200, 200], 404)
