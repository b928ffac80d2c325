"""The link of a digest in a real browser, which guards addresses and forms in its own way."""

import pytest
from django.utils import timezone
from playwright.sync_api import Page, Request

from actionplan.models import Update
from reminders import links
from tests.reminders.people import open_office

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


def test_link_saves_an_update_and_tells_no_page_its_address(browser_page: Page) -> None:
    office = open_office(language="id")
    action = office.promise(timezone.localdate(), title="Pos layanan")
    holder = office.holder
    token = links.issue(action.pk, holder.email, holder.pk, timezone.now())
    sent: list[Request] = []
    browser_page.on("request", lambda request: sent.append(request))
    browser_page.goto(f"/id/u/{token}/")
    browser_page.fill("textarea[name=sentence]", "Rapat pertama.")
    with browser_page.expect_navigation() as saved:
        browser_page.get_by_role("button", name="Simpan pembaruan").click()
    answer = saved.value
    assert answer.status == 200
    assert Update.objects.values_list("sentence", flat=True).get() == "Rapat pertama."
    undo = browser_page.locator('form[action$="/undo/"]')
    address = undo.get_attribute("action") or ""
    browser_page.goto(address)
    with browser_page.expect_navigation() as undone:
        browser_page.locator("main form button").click()
    assert undone.value.status == 200
    assert Update.objects.count() == 2
    secrets = (token, address)
    referers = [one.header_value("referer") or "" for one in sent]
    assert [one for one in referers if any(secret in one for secret in secrets)] == []
