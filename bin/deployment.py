"""Django's own deployment check, with the environment of an office that runs production."""

import os
import sys
import tempfile
from pathlib import Path

from django.conf import settings
from django.core.management import execute_from_command_line

ROOT = Path(__file__).resolve().parent.parent
ENVIRONMENT = {
    "DJANGO_SETTINGS_MODULE": "cms.settings",
    "LANGKAH_MODE": "production",
    "DATABASE_URL": "postgres://langkah@127.0.0.1/langkah",
    "REDIS_URL": "redis://127.0.0.1",
    "EMAIL_URL": "smtp+tls://user:word@mail.example.org:587",
    "MAIL_FROM": "langkah@example.org",
    "SECRET_KEY": "only for this check: aB3-dE6_gH9+jK2*mN5/qR8=tU1?wX4.zA7",
    "ALLOWED_HOSTS": "langkah.example.org",
    "BASE_URL": "https://langkah.example.org",
}
NOT_FOR_US = [
    "security.W005",  # an office does not decide for all other subdomains of its province
    "security.W021",  # nor for a browser's preload list
    "security.W019",  # Wagtail shows its previews in a frame of the same site
]

if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    with tempfile.TemporaryDirectory() as folder:
        os.environ.update(ENVIRONMENT, DATA_DIR=folder)
        settings.SILENCED_SYSTEM_CHECKS = NOT_FOR_US
        execute_from_command_line(["manage.py", "check", "--deploy", "--fail-level=WARNING"])
