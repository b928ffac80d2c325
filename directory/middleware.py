"""Times are shown in the zone of the person who reads them."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from directory.models import User
from directory.rights import posts_held


class ReaderZoneMiddleware:
    """Activates the zone of the signed-in person; visitors get the site's own.

    The posts held today stay with the request as `held_posts`: its frame names them.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        zone = self._zone(request, request.user) if isinstance(request.user, User) else ""
        with timezone.override(zone or timezone.get_default_timezone_name()):
            return self.get_response(request)

    def _zone(self, request: HttpRequest, user: User) -> str:
        """The person's own zone, else that of an office held today, else empty."""
        held = posts_held(user, timezone.localdate())
        setattr(request, "held_posts", held)  # noqa: B010 - HttpRequest declares no such field
        return user.zone or next((post.zone for post in held if post.zone), "")
