"""Rows written by the thousand hold what the ORM would have written."""

import gc
from contextlib import suppress
from datetime import UTC, datetime

import pytest
from django.db import DataError, IntegrityError, transaction

from intake.bulk import change, insert, insert_numbered, unhurried_collector
from intake.models import ImportRow, ImportRun, Upload
from tests.factories import ParticipantFactory
from workshops.models import Participant

MOMENT = datetime(2023, 6, 1, 8, tzinfo=UTC)
NAMES = ("run", "number", "cells", "verdict", "object_id", "before")
PERSON = ("full_name", "sex", "email", "phone", "may_be_contacted")

pytestmark = [pytest.mark.django_db, pytest.mark.both]


@pytest.fixture
def run() -> ImportRun:
    upload = Upload.objects.create(name="daftar.csv", sha256="0" * 64, uploaded_at=MOMENT)
    return ImportRun.objects.create(upload=upload, kind="attendees", target="x", started_at=MOMENT)


def rows_of(run: ImportRun) -> list[tuple[object, ...]]:
    found = run.rows.order_by("number")
    return list(found.values_list("number", "cells", "verdict", "object_id", "before"))


def test_insert_and_change_keep_json_text_and_nothing(run: ImportRun) -> None:
    defaults = {"part": "", "edits": {}, "problems": [], "decision": "", "created": [], "after": {}}
    names = (*NAMES, *defaults)
    cells = ["Nur'aini", "50 %s", 'ß"'], ["", "x", ""]
    insert(
        ImportRow,
        names,
        [
            (run.pk, 7, cells[0], "new", None, {}, *defaults.values()),
            (run.pk, 9, cells[1], "", 2**40, {"a": [1, None]}, *defaults.values()),
        ],
    )
    assert rows_of(run) == [
        (7, cells[0], "new", None, {}),
        (9, cells[1], "", 2**40, {"a": [1, None]}),
    ]
    first = run.rows.get(number=7)
    change(ImportRow, ("verdict", "before"), [("error", {"b": "é"}, first.pk)])
    assert rows_of(run) == [
        (7, cells[0], "error", None, {"b": "é"}),
        (9, cells[1], "", 2**40, {"a": [1, None]}),
    ]


def test_insert_stamps_the_moment_where_the_model_does() -> None:
    before = ParticipantFactory().updated_at
    insert(Participant, PERSON, [("Ani", "female", "", "", None)])
    person = Participant.objects.get(full_name="Ani")
    assert (person.sex, person.may_be_contacted) == ("female", None)
    assert person.created_at == person.updated_at
    assert person.updated_at >= before


def test_numbers_of_many_inserted_rows_come_in_their_order() -> None:
    rows = [(f"Orang {number}", "", "", "", None) for number in range(500)]
    ids = insert_numbered(Participant, PERSON, rows)
    stored = Participant.objects.in_bulk(ids)
    assert [stored[pk].full_name for pk in ids] == [row[0] for row in rows]
    assert None not in (stored[ids[0]].created_at, stored[ids[0]].updated_at)


def test_insert_refuses_what_a_constraint_refuses(run: ImportRun) -> None:
    defaults = {"part": "", "edits": {}, "problems": [], "decision": "", "created": [], "after": {}}
    row = (run.pk, 7, [], "", None, {}, *defaults.values())
    with pytest.raises(IntegrityError), transaction.atomic():
        insert(ImportRow, (*NAMES, *defaults), [row, row])
    assert rows_of(run) == []


def test_text_longer_than_its_column_is_refused_or_whole_but_never_cut(run: ImportRun) -> None:
    defaults = {"part": "", "edits": {}, "problems": [], "decision": "", "created": [], "after": {}}
    row = (run.pk, 7, [], "l" * 11, None, {}, *defaults.values())
    with suppress(DataError), transaction.atomic():
        insert(ImportRow, (*NAMES, *defaults), [row])
    assert set(run.rows.values_list("verdict", flat=True)) - {"l" * 11} == set()


def test_more_rows_than_one_statement_takes_are_all_changed() -> None:
    ids = insert_numbered(Participant, PERSON, [("Ani", "", "", "", None)] * 2100)
    change(Participant, ("full_name", "may_be_contacted"), [(f"Ani {pk}", True, pk) for pk in ids])
    stored = Participant.objects.filter(may_be_contacted=True).values_list("pk", "full_name")
    assert dict(stored) == {pk: f"Ani {pk}" for pk in ids}


def test_collector_rests_inside_and_works_again_after_an_error() -> None:
    with pytest.raises(ValueError, match="odd"), unhurried_collector():  # noqa: PT012
        inside = gc.isenabled()
        raise ValueError("odd")
    assert (inside, gc.isenabled()) == (False, True)


def test_rows_that_are_there_are_left_out_on_request(run: ImportRun) -> None:
    defaults = {"part": "", "edits": {}, "problems": [], "decision": "", "created": [], "after": {}}
    names = (*NAMES, *defaults)

    def row(number: int, cell: str) -> tuple[object, ...]:
        return (run.pk, number, [cell], "new", None, {}, *defaults.values())

    insert(ImportRow, names, [row(7, "dulu")])
    insert(ImportRow, names, [row(7, "nanti"), row(8, "baru")], ignore_conflicts=True)
    assert rows_of(run) == [(7, ["dulu"], "new", None, {}), (8, ["baru"], "new", None, {})]
