"""`load_initial_content`: regions, agency kinds, steps, objectives, indicators, events, pages."""

import json
from argparse import ArgumentParser
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand

from cms.loading import load_initial_content


class Command(BaseCommand):
    help = "Loads the initial content. Safe to repeat: adds what is missing, overwrites nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true", help="Answer with one JSON object.")

    def handle(self, *args: Any, **options: Any) -> None:
        content = load_initial_content()
        if options["json"]:
            self.stdout.write(json.dumps(asdict(content)))
            return
        for name, created in content.created.items():
            there = content.unchanged[name]
            self.stdout.write(f"{name.replace('_', ' ')}: {created} added, {there} unchanged")
