"""A file comes in: kept for a day, read into rows of a run, its columns matched; and forgotten."""

import hashlib
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypedDict, Unpack

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import transaction

from intake import kinds
from intake.bulk import unhurried_collector
from intake.claiming import CHECKABLE, Busy, Closed, change
from intake.files.reading import WIZARD, Limits, Table, read_table
from intake.kinds import Kind
from intake.matching import Mapping, propose, recogniser
from intake.models import ImportRow, ImportRun, Upload
from intake.private import SafeTable, without_private
from intake.querysets import OPEN
from intake.remembering import recall_for, remember_columns
from intake.stored import store as store_rows
from intake.text import shortened

State = ImportRun.State
LONGEST_NAME, LONGEST_SHEET = 200, 80


class ColumnsMissing(Exception):  # noqa: N818 - an answer, not a fault
    """A required field has no column in the file."""

    def __init__(self, fields: tuple[str, ...]) -> None:
        super().__init__(", ".join(fields))
        self.fields = fields


class Choices(TypedDict, total=False):
    """How a person says that a file is to be read; what is left out or empty is found out."""

    header_row: int | None
    encoding: str | None
    delimiter: str | None


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


def already(sha256: str, kind: str, target: str) -> ImportRun | None:
    """The latest import of these very bytes into the same place that is applied, to tell people."""
    runs = ImportRun.objects.of_same_file(sha256, kind, target).filter(state=State.APPLIED)
    run: ImportRun | None = runs.select_related("applied_by").order_by("-applied_at").first()
    return run


def read(
    upload: Upload,
    kind: Kind,
    sheet: str | None = None,
    limits: Limits = WIZARD,
    **choices: Unpack[Choices],
) -> SafeTable:
    """The table in an upload. Raises `reading.Unreadable`."""
    with upload.file.open("rb") as file:
        return read_as(file.read(), upload.name, kind, sheet, limits, **choices)


@unhurried_collector()
def read_as(
    source: Any,
    name: str,
    kind: Kind,
    sheet: str | None = None,
    limits: Limits = WIZARD,
    **choices: Unpack[Choices],
) -> SafeTable:
    """A table read with an eye for the headings of this kind. Raises `reading.Unreadable`."""
    known = recogniser(kind.columns, kind.also_headings)
    table = read_table(
        source,
        name=name,
        sheet=sheet,
        limits=limits,
        known=known,
        header_row=choices.get("header_row") or None,
        encoding=choices.get("encoding") or None,
        delimiter=choices.get("delimiter") or None,
    )
    return without_private(table, kind)


def propose_mapping(table: Table, kind: Kind, target: str = "") -> Mapping:
    """The best guess; what lists of the agency that organises the target mean comes first."""
    known = recall_for(kind.key, target) if target else {}
    return propose(table, kind.columns, known, kind.also_headings)


def start(
    upload: Upload,
    kind_key: str,
    target: str,
    sheet: str | None,
    by: Any,
    moment: datetime,
    limits: Limits = WIZARD,
    **choices: Unpack[Choices],
) -> ImportRun:
    """A run over one sheet: its rows as they are, and the best guess of its columns.

    Raises `reading.Unreadable`. A required field without a column is left for a person to choose:
    look at `mapping_of(run).missing`.
    """
    kind = kinds.get(kind_key)
    table = read(upload, kind, sheet, limits, **choices)
    return store(upload, kind, target, table, by, moment)


def start_sheets(
    upload: Upload, kind: Kind, pairs: Sequence[tuple[str, str]], by: Any, moment: datetime
) -> list[ImportRun]:
    """A run for each (sheet, target), all or none. Raises `reading.Unreadable`."""
    tables = [(read(upload, kind, sheet), target) for sheet, target in pairs]
    with transaction.atomic():
        return [store(upload, kind, target, table, by, moment) for table, target in tables]


@unhurried_collector()
@transaction.atomic
def store(
    upload: Upload, kind: Kind, target: str, table: SafeTable, by: Any, moment: datetime
) -> ImportRun:
    read_so = _as_read(table, propose_mapping(table, kind, target))
    run = ImportRun.objects.create(
        upload=upload, kind=kind.key, target=target, started_by=by, started_at=moment, **read_so
    )
    store_rows(run, table.rows)
    return run


def reread(run: ImportRun, *, sheet: str | None = None, **choices: Unpack[Choices]) -> None:
    """Reads the kept file of an open run again, as a person says; what was settled is dropped.

    Raises Closed or `reading.Unreadable`; then the run is as it was.
    """
    kind = kinds.get(run.kind)
    if run.state not in OPEN or not run.upload.file:
        raise Closed(run.pk)
    table = read(run.upload, kind, sheet or sheet_of(run) or None, **choices)
    read_so = _as_read(table, propose_mapping(table, kind, run.target))
    with transaction.atomic():
        change(run, CHECKABLE)(state=State.UPLOADED, counts={}, answers={}, **read_so)
        run.rows.all().delete()
        store_rows(run, table.rows)


def _as_read(table: SafeTable, mapping: Mapping) -> dict[str, Any]:
    """What a run keeps of the way its sheet was read."""
    return {
        "sheet": shortened(table.sheet or "", LONGEST_SHEET),
        "header_row": table.header_row,
        "encoding": table.encoding or "",
        "delimiter": table.delimiter or "",
        "header": list(table.header),
        "mapping": mapping.as_json(),
        "effects": {
            "sheet": table.sheet or "",
            "sheets": list(table.sheets),
            "cleaned": list(table.cleaned),
            **private_effects(table),
        },
    }


def sheet_of(run: ImportRun) -> str:
    """The whole name of the sheet; what stands in lists is shortened."""
    return str(run.effects.get("sheet", run.sheet))


def private_effects(table: SafeTable) -> dict[str, Any]:
    """Said of private numbers: headings of emptied columns, rows that lost one in another cell."""
    return {"private": list(table.private), "private_rows": list(table.private_rows)}


def mapping_of(run: ImportRun) -> Mapping:
    return Mapping.from_json(run.mapping)


def choose_mapping(run: ImportRun, mapping: Mapping, *, remember: bool = False) -> None:
    """Settles which column holds which field, and on wish keeps it for the organising agency.

    Raises ColumnsMissing or Closed.
    """
    if mapping.missing:
        raise ColumnsMissing(mapping.missing)
    with transaction.atomic():
        change(run, CHECKABLE)(mapping=mapping.as_json(), state=State.MAPPED, counts={})
        if remember:
            remember_columns(run, mapping)


def discard(run: ImportRun) -> None:
    """Removes a run that wrote nothing, and its file when no other run needs it. Raises Closed."""
    upload = run.upload
    with transaction.atomic():
        change(run, CHECKABLE)(state=State.EXPIRED)
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
            if ImportRun.objects.open().filter(pk=pk).update(state=State.EXPIRED, answers={}):
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
    return bool(ImportRun.objects.filter(pk=run.pk).update(effects=effects, answers={}))


__all__ = ["Busy", "Closed"]
