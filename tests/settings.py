"""The settings of the tests: those of the site, on the servers that the test run started."""

import os
import tempfile

os.environ.setdefault("DATA_DIR", tempfile.mkdtemp(prefix="langkah-test-"))

from cms.settings import *

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
ALLOWED_HOSTS = ["*"]

# A migrated database to copy: the name of one on PostgreSQL, the path of a file on SQLite.
TEST_TEMPLATE = os.environ.get("TEST_TEMPLATE", "")
if TEST_TEMPLATE:
    DATABASES["default"]["TEST"] = (
        {"NAME": str(DATA_DIR / "test.sqlite3")}
        if DATABASES["default"]["ENGINE"].endswith("sqlite3")
        else {"TEMPLATE": TEST_TEMPLATE}
    )

# Each process of a test run has its own pair of Redis databases, so they do not see each other.
REAL_CACHES = CACHES
if REDIS_URL:
    _slot = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0")[2:]) % 8
    CELERY_BROKER_URL = f"{REDIS_URL.rstrip('/')}/{2 * _slot}"
    REAL_CACHES = {
        name: {**cache, "LOCATION": f"{REDIS_URL.rstrip('/')}/{2 * _slot + 1}"}
        for name, cache in CACHES.items()
    }

# Tests keep no cache and send no mail unless they ask for it; the worker process has both.
if "TEST_WORKER_PROCESS" in os.environ:
    CACHES = REAL_CACHES
else:
    EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    CACHES = {name: {"BACKEND": "django.core.cache.backends.dummy.DummyCache"} for name in CACHES}
