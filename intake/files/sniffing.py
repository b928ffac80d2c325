"""What a file is, told by its bytes and never by its name."""

import io
import re
import zipfile
import zlib
from typing import Final

from intake.files.sandbox import Refused

_OLE2: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PICTURES: Final = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\0", b"MM\0*")
_ARCHIVES: Final = (b"\x1f\x8b", b"Rar!", b"7z\xbc\xaf", b"BZh", b"\xfd7zXZ")
_BOXED_PICTURE: Final = re.compile(
    rb"....ftyp(heic|heix|mif1|avif)|RIFF....WEBP|<\?xml[^>]*>\s*<svg|<svg", re.DOTALL
)
# Comments are taken for good (?> *+): to divide them anew would double the time with each.
_WEB_PAGE: Final = re.compile(
    rb"(<\?xml[^>]*>\s*)?(?><!--.*?-->\s*)*+<(!doctype\s+html|html|head|body|meta|table|div|style)\b"
    rb"|mime-version:",
    re.IGNORECASE | re.DOTALL,
)
_XML: Final = re.compile(rb"<\?xml\b|<[A-Za-z]+:?[A-Za-z]*[ >]")
_CHUNK: Final = 1 << 20


def sniff(data: bytes, unpacked: int) -> str:
    """`xlsx`, `xlsb`, `ods`, `xls` or `text`; Refused with what it is when it is anything else."""
    if not data.strip(b"\0 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise Refused("empty")
    if data.startswith(b"PK"):
        return _sniff_zip(data, unpacked)
    if data.startswith(_OLE2):
        return _sniff_ole2(data)
    return _sniff_rest(data)


def _sniff_rest(data: bytes) -> str:
    start = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    # "BM" also begins names, so a bitmap needs its reserved zero bytes as well.
    bitmap = data.startswith(b"BM") and data[6:10] != bytes(4)
    if b"%PDF-" in data[:1024]:
        raise Refused("pdf")
    if (data.startswith(_PICTURES) and not bitmap) or _BOXED_PICTURE.match(start):
        raise Refused("picture")
    if data.startswith(_ARCHIVES):
        raise Refused("archive")
    if start.startswith(b"{\\rtf"):
        raise Refused("document")
    if _WEB_PAGE.match(start):
        raise Refused("web_page")
    if _XML.match(start):
        raise Refused("xml")
    return "text"


def _sniff_ole2(data: bytes) -> str:
    """The old container of Office, which also wraps what is locked."""
    if any(
        _utf16(name) in data for name in ("DRMEncryptedDataSpace", "DRMContent", "DRMTransform")
    ):
        raise Refused("rights_managed")
    if _utf16("EncryptedPackage") in data:
        raise Refused("password")
    if _utf16("WordDocument") in data or _utf16("PowerPoint Document") in data:
        raise Refused("document")
    if _utf16("Workbook") in data or _utf16("Book") in data:
        return "xls"
    raise Refused("damaged")


def _utf16(name: str) -> bytes:
    return name.encode("utf-16-le")


def _sniff_zip(data: bytes, unpacked: int) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        raise Refused("truncated") from None
    if any(member.flag_bits & 1 for member in members):
        raise Refused("password")
    kind = _kind_of_zip({member.filename for member in members})
    _inflate(data, members, unpacked)
    return kind


def _kind_of_zip(names: set[str]) -> str:
    if "xl/workbook.xml" in names:
        return "xlsx"
    if "xl/workbook.bin" in names:
        return "xlsb"
    if "word/document.xml" in names or "ppt/presentation.xml" in names:
        raise Refused("document")
    if "content.xml" in names and "META-INF/manifest.xml" in names:
        return "ods"
    raise Refused("archive")


def _inflate(data: bytes, members: list[zipfile.ZipInfo], allowed: int) -> None:
    """Unpack everything once and keep nothing: what a zip says about its size may be a lie."""
    left = allowed
    for member in members:
        left -= _size_of(data, member, left)
        if left < 0:
            raise Refused("unpacked", megabytes=allowed // 1_000_000)


def _size_of(data: bytes, member: zipfile.ZipInfo, left: int) -> int:
    packed = _packed(data, member)
    if member.compress_type == zipfile.ZIP_STORED:
        return len(packed)
    if member.compress_type != zipfile.ZIP_DEFLATED:
        raise Refused("damaged")
    inflater, size = zlib.decompressobj(-zlib.MAX_WBITS), 0
    try:
        while packed and not inflater.eof and size <= left:
            size += len(inflater.decompress(packed, _CHUNK))
            packed = inflater.unconsumed_tail
    except zlib.error:
        raise Refused("damaged") from None
    return size


def _packed(data: bytes, member: zipfile.ZipInfo) -> bytes:
    header = member.header_offset
    if data[header : header + 4] != b"PK\x03\x04":
        raise Refused("damaged")
    names = int.from_bytes(data[header + 26 : header + 28], "little")
    extra = int.from_bytes(data[header + 28 : header + 30], "little")
    start = header + 30 + names + extra
    return data[start : start + member.compress_size]
