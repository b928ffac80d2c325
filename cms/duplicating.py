"""Copies the page of an event for another event: drafts with its structure, not with its facts."""

import json
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.text import slugify
from wagtail.coreutils import find_available_slug
from wagtail.models import Locale, Page

from cms.models import WorkshopPage
from cms.translating import translated_strings, write_translation

Block = dict[str, Any]

# Every word of these is about the old event; an editor adds the new one's where it has any.
LEFT_OUT = {"facts", "notice", "programme", "series_chart", "picture"}


class EventHasPageError(Exception):
    """The event to copy for has a page already."""


@dataclass(frozen=True)
class Copied:
    """The draft in the language of the source, and the drafts made from it by language code."""

    page_id: int
    title: str
    translations: dict[str, int]


@transaction.atomic
def duplicate_workshop_page(
    page: WorkshopPage, workshop_id: int, titles: dict[str, str], user: object = None
) -> Copied:
    """`titles` by language code; a text that is carried over keeps its translation."""
    source = _source_of(page)
    if WorkshopPage.objects.filter(workshop=workshop_id).exists():
        raise EventHasPageError
    title = titles[source.locale.language_code]
    copied = source.copy(
        update_attrs={
            "title": title,
            "slug": find_available_slug(source.get_parent(), slugify(title)),
            "workshop_id": workshop_id,
            "intro": "",
            "search_description": "",
            "seo_title": "",
            "body": json.dumps(_structure_of(source)),
        },
        reset_translation_key=True,
        copy_revisions=False,
        keep_live=False,
        user=user,
    )
    others = [found.locale for found in source.get_translations()]
    drafts = {
        locale.language_code: _translate(source, copied, locale, titles[locale.language_code])
        for locale in others
    }
    return Copied(copied.pk, title, drafts)


def _source_of(page: WorkshopPage) -> WorkshopPage:
    """The page the translations were made from, whichever of them was asked for."""
    first = Locale.get_default()
    return page if page.locale_id == first.pk else page.get_translation(first)


def _translate(source: WorkshopPage, copied: Page, locale: Locale, title: str) -> int:
    strings = {
        **translated_strings(source, locale),
        "title": [title],
        "slug": [slugify(title)],
    }
    return int(write_translation(copied, locale, strings).pk)


def _structure_of(page: WorkshopPage) -> list[Block]:
    """The blocks to fill. Required texts are empty, so that nobody publishes one by oversight."""
    names = _names_of(page)
    kept = [block for block in page.body.get_prep_value() if block["type"] not in LEFT_OUT]
    return [{**block, "value": _emptied(block, names)} for block in kept]


def _names_of(page: WorkshopPage) -> list[str]:
    event = page.workshop
    region = event.region
    names = (event.venue, region.name, region.name_en, region.abbreviation)
    return [name for name in names if name]


def _emptied(block: Block, names: list[str]) -> Any:
    """Headings stay unless they name the old place; of the people who came stay the kinds."""
    kind, value = block["type"], block["value"]
    if kind == "heading":
        return "" if any(name in value for name in names) else value
    if kind == "stakeholders":
        return {"items": [_with(item, {**item["value"], "text": ""}) for item in value["items"]]}
    if kind in {"timeline", "sources"}:
        rows = value["items"][:1]
        return {"items": [_with(item, dict.fromkeys(item["value"], "")) for item in rows]}
    return "" if kind == "paragraph" else value


def _with(item: Block, value: Block) -> Block:
    return {**item, "value": value}
