"""What a site has that imports lists the usual way: one flat table, and offices by name."""

from django.db import models


class PlainOffice(models.Model):
    """An office as it is spelled."""

    name = models.CharField(max_length=200, unique=True)

    class Meta:
        app_label = "benchmarks"
        managed = False  # made where it is measured; the site never has it

    def __str__(self) -> str:
        return f"#{self.pk}"


class PlainAttendee(models.Model):
    """A row of an attendee list."""

    name = models.CharField(max_length=200)
    position = models.CharField(max_length=200, blank=True)
    agency = models.ForeignKey(PlainOffice, models.PROTECT, related_name="+")
    sex = models.CharField(max_length=6, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    email = models.EmailField(unique=True)

    class Meta:
        app_label = "benchmarks"
        managed = False

    def __str__(self) -> str:
        return f"#{self.pk}"
