"""From which year a workbook counts its days: 1900, or 1904 as old Macintosh programs did."""

import io
import re
import zipfile
from typing import Final

_XLSX: Final = re.compile(
    rb"<(?:\w{1,20}:)?workbookPr\b[^>]{0,2000}\bdate1904\s*=\s*[\"'](?:1|true)"
)
_ODS: Final = re.compile(rb"null-date\b[^>]{0,200}1904-01-01")
_XLS: Final = re.compile(rb"\x22\0\x02\0([\0\x01])\0")  # the record DATEMODE
_START: Final = 1 << 20  # bytes in which the setting stands


def epoch_of(data: bytes, kind: str) -> int:
    """1900 or 1904. Dates that the sheet shows as dates are right already; bare serials are not."""
    if kind == "xls":
        told = _XLS.search(data)
        return 1904 if told and told[1] == b"\x01" else 1900
    member, pattern = ("content.xml", _ODS) if kind == "ods" else ("xl/workbook.xml", _XLSX)
    return 1904 if pattern.search(_start_of(data, member)) else 1900


def _start_of(data: bytes, member: str) -> bytes:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive, archive.open(member) as file:
            return file.read(_START)
    except (KeyError, zipfile.BadZipFile, ValueError):
        return b""
