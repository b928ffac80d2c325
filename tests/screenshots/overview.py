"""The picture of the README: three pages side by side, small enough for a slow line."""

from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw
from playwright.sync_api import Browser, Page

from tests.e2e import walking
from tests.screenshots.taking import PUBLIC, open_page, opened

SIZE = (1600, 720)
GAP, PANEL = 32, (491, 656)
VIEW = {"width": 800, "height": 1069}
GROUND, LINE = "#e8dfcf", "#857860"
COLOURS = 160


def compose(browser: Browser, address: str, path: Path) -> None:
    """Home, the plan of a province and the check of an import, in English."""
    sheet = Image.new("RGB", SIZE, GROUND)
    for number, picture in enumerate(pictures(browser, address)):
        place(sheet, picture, GAP + number * (PANEL[0] + GAP))
    path.parent.mkdir(parents=True, exist_ok=True)
    sheet.quantize(COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)


def place(sheet: Image.Image, picture: Image.Image, left: int) -> None:
    right, bottom = left + PANEL[0], GAP + PANEL[1]
    sheet.paste(picture.resize(PANEL, Image.Resampling.LANCZOS), (left, GAP))
    ImageDraw.Draw(sheet).rectangle((left - 1, GAP - 1, right, bottom), outline=LINE)


def pictures(browser: Browser, address: str) -> list[Image.Image]:
    with opened(browser, address, "en") as page:
        page.set_viewport_size(VIEW)
        taken = []
        for name in ("home", "plan"):
            open_page(page, PUBLIC["en"][name])
            taken.append(seen(page))
        walking.sign_in(page, walking.ORGANIZER, "en")
        walking.upload_list(page, walking.SAMPLE_LIST, "en")
        walking.check_list(page)
        return [*taken, seen(page)]


def seen(page: Page) -> Image.Image:
    return Image.open(BytesIO(page.screenshot()))
