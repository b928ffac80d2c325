"""Importing small lists of agencies and posts, in as few words as a test needs."""

from collections.abc import Sequence
from datetime import UTC, datetime

from django.utils import translation

from intake import applying, checking, kinds, uploading
from intake.applying import Applied
from intake.models import ImportRun
from tests.intake.files import csv_bytes

NOW = datetime(2026, 11, 2, 2, 0, tzinfo=UTC)
NTB = "52"


def started(kind: str, header: Sequence[str], *rows: Sequence[str], target: str = NTB) -> ImportRun:
    upload = uploading.receive(csv_bytes([header, *rows]), "daftar.csv", None, NOW)
    return uploading.start(upload, kind, target, None, None, NOW)


def checked(kind: str, header: Sequence[str], *rows: Sequence[str], target: str = NTB) -> ImportRun:
    run = started(kind, header, *rows, target=target)
    checking.check(run)
    return run


def applied(
    kind: str, header: Sequence[str], *rows: Sequence[str], target: str = NTB
) -> tuple[ImportRun, Applied]:
    run = checked(kind, header, *rows, target=target)
    return run, applying.apply(run, None, NOW)


def verdicts(run: ImportRun) -> list[str]:
    return list(run.rows.order_by("number").values_list("verdict", flat=True))


def codes(run: ImportRun) -> list[tuple[int, str, str]]:
    return [(each.row, each.field, each.code) for each in checking.problems_of(run)]


def exported(kind_key: str, language: str, target: str = NTB) -> list[list[str]]:
    """Header and rows as a person downloads them in a language."""
    kind = kinds.get(kind_key)
    with translation.override(language):
        resource = kind.resource()
        labels = {column.field: str(column.label) for column in kind.columns}
        header = [labels[name] for name in resource.get_export_order()]
        rows = [
            [str(cell or "") for cell in resource.export_resource(record)]
            for record in kind.records(target)
        ]
    return [header, *rows]


def template(kind_key: str) -> list[list[str]]:
    """The form with its examples."""
    kind = kinds.get(kind_key)
    names = [column.field for column in kind.columns]
    header = [str(column.label) for column in kind.columns]
    return [header, *([line.get(name, "") for name in names] for line in kind.examples)]
