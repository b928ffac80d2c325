"""Text of a cell: cleaned on the way in, escaped on the way out, folded for comparing."""

import re
import unicodedata
from typing import Final, Literal

# Control characters except the line break, marks that turn the reading direction, zero-width
# spaces and noncharacters: nobody types them into a list, and they make text look like other text.
_INVISIBLE: Final = re.compile(
    "[\x00-\x08\x0b-\x0c\x0e-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e"
    "\u2060-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e007f]"
)
_BREAKS: Final = re.compile("\r\n|\r|\u2028|\u2029|\x85")
_FORMULA: Final = re.compile(r"[\s\u200b\ufeff]*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20\u2212]")
_ESCAPED: Final = re.compile(r"'(?=[\s\u200b\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20\u2212])")
# After a sign that another country's spreadsheet program separates cells by, a formula may begin.
_INNER: Final = re.compile(r"(?<=[;|\t\n])([^\S\t\n]{0,9})(?=[=+\-@])")
_INNER_ESCAPED: Final = re.compile(r"(?<=[;|\t\n])([^\S\t\n]{0,9})'(?=[=+\-@])")
_DASHES: Final = re.compile(r"-+\Z")
_PLAIN_PHONE: Final = re.compile(r"\+[0-9][0-9 ]{5,24}\Z")
_ANY_PHONE: Final = re.compile(r"\+[0-9][0-9 .()\-]{5,24}\Z")
_NOT_WORD: Final = re.compile(r"[^\w]+|_+")
_AT_ONCE: Final = 1000  # characters; to order the accents of one letter takes their number squared


def clean_text(text: str) -> tuple[str, bool]:
    """Trimmed text without invisible characters, and whether such a character was taken away.

    Letters, capitals and spelling stay as they were typed.
    """
    if text.isascii() and text.isprintable():
        return text.strip(), False
    unbroken = _BREAKS.sub("\n", text)
    visible = _INVISIBLE.sub("", unbroken)
    return visible.replace("\t", " ").strip(), len(visible) != len(unbroken)


def escape_formula(text: str, *, typed: bool) -> str:
    """Text that no spreadsheet program takes for a formula: a leading apostrophe where needed.

    A telephone number with its plus and a lone dash stay as they are. In a `typed` file (XLSX,
    where the cell says that it is text) the number may hold dots, hyphens and brackets as well;
    in a CSV `+62-812-3456` would be worked out as a subtraction and is escaped, and so is what
    follows a semicolon, by which Excel in Indonesia separates cells.
    """
    phone = _ANY_PHONE if typed else _PLAIN_PHONE
    if not typed:
        text = _INNER.sub(r"\1'", text)
    if not _FORMULA.match(text) or _DASHES.match(text) or phone.match(text):
        return text
    return f"'{text}"


def unescape_formula(text: str) -> str:
    """What `escape_formula` was given, so that a file of ours comes back as it left."""
    text = _INNER_ESCAPED.sub(r"\1", text)
    return _ESCAPED.sub("", text, count=1) if text.startswith("'") else text


def fold(text: str) -> str:
    """Words for comparing headings: small letters, single spaces, no punctuation or accents."""
    if text.isascii():
        return _NOT_WORD.sub(" ", text.lower()).strip()
    plain = normalized("NFKD", text).casefold()
    letters = "".join(char for char in plain if not unicodedata.combining(char))
    return _NOT_WORD.sub(" ", letters).strip()


def shortened(text: str, most: int) -> str:
    """At most so many letters; that something was cut off is seen by the dots."""
    return text if len(text) <= most else f"{text[: most - 1]}…"


def normalized(form: Literal["NFKC", "NFKD"], text: str) -> str:
    """Letters and accents in one of the forms of Unicode, in a time that follows the length."""
    if len(text) <= _AT_ONCE:
        return unicodedata.normalize(form, text)
    pieces = (text[at : at + _AT_ONCE] for at in range(0, len(text), _AT_ONCE))
    return "".join(unicodedata.normalize(form, piece) for piece in pieces)
