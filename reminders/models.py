"""Who wants digests when, days off, holds, addresses that fail, and each digest sent."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from actionplan.models import Action
from directory.models import Region
from reminders.calendar import USUAL_HOUR, Cadence
from reminders.querysets import DigestQuerySet, HoldQuerySet, UndeliverableQuerySet

REASONS = {
    "day_passed": _("The day passed before a mail server took it."),
    "attempts": _("It was tried too often."),
    "not_wanted": _("The recipient wants no digest on this day."),
}


class Subscription(models.Model):
    """How often a person, or an office mailbox, wants the digest. Without a row: weekly."""

    Cadence = Cadence

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("person"),
    )
    mailbox = models.EmailField(_("office mailbox"), blank=True)
    cadence = models.CharField(
        _("how often"), max_length=10, choices=Cadence, default=Cadence.WEEKLY
    )
    hour = models.PositiveSmallIntegerField(_("hour"), default=USUAL_HOUR)
    paused_until = models.DateField(_("paused until"), null=True, blank=True)

    class Meta:
        verbose_name = _("subscription")
        verbose_name_plural = _("subscriptions")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(hour__gte=6, hour__lte=17),
                name="subscription_hour_of_the_working_day",
            ),
            models.CheckConstraint(
                condition=models.Q(user__isnull=False, mailbox="")
                | (models.Q(user=None) & ~models.Q(mailbox="")),
                name="subscription_of_a_person_or_a_mailbox",
            ),
            models.UniqueConstraint(
                "mailbox", condition=~models.Q(mailbox=""), name="subscription_one_per_mailbox"
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"


class Holiday(models.Model):
    """A day on which no digest goes out. Ships empty: an office enters the decree of the year."""

    day = models.DateField(_("day"), unique=True)
    name = models.CharField(_("name"), max_length=120)

    class Meta:
        verbose_name = _("holiday")
        verbose_name_plural = _("holidays")
        ordering = ["day"]

    def __str__(self) -> str:
        return f"{self.day} {self.name}"


class Snooze(models.Model):
    """One record that a reader has put off: no digest to the address names it before the day."""

    address = models.EmailField(_("address"))
    reference = models.CharField(_("reference"), max_length=60)
    until = models.DateField(_("until"))
    made_at = models.DateTimeField(_("put off at"))

    class Meta:
        verbose_name = _("snooze")
        verbose_name_plural = _("snoozes")
        constraints = [
            models.UniqueConstraint("address", "reference", name="snooze_one_per_record")
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"


class Hold(models.Model):
    """A switch: while it is on, no digest leaves for the region and those below it.

    Without a region it holds everything.
    """

    region = models.ForeignKey(
        Region,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("region"),
        help_text=_("Empty: all digests of the site."),
    )
    reason = models.CharField(_("reason"), max_length=200)
    begun_at = models.DateTimeField(_("since"))
    begun_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("by"),
    )
    ended_at = models.DateTimeField(_("until"), null=True, blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("ended by"),
    )

    objects = HoldQuerySet.as_manager()

    class Meta:
        verbose_name = _("hold")
        verbose_name_plural = _("holds")
        ordering = ["-begun_at"]
        constraints = [
            models.UniqueConstraint(
                Coalesce("region", 0),
                condition=models.Q(ended_at=None),
                name="hold_one_open_per_region",
            )
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"


class Undeliverable(models.Model):
    """An address that mail servers refuse. From the third refusal on no digest is made for it,
    until somebody who can change the address says that it works again.
    """

    address = models.EmailField(_("address"), unique=True)
    bounces = models.PositiveSmallIntegerField(_("refusals"), default=0)
    last_at = models.DateTimeField(_("last refused at"))
    reason = models.CharField(_("reason"), max_length=300, blank=True)

    objects = UndeliverableQuerySet.as_manager()

    class Meta:
        verbose_name = _("undeliverable address")
        verbose_name_plural = _("undeliverable addresses")
        ordering = ["-last_at"]

    def __str__(self) -> str:
        return f"#{self.pk}"


class Digest(models.Model):
    """The one digest of one address on one local day, and what became of it.

    `text` and `html` are what was sent, except that the tokens in their links are left out: who
    reads the log must not be able to open the links. `items` are those of `duties.Mark`.
    """

    class State(models.TextChoices):
        DUE = "due", _("Waiting to be sent")
        CLAIMED = "claimed", _("Being sent")
        SENT = "sent", _("Sent")
        EMPTY = "empty", _("Nothing to say")
        FAILED = "failed", _("Failed")
        PARKED = "parked", _("Parked")
        HELD = "held", _("Held")

    address = models.EmailField(_("address"))
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("person"),
    )
    region = models.ForeignKey(
        Region,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("region"),
        help_text=_("That of the first post the address answers for."),
    )
    local_date = models.DateField(_("local day"))
    zone = models.CharField(_("time zone"), max_length=20)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.DUE)
    claimed_until = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    message_id = models.CharField(max_length=120, blank=True)
    items = models.JSONField(default=list, blank=True)
    subject = models.CharField(_("subject"), max_length=120, blank=True)
    text = models.TextField(_("text"), blank=True)
    html = models.TextField(_("HTML"), blank=True)
    error = models.TextField(_("error"), blank=True)
    bounced_at = models.DateTimeField(_("returned at"), null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    sent_at = models.DateTimeField(_("sent at"), null=True, blank=True)

    objects = DigestQuerySet.as_manager()

    class Meta:
        verbose_name = _("digest")
        verbose_name_plural = _("digests")
        ordering = ["-local_date", "address"]
        indexes = [
            models.Index("state", "claimed_until", name="digest_by_state"),
            models.Index("local_date", name="digest_by_day"),
        ]
        constraints = [
            models.UniqueConstraint("address", "local_date", name="digest_one_per_address_and_day")
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"

    @property
    def reason(self) -> str:
        """Why it was not sent, in the reader's language where the reason is ours."""
        return str(REASONS.get(self.error, self.error))


class UpdateLink(models.Model):
    """Opens one action for one recipient for 21 days. Only a hash of the token is kept."""

    token_hash = models.CharField(max_length=64, unique=True)
    action = models.ForeignKey(Action, models.CASCADE, related_name="+", verbose_name=_("action"))
    address = models.EmailField(_("address"))
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("person"),
    )
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField(db_index=True)

    class Meta:
        verbose_name = _("update link")
        verbose_name_plural = _("update links")

    def __str__(self) -> str:
        return f"#{self.pk}"
