"""A file comes in: kept for a day, read into rows of a run, its columns matched; and forgotten."""

import hashlib
import secrets
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import pairwise
from typing import Any

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import transaction

from intake import kinds
from intake.kinds import Kind
from intake.matching import Mapping, match_columns, recogniser
from intake.models import ImportRow, ImportRun, Upload
from intake.reading import WIZARD, Limits, Table, read_table
from intake.text import fold

State = ImportRun.State
LONGEST_NAME, LONGEST_SHEET = 200, 80


class ColumnsMissing(Exception):  # noqa: N818 - an answer, not a fault
    """A required field has no column in the file."""

    def __init__(self, fields: tuple[str, ...]) -> None:
        super().__init__(", ".join(fields))
        self.fields = fields


class Closed(Exception):  # noqa: N818 - an answer, not a fault
    """The run can no longer be changed: applied, undone, expired, or changed by somebody else."""


@dataclass(frozen=True)
class Forgotten:
    """What a sweep removed: files, runs that expired, runs whose old values were emptied."""

    files: int
    expired: int
    emptied: int


def receive(data: bytes, name: str, by: Any, moment: datetime, *, keep: bool = True) -> Upload:
    """Keeps the bytes of a file under a name nobody can guess; or, unkept, only that it came."""
    upload = Upload(
        name=name[-LONGEST_NAME:],
        sha256=hashlib.sha256(data).hexdigest(),
        uploaded_by=by,
        uploaded_at=moment,
    )
    if keep:
        upload.file.save(secrets.token_hex(16), ContentFile(data), save=False)
    upload.save()
    return upload


def read(upload: Upload, kind: Kind, sheet: str | None = None, limits: Limits = WIZARD) -> Table:
    """The table in an upload. Raises `reading.Unreadable`."""
    with upload.file.open("rb") as file:
        return read_as(file.read(), upload.name, kind, sheet, limits)


def read_as(
    source: Any, name: str, kind: Kind, sheet: str | None = None, limits: Limits = WIZARD
) -> Table:
    """A table read with an eye for the headings of this kind."""
    known = recogniser(kind.columns, kind.also_headings)
    return without_private(
        read_table(source, name=name, sheet=sheet, limits=limits, known=known), kind
    )


def without_private(table: Table, kind: Kind) -> Table:
    """The table with the cells of identity and bank numbers emptied: they are never stored."""
    words = {fold(word) for word in kind.never_stored}
    private = {at for at, name in enumerate(table.header) if words & set(_phrases(fold(name)))}
    if not private:
        return table
    rows = (
        replace(row, cells=tuple("" if at in private else c for at, c in enumerate(row.cells)))
        for row in table.rows
    )
    return replace(table, rows=tuple(rows))


def _phrases(heading: str) -> list[str]:
    """The words of a heading and the pairs of neighbours: "no rekening bank" has "no rekening"."""
    words = heading.split()
    return [*words, *(" ".join(pair) for pair in pairwise(words))]


def propose_mapping(table: Table, kind: Kind) -> Mapping:
    return match_columns(table.header, kind.columns, table.rows)


def start(
    upload: Upload,
    kind_key: str,
    target: str,
    sheet: str | None,
    by: Any,
    moment: datetime,
    limits: Limits = WIZARD,
) -> ImportRun:
    """A run over one sheet: its rows as they are, and the best guess of its columns.

    Raises `reading.Unreadable`. A required field without a column is left for a person to choose:
    look at `mapping_of(run).missing`.
    """
    kind = kinds.get(kind_key)
    table = read(upload, kind, sheet, limits)
    return store(upload, kind, target, table, by, moment)


@transaction.atomic
def store(
    upload: Upload, kind: Kind, target: str, table: Table, by: Any, moment: datetime
) -> ImportRun:
    run = ImportRun.objects.create(
        upload=upload,
        kind=kind.key,
        target=target,
        sheet=(table.sheet or "")[:LONGEST_SHEET],
        header_row=table.header_row,
        encoding=table.encoding or "",
        delimiter=table.delimiter or "",
        header=list(table.header),
        mapping=propose_mapping(table, kind).as_json(),
        effects={"sheets": list(table.sheets), "cleaned": list(table.cleaned)},
        started_by=by,
        started_at=moment,
    )
    ImportRow.objects.bulk_create(
        (
            ImportRow(run=run, number=row.number, cells=list(row.cells), part=row.part)
            for row in table.rows
        ),
        batch_size=2000,
    )
    return run


def mapping_of(run: ImportRun) -> Mapping:
    return Mapping.from_json(run.mapping)


def choose_mapping(run: ImportRun, mapping: Mapping) -> None:
    """Settles which column holds which field. Raises ColumnsMissing or Closed."""
    if mapping.missing:
        raise ColumnsMissing(mapping.missing)
    changed = change(run, from_states=(State.UPLOADED, State.MAPPED, State.CHECKED))
    changed(mapping=mapping.as_json(), state=State.MAPPED, counts={})


def change(run: ImportRun, from_states: tuple[str, ...]) -> Any:
    """A conditional update of the run as it was read: a change in between refuses it (Closed)."""

    def update(**values: Any) -> None:
        version = run.version + 1
        held = ImportRun.objects.filter(pk=run.pk, version=run.version, state__in=from_states)
        if not held.update(version=version, **values):
            raise Closed(run.pk)
        for name, value in (values | {"version": version}).items():
            setattr(run, name, value)

    return update


def discard(run: ImportRun) -> None:
    """Removes a run that wrote nothing, and its file when no other run needs it."""
    upload = run.upload
    with transaction.atomic():
        run.delete()
        if not upload.runs.exists():
            upload.delete()
            transaction.on_commit(lambda: _delete_bytes(upload))


def drop_file(upload: Upload) -> None:
    """Forgets the bytes when no open run needs them; call inside the transaction."""
    if upload.file and not upload.runs.open().exists():
        Upload.objects.filter(pk=upload.pk).update(file="")
        transaction.on_commit(lambda: _delete_bytes(upload))


def _delete_bytes(upload: Upload) -> None:
    upload.file.delete(save=False)


def forget_stale(moment: datetime) -> Forgotten:
    """Files older than a day go, runs left open expire, old values go when undoing ends."""
    stale = Upload.objects.stale_at(moment)
    expiring = list(ImportRun.objects.open().filter(upload__in=stale).values_list("pk", flat=True))
    ended = ImportRun.objects.filter(
        state=State.APPLIED, applied_at__lte=moment - settings.UNDO_KEPT_FOR
    ).exclude(effects__has_key="emptied_at")
    emptied = [run for run in ended if _empty(run, moment)]
    for pk in expiring:
        with transaction.atomic():
            if ImportRun.objects.open().filter(pk=pk).update(state=State.EXPIRED):
                ImportRow.objects.filter(run=pk).forget()
    files = list(stale.exclude(file=""))
    for upload in files:
        Upload.objects.filter(pk=upload.pk).update(file="")
        _delete_bytes(upload)
    return Forgotten(len(files), len(expiring), len(emptied))


@transaction.atomic
def _empty(run: ImportRun, moment: datetime) -> bool:
    ImportRow.objects.filter(run=run).forget()
    effects = run.effects | {"emptied_at": moment.isoformat()}
    return bool(ImportRun.objects.filter(pk=run.pk).update(effects=effects))
