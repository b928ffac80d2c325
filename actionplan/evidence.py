"""Files offered as evidence: what they are by their content, and pictures without hidden data."""

import warnings
from dataclasses import dataclass
from io import BytesIO
from uuid import uuid4

from django.core.files.base import ContentFile, File
from PIL import Image, ImageOps

LARGEST = 10 * 1024 * 1024
MILLION = 1_000_000
MOST_MEGAPIXELS = {"jpg": 60, "png": 40}  # a JPG is read smaller than it is, a PNG never
LONGEST_SIDE = 2000
# What phones store by default and no browser but Safari shows; told apart to say what to do.
HEIF_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1", b"avif"}
SIGNATURES = {b"%PDF-": "pdf", b"\xff\xd8\xff": "jpg", b"\x89PNG\r\n\x1a\n": "png"}
CONTENT_TYPES = {"pdf": "application/pdf", "jpg": "image/jpeg", "png": "image/png"}
FORMATS = {"jpg": "JPEG", "png": "PNG"}


@dataclass(frozen=True)
class Checked:
    """A file fit to be kept, under a name that tells nothing about who sent it."""

    file: File[bytes]
    kind: str

    @property
    def is_picture(self) -> bool:
        return self.kind in FORMATS


def kind_of(file: File[bytes]) -> str | None:
    """`pdf`, `jpg` or `png` by the first bytes, whatever the name says."""
    file.seek(0)
    start = file.read(8)
    file.seek(0)
    return next((kind for sign, kind in SIGNATURES.items() if start.startswith(sign)), None)


def is_heif(file: File[bytes]) -> bool:
    """A picture in the format of new phones (HEIC, AVIF), which is not kept here."""
    file.seek(0)
    start = file.read(12)
    file.seek(0)
    return start[4:8] == b"ftyp" and start[8:12] in HEIF_BRANDS


def exceeded_megapixels(file: File[bytes]) -> int | None:
    """How many a picture of its kind may have, where this one has more by what its head says."""
    kind = kind_of(file)
    if kind not in FORMATS:
        return None
    most = MOST_MEGAPIXELS[kind]
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(file, formats=[FORMATS[kind]]) as picture:
                return most if picture.width * picture.height > most * MILLION else None
    except Image.DecompressionBombError:
        return most
    except Exception:  # a broken picture, which `check` refuses
        return None


def check(file: File[bytes]) -> Checked | None:
    """None when the content is no PDF, JPG or PNG that can be opened, or too large a picture."""
    kind = kind_of(file)
    if kind is None:
        return None
    name = f"{uuid4().hex}.{kind}"
    if kind == "pdf":
        return Checked(File(file, name=name), kind)
    if exceeded_megapixels(file):
        return None
    content = _without_metadata(file, FORMATS[kind])
    return Checked(ContentFile(content, name=name), kind) if content else None


def _without_metadata(file: File[bytes], format_name: str) -> bytes | None:
    """The picture turned upright and shrunk; place, time and camera stay behind."""
    try:
        with Image.open(file, formats=[format_name]) as picture:
            picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE))  # first: a JPG is then read small
            return _encode(ImageOps.exif_transpose(picture), format_name)
    except Exception:  # a broken picture makes Pillow raise errors of any kind
        return None


def _encode(picture: Image.Image, format_name: str) -> bytes:
    plain = picture.convert("RGB" if format_name == "JPEG" or picture.mode == "P" else picture.mode)
    plain.info.clear()
    out = BytesIO()
    plain.save(out, format_name, quality=85)
    return out.getvalue()
