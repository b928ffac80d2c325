"""Spellings of agencies settled by a person: for every row, and for the region from then on."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.utils import translation
from pytest_django import DjangoAssertNumQueries

from directory.models import Agency, AgencyAlias
from intake import applying, checking, settling, undoing
from intake.kinds import Context, Line
from intake.models import ImportRun
from tests.workshops.attendee_lists import NOW, applied, checked, judged, outcome, row
from workshops.asking import agencies
from workshops.importing import ATTENDEES, organiser
from workshops.judging import judge
from workshops.models import Attendance
from workshops.recording import write

pytestmark = [pytest.mark.both, pytest.mark.usefixtures("reference")]

DINSOS = "Dinas Sosial Provinsi NTB"
UNSURE = "Xyzzy Plugh"


def settle(run: ImportRun, answer: str, code: str = "type_unsure", text: str = UNSURE) -> None:
    settling.answer(run, code, "agency", text, answer)
    checking.check(run)


def aliases() -> list[tuple[str, str, str]]:
    columns = ("spelling", "region__code", "agency__name")
    return list(AgencyAlias.objects.order_by("pk").values_list(*columns))


def kinds_of_agency() -> list[tuple[str, str | None]]:
    return list(Agency.objects.order_by("pk").values_list("name", "type__key"))


def test_type_counts_for_every_row_and_is_remembered() -> None:
    run, _ = checked(row("Satu", UNSURE), row("Dua", "XYZZY  plugh"), row("Tiga", DINSOS))
    assert outcome(run) == [("new", ["type_unsure"]), ("new", ["type_unsure"]), ("new", [])]
    settle(run, "type:civil_society")
    assert outcome(run) == [("new", []), ("new", []), ("new", [])]
    applying.apply(run, None, NOW)
    assert kinds_of_agency() == [(UNSURE, "civil_society"), (DINSOS, "local_government")]
    assert aliases() == [("xyzzy plugh", "52", UNSURE)]
    again, _ = checked(row("Empat", "xyzzy plugh"))
    assert outcome(again) == [("new", [])]


def test_agency_that_exists_is_taken_and_remembered() -> None:
    applied(row("Satu", DINSOS))
    agency = Agency.objects.get()
    run, _ = checked(row("Dua", UNSURE))
    settle(run, f"agency:{agency.pk}")
    assert outcome(run) == [("new", [])]
    applying.apply(run, None, NOW)
    assert (Agency.objects.count(), aliases()) == (1, [("xyzzy plugh", "52", DINSOS)])
    again, _ = applied(row("Tiga", UNSURE))
    assert outcome(again) == [("new", [])]
    assert list(Attendance.objects.values_list("agency", flat=True)) == [agency.pk] * 3


def test_agency_that_was_not_classified_gets_its_type_and_loses_it_with_undo() -> None:
    applied(row("Satu", UNSURE))
    run, _ = checked(row("Satu", UNSURE))
    assert outcome(run) == [("same", ["type_unsure"])]
    settle(run, "type:civil_society")
    assert outcome(run) == [("update", ["type_settled"])]
    changed = run.rows.get()
    assert (changed.before, changed.after) == (
        {"agency_type": ""},
        {"agency_type": "civil_society"},
    )
    applying.apply(run, None, NOW)
    assert (kinds_of_agency(), len(aliases())) == ([(UNSURE, "civil_society")], 1)
    undoing.undo(run, None, NOW)
    assert (kinds_of_agency(), aliases()) == ([(UNSURE, None)], [])


def test_undo_takes_the_agency_and_its_spelling_back() -> None:
    run, _ = checked(row("Satu", UNSURE))
    settle(run, "type:civil_society")
    applying.apply(run, None, NOW)
    undoing.undo(run, None, NOW)
    assert (kinds_of_agency(), aliases(), Attendance.objects.count()) == ([], [], 0)


def test_leaving_it_open_is_said_and_not_asked_again() -> None:
    run, _ = checked(row("Satu", UNSURE))
    settle(run, "leave")
    assert outcome(run) == [("new", ["type_left_open"])]
    applying.apply(run, None, NOW)
    assert (kinds_of_agency(), aliases()) == ([(UNSURE, None)], [])


def test_agency_of_a_national_type_has_no_region() -> None:
    run, _ = checked(row("Satu", UNSURE))
    settle(run, "type:ministry")
    applying.apply(run, None, NOW)
    assert list(Agency.objects.values_list("type__key", "region", "level")) == [
        ("ministry", None, "national")
    ]


def test_likely_reading_is_shown_and_can_be_changed() -> None:
    text = "Yayasann Contoh"
    run, _ = checked(row("Satu", text))
    assert outcome(run) == [("new", ["agency_read_as"])]
    problem = run.rows.get().problems[0]
    assert problem["params"]["meant"] == {
        "id": "LSM/yayasan/perkumpulan lain",
        "en": "Other non-governmental organization",
    }
    settle(run, "type:academia", "agency_read_as", text)
    assert outcome(run) == [("new", [])]
    applying.apply(run, None, NOW)
    assert kinds_of_agency() == [(text, "academia")]


@pytest.mark.parametrize(
    ("language", "meant"),
    [("id", "LSM/yayasan/perkumpulan lain"), ("en", "Other non-governmental organization")],
)
def test_likely_reading_is_said_in_the_language_of_the_reader(language: str, meant: str) -> None:
    run, _ = checked(row("Satu", "Yayasann Contoh"))
    with translation.override(language):
        (said,) = checking.problems_of(run)
    assert f": {meant}." in said.message


def test_choices_are_types_then_agencies_of_the_region() -> None:
    applied(row("Satu", DINSOS), row("Dua", "Bappeda Kabupaten Lombok Timur"), row("Tiga", "Kemlu"))
    offered = agencies("mataram-2023")
    keys = [value.partition(":")[0] for value, _ in offered]
    assert keys == ["type"] * 16 + ["agency"] * 2 + ["leave"]
    assert [label for value, label in offered if value.startswith("agency:")] == [
        "Bappeda Kabupaten Lombok Timur (Kabupaten Lombok Timur)",
        "Dinas Sosial Provinsi NTB (Nusa Tenggara Barat)",
    ]
    similar = agencies("mataram-2023", "Dinsos Lotim")
    assert [label for value, label in similar if value.startswith("agency:")] == []


def test_grouped_list_needs_no_agency_column() -> None:
    assert [column.field for column in ATTENDEES.columns if column.grouping] == ["agency"]


def test_organiser_is_the_first_of_the_workshop() -> None:
    with translation.override("id"):
        assert organiser("mataram-2023") == ("iom", "Organisasi Internasional untuk Migrasi (IOM)")
    assert organiser("nowhere") is None


def test_script_and_import_say_the_same(tmp_path: Path) -> None:
    run, _ = checked(row("Satu", UNSURE))
    settle(run, "type:civil_society")
    applying.apply(run, None, NOW)
    Agency.objects.update(region=None)
    path = tmp_path / "names.csv"
    path.write_text(f"name\n{UNSURE}\n{DINSOS}\n")
    out = StringIO()
    call_command("classify_agencies", str(path), "--json", stdout=out)
    found = json.loads(out.getvalue())["results"]
    assert [(each["type"], each["region"], each["confidence"]) for each in found] == [
        ("civil_society", None, 1.0),
        ("local_government", "52", 0.98),
    ]


def test_answer_about_one_spelling_leaves_the_others() -> None:
    run = judged(["Nama", "Instansi"], ["Satu", UNSURE], ["Dua", "Blorb Frotz"])
    settle(run, "type:civil_society")
    assert outcome(run) == [("new", []), ("new", ["type_unsure"])]


@pytest.mark.parametrize("people", [1, 3])
def test_queries_do_not_grow_with_rows(
    people: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    names = ["Satu", "Dua", "Tiga"][:people]
    lines = [
        Line(number, {"full_name": name, "agency": f"{UNSURE} {name}"})
        for number, name in enumerate(names, start=2)
    ]
    answers = {"agency": {f"{UNSURE} {name}": "type:civil_society" for name in names}}
    context = Context(("Nama", "Instansi"), {"full_name": "Nama", "agency": "Instansi"}, answers)
    with django_assert_num_queries(10):
        judgement = judge("mataram-2023", lines, context)
    with django_assert_num_queries(6):
        write(judgement)
    assert len(aliases()) == people
