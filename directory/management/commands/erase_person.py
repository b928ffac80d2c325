"""Erases a person, found by e-mail; the numbers and what the office decided stay."""

import sys
from collections.abc import Mapping
from typing import Any

from django.core.management.base import CommandParser
from django.utils import timezone
from django.utils.translation import gettext as _

from directory import personal
from directory.management.person import find, refuse_unknown
from directory.personal import Subject, Unknown
from intake.command_line import AnsweringCommand, Refusal

YES = frozenset({"y", "yes", "ya"})


class Command(AnsweringCommand):
    help = "Erase what is held about a person. Asks before it does, unless --yes is given."

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("email", metavar="EMAIL")
        parser.add_argument("--name", default="", help="whom, if several gave the same address")
        parser.add_argument(
            "--yes", "--no-input", "--noinput", action="store_true", dest="yes", help="do not ask"
        )

    def answer(self, options: Mapping[str, Any]) -> dict[str, Any]:
        subject = find(options["email"], options["name"])
        try:
            if not options["yes"]:
                self._ask(subject)
            erased = personal.erase(subject, timezone.localdate())
        except Unknown:
            raise refuse_unknown(options["email"]) from None
        return {
            "email": subject.email,
            "found": dict(erased.found),
            "removed": dict(erased.removed),
        }

    def _ask(self, subject: Subject) -> None:
        """On the error stream, so that standard output stays the answer alone."""
        found = {section: len(rows) for section, rows in personal.export(subject).items()}
        self.stderr.write("\n".join(f"{section}: {n}" for section, n in found.items() if n))
        self.stderr.write(_("This cannot be taken back. Erase? [y/N]"))
        if sys.stdin.readline().strip().lower() not in YES:
            raise Refusal("not_confirmed", _("Nothing was erased."))

    def summary(self, answer: Mapping[str, Any]) -> str:
        if "removed" not in answer:
            return ""
        lines = [f"{section}: {n}" for section, n in answer["removed"].items() if n]
        return "\n".join([_("Erased:"), *lines])
