"""What the cells of a column look like when its heading does not tell: a name, an office, a number.

Only to propose which column is which; what a cell means is decided elsewhere.
"""

import re

from intake.text import fold

_OFFICES = (
    "badan balai bank bappeda biro bp2mi bp3mi camat dewan dinas dinkes dinsos direktorat "
    "disnaker disnakertrans dp3a dprd fakultas forum imigrasi institut kanwil kantor "
    "kecamatan kejaksaan kelurahan kemenag kementerian kepolisian komnas kp2mi lembaga lsm "
    "ombudsman organisasi pemda pemerintah pemkab pemkot pemprov perkumpulan polda poltekkes "
    "polres ponpes pt puskesmas rsud rumah sekretariat serikat setda smk solidaritas "
    "universitas upt uptd yayasan agency department ministry office university"
)
OFFICES = frozenset(_OFFICES.split())
_POSITIONS = (
    "analis anggota asisten bendahara bupati camat direktur dosen fungsional gubernur guru "
    "kabag kabid kadis kasi kasubag kasubbag kepala ketua koordinator lurah manajer manager "
    "operator pelaksana pengawas pengelola penyuluh peneliti pranata sekda sekretaris staf "
    "staff wakil walikota director head officer secretary"
)
POSITIONS = frozenset(_POSITIONS.split())
_PHONE = re.compile(r"(?:\+|00)?[\d(][\d ().-]{6,}\d")
_SEXES = "l p w m f lk pr laki perempuan pria wanita male female"
SEXES = frozenset(_SEXES.split())


def is_email(cell: str) -> bool:
    return "@" in cell


def is_phone(cell: str) -> bool:
    return bool(_PHONE.fullmatch(cell.strip()))


def is_sex(cell: str) -> bool:
    words = fold(cell).split()
    return bool(words) and words[0] in SEXES and len(words) <= 2


def is_office(cell: str) -> bool:
    return bool(OFFICES.intersection(fold(cell).split()))


def is_position(cell: str) -> bool:
    words = fold(cell).split()
    return bool(words) and words[0] in POSITIONS


def is_name(cell: str) -> bool:
    """Letters, no digits, few words, and not what the others are. A single word may be a name."""
    words = fold(cell).split()
    if not words or len(words) > 9 or any(char.isdigit() for char in cell) or is_email(cell):
        return False
    return len("".join(words)) > 2 and not (is_office(cell) or is_position(cell) or is_sex(cell))
