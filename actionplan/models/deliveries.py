"""What a region has in hand of a step's deliverables, and who may act for whom."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from actionplan.models.framework import StepDeliverable
from actionplan.models.plans import ActionPlan, LegalInstrument
from actionplan.models.proofs import Releasable
from actionplan.querysets import DelegationQuerySet, DeliveryQuerySet
from directory.models import Agency, Post
from workshops.models import Workshop


class Delivery(Releasable):
    """A deliverable of a step that a region reached on a day, with what proves it."""

    plan = models.ForeignKey(
        ActionPlan, models.PROTECT, related_name="deliveries", verbose_name=_("action plan")
    )
    deliverable = models.ForeignKey(
        StepDeliverable, models.PROTECT, related_name="deliveries", verbose_name=_("deliverable")
    )
    reached_on = models.DateField(_("reached on"))
    sentence = models.CharField(_("what was reached"), max_length=500, blank=True)
    url = models.URLField(_("link"), blank=True)
    file = models.FileField(_("file"), upload_to="deliverables/%Y/", blank=True)
    instrument = models.ForeignKey(
        LegalInstrument,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="deliveries",
        verbose_name=_("legal instrument"),
    )
    workshop = models.ForeignKey(
        Workshop,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="deliveries",
        verbose_name=_("workshop"),
    )
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("recorded by"),
    )
    recorded_at = models.DateTimeField(_("recorded at"))
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True, blank=True)

    objects = DeliveryQuerySet.as_manager()

    class Meta:
        verbose_name = _("deliverable reached")
        verbose_name_plural = _("deliverables reached")
        ordering = ["deliverable__step", "deliverable__order", "reached_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(url="")
                | ~models.Q(file="")
                | ~models.Q(instrument=None)
                | ~models.Q(workshop=None),
                name="delivery_has_evidence",
                violation_error_message=_(
                    "Give evidence: a link, a file, a legal instrument or a workshop."
                ),
            ),
            models.CheckConstraint(
                condition=models.Q(is_public=False) | models.Q(released_at__isnull=False),
                name="delivery_public_since_a_moment",
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"


class Delegation(models.Model):
    """That a coordinator of the province may enter data for a regency, by a letter, for a time."""

    plan = models.ForeignKey(
        ActionPlan, models.PROTECT, related_name="delegations", verbose_name=_("action plan")
    )
    office = models.ForeignKey(
        Agency,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("only for the actions of"),
    )
    post = models.ForeignKey(
        Post, models.PROTECT, related_name="+", verbose_name=_("delegated to the post")
    )
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("to"), null=True, blank=True)
    letter = models.CharField(_("letter"), max_length=120)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("recorded by"),
    )
    recorded_at = models.DateTimeField(_("recorded at"))

    objects = DelegationQuerySet.as_manager()

    class Meta:
        verbose_name = _("delegation")
        verbose_name_plural = _("delegations")
        ordering = ["-starts_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on=None) | models.Q(ends_on__gte=models.F("starts_on")),
                name="delegation_period_in_order",
                violation_error_message=_("The last day is before the first."),
            )
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"
