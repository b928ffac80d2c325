"""The ten styles: how each writes statuses, days and offices, and what becomes of every row."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from tests.actionplan.corpus.actions import ENGLISH, LONG, PROMISES, SHORT, Promise
from tests.intake.files import csv_text, ods_bytes
from tests.workshops.corpus.cases import book, old_book

LINK = "https://example.org/bukti"
DONE, DOING, PLANNED = "reported_done", "in_progress", "planned"
BLOCKED, DROPPED = "blocked", "dropped"
NO_PROOF, NO_REASON = "evidence_missing", "obstacle_missing"


@dataclass(frozen=True)
class Word:
    """A status cell with the cell of evidence and of what blocks, and what becomes of them."""

    cell: str
    status: str
    codes: tuple[str, ...] = ()
    evidence: str = ""
    obstacle: str = ""


@dataclass(frozen=True)
class When:
    """A cell of due dates, the day it means, and what is said about it."""

    cell: str
    day: str = ""
    codes: tuple[str, ...] = ()


VAGUE = ("due_vague",)


@dataclass(frozen=True)
class Row:
    """A line of the file that means something, and what is expected of it."""

    number: int
    verdict: str = "new"
    codes: tuple[str, ...] = ()
    promise: Promise | None = None
    status: str = PLANNED
    day: str = ""


@dataclass
class Style:
    """A file, and its rows. `region` is the code of the offices of its new actions."""

    name: str
    region: str
    data: bytes = b""
    rows: list[Row] = field(default_factory=list)

    def expect(self, number: int, at: int, word: Word, when: When, *more: str) -> None:
        codes = tuple(sorted((*word.codes, *when.codes, *more)))
        self.rows.append(Row(number, "new", codes, PROMISES[at], word.status, when.day))

    def tell(self, number: int, verdict: str, *codes: str) -> None:
        self.rows.append(Row(number, verdict, tuple(sorted(codes))))


def turn(values: Sequence[Word], at: int) -> Word:
    return values[at % len(values)]


def due(values: Sequence[When], at: int) -> When:
    return values[at % len(values)]


def roman(number: int) -> str:
    digits = (("X", 10), ("IX", 9), ("V", 5), ("IV", 4), ("I", 1))
    text = ""
    for digit, value in digits:
        while number >= value:
            text, number = text + digit, number - value
    return text


def bappeda() -> Style:
    """A matrix: title block, merged group headings by step, columns numbered, quarters marked."""
    style = Style("matriks-bappeda.xlsx", "52.01")
    words = (
        Word("Selesai", DONE, evidence=LINK),
        Word("Selesai", DOING, (NO_PROOF,)),
        Word("Dalam proses", DOING),
        Word("Belum dilaksanakan", PLANNED),
        Word("Terkendala", BLOCKED, obstacle="Menunggu perubahan APBD"),
        Word("Terkendala", DOING, (NO_REASON,)),
    )
    quarters = (("v", "", "", ""), ("", "v", "v", ""), ("", "", "", "x"), ("10 orang", "", "", ""))
    days = ("2025-03-31", "2025-09-30", "2025-12-31", "2025-03-31")
    head = ("No", "Rencana Aksi", "Tujuan GCM", "Perangkat Daerah Penanggung Jawab")
    rows: list[Sequence[str]] = [
        ("MATRIKS RENCANA AKSI GCM KABUPATEN LOMBOK BARAT",),
        ("TAHUN ANGGARAN 2025",),
        (),
        (
            *head,
            "Pelaksanaan Tahun 2025",
            "",
            "",
            "",
            "Pagu (Rp)",
            "Status",
            "Data Dukung",
            "Kendala",
        ),
        ("", "", "", "", "TW I", "TW II", "TW III", "TW IV", "", "", "", ""),
        tuple(f"({n})" for n in range(1, 13)),
    ]
    style.tell(6, "skipped", "header_again")
    merged = ["A1:L1", "A2:L2", "E4:H4"]
    step = 0
    for at, promise in enumerate(PROMISES):
        if promise.step != step:
            step = promise.step
            rows.append((f"Langkah {roman(step)}",))
            merged.append(f"A{len(rows)}:L{len(rows)}")
            style.tell(len(rows), "skipped", "group")
        word, marks = turn(words, at), quarters[at % 4]
        rows.append(
            (
                str(at + 1),
                promise.title,
                "; ".join(map(str, promise.objectives)),
                f"{LONG[promise.office]} Kabupaten Lombok Barat",
                *marks,
                f"{at + 100}.000.000",
                word.cell,
                word.evidence,
                word.obstacle,
            )
        )
        style.expect(len(rows), at, word, When("", days[at % 4]))
    rows.append(("", "JUMLAH", "", "", "", "", "", "", "1.000.000.000"))
    style.tell(len(rows), "skipped", "subtotal")
    rows += [(), ("", "", "", "", "", "", "", "", "", "Gerung, 2 Januari 2025")]
    style.tell(len(rows), "skipped", "signature")
    rows.append(("", "", "", "", "", "", "", "", "", "Kepala Bappeda"))
    style.tell(len(rows), "skipped", "signature")
    style.data = book(("Matriks", rows), merged=merged)
    return style


def disnakertrans() -> Style:
    """A plain list of one office with a column of regions and percentages for progress."""
    style = Style("daftar-disnakertrans.xlsx", "52.02")
    words = (
        Word("100%", DONE, evidence=f"Laporan {LINK}/laporan"),
        Word("100%", DOING, (NO_PROOF, "evidence_no_link"), evidence="Ada laporan cetak"),
        Word("75 %", DOING),
        Word("0%", PLANNED),
        Word("Ditunda menunggu DPA", BLOCKED),
        Word("Dibatalkan", DROPPED),
    )
    dues = (
        When("31/12/2024", "2024-12-31"),
        When("Desember 2025", "2025-12-31"),
        When("2026", "2026-12-31"),
        When("segera", "", VAGUE),
    )
    rows: list[Sequence[str]] = [
        ("NO", "URAIAN KEGIATAN", "OPD", "KAB/KOTA", "TARGET WAKTU", "PROGRES", "BUKTI DUKUNG")
    ]
    for at, promise in enumerate(PROMISES):
        word, when = turn(words, at), due(dues, at)
        cells = (promise.title, LONG[promise.office], "Lombok Tengah", when.cell, word.cell)
        rows.append((str(at + 1), *cells, word.evidence))
        style.expect(len(rows), at, word, when)
    rows.append(("61", "Aksi dari luar", "Dinas Sosial", "Kota Semarang", "2026", "0%", ""))
    style.tell(len(rows), "error", "elsewhere")
    rows.append(("62", "Aksi bersama", "Semua OPD terkait", "Lombok Tengah", "2026", "0%", ""))
    style.tell(len(rows), "error", "agency_unknown")
    style.data = book(("Sheet1", rows))
    return style


def partner() -> Style:
    """The log-frame of a partner, in English."""
    style = Style("partner-logframe.xlsx", "52.03")
    words = (
        Word("Completed", DONE, evidence=LINK),
        Word("Completed", DOING, (NO_PROOF,)),
        Word("Ongoing", DOING),
        Word("Not started", PLANNED),
        Word("Delayed", BLOCKED, obstacle="Waiting for the trainers"),
        Word("Cancelled", DROPPED),
        Word("Verified", DONE, ("four_eyes",), evidence=LINK),
    )
    dues = (
        When("Q3 2025", "2025-09-30"),
        When("June 2025", "2025-06-30"),
        When("end of 2025", "2025-12-31"),
        When("TBD", "", VAGUE),
        When("2024-2026", "2026-12-31"),
    )
    rows: list[Sequence[str]] = [
        ("Support to local GCM implementation: log-frame",),
        (),
        (
            "#",
            "Planned activity",
            "GCM step",
            "GCM objectives",
            "Responsible agency",
            "Region",
            "Timeframe",
            "Status",
            "Means of verification",
            "Challenges",
        ),
    ]
    for at, promise in enumerate(PROMISES):
        word, when = turn(words, at), due(dues, at)
        objectives = ", ".join(f"Objective {number}" for number in promise.objectives)
        office = ENGLISH[promise.office]
        said = (f"Step {promise.step}", objectives, office, "Lombok Timur Regency", when.cell)
        rows.append((str(at + 1), promise.title, *said, word.cell, word.evidence, word.obstacle))
        style.expect(len(rows), at, word, when)
    style.data = book(("Log-frame", rows))
    return style


def semicolons() -> Style:
    """What Excel in Indonesia writes: semicolons, Windows-1252, amounts in words."""
    style = Style("rencana-aksi.csv", "52.04")
    words = (
        Word("sudah", DONE, evidence=LINK),
        Word("sudah", DOING, (NO_PROOF,)),
        Word("on progress", DOING),
        Word("belum", PLANNED),
        Word("?", PLANNED, ("status_unknown",)),
    )
    dues = (
        When("Triwulan III 2024", "2024-09-30"),
        When("TW IV 2025", "2025-12-31"),
        When("akhir 2025", "2025-12-31"),
        When("awal 2026", "", VAGUE),
    )
    rows: list[Sequence[str]] = [
        ("Kegiatan", "Tahap", "Perangkat Daerah", "Waktu", "Status", "Link", "Anggaran", "TA")
    ]
    for at, promise in enumerate(PROMISES):
        word, when = turn(words, at), due(dues, at)
        office = f"{SHORT[promise.office]} Kab. Sumbawa"
        said = (str(promise.step), office, when.cell, word.cell, word.evidence)
        rows.append((promise.title, *said, f"{at + 1},5 juta", "2025"))
        style.expect(len(rows), at, word, when)
    rows.append(("Aksi – tanpa kantor", "5", "", "2025", "belum", "", "", "2025"))
    style.tell(len(rows), "error", "required")
    style.data = csv_text(rows, ";").encode("cp1252")
    return style


def opened() -> Style:
    """LibreOffice, with partner offices in a column of their own and days written out."""
    style = Style("rencana.ods", "52.05")
    words = (
        Word("Selesai", DONE, evidence=LINK),
        Word("Tuntas", DOING, (NO_PROOF,)),
        Word("Sedang berjalan", DOING),
        Word("Direncanakan", PLANNED),
        Word("Tidak dilanjutkan", DROPPED),
    )
    dues = (
        When("12 Juni 2025", "2025-06-12"),
        When("2025-09-30", "2025-09-30"),
        When("30.11.2025", "2025-11-30"),
    )
    rows: list[Sequence[str]] = [
        ("Aksi", "Langkah", "Penanggung jawab", "Mitra", "Tenggat", "Status", "Bukti")
    ]
    for at, promise in enumerate(PROMISES):
        word, when = turn(words, at), due(dues, at)
        office = f"{LONG[promise.office]} Kabupaten Dompu"
        partners = "BP3MI NTB; IOM" if at % 2 else "LSM dan OPD terkait"
        more = () if at % 2 else ("partners_unknown",)
        said = (str(promise.step), office, partners, when.cell, word.cell, word.evidence)
        rows.append((promise.title, *said))
        style.expect(len(rows), at, word, when, *more)
    style.data = ods_bytes(rows)
    return style


def form() -> Style:
    """Answers to an online form: long questions as headings."""
    style = Style("jawaban-formulir.csv", "52.06")
    words = (
        Word("Sudah selesai", DONE, evidence=LINK),
        Word("Sudah selesai", DOING, (NO_PROOF,)),
        Word("Sedang dilaksanakan", DOING),
        Word("Belum mulai", PLANNED),
        Word("Ada kendala", BLOCKED, obstacle="Petugas pindah tugas"),
    )
    dues = (
        When("31/12/2025", "2025-12-31"),
        When("Semester I 2026", "2026-06-30"),
        When("setiap bulan", "", VAGUE),
    )
    rows: list[Sequence[str]] = [
        (
            "Timestamp",
            "Email Address",
            "Nama kegiatan yang direncanakan",
            "Langkah GCM (pilih satu)",
            "Nama perangkat daerah penanggung jawab",
            "Kapan target penyelesaian?",
            "Status pelaksanaan saat ini",
            "Tautan bukti (jika ada)",
            "Hambatan yang dihadapi",
        )
    ]
    for at, promise in enumerate(PROMISES):
        word, when = turn(words, at), due(dues, at)
        office = f"{SHORT[promise.office]} Kabupaten Bima"
        stamp = f"{at % 28 + 1:02d}/06/2025 09:15:00"
        who = f"kantor{at}@example.org"
        said = (f"Langkah {promise.step}", office, when.cell, word.cell, word.evidence)
        rows.append((stamp, who, promise.title, *said, word.obstacle))
        style.expect(len(rows), at, word, when)
    style.data = csv_text(rows).encode()
    return style


def chat() -> Style:
    """Typed on a telephone and pasted: few words, bare names, no capitals."""
    style = Style("wa.txt", "52")
    words = (
        Word("udah selesai", DOING, (NO_PROOF,)),
        Word("lagi jalan", DOING),
        Word("blm", PLANNED, ("status_unknown",)),
        Word("belum", PLANNED),
        Word("proses", DOING),
    )
    dues = (
        When("des 2025", "2025-12-31"),
        When("tw 2 2025", "2025-06-30"),
        When("2025", "2025-12-31"),
        When("nanti", "", VAGUE),
    )
    rows: list[Sequence[str]] = [("aksi", "opd", "kapan", "status")]
    for at, promise in enumerate(PROMISES):
        word, when = turn(words, at), due(dues, at)
        rows.append((promise.title.lower(), SHORT[promise.office].lower(), when.cell, word.cell))
        style.expect(len(rows), at, word, when)
    style.data = csv_text(rows, "|", "\n").encode()
    return style


def minutes() -> Style:
    """Minutes of a workshop: offices stand over their promises, some promise twice."""
    style = Style("notulen.xlsx", "52.07")
    dues = (
        When("30 Juni 2025", "2025-06-30"),
        When("Triwulan IV 2025", "2025-12-31"),
        When("berkelanjutan", "", VAGUE),
    )
    rows: list[Sequence[str]] = [
        ("NOTULA LOKAKARYA TINDAK LANJUT GCM",),
        ("Taliwang, 12 Juni 2025",),
        ("No", "Tindak Lanjut", "Tujuan", "Batas Waktu"),
    ]
    merged = ["A1:D1", "A2:D2"]
    order = sorted(range(len(PROMISES)), key=lambda at: PROMISES[at].office)
    office = ""
    for at in order:
        promise = PROMISES[at]
        if promise.office != office:
            office = promise.office
            rows.append((f"{LONG[office]} Kabupaten Sumbawa Barat",))
            merged.append(f"A{len(rows)}:D{len(rows)}")
            style.tell(len(rows), "skipped", "group")
        when = due(dues, at)
        objectives = " dan ".join(map(str, promise.objectives))
        rows.append((str(at + 1), promise.title, objectives, when.cell))
        style.expect(len(rows), at, Word("", PLANNED), when)
    last = PROMISES[order[-1]]
    rows.append(("61", last.title, "", ""))
    style.tell(len(rows), "duplicate", "merged")
    rows.append(("62", last.title, "", "1 Januari 2027"))
    style.tell(len(rows), "duplicate", "same_title_in_file")
    style.data = book(("Notula", rows), merged=merged)
    return style


def romans() -> Style:
    """An old workbook where everything is counted in Roman numbers."""
    style = Style("lampiran-sk.xls", "52.08")
    words = (
        Word("Terlaksana", DONE, evidence=LINK),
        Word("Belum terlaksana", PLANNED),
        Word("Tahap persiapan", DOING),
    )
    dues = (
        When("Triwulan I 2025", "2025-03-31"),
        When("TW II-III 2025", "2025-09-30"),
        When("Triwulan IV Tahun 2025", "2025-12-31"),
    )
    rows: list[Sequence[str]] = [
        ("LAMPIRAN KEPUTUSAN BUPATI LOMBOK UTARA",),
        (),
        (
            "No.",
            "Uraian Rencana Aksi",
            "Langkah",
            "Tujuan GCM",
            "Instansi",
            "Jadwal",
            "Status",
            "Bukti",
        ),
    ]
    for at, promise in enumerate(PROMISES):
        word, when = turn(words, at), due(dues, at)
        objectives = "Tujuan " + ", ".join(map(roman, promise.objectives))
        office = f"{LONG[promise.office]} Kabupaten Lombok Utara"
        said = (objectives, office, when.cell, word.cell, word.evidence)
        rows.append((f"{roman(at + 1)}.", promise.title, f"Langkah {roman(promise.step)}", *said))
        style.expect(len(rows), at, word, when)
    style.data = old_book(rows)
    return style


def two_lines() -> Style:
    """Two rows of headings; budgets in millions; when it begins and ends apart."""
    style = Style("rencana-kota.xlsx", "52.71")
    words = (
        Word("Selesai", DONE, evidence=LINK),
        Word("Selesai", DOING, (NO_PROOF,)),
        Word("Proses", DOING),
        Word("", PLANNED),
    )
    dues = (
        When("30/06/2025", "2025-06-30"),
        When("31/12/2025", "2025-12-31"),
        When("menyesuaikan anggaran", "", VAGUE),
    )
    rows: list[Sequence[str]] = [
        (
            "Rencana Aksi",
            "Langkah",
            "OPD Pelaksana",
            "Waktu",
            "",
            "Anggaran",
            "",
            "Status",
            "Eviden",
        ),
        ("", "", "", "Mulai", "Selesai", "Sumber Dana", "Pagu (juta rupiah)", "", ""),
    ]
    for at, promise in enumerate(PROMISES):
        word, when = turn(words, at), due(dues, at)
        office = f"{LONG[promise.office]} Kota Mataram"
        said = (str(promise.step), office, "Januari 2025", when.cell, "APBD", str(100 + at))
        rows.append((promise.title, *said, word.cell, word.evidence))
        style.expect(len(rows), at, word, when)
    style.data = book(("Rencana", rows), merged=["D1:E1", "F1:G1"])
    return style


MAKERS: tuple[Callable[[], Style], ...] = (
    bappeda,
    disnakertrans,
    partner,
    semicolons,
    opened,
    form,
    chat,
    minutes,
    romans,
    two_lines,
)
STYLES = tuple(make() for make in MAKERS)
