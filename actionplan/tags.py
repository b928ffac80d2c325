"""What is computed about an action beside its status; one action may carry several tags."""

from datetime import date, timedelta

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from actionplan.models import Update
from actionplan.querysets import unconfirmed
from actionplan.rules import FORTNIGHT, OPEN, Status


class Tag(models.TextChoices):
    """Each is a filter of the work list, so that a number leads to exactly what it counts."""

    LATE = "late", _("Past due")
    BLOCKED = "blocked", _("Blocked")
    TO_CHECK = "to_check", _("Waiting for a check")
    TO_CLEAR = "to_clear", _("Waiting for clearance")
    RECONFIRM = "reconfirm", _("To be reconfirmed")
    SOON = "soon", _("Due within 14 days")
    OPEN = "open", _("Still open")


def tagged(tag: str, day: date) -> Q:
    """The condition on actions that a tag stands for on a day."""
    is_open = Q(status__in=OPEN)
    waiting = Update.objects.awaiting_clearance().filter(action=OuterRef("pk"))
    return {
        Tag.LATE: is_open & Q(due_on__lt=day),
        Tag.BLOCKED: Q(status=Status.BLOCKED),
        Tag.TO_CHECK: Q(status=Status.REPORTED_DONE),
        Tag.TO_CLEAR: Q(Exists(waiting)),
        Tag.RECONFIRM: is_open & unconfirmed(day),
        Tag.SOON: is_open & Q(due_on__gte=day, due_on__lte=day + timedelta(days=FORTNIGHT)),
        Tag.OPEN: is_open,
    }[Tag(tag)]
