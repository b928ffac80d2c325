"""What an applied list of the directory writes and how it is taken back, in an open transaction."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import IntegrityError, transaction

from directory.freshness import touch
from intake import kinds
from intake.kinds import Judged, Judgement, Kept, TakenBack
from intake.undoing import unreferenced

AT_ONCE = 500


@dataclass(frozen=True)
class Book:
    """How records of one table are read as JSON values by field, and filled from them.

    `filler()` reads what is needed once and gives the function that fills a record. `joined` are
    relations that reading follows.
    """

    model: type[Any]
    fields: tuple[str, ...]
    joined: tuple[str, ...]
    read: Callable[[Any], dict[str, Any]]
    filler: Callable[[], Callable[[Any, Mapping[str, Any]], None]]

    def write(self, judgement: Judgement) -> None:
        """New and changed records, in few statements; rows learn what became of them."""
        fill = self.filler()
        new = [row for row in judgement.rows if row.verdict == kinds.NEW]
        made = [self.model() for _row in new]
        for row, record in zip(new, made, strict=True):
            fill(record, row.after)
        self.model._default_manager.bulk_create(made, batch_size=2000)
        for row, record in zip(new, made, strict=True):
            row.object_id = record.pk
            row.created.append([self.model._meta.label_lower, record.pk])
        changed = {
            row.object_id: row.after for row in judgement.rows if row.verdict == kinds.UPDATE
        }
        records = list(self._found(changed))
        for record in records:
            fill(record, changed[record.pk])
        self._save(records)
        touch()

    def take_back(self, rows: Sequence[Judged]) -> TakenBack:
        """Created records go, values from before return; what was edited or is used since stays."""
        records = {record.pk: record for record in self._found(row.object_id for row in rows)}
        kept: dict[int, str] = {}
        for row in rows:
            record = records.get(row.object_id)
            if record is None:
                kept[row.number] = "removed_since"
            elif self._is_edited(record, row.after):
                kept[row.number] = "edited_since"
        going = [row for row in rows if row.number not in kept]
        kept |= self._remove([row for row in going if row.verdict == kinds.NEW])
        kept |= self._restore([row for row in going if row.verdict == kinds.UPDATE], records)
        touch()
        found = tuple(Kept(row.number, kept[row.number]) for row in rows if row.number in kept)
        return TakenBack(len(rows) - len(found), found)

    def _is_edited(self, record: Any, after: Mapping[str, Any]) -> bool:
        now = self.read(record)
        return any(now[name] != value for name, value in after.items())

    def _remove(self, rows: Sequence[Judged]) -> dict[int, str]:
        free = unreferenced(self.model, (row.object_id for row in rows if row.object_id))
        ordered = sorted(free)
        for start in range(0, len(ordered), AT_ONCE):
            part = ordered[start : start + AT_ONCE]
            self.model._default_manager.filter(pk__in=part).delete()
        return {row.number: "in_use" for row in rows if row.object_id not in free}

    def _restore(self, rows: Sequence[Judged], records: Mapping[int, Any]) -> dict[int, str]:
        """All at once; where a constraint refuses, one by one, so that the others still return."""
        fill = self.filler()
        for row in rows:
            fill(records[row.object_id or 0], row.before)
        if self._try([records[row.object_id or 0] for row in rows]):
            return {}
        alone = {row.number: self._try([records[row.object_id or 0]]) for row in rows}
        return {number: "taken_since" for number, is_back in alone.items() if not is_back}

    def _try(self, records: Sequence[Any]) -> bool:
        try:
            with transaction.atomic():
                self._save(records)
        except IntegrityError:
            return False
        return True

    def _save(self, records: Sequence[Any]) -> None:
        """An upsert on the key: many times faster than `bulk_update` for thousands of rows."""
        if records:
            self.model._default_manager.bulk_create(
                records,
                batch_size=2000,
                update_conflicts=True,
                unique_fields=["id"],
                update_fields=list(self.fields),
            )

    def _found(self, ids: Iterable[int | None]) -> Iterator[Any]:
        ordered = sorted(pk for pk in ids if pk)
        for start in range(0, len(ordered), AT_ONCE):
            part = ordered[start : start + AT_ONCE]
            yield from self.model._default_manager.filter(pk__in=part).select_related(*self.joined)
