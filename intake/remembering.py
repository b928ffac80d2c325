"""How the lists of an organising agency name their columns: kept when a person says so."""

from intake import kinds
from intake.files.reading import Row
from intake.matching import Mapping, match_columns
from intake.models import ColumnMemory, ImportRun
from intake.text import fold

LONGEST = 200
IGNORED = ""


def recall(kind: str, organiser: str) -> dict[str, str]:
    """Folded heading -> field; an empty field means that the column is ignored."""
    memories = ColumnMemory.objects.filter(kind=kind, organiser=organiser)
    return dict(memories.values_list("heading", "field"))


def recall_for(kind_key: str, target: str) -> dict[str, str]:
    """What is known of the agency that organises the target."""
    organiser = kinds.get(kind_key).organiser(target)
    return recall(kind_key, organiser[0]) if organiser else {}


def remember_columns(run: ImportRun, mapping: Mapping) -> None:
    """Keeps a mapping for the agency that organises the run's target, if it is known."""
    organiser = kinds.get(run.kind).organiser(run.target)
    if organiser:
        remember(run, mapping, organiser[0])


def remember(run: ImportRun, mapping: Mapping, organiser: str) -> None:
    """Keeps the headings that serve a field, and those that ours would but a person's do not.

    Other headings are not kept: a wrongly found header could hold names.
    """
    kind = kinds.get(run.kind)
    rows = [
        Row(number, tuple(cells))
        for number, cells in run.rows.order_by("number").values_list("number", "cells")[:100]
    ]
    ours = match_columns(mapping.header, kind.columns, rows)
    meant = _by_heading(ours, IGNORED) | _by_heading(mapping)
    folded = {fold(heading)[:LONGEST] for heading in mapping.header}
    known = ColumnMemory.objects.filter(kind=run.kind, organiser=organiser)
    known.filter(heading__in=folded - set(meant)).delete()
    ColumnMemory.objects.bulk_create(
        (
            ColumnMemory(kind=run.kind, organiser=organiser, heading=heading, field=field)
            for heading, field in meant.items()
        ),
        update_conflicts=True,
        unique_fields=["kind", "organiser", "heading"],
        update_fields=["field"],
    )


def _by_heading(mapping: Mapping, instead: str | None = None) -> dict[str, str]:
    named = ((fold(mapping.header[at])[:LONGEST], field) for field, at in mapping.fields.items())
    return {heading: field if instead is None else instead for heading, field in named if heading}
