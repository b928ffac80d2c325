"""Deliverables of the steps and delegations: who records them, what proves them, who sees them."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone, translation
from pytest_django import Settings

from actionplan import delegating, delivering
from actionplan.delegating import Terms
from actionplan.delivering import Proof
from actionplan.models import Delegation, Delivery, LegalInstrument, StepDeliverable
from actionplan.standing import standing_of
from actionplan.updating import Refused
from directory.models import Post, User
from tests.actionplan.people import (
    COORDINATOR,
    DAY,
    FOCAL,
    HEAD,
    NOON,
    VERIFIER,
    Province,
    holder_of,
    make_province,
)
from tests.factories import AgencyFactory, PostFactory, RegionFactory, StepFactory, WorkshopFactory

pytestmark = pytest.mark.django_db

LINK = Proof(url="https://example.org/laporan")
PAGE, NEW = "actions:deliverables", "actions:delivery-new"
DELEGATIONS = "actions:delegations"


@pytest.fixture
def province() -> Province:
    return make_province()


@pytest.fixture
def report() -> StepDeliverable:
    return make_deliverable("laporan")


@pytest.fixture
def coordinator(province: Province, client: Client) -> User:
    user = holder_of(province.planning, COORDINATOR)
    client.force_login(user)
    return user


@pytest.fixture
def regency_coordinator(province: Province) -> User:
    return holder_of(province.regency_office, COORDINATOR)


def make_deliverable(key: str, step: int = 1) -> StepDeliverable:
    deliverable: StepDeliverable = StepDeliverable.objects.create(
        step=StepFactory(number=step), key=key, name_id=key, name_en=key
    )
    return deliverable


def record(
    province: Province, deliverable: StepDeliverable, by: User, proof: Proof = LINK, **more: bool
) -> Delivery:
    return delivering.record(
        province.plan, deliverable, by, NOON, DAY, reached_on=DAY, proof=proof, **more
    )


# --- Deliverables ---------------------------------------------------------------------------------


def test_deliverable_is_recorded_with_who_and_when(
    province: Province, report: StepDeliverable, coordinator: User
) -> None:
    delivery = record(province, report, coordinator)
    assert (delivery.recorded_by, delivery.recorded_at, delivery.is_public) == (
        coordinator,
        NOON,
        False,
    )
    assert (delivery.released_by, delivery.released_at) == (None, None)


def test_deliverable_needs_evidence_of_some_kind(
    province: Province, report: StepDeliverable, coordinator: User
) -> None:
    decree = LegalInstrument.objects.create(kind="sk", number="1", year=2023, title="Tim")
    proofs = [LINK, Proof(instrument=decree), Proof(workshop=WorkshopFactory())]
    assert [record(province, report, coordinator, proof).pk for proof in proofs] == list(
        Delivery.objects.order_by("pk").values_list("pk", flat=True)
    )
    with pytest.raises(Refused) as refused:
        record(province, report, coordinator, Proof())
    assert (refused.value.code, Delivery.objects.count()) == ("proof_missing", 3)


WHO = [
    ("planning", COORDINATOR, True),
    ("regency_office", COORDINATOR, False),
    ("office", FOCAL, False),
    ("planning", HEAD, False),
    ("inspectorate", VERIFIER, False),
]


@pytest.mark.parametrize(("office", "role", "expected"), WHO)
def test_coordinator_of_the_region_records(
    office: str, role: str, expected: bool, province: Province, report: StepDeliverable
) -> None:
    user = holder_of(getattr(province, office), role)
    assert delivering.may_record(province.plan, user, DAY) == expected
    if not expected:
        with pytest.raises(Refused) as refused:
            record(province, report, user)
        assert (refused.value.code, Delivery.objects.count()) == ("not_to_deliver", 0)


def test_province_records_for_a_regency_only_by_delegation(
    province: Province, coordinator: User, regency_coordinator: User
) -> None:
    plan = province.regency_action.plan
    assert not delivering.may_record(plan, coordinator, DAY)
    post = Post.objects.get(agency=province.planning)
    terms = Terms(post, DAY, "094/12/2023", office=province.regency_office)
    only_one_office = delegating.delegate(plan, regency_coordinator, NOON, DAY, terms)
    assert not delivering.may_record(plan, coordinator, DAY)
    Delegation.objects.filter(pk=only_one_office.pk).update(office=None)
    assert delivering.may_record(plan, coordinator, DAY)


def test_release_keeps_who_ticked_first_and_when(
    province: Province, report: StepDeliverable, coordinator: User
) -> None:
    delivery = record(province, report, coordinator)
    delivering.release(delivery, coordinator, NOON, DAY)
    delivery.refresh_from_db()
    later = NOON + timedelta(days=1)
    delivering.release(delivery, coordinator, later, DAY)
    assert list(Delivery.objects.public().values_list("released_by", "released_at")) == [
        (coordinator.pk, NOON)
    ]


def test_withdrawn_deliverable_is_in_hand_no_more_and_stays_recorded(
    province: Province, report: StepDeliverable, coordinator: User
) -> None:
    delivery = record(province, report, coordinator, is_public=True)
    delivering.withdraw(delivery, coordinator, NOON, DAY)
    assert delivering.in_hand(province.plan)[0].number == 0
    assert Delivery.objects.public().count() == 0
    assert Delivery.objects.get().withdrawn_at == NOON


def send(client: Client, plan: str = "ntb-2023", **fields: object) -> int:
    address = reverse(NEW, args=[plan, "laporan"])
    usual = {"reached_on": "2023-06-12", "sentence": "Laporan disepakati."}
    return int(client.post(address, {**usual, **fields}).status_code)


def test_form_records_a_file_that_only_those_who_see_the_plan_get(
    province: Province,
    report: StepDeliverable,
    coordinator: User,
    client: Client,
    settings: Settings,
    tmp_path: Path,
) -> None:
    settings.MEDIA_ROOT = tmp_path
    assert send(client, file=SimpleUploadedFile("rahasia.pdf", b"%PDF-1.7 isi")) == 302
    delivery = Delivery.objects.get()
    assert (delivery.reached_on, delivery.sentence) == (date(2023, 6, 12), "Laporan disepakati.")
    assert "rahasia" not in delivery.file.name
    address = reverse("actions:delivery-file", args=["ntb-2023", delivery.pk])
    assert b"".join(client.get(address).streaming_content) == b"%PDF-1.7 isi"  # type: ignore[attr-defined]
    client.force_login(holder_of(AgencyFactory(region=RegionFactory(code="33")), COORDINATOR))
    assert client.get(address).status_code == 404


WRONG = [
    {"reached_on": "2999-01-01", "url": "https://example.org/"},
    {"reached_on": "", "url": "https://example.org/"},
    {"sentence": "", "url": "https://example.org/"},
    {},
    {"url": "javascript:alert(1)"},
    {"file": SimpleUploadedFile("x.pdf", b"<html>")},
]


@pytest.mark.parametrize("fields", WRONG)
def test_form_refuses_and_writes_nothing(
    fields: dict[str, object],
    province: Province,
    report: StepDeliverable,
    coordinator: User,
    client: Client,
) -> None:
    assert (send(client, **fields), Delivery.objects.count()) == (422, 0)


def test_empty_choices_are_said_in_words(
    province: Province, report: StepDeliverable, coordinator: User, client: Client
) -> None:
    with translation.override("en"):
        page = client.get(reverse(NEW, args=["ntb-2023", "laporan"])).text
    assert ("-----" in page, "No legal instrument" in page, "Without a workshop" in page) == (
        False,
        True,
        True,
    )


def test_focal_point_sees_deliverables_and_records_none(
    province: Province, report: StepDeliverable, coordinator: User, client: Client
) -> None:
    delivery = record(province, report, coordinator)
    client.force_login(holder_of(province.office, FOCAL))
    page = client.get(reverse(PAGE, args=["ntb-2023"]))
    assert (page.status_code, page.context["may_record"]) == (200, False)
    assert send(client, url="https://example.org/") == 404
    for deed in ("release", "withdraw"):
        address = reverse(f"actions:delivery-{deed}", args=["ntb-2023", delivery.pk])
        assert client.post(address).status_code == 404
    assert client.get(reverse(PAGE, args=["5203-2026"])).status_code == 404


def test_deliverable_of_another_plan_is_not_touched(
    province: Province, report: StepDeliverable, coordinator: User, client: Client
) -> None:
    other = delivering.record(
        province.regency_action.plan,
        report,
        holder_of(province.regency_office, COORDINATOR),
        NOON,
        DAY,
        reached_on=DAY,
        proof=LINK,
    )
    address = reverse("actions:delivery-withdraw", args=["ntb-2023", other.pk])
    assert client.post(address).status_code == 404
    assert Delivery.objects.standing().count() == 1


def count_queries(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


def test_deliverables_take_as_many_queries_for_three_as_for_one(
    province: Province, report: StepDeliverable, coordinator: User, client: Client
) -> None:
    address = reverse(PAGE, args=["ntb-2023"])
    record(province, report, coordinator)
    with_one = count_queries(client, address)
    for number in (2, 3):
        made = make_deliverable(f"hasil-{number}", number)
        record(province, made, coordinator, Proof(workshop=WorkshopFactory()))
    assert count_queries(client, address) == with_one
    assert with_one <= 15


# --- Delegations ----------------------------------------------------------------------------------


@pytest.fixture
def above(province: Province) -> Post:
    post: Post = PostFactory(agency=province.planning, role=COORDINATOR)
    return post


DELEGATORS = [
    ("regency_office", COORDINATOR, True),
    ("regency_office", HEAD, True),
    ("regency_office", FOCAL, False),
    ("planning", COORDINATOR, False),
]


@pytest.mark.parametrize(("office", "role", "expected"), DELEGATORS)
def test_regency_delegates(
    office: str, role: str, expected: bool, province: Province, above: Post
) -> None:
    plan = province.regency_action.plan
    PostFactory(agency=province.regency_office, role=COORDINATOR)
    user = holder_of(getattr(province, office), role)
    assert delegating.may_delegate(plan, user, DAY) == expected
    if not expected:
        with pytest.raises(Refused) as refused:
            delegating.delegate(plan, user, NOON, DAY, Terms(above, DAY, "1/2023"))
        assert (refused.value.code, Delegation.objects.count()) == ("not_to_delegate", 0)


def test_province_delegates_to_nobody(province: Province, coordinator: User) -> None:
    assert not delegating.may_delegate(province.plan, coordinator, DAY)


def test_only_a_coordinator_of_the_province_is_delegated_to(
    province: Province, above: Post, regency_coordinator: User
) -> None:
    plan, focal = province.regency_action.plan, province.action.owner
    with pytest.raises(Refused):
        delegating.delegate(plan, regency_coordinator, NOON, DAY, Terms(focal, DAY, "1/2023"))
    assert Delegation.objects.count() == 0


def test_delegation_opens_the_action_for_its_time(
    province: Province, above: Post, regency_coordinator: User, coordinator: User
) -> None:
    plan = province.regency_action.plan
    terms = Terms(above, DAY, "1/2023", ends_on=DAY + timedelta(days=2))
    delegation = delegating.delegate(plan, regency_coordinator, NOON, DAY, terms)

    def days() -> list[int]:
        return [
            ahead
            for ahead in range(-1, 5)
            if standing_of(
                province.regency_action, coordinator, None, DAY + timedelta(days=ahead)
            ).may_enter
        ]

    assert days() == [0, 1, 2]
    delegating.end(delegation, regency_coordinator, DAY + timedelta(days=1))
    assert days() == [0, 1]


def test_delegation_that_has_not_begun_is_removed(
    province: Province, above: Post, regency_coordinator: User
) -> None:
    plan = province.regency_action.plan
    terms = Terms(above, DAY + timedelta(days=1), "1/2023")
    delegating.end(
        delegating.delegate(plan, regency_coordinator, NOON, DAY, terms), regency_coordinator, DAY
    )
    assert Delegation.objects.count() == 0


def test_delegation_is_recorded_listed_and_ended_by_the_page(
    province: Province, above: Post, regency_coordinator: User, client: Client
) -> None:
    client.force_login(regency_coordinator)
    address = reverse(DELEGATIONS, args=["5203-2026"])
    today = timezone.localdate().isoformat()
    wrong = {"post": above.pk, "starts_on": today, "ends_on": "2020-01-01", "letter": "1/2023"}
    assert client.post(address, wrong).status_code == 422
    right = {**wrong, "ends_on": "", "office": province.regency_office.pk}
    assert client.post(address, right).status_code == 302
    delegation = Delegation.objects.get()
    assert (delegation.recorded_by, delegation.office, delegation.letter) == (
        regency_coordinator,
        province.regency_office,
        "1/2023",
    )
    client.post(reverse("actions:delegation-end", args=["5203-2026", delegation.pk]))
    assert Delegation.objects.get().ends_on == timezone.localdate()


def test_province_reads_delegations_and_changes_none(
    province: Province, above: Post, regency_coordinator: User, coordinator: User, client: Client
) -> None:
    plan = province.regency_action.plan
    terms = Terms(above, DAY, "1/2023")
    delegation = delegating.delegate(plan, regency_coordinator, NOON, DAY, terms)
    address = reverse(DELEGATIONS, args=[plan.key])
    page = client.get(address)
    assert (page.status_code, page.context["form"]) == (200, None)
    assert client.post(address, {"post": above.pk}).status_code == 404
    ending = reverse("actions:delegation-end", args=[plan.key, delegation.pk])
    assert client.post(ending).status_code == 404
    assert client.get(reverse(DELEGATIONS, args=[province.plan.key])).status_code == 404


def test_delegations_take_as_many_queries_for_three_as_for_one(
    province: Province, above: Post, regency_coordinator: User, client: Client
) -> None:
    plan = province.regency_action.plan
    client.force_login(regency_coordinator)
    address = reverse(DELEGATIONS, args=[plan.key])
    delegating.delegate(plan, regency_coordinator, NOON, DAY, Terms(above, DAY, "1/2023"))
    with_one = count_queries(client, address)
    for _ in range(2):
        delegating.delegate(plan, regency_coordinator, NOON, DAY, Terms(above, DAY, "1/2023"))
    assert count_queries(client, address) == with_one
    assert with_one <= 15
