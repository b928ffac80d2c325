"""An action: what one office promised, where it stands, and what blocks it."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from actionplan.models.framework import (
    NationalPriority,
    Objective,
    Principle,
    SdgTarget,
    Step,
)
from actionplan.models.plans import ActionPlan
from actionplan.querysets import ActionQuerySet
from actionplan.rules import Status
from directory.models import Agency, Post
from workshops.models import Workshop


class Action(models.Model):
    """One promise of one post. `version` grows with every change; a stale one is a conflict."""

    reference = models.CharField(_("reference"), max_length=40, unique=True)
    plan = models.ForeignKey(
        ActionPlan, models.PROTECT, related_name="actions", verbose_name=_("action plan")
    )
    step = models.ForeignKey(Step, models.PROTECT, related_name="actions", verbose_name=_("step"))
    objectives = models.ManyToManyField(
        Objective, blank=True, related_name="actions", verbose_name=_("objectives")
    )
    principles = models.ManyToManyField(
        Principle, blank=True, related_name="actions", verbose_name=_("guiding principles")
    )
    sdg_targets = models.ManyToManyField(
        SdgTarget, blank=True, related_name="actions", verbose_name=_("SDG targets")
    )
    national_priorities = models.ManyToManyField(
        NationalPriority, blank=True, related_name="actions", verbose_name=_("national priorities")
    )
    title = models.CharField(_("title"), max_length=300)
    description = models.TextField(_("description"), blank=True)
    owner = models.ForeignKey(Post, models.PROTECT, related_name="actions", verbose_name=_("owner"))
    partners = models.ManyToManyField(
        Agency, blank=True, related_name="partner_actions", verbose_name=_("partner agencies")
    )
    workshop = models.ForeignKey(
        Workshop,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="promised_actions",
        verbose_name=_("promised at"),
    )
    starts_on = models.DateField(_("starts"), null=True, blank=True)
    due_on = models.DateField(_("due"), null=True, blank=True)
    due_text = models.CharField(
        _("due, in words"),
        max_length=120,
        blank=True,
        help_text=_("Where a list gives no day, as it was written there."),
    )
    original_due_on = models.DateField(_("due at first"), null=True, blank=True)
    status = models.CharField(_("status"), max_length=20, choices=Status, default=Status.PLANNED)
    cleared_status = models.CharField(
        _("status still shown to the public"),
        max_length=20,
        choices=Status,
        blank=True,
        editable=False,
        help_text=_("Empty unless the present status waits for clearance."),
    )
    blocked_by = models.TextField(_("what blocks"), blank=True)
    unblocked_by = models.TextField(_("what would unblock"), blank=True)
    confirmed_on = models.DateField(_("last confirmed on"), null=True, blank=True)
    origin_label = models.CharField(_("comes from"), max_length=200, blank=True)
    origin_url = models.CharField(_("link to where it comes from"), max_length=300, blank=True)
    is_public = models.BooleanField(
        _("public"),
        default=True,
        help_text=_("An action that is not public is on no public page, whatever its plan."),
    )
    version = models.PositiveIntegerField(_("version"), default=1)
    created_at = models.DateTimeField(auto_now_add=True)
    assigned_at = models.DateTimeField(
        _("assigned at"),
        default=timezone.now,
        editable=False,
        help_text=_("When the present owner got it: at first, or when it was moved."),
    )

    objects = ActionQuerySet.as_manager()

    class Meta:
        verbose_name = _("action")
        verbose_name_plural = _("actions")
        ordering = ["reference"]
        indexes = [
            models.Index("plan", "step", "status", name="action_by_plan_step_status"),
            models.Index("owner", "status", "due_on", name="action_by_owner_status_due"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(status="blocked") | ~models.Q(blocked_by=""),
                name="action_blocked_names_what_blocks",
                violation_error_message=_("Say what blocks the action."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.reference} {self.title}"

    @property
    def public_status(self) -> Status:
        """The present status, or the last cleared one while the present waits for clearance."""
        return Status(self.cleared_status or self.status)

    @property
    def is_postponed(self) -> bool:
        return bool(self.original_due_on and self.original_due_on != self.due_on)
