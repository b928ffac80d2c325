"""A site with its initial content and the sample data, and what was wrong while a page was open."""

from collections.abc import Iterator

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from actionplan.demo import load_demo
from cms.loading import load_initial_content
from tests.e2e.walking import PASSWORD


@pytest.fixture
def site(live_server: LiveServer) -> LiveServer:
    load_initial_content()
    load_demo(timezone.localdate(), 1, 1, PASSWORD)
    return live_server


@pytest.fixture
def plain_page(_browser: Browser, site: LiveServer) -> Iterator[Page]:
    """A browser that runs no script."""
    context = _browser.new_context(
        base_url=site.url, locale="id-ID", java_script_enabled=False, accept_downloads=False
    )
    yield context.new_page()
    context.close()
