"""The command for scripts: one answer, and an exit code that tells."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from actionplan.models import Action, ActionPlan
from intake.models import ImportRun
from tests.actionplan.lists import DISNAKER, HEADER, PLAN, plan, write
from tests.intake.files import csv_bytes

pytestmark = [pytest.mark.both]

__all__ = ["plan"]
GOOD = ["Loket", DISNAKER, "Triwulan III 2024", "Selesai", ""]
BAD = ["Tanpa kantor", "", "2025", "proses", ""]


def answer(capsys: pytest.CaptureFixture[str], *args: str, code: int = 0) -> Mapping[str, Any]:
    found = 0
    try:
        call_command("import_actions", *args, "--json")
    except SystemExit as stop:
        found = int(stop.code or 0)
    assert found == code
    said: Mapping[str, Any] = json.loads(capsys.readouterr().out)
    return said


@pytest.fixture
def list_of(tmp_path: Path) -> Any:
    return lambda *rows: write(tmp_path / "aksi.csv", csv_bytes([HEADER, *rows]))


def test_command_answers_with_counts_and_steps(
    plan: ActionPlan, list_of: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    said = answer(capsys, list_of(GOOD), "--plan", PLAN)
    assert said["verdicts"] == {
        "new": 1,
        "update": 0,
        "same": 0,
        "duplicate": 0,
        "error": 0,
        "skipped": 0,
    }
    counts = ("actions_created", "actions_updated", "posts_created", "agencies_created", "by_step")
    assert [said[name] for name in counts] == [1, 0, 0, 0, {"5": 1}]
    assert said["problems"] == [
        {
            "row": 2,
            "field": "evidence",
            "code": "evidence_missing",
            "message": "“Reported done” needs evidence: add a link or a file.",
        }
    ]
    assert (said["rows_read"], said["header_row"], said["run"]) == (
        1,
        1,
        ImportRun.objects.get().pk,
    )
    assert Action.objects.get().status == "in_progress"


def test_dry_run_says_the_same_and_writes_nothing(
    plan: ActionPlan, list_of: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    dry = answer(capsys, list_of(GOOD), "--plan", PLAN, "--dry-run")
    assert Action.objects.count() == 0
    real = answer(capsys, list_of(GOOD), "--plan", PLAN)
    assert {**dry, "run": None} == {**real, "run": None}


def test_rows_with_errors_refuse_the_whole_unless_only_valid_ones_are_wanted(
    plan: ActionPlan, list_of: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    said = answer(capsys, list_of(GOOD, BAD), "--plan", PLAN, code=1)
    assert (said["error"]["code"], said["verdicts"]["error"], said["actions_created"]) == (
        "rows_invalid",
        1,
        0,
    )
    assert Action.objects.count() == 0
    answer(capsys, list_of(GOOD, BAD), "--plan", PLAN, "--only-valid")
    assert Action.objects.count() == 1


@pytest.mark.parametrize(
    ("file", "key", "code"),
    [
        ("aksi.csv", "tidak-ada", "plan_unknown"),
        ("hilang.csv", PLAN, "file_not_found"),
        ("kosong.csv", PLAN, "columns_missing"),
    ],
)
def test_refusals_have_their_codes(
    plan: ActionPlan,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    file: str,
    key: str,
    code: str,
) -> None:
    write(tmp_path / "aksi.csv", csv_bytes([HEADER, GOOD]))
    write(tmp_path / "kosong.csv", csv_bytes([("Warna", "Rasa"), ("merah", "manis")]))
    said = answer(capsys, str(tmp_path / file), "--plan", key, code=1)
    assert said["error"]["code"] == code


def test_summary_for_people_names_the_rows(
    plan: ActionPlan, list_of: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("import_actions", list_of(GOOD), "--plan", PLAN)
    assert "2" in capsys.readouterr().out
