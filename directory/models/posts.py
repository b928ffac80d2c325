"""Posts in agencies and who holds them when: officials rotate, the work stays with the post."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from directory.models.agencies import Agency
from directory.querysets import PostQuerySet, TenureQuerySet


class Post(models.Model):
    """A position in an agency to which actions belong."""

    class Role(models.TextChoices):
        FOCAL_POINT = "focal_point", _("Focal point")
        OPERATOR = "operator", _("Operator")
        HEAD = "head", _("Head of the agency")
        COORDINATOR = "coordinator", _("Regional coordinator")
        VERIFIER = "verifier", _("Verifier")

    agency = models.ForeignKey(
        Agency, models.PROTECT, related_name="posts", verbose_name=_("agency")
    )
    role = models.CharField(_("role"), max_length=20, choices=Role, default=Role.FOCAL_POINT)
    title = models.CharField(_("title of the post"), max_length=150, blank=True)
    mailbox = models.EmailField(
        _("office mailbox"), blank=True, help_text=_("May be shared by several people.")
    )
    whatsapp = models.CharField(_("WhatsApp number of the office"), max_length=20, blank=True)

    objects = PostQuerySet.as_manager()

    class Meta:
        verbose_name = _("post")
        verbose_name_plural = _("posts")
        ordering = ["agency__name", "role", "pk"]

    def __str__(self) -> str:
        return f"{self.title or self.get_role_display()}, {self.agency}"


class Tenure(models.Model):
    """That a person holds a post from one day to another; an open end means "still"."""

    class Standing(models.TextChoices):
        DEFINITIVE = "definitive", _("Definitive")
        ACTING = "plt", _("Acting (Plt.)")
        DAILY_ACTING = "plh", _("Daily acting (Plh.)")

    post = models.ForeignKey(Post, models.PROTECT, related_name="+", verbose_name=_("post"))
    holder = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("holder")
    )
    standing = models.CharField(
        _("standing"), max_length=10, choices=Standing, default=Standing.DEFINITIVE
    )
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("to"), null=True, blank=True)
    letter = models.CharField(_("letter"), max_length=120, blank=True)

    objects = TenureQuerySet.as_manager()

    class Meta:
        verbose_name = _("tenure")
        verbose_name_plural = _("tenures")
        ordering = ["-starts_on"]
        constraints = [
            models.UniqueConstraint(
                "post",
                condition=models.Q(ends_on=None, standing="definitive"),
                name="tenure_one_open_definitive_holder",
                violation_error_message=_("This post already has a holder."),
            ),
            models.CheckConstraint(
                condition=models.Q(ends_on=None) | models.Q(ends_on__gte=models.F("starts_on")),
                name="tenure_period_in_order",
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"
