"""The roof of the house and the project package; importing it makes the Celery app known."""

from cms.celery import app as celery_app

__all__ = ["celery_app"]
