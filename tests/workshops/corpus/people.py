"""Who is the same person: titles, mononyms, mailboxes, likeness; and offices that are unsure."""

from tests.workshops.corpus.cases import Case, comma

HEAD = ("Nama", "Jabatan", "Instansi", "Email")


def people(*rows: tuple[str, str, str, str]) -> bytes:
    return comma((HEAD, *rows))


CASES = (
    Case(
        "three-titles-of-one-person.csv",
        people(
            ("Dra. Hj. Siti Aminah, M.Si", "", "Dinas Sosial Provinsi NTB", ""),
            ("SITI AMINAH", "Kepala Bidang", "Dinsos Prov. NTB", ""),
            ("Siti Aminah, S.Sos., M.Si.", "", "Dinas Sosial Provinsi NTB", ""),
        ),
        "2 new\n3 duplicate merged\n4 duplicate merged",
        {2: {"full_name": "Dra. Hj. Siti Aminah, M.Si", "position": "Kepala Bidang"}},
    ),
    Case(
        "mononyms.csv",
        people(("Sutrisno", "", "BP3MI NTB", ""), ("Ma'ruf", "", "BP3MI NTB", "")),
        "2 new\n3 new",
        {2: {"full_name": "Sutrisno"}, 3: {"full_name": "Ma'ruf"}},
    ),
    Case(
        "letters-and-capitals.csv",
        people(
            ("NUR'AINI", "", "BP3MI NTB", ""),
            ("de Fretes, S.STP", "", "Dinas Sosial Provinsi NTB", ""),
            ("I Gusti Ayu Ketut Sri", "", "Bappeda Provinsi NTB", ""),
        ),
        "2 new\n3 new\n4 new",
        {2: {"full_name": "NUR'AINI"}, 3: {"full_name": "de Fretes, S.STP"}},
    ),
    Case(
        "same-name-in-two-agencies.csv",
        people(
            ("Budi Santoso", "", "BP3MI NTB", ""),
            ("Budi Santoso", "", "Dinas Sosial Provinsi NTB", ""),
        ),
        "2 new\n3 new",
    ),
    Case(
        "office-mailbox-of-three.csv",
        people(
            ("Budi Santoso", "Kepala", "Dinas Sosial Provinsi NTB", "dinsos@example.org"),
            ("Siti Aminah", "Staf", "Dinas Sosial Provinsi NTB", "dinsos@example.org"),
            ("Ani", "Staf", "Dinas Sosial Provinsi NTB", "dinsos@example.org"),
        ),
        "2 new\n3 new\n4 new",
    ),
    Case(
        "same-name-without-agency.csv",
        people(("Budi Santoso", "", "BP3MI NTB", ""), ("Budi Santoso", "", "", "")),
        "2 new\n3 duplicate agency_missing same_name_no_agency_in_file",
    ),
    Case(
        "two-positions-of-one-name.csv",
        people(
            ("Muhammad Ali", "Kepala Dinas", "BP3MI NTB", ""),
            ("Muhammad Ali", "Pengemudi", "BP3MI NTB", ""),
        ),
        "2 new\n3 duplicate same_name_other_position_in_file",
    ),
    Case(
        "one-letter-apart.csv",
        people(
            ("Lalu Ahmad Zaini", "", "BP3MI NTB", ""),
            ("Lalu Ahmad Zaeni", "", "BP3MI NTB", ""),
        ),
        "2 new\n3 duplicate similar_name_in_file",
    ),
    Case(
        "an-unsure-office.csv",
        people(("Ani", "", "Kantor Bersama Lantai Dua", ""), ("Eko", "", "BP3MI NTB", "")),
        "2 new type_unsure\n3 new",
        {2: {"agency": "Kantor Bersama Lantai Dua", "type": None}},
    ),
    Case(
        "old-and-new-names.csv",
        people(
            ("Ani", "", "BP3TKI Mataram", ""),
            ("Eko", "", "BP2MI", ""),
            ("Ida", "", "RSUD Provinsi NTB", ""),
            ("Umi", "", "SMK Kesehatan Mataram", ""),
            ("Ali", "", "UNRAM", ""),
            ("Uli", "", "Poltekkes Kemenkes Mataram", ""),
        ),
        "2 new\n3 new\n4 new\n5 new\n6 new\n7 new",
        {
            2: {"type": "vertical_agency"},
            3: {"type": "ministry"},
            4: {"type": "hospital"},
            5: {"type": "school"},
            6: {"type": "academia"},
            7: {"type": "academia"},
        },
    ),
)
