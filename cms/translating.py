"""Translations as wagtail-localize keeps them: a record for every segment, not a bare copy."""

from collections import defaultdict
from collections.abc import Mapping
from typing import cast

from wagtail.models import Locale, Page
from wagtail_localize.models import StringTranslation, Translation, TranslationSource
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

Strings = Mapping[str, list[str]]


def strings_of(page: Page) -> Strings:
    """Every translatable text of a page, saved or not, by its path; a rich text has several."""
    strings: dict[str, list[str]] = defaultdict(list)
    for segment in extract_segments(page):
        if isinstance(segment, StringSegmentValue):
            strings[segment.path].append(segment.string.data)
    return strings


def translated_strings(page: Page, locale: Locale) -> Strings:
    """What the translation records of a page hold; a text without one stays as it is."""
    source = TranslationSource.objects.get_for_instance(page)
    segments = source.stringsegment_set.annotate_translation(locale).select_related(
        "context", "string"
    )
    strings: dict[str, list[str]] = defaultdict(list)
    for segment in segments.order_by("order"):
        strings[segment.context.path].append(segment.translation or segment.string.data)
    return strings


def publish_translation(page: Page, locale: Locale, strings: Strings) -> Page:
    """Writes the translation records of a published page and publishes the page made from them."""
    translated = write_translation(page, locale, strings)
    translated.get_latest_revision().publish()
    translated.refresh_from_db()
    return translated


def write_translation(page: Page, locale: Locale, strings: Strings) -> Page:
    """Writes the translation records of a page and a draft of the page made from them."""
    source, _made = TranslationSource.update_or_create_from_instance(page)
    translation, _made = Translation.objects.get_or_create(source=source, target_locale=locale)
    _record_strings(source, locale, strings)
    translation.save_target(publish=False)
    return cast(Page, page.get_translation(locale))


def hand_on_texts(page: Page) -> list[Page]:
    """Brings the texts of a page to its drafts in other languages; those published are left."""
    source = TranslationSource.objects.get_for_instance_or_none(page)
    if source is None:
        return []
    languages = source.translations.filter(enabled=True).values("target_locale")
    drafts = list(page.get_translations().filter(live=False, locale__in=languages))
    if drafts:
        source.update_from_db()
    return drafts


def _record_strings(source: TranslationSource, locale: Locale, strings: Strings) -> None:
    """A record that is there already stays: an editor may have changed it."""
    records = []
    taken: dict[str, int] = defaultdict(int)
    for segment in source.stringsegment_set.select_related("context").order_by("order"):
        path = segment.context.path
        place = taken[path]
        taken[path] += 1
        if place < len(strings.get(path, [])):
            records.append(
                StringTranslation(
                    translation_of_id=segment.string_id,
                    locale=locale,
                    context=segment.context,
                    data=strings[path][place],
                    translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL,
                )
            )
    StringTranslation.objects.bulk_create(records, ignore_conflicts=True)
