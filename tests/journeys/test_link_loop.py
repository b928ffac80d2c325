"""The loop of a reminder on a phone: mail, link, update, confirmation, undo, and the next mail."""

import re
from collections.abc import Callable
from datetime import timedelta
from email.message import EmailMessage
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from actionplan.models import Action, Update
from reminders.models import Digest
from tests.e2e.looking import PHONE, clipped, overflow, texts
from tests.journeys.test_digest_journey import last_monday, tick_at
from tests.reminders.people import open_office
from tests.servers.inbox import Inbox
from tests.servers.worker import Worker

pytestmark = [
    pytest.mark.journey,
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.timeout(300),
]
Eventually = Callable[[Callable[[], Any]], Any]
SENTENCE = "Kalimat untuk kegiatan lain."


@pytest.fixture
def action(live_server: LiveServer, worker: Worker) -> Action:
    """Due in three days, seen from the morning of this week's Monday."""
    office = open_office(email="contoh@example.org", full_name="Contoh Satu", language="en")
    due_on = last_monday(8).date() + timedelta(days=3)
    return office.promise(due_on, title="Pos layanan migran", reference="NTB-2026-015")


def test_update_by_link_is_confirmed_undone_and_told_in_the_next_mail(
    action: Action,
    worker: Worker,
    smtp_inbox: Inbox,
    eventually: Eventually,
    browser_page: Page,
    axe: Callable[[Page], list[str]],
) -> None:
    page = browser_page
    page.set_viewport_size(PHONE)

    def mails(number: int) -> list[EmailMessage]:
        assert eventually(lambda: len(smtp_inbox.messages()) == number), worker.output()
        return list(smtp_inbox.messages())

    def whole() -> list[str]:
        return [*overflow(page), *clipped(page), *axe(page)]

    tick_at(last_monday(8))
    (digest,) = mails(1)
    page.goto(address_in(digest, "/"))
    assert page.title() == "Langkah GCM"
    assert (texts(page, "h1"), whole()) == ([action.title], [])
    page.get_by_label("In progress").check()
    page.fill("textarea[name=sentence]", SENTENCE)
    page.get_by_role("button", name="Save update").click()
    expect(page.locator("h1")).to_have_text("Thank you, this is saved")
    assert whole() == []

    _, confirmation = mails(2)
    assert (confirmation["To"], confirmation["Subject"]) == (
        "contoh@example.org",
        "Saved: NTB-2026-015",
    )
    assert SENTENCE in text_of(confirmation)
    page.goto(address_in(confirmation, "/undo/"))
    assert (texts(page, "h1"), whole()) == (["Take this update back?"], [])
    assert Update.objects.count() == 1
    page.get_by_role("button", name="Take it back").click()
    expect(page.locator("h1")).to_have_text("The update was taken back")
    assert whole() == []
    action.refresh_from_db()
    assert (action.status, action.version) == ("planned", 3)

    tick_at(last_monday(8) + timedelta(days=7))
    *_, following = mails(3)
    said = " ".join(text_of(following).split())
    assert re.search(r"Your update of \d+ \w+ \d{4} on NTB-2026-015 was taken back\.", said)
    assert SENTENCE not in said
    assert list(Digest.objects.order_by("pk").values_list("state", flat=True)) == ["sent", "sent"]


def text_of(mail: EmailMessage) -> str:
    body = mail.get_body(("plain",))
    assert body is not None
    return str(body.get_content())


def address_in(mail: EmailMessage, ending: str) -> str:
    found = re.search(rf"https?://\S+/u/[\w.-]+{ending}", text_of(mail))
    assert found is not None
    return found.group()
