"""What a script is told of an import: facts of the file, verdicts, problems, side effects."""

from collections.abc import Mapping as ReadOnly
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from intake import applying, checking, uploading
from intake.checking import Reported
from intake.claiming import Closed
from intake.command_line import Refusal
from intake.files.reading import COMMAND, Table, Unreadable, read_file
from intake.kinds import Kind
from intake.matching import Mapping
from intake.private import SafeTable
from intake.uploading import private_effects, propose_mapping, read_as, receive, store


def import_file(
    kind: Kind, target: str, path: Path, options: ReadOnly[str, Any], moment: Any
) -> dict[str, Any]:
    """Checks and applies a file, or with `dry_run` says what that would do. Raises Refusal.

    `options` holds `sheet`, `dry_run` and `only_valid`. A run that is refused leaves no trace.
    """
    data, table = _open(kind, path, options["sheet"])
    mapping = propose_mapping(table, kind, target)
    facts = describe(table, mapping)
    if mapping.missing:
        raise Refusal("columns_missing", missing_columns(kind, mapping), facts)
    if options["dry_run"]:
        return _rehearse(kind, target, table, mapping, options, facts)
    with transaction.atomic():
        upload = receive(data, table.name, None, moment, keep=False)
        run = store(upload, kind, target, table, None, moment)
    verdicts = checking.check(run)
    effects = verdicts.effects | private_effects(table)
    report = facts | _tell(verdicts.counts, effects, checking.problems_of(run), kind)
    try:
        applied = applying.apply(run, None, moment, only_valid=options["only_valid"])
    except applying.RowsInvalid as invalid:
        uploading.discard(run)
        raise _invalid(invalid.rows, report, kind) from None
    except (applying.Changed, Closed):
        uploading.discard(run)
        raise Refusal("changed", _("The data changed meanwhile; start the import again.")) from None
    return report | {"run": applied.run}


def _rehearse(
    kind: Kind,
    target: str,
    table: SafeTable,
    mapping: Mapping,
    options: ReadOnly[str, Any],
    facts: dict[str, Any],
) -> dict[str, Any]:
    lines = checking.lines_from(table.rows, mapping)
    parts = {row.number: row.part for row in table.rows if row.part}
    judgement = checking.judge(kind, target, mapping, lines, parts, {})
    problems = checking.report(kind, judgement.rows)
    effects = judgement.effects | private_effects(table)
    report = facts | _tell(judgement.counts(), effects, problems, kind)
    wrong = [row.number for row in judgement.rows if row.verdict == "error"]
    if wrong and not options["only_valid"]:
        raise _invalid(wrong, report, kind)
    return report


def _open(kind: Kind, path: Path, sheet: str | None) -> tuple[bytes, SafeTable]:
    try:
        data = read_bytes(path)
        return data, read_as(data, path.name, kind, sheet, COMMAND)
    except Unreadable as reason:
        sheets = {"sheets": list(reason.sheets)} if reason.sheets else {}
        raise Refusal(reason.code, reason.message, sheets) from None


def read_bytes(path: Path) -> bytes:
    """Raises Unreadable. One byte more than allowed is read, so that too large is seen."""
    return read_file(path, path.name or str(path), COMMAND)


def describe(table: Table, mapping: Mapping) -> dict[str, Any]:
    """How the file was read. `mapping` goes from a field to the heading it was found under."""
    return {
        "file": table.name,
        "sheet": table.sheet,
        "encoding": table.encoding,
        "delimiter": table.delimiter,
        "header_row": table.header_row,
        "mapping": {field: table.header[at] for field, at in mapping.fields.items()},
        "rows_read": len(table.rows),
    }


def missing_columns(kind: Kind, mapping: Mapping) -> str:
    labels = [str(column.label) for column in kind.columns if column.field in mapping.missing]
    return _("The file has no column for: %(columns)s.") % {"columns": ", ".join(labels)}


def _tell(
    counts: ReadOnly[str, int],
    effects: ReadOnly[str, Any],
    problems: Sequence[Reported],
    kind: Kind,
) -> dict[str, Any]:
    told = {name: effects[name] for name in kind.told}
    sides = {name: value for name, value in effects.items() if name not in kind.told}
    said = [
        {"row": each.row, "field": each.field, "code": each.code, "message": each.message}
        for each in problems
    ]
    return {"verdicts": dict(counts), **told, "problems": said, "side_effects": sides, "run": None}


def _invalid(rows: Sequence[int], report: dict[str, Any], kind: Kind) -> Refusal:
    """The report stays whole, but what was not created is not counted as created."""
    nothing = {name: 0 for name in kind.told if isinstance(report[name], int)}
    message = ngettext(
        "%(count)s row has to be mended (row %(rows)s); nothing was imported.",
        "%(count)s rows have to be mended (rows %(rows)s); nothing was imported.",
        len(rows),
    ) % {"count": len(rows), "rows": _some(rows)}
    return Refusal("rows_invalid", message, report | nothing)


def _some(rows: Sequence[int], most: int = 20) -> str:
    shown = ", ".join(str(row) for row in rows[:most])
    return f"{shown} …" if len(rows) > most else shown


def summarise(kind: Kind, report: ReadOnly[str, Any]) -> str:
    """The report as lines for a person."""
    if "rows_read" not in report:
        return ""
    read = _("Read: %(file)s, %(rows)s rows, header in row %(header_row)s.") % {
        "file": report["file"],
        "rows": report["rows_read"],
        "header_row": report["header_row"],
    }
    lines = [read]
    if "verdicts" in report:
        lines.append(_counted(report["verdicts"]))
        lines += [_problem_line(kind, problem) for problem in report["problems"]]
    if report.get("run"):
        lines.append(_("Import number %(run)s; it can be undone for 7 days.") % report)
    return "\n".join(lines)


def _counted(verdicts: ReadOnly[str, int]) -> str:
    return _(
        "%(new)s new, %(update)s updated, %(same)s the same, %(duplicate)s duplicates, "
        "%(error)s to mend, %(skipped)s skipped."
    ) % dict(verdicts)


def _problem_line(kind: Kind, problem: ReadOnly[str, Any]) -> str:
    column = kind.column(problem["field"])
    return _("Row %(row)s, %(column)s: %(message)s") % {
        "row": problem["row"],
        "column": column.label if column else problem["field"],
        "message": problem["message"],
    }
