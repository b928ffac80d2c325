"""Deletes personal data that have been kept long enough; the numbers stay."""

from argparse import ArgumentTypeError
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.conf import settings
from django.core.management.base import CommandError, CommandParser
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from directory import personal
from directory.personal import Purged
from intake.command_line import AnsweringCommand

IMPORTS = "imports"
EARLIEST = 1900  # year


def read_day(text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"{text!r} is not a day; write it like 2026-03-02.") from None
    if day.year < EARLIEST:
        raise ArgumentTypeError(f"{text!r} is before any list was kept.")
    return day


class Command(AnsweringCommand):
    help = "Delete the personal data of events whose time is over, and of old imports."

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument(
            "--at", type=read_day, metavar="DATE", help="act as if it were this day"
        )
        parser.add_argument("--dry-run", action="store_true", help="say what would be deleted")
        parser.add_argument("--force", action="store_true", help="in production, a day to come")

    def answer(self, options: Mapping[str, Any]) -> dict[str, Any]:
        today = timezone.localdate()
        day, dry_run = options["at"] or today, options["dry_run"]
        if settings.PRODUCTION and day > today and not dry_run and not options["force"]:
            raise CommandError("--at lies in the future; --force is needed for that.", returncode=2)
        purged = personal.purge(day, dry_run=dry_run)
        return {
            "at": day.isoformat(),
            "dry_run": dry_run,
            "workshops": [_tell(one) for one in purged if one.of == "workshops"],
            "counted": sum(one.counted for one in purged),
            "other_imports": _other_imports(purged),
        }

    def summary(self, answer: Mapping[str, Any]) -> str:
        day = date_format(date.fromisoformat(answer["at"]), "DATE_FORMAT")
        lines = [_event_line(one) for one in answer["workshops"]]
        if any(answer["other_imports"].values()):
            lines.append(
                _("Old imports: %(rows)s rows emptied, %(files)s files forgotten.")
                % answer["other_imports"]
            )
        lines = lines or [_("Nothing was due on %(day)s.") % {"day": day}]
        if answer["counted"]:
            lines.append(_("People who stay in the numbers: %(counted)s.") % answer)
        if answer["dry_run"]:
            lines.append(_("This was a rehearsal: nothing was deleted."))
        return "\n".join(lines)


def _tell(purged: Purged) -> dict[str, Any]:
    return {"slug": purged.key, **purged.removed, "counted": purged.counted}


def _other_imports(purged: list[Purged]) -> dict[str, int]:
    found = {"rows": 0, "files": 0}
    for one in purged:
        if one.of == IMPORTS:
            found |= one.removed
    return found


def _event_line(event: Mapping[str, Any]) -> str:
    return (
        _(
            "%(slug)s: %(participants)s people and %(attendances)s attendances deleted,"
            " %(rows)s rows of imports emptied, %(files)s files forgotten,"
            " %(agencies)s agencies that served nothing else deleted."
        )
        % event
    )
