"""Who may come into the wizard, and the history of imports."""

import pytest
from django.contrib.auth.models import Permission
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation

from directory.models import Post, User
from intake import applying
from intake.models import ImportRun
from tests.factories import UserFactory
from tests.intake.files import csv_bytes
from tests.intake.wizard import (
    BAD,
    DINSOS,
    GOOD,
    INTO,
    at,
    confirm,
    holder,
    imported,
    make_organizer,
    matched,
    queries_of,
    signed_in,
    upload,
    words_of,
)
from tests.workshops.attendee_lists import WORKSHOP, checked, row
from workshops.models import Attendance

pytestmark = [pytest.mark.usefixtures("reference"), pytest.mark.both]


def test_visitor_is_led_to_the_sign_in() -> None:
    page = Client().get(at("run-list"))
    with translation.override("en"):
        assert page["Location"] == f"{reverse('account_login')}?next={at('run-list')}"


@pytest.mark.parametrize("role", ["nobody", Post.Role.FOCAL_POINT])
def test_people_without_the_right_find_nothing(role: str, organizer: Client) -> None:
    run = matched(organizer, GOOD)
    client = signed_in(UserFactory() if role == "nobody" else holder(role))
    addresses = [
        at("run-list"),
        at("upload-create"),
        at("form-download", "attendees"),
        at("export-list"),
        *_pages_of(run),
    ]
    assert [client.get(address).status_code for address in addresses] == [404] * 15


def _pages_of(run: ImportRun) -> list[str]:
    names = ["run-open", "run-match", "run-reread", "run-check", "run-confirm", "run-progress"]
    names += ["run-done", "run-undo", "refused-download"]
    return [
        *(at(name, run.pk) for name in names),
        at("run-cause", run.pk, "email:email_invalid"),
        at("upload-runs", run.upload_id),
    ]


def test_coordinator_imports_no_attendees(organizer: Client) -> None:
    run = matched(organizer, GOOD)
    client = signed_in(holder(Post.Role.COORDINATOR))
    addresses = [at("form-download", "attendees"), *_pages_of(run)]
    assert [client.get(address).status_code for address in addresses] == [404] * 12
    sent = {"into": INTO, "format": "csv"}
    assert client.post(at("current-download"), sent).status_code == 404


def test_people_without_the_right_change_nothing(organizer: Client) -> None:
    run = matched(organizer, GOOD)
    stranger = signed_in(UserFactory())
    names = ["run-match", "run-reread", "run-check", "run-confirm", "run-progress", "run-undo"]
    found = [stranger.post(at(name, run.pk)).status_code for name in (*names, "run-discard")]
    run.refresh_from_db()
    assert (found, run.state, Attendance.objects.count()) == ([404] * 7, "checked", 0)


@pytest.mark.parametrize("is_superuser", [True, False])
def test_organizer_and_superuser_may_import(is_superuser: bool) -> None:
    user = UserFactory(is_superuser=True) if is_superuser else make_organizer()
    assert signed_in(user).get(at("run-list")).status_code == 200


def test_pages_are_kept_by_nobody(organizer: Client) -> None:
    run = matched(organizer, BAD)
    names = ("run-match", "run-check", "run-confirm", "refused-download")
    pages = [organizer.get(at(name, run.pk)) for name in names] + [organizer.get(at("run-list"))]
    assert {page["Cache-Control"] for page in pages} == {"private, no-store"}


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("", ["lagi.csv", "daftar.xlsx"]),
        ("state=applied", ["daftar.xlsx"]),
        ("file=lag", ["lagi.csv"]),
        (f"into={INTO}", ["lagi.csv", "daftar.xlsx"]),
        ("into=attendees:makassar-2023", []),
    ],
)
def test_history_is_filtered(query: str, names: list[str], organizer: Client) -> None:
    imported(organizer, GOOD)
    upload(organizer, csv_bytes(BAD), "lagi.csv")
    page = organizer.get(f"{at('run-list')}?{query}")
    assert [run.upload.name for run in page.context["page_obj"]] == names


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_state_is_rendered(language: str, organizer: Client) -> None:
    run = matched(organizer, BAD)
    shown = [("run-match", 200), ("run-check", 200), ("run-confirm", 200), ("run-done", 302)]
    for name, status in shown:
        assert organizer.get(at(name, run.pk, language=language)).status_code == status
    confirm(organizer, run, only_valid="on")
    assert organizer.get(at("run-done", run.pk, language=language)).status_code == 200
    organizer.post(at("run-undo", run.pk))
    assert organizer.get(at("run-undo", run.pk, language=language)).status_code == 200
    assert organizer.get(at("run-list", language=language)).status_code == 200


def test_history_takes_as_many_queries_for_three_as_for_one(organizer: Client) -> None:
    run, _ = checked(row("Siti", DINSOS))
    one = queries_of(organizer, at("run-list"))
    applying.apply(run, User.objects.get(full_name="Sri Contoh"), timezone.now())
    checked(row("Budi", DINSOS))
    checked(row("Ahmad", DINSOS))
    assert queries_of(organizer, at("run-list")) == one


def test_history_names_the_file_by_its_hash_and_who_applied_it(organizer: Client) -> None:
    run = imported(organizer, GOOD)
    words = words_of(organizer.get(at("run-list")))
    assert f"fingerprint {run.upload.sha256[:10]}" in words
    assert "Sri Contoh" in words


def take(client: Client, ending: str = "csv") -> HttpResponse:
    return client.post(at("current-download"), {"into": INTO, "format": ending})


def test_log_of_exports_shows_everybody_his_own(organizer: Client) -> None:
    take(organizer)
    other = signed_in(make_organizer(full_name="Rahmat Contoh"))
    take(other, "xlsx")
    found = [
        (each.list_label, each.of_label, each.file_type, str(each.exported_by))
        for each in other.get(at("export-list")).context["page_obj"]
    ]
    title = "Workshop on Localizing the GCM and the 2030 Agenda in Mataram"
    assert found == [("Attendees of a workshop", title, "XLSX", "Rahmat Contoh")]


def test_overseer_sees_who_took_which_list(organizer: Client) -> None:
    take(organizer)
    overseer = UserFactory()
    overseer.user_permissions.add(Permission.objects.get(codename="oversee_all_regions"))
    page = signed_in(overseer).get(at("export-list"))
    assert [(each.of_label, each.rows) for each in page.context["page_obj"]] == [(WORKSHOP, 0)]


def test_log_of_exports_takes_as_many_queries_for_three_as_for_one(organizer: Client) -> None:
    take(organizer)
    one = queries_of(organizer, at("export-list"))
    take(organizer)
    take(organizer, "xlsx")
    assert queries_of(organizer, at("export-list")) == one
