"""The tables an action is mapped to: six steps, 23 objectives, ten principles, 17 goals."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from directory.words import Bilingual


class WordingStatus(models.TextChoices):
    """Whether a person has compared a name with the official text."""

    VERIFIED = "verified", _("Verified")
    WORKING_NAME = "working_name", _("Working name")


class Named(Bilingual, models.Model):
    """A row of a reference table: a name in two languages and how sure we are of its wording."""

    name_id = models.CharField(_("name in Indonesian"), max_length=300)
    name_en = models.CharField(_("name in English"), max_length=300)
    wording = models.CharField(
        _("wording"), max_length=20, choices=WordingStatus, default=WordingStatus.WORKING_NAME
    )

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.in_language("name")


class Step(Named):
    """One of the six steps of the GCM implementation process."""

    number = models.PositiveSmallIntegerField(_("number"), unique=True)
    key = models.SlugField(_("key"), max_length=40, unique=True)
    description_id = models.TextField(_("description in Indonesian"), blank=True)
    description_en = models.TextField(_("description in English"), blank=True)
    source_url = models.URLField(_("source"), blank=True)

    class Meta:
        verbose_name = _("step")
        verbose_name_plural = _("steps")
        ordering = ["number"]


class StepDeliverable(Named):
    """What a region has in hand when a step is done."""

    step = models.ForeignKey(
        Step, models.CASCADE, related_name="deliverables", verbose_name=_("step")
    )
    key = models.SlugField(_("key"), max_length=60, unique=True)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("deliverable of a step")
        verbose_name_plural = _("deliverables of steps")
        ordering = ["step", "order"]


class SdgGoal(Named):
    """One of the 17 Sustainable Development Goals."""

    number = models.PositiveSmallIntegerField(_("number"), unique=True)

    class Meta:
        verbose_name = _("Sustainable Development Goal")
        verbose_name_plural = _("Sustainable Development Goals")
        ordering = ["number"]


class SdgTarget(models.Model):
    """A target of the 2030 Agenda by its code ("10.7"); its official wording is not kept here."""

    code = models.CharField(_("code"), max_length=6, unique=True)
    goal = models.ForeignKey(
        SdgGoal, models.PROTECT, related_name="targets", verbose_name=_("goal")
    )

    class Meta:
        verbose_name = _("SDG target")
        verbose_name_plural = _("SDG targets")
        ordering = ["goal__number", "code"]

    def __str__(self) -> str:
        return self.code


class NationalPriority(Bilingual, models.Model):
    """A priority of a national plan, as its source words it; offices bring in their own list."""

    source = models.CharField(
        _("plan it stands in"), max_length=120, help_text=_("For example a plan and its years.")
    )
    code = models.CharField(_("code"), max_length=40)
    text_id = models.CharField(_("text in Indonesian"), max_length=400)
    text_en = models.CharField(_("text in English"), max_length=400, blank=True)

    class Meta:
        verbose_name = _("national priority")
        verbose_name_plural = _("national priorities")
        ordering = ["source", "code"]
        constraints = [
            models.UniqueConstraint(
                "source",
                "code",
                name="national_priority_once_in_its_source",
                violation_error_message=_("This source already has that code."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.in_language('text')}"


class Objective(Named):
    """One of the 23 objectives. The SDG links are our own mapping: the GCM gives no list."""

    number = models.PositiveSmallIntegerField(_("number"), unique=True)
    label_id = models.CharField(_("short label in Indonesian"), max_length=80, blank=True)
    label_en = models.CharField(_("short label in English"), max_length=80, blank=True)
    sdg_goals = models.ManyToManyField(
        SdgGoal,
        blank=True,
        related_name="objectives",
        verbose_name=_("Sustainable Development Goals"),
    )
    sdg_targets = models.JSONField(_("SDG targets"), default=list, blank=True)

    class Meta:
        verbose_name = _("objective")
        verbose_name_plural = _("objectives")
        ordering = ["number"]


class Principle(Named):
    """One of the ten guiding principles."""

    number = models.PositiveSmallIntegerField(_("number"), unique=True)
    key = models.SlugField(_("key"), max_length=40, unique=True)
    meaning_id = models.TextField(_("meaning in Indonesian"), blank=True)
    meaning_en = models.TextField(_("meaning in English"), blank=True)

    class Meta:
        verbose_name = _("guiding principle")
        verbose_name_plural = _("guiding principles")
        ordering = ["number"]
