"""Imports a list of actions into a plan, all or nothing; the same verbs as the wizard."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser
from django.utils import timezone
from django.utils.translation import gettext as _

from actionplan.importing import ACTIONS
from actionplan.models import ActionPlan
from intake.command_line import AnsweringCommand, Refusal
from intake.reporting import import_file, summarise


class Command(AnsweringCommand):
    help = "Import a list of actions (CSV, XLSX, XLS, ODS) into an action plan."

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("file", metavar="FILE")
        parser.add_argument("--plan", required=True, metavar="KEY")
        parser.add_argument("--sheet", metavar="NAME")
        parser.add_argument("--dry-run", action="store_true", help="say what would be done")
        parser.add_argument("--only-valid", action="store_true", help="leave rows with errors out")

    def answer(self, options: Mapping[str, Any]) -> dict[str, Any]:
        key = options["plan"]
        if not ActionPlan.objects.filter(key=key).exists():
            message = _("There is no action plan %(key)s.") % {"key": key}
            raise Refusal("plan_unknown", message)
        return import_file(ACTIONS, key, Path(options["file"]), options, timezone.now())

    def summary(self, answer: Mapping[str, Any]) -> str:
        return summarise(ACTIONS, answer)
