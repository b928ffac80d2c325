"""Imports an attendee list into a workshop, all or nothing; the same verbs as the wizard."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser
from django.utils import timezone
from django.utils.translation import gettext as _

from intake.command_line import AnsweringCommand, Refusal
from intake.reporting import import_file, summarise
from workshops.importing import ATTENDEES
from workshops.models import Workshop


class Command(AnsweringCommand):
    help = "Import an attendee list (CSV, XLSX, XLS, ODS) into a workshop."

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("file", metavar="FILE")
        parser.add_argument("--workshop", required=True, metavar="SLUG")
        parser.add_argument("--sheet", metavar="NAME")
        parser.add_argument("--dry-run", action="store_true", help="say what would be done")
        parser.add_argument("--only-valid", action="store_true", help="leave rows with errors out")

    def answer(self, options: Mapping[str, Any]) -> dict[str, Any]:
        slug = options["workshop"]
        if not Workshop.objects.filter(slug=slug).exists():
            message = _("There is no workshop %(slug)s.") % {"slug": slug}
            raise Refusal("workshop_unknown", message)
        return import_file(ATTENDEES, slug, Path(options["file"]), options, timezone.now())

    def summary(self, answer: Mapping[str, Any]) -> str:
        return summarise(ATTENDEES, answer)
