"""Lists as people send them: every row its verdict, every name letter for letter."""

import pytest

from intake import applying, checking, uploading
from intake.files.reading import Unreadable
from intake.models import ImportRun
from tests.workshops.attendee_lists import NOW, WORKSHOP
from tests.workshops.corpus import cells, layouts, meetings, people, refusals, texts
from tests.workshops.corpus.cases import Case
from workshops.models import Attendance

READ = [
    case
    for module in (texts, layouts, meetings, cells, people)
    for case in module.CASES
    if not case.refused
]
REFUSED = [
    case
    for module in (layouts, refusals)
    for case in module.CASES
    if case.refused and case.refused != "columns_missing"
]
pytestmark = [pytest.mark.usefixtures("reference"), pytest.mark.both]


def names(cases: list[Case]) -> list[str]:
    return [case.name for case in cases]


def checked(case: Case) -> ImportRun:
    if case.earlier:
        earlier = uploading.receive(case.earlier, "sebelumnya.csv", None, NOW)
        run = uploading.start(earlier, "attendees", WORKSHOP, None, None, NOW)
        checking.check(run)
        applying.apply(run, None, NOW)
    upload = uploading.receive(case.data, case.name, None, NOW)
    run = uploading.start(upload, "attendees", WORKSHOP, case.sheet, None, NOW)
    checking.check(run)
    return run


@pytest.mark.parametrize("case", READ, ids=names(READ))
def test_every_row_has_its_verdict(case: Case) -> None:
    run = checked(case)
    found = [
        (row.number, row.verdict, tuple(sorted(problem["code"] for problem in row.problems)))
        for row in run.rows.order_by("number")
    ]
    assert found == case.expected()


STORED = [case for case in READ if case.stored]


@pytest.mark.parametrize("case", STORED, ids=names(STORED))
def test_values_are_stored_as_they_are_meant(case: Case) -> None:
    run = checked(case)
    applying.apply(run, None, NOW, only_valid=True)
    stored = {}
    for number, expected in case.stored.items():
        attendance = Attendance.objects.select_related("participant", "agency__type").get(
            pk=run.rows.get(number=number).object_id
        )
        stored[number] = {name: value_of(attendance, name) for name in expected}
    assert stored == case.stored


def value_of(attendance: Attendance, name: str) -> object:
    if name == "agency":
        return attendance.agency and attendance.agency.name
    if name == "type":
        kind = attendance.agency and attendance.agency.type
        return kind and kind.key
    return (
        getattr(attendance, name, None)
        if hasattr(attendance, name)
        else getattr(attendance.participant, name)
    )


PRIVATE = [case for case in READ if case.private or case.private_rows]


@pytest.mark.parametrize("case", PRIVATE, ids=names(PRIVATE))
def test_private_columns_are_dropped_and_said(case: Case) -> None:
    run = checked(case)
    dropped = [run.header.index(heading) for heading in case.private]
    cells = [row.cells[at] for row in run.rows.all() for at in dropped]
    assert run.effects["private"] == list(case.private)
    assert run.effects["private_rows"] == list(case.private_rows)
    assert [cell for cell in cells if cell] == []


@pytest.mark.parametrize("case", REFUSED, ids=names(REFUSED))
def test_what_is_no_list_is_refused_with_a_reason(case: Case) -> None:
    upload = uploading.receive(case.data, case.name, None, NOW)
    with pytest.raises(Unreadable) as refused:
        uploading.start(upload, "attendees", WORKSHOP, None, None, NOW)
    assert refused.value.reason == case.refused
    assert ImportRun.objects.count() == 0


def test_list_without_names_asks_for_the_column() -> None:
    case = next(case for case in refusals.CASES if case.refused == "columns_missing")
    upload = uploading.receive(case.data, case.name, None, NOW)
    run = uploading.start(upload, "attendees", WORKSHOP, None, None, NOW)
    with pytest.raises(uploading.ColumnsMissing) as refused:
        checking.check(run)
    assert refused.value.fields == ("full_name",)


def test_corpus_is_as_large_as_promised() -> None:
    assert len(READ) + len(REFUSED) + 1 >= 40
