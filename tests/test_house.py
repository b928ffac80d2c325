"""Floors and walls hold: each deliberate breach is refused by the check that guards it."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from django.apps import apps
from django.db import models

from directory.models import User
from workshops.models import Participant

ROOT = Path(__file__).parent.parent
ROOMS = ("intake", "directory", "workshops", "actionplan", "assessments", "reminders", "cms")
BIN = Path(sys.executable).parent

BREACHES = [
    ("intake/models.py", "from directory.models import Region", "Floors"),
    ("directory/words.py", "import workshops.querysets", "Floors"),
    ("cms/charts.py", "from workshops.models import Participant", "Pages see numbers, not people"),
    ("actionplan/rules.py", "from wagtail.models import Page", "The domain does not know the CMS"),
    ("actionplan/rules.py", "from actionplan import querysets", "No circles"),
]


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    copy = tmp_path_factory.mktemp("house")
    for room in ROOMS:
        shutil.copytree(ROOT / room, copy / room, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", copy)
    return copy


def run(house: Path, *command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [BIN / command[0], *command[1:]], cwd=house, capture_output=True, text=True
    )


def lint_imports(house: Path) -> subprocess.CompletedProcess[str]:
    return run(house, "lint-imports", "--no-cache")


def test_house_as_it_stands_breaks_no_contract(house: Path) -> None:
    assert lint_imports(house).returncode == 0


@pytest.mark.parametrize(("module", "breach", "contract"), BREACHES)
def test_breach_of_a_contract_is_refused(
    house: Path, module: str, breach: str, contract: str
) -> None:
    path = house / module
    whole = path.read_text()
    path.write_text(f"{whole}\n{breach}\n")
    try:
        result = lint_imports(house)
    finally:
        path.write_text(whole)

    broken = [line for line in result.stdout.splitlines() if " BROKEN" in line]
    assert result.returncode == 1
    assert any(line.startswith(contract) for line in broken), result.stdout


def test_second_mail_door_is_refused(house: Path) -> None:
    path = house / "reminders" / "second_door.py"
    path.write_text(
        '"""A second door."""\n\nfrom django.core.mail import send_mail\n\nsend_mail()\n'
    )

    result = run(house, "ruff", "check", "--no-cache", "--select", "TID251", "reminders")

    path.unlink()
    assert result.returncode == 1
    assert "Mail leaves by one door" in result.stdout


def test_import_hidden_in_a_function_is_refused(house: Path) -> None:
    path = house / "reminders" / "hidden.py"
    path.write_text('"""A hidden import."""\n\n\ndef f():\n    import json\n\n    return json\n')

    result = run(house, "ruff", "check", "--no-cache", "--select", "PLC0415", "reminders")

    path.unlink()
    assert result.returncode == 1
    assert "PLC0415" in result.stdout


def test_no_record_leads_back_to_a_person() -> None:
    """Import contracts do not see templates: no reverse accessor may let one walk to a name."""
    ours = [model for model in apps.get_models() if model._meta.app_label in ROOMS]
    leading = {
        f"{model.__name__}.{field.name}"
        for model in ours
        for field in model._meta.get_fields()
        if isinstance(field, models.ForeignKey)
        and field.model is model
        and field.related_model in (User, Participant)
        and not field.remote_field.hidden
    }
    assert leading == set()


def test_no_workshop_or_post_leads_to_who_was_there() -> None:
    """The records between: an event knows no attendances, a post no tenures."""
    reachable = {
        f"{model.__name__}.{relation.get_accessor_name()}"
        for model in apps.get_models()
        if model._meta.app_label in ROOMS
        for relation in model._meta.related_objects
        if relation.related_model.__name__ in ("Attendance", "Tenure") and not relation.hidden
    }
    assert reachable == set()
