"""Which pages are photographed, for whom, and how one gets there."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page

from tests.e2e import walking
from tests.screenshots.site import ENGLISH_READER

WIDTHS = {360: 740, 1280: 860}
LANGUAGES = ("id", "en")
ACTION = "NTB-2023-015"
PUBLIC = {
    "id": {
        "home": "/id/",
        "mataram": "/id/lokakarya/mataram-2023/",
        "plan": "/id/rencana-aksi/ntb/",
        "action": f"/id/aksi/{ACTION}/",
        "sign-in": "/id/portal/",
    },
    "en": {
        "home": "/en/",
        "mataram": "/en/workshops/mataram-2023/",
        "plan": "/en/action-plans/ntb/",
        "action": f"/en/actions/{ACTION}/",
        "sign-in": "/en/portal/",
    },
}
OFFICE = {"portal-actions": "actions/", "update-form": f"actions/{ACTION}/update/"}
DIGEST_READER = {"id": walking.FOCAL_POINT, "en": ENGLISH_READER}

Take = Callable[[Page, str], None]


def take_all(browser: Browser, address: str, folder: Path) -> int:
    """Every page at every width in every language; returns how many pictures there are."""
    for language in LANGUAGES:
        target = folder / language
        target.mkdir(parents=True, exist_ok=True)
        for visit in (visit_public, visit_office, visit_lists, visit_mail):
            with opened(browser, address, language) as page:
                visit(page, language, taker(target))
    return sum(len(list((folder / language).glob("*.png"))) for language in LANGUAGES)


@contextmanager
def opened(browser: Browser, address: str, language: str) -> Iterator[Page]:
    locale = {"id": "id-ID", "en": "en-GB"}[language]
    context = browser.new_context(base_url=address, locale=locale, reduced_motion="reduce")
    yield context.new_page()
    context.close()


def taker(folder: Path) -> Take:
    """Takes the page that is open, the whole of it, at each width."""

    def take(page: Page, name: str) -> None:
        for width, height in WIDTHS.items():
            page.set_viewport_size({"width": width, "height": height})
            # As tall as the page, or what sticks to the window's foot would cover its middle.
            whole = max(height, page.evaluate("document.documentElement.scrollHeight"))
            page.set_viewport_size({"width": width, "height": whole})
            page.screenshot(path=folder / f"{name}-{width}.png", full_page=True)

    return take


def visit_public(page: Page, language: str, take: Take) -> None:
    for name, path in PUBLIC[language].items():
        open_page(page, path)
        take(page, name)


def visit_office(page: Page, language: str, take: Take) -> None:
    walking.sign_in(page, walking.FOCAL_POINT, language)
    take(page, "portal")
    for name, path in OFFICE.items():
        open_page(page, f"/{language}/portal/{path}")
        take(page, name)


def visit_lists(page: Page, language: str, take: Take) -> None:
    walking.sign_in(page, walking.ORGANIZER, language)
    walking.upload_list(page, walking.SAMPLE_LIST, language)
    walking.check_list(page)
    take(page, "import-check")
    open_page(page, f"/{language}/portal/participants/?workshop={walking.WORKSHOP}")
    take(page, "participants")


def visit_mail(page: Page, language: str, take: Take) -> None:
    walking.sign_in(page, walking.ADMIN, language)
    open_page(page, f"/{language}/portal/mail/")
    row = page.locator("tr", has_text=DIGEST_READER[language])
    address = row.locator("a").first.get_attribute("href")
    open_page(page, f"{address}html/")
    take(page, "digest")


def open_page(page: Page, path: str) -> None:
    """A picture of an error page would look like a picture."""
    response = page.goto(path)
    if response is None or response.status != 200:
        raise LookupError(f"{path} answers {response and response.status}")
