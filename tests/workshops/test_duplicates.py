"""Names compared: titles, capitals and apostrophes aside, and never more than that."""

import pytest

from workshops.duplicates import name_key, phone_key


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Drs. H. Budi Contoh, M.Si", "budi contoh"),
        ("BUDI CONTOH", "budi contoh"),
        ("Dr. dr. Siti Nur'aini, Sp.A, M.Kes.", "siti nuraini spa"),
        ("Nur’aini S.STP", "nuraini"),
        ("Ma'ruf", "maruf"),
        ("Suparno", "suparno"),
        ("H.", "h"),
        ("Ibu Sri", "sri"),
        ("Ni Luh Dé", "ni luh de"),
        ("Ani SE", "ani"),
        ("ANI SE", "ani se"),
        ("Contoh, Budi", "contoh budi"),
    ],
)
def test_name_key_leaves_the_name(name: str, key: str) -> None:
    assert name_key(name) == key


@pytest.mark.parametrize("phone", ["0812-3456", "+62 812 3456", "62812 3456", "812.3456"])
def test_phone_key_is_one_for_all_ways_to_write_a_number(phone: str) -> None:
    assert phone_key(phone) == "8123456"
