"""Names compared: titles, capitals and apostrophes aside, and never more than that."""

import pytest

from workshops.alike import Likenesses, is_like
from workshops.duplicates import is_office_mailbox, name_key, phone_key, shared_contacts


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Drs. H. Budi Contoh, M.Si", "budi contoh"),
        ("BUDI CONTOH", "budi contoh"),
        ("Dr. dr. Siti Nur'aini, Sp.A, M.Kes.", "siti nuraini"),
        ("Nur’aini S.STP", "nuraini"),
        ("Ma'ruf", "maruf"),
        ("Suparno", "suparno"),
        ("H.", "h"),
        ("Ibu Sri", "sri"),
        ("Ni Luh Dé", "ni luh de"),
        ("Ani SE", "ani"),
        ("ANI SE", "ani se"),
        ("Contoh, Budi", "contoh budi"),
        ("apt. Rina Contoh, S.Farm.", "rina contoh"),
        ("Ns. Rina Contoh, S.Kep., M.Kep.", "rina contoh"),
        ("Budi Contoh, S.STP., M.Si., Ph.D.", "budi contoh"),
        ("Budi Contoh S.I.P.", "budi contoh"),
        ("Dr. (H.C.) Budi Contoh", "budi contoh"),
        ("Prof. Dr. H. Budi Contoh, M.A., M.Sc., Ph.D", "budi contoh"),
        ("H. Lalu Contoh", "lalu contoh"),
        ("Hj. Baiq Contoh, S.Pd.", "baiq contoh"),
        ("TGH. Contoh Ahmad", "contoh ahmad"),
        ("Ust. Ahmad Contoh, Lc.", "ahmad contoh"),
        ("Tn. Ahmad Contoh", "ahmad contoh"),
        ("I Gusti Contoh", "i gusti contoh"),
        ("Ida Bagus Contoh", "ida bagus contoh"),
        ("Budi Contoh, S.Sos , , M.Si", "budi contoh"),
        ("Budi Contoh (Guest)", "budi contoh"),
        ("Budi (Tono) Contoh", "budi tono contoh"),
    ],
)
def test_name_key_leaves_the_name(name: str, key: str) -> None:
    assert name_key(name) == key


@pytest.mark.parametrize("phone", ["0812-3456", "+62 812 3456", "62812 3456", "812.3456"])
def test_phone_key_is_one_for_all_ways_to_write_a_number(phone: str) -> None:
    assert phone_key(phone) == "8123456"


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("budi santoso", "budi santosa", True),
        ("budi santoso", "budi santsoo", True),
        ("budi santoso", "budi santos", True),
        ("nur aini", "nuraini", True),
        ("muhammad fauzi", "muh fauzi", True),
        ("muhammad fauzi", "moh fauzi", True),
        ("m fauzi", "mochammad fauzi", True),
        ("budi santoso wijaya", "budi santoso", True),
        ("budi santoso", "budi s", True),
        ("budi santoso", "budi", False),
        ("budi a", "budi b", False),
        ("sri", "siti", False),
        ("budi santoso", "budi hartono", False),
        ("peserta satu", "peserta dua", False),
    ],
)
def test_names_are_alike_by_a_slip_a_short_form_or_a_missing_name(
    one: str, other: str, alike: bool
) -> None:
    assert (is_like(one, other), is_like(other, one)) == (alike, alike)
    found = Likenesses[str]()
    found.add(1, one, one)
    assert list(found.like(1, other)) == ([(one, one)] if alike else [])
    assert list(found.like(2, other)) == []


@pytest.mark.parametrize(
    ("email", "is_office"),
    [
        ("info@example.org", True),
        ("dinsos@example.org", True),
        ("dinsos.ntb@example.org", True),
        ("bappeda_lotim@example.org", True),
        ("sekretariat.ntb@example.org", True),
        ("umum2@example.org", True),
        ("desak.contoh@example.org", False),
        ("kabul@example.org", False),
        ("informan.budi@example.org", False),
        ("budi@dinsos.example.org", False),
        ("", False),
    ],
)
def test_office_mailbox_is_known_by_what_stands_before_the_at(email: str, is_office: bool) -> None:
    assert is_office_mailbox(email) == is_office


def test_contacts_beside_two_names_are_shared() -> None:
    people = [
        ("budi", "a@example.org", "0812-1"),
        ("budi", "A@example.org", "+62 8121"),
        ("siti", "b@example.org", "0812-1"),
        ("", "", ""),
    ]
    assert shared_contacts(people) == {"8121"}
