"""Says what the agency names of a list mean: type, level, agency, region and how sure that is."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser
from django.utils.translation import gettext as _

from directory.classifying import Offices
from intake.command_line import AnsweringCommand, Refusal
from intake.files.reading import COMMAND, Unreadable, read_table
from intake.matching import Column, match_columns, recogniser
from intake.reporting import read_bytes

NAME = Column(
    "name", "name", ("name", "nama", "instansi", "nama instansi", "agency"), required=True
)


class Command(AnsweringCommand):
    help = "Classify the agency names in the column `name` of a CSV file."

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("file", metavar="FILE.csv")

    def answer(self, options: Mapping[str, Any]) -> dict[str, Any]:
        offices = Offices.load()
        return {"results": [offices.describe(name) for name in _names(Path(options["file"]))]}

    def summary(self, answer: Mapping[str, Any]) -> str:
        results = answer.get("results", [])
        return "\n".join(f"{row['name']}: {row['type'] or _('unsure')}" for row in results)


def _names(path: Path) -> list[str]:
    try:
        data = read_bytes(path)
        table = read_table(data, name=path.name, limits=COMMAND, known=recogniser([NAME]))
    except Unreadable as reason:
        raise Refusal(reason.code, reason.message) from None
    mapping = match_columns(table.header, [NAME])
    if mapping.missing:
        raise Refusal(
            "columns_missing", _("The file has no column for: %(columns)s.") % {"columns": "name"}
        )
    return [mapping.values(row)["name"] for row in table.rows]
