"""The portal's front page and navigation show what the person may reach, and nothing else."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from directory.models import Post, User
from tests.factories import (
    ActionFactory,
    PlanFactory,
    PostFactory,
    TenureFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


def official(role: str = Post.Role.FOCAL_POINT) -> tuple[User, Post]:
    post = PostFactory(role=role, agency__name="Dinas Contoh NTB")
    return TenureFactory(post=post).holder, post


def late_actions(post: Post, number: int) -> None:
    day = timezone.localdate()
    for _ in range(number):
        ActionFactory(
            owner=post,
            plan__region=post.agency.region,
            due_on=day - timedelta(days=2),
            confirmed_on=day,
        )


def labels(client: Client) -> list[str]:
    return [str(link.label) for link in client.get("/en/portal/").context["portal_nav"]]


def test_portal_front_page_shows_what_waits(client: Client) -> None:
    user, post = official()
    late_actions(post, 2)
    ActionFactory(due_on=timezone.localdate() - timedelta(days=2))
    client.force_login(user)

    page = client.get("/en/portal/")

    figures = [
        (figure.label, figure.value, figure.tone) for figure in page.context["front"].figures
    ]
    assert figures == [("Past due", "2", "late")]
    assert len(page.context["front"].actions) == 2
    assert "Dinas Contoh NTB" in page.content.decode()


def test_portal_front_page_is_honest_when_nothing_waits(client: Client) -> None:
    client.force_login(UserFactory())
    assert "Nothing needs attention" in client.get("/en/portal/").content.decode()


def test_portal_navigation_follows_the_rights(client: Client) -> None:
    client.force_login(official()[0])
    assert labels(client) == ["Overview", "Actions", "My digest"]

    client.force_login(official(Post.Role.COORDINATOR)[0])
    assert labels(client) == [
        "Overview",
        "Actions",
        "Coordination",
        "Posts",
        "Participants",
        "Imports",
        "My digest",
        "Tomorrow's outbox",
    ]

    organizer = UserFactory()
    organizer.user_permissions.add(Permission.objects.get(codename="import_attendees"))
    client.force_login(organizer)
    assert labels(client) == ["Overview", "Actions", "Participants", "Imports", "My digest"]


def current(client: Client, path: str) -> list[str]:
    links = client.get(path).context["portal_nav"]
    return [str(link.label) for link in links if link.is_current]


def test_pages_of_a_plan_belong_to_the_coordination_of_who_coordinates(client: Client) -> None:
    user, post = official(Post.Role.COORDINATOR)
    plan = PlanFactory(region=post.agency.region)
    overseer = UserFactory()
    overseer.user_permissions.add(Permission.objects.get(codename="oversee_all_regions"))
    pages = [f"plans/{plan.key}/{page}/" for page in ("papers", "letter", "summary")]
    pages += [f"plans/{plan.key}/deliverables/", "workload/", "coordination/call/"]
    client.force_login(user)
    for page in pages:
        assert current(client, f"/en/portal/actions/{page}") == ["Coordination"]
    assert current(client, "/en/portal/actions/") == ["Actions"]
    client.force_login(overseer)
    assert current(client, f"/en/portal/actions/plans/{plan.key}/papers/") == ["Programme view"]
    client.force_login(TenureFactory(post__agency=post.agency, holder=UserFactory()).holder)
    assert current(client, f"/en/portal/actions/plans/{plan.key}/papers/") == ["Actions"]


def test_portal_doors_follow_the_rights(client: Client) -> None:
    organizer = UserFactory()
    organizer.user_permissions.add(Permission.objects.get(codename="import_attendees"))
    overseer = UserFactory()
    overseer.user_permissions.add(Permission.objects.get(codename="oversee_all_regions"))
    people = (official()[0], official(Post.Role.COORDINATOR)[0], organizer, overseer)
    found = []
    for user in people:
        client.force_login(user)
        doors = client.get("/en/portal/").context["front"].doors
        found.append([(door.title, door.url) for door in doors])
    participants = ("Participants", "/en/portal/participants/")
    assert found == [
        [],
        [
            ("Updates to clear", "/en/portal/actions/clearance/"),
            ("Coordination of the plan", "/en/portal/actions/coordination/"),
            ("Workload of the posts", "/en/portal/actions/workload/"),
            ("Posts", "/en/portal/offices/"),
            ("Holds of digests", "/en/portal/digest/holds/"),
            ("Import actions of the plan", "/en/portal/import/new/"),
            ("Import agencies and posts", "/en/portal/import/new/"),
            participants,
        ],
        [("Import an attendee list", "/en/portal/import/new/"), participants],
        [
            ("Programme view", "/en/portal/actions/programme/"),
            ("Posts", "/en/portal/offices/"),
        ],
    ]


def test_portal_asks_visitors_to_sign_in(client: Client) -> None:
    page = client.get("/id/portal/")
    assert (page.status_code, page["Location"]) == (
        302,
        f"{reverse('account_login')}?next=/id/portal/",
    )


@pytest.mark.parametrize("number", [1, 3])
def test_portal_front_page_costs_the_same_for_one_and_three(
    number: int, client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    user, post = official(Post.Role.COORDINATOR)
    late_actions(post, number)
    client.force_login(user)
    client.get("/en/portal/")
    with django_assert_num_queries(10):
        client.get("/en/portal/")


@pytest.mark.parametrize("path", ["images/../evidence/2026/sk.pdf", "evidence/2026/sk.pdf", "x"])
def test_only_pictures_of_pages_are_media(client: Client, path: str) -> None:
    assert client.get(f"/media/{path}", follow=True).status_code == 404


def test_door_closed_to_a_signed_in_official_leads_nowhere_but_to_a_sentence(
    client: Client,
) -> None:
    user, _ = official(Post.Role.FOCAL_POINT)
    client.force_login(user)
    response = client.get("/admin/pages/", follow=True)
    assert response.redirect_chain == [("/admin/login/?next=/admin/pages/", 302)]
    assert response.status_code == 403


def test_visitor_of_the_back_office_signs_in_by_the_one_door(client: Client) -> None:
    response = client.get("/admin/pages/", follow=True)
    assert response.redirect_chain[-1] == ("/id/accounts/login/?next=%2Fadmin%2Fpages%2F", 302)
    assert response.status_code == 200
