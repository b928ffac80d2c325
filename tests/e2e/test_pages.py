"""Every kind of page in a browser: both languages, phone and desk, axe, no complaint."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from tests.e2e import walking
from tests.e2e.looking import Watch, clipped, faults, texts

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.timeout(240),
]

Axe = Callable[[Page], list[str]]
TITLE = "Loket informasi migrasi aman di sepuluh desa"
ACTION = "NTB-2023-015"

PUBLIC = {
    "id": {
        "": "Dari lokakarya hingga perubahan di daerah",
        "lokakarya/": "Lokakarya dan kegiatan",
        "lokakarya/mataram-2023/": "Lokakarya Pengenalan GCM dan Agenda 2030 di Mataram",
        "lokakarya/semarang-2023/": "Lokakarya Pengenalan GCM dan Agenda 2030 di Semarang",
        "lokakarya/makassar-2023/": "Lokakarya Pengenalan GCM dan Agenda 2030 di Makassar",
        "lokakarya/fgd-jateng-2023/": (
            "FGD Asesmen Indikator Tata Kelola Migrasi (MGI) Daerah Jawa Tengah"
        ),
        "enam-langkah/": "Enam langkah pelaksanaan GCM",
        "enam-langkah/pelaksanaan/": "Pelaksanaan",
        "rencana-aksi/": "Rencana aksi GCM di daerah",
        "rencana-aksi/ntb/": "Rencana aksi GCM Provinsi Nusa Tenggara Barat (contoh)",
        "rencana-aksi/bali/": "Rencana aksi Bali",
        "rencana-aksi/ntb/aksi/?status=in_progress": "Aksi Nusa Tenggara Barat",
        f"aksi/{ACTION}/": TITLE,
        "tentang/": "Tentang Langkah GCM",
        "cara-penghitungan/": "Cara penghitungan",
        "pelindungan-data-pribadi/": "Pelindungan data pribadi",
        "aksesibilitas/": "Aksesibilitas",
        "portal/": "Masuk",
        "tidak-ada/": "Halaman tidak ditemukan",
    },
    "en": {
        "": "From the workshop to what has changed",
        "workshops/": "Workshops and events",
        "workshops/mataram-2023/": (
            "Workshop on Localizing the GCM and the 2030 Agenda in Mataram"
        ),
        "workshops/semarang-2023/": (
            "Workshop on Localizing the GCM and the 2030 Agenda in Semarang"
        ),
        "workshops/makassar-2023/": (
            "Workshop on Localizing the GCM and the 2030 Agenda in Makassar"
        ),
        "workshops/fgd-central-java-2023/": (
            "FGD on the Local Migration Governance Indicators (MGI) Assessment of Central Java"
        ),
        "six-steps/": "The six steps of GCM implementation",
        "six-steps/implementation/": "Implementation",
        "action-plans/": "Local action plans for the GCM",
        "action-plans/ntb/": "GCM action plan of West Nusa Tenggara (sample)",
        "action-plans/bali/": "Action plan of Bali",
        "action-plans/ntb/actions/?status=in_progress": "Actions of West Nusa Tenggara",
        f"actions/{ACTION}/": TITLE,
        "about/": "About Langkah GCM",
        "how-this-is-counted/": "How this is counted",
        "privacy/": "Protection of personal data",
        "accessibility/": "Accessibility",
        "portal/": "Sign in",
        "not-there/": "Page not found",
    },
}
FACTS = ["Tanggal", "Tempat", "Penyelenggara", "Program", "Pendanaan"]
NOT_THERE = ("tidak-ada/", "not-there/")

OFFICE = {
    "": ("Ikhtisar", "Overview"),
    "actions/": ("Aksi", "Actions"),
    f"actions/{ACTION}/": (TITLE, TITLE),
    f"actions/{ACTION}/update/": (TITLE, TITLE),
    "digest/": ("Pengaturan email ringkasan", "Digest settings"),
    "digest/log/": ("Email ringkasan yang dikirim kepada Anda", "Digests sent to you"),
}
ORGANIZING = {
    "import/new/": ("Unggah daftar", "Upload a list"),
    "participants/": ("Peserta", "Participants"),
}
WIZARD = {
    "match": ("Cocokkan kolom", "Match the columns"),
    "check": ("Periksa baris", "Check the rows"),
    "confirm": ("Konfirmasi impor", "Confirm the import"),
    "list": ("Impor", "Imports"),
}
STAFF = {
    "mail/": ("Email uji coba", "Caught mail"),
    "digest/log/": ("Riwayat email ringkasan", "Log of digests"),
    "digest/outbox/": ("Email besok", "Tomorrow's outbox"),
}


@pytest.mark.parametrize("language", ["id", "en"])
def test_public_pages_are_in_order(
    site: LiveServer, browser_page: Page, axe: Axe, language: str
) -> None:
    judge = Judge(browser_page, language, axe)
    for path, heading in PUBLIC[language].items():
        judge.visit(f"/{language}/{path}", heading, 404 if path in NOT_THERE else 200)
    assert "\n".join(judge.found) == ""


def test_facts_of_a_workshop_have_indonesian_labels(site: LiveServer, browser_page: Page) -> None:
    browser_page.goto("/id/lokakarya/mataram-2023/")
    assert texts(browser_page, ".facts dt") == FACTS


@pytest.mark.parametrize("language", ["id", "en"])
def test_portal_pages_are_in_order(
    site: LiveServer, browser_page: Page, axe: Axe, language: str
) -> None:
    judge = Judge(browser_page, language, axe)
    for person, pages in {
        walking.FOCAL_POINT: OFFICE,
        walking.ADMIN: STAFF,
        walking.ORGANIZER: ORGANIZING,
    }.items():
        browser_page.context.clear_cookies()
        walking.sign_in(browser_page, person, language)
        for path, headings in pages.items():
            judge.visit(f"/{language}/portal/{path}", headings[language == "en"])
    assert "\n".join(judge.found) == ""
    judge.walk_wizard()
    assert "\n".join(judge.found) == ""


class Judge:
    """Opens pages one after the other and keeps what is wrong with them."""

    def __init__(self, page: Page, language: str, axe: Axe) -> None:
        self.page, self.language, self.axe = page, language, axe
        self.watch = Watch(page)
        self.found: list[str] = []

    def visit(self, path: str, heading: str, status: int = 200) -> None:
        response = self.page.goto(path)
        if response is None or response.status != status:
            self.found.append(f"{path}: it answers {response and response.status}")
        self.look(path, heading)

    def look(self, name: str, heading: str) -> None:
        self.found += [f"{name}: {fault}" for fault in self.faults(heading)]

    def faults(self, heading: str) -> Iterator[str]:
        yield from faults(self.page, self.language, heading, self.axe)
        yield from (f"{text!r} runs over its edge" for text in clipped(self.page))
        yield from self.watch.take()

    def walk_wizard(self) -> None:
        """As an organizer with the sample list, to the last page that writes nothing."""
        page, at = self.page, self.language == "en"
        walking.upload_list(page, walking.SAMPLE_LIST, self.language)
        self.look("match", WIZARD["match"][at])
        walking.check_list(page)
        self.look("check", WIZARD["check"][at])
        page.click(".sticky-actions button[name=onward]")
        page.wait_for_url("**/confirm/")
        self.look("confirm", WIZARD["confirm"][at])
        self.visit(f"/{self.language}/portal/import/", WIZARD["list"][at])
