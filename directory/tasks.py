"""What the worker does for the directory: every night, what has been kept long enough goes."""

from celery import shared_task
from django.utils import timezone

from directory import personal


@shared_task
def purge_personal_data() -> None:
    personal.purge(timezone.localdate())
