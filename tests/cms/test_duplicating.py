"""Copying the page of an event: two drafts with its structure, published one after the other."""

from urllib.parse import urlencode

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from pytest_django import DjangoCaptureOnCommitCallbacks
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from cms.duplicating import Copied, EventHasPageError, duplicate_workshop_page
from cms.loading import InitialContent
from cms.models import WorkshopPage
from directory.models import Region
from tests.factories import UserFactory, WorkshopFactory

TITLES = {"id": "Lokakarya GCM di Pontianak", "en": "GCM workshop in Pontianak"}
PUBLIC = {
    "id": "/id/lokakarya/lokakarya-gcm-di-pontianak/",
    "en": "/en/workshops/gcm-workshop-in-pontianak/",
}


@pytest.fixture
def mataram(content: InitialContent) -> WorkshopPage:
    found: WorkshopPage = WorkshopPage.objects.get(slug="mataram-2023", locale__language_code="id")
    return found


@pytest.fixture
def copied(mataram: WorkshopPage) -> Copied:
    workshop = WorkshopFactory(slug="pontianak-2024", region=Region.objects.get(code="61"))
    english = mataram.get_translations().get()
    return duplicate_workshop_page(english, workshop.pk, TITLES)


@pytest.fixture
def organizer(content: InitialContent, client: Client) -> Client:
    user = UserFactory(language="en")
    user.groups.add(Group.objects.get(name="Penyelenggara"))
    client.force_login(user)
    return client


def body_of(number: int) -> list[tuple[str, object]]:
    body = WorkshopPage.objects.get(pk=number).get_latest_revision_as_object().body
    return [(block["type"], block["value"]) for block in body.get_prep_value()]


def test_a_copy_is_two_drafts_that_nobody_else_sees(copied: Copied, client: Client) -> None:
    pages = WorkshopPage.objects.filter(workshop__slug="pontianak-2024").order_by("pk")
    assert [(page.pk, page.title, page.live) for page in pages] == [
        (copied.page_id, "Lokakarya GCM di Pontianak", False),
        (copied.translations["en"], "GCM workshop in Pontianak", False),
    ]
    assert [client.get(path).status_code for path in PUBLIC.values()] == [404, 404]
    assert client.get("/en/workshops/mataram-2023/").status_code == 200


def test_a_copy_has_the_structure_and_no_fact_of_the_old_event(copied: Copied) -> None:
    blocks = body_of(copied.page_id)
    assert [kind for kind, _value in blocks] == [
        "heading",
        "paragraph",
        "paragraph",
        "heading",
        "stakeholders",
        "participation",
        "heading",
        "paragraph",
        "heading",
        "timeline",
        "sources",
    ]
    texts = [value for kind, value in blocks if kind in ("heading", "paragraph")]
    assert texts == ["Apa yang berlangsung", "", "", "Siapa yang ikut serta", "", "", "Lini masa"]
    for number in (copied.page_id, copied.translations["en"]):
        page = WorkshopPage.objects.get(pk=number).get_latest_revision_as_object()
        assert (page.intro, page.search_description) == ("", "")
        assert not [word for word in ("Mataram", "NTB", "2023") if word in str(body_of(number))]


def test_what_is_carried_over_keeps_its_translation(copied: Copied) -> None:
    texts = [value for kind, value in body_of(copied.translations["en"]) if kind == "heading"]
    assert texts == ["What happened", "Who took part", "", "Timeline"]
    assert StringTranslation.objects.count() >= StringSegment.objects.count()
    translation = Translation.objects.get(
        source__object_id=WorkshopPage.objects.get(pk=copied.page_id).translation_key
    )
    segments, translated = translation.get_progress()
    assert segments == translated


def test_an_event_gets_one_page(copied: Copied, mataram: WorkshopPage) -> None:
    workshop = WorkshopPage.objects.get(pk=copied.page_id).workshop
    with pytest.raises(EventHasPageError):
        duplicate_workshop_page(mataram, workshop.pk, TITLES)


def test_the_back_office_copies_and_leads_to_the_draft(
    organizer: Client, mataram: WorkshopPage
) -> None:
    workshop = WorkshopFactory(slug="uji-2024", region=Region.objects.get(code="61"))
    path = f"/admin/events/{mataram.pk}/copy/"
    assert f'href="{path}"' in organizer.get(f"/admin/pages/{mataram.pk}/edit/").content.decode()
    offered = organizer.get(path).context["form"].fields["workshop"].queryset
    assert list(offered) == [workshop]
    fields = {"workshop": workshop.pk, "title_id": TITLES["id"], "title_en": TITLES["en"]}
    response = organizer.post(path, fields, follow=True)
    draft = WorkshopPage.objects.get(workshop=workshop, locale__language_code="id")
    english = draft.get_translations().get()
    html = response.content.decode()
    assert response.redirect_chain == [(f"/admin/pages/{draft.pk}/edit/", 302)]
    assert "Two drafts are ready, Indonesian and English: Lokakarya GCM di Pontianak." in html
    assert f'href="/admin/pages/{english.pk}/edit/"' in html
    assert organizer.post(path, fields).status_code == 200  # the event is no longer offered


def edit(draft: WorkshopPage, text: str) -> dict[str, object]:
    """What the editor of the copy sends for "Publish": its first two blocks, the others deleted."""
    first, second = draft.body.get_prep_value()[:2]
    body = streamfield([(first["type"], first["value"]), (second["type"], text)])
    body["0"]["id"], body["1"]["id"] = first["id"], second["id"]
    form: dict[str, object] = nested_form_data(
        {
            "title": TITLES["id"],
            "slug": "lokakarya-gcm-di-pontianak",
            "intro": "Kalimantan Barat.",
            "workshop": draft.workshop_id,
            "body": body,
            "seo_title": "",
            "search_description": "",
            "comments": {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0},
            "action-publish": "1",
        }
    )
    return form


def test_an_organizer_publishes_one_draft_and_then_the_other(
    copied: Copied,
    organizer: Client,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    draft = WorkshopPage.objects.get(pk=copied.page_id)
    english = f"/admin/pages/{copied.translations['en']}/edit/"
    fields = edit(draft, rich_text("<p>Baru.</p>"))
    html = organizer.post(f"/admin/pages/{draft.pk}/edit/", fields, follow=True).content.decode()
    assert f'href="{english}"' in html
    assert ">Baru.</p>" in organizer.get(PUBLIC["id"]).content.decode()

    translation = Translation.objects.get(source__object_id=draft.translation_key)
    words = {"Kalimantan Barat.": "West Kalimantan.", "Baru.": "New."}
    for segment in StringSegment.objects.filter(source=translation.source):
        if segment.string.data in words:
            strings = f"/admin/localize/translate/{translation.pk}/strings/{segment.pk}/edit/"
            sent = urlencode({"value": words[segment.string.data]})
            organizer.put(strings, sent, "application/x-www-form-urlencoded")
    with django_capture_on_commit_callbacks(execute=True):
        assert organizer.post(english, {"action": "publish"}).status_code == 302
    html = organizer.get(PUBLIC["en"]).content.decode()
    assert "<h1>GCM workshop in Pontianak</h1>" in html
    assert "What happened" in html
    assert "West Kalimantan." in html
    assert ">New.</p>" in html
    assert "Baru" not in html


def test_an_unfilled_draft_cannot_be_published(copied: Copied, organizer: Client) -> None:
    draft = WorkshopPage.objects.get(pk=copied.page_id)
    fields = edit(draft, "null")  # as browsers send an empty text
    organizer.post(f"/admin/pages/{draft.pk}/edit/", fields)
    draft.refresh_from_db()
    assert not draft.live


def test_nobody_copies_a_page_without_the_right(content: InitialContent, client: Client) -> None:
    client.force_login(UserFactory())
    page = WorkshopPage.objects.get(slug="mataram-2023", locale__language_code="id")
    assert client.get(f"/admin/events/{page.pk}/copy/").status_code == 302
