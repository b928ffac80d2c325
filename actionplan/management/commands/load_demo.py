"""`load_demo`: invented people, plans, actions and updates, all marked as sample data."""

import json
import secrets
from argparse import ArgumentParser
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from actionplan.demo import NotPossible, SignIn, demo_sign_ins, load_demo
from actionplan.demo.people import DEMO_PASSWORD


class Command(BaseCommand):
    help = "Loads sample data. Safe to repeat. In production only with --force."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--scale", type=int, default=1, help="1 is small, 100 the whole country."
        )
        parser.add_argument("--seed", type=int, default=1, help="Chooses other random actions.")
        parser.add_argument("--force", action="store_true", help="Load even in production.")
        parser.add_argument("--json", action="store_true", help="Answer with one JSON object.")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["scale"] < 1 or options["scale"] > 1000:
            raise CommandError("--scale must lie between 1 and 1000.", returncode=2)
        if settings.PRODUCTION and not options["force"]:
            self._refuse(
                "production", "Sample data are refused in production without --force.", options
            )
        # A password that everybody knows is only for a machine nobody else can reach.
        password = secrets.token_urlsafe(12) if settings.PRODUCTION else DEMO_PASSWORD
        try:
            loaded = load_demo(timezone.localdate(), options["scale"], options["seed"], password)
        except NotPossible as error:
            self._refuse("content_missing", str(error), options)
        sign_ins = demo_sign_ins(password)
        _write_sign_ins(sign_ins)
        if options["json"]:
            self.stdout.write(json.dumps({"created": loaded.created}))
        else:
            self._say(loaded.created, sign_ins)

    def _say(self, created: dict[str, int], sign_ins: list[SignIn]) -> None:
        for name, number in created.items():
            self.stdout.write(f"{name}: {number} added")
        self.stdout.write(f"Password of all sample people: {sign_ins[0].password}")
        for person in sign_ins:
            self.stdout.write(f"  {person.role}: {person.email}")

    def _refuse(self, code: str, message: str, options: dict[str, Any]) -> None:
        if options["json"]:
            self.stdout.write(json.dumps({"error": {"code": code, "message": message}}))
            raise SystemExit(1)
        raise CommandError(message)


def _write_sign_ins(sign_ins: list[SignIn]) -> None:
    """Read by `make run`, which prints them when the site is ready."""
    path = Path(settings.DATA_DIR) / "run" / "demo_sign_ins.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps([asdict(person) for person in sign_ins]), encoding="utf-8")
    path.chmod(0o600)
