"""Where uploaded lists lie: beside the media folder, so that no web server hands them out."""

from django.conf import settings
from django.core.files.storage import FileSystemStorage, Storage


def uploads() -> Storage:
    return FileSystemStorage(
        location=settings.DATA_DIR / "uploads",
        file_permissions_mode=0o600,
        directory_permissions_mode=0o700,
    )
