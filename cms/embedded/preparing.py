"""Before anything starts: tables, initial content and demo, each only when it is needed."""

import hashlib
import json
import os
from collections.abc import Callable
from contextlib import AbstractContextManager
from io import StringIO
from pathlib import Path
from typing import Any

from django.core.management import CommandError, call_command, get_commands
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from cms.embedded.children import CannotStart

Step = Callable[[str], AbstractContextManager[None]]
CONTENT = ("*/data/*", "cms/content/**/*", "*/management/commands/load_*.py", "pyproject.toml")
SIGN_INS = "demo_sign_ins.json"


def prepare(base_dir: Path, run_dir: Path, step: Step) -> None:
    """Leaves a database that can be served. What is there already is kept as it is."""
    is_changed = migrate(step)
    stamp, content = run_dir / "content.json", fingerprint(base_dir)
    loaded = {} if is_changed else _read(stamp)
    if loaded.get("content") != content:
        load("load_initial_content", "Initial content", step)
    if not loaded.get("demo"):
        keep_sign_ins(run_dir, load("load_demo", "Sample data", step))
    if "load_demo" in get_commands():
        stamp.write_text(json.dumps({"content": content, "demo": True}))


def migrate(step: Step) -> bool:
    """True when tables were made or changed: then the content is looked at again, too."""
    executor = MigrationExecutor(connection)
    if not executor.migration_plan(executor.loader.graph.leaf_nodes()):
        return False
    with step("Database"):
        call_command("migrate", verbosity=0, interactive=False)
    return True


def load(command: str, title: str, step: Step) -> dict[str, Any]:
    """Run one of the loading commands and return what it reports."""
    if command not in get_commands():
        return {}
    out = StringIO()
    with step(title):
        try:
            call_command(command, json=True, stdout=out)
        except (CommandError, SystemExit) as error:
            detail = out.getvalue().strip() or str(error)
            raise CannotStart(f"{command} was refused: {detail}") from error
    report: dict[str, Any] = json.loads(out.getvalue() or "{}")
    return report


def keep_sign_ins(run_dir: Path, report: dict[str, Any]) -> None:
    """The demo's people may sign in; the next start says again how."""
    if "sign_ins" in report:
        path = run_dir / SIGN_INS
        path.touch(mode=0o600)
        path.write_text(json.dumps(report["sign_ins"]))


def fingerprint(base_dir: Path) -> str:
    """Changes when a file changes that the loading commands read."""
    digest = hashlib.sha256()
    files = {path for pattern in CONTENT for path in base_dir.glob(pattern) if path.is_file()}
    for path in sorted(files):
        digest.update(os.fsencode(path.relative_to(base_dir)) + b"\0" + path.read_bytes())
    return digest.hexdigest()


def _read(stamp: Path) -> dict[str, Any]:
    try:
        content: dict[str, Any] = json.loads(stamp.read_text())
    except (OSError, ValueError):
        return {}
    return content
