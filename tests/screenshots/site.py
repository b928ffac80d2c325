"""A whole site of its own with the sample data, as `make run` starts it, on a free port."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from cms.embedded import children, ports
from tests.servers.templates import ROOT

START_SECONDS = 240
# Settings of the surroundings that would lead to somebody else's data.
NOT_OURS = {"DATABASE_URL", "REDIS_URL", "EMAIL_URL", "BASE_URL", "LANGKAH_MODE"}
ENGLISH_READER = "dinkes.ntb@example.org"


@dataclass(frozen=True)
class Site:
    address: str
    environment: dict[str, str]

    def manage(self, *command: str) -> None:
        subprocess.run(
            [sys.executable, "manage.py", *command],
            cwd=ROOT,
            env=self.environment,
            check=True,
            stdout=subprocess.DEVNULL,
        )


@contextmanager
def running(folder: Path) -> Iterator[Site]:
    """Raises CannotStart when it does not come up."""
    port, log = ports.free_port(), folder / "site.log"
    kept = {name: value for name, value in os.environ.items() if name not in NOT_OURS}
    environment = {**kept, "DATA_DIR": str(folder / "data"), "PORT": str(port)}
    environment["DJANGO_SETTINGS_MODULE"] = "cms.settings"
    command = [sys.executable, str(ROOT / "manage.py"), "run_embedded"]
    site = children.spawn("site", command, log, environment)
    try:
        children.wait_until(lambda: "Ready:" in log.read_text(), [site], START_SECONDS, "The site")
        yield Site(f"http://{ports.LOOPBACK}:{port}", environment)
    finally:
        children.stop([site], 15)


def send_digests(site: Site, day: date) -> None:
    """Those of the next Monday, one of them to somebody who reads English."""
    code = f"from directory.models import User; User.objects.filter(email='{ENGLISH_READER}')"
    site.manage("shell", "--no-imports", "-c", f"{code}.update(language='en')")
    monday = day + timedelta(days=7 - day.weekday())
    moment = datetime.combine(monday, time(8, 15), ZoneInfo("Asia/Makassar"))
    site.manage("send_digests", "--at", moment.isoformat())
