"""Tables that leave the house: the list as it is now, rows not imported, and the log of both."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from intake import kinds
from intake.checking import problems_of_row
from intake.kinds import Kind
from intake.models import ImportRow, ImportRun
from intake.uploading import mapping_of
from intake.wizard.previewing import REFUSED, target_labels


def form_to_fill(kind: Kind) -> tuple[list[str], list[list[str]]]:
    """Header and examples: the columns of an export, not those that only programs write."""
    exported = kind.resource().get_export_order()
    columns = [column for column in kind.columns if column.field in exported]
    rows = [[line.get(column.field, "") for column in columns] for line in kind.examples]
    return [str(column.label) for column in columns], rows


def current_list(kind: Kind, target: str) -> tuple[list[str], list[list[str]]]:
    """Header and rows of what is there now, with the columns of the import."""
    resource = kind.resource()
    labels = {column.field: str(column.label) for column in kind.columns}
    header = [labels[name] for name in resource.get_export_order()]
    rows = [
        [str(value or "") for value in resource.export_resource(record)]
        for record in kind.records(target)
    ]
    return header, rows


def refused_rows(run: ImportRun, kind: Kind) -> tuple[list[str], list[list[str]]]:
    """Header and rows that are not imported, with a reason each; mended, they can come again.

    What was mended here already stands in its cell; reasons of an earlier time are left out.
    """
    reasons = _reason_in_all_languages()
    kept = [at for at, heading in enumerate(run.header) if heading not in reasons]
    places = mapping_of(run).fields
    rows = [
        [*_cells(row, kept, places), _reasons(kind, row)]
        for row in run.rows.filter(verdict__in=REFUSED).exclude(cells=[]).order_by("number")
    ]
    return [*(run.header[at] for at in kept), _("Reason")], rows


def _cells(row: ImportRow, kept: Sequence[int], places: Mapping[str, int]) -> list[str]:
    mended = {places[field]: text for field, text in row.edits.items() if field in places}
    return [mended.get(at, row.cells[at]) for at in kept]


def _reasons(kind: Kind, row: ImportRow) -> str:
    return " ".join(problem.message for problem in problems_of_row(kind, row))


def _reason_in_all_languages() -> set[str]:
    found = set()
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            found.add(_("Reason"))
    return found


def name_lists(exports: Iterable[Any], user: Any, day: date) -> None:
    """Gives each export what its list is called; what the person may not see keeps its key."""
    kinds_by_key = {kind.key: kind for kind in kinds.all_kinds()}
    labels = target_labels([(kind, kind.targets(user, day)) for kind in kinds_by_key.values()])
    for export in exports:
        kind = kinds_by_key.get(export.list_name)
        export.list_label = str(kind.label) if kind else export.list_name
        export.of_label = labels.get((export.list_name, export.target), export.target)
        export.file_type = export.format.upper()
