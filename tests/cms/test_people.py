"""Accounts in the back office: one full name that is really saved, and a log that keeps none."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from wagtail.models import ModelLogEntry
from wagtail.users.models import UserProfile

from cms.models import PersonLogEntry
from directory.models import User
from tests.factories import UserFactory

NAME = "I Gusti Ayu S. MUTIARA"


@pytest.fixture
def admin(client: Client, db: None) -> User:
    user: User = UserFactory(is_superuser=True, is_staff=True)
    client.force_login(user)
    return user


def form(**changes: object) -> dict[str, object]:
    return {
        "email": "ayu@example.org",
        "full_name": NAME,
        "language": "id",
        "zone": "Asia/Makassar",
        **changes,
    }


def test_creating_a_user_saves_one_full_name_as_typed(admin: User, client: Client) -> None:
    group = Group.objects.create(name="Uji")
    response = client.post("/admin/users/new/", form(groups=[group.pk]))
    assert response.status_code == 302
    user = User.objects.get(email="ayu@example.org")
    assert (user.full_name, user.zone, user.is_staff) == (NAME, "Asia/Makassar", False)
    assert list(user.groups.all()) == [group]
    assert not user.has_usable_password()  # signs in by a code


def test_creating_a_user_with_a_password_sets_it(admin: User, client: Client) -> None:
    words = {"password1": "langkah-uji-1945", "password2": "langkah-uji-1945"}
    client.post("/admin/users/new/", form(**words))
    assert User.objects.get(email="ayu@example.org").check_password("langkah-uji-1945")


def test_editing_a_user_saves_the_name_and_keeps_the_password(admin: User, client: Client) -> None:
    user = UserFactory(email="ayu@example.org", full_name="Ayu")
    path = f"/admin/users/edit/{user.pk}/"
    shown = client.get(path).content.decode()
    response = client.post(path, form(is_active="on", is_staff="on"))
    user.refresh_from_db()
    assert 'value="Ayu"' in shown
    assert "first_name" not in shown
    assert response.status_code == 302
    assert (user.full_name, user.is_staff, user.is_active) == (NAME, True, True)
    assert user.check_password("langkah-uji-1945")


def test_an_address_in_other_capitals_is_the_same_address(admin: User, client: Client) -> None:
    UserFactory(email="ayu@example.org")
    response = client.post("/admin/users/new/", form(email="Ayu@Example.org"))
    assert response.status_code == 200
    assert User.objects.filter(email__iexact="ayu@example.org").count() == 1


def test_people_are_found_by_name(admin: User, client: Client) -> None:
    UserFactory(full_name=NAME)
    UserFactory(full_name="Suharto")
    html = client.get("/admin/users/?q=MUTIARA").content.decode()
    assert NAME in html
    assert "Suharto" not in html


def test_the_account_page_saves_ones_own_name(admin: User, client: Client) -> None:
    shown = client.get("/admin/account/").content.decode()
    response = client.post(
        "/admin/account/",
        {
            "person-full_name": NAME,
            "person-language": "en",
            "person-zone": "",
            "locale-preferred_language": "en",
            "locale-current_time_zone": "",
            "theme-theme": "system",
            "theme-contrast": "system",
            "theme-density": "default",
            "theme-keyboard_shortcuts": "on",
        },
    )
    admin.refresh_from_db()
    assert "first_name" not in shown
    assert response.status_code == 302
    assert (admin.full_name, admin.language) == (NAME, "en")


@pytest.mark.parametrize(
    ("own", "chosen", "browser", "word"),
    [
        ("id", "", "en", "Pengguna"),
        ("en", "", "id", "Users"),
        ("id", "en", "id", "Users"),  # chosen on the account page
    ],
)
def test_the_back_office_speaks_the_language_of_the_person(
    own: str, chosen: str, browser: str, word: str, client: Client, db: None
) -> None:
    user = UserFactory(is_superuser=True, language=own)
    UserProfile.objects.create(user=user, preferred_language=chosen)
    client.force_login(user)
    page = client.get("/admin/users/", headers={"accept-language": browser})
    html = page.content.decode()
    assert f'lang="{chosen or own}"' in html
    assert f"<title>{word}" in " ".join(html.split()).replace("> ", ">")


def test_the_log_says_which_account_not_whose(admin: User, client: Client) -> None:
    client.post("/admin/users/new/", form())
    user = User.objects.get(email="ayu@example.org")
    client.post(f"/admin/users/edit/{user.pk}/", form(full_name="Ayu", is_active="on"))
    labels = PersonLogEntry.objects.order_by("pk").values_list("action", "label")
    assert list(labels) == [("wagtail.create", f"#{user.pk}"), ("wagtail.edit", f"#{user.pk}")]
    assert ModelLogEntry.objects.count() == 0


@pytest.mark.parametrize("path", ["/admin/", "/admin/users/", "/admin/account/"])
def test_the_back_office_leads_strangers_to_the_one_sign_in(
    path: str, db: None, client: Client
) -> None:
    response = client.get(path, follow=True)
    assert response.redirect_chain[-1][0].startswith(("/id/", "/en/"))
    assert "next=" in response.redirect_chain[-1][0]
