"""Telephone numbers that a spreadsheet program has damaged: recognised, never mended."""

import re
from typing import Final

# 8.12E+10: most of the digits are gone.
_ROUNDED: Final = re.compile(r"[+\-]?[0-9](?:[.,][0-9]{1,15})?E\+?[0-9]{1,3}", re.IGNORECASE)
# A mobile number typed as a number: 081234567890 becomes 81234567890.
_WITHOUT_ZERO: Final = re.compile(r"8[0-9]{8,11}")


def is_rounded(text: str) -> bool:
    """A large number as spreadsheet programs shorten it: its digits cannot be brought back."""
    return bool(_ROUNDED.fullmatch(text.strip()))


def lost_zero(text: str) -> bool:
    """9 to 12 digits from an 8 on: a mobile number without its 0 or 62."""
    return bool(_WITHOUT_ZERO.fullmatch(text.strip()))
