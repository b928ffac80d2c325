"""Many people at once: no update is lost, no reference given twice."""

import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import timedelta
from http import HTTPStatus

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from actionplan import clearing
from actionplan.models import Action, ActionPlan, Update
from actionplan.planning import Promise, create_action
from actionplan.taking_back import take_back
from actionplan.updating import Change, Refused, record_update
from tests.actionplan.people import COORDINATOR, FOCAL, NOON, holder_of, make_province

CLIENTS = 20
SAID = Change("in_progress", "Rapat.")
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


def test_one_update_is_taken_back_once_however_often_it_is_pressed() -> None:
    province = make_province()
    focal = holder_of(province.office, FOCAL)
    update = record_update(province.action, focal, "link", NOON, SAID, 1).update
    all_at_once(lambda number: take_back(_fresh(update), focal, None, "link", NOON))
    assert Update.objects.filter(takes_back=update).count() == 1
    told = Action.objects.values_list("status", "version").get(pk=province.action.pk)
    assert told == ("planned", 3)


def test_update_is_cleared_or_taken_back_but_never_both() -> None:
    province = make_province()
    ActionPlan.objects.update(clearance="coordinator")
    focal = holder_of(province.office, FOCAL)
    coordinator = holder_of(province.planning, COORDINATOR)
    update = record_update(province.action, focal, "link", NOON, SAID, 1).update
    later = NOON + timedelta(hours=1)

    def decide(number: int) -> None:
        if number % 2:
            clearing.clear([update.pk], coordinator, later)
            return
        with suppress(Refused):
            take_back(_fresh(update), focal, None, "link", later)

    all_at_once(decide)
    undone = Update.objects.filter(takes_back=update).exists()
    was_cleared = Update.objects.get(pk=update.pk).cleared_at is not None
    assert (undone, was_cleared) in ((True, False), (False, True))
    shown = Action.objects.get(pk=province.action.pk)
    assert shown.public_status == ("planned" if undone else "in_progress")


def _fresh(update: Update) -> Update:
    related = Update.objects.select_related("action__plan__region", "action__owner__agency")
    found: Update = related.get(pk=update.pk)
    return found


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
