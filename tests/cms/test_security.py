"""The content security policy of each kind of page."""

import pytest
from django.test import Client
from wagtail.models import Page

from cms.loading import InitialContent
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


def policy(client: Client, path: str) -> dict[str, str]:
    header = client.get(path)["Content-Security-Policy"]
    parts = (part.partition(" ") for part in header.split("; "))
    return {name: sources for name, _space, sources in parts}


@pytest.mark.parametrize("path", ["/id/rencana-aksi/", "/id/accounts/login/", "/id/u/x/", "/x/"])
def test_public_page_runs_only_our_scripts_and_stands_in_no_frame(
    client: Client, path: str
) -> None:
    assert policy(client, path) == {
        "default-src": "'self'",
        "base-uri": "'self'",
        "form-action": "'self'",
        "frame-ancestors": "'none'",
        "img-src": "'self' data:",
        "object-src": "'none'",
    }


def test_preview_of_a_page_may_stand_in_the_frame_of_its_editor(
    client: Client, content: InitialContent
) -> None:
    client.force_login(UserFactory(is_superuser=True, is_staff=True))
    page = Page.objects.get(depth=2, locale__language_code="id")
    preview = f"/admin/pages/{page.pk}/view_draft/"
    assert policy(client, preview)["frame-ancestors"] == "'self'"
