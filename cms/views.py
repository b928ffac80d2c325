"""Doors of the roof: the first redirect, health, the portal's front page, uploaded pictures."""

from posixpath import normpath

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.http import urlencode
from django.utils.translation import get_language_from_request
from django.views.decorators.http import require_safe
from django.views.static import serve

from cms import portal


def choose_language(request: HttpRequest) -> HttpResponse:
    """The bare address leads to the language the browser asks for; Indonesian when to neither."""
    response = redirect(f"/{get_language_from_request(request)}/")
    patch_vary_headers(response, ["Accept-Language"])
    return response


def health(request: HttpRequest) -> HttpResponse:
    return HttpResponse("ok", content_type="text/plain")


def robots(request: HttpRequest) -> HttpResponse:
    """Search engines are welcome everywhere but behind the sign-in."""
    lines = [
        "User-agent: *",
        *(f"Disallow: {path}" for path in ("/admin/", "/id/portal/", "/en/portal/")),
        f"Sitemap: {settings.BASE_URL}/sitemap.xml",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


def sign_in_to_back_office(request: HttpRequest) -> HttpResponse:
    """One sign-in for all: Wagtail's own would let people pass without their second factor.

    Who is signed in and comes here from a closed door would be sent to and fro for ever.
    """
    if request.user.is_authenticated and not request.user.has_perm("wagtailadmin.access_admin"):
        raise PermissionDenied
    target = request.GET.get("next", "/admin/")
    return redirect(f"{reverse('account_login')}?{urlencode({'next': target})}")


def closed(request: HttpRequest) -> HttpResponse:
    raise Http404


@login_required
@require_safe
def portal_home(request: HttpRequest) -> HttpResponse:
    day = timezone.localdate()
    context = {"front": portal.front_page(request.user, day), "day": day}
    return render(request, "portal/home.html", context)


@require_safe
def media(request: HttpRequest, path: str) -> HttpResponseBase:
    """Pictures that pages show. Everything else under the media folder has a view with rights."""
    if not normpath(path).startswith(("images/", "original_images/")):
        raise Http404
    return serve(request, path, document_root=str(settings.MEDIA_ROOT))
