"""The worker dies in the middle of an import: PostgreSQL, Valkey and a real worker."""

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.db import connection
from django.utils import timezone
from pytest_django import Settings

from intake import tasks, undoing, working
from intake.claiming import Busy, Closed, claim
from intake.models import ImportRun
from tests.servers.worker import Worker, url_of
from tests.workshops.attendee_lists import checked, row
from workshops.models import Attendance, Participant

pytestmark = [
    pytest.mark.journey,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.usefixtures("reference"),
]

DINSOS = "Dinas Sosial Provinsi NTB"
LEASE = timedelta(seconds=60)
Eventually = Callable[[Callable[[], Any]], Any]


def again(run: ImportRun) -> ImportRun:
    """The run as somebody else sees it."""
    seen: ImportRun = ImportRun.objects.select_related("upload").get(pk=run.pk)
    return seen


def ends(run: ImportRun) -> tuple[str, str, str]:
    seen = again(run)
    return seen.state, seen.work, seen.failure


@contextmanager
def _nobody_writes_attendances() -> Iterator[None]:
    """Whoever applies a list has written agencies and people by then, and waits for us."""
    with psycopg.connect(url_of(connection.settings_dict)) as held:
        held.execute("LOCK TABLE workshops_attendance IN SHARE MODE")
        yield


def _waits() -> bool:
    """Whether somebody stands before our lock, with half of the list written."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT 1 FROM pg_locks JOIN pg_class ON pg_class.oid = relation"
            " WHERE relname = 'workshops_attendance' AND NOT granted"
        )
        return cursor.fetchone() is not None


def _everything() -> tuple[int, int]:
    return Participant.objects.count(), Attendance.objects.count()


def _ask(run: ImportRun, moment: datetime) -> None:
    working.begin(run, "applying", moment)
    tasks.apply_run.delay(run.pk, run.version, None, False, moment.isoformat())


@pytest.fixture
def run(worker: Worker) -> ImportRun:
    return checked(*(row(f"Orang {letter}", DINSOS) for letter in "ABC"))[0]


def test_worker_killed_in_the_middle_leaves_nothing(
    worker: Worker, run: ImportRun, eventually: Eventually
) -> None:
    with _nobody_writes_attendances():
        _ask(run, timezone.now())
        assert eventually(_waits), worker.output()
        worker.kill()
    assert eventually(lambda: not _waits())
    assert (_everything(), ends(run)) == ((0, 0), ("checked", "applying", ""))
    with pytest.raises(Busy):
        claim(again(run), "applying", timezone.now())
    worker.forget()
    worker.start()
    _ask(again(run), timezone.now() + LEASE)
    assert eventually(lambda: ends(run) == ("applied", "", "")), worker.output()
    assert _everything() == (3, 3)


def test_pool_process_killed_in_the_middle_is_replaced(
    worker: Worker, run: ImportRun, eventually: Eventually
) -> None:
    with _nobody_writes_attendances():
        _ask(run, timezone.now())
        assert eventually(_waits), worker.output()
        os.kill(_pool_process(worker), signal.SIGKILL)
        assert eventually(lambda: "WorkerLostError" in worker.output())
        assert _everything() == (0, 0)
    assert eventually(lambda: ends(run) == ("applied", "", "")), worker.output()
    assert _everything() == (3, 3)


def test_whole_way_by_the_worker(
    worker: Worker, run: ImportRun, eventually: Eventually, settings: Settings
) -> None:
    settings.IMPORT_ROWS_AT_ONCE = 2
    assert tasks.check_or_queue(run, timezone.now()) is True
    assert eventually(lambda: ends(run) == ("checked", "", "")), worker.output()
    assert tasks.apply_or_queue(again(run), None, timezone.now()) is True
    assert eventually(lambda: ends(run) == ("applied", "", "")), worker.output()
    assert tasks.undo_or_queue(again(run), None, timezone.now()) is True
    assert eventually(lambda: ends(run) == ("undone", "", "")), worker.output()
    assert _everything() == (0, 0)
    with pytest.raises(Closed):
        undoing.undo(again(run), None, timezone.now())


def _pool_process(worker: Worker) -> int:
    assert worker.process is not None
    pid = worker.process.process.pid
    (child,) = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return int(child)
