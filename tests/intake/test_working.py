"""Long work on a run: claimed once, done by a worker, and safe however the worker ends."""

import logging
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from kombu.exceptions import OperationalError
from pytest_django import Settings

from intake import applying, checking, kinds, tasks, working
from intake.claiming import Busy, Closed, claim, free
from intake.kinds import Judgement
from intake.models import ImportRun
from tests.intake import colours
from tests.workshops.attendee_lists import NOW, applied, checked, row, start, verdicts
from workshops.models import Attendance, Participant

pytestmark = [pytest.mark.both, pytest.mark.usefixtures("reference")]

DINSOS = "Dinas Sosial Provinsi NTB"
LEASE = timedelta(seconds=60)


def clock() -> datetime:
    return NOW


def again(run: ImportRun) -> ImportRun:
    """The run as somebody else sees it."""
    seen: ImportRun = ImportRun.objects.select_related("upload").get(pk=run.pk)
    return seen


def ends(run: ImportRun) -> tuple[str, str, str]:
    seen = again(run)
    return seen.state, seen.work, seen.failure


def apply_claimed(run: ImportRun, **options: Any) -> None:
    working.begin(run, "applying", NOW)
    working.run_apply(run.pk, run.version, None, NOW, clock, **options)


def test_of_two_who_claim_one_wins() -> None:
    run, _ = checked(row("Ahmad", DINSOS))
    mine, theirs = again(run), again(run)
    claim(theirs, "applying", NOW)
    with pytest.raises(Busy):
        claim(mine, "applying", NOW)
    with pytest.raises(Busy):
        claim(again(run), "checking", NOW + timedelta(seconds=59))


def test_silent_claim_is_taken_over() -> None:
    run, _ = checked(row("Ahmad", DINSOS))
    claim(again(run), "applying", NOW)
    claim(again(run), "checking", NOW + LEASE)
    assert (again(run).work, again(run).progress_at) == ("checking", NOW + LEASE)


@pytest.mark.parametrize(("work", "closed"), [("undoing", True), ("applying", False)])
def test_run_past_the_work_is_closed(work: str, closed: bool) -> None:
    run, _ = checked(row("Ahmad", DINSOS))
    if not closed:
        applying.apply(run, None, NOW)
    with pytest.raises(Closed) as refused:
        claim(again(run), work, NOW)
    assert type(refused.value) is Closed


def test_nobody_changes_a_run_that_is_worked_on() -> None:
    run, _ = checked(row("Ahmad", DINSOS))
    claim(run, "applying", NOW)
    for verb in (checking.check, lambda run: applying.apply(run, None, NOW)):
        with pytest.raises(Busy):
            verb(again(run))
    assert Participant.objects.count() == 0


def test_silent_work_is_ended_for_people_to_go_on() -> None:
    run, _ = checked(row("Ahmad", DINSOS))
    claim(run, "applying", NOW)
    with pytest.raises(Busy):
        free(again(run), NOW + timedelta(seconds=59))
    late = again(run)
    free(late, NOW + LEASE)
    assert ends(run) == ("checked", "", "interrupted")
    applying.apply(late, None, NOW)
    assert ends(run) == ("applied", "", "")


def test_check_apply_and_undo_leave_nothing_behind() -> None:
    run = start([row("Ahmad", DINSOS)])
    working.begin(run, "checking", NOW)
    working.run_check(run.pk, run.version, clock)
    assert (ends(run), verdicts(run)) == (("checked", "", ""), ["new"])
    apply_claimed(again(run))
    assert (ends(run), Attendance.objects.count()) == (("applied", "", ""), 1)
    claimed = again(run)
    working.begin(claimed, "undoing", NOW)
    working.run_undo(run.pk, claimed.version, None, NOW, clock)
    assert (ends(run), Attendance.objects.count()) == (("undone", "", ""), 0)


def test_progress_is_told_in_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checking, "BATCH", 4)
    run = start([row(f"Orang {letter}") for letter in "ABCDEFGHIJKLMNOPQRST"])
    working.begin(run, "checking", NOW)
    told: list[tuple[int, str]] = []

    def listening() -> datetime:
        told.append((again(run).progress, again(run).state))
        return NOW

    working.run_check(run.pk, run.version, listening)
    assert told == [
        (0, "uploaded"),
        (2, "uploaded"),
        (10, "mapped"),
        (12, "mapped"),
        (14, "mapped"),
    ]
    assert (again(run).progress, ends(run)) == (16, ("checked", "", ""))


def test_rows_with_errors_are_told_by_the_run() -> None:
    run, _ = checked(row("Ahmad", DINSOS), row("", DINSOS, "Kasi"))
    apply_claimed(run)
    assert (ends(run), Participant.objects.count()) == (("checked", "", "rows_invalid"), 0)
    apply_claimed(again(run), only_valid=True)
    assert (ends(run), Participant.objects.count()) == (("applied", "", ""), 1)


def test_change_since_the_check_is_told_with_its_rows() -> None:
    run, _ = checked(row("Siti", "Kemlu"), row("Ahmad", DINSOS))
    applied(row("Ahmad", DINSOS))
    apply_claimed(run)
    effects = again(run).effects
    assert ends(run) == ("checked", "", "changed")
    assert (effects["changed"], effects["changed_rows"]) == ([[3, "new", "same"]], 1)
    checking.check(again(run))
    left = {"changed", "changed_rows"} & again(run).effects.keys()
    assert (ends(run), left) == (("checked", "", ""), set())


def test_only_the_first_changed_rows_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(working, "NAMED", 2)
    people = [row(f"Orang {letter}", DINSOS) for letter in "ABC"]
    run, _ = checked(*people)
    applied(*people)
    apply_claimed(run)
    effects = again(run).effects
    assert effects["changed"] == [[2, "new", "same"], [3, "new", "same"]]
    assert effects["changed_rows"] == 3


def test_undo_that_comes_too_late_is_told() -> None:
    run, _ = applied(row("Ahmad", DINSOS))
    working.begin(run, "undoing", NOW)
    working.run_undo(run.pk, run.version, None, NOW + timedelta(days=7), clock)
    assert ends(run) == ("applied", "", "too_late")


def test_work_whose_claim_was_taken_over_does_nothing() -> None:
    run, _ = checked(row("Ahmad", DINSOS))
    working.begin(run, "applying", NOW)
    claim(again(run), "applying", NOW + LEASE)
    working.run_apply(run.pk, run.version, None, NOW, clock)
    assert (ends(run), Participant.objects.count()) == (("checked", "applying", ""), 0)


def test_claim_taken_over_in_the_middle_writes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    run, _ = checked(row("Ahmad", DINSOS))
    refuse_errors = applying._refuse_errors

    def somebody_takes_over(judgement: Judgement, *, only_valid: bool) -> None:
        refuse_errors(judgement, only_valid=only_valid)
        claim(again(run), "checking", NOW + LEASE)

    monkeypatch.setattr(applying, "_refuse_errors", somebody_takes_over)
    apply_claimed(run)
    assert (ends(run), Participant.objects.count()) == (("checked", "checking", ""), 0)


def test_work_that_came_back_twice_is_given_up() -> None:
    run, _ = checked(row("", DINSOS, "Kasi"))
    working.begin(run, "applying", NOW)
    ImportRun.objects.filter(pk=run.pk).update(failure="interrupted")
    working.run_apply(run.pk, run.version, None, NOW, clock, only_valid=True, again=True)
    assert ends(run) == ("checked", "", "interrupted")


def test_work_that_came_back_once_is_done() -> None:
    run, _ = checked(row("Ahmad", DINSOS))
    apply_claimed(run, again=True)
    assert ends(run) == ("applied", "", "")


def test_error_of_ours_is_told_without_anybodys_name(caplog: pytest.LogCaptureFixture) -> None:
    def fail(judgement: Judgement) -> None:
        raise ValueError(judgement.rows[0].after["name"])

    with colours.registered():
        kinds.register(replace(colours.KIND, write=fail))
        run = colours.checked(["Rahasia", "", ""])
        with caplog.at_level(logging.ERROR):
            apply_claimed(run)
        assert (ends(run), working.why(again(run)) != "") == (("checked", "", "broken"), True)
    assert ("ValueError" in caplog.text, "Rahasia" in caplog.text) == (True, False)


def test_short_runs_are_worked_on_at_once(settings: Settings) -> None:
    settings.IMPORT_ROWS_AT_ONCE, settings.REDIS_URL = 1, "redis://127.0.0.1:1"
    run = start([row("Ahmad", DINSOS)])
    assert tasks.check_or_queue(run, NOW) is False
    assert tasks.apply_or_queue(run, None, NOW) is False
    assert tasks.undo_or_queue(run, None, NOW) is False
    assert ends(run) == ("undone", "", "")


def test_without_a_queue_long_work_is_done_at_once(settings: Settings) -> None:
    settings.IMPORT_ROWS_AT_ONCE, settings.REDIS_URL = 0, ""
    run = start([row("Ahmad", DINSOS)])
    assert (tasks.check_or_queue(run, NOW), run.state) == (False, "checked")


def test_with_the_broker_down_long_work_is_done_at_once(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OperationalError("no broker")

    settings.IMPORT_ROWS_AT_ONCE, settings.REDIS_URL = 0, "redis://127.0.0.1:1"
    monkeypatch.setattr(tasks.apply_run, "delay", refuse)
    run, _ = checked(row("Ahmad", DINSOS))
    assert tasks.apply_or_queue(run, None, NOW) is False
    assert (ends(run), Participant.objects.count()) == (("applied", "", ""), 1)


def test_long_work_is_claimed_and_sent(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    sent: list[tuple[object, ...]] = []
    settings.IMPORT_ROWS_AT_ONCE, settings.REDIS_URL = 0, "redis://127.0.0.1:1"
    monkeypatch.setattr(tasks.apply_run, "delay", lambda *given: sent.append(given))
    run, _ = checked(row("Ahmad", DINSOS))
    assert tasks.apply_or_queue(run, None, NOW, only_valid=True) is True
    assert sent == [(run.pk, run.version, None, True, NOW.isoformat())]
    assert ends(run) == ("checked", "applying", "")
    with pytest.raises(Busy):
        tasks.apply_or_queue(again(run), None, NOW)
