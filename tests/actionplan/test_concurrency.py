"""Many people at once: no update is lost, no reference given twice."""

import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from http import HTTPStatus

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from actionplan.models import Action, Update
from actionplan.planning import Promise, create_action
from tests.actionplan.people import FOCAL, holder_of, make_province

CLIENTS = 20
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

    with ThreadPoolExecutor(CLIENTS) as pool:
        list(pool.map(run, range(CLIENTS)))


def test_updates_of_many_clients_at_once_are_all_kept_in_order() -> None:
    """Each signs in and sends the form; who was too slow gets both texts and sends it again."""
    province = make_province()
    focal = holder_of(province.office, FOCAL)
    address = reverse("actions:action-update", args=[province.action.reference])

    def insist(number: int) -> None:
        client = Client()
        client.force_login(focal)
        entered = {"version": 1, "status": "in_progress", "sentence": f"Pembaruan {number}"}
        while (answer := client.post(address, entered)).status_code == HTTPStatus.CONFLICT:
            entered["version"] = _version_shown(answer.content.decode())
        assert answer.status_code == HTTPStatus.FOUND

    all_at_once(insist)
    updates = Update.objects.order_by("version")
    assert [update.version for update in updates] == list(range(2, CLIENTS + 2))
    assert sorted(update.sentence for update in updates) == sorted(
        f"Pembaruan {number}" for number in range(CLIENTS)
    )
    assert Action.objects.get(pk=province.action.pk).version == CLIENTS + 1


def _version_shown(html: str) -> str:
    found = re.search(r'name="version" value="(\d+)"', html)
    assert found
    return found[1]


def test_actions_of_many_people_get_references_of_their_own() -> None:
    province = make_province()
    all_at_once(
        lambda number: create_action(
            province.plan, Promise(f"Aksi {number}", province.action.owner)
        )
    )
    references = Action.objects.filter(plan=province.plan).values_list("reference", flat=True)
    assert sorted(references) == [f"NTB-2023-{number:03d}" for number in range(1, CLIENTS + 3)]
