"""Takes an import back within seven days; rows edited since stay and are named."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from django.core.management.base import CommandParser
from django.utils import timezone
from django.utils.translation import gettext as _

from intake.command_line import AnsweringCommand, Refusal
from intake.models import ImportRun
from intake.undoing import TooLate, undo
from intake.uploading import Closed


class Command(AnsweringCommand):
    help = "Undo an import by its number."

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("run", type=int, metavar="RUN")

    def answer(self, options: Mapping[str, Any]) -> dict[str, Any]:
        run = _find(options["run"])
        try:
            undone = undo(run, None, timezone.now())
        except Closed:
            raise Refusal(
                "run_not_applied",
                _("Import %(run)s is not applied, so there is nothing to undo.") % options,
            ) from None
        except TooLate:
            raise Refusal(
                "undo_ended",
                _("Import %(run)s is older than 7 days and can no longer be undone.") % options,
            ) from None
        return {"undone": undone.undone, "kept": [asdict(row) for row in undone.kept]}

    def summary(self, answer: Mapping[str, Any]) -> str:
        if "undone" not in answer:
            return ""
        lines = [_("%(undone)s rows undone.") % answer]
        lines += [_("Row %(row)s stays: %(why)s") % row for row in answer["kept"]]
        return "\n".join(lines)


def _find(number: int) -> ImportRun:
    run: ImportRun | None = None
    if 0 < number < 2**63:
        run = ImportRun.objects.filter(pk=number).first()
    if run is None:
        raise Refusal("run_unknown", _("There is no import number %(run)s.") % {"run": number})
    return run
