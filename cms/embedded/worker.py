"""The Celery worker: how it is started here, and whether it answers."""

import sys

from celery import Celery

OPTIONS = "--loglevel=WARNING --without-gossip --without-mingle --without-heartbeat"
# Asked to end, it leaves at once: its task is queued again instead of being waited for.
ENVIRONMENT = {"REMAP_SIGTERM": "SIGQUIT"}


def command(*options: str) -> list[str]:
    return [sys.executable, "-m", "celery", "--app=cms", "worker", *OPTIONS.split(), *options]


def answers(broker_url: str) -> bool:
    """Asks with an app of its own: the site's may have been set up before there was a queue."""
    asking = Celery(broker=broker_url, set_as_current=False)
    try:
        return bool(asking.control.ping(timeout=0.5, limit=1))
    finally:
        asking.close()
