"""Sends the invitations whose mail is still waiting, as the worker would, but here and now."""

import json
from argparse import ArgumentParser
from collections import Counter
from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from directory.inviting import Outcome, deliver, unsent


class Command(BaseCommand):
    help = "Send invitations that wait. Without a mail server they stay waiting (exit 1)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true", help="one JSON object and nothing else")

    def handle(self, *args: Any, **options: Any) -> None:
        moment = timezone.now()
        outcomes: Counter[Outcome] = Counter()
        for invitation_id in unsent(moment, patience=timedelta()):
            outcome = deliver(invitation_id, moment)
            outcomes[outcome] += 1
            if outcome is Outcome.LATER:
                break
        self._tell(outcomes, as_json=options["json"])

    def _tell(self, outcomes: Counter[Outcome], *, as_json: bool) -> None:
        answer: dict[str, Any] = {
            "sent": outcomes[Outcome.SENT],
            "refused": outcomes[Outcome.REFUSED],
        }
        message = "No mail server answers; invitations that wait go out later."
        is_unreachable = outcomes[Outcome.LATER] > 0
        if is_unreachable:
            answer["error"] = {"code": "mail_unreachable", "message": message}
        if as_json:
            self.stdout.write(json.dumps(answer))
        else:
            self.stdout.write(f"{answer['sent']} sent, {answer['refused']} refused")
        if is_unreachable and as_json:
            raise SystemExit(1)
        if is_unreachable:
            raise CommandError(message)
