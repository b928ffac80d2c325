"""Provinces, regencies and cities, by the code list of the Ministry of Home Affairs."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from directory.querysets import RegionQuerySet
from directory.words import Level, Zone, language_of_reader


class Region(models.Model):
    """A province, regency or city, by the code of the Ministry of Home Affairs ("52", "52.03")."""

    code = models.CharField(_("code"), max_length=5, unique=True)
    level = models.CharField(_("level"), max_length=10, choices=Level)
    name = models.CharField(_("name"), max_length=80)
    name_en = models.CharField(_("English name"), max_length=80, blank=True)
    abbreviation = models.CharField(_("abbreviation"), max_length=20, blank=True)
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name=_("province"),
    )
    zone = models.CharField(_("time zone"), max_length=20, choices=Zone)
    iso_code = models.CharField(_("ISO 3166-2"), max_length=6, blank=True)
    tile_row = models.PositiveSmallIntegerField(_("row in the tile map"), null=True, blank=True)
    tile_column = models.PositiveSmallIntegerField(
        _("column in the tile map"), null=True, blank=True
    )
    has_government = models.BooleanField(
        _("has a government of its own"),
        default=True,
        help_text=_("The six regions of Jakarta are administrative only."),
    )

    objects = RegionQuerySet.as_manager()

    class Meta:
        verbose_name = _("region")
        verbose_name_plural = _("regions")
        ordering = ["code"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(level=Level.PROVINCE, parent=None)
                | models.Q(level__in=[Level.REGENCY, Level.CITY], parent__isnull=False),
                name="region_province_has_no_parent",
            )
        ]

    def __str__(self) -> str:
        """The name for the reader: provinces have one in English, too."""
        return self.name_en if self.name_en and language_of_reader() == "en" else self.name

    @property
    def province_code(self) -> str:
        return self.code[:2]

    @property
    def slug(self) -> str:
        """How the region is written in addresses: `ntb`, else the code without its dot."""
        return self.abbreviation.lower() or self.code.replace(".", "")
