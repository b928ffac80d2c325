"""`make bench`: measures and prints one JSON object a line; what it is doing goes to stderr.

`python -m benchmarks [NAME] [--quick] [--rows N ...] [--format csv ...] [--engine sqlite ...]`.
DATABASE_URL and REDIS_URL, when set, name servers to use instead of our own.
"""

import argparse
import contextlib
import os
import signal
import sys
from collections.abc import Callable, Iterator

from benchmarks import digests, importing, pages
from benchmarks.databases import Engine, Postgres, Sqlite
from benchmarks.figures import Figure, say, show
from benchmarks.importing import Setting
from cms.embedded.children import CannotStart
from tests.servers.__main__ import database, own_folder, queue
from tests.servers.postgres import CannotHave

# Each takes where to measure and yields figures; a new one is one module and one line.
BENCHES: dict[str, Callable[[Setting], Iterator[Figure]]] = {
    "import": importing.measure,
    "pages": pages.measure,
    "digests": digests.measure,
}
ENGINES = ("sqlite", "postgres")


def main() -> int:
    given = _arguments().parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that the servers end in order
    with contextlib.ExitStack() as stack:
        try:
            setting = _setting(given, stack)
        except (CannotHave, CannotStart) as error:
            say(f"The benchmarks cannot run: {error}")
            return 1
        for name in given.names or BENCHES:
            for figure in BENCHES[name](setting):
                show(figure)
    return 0


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks")
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(BENCHES))
    parser.add_argument("--quick", action="store_true", help="10,000 rows of CSV, scale 10, once")
    parser.add_argument("--rows", nargs="+", type=int, default=[])
    parser.add_argument("--format", nargs="+", choices=importing.FORMATS, default=[])
    parser.add_argument("--scale", type=int, default=0, help="of the pages, beside scale 1")
    parser.add_argument("--engine", nargs="+", choices=ENGINES, default=ENGINES)
    return parser


def _setting(given: argparse.Namespace, stack: contextlib.ExitStack) -> Setting:
    folder = stack.enter_context(own_folder())
    environment = {"DATA_DIR": str(folder), "REDIS_URL": stack.enter_context(queue(folder))}
    os.environ["DATA_DIR"] = str(folder)  # the migrating process keeps its key there, too
    engines: list[Engine] = []
    if "sqlite" in given.engine:
        engines.append(Sqlite(folder))
    if "postgres" in given.engine:
        engines.append(Postgres(stack.enter_context(database())))
    sizes = tuple(given.rows) or ((10_000,) if given.quick else (10_000, 50_000))
    formats = tuple(given.format) or (("csv",) if given.quick else importing.FORMATS)
    turns = 1 if given.quick else importing.TURNS
    scale = given.scale or (10 if given.quick else pages.SCALE)
    return Setting(tuple(engines), folder, environment, sizes, formats, turns, scale)


if __name__ == "__main__":
    sys.exit(main())
