"""Writes everything the site holds about a person into a folder."""

import json
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser
from django.core.serializers.json import DjangoJSONEncoder
from django.utils.translation import gettext as _

from directory import personal
from directory.management.person import PersonCommand, refuse_unknown, told_of
from directory.personal import Subject, Unknown
from intake.command_line import Refusal
from intake.files.writing import write_csv

Rows = Sequence[Mapping[str, Any]]


class Command(PersonCommand):
    help = "Write all that is held about a person: person.json, and a CSV file for each part."

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("folder", metavar="DIR")

    def answer(self, options: Mapping[str, Any]) -> dict[str, Any]:
        subject = self.find(options)
        if "@" not in options["who"] and not options["yes"]:
            self.confirm(_("Is this the person? [y/N]"), _("Nothing was written."))
        try:
            found = personal.export(subject)
        except Unknown:
            raise refuse_unknown(options["who"]) from None
        folder = Path(options["folder"])
        try:
            files = _write(folder, subject, found)
        except OSError as error:
            message = _("The folder %(folder)s cannot be written to: %(why)s.")
            about = {"folder": folder, "why": error.strerror or type(error).__name__}
            raise Refusal("folder_not_writable", message % about) from None
        counts = {section: len(rows) for section, rows in found.items()}
        return {**told_of(subject), "folder": str(folder), "files": files, "found": counts}

    def summary(self, answer: Mapping[str, Any]) -> str:
        if "found" not in answer:
            return super().summary(answer)
        lines = [f"{section}: {n}" for section, n in answer["found"].items() if n]
        told = _("%(n)s files in %(folder)s. They hold personal data: hand them to nobody else.")
        return "\n".join([*lines, told % {"n": len(answer["files"]), **answer}])


def _write(folder: Path, subject: Subject, found: Mapping[str, Rows]) -> list[str]:
    """Readable by their owner alone. The CSV files are for reading, the JSON file for machines."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    whole = {**told_of(subject), **found}
    text = json.dumps(whole, cls=DjangoJSONEncoder, ensure_ascii=False, indent=2)
    with _open(folder / "person.json") as file:
        file.write(f"{text}\n".encode())
    filled = {section: rows for section, rows in found.items() if rows}
    for section, rows in filled.items():
        header = list(rows[0])
        with _open(folder / f"{section}.csv") as file:
            write_csv(file, header, ([row.get(name) for name in header] for row in rows))
    return ["person.json", *(f"{section}.csv" for section in filled)]


def _open(path: Path) -> Any:
    """A file made anew, so that a link somebody laid there leads nowhere."""
    path.unlink(missing_ok=True)
    return os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb")
