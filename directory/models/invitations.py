"""An invitation to hold a post: a link by mail, for seven days, to one address."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from directory.models.posts import Post, Tenure
from directory.querysets import InvitationQuerySet
from directory.words import Language


class Invitation(models.Model):
    """Only a hash of the link's secret is kept. Accepting it begins the tenure."""

    post = models.ForeignKey(Post, models.CASCADE, related_name="+", verbose_name=_("post"))
    email = models.EmailField(_("e-mail"))
    full_name = models.CharField(_("full name"), max_length=150, blank=True)
    language = models.CharField(
        _("language"), max_length=2, choices=Language, default=Language.INDONESIAN
    )
    standing = models.CharField(
        _("standing"),
        max_length=10,
        choices=Tenure.Standing,
        default=Tenure.Standing.DEFINITIVE,
    )
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("to"), null=True, blank=True)
    letter = models.CharField(_("letter"), max_length=120, blank=True)
    secret_hash = models.CharField(max_length=64, unique=True, editable=False)
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("invited by"),
    )
    invited_at = models.DateTimeField(_("invited at"))
    expires_at = models.DateTimeField(_("valid until"))
    sent_at = models.DateTimeField(_("mailed at"), null=True, blank=True)
    accepted_at = models.DateTimeField(_("accepted at"), null=True, blank=True)
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True, blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        ordering = ["-invited_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                "post",
                condition=models.Q(accepted_at=None, withdrawn_at=None),
                name="invitation_one_open_for_a_post",
                violation_error_message=_("Somebody has been invited to this post already."),
            ),
            models.CheckConstraint(
                condition=models.Q(ends_on=None) | models.Q(ends_on__gte=models.F("starts_on")),
                name="invitation_period_in_order",
                violation_error_message=_("The last day is before the first."),
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"
