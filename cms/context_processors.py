"""What every frame needs: navigation, the other language, and whether sample data is shown."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from cms import navigation
from directory.demo import has_demo_data
from directory.rights import HeldPost


def site(request: HttpRequest) -> dict[str, Any]:
    held: list[HeldPost] = getattr(request, "held_posts", [])
    return {
        "nav": SimpleLazyObject(lambda: navigation.public(request)),
        "footer_links": SimpleLazyObject(lambda: navigation.footer(request)),
        "home_url": SimpleLazyObject(navigation.home),
        "portal_url": SimpleLazyObject(lambda: reverse("portal-home")),
        "portal_nav": SimpleLazyObject(lambda: navigation.portal(request, held)),
        "translations": SimpleLazyObject(lambda: navigation.translations(request)),
        "portal_office": SimpleLazyObject(lambda: _office(held)),
        "demo_data": SimpleLazyObject(has_demo_data),
        "site_name": "Langkah GCM",
    }


def _office(held: Iterable[HeldPost]) -> str:
    """The office a person acts for; empty without a post."""
    return next((post.office for post in held), "")
