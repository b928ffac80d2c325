"""What imports know about people, and how it is forgotten: for a target, by age, for one person."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from pathlib import PurePath
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from directory.personal import Keeper, Purged, Subject
from intake.models import ColumnMemory, Export, ImportRow, ImportRun, Upload
from intake.querysets import ImportRowQuerySet, ImportRunQuerySet, UploadQuerySet
from intake.text import fold

AT_ONCE = 500
ENDINGS = frozenset({".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".xls", ".ods"})
# Of the effects of a run these hold only numbers and codes; texts among the others go.
IMPERSONAL_EFFECTS = frozenset({"by_agency_type", "by_step", "kept", "emptied_at", "purged_on"})
NO_MAPPING: Mapping[str, Any] = {"header": [], "columns": {}, "required": []}
SHORTEST_WORD = 4


@dataclass(frozen=True)
class Forgotten:
    """How many rows were emptied, and of how many uploads the file and its name went."""

    rows: int = 0
    files: int = 0


def months_before(day: date, months: int) -> date:
    """The same day that many months earlier, or the last one of a shorter month."""
    years, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(years, month + 1, last)
        except ValueError:
            continue
    raise ValueError(day)


def filled(rows: ImportRowQuerySet) -> ImportRowQuerySet:
    """Rows that still hold something that people wrote."""
    empty = Q(cells=[], edits={}, before={}, after={}, problems=[], decision="")
    return rows.exclude(empty)


def remembering(runs: ImportRunQuerySet) -> ImportRunQuerySet:
    """Runs of which something is left to forget."""
    return runs.exclude(effects__has_key="purged_on")


def forget_runs(runs: ImportRunQuerySet, day: date) -> Forgotten:
    """Rows, answers, headings, file and file name go; states, verdicts and counts stay.

    A run that was open expires, and an apply that is under way will find it changed. Call inside
    the transaction.
    """
    found = list(remembering(runs).select_related("upload").order_by("pk"))
    rows = 0
    for run in found:
        rows += filled(run.rows.all()).update(
            cells=[], edits={}, before={}, after={}, problems=[], decision=""
        )
        _empty_run(run, day)
    uploads = {run.upload_id: run.upload for run in found}
    return Forgotten(rows, sum(forget_file(upload) for upload in uploads.values()))


def _empty_run(run: ImportRun, day: date) -> None:
    effects = {name: value for name, value in run.effects.items() if _is_impersonal(name, value)}
    ended = {"emptied_at": day.isoformat(), "purged_on": day.isoformat()}
    is_open = ImportRun.objects.open().filter(pk=run.pk).exists()
    ImportRun.objects.filter(pk=run.pk).update(
        state=ImportRun.State.EXPIRED if is_open else run.state,
        version=run.version + 1,
        sheet="",
        header=[],
        mapping=NO_MAPPING,
        answers={},
        effects=effects | ended,
    )


def _is_impersonal(name: str, value: Any) -> bool:
    return name in IMPERSONAL_EFFECTS or isinstance(value, int | float | None)


def forget_file(upload: Upload) -> bool:
    """Bytes and name; of the name only a known ending stays. False when they had gone before."""
    nameless = "…" + _ending(upload.name)
    if not upload.file.name and upload.name == nameless:
        return False
    Upload.objects.filter(pk=upload.pk).update(name=nameless, file="")
    if upload.file.name:
        transaction.on_commit(partial(upload.file.storage.delete, upload.file.name))
    return True


def _ending(name: str) -> str:
    ending = PurePath(name).suffix.lower()
    return ending if ending in ENDINGS else ""


def forget_headings(words: Collection[str]) -> int:
    """A remembered heading that shares a word with people who go may be one of them."""
    known = {word for text in words for word in fold(text).split() if len(word) >= SHORTEST_WORD}
    named = [
        pk
        for pk, heading in ColumnMemory.objects.values_list("pk", "heading")
        if known & set(fold(heading).split())
    ]
    return sum(ColumnMemory.objects.filter(pk__in=part).delete()[0] for part in _parts(named))


def created_by(rows: ImportRowQuerySet, label: str) -> set[int]:
    """Ids of what these rows created, of the model with this label."""
    made = rows.exclude(created=[]).values_list("created", flat=True).iterator(2000)
    return {pk for created in made for model, pk in created if model == label}


def forget_rows(rows: Iterable[ImportRow]) -> int:
    """Empties single rows and leaves them their shape: their runs may still be open."""
    emptied = list(rows)
    for row in emptied:
        row.cells = [""] * len(row.cells)
        row.edits, row.before, row.after, row.problems, row.decision = {}, {}, {}, [], ""
    fields = ["cells", "edits", "before", "after", "problems", "decision"]
    ImportRow.objects.bulk_update(emptied, fields, batch_size=AT_ONCE)
    return len(emptied)


def rows_about(subject: Subject) -> Iterator[ImportRow]:
    """Rows with the address in a cell, or with a cell that is one of the names."""
    for row in filled(ImportRow.objects.order_by("run", "number")).iterator(2000):
        if any(_is_about(text, subject) for text in _texts(row)):
            yield row


def _texts(row: ImportRow) -> Iterator[str]:
    params = [problem.get("params", {}) for problem in row.problems]
    for values in (row.edits, row.before, row.after, *params):
        yield from (value for value in values.values() if isinstance(value, str))
    yield from (cell for cell in row.cells if isinstance(cell, str))


def _is_about(text: str, subject: Subject) -> bool:
    return subject.is_written_in(text) or fold(text) in subject.names


def _export(subject: Subject) -> dict[str, list[dict[str, Any]]]:
    rows = [{"import": r.run_id, "row": r.number, "cells": r.cells} for r in rows_about(subject)]
    found: dict[str, list[dict[str, Any]]] = {"import_rows": rows}
    if subject.account is not None:
        found |= _doings(subject.account)
    return found


def _doings(account: int) -> dict[str, list[dict[str, Any]]]:
    uploads = Upload.objects.filter(uploaded_by=account).order_by("pk")
    runs = ImportRun.objects.filter(Q(started_by=account) | Q(applied_by=account)).order_by("pk")
    exports = Export.objects.filter(exported_by=account).order_by("pk")
    return {
        "uploads": list(uploads.values("name", "sha256", "uploaded_at")),
        "imports": list(runs.values("kind", "target", "state", "started_at", "applied_at")),
        "exports": list(exports.values("list_name", "target", "format", "rows", "exported_at")),
    }


def _erase(subject: Subject, day: date) -> dict[str, int]:
    """A file that still lies there goes with its rows; the log of uploads and exports stays."""
    rows = list(rows_about(subject))
    runs = ImportRun.objects.filter(pk__in={row.run_id for row in rows}).select_related("upload")
    answers = sum(_forget_answers(run, subject) for run in ImportRun.objects.exclude(answers={}))
    uploads = {run.upload_id: run.upload for run in runs}
    uploads |= {upload.pk: upload for upload in Upload.objects.all() if _names(upload, subject)}
    files = sum(forget_file(upload) for upload in uploads.values())
    forget_headings([subject.email, *subject.names])
    return {"import_rows": forget_rows(rows), "import_answers": answers, "import_files": files}


def _names(upload: Upload, subject: Subject) -> bool:
    name = fold(upload.name)
    return any(f" {one} " in f" {name} " for one in subject.names)


def _forget_answers(run: ImportRun, subject: Subject) -> int:
    """An answer stands under the text of a cell, and is a text itself where it was typed."""
    kept = {
        field: {
            text: answer
            for text, answer in answers.items()
            if not _is_about(text, subject) and not _is_about(str(answer), subject)
        }
        for field, answers in run.answers.items()
    }
    if kept == run.answers:
        return 0
    ImportRun.objects.filter(pk=run.pk).update(answers=kept)
    return sum(len(answers) - len(kept[field]) for field, answers in run.answers.items())


def _purge(day: date) -> Iterator[Purged]:
    """Imports into what has no retention of its own, or that never came to anything."""
    limit = months_before(day, settings.PERSONAL_DATA_KEPT_FOR)
    with transaction.atomic():
        old = forget_runs(ImportRun.objects.filter(started_at__date__lte=limit), day)
        unread = _unread(day)
        files = sum(forget_file(upload) for upload in unread)
        unread.delete()
    stray = _sweep_strays(day)
    if old.rows or old.files or files or stray:
        yield Purged("imports", "", {"rows": old.rows, "files": old.files + files + stray})


def _unread(day: date) -> UploadQuerySet:
    """Uploads of which no sheet was ever read, a day later."""
    return Upload.objects.filter(runs=None, uploaded_at__date__lt=day - timedelta(days=1))


def _sweep_strays(day: date) -> int:
    """Files that no upload knows: a process ended between the record and the file."""
    storage = Upload._meta.get_field("file").storage
    if not storage.exists(""):
        return 0
    known = set(Upload.objects.exclude(file="").values_list("file", flat=True))
    stray = [
        name
        for name in storage.listdir("")[1]
        if name not in known
        and timezone.localdate(storage.get_modified_time(name)) < day - timedelta(days=1)
    ]
    for name in stray:
        transaction.on_commit(partial(storage.delete, name))
    return len(stray)


def _parts(ids: Iterable[int]) -> Iterator[list[int]]:
    ordered = sorted(ids)
    for start in range(0, len(ordered), AT_ONCE):
        yield ordered[start : start + AT_ONCE]


IMPORTS = Keeper(
    key="imports",
    fields={
        "intake.Upload": ("name", "file"),
        "intake.ImportRun": ("sheet", "header", "mapping", "answers", "effects"),
        "intake.ImportRow": ("cells", "edits", "problems", "before", "after", "decision"),
        "intake.ColumnMemory": ("heading",),
    },
    export=_export,
    erase=_erase,
    purge=_purge,
)
