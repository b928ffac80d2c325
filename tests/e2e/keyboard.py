"""Somebody without a mouse, who looks at every page with axe and at its edges."""

from collections.abc import Callable

from playwright.sync_api import Page

from tests.e2e.looking import overflow, texts

Axe = Callable[[Page], list[str]]
FARTHEST = 150  # presses of Tab; nobody goes on for longer


class Keys:
    """Goes through pages by Tab and Enter, and keeps what was wrong on the way."""

    def __init__(self, page: Page, language: str, axe: Axe | None = None) -> None:
        self.page, self.language, self.axe = page, language, axe
        self.found: list[str] = []

    def to(self, selector: str) -> None:
        """Tabs on to the first element like this. The focus can be seen all the way."""
        for _ in range(FARTHEST):
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

    def write(self, selector: str, text: str) -> None:
        """In place of what stands there."""
        self.to(selector)
        self.page.keyboard.press("Control+A")
        self.page.keyboard.type(text)

    def press(self, selector: str, leads_to: str) -> None:
        self.to(selector)
        self.enter(leads_to)

    def enter(self, leads_to: str) -> None:
        """Presses what has the focus."""
        with self.page.expect_navigation(url=f"{leads_to}**"):
            self.page.keyboard.press("Enter")

    def look(self, heading: str) -> None:
        if texts(self.page, "h1") != [heading]:
            self.found.append(f"the h1 of {self.page.url} is {texts(self.page, 'h1')}")
        if self.axe:
            self.found += [f"{heading}: {fault}" for fault in self.axe(self.page)]
        self.found += [f"{heading}: wide: {fault}" for fault in overflow(self.page)]

    def mend(self, name: str) -> None:
        """A form has come back: the focus is on why, and its link leads to the input."""
        if self.page.evaluate("document.activeElement.className") != "error-summary":
            self.found.append(f"the focus of {self.page.url} is not on what is wrong")
        self.to(".error-summary a")
        self.page.keyboard.press("Enter")
        focused = self.page.evaluate("document.activeElement.name")
        if focused != name:
            self.found.append(f"the error of {self.page.url} leads to {focused}, not to {name}")
