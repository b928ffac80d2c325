"""What was said about an action, in order and never changed, and what proves it."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from actionplan.models.actions import Action
from actionplan.querysets import EvidenceQuerySet, UpdateQuerySet
from actionplan.rules import Status
from directory.models import Agency, Post


class Update(models.Model):
    """Append-only. Counts inside at once; public once it is cleared."""

    class Via(models.TextChoices):
        PORTAL = "portal", _("Portal")
        LINK = "link", _("Link in a mail")
        IMPORT = "import", _("Import")
        ADMIN = "admin", _("Back office")

    action = models.ForeignKey(
        Action, models.PROTECT, related_name="updates", verbose_name=_("action")
    )
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("by"),
    )
    post = models.ForeignKey(
        Post,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("for the post"),
    )
    on_behalf_of = models.ForeignKey(
        Agency,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("on behalf of"),
    )
    via = models.CharField(_("through"), max_length=10, choices=Via, default=Via.PORTAL)
    status_before = models.CharField(_("status before"), max_length=20, choices=Status)
    status_after = models.CharField(_("status after"), max_length=20, choices=Status)
    sentence = models.TextField(_("what happened"), blank=True)
    version = models.PositiveIntegerField(_("version of the action"))
    written_at = models.DateTimeField(_("written at"))
    cleared_at = models.DateTimeField(_("cleared at"), null=True, blank=True)

    objects = UpdateQuerySet.as_manager()

    class Meta:
        verbose_name = _("update")
        verbose_name_plural = _("updates")
        ordering = ["-version"]
        constraints = [
            models.UniqueConstraint("action", "version", name="update_one_per_action_version")
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"


class Evidence(models.Model):
    """Proof of an update: a link or a file. Internal unless ticked as showing no person."""

    update = models.ForeignKey(
        Update, models.PROTECT, related_name="evidence", verbose_name=_("update")
    )
    title = models.CharField(_("title"), max_length=200)
    url = models.URLField(_("link"), blank=True)
    file = models.FileField(_("file"), upload_to="evidence/%Y/", blank=True)
    is_public = models.BooleanField(
        _("public"),
        default=False,
        help_text=_("No faces, names, NIK or cases of victims."),
    )

    objects = EvidenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("evidence")
        verbose_name_plural = _("evidence")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(url="") | ~models.Q(file=""),
                name="evidence_is_a_link_or_a_file",
                violation_error_message=_("Give a link or a file."),
            )
        ]

    def __str__(self) -> str:
        return self.title
