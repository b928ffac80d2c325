"""Work that takes a while, and taking an import back."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from intake import tasks
from intake.models import ImportRun
from tests.intake.wizard import (
    DINSOS,
    GOOD,
    at,
    confirm,
    imported,
    match,
    matched,
    uploaded,
    words_of,
)
from tests.workshops.attendee_lists import HEADER, row
from workshops.models import Attendance

pytestmark = [pytest.mark.usefixtures("reference"), pytest.mark.both]


UNDO_ASKED = [
    (
        "en",
        [
            "What “daftar.xlsx” brought into “Workshop on Localizing the GCM and the 2030 Agenda "
            "in Mataram” is taken back:",
            "1 row that the import added is removed.",
            "1 row that the import changed gets its earlier values back.",
            "Rows that somebody has edited since the import are kept and named afterwards.",
            "Undo the import of 2 rows",
            "Keep the import",
        ],
    ),
    (
        "id",
        [
            "1 baris yang ditambahkan oleh impor ini dihapus.",
            "1 baris yang diubah oleh impor ini kembali ke nilai sebelumnya.",
            "Baris yang sudah diubah orang sejak impor dibiarkan dan disebutkan sesudahnya.",
            "Batalkan impor 2 baris",
            "Pertahankan impor ini",
        ],
    ),
]


@pytest.mark.parametrize(("language", "sentences"), UNDO_ASKED)
def test_undo_asks_first_and_writes_nothing(
    language: str, sentences: list[str], organizer: Client
) -> None:
    imported(organizer, GOOD[:2])
    run = imported(organizer, [HEADER, row("Ma'ruf, S.STP", DINSOS, "Kabid", "L"), GOOD[2]])
    before = list(ImportRun.objects.values()), list(Attendance.objects.values())
    done, undo = (at(name, run.pk, language=language) for name in ("run-done", "run-undo"))
    assert f'href="{undo}"' in organizer.get(done).content.decode()
    page = organizer.get(undo)
    assert [each for each in sentences if each not in words_of(page)] == []
    assert f'href="{done}"' in page.content.decode()
    assert (list(ImportRun.objects.values()), list(Attendance.objects.values())) == before


def test_undo_is_asked_no_more_after_seven_days(organizer: Client) -> None:
    run = imported(organizer, GOOD)
    ImportRun.objects.update(applied_at=timezone.now() - timedelta(days=7))
    assert organizer.get(at("run-undo", run.pk))["Location"] == at("run-done", run.pk)


def test_undo_takes_back_and_says_so(organizer: Client) -> None:
    run = imported(organizer, GOOD)
    page = organizer.post(at("run-undo", run.pk), follow=True)
    assert "2 rows are as they were before the import." in words_of(page)
    assert Attendance.objects.count() == 0
    assert organizer.get(at("run-done", run.pk))["Location"] == at("run-undo", run.pk)


def test_undo_names_rows_that_stay(organizer: Client) -> None:
    run = imported(organizer, GOOD)
    Attendance.objects.filter(participant__full_name="Siti").update(position="Direktur")
    page = organizer.post(at("run-undo", run.pk), follow=True)
    assert [row.row for row in page.context["kept"]] == [3]
    text = "Row 3 : It was changed after the import, so it stays as it is now."
    assert text in words_of(page)


def test_undo_ends_after_seven_days(organizer: Client) -> None:
    run = imported(organizer, GOOD)
    ImportRun.objects.update(applied_at=timezone.now() - timedelta(days=7))
    assert "Undo this import" not in words_of(organizer.get(at("run-done", run.pk)))
    page = organizer.post(at("run-undo", run.pk), follow=True)
    assert "This import can no longer be undone: the seven days are over," in words_of(page)
    assert Attendance.objects.count() == 2


def test_second_undo_is_told(organizer: Client) -> None:
    run = imported(organizer, GOOD)
    organizer.post(at("run-undo", run.pk))
    page = organizer.post(at("run-undo", run.pk), follow=True)
    assert "This import was taken back already." in words_of(page)


def test_expired_run_leads_to_the_history(organizer: Client) -> None:
    run = matched(organizer, GOOD)
    ImportRun.objects.update(state="expired")
    assert organizer.get(at("run-open", run.pk))["Location"] == at("run-list")
    page = confirm(organizer, run)
    text = "This import can no longer be changed; upload the file again."
    assert text in words_of(page)


# Work that takes a while


def worked_on(client: Client, work: str, silent: int = 0) -> ImportRun:
    """A run that a worker has claimed; its last sign of life was so many seconds ago."""
    run = imported(client, GOOD) if work == "undoing" else matched(client, GOOD)
    seen = timezone.now() - timedelta(seconds=silent)
    ImportRun.objects.update(work=work, progress=1, progress_at=seen)
    return run


@pytest.mark.parametrize(
    ("work", "heading"),
    [
        ("checking", "The rows are being checked"),
        ("applying", "The list is being imported"),
        ("undoing", "The import is being taken back"),
    ],
)
def test_progress_is_told_and_looked_at_again(work: str, heading: str, organizer: Client) -> None:
    run = worked_on(organizer, work)
    page = organizer.get(at("run-progress", run.pk))
    assert (page["Refresh"], page["Cache-Control"]) == ("4", "private, no-store")
    assert heading in words_of(page)
    assert "1 of 2 rows (50%)" in words_of(page)
    assert '<progress class="progress__bar" max="2" value="1"' in page.content.decode()


def test_every_step_leads_to_the_progress_while_work_goes_on(organizer: Client) -> None:
    run = worked_on(organizer, "checking")
    names = ["run-open", "run-match", "run-reread", "run-check", "run-confirm", "run-done"]
    pages = [organizer.get(at(name, run.pk)) for name in names]
    pages += [organizer.post(at(name, run.pk)) for name in ("run-check", "run-discard")]
    assert {page["Location"] for page in pages} == {at("run-progress", run.pk)}
    run.refresh_from_db()
    assert (run.work, run.state) == ("checking", "checked")


def test_progress_of_nothing_leads_to_the_step(organizer: Client) -> None:
    run = matched(organizer, GOOD)
    assert organizer.get(at("run-progress", run.pk))["Location"] == at("run-check", run.pk)


def test_work_that_goes_on_is_not_begun_again(organizer: Client) -> None:
    run = worked_on(organizer, "checking")
    page = organizer.post(at("run-progress", run.pk))
    assert page["Location"] == at("run-progress", run.pk)
    run.refresh_from_db()
    assert run.work == "checking"


@pytest.mark.parametrize(
    ("work", "button", "leads_to"),
    [
        ("checking", "Check again", "run-check"),
        ("applying", "Check again", "run-check"),
        ("undoing", "Try again", "run-undo"),
    ],
)
def test_interrupted_work_can_be_begun_again(
    work: str, button: str, leads_to: str, organizer: Client
) -> None:
    run = worked_on(organizer, work, silent=61)
    page = organizer.get(at("run-progress", run.pk))
    assert "Refresh" not in page
    assert "The work was interrupted. Nothing was half written; start it again." in words_of(page)
    assert button in words_of(page)
    page = organizer.post(at("run-progress", run.pk))
    assert page["Location"] == at(leads_to, run.pk)
    run.refresh_from_db()
    assert run.work == ""


@pytest.mark.parametrize(
    ("failure", "sentence", "confirms"),
    [
        ("changed", "Other data changed since the check. Nothing was imported", False),
        ("rows_invalid", "Rows have to be fixed, so nothing was imported.", False),
        ("broken", "Something went wrong on our side. Nothing was half written", True),
    ],
)
def test_failure_is_a_sentence(
    failure: str, sentence: str, confirms: bool, organizer: Client
) -> None:
    run = matched(organizer, GOOD)
    ImportRun.objects.update(failure=failure)
    assert organizer.get(at("run-open", run.pk))["Location"] == at("run-progress", run.pk)
    page = organizer.get(at("run-progress", run.pk))
    assert sentence in words_of(page)
    assert ("Back to the confirmation" in words_of(page)) == confirms
    organizer.post(at("run-progress", run.pk))
    run.refresh_from_db()
    assert (run.failure, run.state) == ("", "checked")


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (1, "1 row changed since the check (3). Nothing was imported"),
        (153, "153 rows changed since the check (3, …). Nothing was imported"),
    ],
)
def test_rows_that_changed_before_a_worker_applied_are_named(
    number: int, words: str, organizer: Client
) -> None:
    run = matched(organizer, GOOD)
    effects = run.effects | {"changed": [[3, "new", "same"]], "changed_rows": number}
    ImportRun.objects.update(failure="changed", effects=effects)
    assert words in words_of(organizer.get(at("run-progress", run.pk)))
    page = organizer.post(at("run-progress", run.pk), follow=True)
    assert words in words_of(page)
    assert page.redirect_chain[-1][0] == at("run-check", run.pk)


def test_long_list_is_left_to_a_worker(organizer: Client, settings: Settings) -> None:
    settings.IMPORT_ROWS_AT_ONCE = 1
    settings.REDIS_URL = settings.REDIS_URL or "memory://"
    run = uploaded(organizer, GOOD)
    page = match(organizer, run)
    run.refresh_from_db()
    assert (page["Location"], run.work) == (at("run-progress", run.pk), "checking")
    assert "Refresh" in organizer.get(at("run-progress", run.pk))
    tasks.check_run(run.pk, run.version)  # as the worker does
    assert organizer.get(at("run-progress", run.pk))["Location"] == at("run-check", run.pk)
