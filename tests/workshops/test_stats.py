"""Counts of people that give nobody away."""

import pytest
from django.utils import translation

from tests.factories import AgencyFactory, AgencyTypeFactory, AttendanceFactory, WorkshopFactory
from workshops.stats import (
    Participation,
    Slice,
    participants_by_agency_type,
    participation,
    suppress,
)


def slices(**numbers: int) -> list[Slice]:
    return [Slice(key, key, number) for key, number in numbers.items()]


@pytest.mark.parametrize(
    ("numbers", "shown"),
    [
        ({}, {}),
        ({"a": 5}, {"a": 5}),
        ({"a": 12, "b": 5}, {"a": 12, "b": 5}),
        ({"a": 4}, {"a": None}),
        ({"a": 12, "b": 4}, {"a": None, "b": None}),
        ({"a": 12, "b": 4, "c": 7}, {"a": 12, "b": None, "c": None}),
        ({"a": 12, "b": 4, "c": 3}, {"a": 12, "b": None, "c": None}),
        ({"a": 12, "b": 1, "c": 1}, {"a": None, "b": None, "c": None}),
        ({"a": 12, "b": 1, "c": 1, "d": 6}, {"a": 12, "b": None, "c": None, "d": None}),
        ({"a": 9, "b": 9, "c": 2}, {"a": None, "b": 9, "c": None}),
    ],
)
def test_small_numbers_are_hidden_with_a_complement(
    numbers: dict[str, int], shown: dict[str, int | None]
) -> None:
    assert {part.key: part.number for part in suppress(slices(**numbers))} == shown


@pytest.mark.django_db
def test_people_present_are_counted_by_the_type_of_their_agency() -> None:
    workshop = WorkshopFactory()
    local = AgencyFactory(type=AgencyTypeFactory(key="local_government", order=1))
    school = AgencyFactory(type=AgencyTypeFactory(key="school", order=2))
    unknown = AgencyFactory(type=None)
    for agency, number in ((school, 6), (local, 8), (unknown, 5)):
        AttendanceFactory.create_batch(number, workshop=workshop, agency=agency)
    AttendanceFactory(workshop=workshop, agency=None)
    AttendanceFactory(workshop=workshop, agency=local, state="absent")
    AttendanceFactory(agency=local)
    with translation.override("en"):
        found = participation(workshop.pk)
    assert found == Participation(
        20,
        [
            Slice("local_government", "local_government", 8),
            Slice("school", "school", 6),
            Slice("unclassified", "Not yet classified", 6),
        ],
    )


@pytest.mark.django_db
def test_a_workshop_without_attendance_has_no_slices() -> None:
    assert participants_by_agency_type(WorkshopFactory().pk) == []


@pytest.mark.django_db
def test_fewer_than_five_people_have_no_total() -> None:
    workshop = WorkshopFactory()
    AttendanceFactory.create_batch(4, workshop=workshop)
    assert participation(workshop.pk) == Participation(
        None, [Slice("local_government", "local_government", None)]
    )
