"""`make faults`: prints one JSON object; 1 when a promise is broken, and which to stderr.

`python -m tests.faults [--small] [--recipients N] [--seed N] [--logs FOLDER]`. DATABASE_URL, when
set, names a PostgreSQL server to use instead of our own; the queue is always our own, to be killed.
"""

import argparse
import contextlib
import json
import os
import secrets
import shutil
import signal
import sys
import time
from pathlib import Path
from random import Random

from cms.embedded.children import CannotStart
from tests.faults import faults
from tests.faults.judging import judge
from tests.faults.run import Run, Size, say
from tests.servers.__main__ import database, own_folder
from tests.servers.postgres import CannotHave

WHOLE, SMALL = Size(2000, 240, 4, tick=25), Size(60, 9, 2, tick=3)


def main() -> int:
    given = _arguments().parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that the servers end in order
    seed = secrets.randbelow(1_000_000) if given.seed is None else given.seed
    with contextlib.ExitStack() as stack:
        try:
            folder = stack.enter_context(own_folder())
            if given.logs:
                stack.callback(_keep_logs, folder, given.logs)
            return _run(given, folder, stack.enter_context(database()), seed)
        except (CannotHave, CannotStart) as error:
            say(f"The run cannot be made: {error}")
            return 1


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.faults")
    parser.add_argument("--small", action="store_true", help="few people and few faults")
    parser.add_argument("--recipients", type=int, default=0)
    parser.add_argument("--seed", type=int, help="of a run to repeat")
    parser.add_argument("--logs", type=Path, help="where to keep the logs of all processes")
    return parser


def _keep_logs(folder: Path, kept: Path) -> None:
    kept.mkdir(parents=True, exist_ok=True)
    for log in folder.glob("*.log"):
        shutil.copy(log, kept)


def _run(given: argparse.Namespace, folder: Path, server_url: str, seed: int) -> int:
    start = time.monotonic()
    random, usual = Random(seed), SMALL if given.small else WHOLE
    size = Size(given.recipients or usual.recipients, usual.silent, usual.workers, usual.tick)
    say(f"Seed {seed}: {size.recipients} recipients, {size.workers} workers ...")
    os.environ.pop("TEST_TEMPLATE", None)
    run = Run(size, folder, server_url, random)
    people = run.fill()
    planned = faults.draw(faults.SMALL if given.small else faults.WHOLE, random)
    with run.everything_running():
        run.inject(planned)
        run.wait_until_quiet()
        rows, mails, attempts = run.rows(), run.mails, run.attempts()
    run.drop()
    verdict = judge(people["told"], people["silent"], rows, mails, run.injected.killings)
    figures = {
        "recipients": len(people["told"]),
        "silent": len(people["silent"]),
        "sent": verdict.sent,
        "mails": verdict.mails,
        "duplicates": verdict.duplicates,
        "kills": len(run.injected.killings),
        "faults": dict(sorted(run.injected.kinds.items())),
        "most_attempts": attempts,
        "broken": verdict.broken,
        "seconds": round(time.monotonic() - start, 1),
        "seed": seed,
    }
    sys.stdout.write(json.dumps(figures) + "\n")
    for sentence in verdict.broken:
        say(f"Broken: {sentence}")
    return 1 if verdict.broken else 0


if __name__ == "__main__":
    sys.exit(main())
