"""What is wrong with a page as a browser shows it, as sentences."""

from collections.abc import Callable, Iterator

from babel.messages.pofile import read_po
from playwright.sync_api import ConsoleMessage, Page, ViewportSize

from cms.environment import BASE_DIR

PHONE: ViewportSize = {"width": 360, "height": 740}
DESK: ViewportSize = {"width": 1280, "height": 860}
BAND = "DATA CONTOH / SAMPLE DATA"
# Texts that stand alone in an element; a sentence inside prose is an editor's.
LABELS = "h1, h2, h3, th, dt, label, legend, button, summary, caption, nav a, main a.button, option"


class Watch:
    """Hears what the browser complains of: scripts, styles and forms that the policy refuses."""

    def __init__(self, page: Page) -> None:
        self.complaints: list[str] = []
        page.on("console", self.hear)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def hear(self, message: ConsoleMessage) -> None:
        if message.type == "error" and "status of 404" not in message.text:
            self.complaints.append(message.text)

    def take(self) -> list[str]:
        found, self.complaints = self.complaints, []
        return found


def faults(
    page: Page, language: str, heading: str, axe: Callable[[Page], list[str]]
) -> Iterator[str]:
    """Of the page that is open: words, width on a phone and on a desk, accessibility."""
    if page.locator("html").get_attribute("lang") != language:
        yield "its lang is not that of its address"
    if (found := texts(page, "h1")) != [heading]:
        yield f"its h1 is {found}, not {heading!r}"
    if not page.locator(".demo-band", has_text=BAND).is_visible():
        yield "it does not say that the data are samples"
    if language == "id":
        yield from (f"{text!r} is not translated" for text in untranslated(page))
    for view in (DESK, PHONE):
        page.set_viewport_size(view)
        if wide := overflow(page):
            yield f"it scrolls sideways at {view['width']}: {wide}"
    yield from axe(page)


def texts(page: Page, selector: str) -> list[str]:
    return [" ".join(text.split()) for text in page.locator(selector).all_inner_texts()]


def overflow(page: Page) -> list[str]:
    """The elements that reach over the right edge; none when the page does not scroll."""
    found: list[str] = page.evaluate(
        """() => {
            const edge = window.innerWidth
            if (document.documentElement.scrollWidth <= edge) return []
            const wide = [...document.body.querySelectorAll("*")]
                .filter(one => one.getBoundingClientRect().right > edge + 1)
                .map(one => `${one.tagName.toLowerCase()}.${one.className}`)
            return wide.length ? wide.slice(0, 5) : ["nobody knows what"]
        }"""
    )
    return found


def clipped(page: Page) -> list[str]:
    """Words that reach over the edge of the cell or card they stand in."""
    found: list[str] = page.evaluate(
        """() => [...document.querySelectorAll("main :is(td, th, li, dd, p)")]
            .filter(one => getComputedStyle(one).overflowX === "visible" && one.clientWidth > 1
                && one.scrollWidth > one.clientWidth + 1
                && !one.closest(".visually-hidden, [role=region]"))
            .map(one => one.innerText.slice(0, 60))"""
    )
    return found


def untranslated(page: Page) -> set[str]:
    """Labels that are an English key of the catalogue whose Indonesian text is another one."""
    return {text for text in texts(page, LABELS) if text in english_only()}


def english_only() -> set[str]:
    with (BASE_DIR / "locale" / "id" / "LC_MESSAGES" / "django.po").open("rb") as file:
        catalogue = read_po(file)
    plain = [message for message in catalogue if isinstance(message.id, str) and message.id]
    pairs = {(message.id, message.string) for message in plain}
    indonesian = {text for _english, text in pairs}
    return {english for english, text in pairs if english != text} - indonesian
