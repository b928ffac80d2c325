"""Words that several records share: levels of government, zones, and a text in two languages."""

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _


class Level(models.TextChoices):
    PROVINCE = "province", _("Province")
    REGENCY = "regency", _("Regency")
    CITY = "city", _("City")
    NATIONAL = "national", _("National")


class Zone(models.TextChoices):
    """The four zones of Indonesia; the label is what officials write after a time."""

    JAKARTA = "Asia/Jakarta", "WIB"
    PONTIANAK = "Asia/Pontianak", "WIB (Pontianak)"
    MAKASSAR = "Asia/Makassar", "WITA"
    JAYAPURA = "Asia/Jayapura", "WIT"


class Language(models.TextChoices):
    INDONESIAN = "id", "Bahasa Indonesia"
    ENGLISH = "en", "English"


def language_of_reader() -> str:
    """`en` or `id`, the two languages of the records."""
    return "en" if (get_language() or "id").startswith("en") else "id"


class Bilingual:
    """Reads `<field>_id` or `<field>_en` by the reader's language; Indonesian when one is empty."""

    def in_language(self, field: str) -> str:
        text: str = getattr(self, f"{field}_{language_of_reader()}") or getattr(self, f"{field}_id")
        return text
