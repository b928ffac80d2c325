"""Saying what happened from a phone: interactions counted, a photo, a line that breaks."""

import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone
from PIL import Image
from playwright.sync_api import Locator, Page, Route, expect
from pytest_django.live_server_helper import LiveServer

from actionplan.models import Action, Evidence, Update
from directory.models import User
from reminders import links
from tests.e2e import walking
from tests.e2e.looking import DESK, PHONE, Watch, clipped, overflow, texts
from tests.servers.inbox import Inbox

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.timeout(300),
]

ACTION = "NTB-2023-015"
TITLE = "Loket informasi migrasi aman di sepuluh desa"
SENTENCE = "Delapan dari sepuluh loket kini melayani setiap hari kerja."
SAVE = "Simpan pembaruan"
DRAFT = "[data-draft-note]"


class Thumb:
    """Somebody with one hand on a phone; every tap and every sentence is counted."""

    def __init__(self, page: Page) -> None:
        self.page, self.taps, self.sentences = page, 0, 0
        page.set_viewport_size(PHONE)

    def tap(self, what: Locator) -> None:
        what.click()
        self.taps += 1

    def write(self, text: str) -> None:
        self.page.fill("textarea[name=sentence]", text)
        self.sentences += 1

    def take_photo(self) -> None:
        """One tap opens the camera, the shutter is the second."""
        with self.page.expect_file_chooser() as chooser:
            self.tap(self.page.locator("input[name=evidence_file]"))
        chooser.value.set_files({"name": "IMG_1.jpg", "mimeType": "image/jpeg", "buffer": photo()})
        self.taps += 1


def photo() -> bytes:
    """As a phone takes it: large, lying on its side, with a note of where."""
    out, exif = BytesIO(), Image.Exif()
    exif[0x0112], exif[0x010E] = 6, "rahasia-di-foto"
    Image.effect_noise((3200, 2400), 40).convert("RGB").save(out, "JPEG", exif=exif)
    return out.getvalue()


@pytest.fixture
def media(settings: Any, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


@pytest.fixture
def thumb(site: LiveServer, media: Path, browser_page: Page) -> Thumb:
    return Thumb(browser_page)


def link_to(reference: str = ACTION, email: str = walking.FOCAL_POINT) -> str:
    action, holder = Action.objects.get(reference=reference), User.objects.get(email=email)
    token = links.issue(action.pk, holder.email, holder.pk, timezone.now())
    return f"/id/u/{token}/"


def newest() -> Update:
    found: Update = Update.objects.filter(action__reference=ACTION).latest("version")
    return found


def stored_picture() -> Image.Image:
    with newest().evidence.get().file.open("rb") as stored:
        content = stored.read()
    assert b"rahasia-di-foto" not in content
    return Image.open(BytesIO(content))


def test_mail_link_takes_three_taps_and_one_sentence(thumb: Thumb) -> None:
    page = thumb.page
    mail = f'<a href="{link_to()}">Perbarui</a>'
    page.goto("/healthz")
    page.evaluate("html => { document.body.innerHTML = html }", mail)
    thumb.tap(page.get_by_role("link", name="Perbarui"))
    page.wait_for_url("**/u/**")
    thumb.tap(page.get_by_label("Sedang berjalan"))
    thumb.write(SENTENCE)
    thumb.tap(page.get_by_role("button", name=SAVE))
    expect(page.locator("h1")).to_have_text("Terima kasih, data sudah tersimpan")
    assert (thumb.taps, thumb.sentences) == (3, 1)
    assert newest().sentence == SENTENCE
    assert overflow(page) == []


def test_signed_in_by_code_takes_five_taps_with_a_photo(thumb: Thumb, smtp_inbox: Inbox) -> None:
    page = thumb.page
    sign_in_by_code(page, smtp_inbox)
    thumb.tap(page.get_by_role("link", name=TITLE))
    thumb.write(SENTENCE)
    thumb.take_photo()
    expect(page.locator("[data-state]")).to_contain_text("Foto siap")
    thumb.tap(page.get_by_label("Sedang berjalan"))
    thumb.tap(page.get_by_role("button", name=SAVE))
    expect(page.locator("[data-photo-text]")).to_have_text("Foto sudah tersimpan.")
    assert (thumb.taps, thumb.sentences) == (5, 1)
    assert newest().sentence == SENTENCE
    assert stored_picture().size == (1200, 1600)


def sign_in_by_code(page: Page, inbox: Inbox) -> None:
    page.goto("/id/portal/actions/")
    page.click("main a.button--primary")
    page.fill("input[name=email]", walking.FOCAL_POINT)
    page.press("input[name=email]", "Enter")
    page.wait_for_selector("input[name=code]")
    (mail,) = inbox.messages()
    found = re.search(r"^[A-Z0-9-]{6,}$", mail.get_body(("plain",)).get_content(), re.MULTILINE)
    assert found is not None
    page.fill("input[name=code]", found.group())
    page.press("input[name=code]", "Enter")
    page.wait_for_url("**/portal/actions/")


def test_no_change_yet_is_one_tap(thumb: Thumb) -> None:
    thumb.page.goto(link_to())
    thumb.tap(thumb.page.get_by_role("button", name="Belum ada perubahan"))
    thumb.page.wait_for_selector("dl.facts")
    assert (thumb.taps, thumb.sentences) == (1, 0)
    assert (newest().status_before, newest().sentence) == (newest().status_after, "")


def test_draft_survives_a_lost_line(thumb: Thumb) -> None:
    page, address = thumb.page, link_to()
    before = newest().pk
    page.goto(address)
    thumb.write(SENTENCE)
    page.get_by_label("Terkendala").check()
    page.fill("textarea[name=blocked_by]", "Listrik padam.")
    page.context.set_offline(True)
    thumb.tap(page.get_by_role("button", name=SAVE))
    expect(page.locator("[data-state]")).to_contain_text("Tidak ada sambungan.")
    assert newest().pk == before
    page.context.set_offline(False)
    page.goto(address)
    expect(page.locator(DRAFT)).to_be_visible()
    assert page.input_value("textarea[name=sentence]") == SENTENCE
    assert page.input_value("textarea[name=blocked_by]") == "Listrik padam."
    assert page.get_by_label("Terkendala").is_checked()
    thumb.tap(page.get_by_role("button", name=SAVE))
    page.wait_for_selector("dl.facts")
    assert newest().sentence == SENTENCE
    page.goto(address)
    expect(page.locator(DRAFT)).to_be_hidden()
    assert page.input_value("textarea[name=sentence]") == ""


def test_draft_can_be_discarded(thumb: Thumb) -> None:
    page, address = thumb.page, link_to()
    page.goto(address)
    thumb.write(SENTENCE)
    page.reload()
    page.locator(f"{DRAFT} button").click()
    assert page.input_value("textarea[name=sentence]") == ""
    page.reload()
    expect(page.locator(DRAFT)).to_be_hidden()


def test_draft_meets_what_somebody_else_saved(thumb: Thumb) -> None:
    """It comes back with the version its writer had seen: both texts, and a choice."""
    page, address = thumb.page, link_to()
    page.goto(address)
    thumb.write(SENTENCE)
    elsewhere = page.context.browser
    assert elsewhere is not None
    other = elsewhere.new_context(base_url=page.url.split("/id/")[0], locale="id-ID").new_page()
    other.goto(address)
    other.fill("textarea[name=sentence]", "Ditulis orang lain.")
    other.get_by_role("button", name=SAVE).click()
    other.wait_for_selector("dl.facts")
    other.context.close()
    page.reload()
    page.get_by_role("button", name=SAVE).click()
    page.wait_for_selector(".two-texts")
    shown = page.locator(".two-texts").inner_text()
    assert [text for text in (SENTENCE, "Ditulis orang lain.") if text in shown] == [
        SENTENCE,
        "Ditulis orang lain.",
    ]
    page.get_by_role("button", name="Simpan pembaruan saya").click()
    page.wait_for_selector("dl.facts")
    assert newest().sentence == SENTENCE


def test_photo_that_fails_is_sent_again(thumb: Thumb) -> None:
    page, tries = thumb.page, []

    def weak(route: Route) -> None:
        tries.append(route.request.url)
        route.abort() if len(tries) == 1 else route.continue_()

    page.route("**/photo/", weak)
    page.goto(link_to())
    thumb.write(SENTENCE)
    thumb.take_photo()
    thumb.tap(page.get_by_role("button", name=SAVE))
    page.wait_for_selector("dl.facts")
    assert newest().sentence == SENTENCE  # before the photo has arrived
    expect(page.locator("[data-photo-text]")).to_have_text("Foto sudah tersimpan.", timeout=15000)
    assert len(tries) == 2
    assert stored_picture().size == (1200, 1600)


def test_photo_kept_on_the_device_goes_out_when_the_page_is_opened_again(thumb: Thumb) -> None:
    page, address = thumb.page, link_to()
    page.route("**/photo/", lambda route: route.abort())
    page.goto(address)
    thumb.write(SENTENCE)
    thumb.take_photo()
    thumb.tap(page.get_by_role("button", name=SAVE))
    page.wait_for_selector("dl.facts")
    page.unroute("**/photo/")
    page.goto(address)
    expect(page.locator("[data-photo-text]")).to_have_text("Foto sudah tersimpan.", timeout=15000)
    assert Evidence.objects.filter(update=newest()).count() == 1


def test_photo_goes_along_where_done_needs_evidence(thumb: Thumb) -> None:
    Evidence.objects.filter(update__action__reference=ACTION).delete()
    page = thumb.page
    page.goto(link_to())
    page.get_by_label("Dilaporkan selesai").check()
    thumb.write(SENTENCE)
    thumb.take_photo()
    expect(page.locator("[data-state]")).to_contain_text("sebagai bukti")
    page.get_by_role("button", name=SAVE).click()
    page.wait_for_selector("dl.facts")
    assert (newest().status_after, stored_picture().size) == ("reported_done", (1200, 1600))


def test_form_with_a_photo_works_without_scripts(
    site: LiveServer, media: Path, plain_page: Page
) -> None:
    page = plain_page
    page.goto(link_to())
    page.fill("textarea[name=sentence]", SENTENCE)
    page.set_input_files(
        "input[name=evidence_file]",
        {"name": "IMG_1.jpg", "mimeType": "image/jpeg", "buffer": photo()},
    )
    page.get_by_role("button", name=SAVE).click()
    page.wait_for_selector("dl.facts")
    assert newest().sentence == SENTENCE
    assert stored_picture().size == (1500, 2000)


@pytest.fixture
def watch(browser_page: Page) -> Watch:
    return Watch(browser_page)


def test_pages_of_saying_what_happened_are_whole(
    thumb: Thumb, watch: Watch, axe: Callable[[Page], list[str]]
) -> None:
    page = thumb.page
    walking.sign_in(page, walking.COORDINATOR)
    pages = [f"actions/{ACTION}/", f"actions/{ACTION}/update/", f"actions/{ACTION}/evidence/"]
    found = {}
    for path in [*pages, "actions/clearance/"]:
        page.goto(f"/id/portal/{path}")
        for view in (DESK, PHONE):
            page.set_viewport_size(view)
            found[path, view["width"]] = [*overflow(page), *clipped(page), *axe(page)]
    assert {place: faults for place, faults in found.items() if faults} == {}
    assert watch.take() == []
    assert texts(page, "h1") == ["Pembaruan menunggu persetujuan"]
