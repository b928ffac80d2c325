"""The log of the back office about people: it says which account, not whose."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models.audit_log import BaseLogEntry, ModelLogEntryManager


class NamelessLogEntryManager(ModelLogEntryManager):
    def get_instance_title(self, instance: models.Model) -> str:
        return f"#{instance.pk}"


class PersonLogEntry(BaseLogEntry):
    """Wagtail would copy a person's name into every entry, where no erasure finds it."""

    object_id = models.CharField(max_length=255, db_index=True)

    objects = NamelessLogEntryManager()

    class Meta(BaseLogEntry.Meta):
        verbose_name = _("log entry about a person")
        verbose_name_plural = _("log entries about people")

    def __str__(self) -> str:
        return f"#{self.pk}"
