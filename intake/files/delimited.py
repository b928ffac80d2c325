"""Tables in plain text: which encoding, which delimiter, which rows."""

import codecs
import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from intake.files.sandbox import Refused

DELIMITERS: Final = (",", ";", "\t", "|")
DELIMITER_NAMES: Final = {"\t": "tab"}
ENCODINGS: Final = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252")
_SEPARATOR_LINE: Final = re.compile(r'"?sep=(?P<delimiter>.)"?[ ]*(?:\n|\Z)', re.IGNORECASE)
_CONTROLS: Final = re.compile("[\x01-\x08\x0b\x0e-\x1f]")
_SAMPLE: Final = 65_536


def decode(data: bytes, chosen: str | None = None) -> tuple[str, str]:
    """The text and the Python name of its encoding; Refused when these bytes are not text.

    `chosen` is a person's word for the encoding, one of ENCODINGS.
    """
    if chosen is not None:
        return _decode_as(data, chosen), chosen
    for mark, name in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if data.startswith(mark):
            return _checked(data.decode(name, errors="replace")), name
    unmarked = _unmarked_utf16(data)
    if unmarked:
        return _checked(data.decode(unmarked, errors="replace")), unmarked
    try:
        return _checked(data.decode("utf-8")), "utf-8"
    except UnicodeDecodeError:
        return _checked(data.decode("cp1252", errors="replace")), "cp1252"


def _decode_as(data: bytes, encoding: str) -> str:
    # Two letters of another encoding make one of UTF-16, so that it never fails by itself.
    is_wide = b"\0" in data[:_SAMPLE] or data.startswith((b"\xff\xfe", b"\xfe\xff"))
    if encoding not in ENCODINGS or (encoding.startswith("utf-16") and not is_wide):
        raise Refused("encoding", encoding=encoding)
    try:
        return _checked(data.decode(encoding).removeprefix("\ufeff"))
    except (UnicodeDecodeError, Refused):
        raise Refused("encoding", encoding=encoding) from None


def _unmarked_utf16(data: bytes) -> str:
    """UTF-16 without its mark shows as a zero in every second byte of Latin text."""
    sample = data[: _SAMPLE & ~1]
    half = len(sample) // 2
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if half and odd > 0.6 * half and even < 0.1 * half:
        return "utf-16-le"
    if half and even > 0.6 * half and odd < 0.1 * half:
        return "utf-16-be"
    return ""


def _checked(text: str) -> str:
    sample = text[:_SAMPLE]
    controls = len(_CONTROLS.findall(sample)) + sample.count("\ufffd")
    if controls > 4 and controls > len(sample) / 100:
        raise Refused("not_a_table")
    if sample.count("\0") > len(sample) / 3:
        raise Refused("not_a_table")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def split_delimited(text: str, chosen: str | None = None) -> tuple[str, Iterator[list[str]]]:
    """The delimiter and the rows, one list for each record, blank ones included.

    A `sep=` line is an instruction to spreadsheet programs, which do not show it: it is no row.
    `chosen` is a person's word for the delimiter; Refused when it cuts nothing and another would.
    """
    told = _SEPARATOR_LINE.match(text)
    body = text[told.end() :] if told else text
    if chosen is not None:
        _check_delimiter(body[:_SAMPLE], chosen)
        return chosen, _records(body, chosen)
    is_told = told is not None and told["delimiter"] in DELIMITERS
    delimiter = told["delimiter"] if told and is_told else _guess_delimiter(body[:_SAMPLE])
    return delimiter, _records(body, delimiter)


def _check_delimiter(sample: str, chosen: str) -> None:
    others = [delimiter for delimiter in DELIMITERS if delimiter != chosen]
    cuts_nothing = chosen not in sample and any(_score(sample, other) for other in others)
    if chosen not in DELIMITERS or cuts_nothing:
        raise Refused("delimiter", delimiter=DELIMITER_NAMES.get(chosen, chosen))


def _records(text: str, delimiter: str) -> Iterator[list[str]]:
    """Rows of the text; an opening quote that never closes is refused, as it swallows rows."""
    # Not the reader's own limit but ours is to speak, with the number of the row.
    csv.field_size_limit(len(text) + 1)
    reader = csv.reader(io.StringIO(text), delimiter=delimiter)
    unbalanced = text.count('"') % 2 == 1
    lines_before = 0
    total = text.count("\n") + (not text.endswith("\n"))
    for number, record in enumerate(reader, start=1):
        lines, lines_before = reader.line_num - lines_before, reader.line_num
        if unbalanced and lines > 1 and reader.line_num >= total:
            raise Refused("open_quote", row=number)
        yield record


def _guess_delimiter(sample: str) -> str:
    """The delimiter that cuts the most rows into the same number of cells; wider wins."""
    return max(DELIMITERS, key=lambda delimiter: _score(sample, delimiter))


def _score(sample: str, delimiter: str) -> int:
    csv.field_size_limit(len(sample) + 1)
    widths = Counter(len(row) for row in csv.reader(io.StringIO(sample), delimiter=delimiter))
    return max(((width - 1) * rows for width, rows in widths.items()), default=0)
