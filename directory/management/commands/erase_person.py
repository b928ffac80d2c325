"""Erases a person; the numbers and what the office decided stay."""

from collections.abc import Mapping
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from directory import personal
from directory.management.person import PersonCommand, refuse_unknown, told_of
from directory.personal import Subject, Unknown


class Command(PersonCommand):
    help = "Erase what is held about a person. Asks before it does, unless --yes is given."

    def answer(self, options: Mapping[str, Any]) -> dict[str, Any]:
        subject = self.find(options)
        try:
            if not options["yes"]:
                self._ask(subject)
            erased = personal.erase(subject, timezone.localdate())
        except Unknown:
            raise refuse_unknown(options["who"]) from None
        return {
            **told_of(subject),
            "found": dict(erased.found),
            "removed": dict(erased.removed),
        }

    def _ask(self, subject: Subject) -> None:
        found = {section: len(rows) for section, rows in personal.export(subject).items()}
        self.stderr.write("\n".join(f"{section}: {n}" for section, n in found.items() if n))
        question = _("This cannot be taken back. Erase? [y/N]")
        self.confirm(question, _("Nothing was erased."))

    def summary(self, answer: Mapping[str, Any]) -> str:
        if "removed" not in answer:
            return super().summary(answer)
        lines = [f"{section}: {n}" for section, n in answer["removed"].items() if n]
        return "\n".join([_("Erased:"), *lines])
