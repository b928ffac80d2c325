"""Tables in plain text: which encoding, which delimiter, which rows."""

import codecs
import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from intake.sandbox import Refused

_DELIMITERS: Final = (",", ";", "\t")
_SEPARATOR_LINE: Final = re.compile(r'"?sep=(?P<delimiter>.)"?[ ]*(?:\n|\Z)', re.IGNORECASE)
_CONTROLS: Final = re.compile("[\x01-\x08\x0b\x0e-\x1f]")
_SAMPLE: Final = 65_536


def decode(data: bytes) -> tuple[str, str]:
    """The text and the Python name of its encoding; Refused when these bytes are not text."""
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


def split_delimited(text: str) -> tuple[str, Iterator[list[str]]]:
    """The delimiter and the rows, one list for each record, blank ones included.

    A `sep=` line is an instruction to spreadsheet programs, which do not show it: it is no row.
    """
    told = _SEPARATOR_LINE.match(text)
    delimiter = told["delimiter"] if told else _guess_delimiter(text[:_SAMPLE])
    body = text[told.end() :] if told else text
    return delimiter, _records(body, delimiter)


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
    return max(_DELIMITERS, key=lambda delimiter: _score(sample, delimiter))


def _score(sample: str, delimiter: str) -> int:
    csv.field_size_limit(len(sample) + 1)
    widths = Counter(len(row) for row in csv.reader(io.StringIO(sample), delimiter=delimiter))
    return max(((width - 1) * rows for width, rows in widths.items()), default=0)
