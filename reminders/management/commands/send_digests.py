"""Sends the digests that are due at a moment, as the worker would, but here and now."""

import json
from argparse import ArgumentParser
from collections import Counter
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from directory.words import Zone
from reminders import digests
from reminders.delivering import Outcome, deliver, rehearse


@dataclass(frozen=True)
class Report:
    at: str
    due: int
    sent: int
    empty: int
    failed: int
    already_sent: int


class Command(BaseCommand):
    help = "Send the digests that are due. Without a mail server they stay due (exit 1)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--at", help="act as if it were this moment (ISO 8601; without an offset it is WIB)"
        )
        parser.add_argument("--dry-run", action="store_true", help="send and keep nothing")
        parser.add_argument("--json", action="store_true", help="one JSON object and nothing else")
        parser.add_argument("--force", action="store_true", help="in production, a moment to come")

    def handle(self, *args: Any, **options: Any) -> None:
        moment = read_moment(options["at"]) if options["at"] else timezone.now()
        if settings.PRODUCTION and moment > timezone.now() and not options["force"]:
            raise CommandError("--at lies in the future; --force is needed for that.", returncode=2)
        already_sent = digests.count_sent(moment)
        run = rehearse_due if options["dry_run"] else send_due
        due, outcomes = run(moment)
        report = Report(
            at=moment.isoformat(),
            due=due,
            sent=outcomes[Outcome.SENT],
            empty=outcomes[Outcome.EMPTY],
            failed=outcomes[Outcome.FAILED],
            already_sent=already_sent,
        )
        self.tell(report, options, unreachable=outcomes[Outcome.UNREACHABLE] > 0)

    def tell(self, report: Report, options: dict[str, Any], unreachable: bool) -> None:
        answer: dict[str, Any] = asdict(report)
        message = "No mail server answers; what is due stays due and goes out later."
        if unreachable:
            answer["error"] = {"code": "mail_unreachable", "message": message}
        if options["json"]:
            self.stdout.write(json.dumps(answer))
        else:
            would = " (nothing was sent: dry run)" if options["dry_run"] else ""
            self.stdout.write(
                f"{report.at}: {report.due} due, {report.sent} sent, {report.empty} with nothing"
                f" to say, {report.failed} failed, {report.already_sent} already sent{would}"
            )
        if unreachable and options["json"]:
            raise SystemExit(1)
        if unreachable:
            raise CommandError(message)


def read_moment(text: str) -> datetime:
    """A moment without an offset is read in Asia/Jakarta, the zone of the capital."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise CommandError(
            f"--at {text!r} is not a moment; write it like 2026-03-02T08:00+07:00.", returncode=2
        ) from None
    return moment if moment.tzinfo else moment.replace(tzinfo=ZoneInfo(Zone.JAKARTA))


def send_due(moment: datetime) -> tuple[int, Counter[Outcome]]:
    """Stops at the first sign that no mail server is there: the others would wait in vain."""
    due = digests.open_due(moment)
    outcomes: Counter[Outcome] = Counter()
    for digest_id in due:
        outcome = deliver(digest_id, moment)
        outcomes[outcome] += 1
        if outcome is Outcome.UNREACHABLE:
            break
    return len(due), outcomes


def rehearse_due(moment: datetime) -> tuple[int, Counter[Outcome]]:
    """What `send_due` would do, undone at the end; no mail server is asked."""
    with transaction.atomic():
        due = digests.open_due(moment)
        outcomes = Counter(rehearse(digest_id, moment) for digest_id in due)
        transaction.set_rollback(True)
    return len(due), outcomes
