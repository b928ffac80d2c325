"""Compiles every template: a misspelt tag is found here, not by a visitor."""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings")

import django  # noqa: E402
from django.template import TemplateSyntaxError  # noqa: E402
from django.template.loader import get_template  # noqa: E402

DJANGO = {".html", ".txt", ".mjml", ".xml"}  # reports are set by others: typst, Word


def main() -> int:
    django.setup()
    folder = ROOT / "templates"
    faults = 0
    for path in sorted(path for path in folder.rglob("*") if path.suffix in DJANGO):
        try:
            get_template(str(path.relative_to(folder)))
        except TemplateSyntaxError as error:
            faults += 1
            print(f"{path.relative_to(ROOT)}: {error}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
