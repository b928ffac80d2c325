"""What every frame needs: navigation, the other language, and whether sample data is shown."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from cms import navigation
from directory.demo import has_demo_data
from directory.rights import office_of


def site(request: HttpRequest) -> dict[str, Any]:
    return {
        "nav": SimpleLazyObject(lambda: navigation.public(request)),
        "footer_links": SimpleLazyObject(lambda: navigation.footer(request)),
        "home_url": SimpleLazyObject(navigation.home),
        "portal_url": SimpleLazyObject(lambda: reverse("portal-home")),
        "portal_nav": SimpleLazyObject(lambda: navigation.portal(request)),
        "translations": SimpleLazyObject(lambda: navigation.translations(request)),
        "portal_office": SimpleLazyObject(lambda: office_of(request.user, timezone.localdate())),
        "demo_data": SimpleLazyObject(has_demo_data),
        "site_name": "Langkah GCM",
    }
