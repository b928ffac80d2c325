"""Digests made by hand: the mail is looked at without records behind it."""

from datetime import timedelta
from typing import Any

from directory.duties import Duty, Kind
from directory.mail import Letter
from reminders import letters
from reminders.content import DigestContent, Part, Section
from tests.reminders.people import MONDAY

LINKED = (
    Kind.LATE,
    Kind.WEEK,
    Kind.RETURNED,
    Kind.ASKED,
    Kind.NEW,
    Kind.FORTNIGHT,
    Kind.RECONFIRM,
)
TITLE = "Pos layanan terpadu bagi calon pekerja migran di tiga kecamatan"


def a_duty(kind: Kind, number: int = 1, **fields: Any) -> Duty:
    usual: dict[str, Any] = {
        "post": 1,
        "reference": f"NTB-2026-{number:03}",
        "title": TITLE,
        "path": f"/id/portal/actions/NTB-2026-{number:03}/",
        "action": number if kind in LINKED else None,
        "place": "Langkah 5",
    }
    return Duty(kind=kind, **{**usual, **fields})


def a_section(kind: Kind, *duties: Duty, total: int = 0) -> Section:
    return Section(kind, duties, total or len(duties))


def a_part(*sections: Section, post: str = "Narahubung", agency: str = "Dinas Contoh") -> Part:
    return Part(post, agency, sections)


def a_digest(*parts: Part, **fields: Any) -> DigestContent:
    usual: dict[str, Any] = {
        "address": "contoh@example.org",
        "name": "Contoh",
        "user": 1,
        "language": "en",
        "zone": "Asia/Makassar",
        "hour": 8,
        "day": MONDAY,
        "region": "NTB",
        "contact": "",
        "marks": (),
    }
    return DigestContent(parts=parts, **{**usual, **fields})


def counted(region: str = "NTB", **counts: int) -> DigestContent:
    """Of one post, with numbers alone."""
    sections = (Section(Kind(kind), (), n) for kind, n in counts.items())
    return a_digest(a_part(*sections), region=region)


def letter_of(content: DigestContent) -> Letter:
    """With a key of its own for each action, as long as those that leave."""
    tokens = {action: f"key{action:040}" for action in letters.linked(content)}
    return letters.compose(content, tokens, f"stop{0:090}")


def every_kind(language: str) -> DigestContent:
    """Two posts that show duties and a third whose duties found no more room."""
    first = a_part(
        a_section(
            Kind.LATE,
            a_duty(
                Kind.LATE,
                1,
                due_on=MONDAY - timedelta(days=12),
                days_late=12,
                said="Rapat koordinasi sudah dilakukan; menunggu surat keputusan.",
                said_on=MONDAY - timedelta(days=40),
                note="Koordinator daerah meminta kabar sampai 4 Maret 2026.",
            ),
        ),
        a_section(Kind.WEEK, a_duty(Kind.WEEK, 2, due_on=MONDAY), a_duty(Kind.WEEK, 3)),
        a_section(Kind.RETURNED, a_duty(Kind.RETURNED, 4, note="Foto belum bertanggal.")),
        a_section(Kind.NEW, a_duty(Kind.NEW, 5)),
    )
    second = a_part(
        a_section(Kind.CHECK, a_duty(Kind.CHECK, 6, agency="Dinas Sosial Contoh")),
        a_section(Kind.CLEAR, a_duty(Kind.CLEAR, 7, agency="Dinas Kesehatan Contoh")),
        a_section(Kind.RECONFIRM, a_duty(Kind.RECONFIRM, 8)),
        a_section(Kind.OFFICE_LATE, a_duty(Kind.OFFICE_LATE, 9, days_late=9, due_on=MONDAY)),
        a_section(Kind.LETTER, a_duty(Kind.LETTER, 10, agency="Dinas Perhubungan Contoh")),
        post="Koordinator daerah",
        agency="Bappeda Contoh",
    )
    third = a_part(a_section(Kind.CHECK, total=2), post="Verifikator", agency="Inspektorat Contoh")
    return a_digest(
        first,
        second,
        third,
        language=language,
        is_demo=True,
        contact="bappeda@example.org",
        taken_back=("NTB-2026-011: pembaruan 27 Februari 2026 dibatalkan.",),
    )


def fullest(language: str) -> DigestContent:
    """Ten long duties in ten of twelve posts, and all kinds waiting in each of them."""
    long: dict[str, Any] = {
        "title": "pelindungan pekerja migran & keluarganya " * 6,
        "place": "Langkah 5: pelaksanaan " * 5,
        "agency": "Dinas Pemberdayaan Perempuan, Perlindungan Anak " * 4,
        "said": "Rapat koordinasi berjalan baik. " * 60,
        "said_on": MONDAY - timedelta(days=3),
        "note": "Diminta karena laporan belum memuat anggaran. " * 20,
        "due_on": MONDAY - timedelta(days=9),
        "days_late": 9,
    }
    parts = []
    for number in range(1, 13):
        shown = (a_duty(Kind.LATE, number, **long),) if number <= 10 else ()
        others = (a_section(kind, total=14) for kind in Kind if kind != Kind.LATE)
        parts.append(
            a_part(
                a_section(Kind.LATE, *shown, total=14),
                *others,
                post=f"Narahubung instansi urusan tenaga kerja {number}",
                agency=f"Dinas Pemberdayaan Perempuan dan Keluarga Berencana Kabupaten {number}",
            )
        )
    return a_digest(
        *parts,
        language=language,
        is_demo=True,
        contact="bappeda@example.org",
        taken_back=("Pembaruan dibatalkan. " * 8,) * 3,
    )
