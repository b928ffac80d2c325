"""Pages of posts: who sees which, who may do what, and the page that an invitation opens."""

import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone, translation

from directory.accepting import State
from directory.models import Invitation, Post, Tenure, User
from tests.actionplan.people import (
    COORDINATOR,
    FOCAL,
    HEAD,
    OPERATOR,
    VERIFIER,
    Province,
    holder_of,
    make_province,
)
from tests.factories import AgencyFactory, PostFactory, RegionFactory, TenureFactory, UserFactory

pytestmark = pytest.mark.django_db

LIST = "offices:post-list"


@pytest.fixture(autouse=True)
def mail_leaves_at_once(settings: Any) -> None:
    """No worker takes it, also where the tests run over servers."""
    settings.REDIS_URL = ""


@pytest.fixture
def province() -> Province:
    return make_province()


@pytest.fixture
def post(province: Province) -> Post:
    made: Post = PostFactory(agency=province.other_office, title="Kepala Bidang Contoh")
    Post.objects.filter(agency=province.other_office).exclude(pk=made.pk).update(role=OPERATOR)
    return made


@pytest.fixture
def coordinator(province: Province, client: Client) -> User:
    user = holder_of(province.planning, COORDINATOR)
    client.force_login(user)
    return user


def url(name: str, *args: object) -> str:
    return reverse(f"offices:{name}", args=args)


def form_of(**more: object) -> dict[str, object]:
    return {
        "email": "siti@example.org",
        "full_name": "Siti",
        "language": "id",
        "standing": "definitive",
        "starts_on": timezone.localdate().isoformat(),
        **more,
    }


def agencies_seen(client: Client, query: str = "") -> list[str]:
    seats = client.get(url("post-list") + query).context["seats"]
    return sorted({seat.post.agency.name for seat in seats})


# --- The list -------------------------------------------------------------------------------------


def test_coordinator_sees_the_region_and_its_regencies(
    province: Province, coordinator: User, client: Client
) -> None:
    PostFactory(agency=AgencyFactory(region=RegionFactory(code="33")))
    assert agencies_seen(client) == [
        "Bappeda NTB",
        "Dinsos Lombok Timur",
        "Dinsos NTB",
        "Disnakertrans NTB",
    ]


def test_head_sees_the_own_agency(province: Province, client: Client) -> None:
    client.force_login(holder_of(province.office, HEAD))
    assert agencies_seen(client) == ["Disnakertrans NTB"]


def test_coordinator_of_a_regency_sees_nothing_above(province: Province, client: Client) -> None:
    client.force_login(holder_of(province.regency_office, COORDINATOR))
    assert agencies_seen(client) == ["Dinsos Lombok Timur"]


@pytest.mark.parametrize("role", [FOCAL, OPERATOR, VERIFIER])
def test_others_find_no_list(role: str, province: Province, client: Client) -> None:
    client.force_login(holder_of(province.office, role))
    assert client.get(url("post-list")).status_code == 404


def test_vacant_posts_come_first_and_are_counted(
    province: Province, coordinator: User, client: Client
) -> None:
    held = holder_of(province.office, FOCAL)
    page = client.get(url("post-list"))
    vacant = [seat.is_vacant for seat in page.context["seats"]]
    assert (vacant, page.context["vacant"]) == ([True, True, False, False], 2)
    assert held.full_name in page.text
    filtered = client.get(url("post-list") + "?vacant=on").context["seats"]
    assert [seat.is_vacant for seat in filtered] == [True, True]


def test_post_whose_holder_has_a_closed_account_is_vacant(
    province: Province, coordinator: User, client: Client
) -> None:
    User.objects.filter(pk=holder_of(province.office, FOCAL).pk).update(is_active=False)
    assert client.get(url("post-list")).context["vacant"] == 3


def test_programme_reads_posts_without_names(
    province: Province, client: Client, programme: User
) -> None:
    holder = holder_of(province.office, FOCAL, full_name="Rahasia Qz", email="qz@example.org")
    Post.objects.update(mailbox="kantor@example.org", whatsapp="0800 1234")
    Invitation.objects.create(
        post=Post.objects.filter(agency=province.other_office).get(),
        email="undang@example.org",
        full_name="Undangan Qz",
        starts_on=date(2026, 1, 1),
        secret_hash="x",
        invited_at=timezone.now(),
        expires_at=timezone.now() + timedelta(days=7),
    )
    post = Tenure.objects.get(holder=holder).post
    client.force_login(programme)
    pages = [client.get(url("post-list")), client.get(url("post-detail", post.pk))]
    pages.append(client.get(url("post-detail", Invitation.objects.get().post_id)))
    assert [page.status_code for page in pages] == [200, 200, 200]
    text = "".join(page.text for page in pages)
    secrets = ("Qz", "qz@", "kantor@", "0800", "undang@")
    assert [word for word in secrets if word in text] == []
    assert [(seat.is_vacant, seat.may_edit) for seat in pages[0].context["seats"]] == [
        (True, False),
        (True, False),
        (False, False),
    ]


@pytest.fixture
def programme() -> User:
    user: User = UserFactory()
    user.user_permissions.add(Permission.objects.get(codename="oversee_all_regions"))
    return user


def count_queries(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


@pytest.mark.parametrize(("office", "role"), [("office", HEAD), ("planning", COORDINATOR)])
def test_list_takes_as_many_queries_for_three_posts_as_for_one(
    office: str, role: str, province: Province, client: Client
) -> None:
    Post.objects.filter(actions=None).delete()
    client.force_login(holder_of(getattr(province, office), role))
    with_one = count_queries(client, url("post-list"))
    for _ in range(3):
        TenureFactory(post=PostFactory(agency=province.office))
        PostFactory(agency=province.office)
    with translation.override("id"):
        assert count_queries(client, url("post-list")) == with_one
    assert with_one <= 15


# --- Adding and changing --------------------------------------------------------------------------


def test_coordinator_adds_and_changes_a_post(
    province: Province, coordinator: User, client: Client
) -> None:
    given = {"agency": province.office.pk, "role": VERIFIER, "title": "Inspektur Pembantu"}
    assert client.post(url("post-create"), given).status_code == 302
    made = Post.objects.get(title="Inspektur Pembantu")
    changed = {"role": OPERATOR, "title": "Staf", "whatsapp": "0812 3456 7890"}
    assert client.post(url("post-edit", made.pk), changed).status_code == 302
    made.refresh_from_db()
    assert (made.agency, made.role, made.whatsapp) == (province.office, OPERATOR, "0812 3456 7890")


@pytest.mark.parametrize("role", [COORDINATOR, VERIFIER])
def test_head_gives_no_role_that_oversees_others(
    role: str, province: Province, client: Client
) -> None:
    client.force_login(holder_of(province.office, HEAD))
    before = Post.objects.count()
    given = {"agency": province.office.pk, "role": role}
    assert client.post(url("post-create"), given).status_code == 422
    own = Post.objects.get(agency=province.office, role=FOCAL)
    assert client.post(url("post-edit", own.pk), {"role": role}).status_code == 422
    own.refresh_from_db()
    assert (Post.objects.count(), own.role) == (before, FOCAL)


def test_head_does_not_fill_the_post_of_the_coordinator(province: Province, client: Client) -> None:
    client.force_login(holder_of(province.planning, HEAD))
    post = PostFactory(agency=province.planning, role=COORDINATOR)
    assert client.get(url("post-detail", post.pk)).status_code == 200
    assert client.post(url("post-invite", post.pk), form_of()).status_code == 404
    assert Invitation.objects.count() == 0


def test_agency_of_another_region_takes_no_post_of_mine(coordinator: User, client: Client) -> None:
    far = AgencyFactory(region=RegionFactory(code="33"))
    given = {"agency": far.pk, "role": FOCAL}
    assert client.post(url("post-create"), given).status_code == 422
    assert Post.objects.filter(agency=far).count() == 0


# --- Inviting, withdrawing, ending ----------------------------------------------------------------


def test_coordinator_invites_and_the_mail_goes_out(
    post: Post, coordinator: User, client: Client, mailoutbox: list[Any]
) -> None:
    assert client.post(url("post-invite", post.pk), form_of()).status_code == 302
    invitation = Invitation.objects.get()
    assert (invitation.post, invitation.invited_by) == (post, coordinator)
    assert invitation.sent_at is not None
    (message,) = mailoutbox
    assert message.to == ["siti@example.org"]
    assert "Siti" in client.get(url("post-detail", post.pk)).text


def test_tick_is_asked_where_somebody_holds_the_post(
    post: Post, coordinator: User, client: Client
) -> None:
    TenureFactory(post=post, holder__full_name="Pejabat Lama")
    assert "Pejabat Lama" in client.get(url("post-invite", post.pk)).text
    assert client.post(url("post-invite", post.pk), form_of()).status_code == 422
    assert Invitation.objects.count() == 0
    assert client.post(url("post-invite", post.pk), form_of(replaces="on")).status_code == 302


def test_invitation_is_sent_again_and_withdrawn(
    post: Post, coordinator: User, client: Client, mailoutbox: list[Any]
) -> None:
    client.post(url("post-invite", post.pk), form_of())
    number = Invitation.objects.get().pk
    Invitation.objects.update(sent_at=timezone.now() - timedelta(minutes=16))
    assert client.post(url("invitation-resend", number)).status_code == 302
    first, second = (link_in(message) for message in mailoutbox)
    assert (client.get(first).status_code, client.get(second).status_code) == (404, 200)
    assert client.post(url("invitation-withdraw", number)).status_code == 302
    assert client.get(second).status_code == 404


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("email", f"{'a' * 60}@{'b' * 60}.{'c' * 60}.{'d' * 60}.{'e' * 60}.example.org"),
        ("starts_on", "0001-01-01"),
        ("starts_on", "9999-12-31"),
        ("ends_on", "9999-12-31"),
        ("full_name", "x" * 151),
        ("letter", "x" * 121),
        ("full_name", "a\x00b"),
        ("standing", "king"),
    ],
)
def test_what_no_table_holds_is_refused_in_the_form(
    post: Post, coordinator: User, client: Client, name: str, value: str
) -> None:
    response = client.post(url("post-invite", post.pk), form_of(**{name: value}))
    assert (response.status_code, list(response.context["form"].errors)) == (422, [name])
    assert Invitation.objects.count() == 0


def test_mail_server_that_is_down_is_said(
    post: Post, coordinator: User, client: Client, smtp_inbox: Any
) -> None:
    smtp_inbox.stop()
    answer = client.post(url("post-invite", post.pk), form_of(), follow=True)
    smtp_inbox.start()
    said = [message.level_tag for message in answer.context["messages"]]
    assert (said, Invitation.objects.get().sent_at) == (["warning"], None)


def test_ended_tenure_closes_open_sessions(
    province: Province, coordinator: User, client: Client
) -> None:
    holder, today = holder_of(province.office, FOCAL), timezone.localdate()
    session = Client()
    session.force_login(holder)
    action = reverse("actions:action-detail", args=["NTB-2023-001"])
    assert session.get(action).status_code == 200
    tenure = Tenure.objects.get(holder=holder)
    yesterday = (today - timedelta(days=1)).isoformat()
    given = {"last_day": yesterday, "letter": "SK 824/3"}
    assert client.post(url("tenure-end", tenure.pk), given).status_code == 302
    update = reverse("actions:action-update", args=["NTB-2023-001"])
    assert session.get(action).status_code == 404
    assert session.post(update, {"status": "planned", "version": 1}).status_code == 404
    assert session.get(reverse("actions:action-list")).context["page_obj"].paginator.count == 0


# --- The page of an invitation --------------------------------------------------------------------


def link_in(message: Any) -> str:
    (link,) = set(re.findall(r"/(?:id|en)/undangan/[\w-]+/", str(message.body)))
    return link


@pytest.fixture
def link(post: Post, coordinator: User, client: Client, mailoutbox: list[Any]) -> str:
    client.post(url("post-invite", post.pk), form_of(full_name=""))
    return link_in(mailoutbox[0])


def test_opening_the_link_writes_nothing_and_leaves_no_trace(link: str) -> None:
    with CaptureQueriesContext(connection) as queries:
        page = Client().get(link)
    assert [one["sql"] for one in queries if not one["sql"].startswith("SELECT")] == []
    assert page.headers["Cache-Control"] == "private, no-store, max-age=0"
    assert page.headers["Referrer-Policy"] == "strict-origin"
    assert page.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert link not in page.text


def test_accepting_asks_the_name_and_then_lets_sign_in_by_code(
    link: str, post: Post, mailoutbox: list[Any]
) -> None:
    visitor = Client()
    assert visitor.post(link).status_code == 422
    assert visitor.post(link, {"full_name": "Siti"}).status_code == 200
    tenure = Tenure.objects.get(post=post)
    assert (tenure.holder.email, tenure.holder.full_name) == ("siti@example.org", "Siti")
    visitor.post(reverse("account_request_login_code"), {"email": "siti@example.org"})
    code = re.findall(r"[A-Z0-9]{4,}-?[A-Z0-9]{2,}", mailoutbox[-1].subject)[0]
    visitor.post(reverse("account_confirm_login_code"), {"code": code})
    assert visitor.get(reverse("actions:action-list")).status_code == 200
    assert visitor.get(reverse("actions:action-list")).context["user"] == tenure.holder


def test_link_works_once_and_then_says_why(link: str) -> None:
    visitor = Client()
    visitor.post(link, {"full_name": "Siti"})
    again = visitor.post(link, {"full_name": "Siti"})
    with translation.override("id"):
        sentence = str(State.ACCEPTED.label)
    assert (again.status_code, sentence in again.text) == (404, True)
    assert Tenure.objects.filter(holder__email="siti@example.org").count() == 1


def test_known_account_is_asked_for_nothing(
    post: Post, coordinator: User, client: Client, mailoutbox: list[Any]
) -> None:
    UserFactory(email="siti@example.org", full_name="Siti")
    client.post(url("post-invite", post.pk), form_of())
    visitor, address = Client(), link_in(mailoutbox[0])
    assert list(visitor.get(address).context["form"].fields) == []
    assert visitor.post(address).status_code == 200
    assert Tenure.objects.get(post=post).holder.full_name == "Siti"
