"""What is measured of importing, each in its own process: ours, the usual way, the least there is.

The usual way is `import_export.resources.ModelResource` with its default settings: one flat model,
its offices found by name (all spellings are there already) and its rows by e-mail. It classifies
nothing, stores no verdicts and cannot be taken back. The floor reads the file and inserts every row
into the two tables that ours fills, without looking at it.
"""

import csv
import io
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from django.db import connection
from django.utils import timezone
from import_export import fields, resources, widgets
from python_calamine import CalamineWorkbook
from tablib import Dataset

from benchmarks.lists import all_agencies, known_guests, write_lists
from benchmarks.measuring import Meter
from benchmarks.models import PlainAttendee, PlainOffice
from cms.loading import load_initial_content
from directory.models import Agency
from intake import applying, checking, undoing, uploading
from intake.files.reading import COMMAND
from intake.models import ImportRun
from workshops.models import Attendance, Participant, Workshop

SLUG = "mataram-2023"
Options = Mapping[str, Any]


def make_lists(options: Options) -> dict[str, Any]:
    write_lists(Path(options["folder"]), options["rows"])
    return {}


def make_ready(options: Options) -> dict[str, Any]:
    """The site's initial content, and who is known before the list of `rows` rows comes."""
    load_initial_content()
    with connection.schema_editor() as editor:
        editor.create_model(PlainOffice)
        editor.create_model(PlainAttendee)
    known = list(known_guests(options["rows"]))
    workshop = Workshop.objects.get(slug=SLUG)
    people = Participant.objects.bulk_create(
        Participant(full_name=guest.name, email=guest.email, phone=guest.phone) for guest in known
    )
    Attendance.objects.bulk_create(
        Attendance(workshop=workshop, participant=person, position=guest.position)
        for person, guest in zip(people, known, strict=True)
    )
    offices = PlainOffice._default_manager.bulk_create(
        PlainOffice(name=name) for name in all_agencies()
    )
    PlainAttendee._default_manager.bulk_create(
        PlainAttendee(name=guest.name, email=guest.email, phone=guest.phone, agency=offices[0])
        for guest in known
    )
    return {}


def ours(options: Options) -> dict[str, Any]:
    meter, path, moment = Meter(), Path(options["file"]), timezone.now()
    with meter.phase("read"), meter.with_children():
        upload = uploading.receive(path.read_bytes(), path.name, None, moment)
        run = uploading.start(upload, "attendees", SLUG, None, None, moment, COMMAND)
    with meter.phase("check"):
        verdicts = checking.check(run)
    with meter.phase("apply"):
        applied = applying.apply(run, None, moment, only_valid=True)
    memory = meter.answer()["memory"]
    with meter.phase("undo"):
        undone = undoing.undo(ImportRun.objects.get(pk=run.pk), None, moment)
    measured = meter.answer() | {"memory": memory}
    counts = {"verdicts": verdicts.counts, "applied": applied.counts, "undone": undone.undone}
    return measured | counts


class PlainResource(resources.ModelResource):
    """As the manual has it."""

    name = fields.Field("name", "Nama")
    position = fields.Field("position", "Jabatan")
    agency = fields.Field("agency", "Instansi", widgets.ForeignKeyWidget(PlainOffice, "name"))
    sex = fields.Field("sex", "L/P")
    phone = fields.Field("phone", "No. HP")
    email = fields.Field("email", "Email")

    class Meta:
        model = PlainAttendee
        fields = ("name", "position", "agency", "sex", "phone", "email")
        import_id_fields = ("email",)


def usual(options: Options) -> dict[str, Any]:
    meter, path = Meter(), Path(options["file"])
    with meter.phase("read"):
        data = Dataset().load(path.read_bytes() if path.suffix == ".xlsx" else path.read_text())
    if options["preview"]:
        with meter.phase("preview"):
            PlainResource().import_data(data, dry_run=True)
    with meter.phase("import"):
        result = PlainResource().import_data(data, dry_run=False)
    return meter.answer() | {"counts": dict(result.totals)}


def least(options: Options) -> dict[str, Any]:
    meter, path = Meter(), Path(options["file"])
    workshop = Workshop.objects.get(slug=SLUG)
    with meter.phase("all"):
        rows = list(_bare_rows(path))[1:]
        names = list({row[3]: None for row in rows})
        created = Agency.objects.bulk_create(Agency(name=name) for name in names)
        agencies = dict(zip(names, created, strict=True))
        people = Participant.objects.bulk_create(
            Participant(full_name=row[1], phone=row[5], email=row[6]) for row in rows
        )
        Attendance.objects.bulk_create(
            Attendance(
                workshop=workshop, participant=person, agency=agencies[row[3]], position=row[2]
            )
            for person, row in zip(people, rows, strict=True)
        )
    return meter.answer()


def _bare_rows(path: Path) -> Iterator[list[Any]]:
    if path.suffix == ".xlsx":
        yield from (
            CalamineWorkbook.from_filelike(io.BytesIO(path.read_bytes()))
            .get_sheet_by_index(0)
            .iter_rows()
        )
    else:
        with path.open(encoding="utf-8", newline="") as file:
            yield from csv.reader(file)
