"""An uploaded file, what a run makes of one of its sheets, and the verdict for every row."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from intake.querysets import (
    ExportQuerySet,
    ImportRowQuerySet,
    ImportRunQuerySet,
    UploadQuerySet,
)
from intake.storage import uploads


class Upload(models.Model):
    """One file as it came; the file itself is deleted when applied, or after a day."""

    name = models.CharField(_("file name"), max_length=200)
    sha256 = models.CharField(max_length=64)
    file = models.FileField(storage=uploads, blank=True)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("by"),
    )
    uploaded_at = models.DateTimeField(_("at"))

    objects = UploadQuerySet.as_manager()

    class Meta:
        verbose_name = _("upload")
        verbose_name_plural = _("uploads")
        ordering = ["-uploaded_at"]

    def __str__(self) -> str:
        return f"#{self.pk}"


class ImportRun(models.Model):
    """One sheet read as one kind of record for one target (a workshop, a plan)."""

    class State(models.TextChoices):
        UPLOADED = "uploaded", _("Uploaded")
        MAPPED = "mapped", _("Columns matched")
        CHECKED = "checked", _("Checked")
        APPLIED = "applied", _("Applied")
        UNDONE = "undone", _("Undone")
        EXPIRED = "expired", _("Expired")
        FAILED = "failed", _("Failed")

    class Work(models.TextChoices):
        CHECKING = "checking", _("Being checked")
        APPLYING = "applying", _("Being imported")
        UNDOING = "undoing", _("Being taken back")

    upload = models.ForeignKey(Upload, models.PROTECT, related_name="runs", verbose_name=_("file"))
    kind = models.CharField(_("kind"), max_length=40)
    target = models.CharField(_("target"), max_length=80)
    sheet = models.CharField(_("sheet"), max_length=80, blank=True)
    header_row = models.PositiveIntegerField(_("header row"), default=1)
    encoding = models.CharField(_("encoding"), max_length=20, blank=True)
    delimiter = models.CharField(_("delimiter"), max_length=1, blank=True)
    header = models.JSONField(default=list)
    mapping = models.JSONField(default=dict)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.UPLOADED)
    # What a person answered once for every cell of a text: field -> text as typed -> answer.
    answers = models.JSONField(default=dict)
    counts = models.JSONField(default=dict)
    effects = models.JSONField(default=dict)
    version = models.PositiveIntegerField(default=1)
    # What a worker is doing with it, how many rows it has done, and when it last said so.
    work = models.CharField(max_length=10, choices=Work, blank=True)
    progress = models.PositiveIntegerField(default=0)
    progress_at = models.DateTimeField(null=True, blank=True)
    # Why the last work ended without a result; see `kinds.MESSAGES`.
    failure = models.CharField(max_length=40, blank=True)
    started_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("by"),
    )
    started_at = models.DateTimeField(_("at"))
    applied_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("applied by"),
    )
    applied_at = models.DateTimeField(_("applied at"), null=True, blank=True)
    undone_at = models.DateTimeField(_("undone at"), null=True, blank=True)

    objects = ImportRunQuerySet.as_manager()

    class Meta:
        verbose_name = _("import")
        verbose_name_plural = _("imports")
        ordering = ["-started_at"]

    def __str__(self) -> str:
        return f"#{self.pk}"


class ImportRow(models.Model):
    """One row of the file: what it says, what will happen to it and why."""

    class Verdict(models.TextChoices):
        NEW = "new", _("New")
        UPDATE = "update", _("Updated")
        SAME = "same", _("Same")
        DUPLICATE = "duplicate", _("Duplicate")
        ERROR = "error", _("To fix")
        SKIPPED = "skipped", _("Skipped")

    run = models.ForeignKey(
        ImportRun, models.CASCADE, related_name="rows", verbose_name=_("import")
    )
    number = models.PositiveIntegerField(_("row"))
    cells = models.JSONField(default=list)
    # What the row is when it is no row of the list: a repeated header, a subtotal, a signature.
    part = models.CharField(max_length=12, blank=True)
    # Cells that a person has mended here: field -> text.
    edits = models.JSONField(default=dict)
    verdict = models.CharField(_("verdict"), max_length=10, choices=Verdict, blank=True)
    problems = models.JSONField(default=list)
    decision = models.CharField(_("decision"), max_length=20, blank=True)
    object_id = models.PositiveBigIntegerField(null=True, blank=True)
    created = models.JSONField(default=list)
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)

    objects = ImportRowQuerySet.as_manager()

    class Meta:
        verbose_name = _("row of an import")
        verbose_name_plural = _("rows of imports")
        ordering = ["run", "number"]
        constraints = [
            models.UniqueConstraint("run", "number", name="import_row_number_once_per_run")
        ]
        indexes = [models.Index("run", "verdict", name="import_row_by_verdict")]

    def __str__(self) -> str:
        return f"#{self.pk}"


class ColumnMemory(models.Model):
    """That lists of an organising agency mean a field by a heading; an empty field: ignore it."""

    kind = models.CharField(_("kind"), max_length=40)
    organiser = models.CharField(_("organising agency"), max_length=200)
    heading = models.CharField(_("heading"), max_length=200)
    field = models.CharField(_("field"), max_length=40, blank=True)

    class Meta:
        verbose_name = _("remembered column")
        verbose_name_plural = _("remembered columns")
        constraints = [
            models.UniqueConstraint(
                "kind", "organiser", "heading", name="column_remembered_once_per_organiser"
            )
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"


class Export(models.Model):
    """That a list with people left the house as a file: who took it, when, how many rows."""

    list_name = models.CharField(_("list"), max_length=40)
    target = models.CharField(_("of"), max_length=80, blank=True)
    format = models.CharField(_("format"), max_length=10)
    rows = models.PositiveIntegerField(_("rows"))
    exported_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("by"),
    )
    exported_at = models.DateTimeField(_("at"))

    objects = ExportQuerySet.as_manager()

    class Meta:
        verbose_name = _("export")
        verbose_name_plural = _("exports")
        ordering = ["-exported_at"]

    def __str__(self) -> str:
        return f"#{self.pk}"
