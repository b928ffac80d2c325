"""Copying the page of an event: both languages, the new event's facts, the old one untouched."""

import pytest
from django.test import Client
from wagtail_localize.models import StringSegment, StringTranslation

from cms.duplicating import EventHasPageError, duplicate_workshop_page
from cms.loading import InitialContent
from cms.models import WorkshopPage
from directory.models import Region
from tests.factories import UserFactory, WorkshopFactory

TITLES = {"id": "Lokakarya GCM di Pontianak", "en": "GCM workshop in Pontianak"}


def test_a_copy_is_published_in_both_languages_with_its_translations(
    content: InitialContent, client: Client
) -> None:
    workshop = WorkshopFactory(
        slug="pontianak-2024", region=Region.objects.get(code="61"), venue="Pontianak"
    )
    page = WorkshopPage.objects.get(slug="mataram-2023", locale__language_code="en")
    copied = duplicate_workshop_page(page, workshop.pk, TITLES)
    english = client.get("/en/workshops/gcm-workshop-in-pontianak/").content.decode()
    indonesian = client.get("/id/lokakarya/lokakarya-gcm-di-pontianak/").content.decode()
    assert (copied.title, copied.languages) == ("Lokakarya GCM di Pontianak", 2)
    assert "<h1>GCM workshop in Pontianak</h1>" in english
    assert "What happened" in english
    assert "Pontianak, West Kalimantan" in english
    assert "<h1>Lokakarya GCM di Pontianak</h1>" in indonesian
    assert "Apa yang berlangsung" in indonesian
    assert StringTranslation.objects.count() == StringSegment.objects.count()
    assert client.get("/en/workshops/mataram-2023/").status_code == 200
    with pytest.raises(EventHasPageError):
        duplicate_workshop_page(page, workshop.pk, TITLES)


def test_the_back_office_copies_a_page(content: InitialContent, client: Client) -> None:
    client.force_login(UserFactory(is_superuser=True))
    page = WorkshopPage.objects.get(slug="mataram-2023", locale__language_code="id")
    workshop = WorkshopFactory(slug="uji-2024", region=Region.objects.get(code="61"))
    path = f"/admin/events/{page.pk}/copy/"
    assert f'href="{path}"' in client.get(f"/admin/pages/{page.pk}/edit/").content.decode()
    fields = {"workshop": workshop.pk, "title_id": TITLES["id"], "title_en": TITLES["en"]}
    assert client.get(path).status_code == 200
    assert client.post(path, fields).status_code == 302
    assert WorkshopPage.objects.filter(workshop=workshop, live=True).count() == 2
    assert client.post(path, fields).status_code == 200  # says that the event has a page


def test_nobody_copies_a_page_without_the_right(content: InitialContent, client: Client) -> None:
    client.force_login(UserFactory())
    page = WorkshopPage.objects.get(slug="mataram-2023", locale__language_code="id")
    assert client.get(f"/admin/events/{page.pk}/copy/").status_code == 302
