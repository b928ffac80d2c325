"""One office speaks for another: by which letter or meeting, who filled it in, what follows."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission

from actionplan.models import Action, Delegation, LegalInstrument, Update
from actionplan.standing import posts_of, shares_mailbox
from actionplan.updating import Change, EvidenceInput, Refused, confirm_unchanged, record_update
from directory.models import Post, User
from tests.actionplan.people import (
    COORDINATOR,
    DAY,
    FOCAL,
    NOON,
    VERIFIER,
    Province,
    holder_of,
    make_province,
)
from tests.factories import PostFactory, TenureFactory, UserFactory

PROGRAMME = ("oversee_all_regions", "verify_for_programme")
LETTER = "Surat 050/12/Bappeda, 3 Maret 2023"


@pytest.fixture
def province(db: None) -> Province:
    return make_province()


@pytest.fixture
def coordinator(province: Province) -> User:
    return holder_of(province.planning, COORDINATOR)


def record(action: Action, by: User | None, change: Change, version: int = 1) -> Update:
    return record_update(action, by, "portal", NOON, change, version).update


def refusal_code(action: Action, by: User | None, change: Change, version: int = 1) -> str:
    with pytest.raises(Refused) as refused:
        record(action, by, change, version)
    return refused.value.code


@pytest.mark.parametrize("basis", ["", "   "])
def test_coordinator_names_a_letter_or_meeting(
    basis: str, province: Province, coordinator: User
) -> None:
    change = Change("in_progress", "Loket dibuka.", basis=basis)
    assert refusal_code(province.action, coordinator, change) == "basis_missing"
    assert Update.objects.count() == 0


def test_update_of_the_coordinator_says_for_whom(province: Province, coordinator: User) -> None:
    update = record(
        province.action, coordinator, Change("in_progress", "Dibuka.", basis=f" {LETTER} ")
    )
    assert update.on_behalf_of == province.office
    assert update.on_behalf_basis == LETTER
    assert update.post == Post.objects.get(agency=province.planning, role=COORDINATOR)


def test_own_office_speaks_for_itself_whatever_basis_is_sent(province: Province) -> None:
    focal = holder_of(province.office, FOCAL)
    update = record(province.action, focal, Change("in_progress", "Dibuka.", basis=LETTER))
    assert (update.on_behalf_of, update.on_behalf_basis) == (None, "")


def test_coordinator_of_the_own_office_is_no_stranger(
    province: Province, coordinator: User
) -> None:
    Action.objects.update(owner=Post.objects.get(agency=province.planning))
    province.action.refresh_from_db()
    update = record(province.action, coordinator, Change("in_progress", "Dibuka."))
    assert update.on_behalf_of is None


def test_province_enters_for_its_regency_only_while_delegated(
    province: Province, coordinator: User
) -> None:
    change = Change("in_progress", "Dibuka.", basis=LETTER)
    assert refusal_code(province.regency_action, coordinator, change) == "not_yours"
    given = Delegation.objects.create(
        plan=province.regency_action.plan,
        post=Post.objects.get(agency=province.planning),
        letter="SK Bupati 188/2023",
        starts_on=DAY - timedelta(days=2),
        ends_on=DAY,
        recorded_by=UserFactory(),
        recorded_at=NOON,
    )
    without_basis = Change("in_progress", "Dibuka.")
    assert refusal_code(province.regency_action, coordinator, without_basis) == "basis_missing"
    update = record(province.regency_action, coordinator, change)
    assert (update.on_behalf_of, update.on_behalf_basis) == (province.regency_office, LETTER)
    Delegation.objects.filter(pk=given.pk).update(ends_on=DAY - timedelta(days=1))
    assert refusal_code(province.regency_action, coordinator, change, 2) == "not_yours"


def test_no_change_yet_for_another_office_needs_the_basis_too(
    province: Province, coordinator: User
) -> None:
    with pytest.raises(Refused) as refused:
        confirm_unchanged(province.action, coordinator, "portal", NOON, 1)
    assert refused.value.code == "basis_missing"
    recorded = confirm_unchanged(province.action, coordinator, "portal", NOON, 1, basis=LETTER)
    assert recorded.update.on_behalf_of == province.office


def test_verifier_who_also_coordinates_enters_with_a_letter_and_checks_without(
    province: Province,
) -> None:
    both = holder_of(province.inspectorate, VERIFIER)
    TenureFactory(post=PostFactory(agency=province.planning, role=COORDINATOR), holder=both)
    told = Change("in_progress", "Dibuka.")
    assert refusal_code(province.action, both, told) == "basis_missing"
    Action.objects.update(status="reported_done")
    update = record(province.action, both, Change("verified"))
    assert (update.post.role, update.on_behalf_of) == (VERIFIER, None)


def programme() -> User:
    staff: User = UserFactory()
    staff.user_permissions.add(*Permission.objects.filter(codename__in=PROGRAMME))
    return User.objects.get(pk=staff.pk)


def test_programme_staff_verify_only_where_the_plan_allows(province: Province) -> None:
    Action.objects.update(status="reported_done")
    staff = programme()
    assert refusal_code(province.action, staff, Change("verified")) == "not_yours"
    province.plan.programme_verifies = True
    province.plan.save()
    update = record(province.action, staff, Change("verified", "Sudah dilihat."))
    assert (update.written_by, update.post, update.on_behalf_of) == (staff, None, None)


def test_ministry_that_sees_all_regions_verifies_nowhere(province: Province) -> None:
    province.plan.programme_verifies = True
    province.plan.save()
    Action.objects.update(status="reported_done")
    ministry: User = UserFactory()
    ministry.user_permissions.add(Permission.objects.get(codename="oversee_all_regions"))
    assert refusal_code(province.action, ministry, Change("verified", "Sesuai.")) == "not_yours"
    assert not Action.objects.to_check_by(User.objects.get(pk=ministry.pk), DAY).exists()


def test_programme_staff_who_coordinate_check_without_a_letter(
    province: Province, coordinator: User
) -> None:
    coordinator.user_permissions.add(*Permission.objects.filter(codename__in=PROGRAMME))
    province.plan.programme_verifies = True
    province.plan.save()
    Action.objects.update(status="reported_done")
    staff = User.objects.get(pk=coordinator.pk)
    update = record(province.action, staff, Change("in_progress", "Foto belum jelas."))
    assert (update.post, update.on_behalf_of) == (None, None)


def test_who_filled_it_in_is_kept(province: Province) -> None:
    change = Change("in_progress", "Ya.", post=province.action.owner, filled_in_by=" Contoh Sari ")
    assert record(province.action, None, change).filled_in_by == "Contoh Sari"


def test_mailbox_is_shared_where_nobody_or_its_own_account_signs_in(province: Province) -> None:
    focal = holder_of(province.office, FOCAL, email="dinas@example.org")
    posts = posts_of(focal, None, DAY)
    assert shares_mailbox(focal, posts) is False
    assert shares_mailbox(None, posts) is True
    Post.objects.filter(pk=posts[0].pk).update(mailbox="Dinas@example.org")
    assert shares_mailbox(focal, posts_of(focal, None, DAY)) is True


@pytest.mark.parametrize("status", ["planned", "in_progress", "blocked"])
def test_evidence_may_follow_while_the_action_is_open(status: str, province: Province) -> None:
    focal = holder_of(province.office, FOCAL)
    change = Change(status, "Jalan.", "Anggaran.", evidence_follows=True)
    assert record(province.action, focal, change).evidence_follows is True


@pytest.mark.parametrize("status", ["reported_done", "dropped"])
def test_evidence_may_not_follow_what_is_over(status: str, province: Province) -> None:
    focal = holder_of(province.office, FOCAL)
    proof = EvidenceInput("Daftar", "https://example.org/")
    change = Change(status, "Selesai.", evidence=proof, evidence_follows=True)
    assert refusal_code(province.action, focal, change) == "follows_not_done"


def test_promised_evidence_is_none_yet(province: Province) -> None:
    focal = holder_of(province.office, FOCAL)
    record(province.action, focal, Change("in_progress", "Jalan.", evidence_follows=True))
    done = Change("reported_done", "Selesai.")
    assert refusal_code(province.action, focal, done, 2) == "evidence_missing"


def test_legal_instrument_is_evidence(province: Province) -> None:
    focal = holder_of(province.office, FOCAL)
    decree = LegalInstrument.objects.create(kind="sk", number="188.4", year=2023, title="Tim GCM")
    proof = EvidenceInput(str(decree), instrument=decree)
    update = record(province.action, focal, Change("reported_done", "Ditetapkan.", evidence=proof))
    (kept,) = update.evidence.all()
    assert (kept.instrument, kept.url, bool(kept.file)) == (decree, "", False)
