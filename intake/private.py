"""What is never stored of a list: identity and bank numbers, by heading and by their shape."""

import re
from dataclasses import dataclass, fields, replace
from itertools import pairwise
from typing import Any

from intake.files.reading import Row, Table
from intake.kinds import Kind
from intake.matching import parts_of
from intake.text import fold

# Headings of numbers, ranks and private circumstances: they say who somebody is, and no kind of
# list needs them.
_NEVER = (
    "nik|no nik|nomor nik|nomor induk kependudukan|ktp|no ktp|nomor ktp|e ktp|no kk|nomor kk|"
    "kartu keluarga|nomor identitas|no identitas|identity number|id number|national id|"
    "nip|no nip|nomor nip|nomor induk pegawai|nip nik|nrp|nrp nip|nip nrp|nuptk|nidn|nidk|nik ktp|"
    "niy|nis|nisn|nim|npwp|no npwp|nomor npwp|nomor pokok wajib pajak|tax number|tax id|tin|"
    "paspor|no paspor|passport|passport number|sim|no sim|bpjs|no bpjs|"
    "rekening|no rekening|nomor rekening|norek|no rek|nama bank|nama rekening|atas nama rekening|"
    "pemilik rekening|nama pemilik rekening|bank|bank account|account number|account no|"
    "pangkat|golongan|gol|pangkat gol|pangkat golongan|pangkat gol ruang|gol ruang|"
    "golongan ruang|pangkat golongan ruang|rank|grade|golongan darah|"
    "tempat lahir|tanggal lahir|tgl lahir|tempat tanggal lahir|tempat tgl lahir|ttl|"
    "date of birth|place of birth|birth date|birthdate|dob|agama|religion|status perkawinan|"
    "status nikah|nama ibu kandung|ibu kandung|alamat rumah|home address"
)
NEVER_STORED = frozenset(map(fold, _NEVER.split("|")))

# The word that announces a number, and the shapes that only such numbers have. Spaces are taken
# for good (*+) and begin no match, so that a cell full of them takes no long time.
_LABEL = r"(?:\b(?:NIP|NIK|NRP|NPWP|NUPTK|KTP)\b\s*+[.:=/-]*+\s*+)"
_SHAPES = (
    r"\d{8}[ .-]\d{6}[ .-]\d[ .-]\d{3}",  # NIP as written on letters
    r"\d{18}",
    r"[1-9]\d{15}",
    r"[1-9]\d{5}[ .-]\d{6}[ .-]\d{4}",  # NIK in its parts
    r"\d{2}\.\d{3}\.\d{3}\.\d-\d{3}\.\d{3}",  # NPWP
)
_NUMBER = re.compile(
    rf"(?:[(\[]\s*+)?(?:{_LABEL}\d[\d .-]{{5,}}\d|{_LABEL}?(?<![\d+])(?:{'|'.join(_SHAPES)})(?!\d))"
    r"(?:\s*+[)\]])?",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d[\d .-]{5,}\d")  # a quick look before the thorough one
_SPELLED = re.compile(r"\b(\w) (?=\w\b)")
_EDGES = " ,;:/|-–—\n"
SHORTEST = 11


@dataclass(frozen=True)
class SafeTable(Table):
    """A table without private cells: `private` are the headings of the columns emptied,
    `private_rows` the rows in which a number was cut out of a cell of another column."""

    private: tuple[str, ...] = ()
    private_rows: tuple[int, ...] = ()


def without_private(table: Table, kind: Kind) -> SafeTable:
    """The table as it may be stored."""
    emptied = {at for at, name in enumerate(table.header) if is_private(name, kind)}
    rows = tuple(_clean(row, emptied) for row in table.rows)
    cut = (
        was.number
        for was, row in zip(table.rows, rows, strict=True)
        if row is not was and _differs_elsewhere(was, row, emptied)
    )
    as_was: dict[str, Any] = {field.name: getattr(table, field.name) for field in fields(Table)}
    headings = tuple(table.header[at] for at in sorted(emptied))
    return SafeTable(**as_was | {"rows": rows}, private=headings, private_rows=tuple(cut))


def is_private(heading: str, kind: Kind) -> bool:
    """Whether a heading speaks of private numbers and of no field as well ("Nama/NIP")."""
    words = fold(heading)
    names = {name for column in kind.columns for name in column.names()}
    return bool(_phrases(words) & NEVER_STORED) and not names & {words, *parts_of(heading)}


def _phrases(heading: str) -> set[str]:
    """The words of a heading and the pairs of neighbours: "no rekening bank" has "no rekening";
    "n i k" is one word."""
    words = _SPELLED.sub(r"\1", heading).split()
    return {*words, *(" ".join(pair) for pair in pairwise(words))}


def _clean(row: Row, emptied: set[int]) -> Row:
    cells = tuple(
        "" if at in emptied else without_numbers(cell) for at, cell in enumerate(row.cells)
    )
    return row if cells == row.cells else replace(row, cells=cells)


def without_numbers(cell: str) -> str:
    """The cell without identity numbers and the words that announce them; else as it is."""
    if len(cell) < SHORTEST or not _DIGITS.search(cell) or not _NUMBER.search(cell):
        return cell
    return " ".join(_NUMBER.sub(" ", cell).split()).strip(_EDGES)


def _differs_elsewhere(was: Row, row: Row, emptied: set[int]) -> bool:
    pairs = enumerate(zip(was.cells, row.cells, strict=True))
    return any(before != now for at, (before, now) in pairs if at not in emptied)
