"""Importing small lists into a workshop, in as few words as a test needs."""

from collections.abc import Sequence
from datetime import UTC, datetime

from intake import applying, checking, uploading
from intake.applying import Applied
from intake.checking import Verdicts
from intake.models import ImportRun
from tests.intake.files import csv_bytes

NOW = datetime(2026, 11, 2, 2, 0, tzinfo=UTC)
HEADER = ["Nama", "Jabatan", "Instansi", "L/P", "Email", "HP"]
WORKSHOP = "mataram-2023"


def row(
    name: str, agency: str = "", position: str = "", sex: str = "", email: str = "", phone: str = ""
) -> list[str]:
    return [name, position, agency, sex, email, phone]


def started(header: Sequence[str], *rows: Sequence[str], workshop: str = WORKSHOP) -> ImportRun:
    """A run over a list of any shape."""
    upload = uploading.receive(csv_bytes([header, *rows]), "daftar.csv", None, NOW)
    return uploading.start(upload, "attendees", workshop, None, None, NOW)


def judged(header: Sequence[str], *rows: Sequence[str], workshop: str = WORKSHOP) -> ImportRun:
    run = started(header, *rows, workshop=workshop)
    checking.check(run)
    return run


def taken(header: Sequence[str], *rows: Sequence[str], workshop: str = WORKSHOP) -> ImportRun:
    """Checked and applied."""
    run = judged(header, *rows, workshop=workshop)
    applying.apply(run, None, NOW)
    return run


def start(rows: Sequence[Sequence[str]], workshop: str = WORKSHOP) -> ImportRun:
    upload = uploading.receive(csv_bytes([HEADER, *rows]), "daftar.csv", None, NOW)
    return uploading.start(upload, "attendees", workshop, None, None, NOW)


def checked(*rows: Sequence[str], workshop: str = WORKSHOP) -> tuple[ImportRun, Verdicts]:
    run = start(rows, workshop)
    return run, checking.check(run)


def applied(
    *rows: Sequence[str], workshop: str = WORKSHOP, only_valid: bool = False
) -> tuple[ImportRun, Applied]:
    run, _ = checked(*rows, workshop=workshop)
    return run, applying.apply(run, None, NOW, only_valid=only_valid)


def verdicts(run: ImportRun) -> list[str]:
    return list(run.rows.order_by("number").values_list("verdict", flat=True))


def outcome(run: ImportRun) -> list[tuple[str, list[str]]]:
    """For each row its verdict and the codes of what is said of it."""
    rows = run.rows.order_by("number").values_list("verdict", "problems")
    return [(verdict, [each["code"] for each in problems]) for verdict, problems in rows]


def codes(run: ImportRun) -> list[tuple[int, str, str]]:
    return [(each.row, each.field, each.code) for each in checking.problems_of(run)]
