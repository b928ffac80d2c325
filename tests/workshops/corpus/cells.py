"""What stands in single cells: damaged numbers, sexes, private numbers, odd characters."""

from datetime import datetime

from tests.workshops.corpus.cases import Case, comma, sheet

HEAD = ("Nama", "Instansi", "No. HP")


def phone(cell: object) -> bytes:
    return sheet((HEAD, ("Budi Santoso", "BP3MI NTB", cell)))


def sexes(heading: str, *cells: str) -> bytes:
    people = ("Siti Aminah", "Budi Santoso", "Dedi Kurnia")
    rows = [(name, "BP3MI NTB", cell) for name, cell in zip(people, cells, strict=False)]
    return comma((("Nama", "Instansi", heading), *rows))


CASES = (
    Case(
        "phone-rounded.csv",
        comma((HEAD, ("Budi Santoso", "BP3MI NTB", "8.12E+10"))),
        "2 new phone_damaged",
        {2: {"phone": ""}},
    ),
    Case(
        "phone-lost-its-zero.xlsx",
        phone(81234567890),
        "2 new phone_zero_lost",
        {2: {"phone": ""}},
    ),
    Case("phone-as-text.xlsx", phone("081234567890"), "2 new", {2: {"phone": "081234567890"}}),
    Case(
        "phone-two-numbers.xlsx",
        phone("0812-3456-7001 / 0817 001"),
        "2 new",
        {2: {"phone": "0812-3456-7001 / 0817 001"}},
    ),
    Case(
        "sex-l-p.csv",
        sexes("JK", "P", "L", "l"),
        "2 new\n3 new\n4 new",
        {2: {"sex": "female"}, 3: {"sex": "male"}, 4: {"sex": "male"}},
    ),
    Case(
        "sex-p-w.csv",
        sexes("Sex", "W", "P", "P"),
        "2 new\n3 new\n4 new",
        {2: {"sex": "female"}, 3: {"sex": "male"}},
    ),
    Case(
        "sex-only-p.csv",
        sexes("Sex", "P", "P", "P"),
        "2 new sex_unsure\n3 new sex_unsure\n4 new sex_unsure",
        {2: {"sex": ""}},
    ),
    Case(
        "sex-only-p-under-l-p.csv", sexes("L/P", "P", "P"), "2 new\n3 new", {2: {"sex": "female"}}
    ),
    Case("sex-only-p-under-p-w.csv", sexes("P/W", "P", "P"), "2 new\n3 new", {2: {"sex": "male"}}),
    Case(
        "sex-in-words.csv",
        sexes("Jenis Kelamin", "Perempuan", "Laki-laki", "Pria"),
        "2 new\n3 new\n4 new",
        {2: {"sex": "female"}, 4: {"sex": "male"}},
    ),
    Case(
        "private-columns.xlsx",
        sheet(
            (
                ("No", "Nama", "NIK", "NIP", "NPWP", "No. Rekening", "Pangkat/Gol", "Instansi"),
                (
                    "1",
                    "Budi Santoso",
                    "5271010101700001",
                    "197001011990031001",
                    "01.234.567.8-911.000",
                    "0012345678",
                    "Penata / III-c",
                    "BP3MI NTB",
                ),
            )
        ),
        "2 new",
        private=("NIK", "NIP", "NPWP", "No. Rekening", "Pangkat/Gol"),
    ),
    Case(
        "number-of-civil-servant-in-the-name.csv",
        comma((HEAD, ("Budi Santoso NIP. 19700101 199003 1 001", "BP3MI NTB", ""))),
        "2 new",
        {2: {"full_name": "Budi Santoso"}},
        private_rows=(2,),
    ),
    Case(
        "formulas-as-text.csv",
        comma((HEAD, ("Budi Santoso", "BP3MI NTB", "=2+3"), ("=Budi Hartono", "BP3MI NTB", ""))),
        "2 new\n3 new",
        {2: {"phone": "=2+3"}, 3: {"full_name": "=Budi Hartono"}},
    ),
    Case(
        "script-in-a-name.csv",
        comma((HEAD, ("<script>alert('x')</script>", "BP3MI NTB", ""))),
        "2 new",
        {2: {"full_name": "<script>alert('x')</script>"}},
    ),
    Case(
        "turned-letters.csv",
        comma((HEAD, ("Budi\u202e Santoso\u200b", "BP3MI NTB", ""))),
        "2 new",
        {2: {"full_name": "Budi Santoso"}},
    ),
    Case(
        "bad-addresses.csv",
        comma(
            (
                ("Nama", "Instansi", "Email"),
                ("Budi Santoso", "BP3MI NTB", "budi@"),
                ("Siti Aminah", "BP3MI NTB", "siti@example.org"),
                ("Ani", "BP3MI NTB", "-"),
            )
        ),
        "2 error email_invalid\n3 new\n4 new",
    ),
    Case(
        "names-missing.csv",
        comma(
            (HEAD, ("", "BP3MI NTB", "0812"), ("123", "BP3MI NTB", ""), ("Ani", "BP3MI NTB", ""))
        ),
        "2 error name_missing\n3 error name_without_letters\n4 new",
    ),
    Case(
        "unknown-words.csv",
        comma(
            (
                ("Nama", "Instansi", "Peran", "Kehadiran"),
                ("Ani", "BP3MI NTB", "Juru masak", "hadir"),
                ("Eko", "BP3MI NTB", "Narasumber", "izin"),
            )
        ),
        "2 new word_unknown\n3 new",
        {2: {"role": "participant"}, 3: {"role": "speaker", "state": "excused"}},
    ),
    Case(
        "real-dates-in-a-column.xlsx",
        sheet(
            (
                ("Timestamp", "Nama", "Instansi"),
                (datetime(2023, 5, 23, 8, 1), "Ani", "BP3MI NTB"),  # noqa: DTZ001
                (datetime(2023, 5, 23, 8, 5), "Eko", "BP3MI NTB"),  # noqa: DTZ001
            )
        ),
        "2 new\n3 new",
    ),
)
