"""The address that takes an update back: for whom, until when; opening it writes nothing."""

import logging
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone, translation

from actionplan.models import Action, Update
from actionplan.rules import Refusal
from actionplan.updating import Change, record_update
from directory.models import Post, Tenure, User
from reminders import links, undoing
from reminders.redacting import HideTokens, without_tokens
from tests.factories import PostFactory, TenureFactory, UserFactory
from tests.reminders.people import Office, open_office

pytestmark = pytest.mark.django_db
MAILBOX = "dinas@example.org"
SECRET = "Kalimat yang salah kirim."


@pytest.fixture
def office() -> Office:
    return open_office(email="contoh@example.org", language="en")


@pytest.fixture
def action(office: Office) -> Action:
    return office.promise(timezone.localdate(), title="Pos layanan")


def say(action: Action, by: User | None, post: Post | None = None, **more: Any) -> Update:
    moment: datetime = more.get("moment") or timezone.now()
    change = Change("in_progress", SECRET, post=post)
    via = more.get("via", "link")
    action.refresh_from_db(fields=["version"])
    return record_update(action, by, via, moment, change, action.version).update


@pytest.fixture
def update(office: Office, action: Action) -> Update:
    return say(action, office.holder)


@pytest.fixture
def url(update: Update) -> str:
    return address_of(update)


def address_of(update: Update) -> str:
    return f"/en/u/{undoing.sign(update)}/undo/"


def stands(action: Action) -> bool:
    return Action.objects.get(pk=action.pk).status == "in_progress"


@pytest.mark.parametrize("method", ["get", "head", "options"])
def test_opening_takes_nothing_back(client: Client, url: str, action: Action, method: str) -> None:
    getattr(client, method)(url)
    assert (stands(action), Update.objects.count()) == (True, 1)


def test_page_shows_what_would_be_undone_and_a_button(client: Client, url: str) -> None:
    page = client.get(url).content.decode()
    shown = [SECRET, "Pos layanan", "Take this update back?", "Take it back</button>"]
    assert [text for text in shown if text in page] == shown
    assert url not in page


def test_button_takes_it_back(client: Client, url: str, action: Action) -> None:
    answer = client.post(url)
    page = answer.content.decode()
    assert (answer.status_code, stands(action)) == (200, False)
    assert "The update was taken back" in page
    assert SECRET not in page


def test_pressing_again_is_harmless(client: Client, url: str) -> None:
    pages = [client.post(url), client.post(url), client.get(url)]
    assert [page.status_code for page in pages] == [200, 200, 200]
    assert ["The update was taken back" in page.content.decode() for page in pages] == [True] * 3
    assert Update.objects.count() == 2


def test_button_needs_the_form_token(url: str, action: Action) -> None:
    assert Client(enforce_csrf_checks=True).post(url).status_code == 403
    assert stands(action)


@pytest.mark.parametrize("method", ["get", "post"])
def test_page_is_kept_by_nobody(client: Client, url: str, method: str) -> None:
    answer = getattr(client, method)(url)
    assert answer["Referrer-Policy"] == "strict-origin"
    assert answer["Cache-Control"] == "private, no-store, max-age=0"
    assert answer["X-Robots-Tag"] == "noindex, nofollow"


def test_newer_update_is_said_and_stays(
    client: Client, url: str, action: Action, office: Office
) -> None:
    say(action, office.holder)
    with translation.override("en"):
        sentence = str(Refusal.NEWER_UPDATE.label)
    opened, pressed = client.get(url), client.post(url)
    assert (opened.status_code, pressed.status_code) == (200, 409)
    for answer in (opened, pressed):
        page = answer.content.decode()
        assert (sentence in page, "Take it back</button>" in page) == (True, False)
    assert stands(action)


def closed(client: Client, url: str) -> str:
    answers = [client.get(url), client.post(url)]
    assert [answer.status_code for answer in answers] == [404, 404]
    page: str = answers[0].content.decode()
    assert "An update can be taken back for 24 hours" in page
    assert SECRET not in page
    return page.replace(url, "")


def test_wrong_old_and_handed_over_addresses_answer_alike(
    client: Client, url: str, office: Office, action: Action
) -> None:
    wrong = closed(client, "/en/u/1.palsu/undo/")
    old = say(action, office.holder, moment=timezone.now() - timedelta(hours=24, seconds=1))
    assert closed(client, address_of(old)).count("<p") == wrong.count("<p")
    Tenure.objects.update(ends_on=timezone.localdate() - timedelta(days=2))
    closed(client, url)
    assert stands(action)


@pytest.mark.parametrize("token", ["", "1", "x.y", "²." + "a" * 43, "9" * 60, "1." + "a" * 43])
def test_forged_token_is_nothing(update: Update, token: str) -> None:
    assert undoing.read(token, timezone.now()) is None


def test_token_of_one_update_is_none_of_another(update: Update, office: Office) -> None:
    other = say(office.promise(timezone.localdate()), office.holder)
    signature = undoing.sign(update).partition(".")[2]
    assert undoing.read(f"{other.pk}.{signature}", timezone.now()) is None


def test_token_is_good_for_a_day(update: Update) -> None:
    token, end = undoing.sign(update), update.written_at + timedelta(hours=24)
    assert undoing.read(token, end) is not None
    assert undoing.read(token, end + timedelta(seconds=1)) is None


def test_token_names_no_address_and_goes_with_it(update: Update, office: Office) -> None:
    token = undoing.sign(update)
    assert "contoh" not in token
    office.holder.email = "lain@example.org"
    office.holder.save()
    assert undoing.read(token, timezone.now()) is None


def test_update_of_the_portal_has_no_address(office: Office, action: Action) -> None:
    update = say(action, office.holder, via="portal")
    assert undoing.read(undoing.sign(update), timezone.now()) is None


def test_mailbox_takes_back_what_it_wrote(client: Client, office: Office, action: Action) -> None:
    Tenure.objects.all().delete()
    Post.objects.update(mailbox=MAILBOX)
    post = Post.objects.get()
    url = address_of(say(action, None, post))
    assert client.post(url).status_code == 200
    undoing_update = Update.objects.get(takes_back__isnull=False)
    assert (undoing_update.written_by, undoing_update.post, stands(action)) == (None, post, False)


def test_mailbox_that_the_office_gave_up_undoes_nothing(
    client: Client, office: Office, action: Action
) -> None:
    Post.objects.update(mailbox=MAILBOX)
    url = address_of(say(action, None, Post.objects.get()))
    Post.objects.update(mailbox="baru@example.org")
    closed(client, url)


def test_token_stays_out_of_the_log(
    client: Client, url: str, update: Update, caplog: pytest.LogCaptureFixture
) -> None:
    token = undoing.sign(update)
    assert without_tokens(f"GET /id/u/{token}/undo/") == "GET /id/u/…/undo/"
    caplog.handler.addFilter(HideTokens())
    Client(enforce_csrf_checks=True).post(url)
    assert caplog.records
    assert [record for record in caplog.records if token in record.getMessage()] == []
    logging.getLogger("django.request").warning("Not Found: %s", url)
    assert token not in caplog.text


def test_saved_page_offers_the_same_button(client: Client, office: Office, action: Action) -> None:
    link = f"/en/u/{links.issue(action.pk, office.holder.email, office.holder.pk, timezone.now())}/"
    data = {"status": "in_progress", "sentence": SECRET, "version": str(action.version)}
    page = client.post(link, data).content.decode()
    update = Update.objects.get()
    assert f'action="{address_of(update)}"' in page
    assert client.post(address_of(update)).status_code == 200
    assert not stands(action)


def test_link_of_who_came_later_undoes_nothing(
    client: Client, url: str, office: Office, action: Action
) -> None:
    """A colleague of the same office has an own address and did not write it."""
    colleague = PostFactory(agency=office.post.agency, role=Post.Role.HEAD)
    head = TenureFactory(post=colleague, holder=UserFactory(email="kepala@example.org")).holder
    update = Update.objects.get()
    update.written_by = head
    assert undoing.read(undoing.sign(update), timezone.now()) is None
