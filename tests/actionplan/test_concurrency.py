"""Many people at once: no update is lost, no reference given twice."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from actionplan.models import Action, Update
from actionplan.planning import Promise, create_action
from actionplan.updating import Change, Conflict, record_update
from tests.actionplan.people import FOCAL, NOON, holder_of, make_province

PEOPLE = 8
pytestmark = [pytest.mark.both, pytest.mark.django_db(transaction=True, serialized_rollback=True)]


@pytest.fixture(autouse=True)
def database_for_many(transactional_db: None) -> None:
    """SQLite in memory has one connection for all and does not wait."""
    if connection.vendor == "sqlite" and connection.is_in_memory_db():
        pytest.fail("Needs a real database: make test T=tests/actionplan")


def all_at_once(work: Callable[[int], object]) -> None:
    def run(number: int) -> None:
        try:
            work(number)
        finally:
            connection.close()

    with ThreadPoolExecutor(PEOPLE) as pool:
        list(pool.map(run, range(PEOPLE)))


def test_updates_of_many_people_get_consecutive_versions() -> None:
    province = make_province()
    focal = holder_of(province.office, FOCAL)

    def insist(number: int) -> None:
        version = 1
        while True:
            change = Change("in_progress", f"Pembaruan {number}")
            try:
                record_update(province.action, focal, "portal", NOON, change, version)
                return
            except Conflict as conflict:
                version = conflict.current.version

    all_at_once(insist)
    updates = Update.objects.order_by("version")
    assert [update.version for update in updates] == [2, 3, 4, 5, 6, 7, 8, 9]
    assert sorted(update.sentence for update in updates) == [
        f"Pembaruan {number}" for number in range(PEOPLE)
    ]
    assert Action.objects.get(pk=province.action.pk).version == 9


def test_actions_of_many_people_get_references_of_their_own() -> None:
    province = make_province()
    all_at_once(
        lambda number: create_action(
            province.plan, Promise(f"Aksi {number}", province.action.owner)
        )
    )
    references = Action.objects.filter(plan=province.plan).values_list("reference", flat=True)
    assert sorted(references) == [f"NTB-2023-{number:03d}" for number in range(1, 11)]
