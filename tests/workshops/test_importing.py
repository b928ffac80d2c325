"""What an attendee list becomes: people, agencies and their types; who is the same person."""

from collections import Counter

import pytest
from django.utils import translation

from directory.models import Agency
from intake import checking, settling, uploading
from intake.models import ImportRun
from tests.intake.files import csv_bytes
from tests.workshops import fgd
from tests.workshops.attendee_lists import NOW, applied, checked, codes, row, verdicts
from workshops.importing import ATTENDEES
from workshops.models import Attendance, Participant
from workshops.resources import AttendeeResource

pytestmark = [pytest.mark.both, pytest.mark.usefixtures("reference")]

DINSOS = "Dinas Sosial Provinsi NTB"


def names() -> list[str]:
    return list(Participant.objects.order_by("pk").values_list("full_name", flat=True))


def test_names_come_out_as_they_went_in() -> None:
    typed = ["Ma'ruf", "Nur'aini", "drs. H. BUDI, S.STP., M.Si", "Suparno", "R.A. de Contoh"]
    applied(*(row(name, DINSOS) for name in typed))
    assert names() == typed


def test_agency_gets_kind_region_level_and_type() -> None:
    applied(
        row("Satu", DINSOS),
        row("Dua", "Dinkes Kab. Lombok Timur"),
        row("Tiga", "Kemlu"),
        row("Empat", "IOM Indonesia"),
    )
    rows = Agency.objects.order_by("pk").values_list(
        "name", "kind__key", "type__key", "region__code", "level"
    )
    assert list(rows) == [
        (DINSOS, "dinsos", "local_government", "52", "province"),
        ("Dinkes Kab. Lombok Timur", "dinkes", "local_government", "52.03", "regency"),
        ("Kemlu", "kemlu", "ministry", None, "national"),
        ("IOM Indonesia", "iom", "international_organization", None, ""),
    ]


def test_spellings_of_one_office_are_one_agency() -> None:
    applied(row("Satu", DINSOS), row("Dua", "DINSOS PROV. NTB"), row("Tiga", "Dinas sosial NTB"))
    assert Agency.objects.count() == 1


def test_office_without_region_is_taken_to_be_of_the_place() -> None:
    applied(row("Satu", DINSOS), row("Dua", "Dinas Sosial"))
    assert list(Agency.objects.values_list("name", "region__code")) == [(DINSOS, "52")]


def test_schools_of_one_kind_stay_two_agencies() -> None:
    applied(row("Satu", "SMKN 1 Mataram"), row("Dua", "SMKN 2 Mataram"))
    assert list(Agency.objects.order_by("name").values_list("name", "type__key")) == [
        ("SMKN 1 Mataram", "school"),
        ("SMKN 2 Mataram", "school"),
    ]


def test_unsure_agency_is_created_unclassified_with_a_problem() -> None:
    run, _ = applied(row("Satu", "Xyzzy Plugh"))
    assert codes(run) == [(2, "agency", "type_unsure")]
    agency = Agency.objects.get()
    assert (agency.name, agency.type, agency.kind) == ("Xyzzy Plugh", None, None)


def test_empty_agency_is_a_warning() -> None:
    run, result = applied(row("Satu"))
    assert codes(run) == [(2, "agency", "agency_missing")]
    assert result.effects["by_agency_type"] == {"unclassified": 1}


def test_row_without_a_name_is_an_error_and_an_empty_one_skipped() -> None:
    run, found = checked(row("Satu", DINSOS), row("", DINSOS), ["", "", "", "", "", ""])
    assert verdicts(run) == ["new", "error"]
    assert codes(run) == [(3, "full_name", "name_missing")]
    assert found.counts["error"] == 1


def test_row_with_nothing_in_known_columns_is_skipped() -> None:
    run, _ = checked(row("Satu", DINSOS), ["", "", "", "", "", "", "x"])
    assert verdicts(run) == ["new", "skipped"]


@pytest.mark.parametrize(
    ("cells", "problem"),
    [
        ({"email": "satu@"}, ("email", "email_invalid")),
        ({"phone": "8.12E+10"}, ("phone", "phone_damaged")),
        ({"sex": "X"}, ("sex", "word_unknown")),
        ({"position": "x" * 201}, ("position", "too_long")),
    ],
)
def test_bad_cell_is_named(cells: dict[str, str], problem: tuple[str, str]) -> None:
    run, _ = checked(row("Satu", DINSOS, **cells))
    assert codes(run) == [(2, *problem)]


def test_titles_are_ignored_for_comparing() -> None:
    run, _ = checked(row("Budi Contoh", DINSOS), row("Drs. H. BUDI CONTOH, M.Si", DINSOS))
    assert verdicts(run) == ["new", "duplicate"]
    assert codes(run) == [(3, "full_name", "merged")]


def test_merged_row_fills_what_the_first_left_empty() -> None:
    applied(row("Budi", DINSOS, position="Kabid"), row("Budi", DINSOS, email="budi@example.org"))
    person = Participant.objects.get()
    assert (person.full_name, person.email) == ("Budi", "budi@example.org")
    again, _ = checked(
        row("Budi", DINSOS, position="Kabid"), row("Budi", DINSOS, email="budi@example.org")
    )
    assert verdicts(again) == ["same", "same"]


def test_same_name_with_another_address_is_possible_and_not_written() -> None:
    run, result = applied(
        row("Sri", DINSOS, email="sri1@example.org"), row("Sri", DINSOS, email="sri2@example.org")
    )
    assert result.counts["duplicate"] == 1
    assert codes(run) == [(3, "full_name", "same_name_other_contact_in_file")]
    assert list(Participant.objects.values_list("email", flat=True)) == ["sri1@example.org"]


def test_same_name_in_another_position_is_possible() -> None:
    run, _ = checked(row("Suparno", DINSOS, "Kasi"), row("Suparno", DINSOS, "Staf"))
    assert codes(run) == [(3, "full_name", "same_name_other_position_in_file")]


def test_same_name_without_agency_is_possible() -> None:
    run, _ = checked(row("Ahmad", DINSOS), row("Ahmad"))
    assert verdicts(run) == ["new", "duplicate"]


def test_same_name_in_different_agencies_is_two_people() -> None:
    run, _ = checked(row("Ahmad", DINSOS), row("Ahmad", "Disnakertrans Prov. NTB"))
    assert verdicts(run) == ["new", "new"]


def test_shared_mailbox_is_two_people() -> None:
    run, _ = checked(
        row("Ahmad", DINSOS, email="kantor@example.org"),
        row("Budi", DINSOS, email="kantor@example.org"),
    )
    assert verdicts(run) == ["new", "new"]


def test_same_name_and_address_is_one_person_in_another_agency() -> None:
    applied(row("Ahmad", DINSOS, email="a@example.org"))
    run, _ = applied(row("Ahmad", "Bappeda Prov. NTB", email="A@example.org"))
    assert verdicts(run) == ["update"]
    changed = run.rows.get()
    assert (changed.before["agency"], changed.after["agency"]) == (DINSOS, "Bappeda Prov. NTB")
    assert Attendance.objects.get().agency.name == "Bappeda Prov. NTB"


def test_decision_settles_a_possible_duplicate() -> None:
    run, _ = checked(row("Ahmad", DINSOS), row("Ahmad"))
    settling.decide(run, 3, "different")
    checking.check(run)
    assert verdicts(run) == ["new", "new"]
    settling.decide(run, 3, "same")
    checking.check(run)
    assert verdicts(run) == ["new", "duplicate"]
    assert codes(run)[-1] == (3, "full_name", "merged")


def test_update_changes_only_filled_cells() -> None:
    applied(row("Ahmad", DINSOS, position="Kasi", email="a@example.org", sex="L"))
    run, _ = applied(row("Ahmad", DINSOS, position="Kepala Bidang"))
    stored = run.rows.get()
    assert (stored.before, stored.after) == ({"position": "Kasi"}, {"position": "Kepala Bidang"})
    person = Participant.objects.get()
    assert (person.email, person.sex) == ("a@example.org", "male")


def test_person_of_another_workshop_is_reused() -> None:
    applied(row("Ahmad", "Kemlu", position="Staf"))
    _, result = applied(
        row("Ahmad", "Kementerian Luar Negeri", phone="0812"), workshop="makassar-2023"
    )
    assert (result.effects["participants_created"], result.counts["new"]) == (0, 1)
    assert Participant.objects.get().phone == "0812"
    assert Attendance.objects.count() == 2


def test_name_alone_finds_nobody_of_another_workshop() -> None:
    applied(row("Ahmad", DINSOS))
    applied(row("Ahmad"), workshop="makassar-2023")
    assert Participant.objects.count() == 2


def test_p_beside_w_is_pria() -> None:
    applied(row("Ahmad", DINSOS, sex="P"), row("Siti", DINSOS, sex="W"))
    assert list(Participant.objects.order_by("pk").values_list("sex", flat=True)) == [
        "male",
        "female",
    ]


def test_types_of_the_discussion_list_are_right() -> None:
    _, result = applied(
        *([name, post, agency, sex, mail, phone] for _, name, post, agency, sex, mail, phone, _ in
          fgd.people()),
        workshop="fgd-jateng-2023",
    )  # fmt: skip
    assert result.effects["by_agency_type"] == fgd.BY_TYPE
    assert (result.counts["new"], Agency.objects.count()) == (121, 75)
    counted = Counter(Attendance.objects.values_list("agency__type__key", flat=True))
    assert dict(sorted(counted.items())) == fgd.BY_TYPE
    local = Agency.objects.filter(type__key="local_government")
    assert Counter(local.values_list("level", flat=True)) == {"province": 20, "regency": 38}


@pytest.mark.parametrize("language", ["id", "en"])
def test_export_comes_back_as_the_same(language: str) -> None:
    applied(
        row("Ahmad", DINSOS, "Kasi", "L", "a@example.org", "0812"),
        row("Siti", "Dinas Sosial Kab. Lombok Timur", sex="P"),
        row("Budi"),
    )
    with translation.override(language):
        data = csv_bytes([_header(), *_exported()])
    run = _import_bytes(data)
    assert list(uploading.mapping_of(run).fields) == [
        column.field
        for column in ATTENDEES.columns
        if column.field not in {"joined_at", "filled_at"}
    ]
    assert verdicts(run) == ["same", "same", "same"]


def test_edited_export_changes_the_edited_cell_only() -> None:
    applied(row("Ahmad", DINSOS, "Kasi"), row("Ahmad", "Kemlu"))
    rows = _exported()
    rows[1][1] = "Ahmad Contoh"
    run = _import_bytes(csv_bytes([_header(), *rows]))
    assert verdicts(run) == ["same", "update"]
    assert run.rows.get(number=3).after == {"full_name": "Ahmad Contoh"}


def test_template_is_accepted_as_it_is() -> None:
    names = [column.field for column in ATTENDEES.columns]
    rows = [[example.get(name, "") for name in names] for example in ATTENDEES.examples]
    header = [column.label for column in ATTENDEES.columns]
    assert verdicts(_import_bytes(csv_bytes([header, *rows]))) == ["new", "new"]


def _exported() -> list[list[str]]:
    return list(AttendeeResource().rows(Attendance.objects.order_by("pk")))


def _header() -> list[str]:
    labels = {column.field: str(column.label) for column in ATTENDEES.columns}
    return [labels[name] for name in AttendeeResource().get_export_order()]


def _import_bytes(data: bytes) -> ImportRun:
    upload = uploading.receive(data, "ekspor.csv", None, NOW)
    run = uploading.start(upload, "attendees", "mataram-2023", None, None, NOW)
    checking.check(run)
    return run
