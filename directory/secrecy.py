"""Pages whose address is a key: it goes to no search engine, no other site and no cache."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse

Where = ParamSpec("Where")

SECRET_PAGE = {
    # Never the path. Not "no-referrer": a browser then sends "Origin: null" with the form, and
    # the check against forged requests refuses it.
    "Referrer-Policy": "strict-origin",
    "Cache-Control": "private, no-store, max-age=0",
    "X-Robots-Tag": "noindex, nofollow",
}


def secret_page(
    view: Callable[Concatenate[HttpRequest, Where], HttpResponse],
) -> Callable[Concatenate[HttpRequest, Where], HttpResponse]:
    @wraps(view)
    def guarded(request: HttpRequest, /, *args: Where.args, **kwargs: Where.kwargs) -> HttpResponse:
        response = view(request, *args, **kwargs)
        for name, value in SECRET_PAGE.items():
            response[name] = value
        return response

    return guarded
