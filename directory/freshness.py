"""One version of the whole site: bumped after public changes, in the key of cached pages."""

from django.core.cache import cache
from django.db import transaction

KEY = "site-version"


def version() -> int:
    """The current version; without a cache it never changes, and then nothing is cached either."""
    return int(cache.get(KEY) or 0)


def touch() -> None:
    """Call in the transaction that changes what the public sees; fresh from its commit on."""
    transaction.on_commit(_bump)


def _bump() -> None:
    if not cache.add(KEY, 1, timeout=None):
        cache.incr(KEY)
