"""An action in the budget of a fiscal year, by quarter, as planning offices report it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from actionplan.models.actions import Action


class ActionYear(models.Model):
    """Where an action stands in the planning documents of one fiscal year. Rupiah, whole."""

    class Source(models.TextChoices):
        APBD = "apbd", "APBD"
        APBN = "apbn", "APBN"
        APBDES = "apbdes", "APBDes"
        TOBACCO_EXCISE = "dbh_cht", "DBH CHT"
        PARTNER = "partner", _("Partner")
        NONE = "none", _("No budget")

    action = models.ForeignKey(
        Action, models.CASCADE, related_name="years", verbose_name=_("action")
    )
    year = models.PositiveSmallIntegerField(_("fiscal year"))
    document = models.CharField(_("planning document"), max_length=120, blank=True)
    programme = models.CharField(_("programme (code and name)"), max_length=300, blank=True)
    activity = models.CharField(_("activity (code and name)"), max_length=300, blank=True)
    sub_activity = models.CharField(_("sub-activity (code and name)"), max_length=300, blank=True)
    source = models.CharField(_("source of funds"), max_length=10, choices=Source, blank=True)
    ceiling = models.PositiveBigIntegerField(_("ceiling (rupiah)"), null=True, blank=True)
    indicator = models.CharField(_("output and unit"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("fiscal year of an action")
        verbose_name_plural = _("fiscal years of actions")
        ordering = ["year"]
        constraints = [
            models.UniqueConstraint("action", "year", name="action_year_once"),
            models.CheckConstraint(
                condition=models.Q(year__gte=2000) & models.Q(year__lte=2100),
                name="action_year_of_this_century",
                violation_error_message=_("Give a year between 2000 and 2100."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.year)


class Quarter(models.Model):
    """Triwulan I to IV: target and result as the office words them, rupiah spent, what blocks."""

    year = models.ForeignKey(
        ActionYear, models.CASCADE, related_name="quarters", verbose_name=_("fiscal year")
    )
    number = models.PositiveSmallIntegerField(_("quarter"))
    target = models.CharField(_("target"), max_length=120, blank=True)
    realised = models.CharField(_("realised"), max_length=120, blank=True)
    spent = models.PositiveBigIntegerField(_("spent (rupiah)"), null=True, blank=True)
    obstacle = models.CharField(_("what blocks"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("quarter")
        verbose_name_plural = _("quarters")
        ordering = ["year", "number"]
        constraints = [
            models.UniqueConstraint("year", "number", name="quarter_once_in_its_year"),
            models.CheckConstraint(
                condition=models.Q(number__gte=1) & models.Q(number__lte=4),
                name="quarter_one_to_four",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.year_id} {self.number}"
