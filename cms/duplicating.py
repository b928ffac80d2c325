"""Copies the page of an event for another event, with its translations, and publishes both."""

from dataclasses import dataclass

from django.db import transaction
from django.utils.text import slugify
from wagtail.coreutils import find_available_slug
from wagtail.models import Locale, Page

from cms.models import WorkshopPage
from cms.translating import publish_translation, translated_strings


class EventHasPageError(Exception):
    """The event to copy for has a page already."""


@dataclass(frozen=True)
class Copied:
    """The new page in the language of the source, and how many languages were published."""

    page_id: int
    title: str
    languages: int


@transaction.atomic
def duplicate_workshop_page(
    page: WorkshopPage, workshop_id: int, titles: dict[str, str], user: object = None
) -> Copied:
    """`titles` by language code; each text keeps its translation, only title and slug are new."""
    source = _source_of(page)
    if WorkshopPage.objects.filter(workshop=workshop_id).exists():
        raise EventHasPageError
    title = titles[source.locale.language_code]
    parent = source.get_parent()
    copied = source.copy(
        update_attrs={
            "title": title,
            "slug": find_available_slug(parent, slugify(title)),
            "workshop_id": workshop_id,
        },
        reset_translation_key=True,
        copy_revisions=False,
        keep_live=True,
        user=user,
    )
    copied.save_revision(user=user).publish(user=user)
    others = [found for found in source.get_translations() if found.live]
    for other in others:
        _translate(source, copied, other.locale, titles[other.locale.language_code])
    return Copied(copied.pk, title, 1 + len(others))


def _source_of(page: WorkshopPage) -> WorkshopPage:
    """The page the translations were made from, whichever of them was asked for."""
    first = Locale.get_default()
    return page if page.locale_id == first.pk else page.get_translation(first)


def _translate(source: WorkshopPage, copied: Page, locale: Locale, title: str) -> None:
    strings = {
        **translated_strings(source, locale),
        "title": [title],
        "slug": [slugify(title)],
    }
    publish_translation(copied, locale, strings)
