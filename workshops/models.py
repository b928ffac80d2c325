"""Programmes, workshops, participants, and each person's attendance with the office of that day."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from directory.models import Agency, Region
from directory.words import Bilingual
from workshops.querysets import AttendanceQuerySet, WorkshopQuerySet


class Mode(models.TextChoices):
    IN_PERSON = "in_person", _("In person")
    ONLINE = "online", _("Online")
    HYBRID = "hybrid", _("Hybrid")


class Programme(Bilingual, models.Model):
    """What workshops belong to and who pays for it."""

    key = models.SlugField(_("key"), max_length=60, unique=True)
    name_id = models.CharField(_("name in Indonesian"), max_length=200)
    name_en = models.CharField(_("name in English"), max_length=200)
    period = models.CharField(_("period"), max_length=60, blank=True)
    implementers = models.JSONField(_("implementers"), default=list, blank=True)
    funder = models.CharField(_("funder"), max_length=160, blank=True)
    government_partner = models.CharField(_("government partner"), max_length=200, blank=True)
    source_url = models.URLField(_("source"), blank=True)

    class Meta:
        verbose_name = _("programme")
        verbose_name_plural = _("programmes")
        ordering = ["key"]

    def __str__(self) -> str:
        return self.in_language("name")


class Workshop(Bilingual, models.Model):
    """An event of a programme. The hour is local to the region; empty when no source states it."""

    class Kind(models.TextChoices):
        WORKSHOP = "workshop", _("Workshop")
        FGD = "fgd", _("Focus group discussion")
        CONSULTATION = "consultation", _("Consultation")
        TRAINING = "training", _("Training")
        COORDINATION = "coordination", _("Coordination meeting")

    slug = models.SlugField(_("key"), max_length=60, unique=True)
    programme = models.ForeignKey(
        Programme,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="workshops",
        verbose_name=_("programme"),
    )
    kind = models.CharField(_("kind"), max_length=20, choices=Kind, default=Kind.WORKSHOP)
    title_id = models.CharField(_("title in Indonesian"), max_length=200)
    title_en = models.CharField(_("title in English"), max_length=200)
    region = models.ForeignKey(
        Region, models.PROTECT, related_name="workshops", verbose_name=_("region")
    )
    venue = models.CharField(_("venue"), max_length=160, blank=True)
    mode = models.CharField(
        _("mode"),
        max_length=10,
        choices=Mode,
        blank=True,
        help_text=_("Empty when it is not known."),
    )
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"))
    starts_at = models.TimeField(_("begins at"), null=True, blank=True)
    organisers = models.JSONField(_("organisers"), default=list, blank=True)
    source_url = models.URLField(_("source"), blank=True)
    personal_data_until = models.DateField(
        _("personal data kept until"),
        null=True,
        blank=True,
        help_text=_(
            "Then names and contacts are deleted and only the counts stay. Empty: the time that "
            "the site keeps them by default."
        ),
    )
    purged_on = models.DateField(_("personal data deleted on"), null=True, editable=False)
    is_demo = models.BooleanField(_("sample data"), default=False, editable=False)

    objects = WorkshopQuerySet.as_manager()

    class Meta:
        verbose_name = _("workshop")
        verbose_name_plural = _("workshops")
        ordering = ["-starts_on", "slug"]
        permissions = [("import_attendees", "Can import and see the attendees of workshops")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on__gte=models.F("starts_on")),
                name="workshop_days_in_order",
            )
        ]

    def __str__(self) -> str:
        return self.in_language("title")


class PublishedCount(Bilingual, models.Model):
    """A number of participants that a source states. What nobody published has no row."""

    workshop = models.ForeignKey(
        Workshop, models.CASCADE, related_name="published_counts", verbose_name=_("workshop")
    )
    key = models.SlugField(_("what is counted"), max_length=40)
    label_id = models.CharField(_("label in Indonesian"), max_length=120)
    label_en = models.CharField(_("label in English"), max_length=120)
    number = models.PositiveIntegerField(_("number"))
    note_id = models.CharField(_("note in Indonesian"), max_length=300, blank=True)
    note_en = models.CharField(_("note in English"), max_length=300, blank=True)
    source_url = models.URLField(_("source"))

    class Meta:
        verbose_name = _("published count")
        verbose_name_plural = _("published counts")
        ordering = ["workshop", "pk"]
        constraints = [
            models.UniqueConstraint("workshop", "key", name="published_count_once_per_workshop")
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.in_language('label')}"


class Participant(models.Model):
    """A person who came to a workshop. Its text form is a number, so that logs keep no names."""

    class Sex(models.TextChoices):
        FEMALE = "female", _("Female")
        MALE = "male", _("Male")

    full_name = models.CharField(_("full name"), max_length=200)
    sex = models.CharField(_("sex"), max_length=6, choices=Sex, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    phone = models.CharField(_("telephone"), max_length=40, blank=True)
    may_be_contacted = models.BooleanField(_("agreed to be contacted"), null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("participant")
        verbose_name_plural = _("participants")
        ordering = ["full_name", "pk"]
        indexes = [models.Index("email", name="participant_by_email")]

    def __str__(self) -> str:
        return f"#{self.pk}"


class Attendance(models.Model):
    """A participant at a workshop, with the agency and position of that day."""

    class Role(models.TextChoices):
        PARTICIPANT = "participant", _("Participant")
        SPEAKER = "speaker", _("Speaker")
        MODERATOR = "moderator", _("Moderator")
        ORGANIZER = "organizer", _("Organizer")
        OBSERVER = "observer", _("Observer")

    class State(models.TextChoices):
        REGISTERED = "registered", _("Registered")
        PRESENT = "present", _("Present")
        ABSENT = "absent", _("Absent")
        EXCUSED = "excused", _("Excused")

    workshop = models.ForeignKey(
        Workshop, models.PROTECT, related_name="+", verbose_name=_("workshop")
    )
    participant = models.ForeignKey(
        Participant, models.CASCADE, related_name="+", verbose_name=_("participant")
    )
    agency = models.ForeignKey(
        Agency, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("agency")
    )
    position = models.CharField(_("position"), max_length=200, blank=True)
    role = models.CharField(_("role"), max_length=20, choices=Role, default=Role.PARTICIPANT)
    mode = models.CharField(_("mode"), max_length=10, choices=Mode, blank=True)
    state = models.CharField(_("state"), max_length=20, choices=State, default=State.PRESENT)
    minutes = models.PositiveIntegerField(_("minutes online"), null=True, blank=True)
    # Of each day that an export of a meeting named, by ISO day; they say what of `minutes` is
    # counted already when such a list comes again.
    minutes_by_day = models.JSONField(default=dict, blank=True, editable=False)
    updated_at = models.DateTimeField(auto_now=True)

    objects = AttendanceQuerySet.as_manager()

    class Meta:
        verbose_name = _("attendance")
        verbose_name_plural = _("attendances")
        ordering = ["workshop", "participant__full_name", "pk"]
        constraints = [
            models.UniqueConstraint("workshop", "participant", name="attendance_once_per_workshop")
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"


class FrozenCount(models.Model):
    """People counted before their data were deleted; added to those that can still be counted."""

    type_key = models.CharField(_("agency type"), max_length=40, blank=True)
    level = models.CharField(_("level"), max_length=10, blank=True)
    sex = models.CharField(_("sex"), max_length=6, blank=True)
    number = models.PositiveIntegerField(_("number"))

    class Meta:
        abstract = True


class ParticipationCount(FrozenCount):
    """Those who were present at a workshop."""

    workshop = models.ForeignKey(
        Workshop,
        models.CASCADE,
        related_name="participation_counts",
        verbose_name=_("workshop"),
    )

    class Meta:
        verbose_name = _("frozen count of a workshop")
        verbose_name_plural = _("frozen counts of workshops")
        constraints = [
            models.UniqueConstraint(
                "workshop", "type_key", "level", "sex", name="participation_counted_once"
            )
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"


class ReachCount(FrozenCount):
    """People reached by a programme, each once however many of its workshops they came to."""

    programme = models.ForeignKey(
        Programme, models.CASCADE, related_name="reach_counts", verbose_name=_("programme")
    )

    class Meta:
        verbose_name = _("frozen count of a programme")
        verbose_name_plural = _("frozen counts of programmes")
        constraints = [
            models.UniqueConstraint(
                "programme", "type_key", "level", "sex", name="reach_counted_once"
            )
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"
