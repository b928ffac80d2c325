"""What the worker does for imports."""

from celery import shared_task
from django.utils import timezone

from intake import uploading


@shared_task
def forget_stale_uploads() -> None:
    """Every hour: files older than a day, and old values once undoing has ended."""
    uploading.forget_stale(timezone.now())
