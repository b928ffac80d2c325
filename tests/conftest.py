"""Fixtures over real servers. `make test` (or `make test T=tests/reminders`) starts the servers.

Plain `pytest tests/<app> --nomigrations` runs what needs no server, on SQLite in memory; a fixture
below that needs a server then fails and says so. On offer, besides those of pytest-django:

- `servers`: addresses (`database_url`, `redis_url`) of the servers of this run.
- `smtp_inbox`: mail of this process really goes to an SMTP server; `.messages()` are parsed,
  `.stop()` and `.start()` take the server down and up.
- `worker`: a real `celery worker` process (one task at a time) on the test's database and queue,
  running; `.stop()`, `.kill()`, `.start()`, `.output()`. Its mail goes to `smtp_inbox`. `.delay()`
  in the test reaches it. Implies a transactional database with the rows of the migrations.
- `page_cache`: the caches are Valkey (empty at first) instead of none.
- `live_server`: pytest-django's, with BASE_URL telling its address; `worker` and `live_server` in
  one test: ask for `live_server` first and links in mail lead to it.
- `browser_page`: a Chromium page with Indonesian as its language; an uncaught script error fails.
- `axe`: `assert axe(page) == []`.

Tests with `django_db(transaction=True)` that need the rows of the migrations (Wagtail's root page,
groups) add `serialized_rollback=True`. Mark `both` what matters on SQLite, too.
"""

import os
import shutil
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import kombu.pools
import pytest
from django.conf import settings as django_settings
from django.core.cache import caches
from django.db import connection, connections
from playwright.sync_api import Browser, Page
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from cms.celery import app
from tests.servers import browser as chromium
from tests.servers.inbox import Inbox
from tests.servers.worker import Worker, url_of

WITH_SERVERS = "run it with `make test T={}`, which starts the servers"


@dataclass(frozen=True)
class Servers:
    database_url: str
    redis_url: str


def pytest_configure() -> None:
    Path(django_settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)  # or whitenoise warns


def pytest_unconfigure(config: pytest.Config) -> None:
    folder = Path(django_settings.DATA_DIR)
    is_ours = folder.name.startswith("langkah-test-") and "TEST_TEMPLATE" not in os.environ
    if is_ours and not hasattr(config, "workerinput"):
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def servers(request: pytest.FixtureRequest) -> Servers:
    if not os.environ.get("REDIS_URL") or not os.environ.get("DATABASE_URL"):
        pytest.fail(WITH_SERVERS.format("tests/..."))
    return Servers(os.environ["DATABASE_URL"], os.environ["REDIS_URL"])


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix: None) -> None:
    """On SQLite each process works on a copy of the migrated file."""
    template = django_settings.TEST_TEMPLATE
    if template and connection.vendor == "sqlite":
        shutil.copyfile(template, connection.settings_dict["TEST"]["NAME"])


@pytest.fixture(scope="session")
def django_db_keepdb() -> bool:
    return bool(django_settings.TEST_TEMPLATE) and connection.vendor == "sqlite"


@pytest.fixture(scope="session")
def _inbox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Inbox]:
    inbox = Inbox(tmp_path_factory.mktemp("inbox") / "mail")
    yield inbox
    inbox.stop()


@pytest.fixture
def smtp_inbox(_inbox: Inbox, settings: Settings) -> Inbox:
    _inbox.start()
    _inbox.clear()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", _inbox.port
    return _inbox


@pytest.fixture
def page_cache(servers: Servers, settings: Settings) -> Iterator[None]:
    settings.CACHES = settings.REAL_CACHES
    for name in settings.CACHES:
        caches[name].clear()
    yield
    for name in settings.CACHES:
        caches[name].close()


@pytest.fixture(scope="session")
def _worker(
    servers: Servers, django_db_setup: None, _inbox: Inbox, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Worker]:
    environment = {
        "DJANGO_SETTINGS_MODULE": "tests.settings",
        "TEST_WORKER_PROCESS": "yes",
        "TEST_TEMPLATE": "",
        "DATABASE_URL": url_of(connection.settings_dict),
        "DATA_DIR": str(django_settings.DATA_DIR),
        "EMAIL_URL": _inbox.url,
    }
    log = tmp_path_factory.mktemp("worker") / "worker.log"
    worker = Worker(django_settings.CELERY_BROKER_URL, environment, log)
    yield worker
    worker.stop()


@pytest.fixture
def worker(
    django_db_serialized_rollback: None,
    transactional_db: None,
    smtp_inbox: Inbox,
    settings: Settings,
    _worker: Worker,
) -> Iterator[Worker]:
    base_url = {"BASE_URL": settings.BASE_URL}
    if base_url.items() - _worker.environment.items():
        _worker.stop()
        _worker.environment |= base_url
    _worker.forget()
    _worker.start()
    yield _worker
    forget_broker_connections()


def forget_broker_connections() -> None:
    """A closed pool stays closed, so the next test of this process gets new ones."""
    app.pool.force_close_all()
    app._pool = app.amqp._producer_pool = None
    kombu.pools.reset()


@pytest.fixture
def live_server(live_server: LiveServer, settings: Settings) -> LiveServer:
    settings.BASE_URL = live_server.url
    return live_server


@pytest.fixture(scope="session")
def _browser(django_db_setup: None) -> Iterator[Browser]:
    """Playwright's event loop runs in this thread, where Django would then open a connection of its
    own: one that knows nothing of the rows of the migrations and outlives the tests."""
    name = connection.alias
    shared = connections[name]
    with chromium.chromium() as browser:
        connections[name] = shared
        yield browser


@pytest.fixture
def browser_page(_browser: Browser, live_server: LiveServer) -> Iterator[Page]:
    context = _browser.new_context(base_url=live_server.url, locale="id-ID")
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    context.close()
    assert errors == []


@pytest.fixture(scope="session")
def axe() -> Callable[[Page], list[str]]:
    return chromium.violations


@pytest.fixture
def eventually() -> Callable[[Callable[[], Any]], Any]:
    """Waits for another process: returns the first true value, or the last false one in time."""

    def wait(value: Callable[[], Any], seconds: float = 20) -> Any:
        end = time.monotonic() + seconds
        while not (found := value()) and time.monotonic() < end:
            time.sleep(0.1)
        return found

    return wait
