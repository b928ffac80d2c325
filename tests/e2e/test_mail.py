"""The mail of the digest in a browser, as on a phone and in the column of a mail program."""

from collections.abc import Callable
from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from reminders.content import DigestContent
from tests.e2e.looking import overflow
from tests.reminders.samples import every_kind, fullest, letter_of

# A mail is shown inside the page of a mail program, which has the landmarks.
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
TARGET = 44
Make = Callable[[str], DigestContent]
CASES = [("id", every_kind), ("en", every_kind), ("id", fullest)]


def shown(browser: Browser, html: str, folder: Path) -> Page:
    file = folder / "mail.html"
    file.write_text(html, encoding="utf-8")
    page = browser.new_page()
    page.goto(file.as_uri())
    return page


def violations(page: Page) -> list[str]:
    options = {"runOnly": {"type": "tag", "values": RULES}}
    found = Axe().run(page, options=options).response["violations"]
    return [f"{rule['id']}: {node['target'][0]}" for rule in found for node in rule["nodes"]]


def low_links(page: Page) -> list[str]:
    """Links that a thumb would miss."""
    found: list[str] = page.evaluate(
        """least => [...document.links]
            .filter(link => link.getBoundingClientRect().height < least)
            .map(link => link.innerText)""",
        TARGET,
    )
    return found


@pytest.fixture
def browser(_browser: Browser) -> Browser:
    return _browser


@pytest.mark.parametrize(("language", "make"), CASES)
def test_mail_is_readable_on_a_phone_and_in_a_column(
    browser: Browser, tmp_path: Path, language: str, make: Make
) -> None:
    page = shown(browser, letter_of(make(language)).html, tmp_path)
    for width in (320, 360, 600):
        page.set_viewport_size({"width": width, "height": 800})
        assert (width, overflow(page), low_links(page)) == (width, [], [])
    page.close()


@pytest.mark.parametrize(("language", "make"), CASES)
@pytest.mark.parametrize(("width", "colours"), [(360, "light"), (360, "dark"), (600, "light")])
def test_mail_is_accessible(
    browser: Browser,
    tmp_path: Path,
    language: str,
    make: Make,
    width: int,
    colours: Literal["light", "dark"],
) -> None:
    page = shown(browser, letter_of(make(language)).html, tmp_path)
    page.emulate_media(color_scheme=colours)
    page.set_viewport_size({"width": width, "height": 800})
    assert violations(page) == []
    page.close()


def test_mail_asks_for_nothing_from_elsewhere(browser: Browser, tmp_path: Path) -> None:
    asked: list[str] = []
    page = browser.new_page()
    page.on("request", lambda request: asked.append(request.url))
    file = tmp_path / "mail.html"
    file.write_text(letter_of(every_kind("id")).html, encoding="utf-8")
    page.goto(file.as_uri(), wait_until="networkidle")
    assert asked == [file.as_uri()]
    page.close()
