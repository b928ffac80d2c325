"""Attendee lists as offices send them, made from numbers: the same rows for the same size."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from openpyxl import Workbook

HEADER = ("No", "Nama", "Jabatan", "Instansi", "L/P", "No. HP", "Email")
OFFICES, SPELLINGS = 300, 3
# Of 19 rows one repeats an earlier one; of 33 one is on the workshop's list already.
ONE_AGAIN_IN, ONE_KNOWN_IN = 19, 33

FIRST = (
    *("Ahmad", "Siti", "Baiq", "Lalu", "Muhammad", "Ni Made", "I Gede", "Nur'aini", "Dewi"),
    *("Agus", "Sri", "Hendra", "Ratna", "Yusuf", "Fitri", "Andi", "Wahyu", "Rina", "Ma'ruf"),
)
MIDDLE = (
    *("Rahman", "Kartika", "Putra", "Lestari", "Hidayat", "Anggraini", "Saputra", "Wulandari"),
    *("Firmansyah", "Permata", "Nugraha", "Maharani", "Santoso", "Utami", "Kurniawan"),
)
LAST = (
    *("Zulkarnain", "Hasanah", "Wijaya", "Suryani", "Prasetyo", "Handayani", "Gunawan"),
    *("Safitri", "Setiawan", "Rahayu", "Halim", "Puspita", "Iskandar", "Amalia", "Mahendra"),
    *("Yuliani", "Syahrir", "Aprilia", "Ramadhan", "Kusuma", "Basri", "Novita", "Junaedi"),
)
TITLES = ("{}", "{}, S.Sos", "Drs. {}, M.Si", "{}, S.STP", "Dr. {}", "Hj. {}, S.E.", "H. {}")
POSITIONS = ("Kepala Bidang", "Staf", "Analis Kebijakan", "Sekretaris", "Kepala Seksi", "")
# The name in full, in capitals and as people shorten it.
SERVICES = (
    ("Dinas Sosial", "Dinsos"),
    ("Dinas Kesehatan", "Dinkes"),
    ("Dinas Tenaga Kerja dan Transmigrasi", "Disnakertrans"),
    ("Dinas Pendidikan dan Kebudayaan", "Dikbud"),
    ("Dinas Kependudukan dan Pencatatan Sipil", "Dukcapil"),
    ("Dinas Pemberdayaan Masyarakat dan Desa", "DPMD"),
    ("Badan Perencanaan Pembangunan Daerah", "Bappeda"),
    ("Badan Kesatuan Bangsa dan Politik", "Bakesbangpol"),
    ("Dinas Komunikasi dan Informatika", "Diskominfo"),
    ("Dinas Perhubungan", "Dishub"),
    ("Dinas Pariwisata", "Dispar"),
    ("Dinas Perdagangan", "Disdag"),
    ("Dinas Perindustrian", "Disperin"),
    ("Dinas Pertanian", "Distan"),
    ("Dinas Kelautan dan Perikanan", "DKP"),
    ("Dinas Koperasi dan UKM", "Diskop"),
    ("Dinas Pemuda dan Olahraga", "Dispora"),
    ("Dinas Lingkungan Hidup", "DLH"),
    ("Badan Penanggulangan Bencana Daerah", "BPBD"),
    ("Satuan Polisi Pamong Praja", "Satpol PP"),
    ("Inspektorat", "Itda"),
    ("Sekretariat Daerah", "Setda"),
    ("Bagian Hukum Sekretariat Daerah", "Bagian Hukum Setda"),
    ("Badan Pusat Statistik", "BPS"),
    ("Kantor Kementerian Agama", "Kemenag"),
    ("Yayasan Peduli Migran", "Yay. Peduli Migran"),
    ("Serikat Buruh Migran", "SBMI"),
    ("Rumah Sakit Umum Daerah", "RSUD"),
    ("Balai Latihan Kerja", "BLK"),
    ("Dewan Perwakilan Rakyat Daerah", "DPRD"),
)
PLACES = (
    ("Kabupaten Lombok Barat", "Kab. Lobar"),
    ("Kabupaten Lombok Tengah", "Kab. Loteng"),
    ("Kabupaten Lombok Timur", "Kab. Lotim"),
    ("Kabupaten Lombok Utara", "Kab. KLU"),
    ("Kabupaten Sumbawa", "Kab. Sumbawa"),
    ("Kabupaten Sumbawa Barat", "Kab. KSB"),
    ("Kabupaten Dompu", "Kab. Dompu"),
    ("Kabupaten Bima", "Kab. Bima"),
    ("Kota Bima", "Kota Bima"),
    ("Kota Mataram", "Kota Mataram"),
)


@dataclass(frozen=True)
class Guest:
    """A row of the list."""

    name: str
    position: str
    agency: str
    sex: str
    phone: str
    email: str


def guests(rows: int) -> Iterator[Guest]:
    for number in range(rows):
        if number % ONE_AGAIN_IN == ONE_AGAIN_IN - 1:
            again = _guest(number - 7)
            yield replace(again, name=again.name.upper(), agency=_agency(number - 7, 1))
        else:
            yield _guest(number)


def known_guests(rows: int) -> Iterator[Guest]:
    """Those of the list whom the workshop knows already, with what they were then."""
    for number in range(0, rows, ONE_KNOWN_IN):
        if number % ONE_AGAIN_IN != ONE_AGAIN_IN - 1:
            yield replace(_guest(number), position="Staf Ahli", agency="")


def all_agencies() -> list[str]:
    return [_agency(office, spelling) for office in range(OFFICES) for spelling in range(SPELLINGS)]


def write_lists(folder: Path, rows: int) -> None:
    """`<rows>.csv` and `<rows>.xlsx`."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Peserta")
    sheet.append(HEADER)
    with (folder / f"{rows}.csv").open("w", encoding="utf-8", newline="") as file:
        text = csv.writer(file)
        text.writerow(HEADER)
        for number, guest in enumerate(guests(rows), start=1):
            cells = (guest.name, guest.position, guest.agency, guest.sex, guest.phone, guest.email)
            text.writerow((number, *cells))
            sheet.append((number, *cells))
    book.save(folder / f"{rows}.xlsx")


def _guest(number: int) -> Guest:
    rest, first = divmod(number, len(FIRST))
    rest, last = divmod(rest, len(LAST))
    other, middle = divmod(rest, len(MIDDLE))
    name = f"{FIRST[first]} {MIDDLE[middle]} {MIDDLE[other]} {LAST[last]}"
    return Guest(
        name=TITLES[number % len(TITLES)].format(name),
        position=POSITIONS[number % len(POSITIONS)],
        agency=_agency(number, number // OFFICES % SPELLINGS),
        sex="LP"[first % 2],
        phone=f"0800{number:08d}",
        email=f"tamu.{number}@example.org",
    )


def _agency(number: int, spelling: int) -> str:
    service, place = divmod(number * 7 % OFFICES, len(PLACES))
    if spelling == 0:
        return f"{SERVICES[service][0]} {PLACES[place][0]}"
    if spelling == 1:
        return f"{SERVICES[service][0]} {PLACES[place][0]}".upper()
    return f"{SERVICES[service][1]} {PLACES[place][1]}"
