"""An export that comes back: untouched nothing changes, and of what was edited the cell alone."""

import pytest

from intake import applying, checking, settling, undoing
from intake.models import ImportRun
from tests.workshops.attendee_lists import NOW, applied, codes, judged, outcome, row, taken
from workshops.columns import COLUMNS
from workshops.models import Attendance
from workshops.resources import AttendeeResource

pytestmark = [pytest.mark.both, pytest.mark.usefixtures("reference")]

DINSOS = "Dinas Sosial Provinsi NTB"
FIELDS = AttendeeResource().get_export_order()
ZOOM = ["Name (Original Name)", "Join Time", "Duration (Minutes)"]


def exported() -> list[dict[str, str]]:
    rows = AttendeeResource().rows(Attendance.objects.order_by("pk"))
    return [dict(zip(FIELDS, cells, strict=True)) for cells in rows]


def brought_back(rows: list[dict[str, str]]) -> ImportRun:
    labels = {column.field: str(column.label) for column in COLUMNS}
    header = [labels[name] for name in FIELDS]
    return judged(header, *([cells[name] for name in FIELDS] for cells in rows))


def full_list() -> None:
    header = ["Nama", "Jabatan", "Instansi", "L/P", "Email", "HP", "Peran", "Moda", "Kehadiran"]
    taken(
        header,
        ["Hj. Siti Aminah, S.Sos", "Kasi", DINSOS, "P", "siti@example.org", "0812-3456",
         "Narasumber", "Luring", "izin"],
        ["Suparno", "", "Xyzzy Plugh", "", "", "", "", "", ""],
        ["Budi", "", "", "", "", "", "", "", ""],
    )  # fmt: skip
    zoom = judged(ZOOM, ["Dinsos_Budi", "05/23/2023 09:00:00 AM", "75"])
    settling.mend(zoom, 2, "full_name", "Dinsos_Budi")
    checking.check(zoom)
    applying.apply(zoom, None, NOW)
    applied(row("Rina Contoh", DINSOS))


def test_untouched_export_is_the_same_in_every_row() -> None:
    full_list()
    run = brought_back(exported())
    assert [verdict for verdict, _ in outcome(run)] == ["same"] * 5
    assert exported()[3]["minutes"] == "75"


@pytest.mark.parametrize(
    ("name", "text", "after"),
    [
        ("full_name", "Siti Aminah", {"full_name": "Siti Aminah"}),
        ("position", "Kabid", {"position": "Kabid"}),
        ("position", "", {"position": ""}),
        ("sex", "L", {"sex": "male"}),
        ("sex", "", {"sex": ""}),
        ("email", "Siti@example.org", {"email": "Siti@example.org"}),
        ("email", "", {"email": ""}),
        ("phone", "08123456", {"phone": "08123456"}),
        ("phone", "-", {"phone": ""}),
        ("role", "Peserta", {"role": "participant"}),
        ("mode", "", {"mode": ""}),
        ("mode", "Daring", {"mode": "online"}),
        ("state", "Hadir", {"state": "present"}),
        ("minutes", "90", {"minutes": 90}),
        ("agency", "", {"agency": "", "agency_id": None}),
    ],
)
def test_one_edited_cell_is_one_change(name: str, text: str, after: dict[str, object]) -> None:
    full_list()
    rows = exported()
    rows[0][name] = text
    run = brought_back(rows)
    assert [verdict for verdict, _ in outcome(run)] == ["update", *["same"] * 4]
    stored = run.rows.get(number=2)
    assert (stored.after, stored.before.keys()) == (after, after.keys())


def test_emptied_cells_are_empty_and_come_back_with_undo() -> None:
    full_list()
    before = exported()
    rows = exported()
    rows[0] |= {"position": "", "email": "", "agency": ""}
    rows[3]["minutes"] = ""
    run = brought_back(rows)
    applying.apply(run, None, NOW)
    assert (exported()[0]["position"], exported()[0]["agency"], exported()[3]["minutes"]) == (
        "",
        "",
        "",
    )
    undoing.undo(run, None, NOW)
    assert exported() == before


def test_minutes_that_a_person_typed_stand_for_all_days() -> None:
    full_list()
    by_day = Attendance.objects.exclude(minutes=None)
    assert list(by_day.values_list("minutes", "minutes_by_day")) == [(75, {"2023-05-23": 75})]
    rows = exported()
    rows[3]["minutes"] = "40"
    run = brought_back(rows)
    assert run.rows.get(number=5).after == {"minutes": 40, "minutes_by_day": {}}
    applying.apply(run, None, NOW)
    assert list(by_day.values_list("minutes", "minutes_by_day")) == [(40, {})]


@pytest.mark.parametrize("name", ["role", "state"])
def test_what_must_be_filled_is_not_emptied(name: str) -> None:
    full_list()
    rows = exported()
    rows[0][name] = ""
    run = brought_back(rows)
    assert (outcome(run)[0], codes(run)[0]) == (
        ("same", ["cannot_be_empty"]),
        (2, name, "cannot_be_empty"),
    )


def test_emptied_name_is_an_error() -> None:
    applied(row("Budi", DINSOS))
    rows = exported()
    rows[0]["full_name"] = ""
    assert outcome(brought_back(rows)) == [("error", ["name_missing"])]


def test_empty_cells_without_our_number_blank_nothing() -> None:
    applied(row("Budi", DINSOS, "Kasi"))
    rows = exported()
    rows[0] |= {"langkah_id": "", "position": ""}
    assert outcome(brought_back(rows)) == [("same", [])]


def test_edited_region_moves_to_the_office_there() -> None:
    applied(row("Budi", "Dinas Sosial"), row("Ani", "Dinas Sosial Kota Mataram"))
    rows = exported()
    rows[0]["region"] = "Kota Mataram"
    run = brought_back(rows)
    assert [verdict for verdict, _ in outcome(run)] == ["update", "same"]
    assert run.rows.get(number=2).after["agency"] == "Dinas Sosial Kota Mataram"


def test_region_that_the_name_denies_is_said() -> None:
    applied(row("Ani", "Dinas Sosial Kota Mataram"))
    rows = exported()
    rows[0]["region"] = "Kabupaten Bima"
    assert outcome(brought_back(rows)) == [("same", ["region_in_name"])]


def test_row_copied_for_somebody_else_is_another_person() -> None:
    applied(row("Budi", DINSOS, "Kasi"))
    rows = exported()
    rows.append(rows[0] | {"full_name": "Ani"})
    run = brought_back(rows)
    assert outcome(run) == [("same", []), ("new", ["id_used_again"])]


def test_number_of_another_workshop_is_said() -> None:
    applied(row("Budi", DINSOS))
    rows = exported()
    rows[0]["langkah_id"] = "99999"
    assert outcome(brought_back(rows)) == [("same", ["id_unknown"])]
