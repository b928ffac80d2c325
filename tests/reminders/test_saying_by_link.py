"""Saying what happened through the link of a mail: the same rules and words as in the portal."""

import gzip
import re
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

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
from reminders.models import Snooze
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


def test_photo_of_what_was_said_in_the_portal_offers_no_undo_that_would_be_closed(
    url: str, action: Action, client: Client
) -> None:
    client.post(url, an_update(action))
    assert "Take it back" in client.post(f"{url}photo/", {"photo": picture()}).content.decode()
    Update.objects.update(via=Update.Via.PORTAL)
    page = client.post(f"{url}photo/", {"photo": picture()}).content.decode()
    assert "Thank you, this is saved" in page
    assert "Take it back" not in page


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


@pytest.mark.parametrize("days", [3, 7, 14])
def test_reminders_are_put_off_by_a_button(
    url: str, action: Action, office: Office, client: Client, days: int
) -> None:
    assert f'name="snooze" value="{days}"' in client.get(url).content.decode()
    assert Snooze.objects.count() == 0
    answer = client.post(url, {"snooze": str(days)})
    until = timezone.localdate(timezone=ZoneInfo("Asia/Makassar")) + timedelta(days=days)
    put_off = Snooze.objects.values_list("address", "reference", "until").get()
    assert put_off == (office.holder.email, action.reference, until)
    assert answer.status_code == 200
    for page in (answer, client.get(url)):
        assert f"out until {until.day} {until:%B %Y}." in page.content.decode()
    assert "notice--success" in answer.content.decode()
    assert Update.objects.count() == 0


def test_putting_off_ends_by_a_button(url: str, client: Client) -> None:
    client.post(url, {"snooze": "7"})
    assert 'name="awake"' in client.get(url).content.decode()
    page = client.post(url, {"awake": "1"}).content.decode()
    assert "Your mails name this action again." in page
    assert 'name="snooze" value="7"' in page
    assert Snooze.objects.count() == 0


@pytest.mark.parametrize("days", ["", "0", "30", "x", "-3", "3.5"])
def test_other_numbers_of_days_are_refused(url: str, client: Client, days: str) -> None:
    answer = client.post(url, {"snooze": days})
    assert answer.status_code == 422
    assert "Choose 3, 7 or 14 days." in answer.content.decode()
    assert Snooze.objects.count() == 0


def test_closed_link_puts_nothing_off(url: str, client: Client) -> None:
    Tenure.objects.all().delete()
    assert client.post(url, {"snooze": "7"}).status_code == 404
    assert Snooze.objects.count() == 0


def test_preview_of_a_link_shows_the_name_of_the_site(
    url: str, action: Action, client: Client
) -> None:
    page = client.get(url).content.decode()
    head = page.partition("</head>")[0]
    assert re.findall(r"<title>(.*?)</title>", head) == ["Langkah GCM"]
    assert re.findall(r'property="og:title" content="(.*?)"', head) == ["Langkah GCM"]
    hidden = [action.title, action.reference, action.owner.agency.name]
    assert [text for text in hidden if text in head] == []
    assert [text for text in hidden if text in page] == hidden


def test_link_of_one_action_is_not_found_at_another(
    url: str, action: Action, office: Office, client: Client
) -> None:
    """The token names the action: there is nothing in the address to exchange."""
    other = office.promise(timezone.localdate(), title="Aksi lain")
    page = client.get(url).content.decode()
    assert (action.title in page, other.title in page) == (True, False)
    client.post(url, an_update(other))
    assert list(Update.objects.values_list("action", flat=True)) == [action.pk]
    assert client.get(f"{url}{other.reference}/").status_code == 404
