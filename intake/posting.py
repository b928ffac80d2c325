"""Views that only take posts, and where somebody lands who has to sign in first."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

View = Callable[..., HttpResponse]


def post_only(page: str, *named: str) -> Callable[[View], View]:
    """Who has to sign in first lands on `page` and not on an address that only takes posts.

    `named` are the parts of the view's own address that the page is named by, too.
    """

    def guard(view: View) -> View:
        @require_POST
        @wraps(view)
        def guarded(request: HttpRequest, **where: Any) -> HttpResponse:
            if request.user.is_authenticated:
                return view(request, **where)
            there = reverse(page, kwargs={name: where[name] for name in named})
            query = request.GET.urlencode()
            return redirect_to_login(there + (f"?{query}" if query else ""))

        return guarded

    return guard
