"""Identity numbers inside other cells: cut out before anything is stored."""

import pytest

from intake.private import without_numbers


@pytest.mark.parametrize(
    ("cell", "left"),
    [
        ("Budi NIP 19700101 199003 1 001", "Budi"),
        ("Budi Santoso / NIP. 197001011990031001", "Budi Santoso"),
        ("Budi\nNIP: 19700101 199003 1 001", "Budi"),
        ("Budi (NIK 5271010101700001)", "Budi"),
        ("5271010101700001", ""),
        ("Kasi, NIP 197001011990031001, Bidang Sosial", "Kasi, , Bidang Sosial"),
        ("Budi NRP 78010203", "Budi"),
        ("12.345.678.9-012.345", ""),
        ("0812 3456 7890 / 0813 4567 8901", "0812 3456 7890 / 0813 4567 8901"),
        ("0812345678901", "0812345678901"),
        ("08123456 08123456", "08123456 08123456"),
        ("+6281234567890", "+6281234567890"),
        ("Nipah Contoh", "Nipah Contoh"),
        ("Budi  Santoso", "Budi  Santoso"),
    ],
)
def test_identity_numbers_come_out_of_a_cell(cell: str, left: str) -> None:
    assert without_numbers(cell) == left
