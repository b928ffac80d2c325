"""Lists of one meeting from Zoom, Teams, a form and paper: who is who, and how they took part."""

from datetime import date

import pytest
from django.utils import translation

from intake import checking, settling, undoing
from tests.workshops.attendee_lists import NOW, WORKSHOP, codes, judged, outcome, taken
from workshops.models import Attendance, Participant, Workshop

pytestmark = [pytest.mark.both, pytest.mark.usefixtures("reference")]

DINSOS = "Dinas Sosial Provinsi NTB"
DAY = "05/23/2023"
ZOOM = ["Name (Original Name)", "User Email", "Join Time", "Leave Time", "Duration (Minutes)"]
PAPER = ["No", "Nama", "Instansi", "Tanda Tangan"]
FORM = ["Timestamp", "Nama Lengkap", "Instansi", "Jabatan", "Email"]


def zoom(name: str, email: str = "", minutes: str = "60", day: str = DAY) -> list[str]:
    return [name, email, f"{day} 09:00:00 AM", f"{day} 10:00:00 AM", minutes]


def stored() -> list[tuple[str, str, int | None]]:
    rows = Attendance.objects.order_by("pk")
    return list(rows.values_list("participant__full_name", "mode", "minutes"))


def test_coming_back_to_a_meeting_adds_up() -> None:
    run = taken(
        ZOOM,
        zoom("Siti Aminah", "siti@example.org", "65"),
        zoom("Budi", "", "10"),
        zoom("Siti Aminah", "SITI@example.org", "55"),
        zoom("Budi", "", "5"),
    )
    assert outcome(run) == [
        ("new", []),
        ("new", []),
        ("duplicate", ["joined_again"]),
        ("duplicate", ["joined_again"]),
    ]
    assert codes(run) == [(4, "full_name", "joined_again"), (5, "full_name", "joined_again")]
    with translation.override("en"):
        assert checking.problems_of(run)[0].message == (
            "The same person as in row 2, who left the meeting and came back: the minutes of this "
            "row (55) were added to row 2."
        )
    assert stored() == [("Siti Aminah", "online", 120), ("Budi", "online", 15)]


def test_same_meeting_again_changes_nothing_and_a_longer_one_the_minutes() -> None:
    taken(ZOOM, zoom("Siti Aminah", "", "30"), zoom("Siti Aminah", "", "30"))
    again = judged(ZOOM, zoom("Siti Aminah", "", "30"), zoom("Siti Aminah", "", "30"))
    assert outcome(again) == [("same", []), ("duplicate", ["joined_again"])]
    longer = judged(ZOOM, zoom("Siti Aminah", "", "90"))
    assert longer.rows.get().after == {"minutes": 90, "minutes_by_day": {"2023-05-23": 90}}
    shorter = judged(ZOOM, zoom("Siti Aminah", "", "20"))
    assert outcome(shorter) == [("same", [])]


NEXT_DAY = "05/24/2023"


def minutes() -> int | None:
    found: int | None = Attendance.objects.get().minutes
    return found


@pytest.fixture
def two_days(reference: None) -> None:
    """The workshop of these lists lasts from 23 to 24 May."""
    Workshop.objects.filter(slug=WORKSHOP).update(ends_on=date(2023, 5, 24))


@pytest.mark.usefixtures("two_days")
def test_second_day_adds_up_and_no_day_counts_twice() -> None:
    first, second = zoom("Siti Aminah"), zoom("Siti Aminah", minutes="55", day=NEXT_DAY)
    taken(ZOOM, first)
    taken(ZOOM, second)
    assert minutes() == 115
    assert outcome(judged(ZOOM, first)) == outcome(judged(ZOOM, second)) == [("same", [])]
    taken(ZOOM, zoom("Siti Aminah", minutes="90"))
    assert minutes() == 145
    assert Attendance.objects.get().minutes_by_day == {"2023-05-23": 90, "2023-05-24": 55}


@pytest.mark.usefixtures("two_days")
def test_both_days_in_one_file_add_up_once() -> None:
    both = [zoom("Siti Aminah"), zoom("Siti Aminah", minutes="55", day=NEXT_DAY)]
    taken(ZOOM, *both)
    assert minutes() == 115
    assert outcome(judged(ZOOM, *both)) == [("same", []), ("duplicate", ["joined_again"])]
    assert outcome(judged(ZOOM, both[1])) == [("same", [])]


@pytest.mark.usefixtures("two_days")
def test_undoing_the_second_day_leaves_the_first() -> None:
    taken(ZOOM, zoom("Siti Aminah"))
    run = taken(ZOOM, zoom("Siti Aminah", minutes="55", day=NEXT_DAY))
    undoing.undo(run, None, NOW)
    assert minutes() == 60
    taken(ZOOM, zoom("Siti Aminah", minutes="50", day=NEXT_DAY))
    assert minutes() == 110


@pytest.mark.usefixtures("two_days")
@pytest.mark.parametrize("day", ["05/25/2023", "lusa"])
def test_minutes_of_no_day_of_the_workshop_are_not_added(day: str) -> None:
    taken(ZOOM, zoom("Siti Aminah"))
    taken(ZOOM, zoom("Siti Aminah", minutes="55", day=day))
    assert minutes() == 60


def test_two_accounts_of_one_name_are_asked() -> None:
    run = judged(
        ZOOM, zoom("Siti Aminah", "siti@example.org"), zoom("Siti Aminah", "aminah@example.org")
    )
    assert outcome(run) == [("new", []), ("duplicate", ["same_name_no_agency_in_file"])]


def test_two_names_of_zoom_become_the_one_shown() -> None:
    run = taken(ZOOM, zoom("Budi Santoso (Budi)"))
    assert outcome(run) == [("new", ["two_names"])]
    assert stored() == [("Budi Santoso", "online", 60)]


@pytest.mark.parametrize("name", ["Dinsos_Budi", "iPhone 12", "081234567001", "Bappeda NTB"])
def test_nobody_is_stored_for_a_seat_in_a_meeting(name: str) -> None:
    run = taken(ZOOM, zoom("Siti Aminah"), zoom(name))
    assert outcome(run) == [("new", []), ("skipped", ["device_name"])]
    assert stored() == [("Siti Aminah", "online", 60)]


def test_device_name_is_settled_by_typing_even_the_same() -> None:
    run = judged(ZOOM, zoom("Dinsos_Budi"), zoom("iPhone"))
    settling.mend(run, 2, "full_name", "Dinsos_Budi")
    settling.mend(run, 3, "full_name", "Siti Aminah")
    checking.check(run)
    assert outcome(run) == [("new", []), ("new", [])]


def test_device_name_in_a_plain_list_is_asked_as_well() -> None:
    run = judged(["Nama", "Instansi"], ["Galaxy A12", DINSOS], ["Budi Santoso, S1", DINSOS])
    assert outcome(run) == [("skipped", ["device_name"]), ("new", [])]


def test_teams_says_minutes_and_no_roles() -> None:
    header = ["Name", "First Join", "Last Leave", "In-Meeting Duration", "Email", "Role"]
    run = taken(
        header,
        ["Siti Aminah", "5/23/23, 8:55:12 AM", "5/23/23, 11:00:00 AM", "1h 5m", "", "Presenter"],
        ["Budi Santoso", "5/23/23, 8:55:12 AM", "5/23/23, 9:00:00 AM", "5m", "", "Organizer"],
    )
    assert outcome(run) == [("new", []), ("new", [])]
    assert stored() == [("Siti Aminah", "online", 65), ("Budi Santoso", "online", 5)]
    roles = list(Attendance.objects.order_by("pk").values_list("role", flat=True))
    assert roles == ["participant", "organizer"]


@pytest.mark.parametrize(
    ("day", "said"), [(DAY, []), ("23/05/2023", []), ("05/24/2023", ["other_day"])]
)
def test_meeting_of_another_day_is_said(day: str, said: list[str]) -> None:
    run = judged(ZOOM, zoom("Siti Aminah", day=day))
    assert outcome(run) == [("new", said)]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("id", "24 Mei 2023 bukan hari lokakarya ini; apakah daftarnya benar?"),
        ("en", "24 May 2023 is no day of this workshop; is it the right list?"),
    ],
)
def test_other_day_is_written_as_people_do(language: str, sentence: str) -> None:
    run = judged(ZOOM, zoom("Siti Aminah", day="05/24/2023"))
    with translation.override(language):
        assert [each.message for each in checking.problems_of(run)] == [sentence]


def test_unreadable_minutes_and_moments_are_said() -> None:
    run = judged(ZOOM, ["Siti Aminah", "", "pagi", "", "lama"])
    assert codes(run) == [
        (2, "minutes", "minutes_unreadable"),
        (2, "joined_at", "date_unreadable"),
    ]
    assert outcome(run)[0][0] == "new"


def form(moment: str, name: str, agency: str, position: str = "", email: str = "") -> list[str]:
    return [moment, name, agency, position, email]


def test_later_answer_to_a_form_wins_field_by_field() -> None:
    run = taken(
        FORM,
        form("23/05/2023 08:00:00", "Siti Aminah", DINSOS, "Kasi", "siti@example.org"),
        form("23/05/2023 09:00:00", "Siti Aminah", DINSOS, "Kabid"),
        form("23/05/2023 07:00:00", "Budi Santoso", DINSOS),
    )
    assert outcome(run) == [("duplicate", ["merged", "other_value"]), ("new", []), ("new", [])]
    assert [each["params"] for each in run.rows.get(number=2).problems] == [
        {"first": 3},
        {"value": "Kasi", "first": 3},
    ]
    siti = Attendance.objects.get(participant__full_name="Siti Aminah")
    assert (siti.position, siti.participant.email) == ("Kabid", "siti@example.org")
    assert (siti.mode, siti.state) == ("", "present")


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        ("02/05/2023 08:00:00", []),
        ("30/05/2023 08:00:00", []),
        ("31/05/2023 08:00:00", ["other_day"]),
    ],
)
def test_form_may_be_filled_in_before_and_a_week_after(moment: str, said: list[str]) -> None:
    assert outcome(judged(FORM, form(moment, "Siti Aminah", DINSOS))) == [("new", said)]


def test_paper_then_zoom_then_form_is_one_attendance() -> None:
    taken(PAPER, ["1", "Hj. Siti Aminah, S.Sos", DINSOS, ""])
    online = taken(ZOOM, zoom("siti aminah", "siti@example.org", "65"))
    assert outcome(online) == [("update", ["also_online"])]
    answered = taken(FORM, form("23/05/2023 08:00:00", "Siti Aminah", DINSOS, "Kabid"))
    assert outcome(answered) == [("update", [])]
    assert stored() == [("Hj. Siti Aminah, S.Sos", "in_person", 65)]
    person = Participant.objects.get()
    assert (person.email, Attendance.objects.get().position) == ("siti@example.org", "Kabid")


def test_zoom_then_paper_is_one_attendance_in_person() -> None:
    taken(ZOOM, zoom("Siti Aminah", "", "65"))
    run = taken(PAPER, ["1", "Siti Aminah", DINSOS, ""])
    assert outcome(run) == [("update", [])]
    assert stored() == [("Siti Aminah", "in_person", 65)]


def test_two_of_one_full_name_on_paper_are_not_guessed_from_zoom() -> None:
    taken(ZOOM, zoom("Siti Aminah"))
    run = judged(
        PAPER, ["1", "Siti Aminah", DINSOS, ""], ["2", "Siti Aminah", "Bappeda Prov. NTB", ""]
    )
    assert outcome(run) == [
        ("duplicate", ["same_name_no_agency"]),
        ("duplicate", ["same_name_no_agency"]),
    ]


def test_single_name_without_agency_is_asked() -> None:
    taken(PAPER, ["1", "Suparno", DINSOS, ""])
    assert outcome(judged(ZOOM, zoom("Suparno"))) == [("duplicate", ["same_name_no_agency"])]


def test_full_name_of_two_people_is_asked() -> None:
    taken(PAPER, ["1", "Siti Aminah", DINSOS, ""], ["2", "Siti Aminah", "Bappeda Prov. NTB", ""])
    assert outcome(judged(ZOOM, zoom("Siti Aminah"))) == [("duplicate", ["same_name_no_agency"])]


def test_meeting_changes_no_address_of_the_office() -> None:
    taken(FORM, form("23/05/2023 08:00:00", "Siti Aminah", DINSOS, "", "siti@example.org"))
    run = taken(ZOOM, zoom("Siti Aminah", "siti.aminah88@example.org"))
    assert run.rows.get().after == {
        "mode": "online",
        "minutes": 60,
        "minutes_by_day": {"2023-05-23": 60},
    }
    assert Participant.objects.get().email == "siti@example.org"


def test_whoever_was_announced_and_signed_was_there() -> None:
    taken(["Nama", "Instansi", "Kehadiran"], ["Siti Aminah", DINSOS, "terdaftar"])
    run = taken(PAPER, ["1", "Siti Aminah", DINSOS, ""])
    assert run.rows.get().after == {"state": "present", "mode": "in_person"}
