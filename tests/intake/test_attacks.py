"""What somebody with a form editor tries against the wizard; everything here was tried and held."""

import pytest
from django.test import Client

from directory.models import Agency
from intake.models import ImportRow, ImportRun, Upload
from tests.factories import AgencyFactory, AttendanceFactory
from tests.intake.wizard import (
    DINSOS,
    GOOD,
    at,
    confirm,
    holder,
    imported,
    matched,
    signed_in,
    upload,
    uploaded,
)
from tests.workshops.attendee_lists import HEADER, NOW, checked, row
from workshops.models import Attendance, Participant

pytestmark = [pytest.mark.usefixtures("reference"), pytest.mark.both]

SCRIPT = "<script>alert(1)</script>"
PICTURE = '"><img src=x onerror=alert(1)>'
STEPS = ("run-match", "run-reread", "run-check", "run-confirm", "run-progress", "run-undo")


def everything() -> list[object]:
    return [list(model.objects.order_by("pk").values()) for model in (ImportRun, ImportRow, Upload)]


@pytest.mark.parametrize("step", [*STEPS, "run-discard"])
def test_coordinator_cannot_post_to_the_run_of_an_organizer(step: str, organizer: Client) -> None:
    run = matched(organizer, GOOD)
    before = everything()
    page = signed_in(holder("coordinator")).post(at(step, run.pk), {"version": run.version})
    assert (page.status_code, everything() == before) == (404, True)


@pytest.mark.parametrize("step", [*STEPS, "run-discard"])
def test_run_a_worker_has_is_not_changed_by_a_page(step: str, organizer: Client) -> None:
    run = matched(organizer, GOOD)
    ImportRun.objects.filter(pk=run.pk).update(work="checking", progress_at=NOW.replace(year=2999))
    before = everything()
    answer = organizer.post(at(step, run.pk), {"version": run.version})
    assert (answer["Location"], everything() == before) == (at("run-progress", run.pk), True)


def test_number_of_another_workshop_reaches_nobody_there(organizer: Client) -> None:
    theirs: Attendance = AttendanceFactory(participant__full_name="Orang Lain")
    run = imported(
        organizer, [["Langkah ID", *HEADER], [str(theirs.pk), *row("Pembajak", DINSOS, "Kasi")]]
    )
    theirs.participant.refresh_from_db()
    assert run.rows.get().object_id != theirs.pk
    assert theirs.participant.full_name == "Orang Lain"


def test_agency_far_away_is_no_answer(organizer: Client) -> None:
    far: Agency = AgencyFactory(name="Dinas Jauh", region=None)
    run, _ = checked(row("Budi", "Kantor Zqxw"), row("Sari", "Kantor Zqxw"))
    cause = "agency:type_unsure"
    page = organizer.get(at("run-cause", run.pk, cause))
    [name] = [name for name in page.context["form"].fields if name.startswith("ask-")]
    for value in (f"agency:{far.pk}", "agency:", f"agency:{'9' * 5000}", "type:nothing"):
        assert organizer.post(at("run-cause", run.pk, cause), {name: value}).status_code == 200
        run.refresh_from_db()
        assert run.answers == {}


def test_inputs_that_no_page_has_change_nothing(organizer: Client) -> None:
    run = matched(organizer, GOOD)
    forged = {"ask-0000000000000000": "same", "langkah_id": "1", "state": "applied", "target": "x"}
    organizer.post(at("run-check", run.pk), forged)
    run.refresh_from_db()
    assert (run.state, run.answers, run.target) == ("checked", {}, "mataram-2023")
    assert not run.rows.settled().exists()


def test_confirming_twice_or_with_an_old_version_writes_once(organizer: Client) -> None:
    run = matched(organizer, GOOD)
    organizer.post(at("run-confirm", run.pk), {"version": run.version - 1})
    assert Attendance.objects.count() == 0
    for _again in range(2):
        confirm(organizer, run)
    assert Attendance.objects.count() == 2


def test_second_run_of_the_same_file_adds_nobody(organizer: Client) -> None:
    first, second = matched(organizer, GOOD), matched(organizer, GOOD)
    confirm(organizer, first)
    confirm(organizer, second)
    second.refresh_from_db()
    assert (second.state, second.counts["same"], Participant.objects.count()) == ("checked", 2, 2)


def test_undoing_twice_takes_back_once(organizer: Client) -> None:
    run = imported(organizer, GOOD)
    for _again in range(2):
        answer = organizer.post(at("run-undo", run.pk))
        assert answer["Location"] == at("run-undo", run.pk)
    run.refresh_from_db()
    assert (run.state, run.effects["undone"], Attendance.objects.count()) == ("undone", 2, 0)


def test_markup_of_a_file_is_text_on_every_page(organizer: Client) -> None:
    header = [*HEADER, SCRIPT, PICTURE]
    table = [
        header,
        [*row(f"Budi {SCRIPT}", DINSOS, PICTURE, PICTURE, SCRIPT), SCRIPT, PICTURE],
    ]
    run = uploaded(organizer, table)
    Upload.objects.update(name=f"{SCRIPT}{PICTURE}.xlsx")
    pages = [organizer.get(at("run-match", run.pk)), organizer.get(at("run-reread", run.pk))]
    run = matched(organizer, table)
    Upload.objects.update(name=f"{SCRIPT}{PICTURE}.xlsx")
    pages += [organizer.get(at(step, run.pk)) for step in ("run-check", "run-confirm")]
    pages.append(organizer.get(at("run-check", run.pk), {"words": SCRIPT, "cause": PICTURE}))
    pages.append(organizer.get(at("run-list"), {"file": PICTURE}))
    shown = [page.content.decode() for page in pages]
    assert [page.status_code for page in pages] == [200] * 6
    assert not [at for at, text in enumerate(shown) if SCRIPT in text or "<img src=x" in text]


def test_pages_of_lists_are_kept_by_nobody(organizer: Client) -> None:
    run = matched(organizer, GOOD)
    pages = [at(step, run.pk) for step in ("run-match", "run-check", "run-confirm")]
    kept = [organizer.get(address).headers.get("Cache-Control") for address in pages]
    assert kept == ["private, no-store"] * 3


@pytest.mark.parametrize("query", ["page=" + "9" * 5000, "page=%00", "verdict=%00", "words=%00"])
def test_odd_addresses_are_answered(query: str, organizer: Client) -> None:
    run = matched(organizer, GOOD)
    assert organizer.get(f"{at('run-check', run.pk)}?{query}").status_code == 200


def test_refused_file_leaves_nothing(organizer: Client) -> None:
    page = upload(organizer, b"PK\x03\x04" + b"x" * 500)
    assert (page.status_code, Upload.objects.count(), ImportRun.objects.count()) == (200, 0, 0)
