"""Matching the columns of a file to fields."""

import json

import pytest

from intake.files.reading import GROUP_HEADING, Row, Table
from intake.matching import Column, Mapping, match_columns, recogniser, sample_column
from intake.text import fold

NAME = Column("full_name", "Name", ("nama", "nama lengkap", "name"), required=True)
AGENCY = Column("agency", "Agency", ("instansi", "OPD", "unit kerja"), required=True)
PHONE = Column("phone", "Phone", ("no hp", "No. HP/WA", "telepon"), content=str.isdigit)
EMAIL = Column("email", "E-mail", ("e-mail", "email", "surel"), content=lambda cell: "@" in cell)
COLUMNS = (NAME, AGENCY, PHONE, EMAIL)


def fields(*header: str) -> dict[str, int]:
    return match_columns(header, COLUMNS).fields


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("No. HP/WA", "no hp wa"),
        ("  NAMA\nLengkap*:", "nama lengkap"),
        ("E-mail", "e mail"),
        ("Jenis_Kelamin (L/P)", "jenis kelamin l p"),
        ("Prénom", "prenom"),
        ("\uff2e\uff21\uff2d\uff21", "nama"),
        ("---", ""),
    ],
)
def test_fold_leaves_words(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_columns_match_by_synonym_whatever_the_spelling() -> None:
    mapping = match_columns(("No", "NAMA LENGKAP", "Opd", "No.HP / WA", "E-Mail", "TTD"), COLUMNS)
    assert mapping.fields == {"full_name": 1, "agency": 2, "phone": 3, "email": 4}
    assert (mapping.ignored, mapping.missing) == (("No", "TTD"), ())


def test_exact_heading_wins_over_one_that_contains_the_name() -> None:
    assert fields("Nama Panggilan", "Nama", "Instansi") == {"full_name": 1, "agency": 2}


def test_name_is_found_inside_a_longer_heading() -> None:
    assert fields("Nama peserta", "Asal instansi/lembaga") == {"full_name": 0, "agency": 1}


def test_part_of_a_word_is_no_match() -> None:
    assert fields("Namanya", "Instansional") == {}


def test_column_serves_one_field_only() -> None:
    assert fields("Nama Instansi") == {"agency": 0}
    assert fields("Nama Instansi", "Nama") == {"full_name": 1, "agency": 0}


def test_first_synonym_wins_among_equal_headings() -> None:
    assert fields("Nama Lengkap", "Nama") == {"full_name": 1}
    assert fields("Nama", "Nama") == {"full_name": 0}


def test_name_of_the_field_itself_is_a_synonym() -> None:
    assert fields("full_name", "agency") == {"full_name": 0, "agency": 1}


def test_missing_required_columns_are_named() -> None:
    mapping = match_columns(("Surel",), COLUMNS)
    assert (mapping.fields, mapping.missing) == ({"email": 0}, ("full_name", "agency"))


def test_content_speaks_where_the_heading_is_silent() -> None:
    rows = [Row(2, ("Budi", "a@example.org", "0812")), Row(3, ("Sari", "", "0813"))]
    mapping = match_columns(("Nama", "Kontak", ""), COLUMNS, rows)
    assert mapping.fields == {"full_name": 0, "phone": 2, "email": 1}


def test_empty_headings_match_nothing_and_are_not_listed_as_ignored() -> None:
    mapping = match_columns(("", "Nama", "Catatan"), COLUMNS)
    assert (mapping.fields, mapping.ignored) == ({"full_name": 1}, ("Catatan",))


def test_choice_moves_a_field_and_frees_its_column() -> None:
    mapping = match_columns(("Nama", "Instansi", "Lain"), COLUMNS)
    assert mapping.with_choice("full_name", 2).fields == {"full_name": 2, "agency": 1}
    assert mapping.with_choice("full_name", 1).fields == {"full_name": 1}
    assert mapping.with_choice("full_name", 1).missing == ("agency",)
    assert mapping.with_choice("agency", None).fields == {"full_name": 0}
    assert mapping.fields == {"full_name": 0, "agency": 1}


def test_choice_of_what_does_not_exist_is_refused() -> None:
    mapping = match_columns(("Nama", "Instansi"), COLUMNS)
    with pytest.raises(KeyError):
        mapping.with_choice("salary", 0)
    for index in (2, -1):
        with pytest.raises(IndexError):
            mapping.with_choice("email", index)


def test_sample_is_three_different_values() -> None:
    cells = ["Budi", "", "Sari", "Budi", "Tono", "Ani"]
    rows = tuple(Row(number, (cell, "x")) for number, cell in enumerate(cells, start=2))
    table = Table("a.csv", None, (), "utf-8", ",", 1, ("Nama", "Lain"), rows)
    mapping = match_columns(table.header, COLUMNS)
    assert mapping.sample(table, "full_name") == ("Budi", "Sari", "Tono")
    assert mapping.sample(table, "full_name", n=2) == ("Budi", "Sari")
    assert mapping.sample(table, "email") == ()
    assert sample_column(table, 1) == ("x",)


def test_values_of_a_row_are_by_field() -> None:
    mapping = match_columns(("Instansi", "No", "Nama"), COLUMNS)
    assert mapping.values(Row(7, ("Dinsos", "1", "Budi"))) == {
        "full_name": "Budi",
        "agency": "Dinsos",
    }


def test_mapping_survives_json() -> None:
    mapping = match_columns(("No", "Nama"), COLUMNS)
    stored = json.loads(json.dumps(mapping.as_json()))
    assert stored == {
        "header": ["No", "Nama"],
        "columns": {"full_name": 1, "agency": None, "phone": None, "email": None},
        "required": ["full_name", "agency"],
    }
    assert Mapping.from_json(stored) == mapping


def test_recogniser_knows_headings_and_no_sentences() -> None:
    known = recogniser(COLUMNS, also=("Tanda Tangan",))
    assert [known(cell) for cell in ("NAMA", "Asal Instansi", "tanda tangan", "Budi", "")] == [
        True,
        True,
        True,
        False,
        False,
    ]
    assert not known("Daftar hadir lokakarya instansi pemerintah provinsi dan kabupaten")


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("No.HP/WA", "phone"),
        ("No.Hp", "phone"),
        ("NO. HP", "phone"),
        ("NOHP", "phone"),
        ("No HP / WA Aktif", "phone"),
        ("N A M A", "full_name"),
        ("NAMA\nLENGKAP", "full_name"),
        ("Unitkerja", "agency"),
        ("e - mail", "email"),
    ],
)
def test_blanks_and_dots_in_a_heading_do_not_matter(heading: str, field: str) -> None:
    assert fields(heading) == {field: 0}


def test_group_text_serves_only_who_has_no_column() -> None:
    grouping = Column("agency", "Agency", ("instansi",), grouping=True)
    assert match_columns(("Nama", GROUP_HEADING), (NAME, grouping)).fields == {
        "full_name": 0,
        "agency": 1,
    }
    header = ("Nama", "Instansi", GROUP_HEADING)
    assert match_columns(header, (NAME, grouping)).fields == {"full_name": 0, "agency": 1}
    assert match_columns(("Nama", GROUP_HEADING), (NAME, AGENCY)).fields == {"full_name": 0}


def test_remembered_heading_comes_first_and_an_ignored_one_is_left() -> None:
    known = {"peserta": "full_name", "nama": "", "gaji": "salary"}
    found = match_columns(("Nama", "PESERTA", "Gaji", "Instansi"), COLUMNS, (), known)
    assert found.fields == {"full_name": 1, "agency": 3}


def test_content_does_not_speak_for_a_column_nobody_wants() -> None:
    rows = [Row(2, ("1", "Budi", "0812")), Row(3, ("2", "Sari", "0813"))]
    found = match_columns(("No", "Nama", "?"), COLUMNS, rows, None, ("No",))
    assert found.fields == {"full_name": 1, "phone": 2}


def test_best_content_wins_and_parts_have_no_say() -> None:
    rows = [Row(2, ("081", "081")), Row(3, ("082", "-")), Row(4, ("x", "x"), "signature")]
    found = match_columns(("", ""), (PHONE,), [*rows, Row(5, ("083", "083"))])
    assert found.fields == {"phone": 0}


def test_heading_of_two_things_serves_what_is_needed_most() -> None:
    position = Column("position", "Position", ("jabatan",))
    office = Column("agency", "Agency", ("instansi", "unit kerja"), grouping=True)
    people = (NAME, position, office)
    assert match_columns(("NAMA / INSTANSI",), people).fields == {"full_name": 0}
    both = "JABATAN/UNIT KERJA"
    assert match_columns(("Nama", both), people).fields == {"full_name": 0, "agency": 1}
    assert match_columns(("Nama", both, "Instansi"), people).fields == {
        "full_name": 0,
        "position": 1,
        "agency": 2,
    }
    assert match_columns(("Nama", both, GROUP_HEADING), people).fields == {
        "full_name": 0,
        "position": 1,
        "agency": 2,
    }
