"""What was said about an action, in order and never changed, and what proves it."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from actionplan.models.actions import Action
from actionplan.models.plans import LegalInstrument
from actionplan.models.proofs import Releasable
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
    on_behalf_basis = models.CharField(_("by which letter or meeting"), max_length=200, blank=True)
    filled_in_by = models.CharField(
        _("filled in by"),
        max_length=120,
        blank=True,
        help_text=_("Who wrote it where several people share a mailbox. Never public."),
    )
    via = models.CharField(_("through"), max_length=10, choices=Via, default=Via.PORTAL)
    status_before = models.CharField(_("status before"), max_length=20, choices=Status)
    status_after = models.CharField(_("status after"), max_length=20, choices=Status)
    sentence = models.TextField(_("what happened"), blank=True)
    evidence_follows = models.BooleanField(_("evidence to follow"), default=False)
    changes = models.JSONField(
        _("facts changed"),
        default=list,
        blank=True,
        help_text=_("Field, before and after, for what was changed besides the status."),
    )
    version = models.PositiveIntegerField(_("version of the action"))
    written_at = models.DateTimeField(_("written at"))
    cleared_at = models.DateTimeField(_("cleared at"), null=True, blank=True)
    cleared_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("cleared by"),
    )
    declined_at = models.DateTimeField(_("not cleared at"), null=True, blank=True)
    declined_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("not cleared by"),
    )
    declined_why = models.CharField(_("why it is not cleared"), max_length=500, blank=True)
    takes_back = models.OneToOneField(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="taken_back_by",
        verbose_name=_("takes back"),
    )

    objects = UpdateQuerySet.as_manager()

    class Meta:
        verbose_name = _("update")
        verbose_name_plural = _("updates")
        ordering = ["-version"]
        constraints = [
            models.UniqueConstraint("action", "version", name="update_one_per_action_version"),
            models.CheckConstraint(
                condition=models.Q(on_behalf_of=None) | ~models.Q(on_behalf_basis=""),
                name="update_on_behalf_names_its_basis",
                violation_error_message=_("Name the letter or meeting that you act on."),
            ),
            models.CheckConstraint(
                condition=models.Q(cleared_at=None) | models.Q(declined_at=None),
                name="update_cleared_or_declined",
            ),
            models.CheckConstraint(
                condition=models.Q(evidence_follows=False)
                | ~models.Q(status_after="reported_done"),
                name="update_reported_done_has_its_evidence",
            ),
        ]
        indexes = [
            models.Index(
                "action",
                condition=models.Q(cleared_at=None, declined_at=None),
                name="update_awaiting_clearance",
            ),
            models.Index(
                fields=["-cleared_at", "-id"],
                condition=models.Q(cleared_at__isnull=False),
                name="update_newest_cleared",
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"


class Evidence(Releasable):
    """Proof of an update: a link or a file. Internal unless ticked as showing no person."""

    update = models.ForeignKey(
        Update, models.PROTECT, related_name="evidence", verbose_name=_("update")
    )
    title = models.CharField(_("title"), max_length=200)
    url = models.URLField(_("link"), blank=True)
    file = models.FileField(_("file"), upload_to="evidence/%Y/", blank=True)
    instrument = models.ForeignKey(
        LegalInstrument,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="evidence",
        verbose_name=_("legal instrument"),
    )

    objects = EvidenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("evidence")
        verbose_name_plural = _("evidence")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(url="") | ~models.Q(file="") | ~models.Q(instrument=None),
                name="evidence_is_a_link_a_file_or_an_instrument",
                violation_error_message=_("Give a link, a file or a legal instrument."),
            ),
            models.CheckConstraint(
                condition=models.Q(is_public=False) | models.Q(released_at__isnull=False),
                name="evidence_public_since_a_moment",
            ),
        ]

    def __str__(self) -> str:
        return self.title
