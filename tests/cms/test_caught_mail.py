"""Staff read caught mail; nobody else learns of the page."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from cms.embedded.mailcatcher import Folder
from cms.environment import BASE_DIR
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
LIST = "/id/portal/mail/"
PLAIN = b"""From: Langkah <no-reply@example.org>
To: sari@example.org
Subject: Ringkasan Senin
Date: Mon, 12 Jun 2023 08:00:00 +0800

Buka https://example.org/aksi
"""
BOTH = b"""From: no-reply@example.org
To: sari@example.org
Subject: Dua bagian
Content-Type: multipart/alternative; boundary="x"

--x
Content-Type: text/plain

Teks <b>
--x
Content-Type: text/html

<p>Surat <script>alert(1)</script></p>
--x--
"""


@pytest.fixture
def mail(tmp_path: Path, settings: Settings) -> Folder:
    settings.DATA_DIR = tmp_path
    return Folder(tmp_path / "mail")


@pytest.fixture
def staff(client: Client) -> Client:
    client.force_login(UserFactory(is_staff=True))
    return client


def test_list_names_subject_and_recipient_newest_first(staff: Client, mail: Folder) -> None:
    mail.keep(PLAIN)
    mail.keep(BOTH)
    response = staff.get(LIST)
    shown = [(row.subject, row.recipients) for row in response.context["rows"]]
    assert shown == [("Dua bagian", "sari@example.org"), ("Ringkasan Senin", "sari@example.org")]


def test_list_without_mail_says_so(staff: Client, mail: Folder) -> None:
    response = staff.get("/en/portal/mail/")
    assert response.status_code == 200
    assert "No mail yet" in response.content.decode()


def test_message_shows_its_text_with_links(staff: Client, mail: Folder) -> None:
    name = mail.keep(PLAIN).name
    page = staff.get(f"{LIST}{name}/").content.decode()
    assert '<a href="https://example.org/aksi"' in page
    assert "<iframe" not in page


def test_html_part_runs_nothing(staff: Client, mail: Folder) -> None:
    name = mail.keep(BOTH).name
    assert "Teks &lt;b&gt;" in staff.get(f"{LIST}{name}/").content.decode()
    response = staff.get(f"{LIST}{name}/html/")
    policies = response["Content-Security-Policy"].split("; ")
    assert policies[0].split()[0] == "sandbox"
    assert "allow-scripts" not in policies[0]
    assert "default-src 'none'" in policies


def test_file_is_the_message_itself(staff: Client, mail: Folder) -> None:
    name = mail.keep(PLAIN).name
    assert staff.get(f"{LIST}{name}/file/").content == PLAIN


@pytest.mark.parametrize("name", ["20230612T080000-1.eml", "..%2Fsecret_key", "x.eml"])
def test_unknown_message_is_not_found(staff: Client, mail: Folder, name: str) -> None:
    assert staff.get(f"{LIST}{name}/").status_code == 404


def test_other_people_find_nothing_and_visitors_sign_in(client: Client, mail: Folder) -> None:
    name = mail.keep(PLAIN).name
    assert client.get(LIST)["Location"] == f"{reverse('account_login')}?next={LIST}"
    client.force_login(UserFactory())
    paths = ["", f"{name}/", f"{name}/html/", f"{name}/file/"]
    assert [client.get(LIST + path).status_code for path in paths] == [404, 404, 404, 404]


def test_production_has_no_such_page(tmp_path: Path) -> None:
    code = (
        "import django; django.setup()\n"
        "from django.urls import NoReverseMatch, reverse\n"
        "try: print(reverse('caught-mail-list'))\n"
        "except NoReverseMatch: print('none')"
    )
    environment = {
        "PATH": os.environ["PATH"],
        "DJANGO_SETTINGS_MODULE": "cms.settings",
        "LANGKAH_MODE": "production",
        "DATA_DIR": str(tmp_path),
        "DATABASE_URL": f"sqlite:///{tmp_path / 'db.sqlite3'}",
        "REDIS_URL": "redis://127.0.0.1",
        "EMAIL_URL": "smtp://127.0.0.1",
        "MAIL_FROM": "a@example.org",
        "SECRET_KEY": "a long key that is for this test only",
        "ALLOWED_HOSTS": "example.org",
        "BASE_URL": "https://example.org",
    }
    command = [sys.executable, "-c", code]
    answer = subprocess.run(
        command, cwd=BASE_DIR, env=environment, capture_output=True, text=True, check=True
    )
    assert answer.stdout == "none\n"
