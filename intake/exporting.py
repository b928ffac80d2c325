"""That a list with people left the house as a file is written down."""

from datetime import datetime
from typing import Any

from intake.models import Export


def record_export(
    list_name: str, target: str, file_format: str, rows: int, by: Any, moment: datetime
) -> Export:
    """Call where the file is made; nothing of its content is kept."""
    return Export.objects.create(
        list_name=list_name,
        target=target,
        format=file_format,
        rows=rows,
        exported_by=by,
        exported_at=moment,
    )
