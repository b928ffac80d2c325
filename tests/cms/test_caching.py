"""The page cache keeps what everybody may see, and nothing of a person or without end."""

from collections.abc import Iterator

import pytest
from django.core.cache import caches
from django.http import HttpResponseBase
from django.test import Client
from pytest_django import Settings

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("kept_pages")]

PLANS = "/id/rencana-aksi/"


@pytest.fixture
def kept_pages(settings: Settings) -> Iterator[None]:
    """A cache in memory, with the keys of the real one."""
    memory = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
    pages = {"LOCATION": "pages", "KEY_FUNCTION": "cms.caching.make_page_key"}
    settings.CACHES = {"default": {**memory, "LOCATION": "rest"}, "pages": {**memory, **pages}}
    yield
    for name in settings.CACHES:
        caches[name].clear()


def keys() -> int:
    return len(caches["pages"]._cache)  # type: ignore[attr-defined]


def get(path: str, **headers: str) -> HttpResponseBase:
    answer: HttpResponseBase = Client(headers=headers).get(path)
    assert answer.status_code == 200
    return answer


def test_page_for_everybody_is_kept_once(db: None) -> None:
    get(PLANS)
    kept = keys()
    get(PLANS)
    assert (kept, keys()) == (2, 2)  # the page, and which headers it varies on


@pytest.mark.parametrize("query", ["?x=1", "?page=2", "?text=a"])
def test_query_makes_no_key(query: str) -> None:
    get(PLANS + query)
    assert keys() == 0


@pytest.mark.parametrize("cookie", ["a=b", "sessionid=x", "csrftoken=x"])
def test_cookie_makes_no_key(cookie: str) -> None:
    get(PLANS, cookie=cookie)
    assert keys() == 0


def test_form_with_a_token_is_kept_by_nobody() -> None:
    first, second = get("/id/accounts/login/"), get("/id/accounts/login/")
    assert keys() == 0
    assert first["Cache-Control"] == "max-age=0, no-cache, no-store, must-revalidate, private"
    assert first.cookies["csrftoken"].value != second.cookies["csrftoken"].value


def test_page_that_a_browser_keeps_is_asked_for_again() -> None:
    assert get(PLANS)["Cache-Control"] == "no-cache"
