"""`python -m tests.screenshots [--out FOLDER] [--overview FILE]`: pictures of the main pages."""

import argparse
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from playwright.sync_api import Error

from cms.embedded.children import CannotStart
from tests.screenshots import overview, taking
from tests.screenshots.site import running, send_digests
from tests.servers.browser import chromium


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.screenshots")
    parser.add_argument("--out", type=Path, default=Path("screenshots"))
    parser.add_argument("--overview", type=Path, help="also compose the picture of the README")
    given = parser.parse_args()
    print("Starting a site of its own with sample data ...", flush=True)
    try:
        with tempfile.TemporaryDirectory(prefix="langkah-pictures-") as folder:
            number = photograph(Path(folder), given.out, given.overview)
    except (CannotStart, LookupError, Error, subprocess.CalledProcessError) as error:
        print(f"No pictures: {error}", file=sys.stderr)
        return 1
    print(f"{number} pictures are in {given.out}/")
    return 0


def photograph(folder: Path, out: Path, composed: Path | None) -> int:
    with running(folder) as site, chromium() as browser:
        send_digests(site, datetime.now(UTC).date())
        number = taking.take_all(browser, site.address, out)
        if composed:
            overview.compose(browser, site.address, composed)
    return number


if __name__ == "__main__":
    sys.exit(main())
