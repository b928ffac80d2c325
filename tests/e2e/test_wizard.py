"""The import wizard in a browser: by keyboard alone, without scripts, every page looked at."""

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import FileChooser, Page, ViewportSize
from playwright.sync_api import TimeoutError as PlaywrightTimeout
from pytest_django.live_server_helper import LiveServer

from intake.models import ImportRun
from tests.e2e import walking
from tests.e2e.looking import DESK, PHONE, Watch, clipped, faults, overflow, texts
from tests.intake.files import csv_bytes, xlsx_bytes

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.timeout(300),
]

Axe = Callable[[Page], list[str]]

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


class Keys:
    """Somebody without a mouse, who looks at every page with axe and at its edges."""

    def __init__(self, page: Page, language: str, axe: Axe | None = None) -> None:
        self.page, self.language, self.axe = page, language, axe
        self.found: list[str] = []

    def to(self, selector: str) -> None:
        """Tabs on to the first element like this. The focus can be seen all the way."""
        for _ in range(150):
            self.page.keyboard.press("Tab")
            if self.page.evaluate(f"document.activeElement.matches({selector!r})"):
                self.must_see(selector)
                return
        self.found.append(f"{selector} cannot be reached by Tab on {self.page.url}")

    def must_see(self, selector: str) -> None:
        """What has the focus is in the window, and nothing lies over it."""
        if not self.page.evaluate(
            """() => {
                const one = document.activeElement, box = one.getBoundingClientRect()
                const x = box.left + box.width / 2, y = box.top + Math.min(box.height, 40) / 2
                const top = document.elementFromPoint(x, y)
                return top !== null && (one.contains(top) || top.contains(one))
            }"""
        ):
            self.found.append(f"{selector} has the focus and cannot be seen on {self.page.url}")

    def press(self, selector: str, leads_to: str) -> None:
        self.to(selector)
        with self.page.expect_navigation(url=f"{leads_to}**"):
            self.page.keyboard.press("Enter")

    def look(self, name: str) -> None:
        heading = HEADINGS[name][self.language == "en"]
        if texts(self.page, "h1") != [heading]:
            self.found.append(f"{name}: its h1 is {texts(self.page, 'h1')}")
        if self.axe:
            self.found += [f"{name}: {fault}" for fault in self.axe(self.page)]
        self.found += [f"{name}: wide: {fault}" for fault in overflow(self.page)]


@pytest.mark.parametrize("view", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("language", ["id", "en"])
def test_list_goes_in_and_back_by_keyboard_alone(
    site: LiveServer, browser_page: Page, axe: Axe, language: str, view: ViewportSize
) -> None:
    browser_page.set_viewport_size(view)
    assert walked(Keys(browser_page, language, axe)) == []


@pytest.mark.parametrize(
    ("language", "view"), [("id", PHONE), ("en", DESK)], ids=["id-phone", "en-desk"]
)
def test_list_goes_in_and_back_without_scripts(
    plain_page: Page, language: str, view: ViewportSize
) -> None:
    """Axe is itself a script, so it looks in the test above."""
    plain_page.set_viewport_size(view)
    assert walked(Keys(plain_page, language)) == []


def walked(keys: Keys) -> list[str]:
    """What was wrong on the whole way."""
    page = keys.page
    walking.sign_in(page, walking.ORGANIZER, keys.language)
    choose(keys)
    keys.look("match")
    keys.to(f"{DETAILS} summary")
    page.keyboard.press("Enter")
    assert page.locator(f"{DETAILS} input[name=header_row]").is_visible()
    keys.look("match")
    keys.press(".sticky-actions button", "**/check/")
    keys.look("check")
    answer(keys)
    keys.look("check")
    confirm(keys)
    take_back(keys)
    return keys.found


def choose(keys: Keys) -> None:
    page = keys.page
    page.goto(f"/{keys.language}/portal/import/new/?into=attendees:{walking.WORKSHOP}")
    keys.look("upload")
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


def answer(keys: Keys) -> None:
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


def confirm(keys: Keys) -> None:
    """Without a choice about the row that is wrong nothing happens, and the focus is on why."""
    page = keys.page
    keys.press(".sticky-actions button[name=onward]", "**/confirm/")
    keys.look("confirm")
    keys.press("form.form button", "**/confirm/")
    keys.look("confirm")
    assert page.evaluate("document.activeElement.className") == "error-summary"
    keys.press(".error-summary a", "**/confirm/")
    assert page.evaluate("document.activeElement.name") == "only_valid"
    page.keyboard.press("Space")
    keys.press("form.form button", "**/done/")
    keys.look("done")


def take_back(keys: Keys) -> None:
    keys.press("a[href$='/undo/']", "**/undo/")
    keys.look("undo")
    keys.press("#main form button", "**/undo/")
    keys.look("undone")


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
