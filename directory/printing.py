"""The door to paper: templates and plain data in; out comes a tagged PDF, or a DOCX to work on."""

import io
import json
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import typst
from django.conf import settings
from docx.opc.exceptions import PackageNotFoundError
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, TemplateError
from jinja2.sandbox import SandboxedEnvironment


class BrokenTemplate(Exception):  # noqa: N818 - reads as what it says
    """A DOCX template cannot be filled: no DOCX, or it has a field that is not known."""


def print_pdf(name: str, data: dict[str, Any]) -> bytes:
    """Set `templates/reports/<name>.typ` with `data` (JSON values); the PDF conforms to PDF/UA-1.

    Where the text has a letter that no font here knows, the standard allows no paper at all: then
    it is the same one without that promise, a box in the place of the letter. The template reads
    `json(bytes(sys.inputs.data))`; it sees no other folder and no network.
    """
    text = json.dumps(data, ensure_ascii=False)
    try:
        return _compile(name, text, pdf_standards="ua-1")
    except typst.TypstError:
        return _compile(name, text)


def fill_docx(name: str, data: dict[str, Any]) -> bytes:
    """The template `<name>.docx` with its fields filled: the office's own, if there is one.

    An office's own lies in the folder `letters` of DATA_DIR. Raises BrokenTemplate.
    """
    own = Path(settings.DATA_DIR) / "letters" / f"{name}.docx"
    path = own if own.is_file() else _folder() / f"{name}.docx"
    filled = io.BytesIO()
    try:
        template = DocxTemplate(path)
        # A template is text that somebody else wrote: it may read fields and do nothing else.
        template.render(data, SandboxedEnvironment(undefined=StrictUndefined), autoescape=True)
        template.save(filled)
    except (TemplateError, PackageNotFoundError, BadZipFile, KeyError) as broken:
        raise BrokenTemplate(f"{path.name}: {broken}") from broken
    return filled.getvalue()


def _compile(name: str, data: str, **options: Any) -> bytes:
    folder = _folder()
    pdf: bytes = typst.compile(
        str(folder / f"{name}.typ"),
        root=str(folder),
        format="pdf",
        sys_inputs={"data": data},
        **options,
    )
    return pdf


def _folder() -> Path:
    return Path(settings.BASE_DIR) / "templates" / "reports"
