"""Public pages kept a minute for visitors who are not signed in, and dropped when data change."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.cache import FetchFromCacheMiddleware, UpdateCacheMiddleware

from directory import freshness

CACHE = "pages"
GetResponse = Callable[[HttpRequest], HttpResponseBase]


def make_page_key(key: str, prefix: str, version: int) -> str:
    """The site's version is part of every key: one change makes all older pages unreachable."""
    return f"{prefix}:pages:{freshness.version()}:{key}"


def is_for_anybody(request: HttpRequest) -> bool:
    """True when the answer cannot depend on who asks, and its address is one of a known few.

    Every cookie and every query string would make a key of its own: whoever sent many of them
    could fill the memory that the cache shares with the queue.
    """
    return (
        request.method in ("GET", "HEAD")
        and not request.COOKIES
        and not request.META.get("QUERY_STRING")
    )


class UpdatePublicPagesMiddleware(UpdateCacheMiddleware):
    def __init__(self, get_response: GetResponse) -> None:
        super().__init__(get_response)
        self.cache_alias = CACHE
        self.cache_timeout = settings.PUBLIC_PAGE_SECONDS

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase | str
    ) -> HttpResponseBase | str:
        if not is_for_anybody(request):
            return response
        kept = super().process_response(request, response)
        if isinstance(kept, HttpResponseBase):
            _revalidate(kept)
        return kept


def _revalidate(response: HttpResponseBase) -> None:
    """Our cache is told of changes; a browser's is not, so it has to ask again.

    Only where our own number of seconds was put in: what a view itself has said stays.
    """
    if response.get("Cache-Control", "") == f"max-age={settings.PUBLIC_PAGE_SECONDS}":
        response["Cache-Control"] = "no-cache"


class FetchPublicPagesMiddleware(FetchFromCacheMiddleware):
    def __init__(self, get_response: GetResponse) -> None:
        super().__init__(get_response)
        self.cache_alias = CACHE

    def process_request(self, request: HttpRequest) -> HttpResponse | None:
        if is_for_anybody(request):
            return super().process_request(request)
        vars(request)["_cache_update_cache"] = False
        return None
