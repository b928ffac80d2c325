"""An applied run is taken back for seven days; rows edited since stay and are named."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import models, transaction

from intake import kinds
from intake.bulk import unhurried_collector
from intake.claiming import SILENT, Closed, Progress, change
from intake.kinds import Judged, Kept, Kind
from intake.models import ImportRow, ImportRun

State = ImportRun.State
READ = 0.1  # the share of the work until the transaction
AT_ONCE = 500
TAKEN_BACK = ("number", "verdict", "before", "after", "object_id", "created")


class TooLate(Exception):  # noqa: N818 - an answer, not a fault
    """The values from before are no longer kept: seven days are over, or people were deleted."""


@dataclass(frozen=True)
class KeptRow:
    """A row that stays, and why, in the language active when it was asked for."""

    row: int
    why: str


@dataclass(frozen=True)
class Undone:
    """How many rows are as they were before, and which stay."""

    undone: int
    kept: tuple[KeptRow, ...]


@unhurried_collector()
def undo(run: ImportRun, by: Any, moment: datetime, progress: Progress = SILENT) -> Undone:
    """Takes back what the run wrote. Raises Closed unless applied, TooLate after seven days."""
    if run.state != State.APPLIED or run.applied_at is None:
        raise Closed(run.pk)
    is_emptied = "emptied_at" in run.effects
    if is_emptied or moment - run.applied_at >= settings.UNDO_KEPT_FOR:
        raise TooLate(run.pk)
    kind = kinds.get(run.kind)
    progress.tell(run, sum(run.counts.values()) * READ)
    with transaction.atomic():
        change(run, (State.APPLIED,), progress)(state=State.UNDONE, undone_at=moment, answers={})
        signed = (by, moment) if kind.signs_taking_back else ()
        taken = kind.take_back(_written_rows(run), *signed)
        kept = [[kept.number, kept.code] for kept in taken.kept]
        effects = run.effects | {"undone": taken.undone, "kept": kept, "undone_by": by and by.pk}
        ImportRun.objects.filter(pk=run.pk).update(effects=effects)
        ImportRow.objects.filter(run=run).forget()
    run.effects = effects
    return Undone(taken.undone, _explained(kind, taken.kept))


def kept_rows(run: ImportRun) -> tuple[KeptRow, ...]:
    """The rows that an undone run left, for its page."""
    kept = (Kept(number, code) for number, code in run.effects.get("kept", []))
    return _explained(kinds.get(run.kind), kept)


def unreferenced(model: type[models.Model], ids: Iterable[int]) -> set[int]:
    """Those of the records that no other record points to, whichever app it belongs to."""
    left = set(ids)
    for relation in model._meta.get_fields(include_hidden=True):
        if isinstance(relation, models.ForeignObjectRel) and relation.field.concrete and left:
            left -= _pointed_to(relation, left)
    return left


def _pointed_to(relation: models.ForeignObjectRel, ids: set[int]) -> set[int]:
    """Many-to-many relations are seen through their own table, which is among the hidden ones."""
    if relation.many_to_many:
        return set()
    name = relation.field.name
    found: set[int] = set()
    ordered = sorted(ids)
    for start in range(0, len(ordered), AT_ONCE):
        part = ordered[start : start + AT_ONCE]
        rows = relation.related_model._base_manager.filter(**{f"{name}__in": part})
        found.update(rows.values_list(f"{name}_id", flat=True))
    return found


def _written_rows(run: ImportRun) -> list[Judged]:
    rows = run.rows.filter(verdict__in=kinds.WRITTEN).order_by("number")
    return [
        Judged(number, verdict, [], *values)
        for number, verdict, *values in rows.values_list(*TAKEN_BACK).iterator(AT_ONCE)
    ]


def _explained(kind: Kind, kept: Iterable[Kept]) -> tuple[KeptRow, ...]:
    return tuple(KeptRow(each.number, kinds.say_why(kind, each)) for each in kept)
