"""The door to paper: a typst template and plain data in, a tagged PDF out."""

import json
from pathlib import Path
from typing import Any

import typst
from django.conf import settings


def print_pdf(name: str, data: dict[str, Any]) -> bytes:
    """Set `templates/reports/<name>.typ` with `data` (JSON values); the PDF conforms to PDF/UA-1.

    The template reads `json(bytes(sys.inputs.data))`; it sees no other folder and no network.
    """
    folder = Path(settings.BASE_DIR) / "templates" / "reports"
    pdf: bytes = typst.compile(
        str(folder / f"{name}.typ"),
        root=str(folder),
        format="pdf",
        pdf_standards="ua-1",
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
    )
    return pdf
