"""Builds the pages of `content/pages.json` in both languages; what exists stays as it is."""

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from uuid import NAMESPACE_URL, UUID, uuid5

from django.conf import settings
from django.db import transaction
from wagtail.models import Locale, Page, Site

from actionplan.loading import step_numbers
from cms.bodies import build_body
from cms.models import (
    ContentPage,
    HomePage,
    StandardPage,
    StepIndexPage,
    StepPage,
    WorkshopIndexPage,
    WorkshopPage,
)
from cms.translating import publish_translation, strings_of
from directory.loading import Loaded, read_json
from workshops.stats import workshop_ids

CONTENT = Path(__file__).parent / "content" / "pages.json"
SOURCE = "id"
TARGET = "en"

TYPES: dict[str, type[ContentPage]] = {
    "home": HomePage,
    "workshop_index": WorkshopIndexPage,
    "workshop": WorkshopPage,
    "step_index": StepIndexPage,
    "step": StepPage,
    "standard": StandardPage,
}


@transaction.atomic
def load_pages() -> dict[str, Loaded]:
    """Each page of the initial content in Indonesian, with its English translation; both count."""
    source, target = _ensure_locales()
    references = {"workshop": workshop_ids(), "step": step_numbers()}
    pages: dict[str, Page] = {}
    created = 0
    entries = read_json(CONTENT)["pages"]
    for entry in entries:
        page = Page.objects.filter(translation_key=key_of(entry), locale=source).first()
        if page is None:
            page = _publish(entry, source, target, pages.get(entry["parent"]), references)
            created += 2
        pages[entry["key"]] = page
    return {"pages": Loaded(created, 2 * len(entries) - created)}


def key_of(entry: dict[str, Any]) -> UUID:
    """The identity that a page keeps when editors rename or move it."""
    return uuid5(NAMESPACE_URL, f"langkah:page:{entry['key']}")


def _publish(
    entry: dict[str, Any],
    source: Locale,
    target: Locale,
    parent: Page | None,
    references: dict[str, dict[str, int]],
) -> Page:
    page = _write(entry, SOURCE, source, references)
    page.translation_key = key_of(entry)
    if parent is None:
        _plant(page)
    else:
        Page.objects.get(pk=parent.pk).add_child(instance=page)
    page.save_revision().publish()
    publish_translation(page, target, strings_of(_write(entry, TARGET, target, references)))
    return page


def _write(
    entry: dict[str, Any], language: str, locale: Locale, references: dict[str, dict[str, int]]
) -> ContentPage:
    """The page in one language, not saved yet; its blocks have the same ids in all languages."""
    fields = entry["fields"]
    links: dict[str, Any] = {}
    if "workshop" in fields:
        links["workshop_id"] = references["workshop"][fields["workshop"]]
    if "step" in fields:
        links["step_number"] = references["step"][fields["step"]]
    return TYPES[entry["type"]](
        title=entry["title"][language],
        slug=entry["slug"][language],
        search_description=entry["search_description"][language],
        intro=fields["intro"][language],
        body=build_body(entry, language),
        locale=locale,
        **links,
    )


def _ensure_locales() -> tuple[Locale, Locale]:
    source, _made = Locale.objects.get_or_create(language_code=SOURCE)
    target, _made = Locale.objects.get_or_create(language_code=TARGET)
    return source, target


def _plant(home: Page) -> None:
    """The front page takes the place of the page that Wagtail shows on a fresh installation."""
    root = Page.get_first_root_node() or Page.add_root(
        title="Root", slug="root", locale=home.locale
    )
    root.get_children().filter(content_type__model="page").delete()
    root = Page.objects.get(pk=root.pk)
    root.add_child(instance=home)
    address = urlsplit(settings.BASE_URL)
    Site.objects.update_or_create(
        is_default_site=True,
        defaults={
            "hostname": address.hostname,
            "port": address.port or (443 if address.scheme == "https" else 80),
            "root_page": home,
            "site_name": "Langkah GCM",
        },
    )
