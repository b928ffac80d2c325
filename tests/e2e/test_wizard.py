"""The import wizard in a browser: by keyboard alone, without scripts, every page looked at."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import FileChooser, Page, ViewportSize
from playwright.sync_api import TimeoutError as PlaywrightTimeout
from pytest_django.live_server_helper import LiveServer

from intake.models import ImportRun
from tests.e2e import walking
from tests.e2e.keyboard import Axe, Keys
from tests.e2e.looking import DESK, PHONE, Watch, clipped, faults, overflow, texts
from tests.intake.files import csv_bytes, xlsx_bytes

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.timeout(300),
]

HEADINGS = {
    "upload": ("Unggah daftar", "Upload a list"),
    "match": ("Cocokkan kolom", "Match the columns"),
    "check": ("Periksa baris", "Check the rows"),
    "confirm": ("Konfirmasi impor", "Confirm the import"),
    "done": ("Impor selesai", "Import done"),
    "undo": ("Batalkan impor ini?", "Undo this import?"),
    "undone": ("Impor dibatalkan", "Import undone"),
}
INVALID = "gunawan(at)example.org"
DETAILS = ".reading details"


class Steps(Keys):
    """Knows what the steps of the wizard are called."""

    def step(self, name: str) -> None:
        self.look(HEADINGS[name][self.language == "en"])


@pytest.mark.parametrize("view", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("language", ["id", "en"])
def test_list_goes_in_and_back_by_keyboard_alone(
    site: LiveServer, browser_page: Page, axe: Axe, language: str, view: ViewportSize
) -> None:
    browser_page.set_viewport_size(view)
    assert walked(Steps(browser_page, language, axe)) == []


@pytest.mark.parametrize(
    ("language", "view"), [("id", PHONE), ("en", DESK)], ids=["id-phone", "en-desk"]
)
def test_list_goes_in_and_back_without_scripts(
    plain_page: Page, language: str, view: ViewportSize
) -> None:
    """Axe is itself a script, so it looks in the test above."""
    plain_page.set_viewport_size(view)
    assert walked(Steps(plain_page, language)) == []


def walked(keys: Steps) -> list[str]:
    """What was wrong on the whole way."""
    page = keys.page
    walking.sign_in(page, walking.ORGANIZER, keys.language)
    choose(keys)
    keys.step("match")
    keys.to(f"{DETAILS} summary")
    page.keyboard.press("Enter")
    assert page.locator(f"{DETAILS} input[name=header_row]").is_visible()
    keys.step("match")
    keys.press(".sticky-actions button", "**/check/")
    keys.step("check")
    answer(keys)
    keys.step("check")
    confirm(keys)
    take_back(keys)
    return keys.found


AGENCIES = [
    ["Nama Instansi", "Jenis", "Wilayah", "Tingkat"],
    ["Dinas Sosial", "Perangkat daerah", "Lombok Timur", "kabupaten"],
    ["Paguyuban Entah", "zzz", "NTB", ""],
    ["Kantor Aneh", "yyy", "Mars", "provinsi"],
    ["", "Media massa", "NTB", ""],
]


def test_nothing_to_press_is_cut_in_half_by_the_foot_of_a_phone(
    site: LiveServer, browser_page: Page, axe: Axe
) -> None:
    """Wherever one has scrolled to, and with all that is folded open."""
    page = browser_page
    page.set_viewport_size(PHONE)
    walking.sign_in(page, walking.COORDINATOR)
    page.goto("/id/portal/import/new/?into=agencies:52")
    data = csv_bytes(AGENCIES)
    file = {"name": "instansi.csv", "mimeType": "text/csv", "buffer": data}
    page.set_input_files("input[type=file]", file)
    page.click("main form[enctype] button")
    page.wait_for_url("**/columns/")
    found = cut_in_half(page, axe)
    walking.check_list(page)
    assert found + cut_in_half(page, axe) == []


def cut_in_half(page: Page, axe: Axe) -> list[str]:
    page.evaluate("document.querySelectorAll('main details').forEach(one => one.open = true)")
    height = page.evaluate("document.documentElement.scrollHeight")
    found = []
    for top in range(0, height, 190):
        page.evaluate(f"window.scrollTo(0, {top})")
        found += [f"{fault} at {top}" for fault in axe(page)]
    return found


def choose(keys: Steps) -> None:
    page = keys.page
    page.goto(f"/{keys.language}/portal/import/new/?into=attendees:{walking.WORKSHOP}")
    keys.step("upload")
    keys.to("input[type=file]")
    chooser = _opened_by_key(page)
    data = csv_bytes([*walking.SAMPLE_LIST, ["8", "", "Staf", "Bappeda Prov. NTB", "L", "", ""]])
    chooser.set_files({"name": "daftar.csv", "mimeType": "text/csv", "buffer": data})
    keys.press("form[enctype] button", "**/columns/")


def _opened_by_key(page: Page, presses: int = 4) -> FileChooser:
    """A browser just started lets the first press of a key go by."""
    for left in reversed(range(presses)):
        try:
            with page.expect_file_chooser(timeout=5000) as chooser:
                page.keyboard.press("Space")
            return chooser.value
        except PlaywrightTimeout:
            if not left:
                raise
    raise AssertionError("never pressed")


def answer(keys: Steps) -> None:
    """An address is mended and a doubt decided, with one press of the button."""
    page = keys.page
    keys.to(f"input[value='{INVALID}']")
    page.keyboard.press("Control+A")
    page.keyboard.type("gunawan@example.org")
    keys.to("input[type=radio][value=same]")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.value") == "different"
    keys.press("#answers .form-actions button", "**/check/")
    assert page.url.endswith("/check/?#looked-at")
    numbers = texts(page, ".verdicts li .num")
    assert numbers == ["8", "6", "1", "1"]  # all, new, same, to fix


def confirm(keys: Steps) -> None:
    """Without a choice about the row that is wrong nothing happens, and the focus is on why."""
    page = keys.page
    keys.press(".sticky-actions button[name=onward]", "**/confirm/")
    keys.step("confirm")
    keys.press("form.form button", "**/confirm/")
    keys.step("confirm")
    assert page.evaluate("document.activeElement.className") == "error-summary"
    keys.press(".error-summary a", "**/confirm/")
    assert page.evaluate("document.activeElement.name") == "only_valid"
    page.keyboard.press("Space")
    keys.press("form.form button", "**/done/")
    keys.step("done")


def take_back(keys: Steps) -> None:
    keys.press("a[href$='/undo/']", "**/undo/")
    keys.step("undo")
    keys.press("#main form button", "**/undo/")
    keys.step("undone")


@pytest.mark.parametrize("language", ["id", "en"])
def test_pages_beside_the_way_are_in_order(
    site: LiveServer, browser_page: Page, axe: Axe, language: str
) -> None:
    """Several sheets, one cause, the progress, work that stopped, another reading, the log."""
    page, at = browser_page, language == "en"
    walking.sign_in(page, walking.ORGANIZER, language)
    judge = Judge(page, language, axe)
    page.goto(f"/{language}/portal/import/new/?into=attendees:{walking.WORKSHOP}")
    with page.expect_download():
        page.click("button[value=csv]")
    judge.visit("exports/", ("Riwayat unduhan daftar", "Lists taken as a file")[at])
    upload_sheets(page, language)
    judge.look(("Pilih lembar", "Choose the sheets")[at])
    page.select_option("select[name=sheet-0]", walking.WORKSHOP)
    page.select_option("select[name=sheet-1]", walking.WORKSHOP)
    page.click("main form button")
    judge.look(("Daftar dalam berkas ini", "Lists of this file")[at])
    page.click("main td a")
    run = ImportRun.objects.earliest("pk")
    judge.visit(
        f"{run.pk}/reading/", ("Baca berkas dengan cara lain", "Read the file another way")[at]
    )
    judge.visit(f"{run.pk}/columns/", HEADINGS["match"][at])
    walking.check_list(page)
    cause = f"{run.pk}/check/email:email_invalid/"
    judge.visit(cause, ("Selesaikan satu hal", "Settle one cause")[at])
    for silent, heading in (
        (0, ("Baris sedang diperiksa", "The rows are being checked")[at]),
        (61, ("Pekerjaan terhenti", "The work stopped")[at]),
    ):
        seen = timezone.now() - timedelta(seconds=silent)
        ImportRun.objects.filter(pk=run.pk).update(work="checking", progress_at=seen)
        judge.visit(f"{run.pk}/progress/", heading)
    page.click("main form button")
    page.wait_for_url("**/check/")
    assert "\n".join(judge.found) == ""


def upload_sheets(page: Page, language: str) -> None:
    sheets = {"Hari 1": walking.SAMPLE_LIST, "Hari 2": walking.SAMPLE_LIST[:3]}
    page.goto(f"/{language}/portal/import/new/?into=attendees:{walking.WORKSHOP}")
    file = {"name": "hari.xlsx", "mimeType": "application/x", "buffer": xlsx_bytes(sheets)}
    page.set_input_files("input[type=file]", file)
    page.click("main form[enctype] button")


class Judge:
    """Opens pages of the wizard and keeps what is wrong with them."""

    def __init__(self, page: Page, language: str, axe: Axe) -> None:
        self.page, self.language, self.axe = page, language, axe
        self.watch = Watch(page)
        self.found: list[str] = []

    def visit(self, path: str, heading: str) -> None:
        self.page.goto(f"/{self.language}/portal/import/{path}")
        self.look(heading)

    def look(self, heading: str) -> None:
        self.found += [f"{heading}: {fault}" for fault in self.faults(heading)]

    def faults(self, heading: str) -> Iterator[str]:
        yield from faults(self.page, self.language, heading, self.axe)
        yield from (f"{text!r} runs over its edge" for text in clipped(self.page))
        yield from self.watch.take()


def test_list_of_eight_columns_needs_no_scrolling_on_a_desk(
    site: LiveServer, browser_page: Page, axe: Axe
) -> None:
    """The menu of the portal gives its room to the rows, and opens above them."""
    page = browser_page
    page.set_viewport_size(DESK)
    walking.sign_in(page, walking.ORGANIZER)
    header = [*walking.HEADER[:-1], "No. HP", "Peran", "Kehadiran"]
    people = [
        [*each[:-1], f"0812 3456 70{number}", "Peserta", "Hadir"]
        for number, each in enumerate(walking.SAMPLE_LIST[1:], start=10)
    ]
    walking.upload_list(page, [header, *people])
    walking.check_list(page)
    assert len(page.locator("#rows thead th").all()) == 10
    assert page.evaluate(
        """() => [...document.querySelectorAll("#rows .list-region")]
            .map(one => one.scrollWidth - one.clientWidth)"""
    ) == [0]
    entry = page.locator(".portal-nav a", has_text="Ikhtisar")
    assert not entry.is_visible()
    page.click(".portal-nav > summary")
    assert entry.is_visible()
    assert (overflow(page), axe(page)) == ([], [])


@pytest.mark.parametrize("view", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("who", [walking.ORGANIZER, walking.COORDINATOR])
def test_front_page_of_the_portal_has_no_small_targets(
    site: LiveServer, browser_page: Page, who: str, view: ViewportSize
) -> None:
    page = browser_page
    page.set_viewport_size(view)
    walking.sign_in(page, who)
    heights = page.evaluate(
        """() => [...document.querySelectorAll("main a, main button, .portal-nav summary")]
            .filter(one => one.offsetParent)
            .map(one => [one.innerText, one.getBoundingClientRect().height])"""
    )
    assert [(text, height) for text, height in heights if height < 44] == []
    assert len(heights) > 2


def test_progress_goes_on_without_a_script_and_leads_to_the_check(plain_page: Page) -> None:
    """The page looks again by itself, and leaves when the work has ended."""
    page = plain_page
    walking.sign_in(page, walking.ORGANIZER)
    walking.upload_list(page, walking.SAMPLE_LIST)
    walking.check_list(page)
    run = ImportRun.objects.latest("pk")
    seen = timezone.now()
    ImportRun.objects.filter(pk=run.pk).update(work="checking", progress=3, progress_at=seen)
    page.goto(f"/id/portal/import/{run.pk}/progress/")
    assert texts(page, "[role=status].lead") == ["3 dari 7 baris (42%)"]
    ImportRun.objects.filter(pk=run.pk).update(progress=6)
    page.wait_for_selector("progress[value='6']", timeout=10_000)
    ImportRun.objects.filter(pk=run.pk).update(work="")
    page.wait_for_url("**/check/", timeout=10_000)
