"""What is measured of digests, each in its own process: planning a day, sending beside a bare loop.

The bare loop is what a script would do: render one template, turn it into HTML, send it. It asks no
database, claims nothing, writes no link, no text twin and no log.
"""

import gc
import os
import resource
import time
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

# The bare loop has no door.
from django.core.mail import EmailMultiAlternatives, get_connection  # noqa: TID251
from django.core.mail.backends.base import BaseEmailBackend  # noqa: TID251
from django.db import connection
from django.template.loader import render_to_string
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from mjml import mjml2html

from actionplan.models import Action
from directory import mail
from reminders import delivering, digests
from reminders.delivering import Outcome
from reminders.models import Digest
from reminders.recipients import recipient_on
from tests.faults.people import fill

MEGABYTE = 1_000_000
MANY_ACTIONS = 10
Options = Mapping[str, Any]


def make_ready(options: Options) -> dict[str, Any]:
    told = len(fill(options)["told"])
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return {"told": told}


def plan(options: Options) -> dict[str, Any]:
    """A day's rows from nothing, then the question of the next tick, when all are there."""
    moment = datetime.fromisoformat(options["at"])
    connection.ensure_connection()
    first, found = _timed(moment)
    again, _ = _timed(moment)
    return {"seconds": first, "again": again, "rows": found}


def _timed(moment: datetime) -> tuple[float, int]:
    start = time.perf_counter()
    found = digests.open_due(moment)
    return time.perf_counter() - start, len(found)


def send(options: Options) -> dict[str, Any]:
    """Ours and the bare loop by turns of `block` mails; seconds of each, and memory over ours."""
    moment = datetime.fromisoformat(options["at"])
    mail.keep_connection()  # as a worker does
    waiting = iter(digests.open_due(moment))
    context = _context_of(next(waiting), moment)
    ours, bare, kept, held = [], [], [], []
    for _ in range(options["blocks"]):
        ours.append(_send_ours(waiting, options["block"], moment))
        held.append(_memory())
        bare.append(_send_bare(context, options["block"]))
        with get_connection() as smtp:
            kept.append(_send_bare(context, options["block"], smtp))
    return {"ours": ours, "bare": bare, "kept": kept, "memory": held}


def _context_of(digest_id: int, moment: datetime) -> dict[str, Any]:
    """What the templates get for a real digest, which goes out."""
    seen: dict[str, Any] = {}
    compose = mail.compose

    def watched(name: str, to: str, context: dict[str, Any], *rest: Any) -> mail.Letter:
        letter = compose(name, to, context, *rest)
        seen.update({"context": context, "letter": letter, "language": rest[0]})
        return letter

    mail.compose = watched  # type: ignore[assignment]
    try:
        delivering.deliver(digest_id, moment)
    finally:
        mail.compose = compose
    return seen


def _send_ours(waiting: Iterator[int], number: int, moment: datetime) -> float:
    start = time.perf_counter()
    for _ in range(number):
        if delivering.deliver(next(waiting), moment) is not Outcome.SENT:
            raise ValueError("a digest was not sent")
    return time.perf_counter() - start


def _send_bare(seen: dict[str, Any], number: int, smtp: BaseEmailBackend | None = None) -> float:
    """A connection for each mail, as `message.send()` has it, unless one is given."""
    letter, context = seen["letter"], {**seen["context"], "language": seen["language"]}
    start = time.perf_counter()
    for n in range(number):
        with translation.override(seen["language"]):
            html = mjml2html(render_to_string("email/digest/body.mjml", context))
        message = EmailMultiAlternatives(
            letter.subject, letter.text, to=[f"{n}@example.org"], connection=smtp
        )
        message.attach_alternative(html, "text/html")
        message.send()
    return time.perf_counter() - start


def _memory() -> float:
    """Megabytes that the process holds now."""
    gc.collect()
    pages = int(Path(f"/proc/{os.getpid()}/statm").read_text().split()[1])
    return pages * resource.getpagesize() / MEGABYTE


def count(options: Options) -> dict[str, Any]:
    """Queries of a digest with one action and of one with many."""
    moment = datetime.fromisoformat(options["at"])
    waiting = iter(digests.open_due(moment))
    delivering.deliver(next(waiting), moment)  # what is asked once per process
    by_actions: dict[str, int] = {}
    for digest_id, actions in zip(waiting, (1, MANY_ACTIONS), strict=False):
        _set_actions(Digest.objects.get(pk=digest_id), actions)
        with CaptureQueriesContext(connection) as captured:
            _send_ours(iter([digest_id]), 1, moment)
        by_actions[f"{actions}_actions"] = len(captured)
    return by_actions


def _set_actions(digest: Digest, number: int) -> None:
    recipient = recipient_on(digest.local_date, digest.address)
    own = Action.objects.filter(owner__in=recipient.posts if recipient else [])
    first, *others = own
    own.filter(pk__in=[one.pk for one in others]).delete()
    for n in range(1, number):
        first.pk, first.reference = None, f"{first.reference[:12]}-{n}"
        first.save(force_insert=True)
