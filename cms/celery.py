"""The Celery app: settings from Django, tasks from every app's `tasks.py`."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings")

app = Celery("langkah")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
