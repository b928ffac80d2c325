"""Tables as files to download: written by `writing`, never kept by a browser or a proxy."""

from collections.abc import Iterable, Sequence

from django.http import HttpResponse

from intake.files.writing import write_csv, write_xlsx

TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "zip": "application/zip",
}


def attachment(name: str, ending: str) -> HttpResponse:
    """An empty file to be filled; `name` is plain letters without ending."""
    response = HttpResponse(content_type=TYPES[ending])
    response["Content-Disposition"] = f'attachment; filename="{name}.{ending}"'
    response["Cache-Control"] = "private, no-store"
    return response


def csv_response(
    name: str, header: Sequence[object], rows: Iterable[Sequence[object]]
) -> HttpResponse:
    response = attachment(name, "csv")
    write_csv(response, header, rows)
    return response


def xlsx_response(
    name: str, header: Sequence[object], rows: Iterable[Sequence[object]], title: str = "Data"
) -> HttpResponse:
    response = attachment(name, "xlsx")
    write_xlsx(response, header, rows, title=title)
    return response
