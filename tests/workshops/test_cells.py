"""Cells of an attendee list by themselves: devices, sexes, kinds of list."""

import pytest

from workshops.devices import is_device_name
from workshops.sexes import meaning_of_p
from workshops.sources import Source, recognise, shown_name

ZOOM = ["Name (Original Name)", "User Email", "Join Time", "Leave Time", "Duration (Minutes)"]


@pytest.mark.parametrize(
    ("header", "source"),
    [
        ([*ZOOM, "Guest", "Recording Consent"], Source.MEETING),
        (["Name (original name)", "Email", "Total duration (minutes)", "Guest"], Source.MEETING),
        (["Nama (Nama Asli)", "Email Pengguna", "Waktu Bergabung", "Durasi (Menit)"],
         Source.MEETING),
        (["Name", "First Join", "Last Leave", "In-Meeting Duration", "Email",
          "Participant ID (UPN)", "Role"], Source.MEETING),
        (["Timestamp", "Nama Lengkap", "Instansi"], Source.FORM),
        (["Cap waktu", "Nama Lengkap", "Tanda Tangan"], Source.FORM),
        (["Stempel waktu", "Nama"], Source.FORM),
        (["No", "Nama", "Instansi", "Tanda Tangan"], Source.PAPER),
        (["No", "Nama", "TTD"], Source.PAPER),
        (["No", "Nama", "Paraf Peserta"], Source.PAPER),
        (["No", "Nama", "Instansi"], Source.LIST),
        (["Nama", "Timestamp"], Source.LIST),
        (["Nama", "Duration (Minutes)"], Source.LIST),
        (["Langkah ID", "Nama", "TTD"], Source.LIST),
        ([], Source.LIST),
    ],
)  # fmt: skip
def test_source_is_known_by_its_headings(header: list[str], source: Source) -> None:
    assert recognise(header) is source


@pytest.mark.parametrize(
    ("heading", "cell", "name"),
    [
        ("Name (Original Name)", "Budi Santoso (Budi)", "Budi Santoso"),
        ("Nama (Nama Asli)", "Budi Santoso (Budi)", "Budi Santoso"),
        ("Nama", "Budi Santoso (Budi)", "Budi Santoso (Budi)"),
        ("Name (Original Name)", "Budi Santoso", "Budi Santoso"),
        ("Name (Original Name)", "Budi (a) Santoso (b)", "Budi (a) Santoso (b)"),
        ("Name (Original Name)", "(Budi)", "(Budi)"),
        ("Name (Original Name)", "Budi Santoso(Budi)", "Budi Santoso(Budi)"),
    ],
)
def test_only_the_two_names_of_zoom_become_one(heading: str, cell: str, name: str) -> None:
    assert shown_name(heading, cell) == name


@pytest.mark.parametrize(
    "name",
    ["Dinsos_Budi", "iPhone 12", "iPhone", "Galaxy A12", "Redmi Note 9", "LAPTOP-8KJ2", "user",
     "admin", "Host", "Zoom user", "OPPO A5s", "Budi2", "HUAWEI nova", "budi@example.org",
     "Peserta", "Laptop Dinas", "Budi iPhone"],
)  # fmt: skip
def test_device_name_is_recognised(name: str) -> None:
    assert is_device_name(name)


@pytest.mark.parametrize(
    "name",
    ["Budi Santoso", "Suparno", "Ma'ruf", "Nur'aini", "Budi, S.STP", "Budi Santoso, S1", "Ani D-3",
     "I Gusti Ayu", "Admiranto", "Usera Tes Contoh", "Hosting Contoh", "Vivoka"],
)  # fmt: skip
def test_person_is_no_device(name: str) -> None:
    assert not is_device_name(name)


@pytest.mark.parametrize(
    ("heading", "cells", "meant"),
    [
        ("JK", ["L", "P", ""], "female"),
        ("JK", ["P", "W"], "male"),
        ("L/P", ["P", "W"], "male"),
        ("JK", ["Laki-laki", "P"], "female"),
        ("JK", ["P", "Wanita"], "male"),
        ("JK (L/P)", ["P", "P"], "female"),
        ("L/P", ["P"], "female"),
        ("P/W", ["P"], "male"),
        ("Jenis Kelamin (Laki-laki/Perempuan)", ["P"], "female"),
        ("Jenis Kelamin (Pria/Wanita)", ["P"], "male"),
        ("Jenis Kelamin", ["P", "P"], ""),
        ("JK", ["P", "M"], ""),
        ("", [], ""),
    ],
)
def test_meaning_of_p_is_told_by_its_pair(heading: str, cells: list[str], meant: str) -> None:
    assert meaning_of_p(heading, cells) == meant
