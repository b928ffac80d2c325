"""Names that are no person's: of a telephone, a computer, an account, a seat in a meeting."""

import re

from intake.text import fold

# Whole words, small letters. Words that are also people's names do not belong here.
_MAKES = (
    "iphone ipad ipod galaxy samsung redmi xiaomi poco oppo vivo realme infinix tecno huawei "
    "honor asus acer lenovo macbook imac android laptop notebook desktop komputer pc "
    "chromebook windows zenfone nokia smartphone handphone hp tablet"
)
MAKES = frozenset(_MAKES.split())
_ACCOUNTS = (
    "user|users|pengguna|admin|administrator|host|co host|cohost|guest|tamu|peserta|"
    "participant|participants|attendee|operator|moderator|notulen|panitia|zoom|zoom user|"
    "zoom meeting|teams|microsoft teams|google meet|call in user|unknown|unknown user|"
    "anonymous|anonim|no name|noname|nama|name|test|tes|testing|meeting|rapat|zoom host|"
    "admin zoom|host zoom|operator zoom|pengguna zoom|owner|me|saya"
)
ACCOUNTS = frozenset(_ACCOUNTS.split("|"))
# Degrees and generations are the only digits that a person's name has.
_LEVELS = re.compile(r"\b[SD][.-]?[1-4]\b", re.IGNORECASE)
_DIGIT = re.compile(r"\d")


def is_device_name(name: str) -> bool:
    """Whether a person must say who this is: "Dinsos_Budi", "Galaxy A12", "admin"."""
    if "_" in name or "@" in name or _DIGIT.search(_LEVELS.sub("", name)):
        return True
    words = fold(name)
    if words in ACCOUNTS:
        return True
    parts = words.split()
    return bool(parts) and (parts[0] in MAKES or parts[-1] in MAKES)
