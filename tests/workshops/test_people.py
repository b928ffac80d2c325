"""Who is asked about: similar names, shared mailboxes, cells that mean two things."""

import pytest

from intake import applying, checking, settling, undoing
from tests.workshops.attendee_lists import (
    NOW,
    applied,
    checked,
    codes,
    judged,
    outcome,
    row,
    taken,
)
from workshops.models import Attendance, Participant

pytestmark = [pytest.mark.both, pytest.mark.usefixtures("reference")]

DINSOS = "Dinas Sosial Provinsi NTB"
BAPPEDA = "Bappeda Provinsi NTB"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Budi Santoso", "Budi Santosa"),
        ("Muhammad Fauzi", "Moh. Fauzi"),
        ("Muh. Fauzi", "M. Fauzi, S.Sos"),
        ("Budi Santoso Wijaya", "Budi Santoso"),
        ("Nur Aini", "Nur'aini"),
    ],
)
def test_similar_name_in_one_agency_is_asked(one: str, other: str) -> None:
    run, _ = checked(row(one, DINSOS), row(other, DINSOS))
    assert outcome(run) == [("new", []), ("duplicate", ["similar_name_in_file"])]
    problem = run.rows.get(number=3).problems[0]
    assert problem["params"] == {"first": 2, "other": one}


@pytest.mark.parametrize(
    "second",
    [
        row("Budi Santosa", BAPPEDA),
        row("Budi Santosa", DINSOS, sex="P"),
        row("Budi Santosa", DINSOS, position="Staf"),
        row("Budi Santosa", DINSOS, phone="0813"),
        row("Budi", DINSOS),
        row("Budi Hartono", DINSOS),
    ],
)
def test_similar_name_with_something_against_it_is_another_person(second: list[str]) -> None:
    run, _ = checked(row("Budi Santoso", DINSOS, "Kabid", "L", phone="0812"), second)
    assert outcome(run) == [("new", []), ("new", [])]


def test_similar_name_on_the_list_is_asked_and_settled_once() -> None:
    applied(row("Budi Santoso", DINSOS))
    run, _ = checked(row("Budi Santosa", DINSOS, "Kabid"))
    assert outcome(run) == [("duplicate", ["similar_name"])]
    settling.decide(run, 2, "same")
    checking.check(run)
    assert outcome(run) == [("update", [])]
    assert run.rows.get().after == {"position": "Kabid"}
    settling.decide(run, 2, "different")
    checking.check(run)
    assert outcome(run) == [("new", [])]


def test_person_on_the_list_is_shown_beside_the_row_and_stays_as_stored() -> None:
    applied(row("Budi Santoso", DINSOS, "Kasi", "L", "budi@example.org", "0812"))
    run, found = checked(row("Budi Santosa", DINSOS, "Kasi"), row("Siti", DINSOS))
    assert outcome(run) == [("duplicate", ["similar_name"]), ("new", [])]
    assert run.rows.get(number=2).before == {
        "full_name": "Budi Santoso",
        "position": "Kasi",
        "agency": DINSOS,
        "email": "budi@example.org",
        "phone": "0812",
    }
    assert found.to_write == 1
    applying.apply(run, None, NOW)
    columns = ("participant__full_name", "position", "participant__phone")
    people = [("Budi Santoso", "Kasi", "0812"), ("Siti", "", "")]
    assert list(Attendance.objects.order_by("pk").values_list(*columns)) == people
    assert undoing.undo(run, None, NOW).undone == 1
    assert list(Attendance.objects.values_list(*columns)) == people[:1]


def test_person_on_the_list_who_changed_since_is_named() -> None:
    applied(row("Budi Santoso", DINSOS, "Kasi"))
    run, _ = checked(row("Budi Santosa", DINSOS, "Kasi"))
    Participant.objects.update(email="budi@example.org")
    with pytest.raises(applying.Changed) as refused:
        applying.apply(run, None, NOW)
    assert refused.value.what == (applying.Difference(2, "duplicate", "duplicate", ("email",)),)


def test_other_row_of_the_file_is_shown_by_its_number_alone() -> None:
    run, _ = checked(row("Budi Santoso", DINSOS), row("Budi Santosa", DINSOS))
    assert run.rows.get(number=3).before == {}


def test_mailbox_of_an_office_links_nobody() -> None:
    applied(row("Ahmad", DINSOS, email="dinsos.ntb@example.org"))
    run, _ = checked(row("Ahmad", BAPPEDA, email="dinsos.ntb@example.org"))
    assert outcome(run) == [("new", [])]


def test_mailbox_beside_two_names_links_nobody() -> None:
    run, _ = checked(
        row("Ahmad", DINSOS, email="sama@example.org"),
        row("Siti", DINSOS, email="sama@example.org"),
        row("Ahmad", BAPPEDA, email="sama@example.org"),
    )
    assert outcome(run) == [("new", []), ("new", []), ("new", [])]


def test_what_a_merged_row_says_differently_is_named() -> None:
    run, _ = applied(
        row("Ahmad", DINSOS, "Kasi", email="a@example.org"),
        row("Ahmad", BAPPEDA, "Staf", email="a@example.org"),
    )
    assert outcome(run) == [
        ("new", []),
        ("duplicate", ["merged", "other_value", "other_value"]),
    ]
    assert codes(run) == [
        (3, "full_name", "merged"),
        (3, "position", "other_value"),
        (3, "agency", "other_value"),
    ]


def test_lone_p_is_asked_once_for_each_text() -> None:
    header = ["Nama", "Instansi", "Jenis Kelamin"]
    run = judged(header, ["Satu", DINSOS, "P"], ["Dua", DINSOS, "P"], ["Tiga", DINSOS, "pria"])
    assert outcome(run) == [("new", ["sex_unsure"]), ("new", ["sex_unsure"]), ("new", [])]
    settling.answer(run, "sex_unsure", "sex", "P", "female")
    checking.check(run)
    assert outcome(run) == [("new", []), ("new", []), ("new", [])]
    assert [each.after["sex"] for each in run.rows.order_by("number")] == [
        "female",
        "female",
        "male",
    ]


def test_unknown_word_is_settled_once_for_each_text() -> None:
    run = judged(["Nama", "Instansi", "Peran"], ["Satu", DINSOS, "Juru bicara"])
    assert outcome(run) == [("new", ["word_unknown"])]
    settling.answer(run, "word_unknown", "role", "Juru bicara", "speaker")
    checking.check(run)
    assert (outcome(run), run.rows.get().after["role"]) == ([("new", [])], "speaker")
    settling.answer(run, "word_unknown", "role", "Juru bicara", "-")
    checking.check(run)
    assert (outcome(run), run.rows.get().after["role"]) == ([("new", [])], "participant")


def test_number_without_its_zero_is_left_out_until_it_is_typed() -> None:
    run, _ = checked(row("Satu", DINSOS, phone="81234567890"))
    problem = run.rows.get().problems[0]
    assert (problem["code"], problem["params"]) == (
        "phone_zero_lost",
        {"value": "81234567890", "number": "081234567890"},
    )
    assert run.rows.get().after["phone"] == ""
    settling.mend(run, 2, "phone", "081234567890")
    checking.check(run)
    assert (outcome(run), run.rows.get().after["phone"]) == ([("new", [])], "081234567890")
    settling.mend(run, 2, "phone", "81234567890")
    checking.check(run)
    assert (outcome(run), run.rows.get().after["phone"]) == ([("new", [])], "81234567890")


@pytest.mark.parametrize("phone", ["0812 / 0813", "412", "ext. 12", "+62 812-3456-7890"])
def test_odd_number_is_kept_as_typed(phone: str) -> None:
    run, _ = checked(row("Satu", DINSOS, phone=phone))
    assert (outcome(run), run.rows.get().after["phone"]) == ([("new", [])], phone)


def test_identity_number_typed_on_the_page_is_not_stored() -> None:
    run, _ = checked(row("Satu", DINSOS))
    settling.mend(run, 2, "full_name", "Satu NIP 19700101 199003 1 001")
    settling.mend(run, 2, "position", "NIK 5271010101700001")
    checking.check(run)
    stored = run.rows.get()
    assert stored.edits == {"full_name": "Satu", "position": ""}
    assert (stored.after["full_name"], stored.after["position"]) == ("Satu", "")


def test_private_columns_leave_nothing() -> None:
    header = ["Nama", "NIK", "NIP", "NRP", "NPWP", "Pangkat/Gol. Ruang", "No. Rekening",
              "Tempat, Tanggal Lahir", "Instansi"]  # fmt: skip
    run = taken(header, ["Satu", "1", "2", "3", "4", "5", "6", "7", DINSOS])
    assert run.rows.get().cells == ["Satu", "", "", "", "", "", "", "", DINSOS]
    assert Participant.objects.get().full_name == "Satu"


def test_rejected_rows_come_back_with_their_reason() -> None:
    header = ["Nama", "Instansi", "Email", "Alasan"]
    run = judged(header, ["Satu", DINSOS, "satu@example.org", "“satu@” bukan alamat surel."])
    assert outcome(run) == [("new", [])]


def test_line_break_in_a_name_becomes_a_space() -> None:
    taken(["Nama", "Instansi"], ["Dewi\nLestari", DINSOS])
    assert Participant.objects.get().full_name == "Dewi Lestari"


@pytest.mark.parametrize("name", ["-", "n/a", "nihil"])
def test_mark_for_nothing_is_no_name(name: str) -> None:
    run, _ = checked(row(name, DINSOS))
    assert outcome(run) == [("error", ["name_missing"])]
