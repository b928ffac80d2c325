"""Whole paths through the site as people walk them, phone first, by keyboard, without scripts."""

import re

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.e2e import walking
from tests.e2e.looking import DESK, PHONE, overflow, texts
from tests.servers.inbox import Inbox

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]

ACTION = "NTB-2023-015"
TITLE = "Loket informasi migrasi aman di sepuluh desa"
SENTENCE = "Delapan dari sepuluh loket kini melayani setiap hari kerja."
NEWCOMERS = ["Contoh Wulandari, S.Sos", "Lalu Contoh Rizal", "Contohwati", "Baiq Contoh Aulia"]
VERDICTS = ["4 Baru", "1 Sama", "1 Ganda", "1 Perlu diperbaiki"]


def test_attendee_list_goes_in_and_comes_back_without_scripts(plain_page: Page) -> None:
    page = plain_page
    walking.sign_in(page, walking.ORGANIZER)
    walking.upload_list(page, walking.SAMPLE_LIST)
    assert texts(page, "[aria-current=step]") == ["2 Cocokkan kolom"]
    walking.check_list(page)
    assert verdicts(page) == ["7 Semua baris", *VERDICTS]

    page.press(".sticky-actions button[name=onward]", "Enter")
    page.wait_for_url("**/confirm/")
    page.check("input[name=only_valid]")
    page.press("form.form button[type=submit]", "Enter")
    page.wait_for_url("**/done/")
    assert texts(page, ".notice--success strong") == ["4 baris telah diimpor."]
    done = page.url

    page.press("#main a.button--primary", "Enter")
    page.wait_for_url("**/participants/**")
    people = everybody(page)
    assert [name for name in NEWCOMERS if name in people] == NEWCOMERS
    assert len(people) == 44

    page.goto(done)
    page.press("#main a[href$='/undo/']", "Enter")
    page.wait_for_url("**/undo/")
    assert texts(page, "#main form button") == ["Batalkan impor 4 baris"]
    page.press("#main form button", "Enter")
    page.wait_for_selector(".notice--success")
    assert texts(page, ".notice--success p") == ["4 baris sudah kembali seperti sebelum impor."]
    page.goto(f"/id/portal/participants/?workshop={walking.WORKSHOP}")
    people = everybody(page)
    assert [name for name in NEWCOMERS if name in people] == []
    assert len(people) == 40


def verdicts(page: Page) -> list[str]:
    return texts(page, ".verdicts li")


def everybody(page: Page) -> list[str]:
    """The names of all pages of the list, from the one that is open."""
    found = texts(page, "tbody th")
    while page.locator("a[rel=next]").count():
        page.goto(str(page.locator("a[rel=next]").evaluate("link => link.href")))
        found += texts(page, "tbody th")
    return found


def test_update_from_a_phone_is_public_once_the_head_has_read_it(
    site: LiveServer, browser_page: Page
) -> None:
    page = browser_page
    page.set_viewport_size(PHONE)
    walking.sign_in(page, walking.FOCAL_POINT)
    page.get_by_text("Menu portal").click()
    page.get_by_role("link", name="Aksi", exact=True).click()
    page.get_by_role("link", name=TITLE).click()
    page.fill("textarea[name=sentence]", SENTENCE)
    page.get_by_role("button", name="Simpan pembaruan").click()
    saved = page.locator("[role=status]", has_text="Pembaruan Anda sudah tersimpan.")
    expect(saved).to_be_visible()
    assert overflow(page) == []

    page.context.clear_cookies()
    assert SENTENCE not in said_in_public(page)
    walking.sign_in(page, walking.HEAD)
    page.goto("/id/portal/actions/clearance/")
    page.locator(".clearance__item", has_text=SENTENCE).get_by_role("checkbox").check()
    page.get_by_role("button", name="Setujui yang dipilih untuk publik").click()
    page.wait_for_url("**/clearance/")
    page.context.clear_cookies()
    assert SENTENCE in said_in_public(page)


def said_in_public(page: Page) -> str:
    page.goto(f"/id/aksi/{ACTION}/")
    return page.locator("#updates").inner_text()


def test_code_from_the_mail_signs_in(
    site: LiveServer, smtp_inbox: Inbox, browser_page: Page
) -> None:
    page = browser_page
    page.goto(f"/id/portal/actions/{ACTION}/")
    page.click("main a.button--primary")  # "send me a code": no password is needed
    page.fill("input[name=email]", walking.FOCAL_POINT)
    page.press("input[name=email]", "Enter")
    page.wait_for_selector("input[name=code]")
    (mail,) = smtp_inbox.messages()
    assert mail["To"] == walking.FOCAL_POINT
    page.fill("input[name=code]", code_in(mail.get_body(("plain",)).get_content()))
    page.press("input[name=code]", "Enter")
    page.wait_for_url(f"**/portal/actions/{ACTION}/")
    assert texts(page, "h1") == [TITLE]


def code_in(text: str) -> str:
    found = re.search(r"^[A-Z0-9-]{6,}$", text, re.MULTILINE)
    assert found is not None
    return found.group()


def test_stranger_of_another_region_finds_nothing(site: LiveServer, browser_page: Page) -> None:
    page = browser_page
    walking.sign_in(page, walking.STRANGER)
    for path in (f"actions/{ACTION}/", f"actions/{ACTION}/update/", "participants/", "import/"):
        response = page.goto(f"/id/portal/{path}")
        assert (path, response and response.status) == (path, 404)
        assert texts(page, "h1") == ["Halaman tidak ditemukan"]
    page.goto("/id/portal/actions/")
    references = texts(page, ".work-item .ref")
    assert references
    assert {reference.rsplit("-", 2)[0] for reference in references} == {"JATENG"}


# The way back leads to the same page, too.
IN_BOTH_LANGUAGES = {
    "/id/": "/en/",
    "/id/lokakarya/fgd-jateng-2023/": "/en/workshops/fgd-central-java-2023/",
    "/id/rencana-aksi/ntb/aksi/?status=in_progress": (
        "/en/action-plans/ntb/actions/?status=in_progress"
    ),
    "/id/portal/actions/?group=late": "/en/portal/actions/?group=late",
}


def test_language_switch_keeps_the_page(site: LiveServer, browser_page: Page) -> None:
    page = browser_page
    page.set_viewport_size(DESK)
    walking.sign_in(page, walking.FOCAL_POINT)
    for here, there in IN_BOTH_LANGUAGES.items():
        page.goto(here)
        page.get_by_role("link", name="English").click()
        page.wait_for_url(site.url + there)
        page.get_by_role("link", name="Bahasa Indonesia").click()
        page.wait_for_url(site.url + here)
