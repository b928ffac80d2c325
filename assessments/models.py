"""Indicator sets: versioned questions in domains and categories, in our own wording."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from directory.words import Bilingual


class IndicatorSet(Bilingual, models.Model):
    """A version of the questions."""

    key = models.SlugField(_("key"), max_length=60, unique=True)
    label_id = models.CharField(_("label in Indonesian"), max_length=300)
    label_en = models.CharField(_("label in English"), max_length=300)

    class Meta:
        verbose_name = _("indicator set")
        verbose_name_plural = _("indicator sets")
        ordering = ["key"]

    def __str__(self) -> str:
        return self.key


class Domain(Bilingual, models.Model):
    """One of the six domains."""

    set = models.ForeignKey(
        IndicatorSet, models.CASCADE, related_name="domains", verbose_name=_("set")
    )
    number = models.PositiveSmallIntegerField(_("number"))
    name_id = models.CharField(_("name in Indonesian"), max_length=160)
    name_en = models.CharField(_("name in English"), max_length=160)

    class Meta:
        verbose_name = _("domain")
        verbose_name_plural = _("domains")
        ordering = ["set", "number"]
        constraints = [models.UniqueConstraint("set", "number", name="domain_number_once_per_set")]

    def __str__(self) -> str:
        return f"{self.number}. {self.in_language('name')}"


class Category(Bilingual, models.Model):
    """A group of indicators inside a domain ("1.1")."""

    domain = models.ForeignKey(
        Domain, models.CASCADE, related_name="categories", verbose_name=_("domain")
    )
    code = models.CharField(_("code"), max_length=10)
    name_id = models.CharField(_("name in Indonesian"), max_length=200)
    name_en = models.CharField(_("name in English"), max_length=200)

    class Meta:
        verbose_name = _("category")
        verbose_name_plural = _("categories")
        ordering = ["domain", "code"]
        constraints = [
            models.UniqueConstraint("domain", "code", name="category_code_once_per_domain")
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.in_language('name')}"


class Indicator(Bilingual, models.Model):
    """One question, answered yes, partially, no or not applicable."""

    category = models.ForeignKey(
        Category, models.CASCADE, related_name="indicators", verbose_name=_("category")
    )
    code = models.CharField(_("code"), max_length=12)
    order = models.PositiveSmallIntegerField(_("order"))
    question_id = models.TextField(_("question in Indonesian"))
    question_en = models.TextField(_("question in English"))
    basis_kinds = models.JSONField(_("kinds of basis"), default=list, blank=True)
    suggested_kinds = models.JSONField(_("kinds of agency that know"), default=list, blank=True)
    objectives = models.JSONField(_("objectives"), default=list, blank=True)

    class Meta:
        verbose_name = _("indicator")
        verbose_name_plural = _("indicators")
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint("category", "code", name="indicator_code_once_per_category")
        ]

    def __str__(self) -> str:
        return self.code
