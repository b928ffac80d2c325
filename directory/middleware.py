"""Times are shown in the zone of the person who reads them."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from directory.rights import zone_of


class ReaderZoneMiddleware:
    """Activates the zone of the signed-in person; visitors get the site's own."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        zone = zone_of(request.user, timezone.now().date()) if request.user.is_authenticated else ""
        with timezone.override(zone or timezone.get_default_timezone_name()):
            return self.get_response(request)
