"""The back office speaks the language of the person, not that of the browser."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import translation


class BackOfficeLanguageMiddleware:
    """Its addresses name no language. One chosen on the account page comes later and wins."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        at_the_back = request.path.startswith(reverse("wagtailadmin_home"))
        if not (at_the_back and request.user.is_authenticated):
            return self.get_response(request)
        with translation.override(request.user.language):
            return self.get_response(request)
