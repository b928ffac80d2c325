"""Asking by WhatsApp: whose link it is, what the text says, and that nothing keeps the secret."""

import logging
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from actionplan.models import Action, Nudge
from actionplan.updating import Refused
from directory.models import Post, Tenure, User
from reminders import links
from reminders.models import UpdateLink
from reminders.whatsapp import Message, ask_by_whatsapp
from tests.factories import AgencyFactory, PostFactory, TenureFactory, UserFactory
from tests.reminders.people import MONDAY, Office, at, open_office

pytestmark = pytest.mark.django_db

NOW = at(MONDAY, 9)


@pytest.fixture
def office() -> Office:
    return open_office()


@pytest.fixture
def coordinator(office: Office) -> User:
    planning = AgencyFactory(name="Bappeda Contoh", region=office.plan.region)
    post = PostFactory(agency=planning, role=Post.Role.COORDINATOR)
    holder: User = TenureFactory(post=post).holder
    return holder


def ask(office: Office, by: User) -> Message:
    office.promise(MONDAY - timedelta(days=12), title="Loket", reference="NTB-2023-014")
    related = Action.objects.select_related("plan__region", "owner__agency")
    return ask_by_whatsapp(related.get(reference="NTB-2023-014"), by, NOW)


def opened(message: Message) -> links.OpenLink | None:
    return links.open_link(message.text.split("/u/")[1].split("/")[0], NOW)


def test_link_is_of_the_mailbox_where_the_post_has_one(office: Office, coordinator: User) -> None:
    Post.objects.filter(pk=office.post.pk).update(
        mailbox="dinas@example.org", whatsapp="0812-3456-7890"
    )
    message = ask(office, coordinator)
    link = opened(message)
    assert link is not None
    assert (link.address, link.user, link.post) == ("dinas@example.org", None, office.post)
    assert message.share_url.startswith("https://wa.me/6281234567890?text=")
    assert (message.has_link, message.has_number, message.language) == (True, True, "id")


def test_holder_is_led_to_the_sign_in_as_who_asks_would_read_a_link(
    office: Office, coordinator: User
) -> None:
    User.objects.filter(pk=office.holder.pk).update(language="en", full_name="Contoh Ani")
    message = ask(office, coordinator)
    assert (message.has_link, UpdateLink.objects.count()) == (False, 0)
    assert "/en/portal/actions/NTB-2023-014/" in message.text
    assert (message.has_number, message.share_url[:22]) == (False, "https://wa.me/?text=To"[:22])
    first, *others = message.text.splitlines()
    assert first == f"To {office.post.agency.name}"
    assert others[:2] == [
        "Please give us news of this action: NTB-2023-014 Loket.",
        "Due 18 February 2026, 12 days past due.",
    ]
    assert (others[-1], "Contoh Ani" in message.text) == ("Bappeda Contoh", False)


def test_without_anybody_to_answer_the_text_leads_to_the_sign_in(
    office: Office, coordinator: User
) -> None:
    Tenure.objects.filter(post=office.post).delete()
    message = ask(office, coordinator)
    assert (message.has_link, UpdateLink.objects.count()) == (False, 0)
    assert "/id/portal/actions/NTB-2023-014/" in message.text


def test_text_has_room_for_the_longest_names(office: Office, coordinator: User) -> None:
    Post.objects.filter(pk=office.post.pk).update(mailbox="dinas@example.org")
    action = office.promise(MONDAY, title="x" * 300, reference="N" * 40)
    AgencyFactory._meta.model.objects.filter(pk=office.post.agency_id).update(name="y" * 200)
    AgencyFactory._meta.model.objects.filter(name="Bappeda Contoh").update(name="z" * 200)
    related = Action.objects.select_related("plan__region", "owner__agency")
    message = ask_by_whatsapp(related.get(pk=action.pk), coordinator, NOW)
    assert len(message.text) <= 900
    assert opened(message) is not None


def test_asking_is_noted_once_a_day(office: Office, coordinator: User) -> None:
    action = office.promise(MONDAY)
    for hour in (9, 15):
        ask_by_whatsapp(action, coordinator, at(MONDAY, hour))
    noted = Nudge.objects.values_list("action", "channel", "made_by")
    assert list(noted) == [(action.pk, "whatsapp", coordinator.pk)]


def test_refusal_leaves_no_link(office: Office) -> None:
    with pytest.raises(Refused):
        ask(office, UserFactory())
    assert (UpdateLink.objects.count(), Nudge.objects.count()) == (0, 0)


def test_page_shows_the_secret_and_nothing_keeps_it(
    office: Office, coordinator: User, client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    Post.objects.filter(pk=office.post.pk).update(mailbox="dinas@example.org")
    action = office.promise(MONDAY)
    client.force_login(coordinator)
    address = reverse("digests:action-whatsapp", args=[action.reference])
    with caplog.at_level(logging.DEBUG):
        response = client.post(address)
    token = response.context["message"].text.split("/u/")[1].split("/")[0]
    assert response.status_code == 200
    assert response["Cache-Control"] == "private, no-store, max-age=0"
    assert (response["Referrer-Policy"], response["X-Robots-Tag"]) == (
        "strict-origin",
        "noindex, nofollow",
    )
    assert token in response.content.decode()
    assert token not in caplog.text
    assert client.get(address).status_code == 405


def test_what_is_reported_or_closed_is_not_asked_about(
    office: Office, coordinator: User, client: Client
) -> None:
    action = office.promise(MONDAY, status="reported_done")
    client.force_login(coordinator)
    response = client.post(reverse("digests:action-whatsapp", args=[action.reference]))
    assert (response.status_code, UpdateLink.objects.count()) == (302, 0)
    client.force_login(office.holder)
    again = client.post(reverse("digests:action-whatsapp", args=[action.reference]))
    assert again.status_code == 404
