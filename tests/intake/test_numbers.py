"""Telephone numbers that a spreadsheet program has damaged."""

import pytest

from intake.numbers import is_rounded, lost_zero


@pytest.mark.parametrize("text", ["8.12E+10", "8,12345E+10", "8E+10", "6.28123e12", " 8.12E+10 "])
def test_rounded_number_is_recognised(text: str) -> None:
    assert (is_rounded(text), lost_zero(text)) == (True, False)


@pytest.mark.parametrize("text", ["812345678", "81234567890", "812345678901", " 81234567890"])
def test_lost_zero_is_recognised(text: str) -> None:
    assert (is_rounded(text), lost_zero(text)) == (False, True)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "0812345678",
        "6281234567890",
        "+6281234567",
        "81234567",
        "8123456789012",
        "E",
        "8.12E",
        "3A",
        "812-3456-7890",
        "12E",
        "0370 812345678",
    ],
)
def test_whole_number_is_neither(text: str) -> None:
    assert (is_rounded(text), lost_zero(text)) == (False, False)
