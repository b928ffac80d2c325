"""The action plan of a region for a period, and the instrument that adopts it."""

from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from actionplan.querysets import PlanQuerySet
from directory.models import Region
from directory.words import Bilingual


class LegalInstrument(models.Model):
    """A regulation, decree or planning chapter that gives an action or a plan its legal footing."""

    class Kind(models.TextChoices):
        REGIONAL_REGULATION = "perda", _("Regional regulation (Perda)")
        HEAD_REGULATION = "perkada", _("Regulation of the head of region")
        DECREE = "sk", _("Decree (SK)")
        CIRCULAR = "surat_edaran", _("Circular letter")
        VILLAGE_REGULATION = "perdes", _("Village regulation (Perdes)")
        MEMORANDUM = "mou", _("Memorandum of understanding")
        PLAN_CHAPTER = "rencana", _("Chapter of RPJMD or RKPD")

    class Status(models.TextChoices):
        DRAFT = "draft", _("Draft")
        ADOPTED = "adopted", _("Adopted")
        REPEALED = "repealed", _("Repealed")

    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    number = models.CharField(_("number"), max_length=60, blank=True)
    year = models.PositiveSmallIntegerField(_("year"))
    title = models.CharField(_("title"), max_length=300)
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.DRAFT)
    url = models.URLField(_("link"), blank=True)

    class Meta:
        verbose_name = _("legal instrument")
        verbose_name_plural = _("legal instruments")
        ordering = ["-year", "kind", "number"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.number}/{self.year}"


class ActionPlan(Bilingual, models.Model):
    """What a region has promised for a period. Only an adopted plan may be called RAD."""

    class Status(models.TextChoices):
        DRAFT = "draft", _("Draft")
        CONSULTED = "consulted", _("Consulted")
        ADOPTED = "adopted", _("Adopted")
        UNDER_REVIEW = "under_review", _("Under review")
        CLOSED = "closed", _("Closed")

    class Clearance(models.TextChoices):
        NONE = "none", _("None: updates are public at once")
        HEAD = "head", _("By the head of the agency")
        COORDINATOR = "coordinator", _("By the regional coordinator")

    key = models.SlugField(_("key"), max_length=40, unique=True)
    region = models.ForeignKey(
        Region, models.PROTECT, related_name="plans", verbose_name=_("region")
    )
    title_id = models.CharField(_("title in Indonesian"), max_length=200)
    title_en = models.CharField(_("title in English"), max_length=200)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("to"))
    status = models.CharField(_("status"), max_length=20, choices=Status, default=Status.DRAFT)
    instrument = models.ForeignKey(
        LegalInstrument,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="plans",
        verbose_name=_("instrument"),
    )
    clearance = models.CharField(
        _("clearance before an update is public"),
        max_length=20,
        choices=Clearance,
        default=Clearance.NONE,
    )
    closes_after = models.PositiveSmallIntegerField(
        _("days after a quarter until it closes"),
        default=0,
        validators=[MaxValueValidator(60)],
        help_text=_(
            "The closing day of a quarter's news, counted from the quarter's last day. Ten days "
            "before it every owner of an open action is asked for news."
        ),
    )
    is_public = models.BooleanField(_("public"), default=False)
    programme_verifies = models.BooleanField(
        _("programme staff may verify"),
        default=False,
        help_text=_("Else only verifiers of the region, who are never of the owner's agency."),
    )
    shows_late = models.BooleanField(_("the number past due is public"), default=False)
    is_demo = models.BooleanField(_("sample data"), default=False, editable=False)

    objects = PlanQuerySet.as_manager()

    class Meta:
        verbose_name = _("action plan")
        verbose_name_plural = _("action plans")
        ordering = ["region__code", "-starts_on"]
        permissions = [("verify_for_programme", "Can verify where a plan lets programme staff")]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(status="adopted") | models.Q(instrument__isnull=False),
                name="plan_adopted_by_an_instrument",
                violation_error_message=_("An adopted plan names the instrument that adopts it."),
            ),
            models.CheckConstraint(
                condition=models.Q(ends_on__gte=models.F("starts_on")), name="plan_period_in_order"
            ),
        ]

    def __str__(self) -> str:
        return self.in_language("title")
