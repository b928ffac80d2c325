"""The door for scripts: a summary or, with `--json`, one object; 0 done, 1 refused, 2 misused."""

import json
from collections.abc import Mapping
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import translation


class Refusal(Exception):  # noqa: N818 - an answer, not a fault
    """Refused as a whole, nothing written: a code of the contract, a sentence, the report."""

    def __init__(self, code: str, message: str, report: Mapping[str, Any] | None = None) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.report = dict(report or {})


class AnsweringCommand(BaseCommand):
    """A command that answers with one dictionary; for machines in English."""

    requires_migrations_checks = False

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="one JSON object, nothing else")

    def answer(self, options: Mapping[str, Any]) -> dict[str, Any]:
        """What was done. Raises Refusal."""
        raise NotImplementedError

    def summary(self, answer: Mapping[str, Any]) -> str:
        """The same for a person, in the active language."""
        raise NotImplementedError

    def handle(self, *args: Any, **options: Any) -> None:
        language = "en" if options["json"] else translation.get_language()
        with translation.override(language):
            try:
                answer = self.answer(options)
            except Refusal as refusal:
                self._refuse(refusal, as_json=options["json"])
                raise SystemExit(1) from None
            self._say(answer, as_json=options["json"])

    def _say(self, answer: Mapping[str, Any], *, as_json: bool) -> None:
        text = json.dumps(answer, ensure_ascii=False) if as_json else self.summary(answer)
        self.stdout.write(text)

    def _refuse(self, refusal: Refusal, *, as_json: bool) -> None:
        if as_json:
            error = {"error": {"code": refusal.code, "message": refusal.message}}
            self._say(refusal.report | error, as_json=True)
            return
        self.stderr.write(refusal.message)
        summary = self.summary(refusal.report)
        if summary:
            self.stdout.write(summary)
