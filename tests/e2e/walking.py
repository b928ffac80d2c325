"""What people do in the browser on their way, in any language: sign in, bring a list."""

from collections.abc import Sequence

from playwright.sync_api import Page, Response

from tests.intake.files import csv_bytes

PASSWORD = "langkah-data-contoh"  # of all sample people, as load_demo prints it
ORGANIZER = "penyelenggara@example.org"
FOCAL_POINT = "narahubung.ntb@example.org"
HEAD = "kepala.ntb@example.org"
COORDINATOR = "koordinator.ntb@example.org"
STRANGER = "narahubung.jateng@example.org"
ADMIN = "admin@example.org"

WORKSHOP = "lokakarya-contoh"
HEADER = ["No", "Nama Lengkap", "Jabatan", "Instansi", "L/P", "Email", "Tanda Tangan"]
# For the sample workshop: four new people, one who is on its list, one whose address is none,
# and one who is perhaps on it already: same name and office, but another sex.
SAMPLE_LIST = [
    HEADER,
    ["1", "Contoh Wulandari, S.Sos", "Kepala Bidang", "Dinsos Prov. NTB", "P", "", ""],
    ["2", "Lalu Contoh Rizal", "Analis", "Bappeda Prov. NTB", "L", "rizal@example.org", ""],
    ["3", "Contohwati", "", "Universitas Contoh", "P", "", ""],
    ["4", "Baiq Contoh Aulia", "Staf", "Disnakertrans Kab. Lombok Tengah", "P", "", ""],
    ["5", "Ni Contoh Satria", "", "Disnakertrans Prov. NTB", "", "peserta26@example.org", ""],
    ["6", "Contoh Gunawan", "Kasi", "Dinkes Prov. NTB", "L", "gunawan(at)example.org", ""],
    ["7", "Baiq Contoh Ningsih", "", "Dinas Kesehatan Prov. NTB", "P", "", ""],
]


def sign_in(page: Page, email: str, language: str = "id", to: str = "") -> Response | None:
    """By password; ends on the portal's front page, or on the page one wanted to open."""
    page.goto(to or f"/{language}/portal/")
    page.fill("input[name=login]", email)
    page.fill("input[name=password]", PASSWORD)
    with page.expect_navigation() as arrival:
        page.press("input[name=password]", "Enter")
    return arrival.value


def upload_list(page: Page, rows: Sequence[Sequence[object]], language: str = "id") -> None:
    """Ends on the page that matches the columns."""
    page.goto(f"/{language}/portal/import/new/?into=attendees:{WORKSHOP}")
    page.set_input_files(
        "input[type=file]",
        {"name": "daftar-hadir.csv", "mimeType": "text/csv", "buffer": csv_bytes(rows, ";")},
    )
    page.press("main form[enctype] button", "Enter")
    page.wait_for_url("**/columns/")


def check_list(page: Page) -> None:
    """From the matched columns to the check."""
    page.press("main .sticky-actions button", "Enter")
    page.wait_for_url("**/check/")
