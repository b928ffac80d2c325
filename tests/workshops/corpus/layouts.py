"""Sheets as they are typed: titles above, merged cells, groups, totals, signatures, more sheets."""

from openpyxl import Workbook

from tests.workshops.corpus.cases import (
    HEADER,
    LALU,
    MARUF,
    SITI,
    TRIO,
    Case,
    book,
    comma,
    old_book,
    saved,
    sheet,
)

TITLE = (
    ("DAFTAR HADIR PESERTA",),
    ("Lokakarya Pelokalan GCM",),
    ("Hari/Tanggal : Selasa, 23 Mei 2023",),
    ("Tempat : Mataram",),
    (),
)
SIGNED = (
    (),
    ("", "", "", "", "Mataram, 23 Mei 2023"),
    ("", "", "", "", "Mengetahui,"),
    ("", "", "", "", "Kepala Dinas Sosial Provinsi NTB"),
    (),
    ("", "", "", "", "Dra. Contoh Pejabat, M.Si"),
    ("", "", "", "", "NIP. 19700101 199003 2 001"),
)


def far_away() -> bytes:
    """Formatted far beyond its rows, as sheets are that were copied about for years."""
    workbook = Workbook()
    page = workbook.active
    assert page is not None
    for row in (HEADER, *TRIO):
        page.append(row)
    page["A1048576"] = " "
    return saved(workbook)


def offset() -> bytes:
    """The table begins in cell D7."""
    rows = [()] * 6 + [("", "", "", *row) for row in (HEADER, *TRIO)]
    return sheet(rows)


CASES = (
    Case(
        "title-block.xlsx",
        sheet((*TITLE, HEADER, *TRIO), merged=("A1:G1", "A2:G2", "A3:G3", "A4:G4")),
        "7 new\n8 new\n9 new",
    ),
    Case("table-begins-in-d7.xlsx", offset(), "8 new\n9 new\n10 new"),
    Case(
        "header-in-row-30.xlsx",
        sheet((*((("Catatan panitia",),) * 29), HEADER, *TRIO)),
        "31 new\n32 new\n33 new",
    ),
    Case(
        "two-row-header.xlsx",
        sheet(
            (
                ("No", "Nama Lengkap", "Instansi", "Kontak", "", "L/P"),
                ("", "", "", "No. HP", "Email", ""),
                ("1", "Siti Nur'aini", "BP3MI NTB", "0812 3456 7001", "siti@example.org", "P"),
            ),
            merged=("A1:A2", "B1:B2", "C1:C2", "D1:E1", "F1:F2"),
        ),
        "3 new",
        {3: {"phone": "0812 3456 7001", "email": "siti@example.org", "sex": "female"}},
    ),
    Case(
        "numbers-of-columns-under-the-header.xlsx",
        sheet((HEADER, ("(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)"), *TRIO)),
        "2 skipped header_again\n3 new\n4 new\n5 new",
    ),
    Case(
        "header-repeated-on-a-new-page.xlsx",
        sheet((HEADER, SITI, HEADER, MARUF, HEADER, LALU)),
        "2 new\n3 skipped header_again\n4 new\n5 skipped header_again\n6 new",
    ),
    Case(
        "agency-merged-over-its-people.xlsx",
        sheet(
            (
                ("No", "Instansi", "Nama", "Jabatan"),
                ("1", "Dinas Sosial Provinsi NTB", "Siti Aminah", "Kepala Bidang"),
                ("2", "", "Budi Santoso", "Staf"),
                ("3", "", "Ani", "Staf"),
                ("4", "BP3MI NTB", "Dedi Kurnia", "Staf"),
            ),
            merged=("B2:B4",),
        ),
        "2 new\n3 new\n4 new\n5 new",
        {4: {"agency": "Dinas Sosial Provinsi NTB"}, 5: {"agency": "BP3MI NTB"}},
    ),
    Case(
        "agency-merged-over-its-people.xls",
        old_book(
            (
                ("No", "Instansi", "Nama"),
                ("1", "Dinas Sosial Provinsi NTB", "Siti Aminah"),
                ("2", "", "Budi Santoso"),
                ("3", "BP3MI NTB", "Dedi Kurnia"),
            ),
            merged=((1, 2, 1, 1),),
        ),
        "2 new\n3 new\n4 new",
        {3: {"agency": "Dinas Sosial Provinsi NTB"}},
    ),
    Case(
        "not-merged-is-not-filled.xlsx",
        sheet(
            (
                ("No", "Instansi", "Nama"),
                ("1", "Dinas Sosial Provinsi NTB", "Siti Aminah"),
                ("2", "", "Budi Santoso"),
            )
        ),
        "2 new\n3 new agency_missing",
        {3: {"agency": None}},
    ),
    Case(
        "group-rows.xlsx",
        sheet(
            (
                ("No", "Nama", "Jabatan"),
                ("DINAS SOSIAL PROVINSI NTB",),
                ("1", "Siti Aminah", "Kepala Bidang"),
                ("2", "Budi Santoso", "Staf"),
                ("BP3MI NTB",),
                ("1", "Dedi Kurnia", "Staf"),
            ),
            merged=("A2:C2", "A5:C5"),
        ),
        "2 skipped group\n3 new\n4 new\n5 skipped group\n6 new",
        {4: {"agency": "DINAS SOSIAL PROVINSI NTB"}, 6: {"agency": "BP3MI NTB"}},
    ),
    Case(
        "numbered-lines-to-fill-in.xlsx",
        sheet((HEADER, SITI, MARUF, ("3",), ("4", "......", "", "", "", "", ""), ("5",))),
        "2 new\n3 new\n4 skipped numbered\n5 skipped numbered\n6 skipped numbered",
    ),
    Case(
        "subtotals.xlsx",
        sheet(
            (
                HEADER,
                SITI,
                MARUF,
                ("", "Jumlah", "", "2"),
                LALU,
                ("Total peserta: 3",),
            )
        ),
        "2 new\n3 new\n4 skipped subtotal\n5 new\n6 skipped subtotal",
    ),
    Case(
        "signatures-below.xlsx",
        sheet((HEADER, *TRIO, *SIGNED)),
        """
        2 new
        3 new
        4 new
        6 skipped signature
        7 skipped signature
        8 skipped signature
        10 skipped signature
        11 skipped signature
        """,
    ),
    Case(
        "everything-at-once.xlsx",
        sheet((*TITLE, HEADER, SITI, HEADER, MARUF, ("3",), ("", "Jumlah", "", "2"), *SIGNED)),
        """
        7 new
        8 skipped header_again
        9 new
        10 skipped numbered
        11 skipped subtotal
        13 skipped signature
        14 skipped signature
        15 skipped signature
        17 skipped signature
        18 skipped signature
        """,
    ),
    Case("old-excel.xls", old_book((*TITLE, HEADER, *TRIO)), "7 new\n8 new\n9 new"),
    Case("a-million-ghost-rows.xlsx", far_away(), "2 new\n3 new\n4 new"),
    Case(
        "hidden-sheet.xlsx",
        book(("Hadir", (HEADER, *TRIO)), ("Rahasia", (HEADER, SITI)), hidden=("Rahasia",)),
        "2 new\n3 new\n4 new",
    ),
    Case(
        "two-sheets-undecided.xlsx",
        book(("Hari 1", (HEADER, SITI)), ("Hari 2", (HEADER, MARUF))),
        refused="sheet_required",
    ),
    Case(
        "two-sheets-chosen.xlsx",
        book(("Hari 1", (HEADER, SITI)), ("Hari 2", (HEADER, MARUF))),
        "2 new",
        {2: {"full_name": "Ma'ruf"}},
        sheet="Hari 2",
    ),
    Case(
        "two-tables-below-each-other.csv",
        comma((HEADER, *TRIO, (), ("Perlengkapan", "Banyaknya"), ("Proyektor", "2"))),
        "2 new\n3 new\n4 new\n6 skipped other_table\n7 skipped other_table",
    ),
    Case("no-header-but-content.csv", comma(TRIO), "1 new\n2 new\n3 new"),
)
