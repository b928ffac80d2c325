"""Files as people send them, built from rows."""

import csv
import io
import struct
import zipfile
import zlib
from collections.abc import Sequence

import xlwt
from openpyxl import Workbook, load_workbook
from openpyxl.utils.datetime import MAC_EPOCH

HEADER = ["Nama", "Instansi", "No. HP"]
PEOPLE = [["Siti Nur'aini, S.STP", "Disnakertrans", "081234"], ["Ma'ruf", "BP3MI NTB", "0817"]]


def csv_text(rows: Sequence[Sequence[object]], delimiter: str = ",", end: str = "\r\n") -> str:
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, lineterminator=end).writerows(rows)
    return text.getvalue()


def csv_bytes(rows: Sequence[Sequence[object]], delimiter: str = ",") -> bytes:
    return csv_text(rows, delimiter).encode()


def xlsx_bytes(
    sheets: dict[str, Sequence[Sequence[object]]], hidden: tuple[str, ...] = ()
) -> bytes:
    book = Workbook()
    book.remove(book.worksheets[0])
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
        sheet.sheet_state = "hidden" if title in hidden else "visible"
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def one_sheet(rows: Sequence[Sequence[object]]) -> bytes:
    return xlsx_bytes({"Peserta": rows})


def with_member(data: bytes, name: str, content: bytes) -> bytes:
    """The same zip with one more member."""
    file = io.BytesIO(data)
    with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return file.getvalue()


def with_part(data: bytes, name: str, content: bytes) -> bytes:
    """The same zip with other content of one member, or with one more."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(file, "w", 8) as new:
        for member in old.infolist():
            if member.filename != name:
                new.writestr(member, old.read(member))
        new.writestr(name, content)
    return file.getvalue()


def with_bomb(data: bytes, name: str, megabytes: int, claimed: int | None = None) -> bytes:
    """The same zip with a member of zeros; its directory may claim that it has `claimed` bytes."""
    file = io.BytesIO(data)
    with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        with archive.open(name, "w") as member:
            for _ in range(megabytes):
                member.write(bytes(1_000_000))
        if claimed is not None:
            archive.getinfo(name).file_size = claimed
    return file.getvalue()


def lying_member(data: bytes, name: str, content: bytes) -> bytes:
    """The same zip with a member whose directory says that it unpacks to ten bytes."""
    grown = with_member(data, name, content)
    true_size = struct.pack("<I", len(content))
    checksum = struct.pack("<I", zlib.crc32(content))
    packed_size = grown[grown.rindex(checksum) + 4 : grown.rindex(checksum) + 8]
    return grown.replace(
        checksum + packed_size + true_size, checksum + packed_size + struct.pack("<I", 10)
    )


def with_far_cell(data: bytes, place: str = "XFD1048576") -> bytes:
    """The same workbook with an x far away; by default in the last cell that Excel has."""
    book = load_workbook(io.BytesIO(data))
    book.worksheets[0][place] = "x"
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def merged(data: bytes, *places: str) -> bytes:
    """The same workbook with cells of its first sheet merged."""
    book = load_workbook(io.BytesIO(data))
    for place in places:
        book.worksheets[0].merge_cells(place)
    return _saved(book)


def old_epoch(rows: Sequence[Sequence[object]]) -> bytes:
    """A workbook that counts its days from 1904."""
    book = Workbook()
    book.epoch = MAC_EPOCH
    for row in rows:
        book.worksheets[0].append(list(row))
    return _saved(book)


def _saved(book: Workbook) -> bytes:
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def ods_cell(text: str, attributes: str = "") -> str:
    kind = ' office:value-type="string"' if text else ""
    inside = f"<text:p>{text}</text:p>" if text else ""
    return f"<table:table-cell{kind} {attributes}>{inside}</table:table-cell>"


def ods_bytes(rows: Sequence[Sequence[str]]) -> bytes:
    """A small OpenDocument spreadsheet with one sheet, Peserta."""
    return ods_of([[ods_cell(cell) for cell in row] for row in rows])


def ods_of(rows: Sequence[Sequence[str]], prologue: str = "", settings: str = "") -> bytes:
    """The same from cells that are XML already, with a document type above and settings before."""
    cells = "".join(f"<table:table-row>{''.join(row)}</table:table-row>" for row in rows)
    name = "urn:oasis:names:tc:opendocument:xmlns"
    content = (
        f'<?xml version="1.0"?>{prologue}<office:document-content xmlns:office="{name}:office:1.0" '
        f'xmlns:table="{name}:table:1.0" xmlns:text="{name}:text:1.0"><office:body>'
        f'<office:spreadsheet>{settings}<table:table table:name="Peserta">{cells}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo("mimetype"), kind)
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
    return file.getvalue()


def xls_bytes(
    rows: Sequence[Sequence[object]],
    merged: Sequence[tuple[int, int, int, int]] = (),
    epoch: int = 1900,
) -> bytes:
    """A workbook of Excel 97; `merged` are (top, bottom, left, right), from 0."""
    book = xlwt.Workbook()
    book.dates_1904 = epoch == 1904
    page = book.add_sheet("Peserta")
    for at, row in enumerate(rows):
        for place, cell in enumerate(row):
            if cell != "":
                page.write(at, place, cell)
    for corners in merged:
        page.merge(*corners)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def ole2_bytes(stream: str) -> bytes:
    """A stand-in for Office's old container that names one stream in its directory."""
    start = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
    return start + stream.encode("utf-16-le") + bytes(1024)
