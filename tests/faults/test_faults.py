"""A small run of `make faults`: a few people, a few of everything that can break."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import Servers

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.mark.journey
@pytest.mark.timeout(300)  # half a minute where nothing else runs
def test_every_digest_is_sent_once_while_everything_breaks(servers: Servers) -> None:
    run = subprocess.run(
        [sys.executable, "-m", "tests.faults", "--small", "--seed", "1"],
        cwd=ROOT,
        env={**os.environ, "DATABASE_URL": servers.database_url},
        capture_output=True,
        text=True,
    )
    figures = json.loads(run.stdout)
    assert (run.returncode, figures["broken"]) == (0, []), run.stderr
    assert (figures["recipients"], figures["sent"], figures["kills"]) == (60, 60, 3)
    assert figures["mails"] == 60 + figures["duplicates"]
    assert figures["faults"] == {
        "drop_after_storing": 2,
        "drop_before_storing": 1,
        "flush_queue": 1,
        "kill_pool_process": 2,
        "kill_worker": 1,
        "later_at_rcpt": 2,
        "refuse": 1,
        "restart_queue": 1,
    }
