"""Saying what happened through the link of a mail: the same rules and words as in the portal."""

import gzip
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation
from PIL import Image

from actionplan.models import Action, ActionPlan, Evidence, Update
from actionplan.rules import Refusal
from directory.models import Post, Tenure
from reminders import links
from tests.factories import AgencyFactory, PostFactory, TenureFactory, UserFactory
from tests.reminders.people import Office, open_office

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(settings: Any, tmp_path: Path) -> Office:
    settings.MEDIA_ROOT = tmp_path
    return open_office(email="contoh@example.org", language="en")


@pytest.fixture
def action(office: Office) -> Action:
    return office.promise(timezone.localdate(), title="Pos layanan")


@pytest.fixture
def url(office: Office, action: Action) -> str:
    return link_for(action, office.holder.email, office.holder.pk)


@pytest.fixture
def mailbox_url(office: Office, action: Action) -> str:
    """Nobody holds the post: the office's shared mailbox gets the link."""
    Tenure.objects.all().delete()
    Post.objects.update(mailbox="dinas@example.org")
    return link_for(action, "dinas@example.org", None)


def link_for(action: Action, address: str, user: int | None) -> str:
    return f"/en/u/{links.issue(action.pk, address, user, timezone.now())}/"


def an_update(action: Action, **fields: Any) -> dict[str, Any]:
    return {"status": "in_progress", "sentence": "Rapat.", "version": action.version} | fields


def picture() -> SimpleUploadedFile:
    out, exif = BytesIO(), Image.Exif()
    exif[0x010E] = "rahasia-di-foto"
    Image.new("RGB", (60, 30), "teal").save(out, "JPEG", exif=exif)
    return SimpleUploadedFile("IMG_1.jpg", out.getvalue(), "image/jpeg")


# What a form must hear the same words about, wherever it comes from.
REFUSED = {
    Refusal.NOTHING_SAID: {"status": "planned", "sentence": ""},
    Refusal.SENTENCE_MISSING: {"status": "reported_done", "sentence": ""},
    Refusal.EVIDENCE_MISSING: {"status": "reported_done"},
    Refusal.OBSTACLE_MISSING: {"status": "blocked"},
    Refusal.FOUR_EYES: {"status": "verified"},
    Refusal.FOLLOWS_NOT_DONE: {"status": "reported_done", "evidence_follows": "on"},
}


@pytest.mark.parametrize("refusal", REFUSED)
def test_portal_and_link_refuse_with_the_same_sentence(
    refusal: Refusal, url: str, action: Action, office: Office, client: Client
) -> None:
    data = an_update(action, **REFUSED[refusal])
    by_link = client.post(url, data)
    client.force_login(office.holder)
    with translation.override("en"):
        portal = reverse("actions:action-update", args=[action.reference])
        sentence = str(refusal.label)
    in_portal = client.post(portal, data)
    for answer in (by_link, in_portal):
        said = [text for errors in answer.context["form"].errors.values() for text in errors]
        assert (answer.status_code, said) == (422, [sentence])
    assert Update.objects.count() == 0


def test_mailbox_is_asked_who_fills_in_and_a_person_is_not(
    url: str, action: Action, client: Client
) -> None:
    assert 'name="filled_in_by"' not in client.get(url).content.decode()


def test_who_filled_in_for_a_mailbox_is_kept_for_officials_only(
    mailbox_url: str, action: Action, client: Client
) -> None:
    assert 'name="filled_in_by"' in client.get(mailbox_url).content.decode()
    client.post(mailbox_url, an_update(action, filled_in_by="Contoh Sari"))
    assert Update.objects.values_list("filled_in_by", flat=True).get() == "Contoh Sari"
    with translation.override("en"):
        public = reverse("actionplan:action-detail", args=[action.reference])
    page = client.get(public).content.decode()
    assert "Rapat." in page
    assert "Contoh Sari" not in page


@pytest.fixture
def coordinator_url(office: Office, action: Action) -> str:
    planning = AgencyFactory(region=office.plan.region)
    post = PostFactory(agency=planning, role=Post.Role.COORDINATOR)
    holder = TenureFactory(post=post, holder=UserFactory()).holder
    return link_for(action, holder.email, holder.pk)


def test_link_of_a_coordinator_asks_for_the_letter(
    coordinator_url: str, action: Action, client: Client
) -> None:
    assert 'name="basis"' in client.get(coordinator_url).content.decode()
    assert client.post(coordinator_url, an_update(action)).status_code == 422
    unchanged = {"unchanged": "1", "version": action.version}
    assert client.post(coordinator_url, unchanged).status_code == 422
    assert Update.objects.count() == 0
    client.post(coordinator_url, {**unchanged, "basis": "Rapat 3 Maret"})
    assert Update.objects.values_list("on_behalf_basis", flat=True).get() == "Rapat 3 Maret"


def test_photo_follows_the_update_by_script(url: str, action: Action, client: Client) -> None:
    client.post(url, an_update(action))
    for _again in range(2):
        data = {"photo": picture(), "key": "d" * 32}
        answer = client.post(f"{url}photo/", data, headers={"Accept": "application/json"})
        assert (answer.status_code, answer.json()["saved"]) == (200, True)
    with Evidence.objects.get().file.open("rb") as stored:
        assert b"rahasia-di-foto" not in stored.read()


def test_photo_follows_the_update_without_scripts(url: str, action: Action, client: Client) -> None:
    thanks = client.post(url, an_update(action)).content.decode()
    assert 'action="photo/"' in thanks
    answer = client.post(f"{url}photo/", {"photo": picture()})
    page = answer.content.decode()
    assert (answer.status_code, Evidence.objects.count()) == (200, 1)
    assert "The photo is saved." in page
    assert 'action="../photo/"' in page
    assert answer["Referrer-Policy"] == "strict-origin"
    assert url not in page


def test_unfit_photo_is_refused_with_a_sentence_and_the_text_stays(
    url: str, action: Action, client: Client
) -> None:
    client.post(url, an_update(action))
    answer = client.post(f"{url}photo/", {"photo": SimpleUploadedFile("x.jpg", b"MZ")})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "The file is not a readable PDF, JPG or PNG." in page
    assert "Rapat." in page


def test_photo_before_any_update_is_refused_with_the_form(url: str, client: Client) -> None:
    answer = client.post(f"{url}photo/", {"photo": picture()})
    assert answer.status_code == 422
    assert str(Refusal.NO_RECENT_UPDATE.label) in answer.content.decode()
    assert Evidence.objects.count() == 0


def test_photo_through_a_closed_link_is_not_found(url: str, action: Action, client: Client) -> None:
    client.post(url, an_update(action))
    Tenure.objects.all().delete()
    assert client.post(f"{url}photo/", {"photo": picture()}).status_code == 404
    assert client.get(f"{url}photo/").status_code == 405


def test_mailbox_sends_its_photo_to_its_own_update(
    mailbox_url: str, action: Action, client: Client
) -> None:
    client.post(mailbox_url, an_update(action))
    client.post(f"{mailbox_url}photo/", {"photo": picture()})
    assert Evidence.objects.get().update.written_by is None


def test_page_says_that_clearance_comes_first(url: str, action: Action, client: Client) -> None:
    ActionPlan.objects.update(clearance="head")
    page = client.post(url, an_update(action)).content.decode()
    assert "The public sees it once it has been cleared." in page


@pytest.mark.parametrize("language", ["id", "en"])
def test_page_of_a_link_is_light(language: str, url: str, action: Action, client: Client) -> None:
    client.post(url, an_update(action, sentence="Panjang. " * 200))
    content = client.get(url.replace("/en/", f"/{language}/")).content
    assert len(content) < 40_000
    assert len(gzip.compress(content)) < 10_000


def test_conflict_keeps_both_texts_and_asks_for_the_file_again(
    url: str, action: Action, client: Client
) -> None:
    client.post(url, an_update(action, sentence="Yang pertama."))
    data = an_update(action, sentence="Yang kedua.", evidence_file=picture())
    answer = client.post(url, data)
    page = answer.content.decode()
    assert answer.status_code == 409
    shown = ["Yang pertama.", "Yang kedua.", "Please choose the file again."]
    assert [text for text in shown if text in page] == shown
    assert "data-untouched" not in page
