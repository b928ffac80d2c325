"""What every piece of proof keeps of the tick that makes it public."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Releasable(models.Model):
    """Internal, unless somebody has ticked that it shows no person; who and when is kept."""

    is_public = models.BooleanField(
        _("public"),
        default=False,
        help_text=_("No faces, names, NIK or cases of victims."),
    )
    released_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("ticked as public by"),
    )
    released_at = models.DateTimeField(_("ticked as public at"), null=True, blank=True)

    class Meta:
        abstract = True
