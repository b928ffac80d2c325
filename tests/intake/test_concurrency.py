"""Two admins apply at the same moment: on real databases, with a connection each."""

import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection

from intake import applying, checking
from intake.kinds import Judgement
from intake.models import ImportRun
from tests.workshops.attendee_lists import NOW, checked, row
from workshops.models import Attendance, Participant

pytestmark = [
    pytest.mark.both,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.usefixtures("servers", "reference"),
]

DINSOS = "Dinas Sosial Provinsi NTB"


def _together(runs: list[int], monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What becomes of each, when all have reckoned before any of them writes."""
    barrier = threading.Barrier(len(runs), timeout=30)
    refuse_errors = applying._refuse_errors

    def wait(judgement: Judgement, *, only_valid: bool) -> None:
        refuse_errors(judgement, only_valid=only_valid)
        barrier.wait()

    monkeypatch.setattr(applying, "_refuse_errors", wait)
    ends: list[str] = []
    threads = [threading.Thread(target=_apply, args=(run, ends.append)) for run in runs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(ends)


def _apply(run: int, tell: Callable[[str], Any]) -> None:
    try:
        applying.apply(ImportRun.objects.get(pk=run), None, NOW)
        tell("Applied")
    except Exception as refused:
        tell(type(refused).__name__)
    finally:
        connection.close()


def test_one_run_is_applied_once(monkeypatch: pytest.MonkeyPatch) -> None:
    run, _ = checked(row("Ahmad", DINSOS), row("Siti", DINSOS))
    assert _together([run.pk, run.pk], monkeypatch) == ["Applied", "Closed"]
    assert (Participant.objects.count(), Attendance.objects.count()) == (2, 2)


def test_same_list_uploaded_twice_goes_in_once(monkeypatch: pytest.MonkeyPatch) -> None:
    one, _ = checked(row("Ahmad", DINSOS))
    other, _ = checked(row("Ahmad", DINSOS))
    assert _together([one.pk, other.pk], monkeypatch) == ["Applied", "Changed"]
    assert (Participant.objects.count(), Attendance.objects.count()) == (1, 1)
    late = ImportRun.objects.get(state=ImportRun.State.CHECKED)
    assert checking.check(late).counts["same"] == 1
