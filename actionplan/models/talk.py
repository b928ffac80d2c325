"""What officials say to each other about an action: notes and nudges. Never public."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from actionplan.models.actions import Action
from actionplan.querysets import NudgeQuerySet
from directory.models import Post


class Note(models.Model):
    """A sentence of the internal discussion, apart from what the public reads."""

    action = models.ForeignKey(
        Action, models.PROTECT, related_name="notes", verbose_name=_("action")
    )
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("by"),
    )
    post = models.ForeignKey(
        Post, models.PROTECT, null=True, related_name="+", verbose_name=_("for the post")
    )
    text = models.TextField(_("text"))
    written_at = models.DateTimeField(_("written at"))

    class Meta:
        verbose_name = _("internal note")
        verbose_name_plural = _("internal notes")
        ordering = ["written_at", "pk"]

    def __str__(self) -> str:
        return f"#{self.pk}"


class Nudge(models.Model):
    """That a coordinator asked the owner of an action for news, and through what."""

    class Channel(models.TextChoices):
        DIGEST = "digest", _("Next digest")
        WHATSAPP = "whatsapp", _("WhatsApp")
        LETTER = "letter", _("Reminder letter")

    action = models.ForeignKey(
        Action, models.PROTECT, related_name="nudges", verbose_name=_("action")
    )
    post = models.ForeignKey(Post, models.PROTECT, related_name="+", verbose_name=_("to the post"))
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("by"),
    )
    channel = models.CharField(_("through"), max_length=10, choices=Channel, default=Channel.DIGEST)
    made_at = models.DateTimeField(_("at"))
    made_on = models.DateField(_("on"), help_text=_("The day in the region of the action."))
    answer_by = models.DateField(_("answer by"), null=True, blank=True)

    objects = NudgeQuerySet.as_manager()

    class Meta:
        verbose_name = _("nudge")
        verbose_name_plural = _("nudges")
        ordering = ["-made_at"]
        constraints = [
            models.UniqueConstraint(
                "action", "channel", "made_on", name="nudge_once_a_day_and_channel"
            )
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"
