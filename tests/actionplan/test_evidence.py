"""Files offered as evidence: judged by content, pictures stripped of hidden data."""

from io import BytesIO
from zlib import crc32

import pytest
from django.core.files.base import ContentFile
from PIL import Image

from actionplan import evidence


def picture(kind: str = "JPEG", size: tuple[int, int] = (40, 20), orientation: int = 1) -> bytes:
    out = BytesIO()
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010E] = "rahasia-di-foto"
    Image.new("RGB", size, "teal").save(out, kind, exif=exif)
    return out.getvalue()


def check(content: bytes, name: str) -> evidence.Checked | None:
    return evidence.check(ContentFile(content, name=name))


KINDS = [
    (b"%PDF-1.7\n...", "laporan.exe", "pdf"),
    (picture("JPEG"), "foto.pdf", "jpg"),
    (picture("PNG"), "gambar", "png"),
]


@pytest.mark.parametrize(("content", "name", "expected"), KINDS)
def test_kind_is_told_by_content_not_by_name(content: bytes, name: str, expected: str) -> None:
    checked = check(content, name)
    assert checked is not None
    assert checked.kind == expected


REFUSED = [
    (b"<html><script>alert(1)</script>", "foto.jpg"),
    (b"PK\x03\x04 docx", "laporan.pdf"),
    (b"", "kosong.pdf"),
    (b"\xff\xd8\xff broken", "foto.jpg"),
    (b"GIF89a", "foto.png"),
]


@pytest.mark.parametrize(("content", "name"), REFUSED)
def test_other_content_is_refused(content: bytes, name: str) -> None:
    assert check(content, name) is None


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_picture_loses_its_hidden_data(kind: str) -> None:
    content = picture(kind)
    assert b"rahasia-di-foto" in content
    checked = check(content, "foto.jpg")
    assert checked is not None
    assert b"rahasia-di-foto" not in checked.file.read()


def test_picture_is_turned_upright_and_shrunk() -> None:
    checked = check(picture(size=(4000, 1000), orientation=6), "foto.jpg")
    assert checked is not None
    assert Image.open(checked.file).size == (500, 2000)


def huge(kind: str, width: int, height: int) -> bytes:
    """The head of a picture of that size; what would follow is never looked at."""
    if kind == "PNG":
        size = width.to_bytes(4) + height.to_bytes(4)
        chunks = (b"IHDR" + size + b"\x08\x02\x00\x00\x00", b"IDAT", b"IEND")
        return b"\x89PNG\r\n\x1a\n" + b"".join(
            (len(chunk) - 4).to_bytes(4) + chunk + crc32(chunk).to_bytes(4) for chunk in chunks
        )
    small = picture("JPEG", (16, 16))
    sides = (16).to_bytes(2) * 2
    return small.replace(sides, height.to_bytes(2) + width.to_bytes(2), 1)


SIZES = [
    ("PNG", 8000, 5000, None),
    ("PNG", 8000, 5001, 40),
    ("PNG", 60000, 60000, 40),
    ("JPEG", 10000, 6000, None),
    ("JPEG", 12000, 9000, 60),
]


@pytest.mark.parametrize(("kind", "width", "height", "expected"), SIZES)
def test_picture_of_too_many_pixels_is_told_by_its_head(
    kind: str, width: int, height: int, expected: int | None
) -> None:
    file = ContentFile(huge(kind, width, height), name="foto")
    assert evidence.exceeded_megapixels(file) == expected


def test_stored_name_tells_nothing() -> None:
    checked = check(b"%PDF-1.7", "KTP Budi.pdf")
    assert checked is not None
    assert checked.file.name is not None
    assert "budi" not in checked.file.name.lower()
    assert len(checked.file.name) == len("0" * 32 + ".pdf")


def test_picture_with_a_broken_note_about_its_place_is_refused() -> None:
    out, exif = BytesIO(), Image.Exif()
    exif[0x0112], exif[0x8825] = 6, {1: "S"}
    Image.new("RGB", (50, 50)).save(out, "JPEG", exif=exif)
    text, number = b"\x00\x01\x00\x02\x00\x00\x00\x02S", b"\x00\x01\x00\x08\x00\x00\x00\x02S"
    assert text in out.getvalue()
    assert check(out.getvalue().replace(text, number), "foto.jpg") is None
