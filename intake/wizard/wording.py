"""Sentences of the wizard's pages: how a file was read, what confirming does, what changed."""

from collections.abc import Sequence
from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from intake import kinds
from intake.kinds import Kind, Problem
from intake.models import ImportRun
from intake.querysets import OPEN
from intake.uploading import sheet_of

State, Work = ImportRun.State, ImportRun.Work
DELIMITERS = {
    ",": gettext_lazy("comma"),
    ";": gettext_lazy("semicolon"),
    "\t": gettext_lazy("tab"),
    "|": gettext_lazy("vertical bar"),
}
ENCODINGS = {"utf-8": "UTF-8", "utf-8-sig": "UTF-8", "cp1252": "Windows-1252"}


def deed_words(run: ImportRun, kind: Kind) -> str:
    """What confirming does, as one or two sentences."""
    new, changed = run.counts.get(kinds.NEW, 0), run.counts.get(kinds.UPDATE, 0)
    values = {"target": kind.target_label(run.target), "new": new, "changed": changed}
    if new and changed:
        deed = _("%(new)s rows are added to “%(target)s” and %(changed)s rows there are updated.")
    elif new:
        deed = ngettext(
            "%(new)s row is added to “%(target)s”.", "%(new)s rows are added to “%(target)s”.", new
        )
    else:
        deed = ngettext(
            "%(changed)s row of “%(target)s” is updated.",
            "%(changed)s rows of “%(target)s” are updated.",
            changed,
        )
    return f"{deed % values} {_left_out_words(sum(run.counts.values()) - new - changed)}"


def _left_out_words(number: int) -> str:
    if not number:
        return _("Every row of the file is imported.")
    text = ngettext("%(n)s row is not imported.", "%(n)s rows are not imported.", number)
    return text % {"n": number}


def reading_words(run: ImportRun, rows: int) -> str:
    """How the file was read, in a line."""
    parts = [
        _("sheet “%(sheet)s”") % {"sheet": sheet_of(run)} if run.sheet else "",
        ngettext("%(n)s row", "%(n)s rows", rows) % {"n": rows},
        _("header row %(row)s") % {"row": run.header_row},
        ENCODINGS.get(run.encoding, run.encoding.upper()),
        str(DELIMITERS.get(run.delimiter, run.delimiter)),
    ]
    return ", ".join(part for part in parts if part)


def state_words(run: ImportRun) -> str:
    """Why what somebody posted was not done to this run."""
    if run.state == State.APPLIED and run.applied_at:
        text = _(
            "%(person)s has already applied this import on %(moment)s. Nothing was done twice."
        )
        return text % {"person": run.applied_by or _("Somebody"), "moment": _moment(run.applied_at)}
    if run.state == State.UNDONE:
        return _("This import was taken back already.")
    if run.state in OPEN:
        return _("Somebody else changed this import at the same moment. Look again.")
    return _("This import can no longer be changed; upload the file again.")


def already_words(run: ImportRun) -> str:
    """That these very bytes are applied to the same place: no refusal, people may mean it."""
    text = _("This very file was already imported here on %(moment)s by %(person)s.")
    return text % {"person": run.applied_by or _("Somebody"), "moment": _moment(run.applied_at)}


def changed_words(rows: Sequence[int], number: int | None = None) -> str:
    """That the check is outdated, and which rows are judged differently now: the first of them,
    if their `number` is larger."""
    number = len(rows) if number is None else number
    if not rows:
        return _(
            "Other data changed while importing. Nothing was imported; look at the rows again."
        )
    text = ngettext(
        "%(n)s row changed since the check (%(rows)s). Nothing was imported; look at it again.",
        "%(n)s rows changed since the check (%(rows)s). Nothing was imported; look at them again.",
        number,
    )
    return text % {"n": number, "rows": _numbers(rows, number)}


def stopped_words(run: ImportRun, kind: Kind) -> str:
    """Why the work on a run ended without a result."""
    if run.failure == "changed" and "changed" in run.effects:
        rows = [number for number, *_verdicts in run.effects["changed"]]
        return changed_words(rows, run.effects.get("changed_rows"))
    return kind.message(Problem("", run.failure or "interrupted"))


def settled_words(number: int) -> str:
    if not number:
        return _("The rows were checked again.")
    text = ngettext(
        "%(n)s answer was saved and the rows were checked again.",
        "%(n)s answers were saved and the rows were checked again.",
        number,
    )
    return text % {"n": number}


def work_heading(work: str) -> str:
    return {
        Work.CHECKING: _("The rows are being checked"),
        Work.APPLYING: _("The list is being imported"),
        Work.UNDOING: _("The import is being taken back"),
    }[Work(work)]


def progress_words(done: int, total: int) -> str:
    percent = 100 * done // total if total else 0
    text = ngettext(
        "%(done)s of %(total)s row (%(percent)s%%)",
        "%(done)s of %(total)s rows (%(percent)s%%)",
        total,
    )
    return text % {"done": _number(done), "total": _number(total), "percent": percent}


def _number(value: int) -> str:
    return str(number_format(value, use_l10n=True, force_grouping=True))


def _moment(moment: datetime | None) -> str:
    return date_format(timezone.localtime(moment), "DATETIME_FORMAT") if moment else ""


def _numbers(rows: Sequence[int], number: int, most: int = 20) -> str:
    shown = ", ".join(str(row) for row in rows[:most])
    return shown if number <= min(most, len(rows)) else f"{shown}, …"
