"""Types, kinds ("dinas kesehatan" as such), agencies (a kind in a region), their spellings."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from directory.models.regions import Region
from directory.querysets import AgencyQuerySet
from directory.words import Bilingual, Level


class AgencyType(Bilingual, models.Model):
    """One of sixteen types by which participation is counted; no type is "not yet classified"."""

    key = models.SlugField(_("key"), max_length=40, unique=True)
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    name_id = models.CharField(_("name in Indonesian"), max_length=120)
    name_en = models.CharField(_("name in English"), max_length=120)

    class Meta:
        verbose_name = _("agency type")
        verbose_name_plural = _("agency types")
        ordering = ["order", "key"]

    def __str__(self) -> str:
        return self.in_language("name")


class AgencyKind(Bilingual, models.Model):
    """A kind of agency that many regions have, with every way people write it."""

    key = models.SlugField(_("key"), max_length=40, unique=True)
    type = models.ForeignKey(
        AgencyType, models.PROTECT, related_name="kinds", verbose_name=_("type")
    )
    name_id = models.CharField(_("name in Indonesian"), max_length=160)
    name_en = models.CharField(_("name in English"), max_length=160)
    abbreviation = models.CharField(_("abbreviation"), max_length=40, blank=True)
    aliases = models.JSONField(_("aliases"), default=list, blank=True)
    generic_aliases = models.JSONField(_("generic aliases"), default=list, blank=True)

    class Meta:
        verbose_name = _("kind of agency")
        verbose_name_plural = _("kinds of agency")
        ordering = ["name_id"]

    def __str__(self) -> str:
        return self.in_language("name")

    @property
    def english_names(self) -> tuple[str, ...]:
        """What a `dinas` is called in English: most write department, others office or agency."""
        words = ("Department", "Office", "Agency")
        return tuple({self.name_en.replace("Department", word): None for word in words})


class Agency(models.Model):
    """An office: a kind in a region, under the name it has. Without a region it is national."""

    name = models.CharField(_("name"), max_length=200)
    kind = models.ForeignKey(
        AgencyKind,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="agencies",
        verbose_name=_("kind"),
    )
    type = models.ForeignKey(
        AgencyType,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="agencies",
        verbose_name=_("type"),
        help_text=_("Empty while nobody has classified the agency."),
    )
    region = models.ForeignKey(
        Region,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="agencies",
        verbose_name=_("region"),
    )
    level = models.CharField(_("level"), max_length=10, choices=Level, blank=True)
    valid_from = models.DateField(_("valid from"), null=True, blank=True)
    valid_to = models.DateField(_("valid to"), null=True, blank=True)
    successors = models.ManyToManyField(
        "self",
        symmetrical=False,
        blank=True,
        related_name="predecessors",
        verbose_name=_("successors"),
    )

    objects = AgencyQuerySet.as_manager()

    class Meta:
        verbose_name = _("agency")
        verbose_name_plural = _("agencies")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                "name",
                "region",
                name="agency_name_unique_in_region",
                violation_error_message=_("This region already has an agency of this name."),
            ),
            models.UniqueConstraint(
                "name", condition=models.Q(region=None), name="agency_name_unique_without_region"
            ),
            models.CheckConstraint(
                condition=models.Q(valid_to=None)
                | models.Q(valid_from=None)
                | models.Q(valid_to__gte=models.F("valid_from")),
                name="agency_valid_period_in_order",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class AgencyAlias(models.Model):
    """How people of one region write an agency, learnt from decisions; see `spelling.key_of`."""

    agency = models.ForeignKey(
        Agency, models.CASCADE, related_name="aliases", verbose_name=_("agency")
    )
    region = models.ForeignKey(
        Region, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("region")
    )
    spelling = models.CharField(_("spelling"), max_length=200)

    class Meta:
        verbose_name = _("spelling of an agency")
        verbose_name_plural = _("spellings of agencies")
        constraints = [
            models.UniqueConstraint("spelling", "region", name="alias_spelling_unique_in_region"),
            models.UniqueConstraint(
                "spelling",
                condition=models.Q(region=None),
                name="alias_spelling_unique_without_region",
            ),
        ]

    def __str__(self) -> str:
        return self.spelling
