"""How others learn what runs here: a lock on the data directory, and `run/services.json`."""

import contextlib
import fcntl
import json
import os
from collections.abc import Iterator
from pathlib import Path

from cms.embedded.children import CannotStart


@contextlib.contextmanager
def only_one(run_dir: Path, address: str) -> Iterator[None]:
    """Hold the data directory; the kernel lets go of it however we end."""
    with (run_dir / "lock").open("a+") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            lock.seek(0)
            raise CannotStart(
                f"Langkah already runs on the data directory {run_dir.parent}, at "
                f"{lock.read().strip() or 'another port'}: stop it first or give another DATA_DIR."
            ) from None
        lock.truncate(0)
        lock.write(address)
        lock.flush()
        yield


@contextlib.contextmanager
def announced(run_dir: Path, redis_url: str, email_url: str) -> Iterator[None]:
    """While this lasts, every `manage.py` command on the data directory finds the servers."""
    path = run_dir / "services.json"
    services = {"redis_url": redis_url, "email_url": email_url, "pid": os.getpid()}
    draft = path.with_suffix(".part")
    draft.write_text(json.dumps(services))
    draft.rename(path)
    try:
        yield
    finally:
        path.unlink(missing_ok=True)
