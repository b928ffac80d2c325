"""The verbs that record what happened to an action."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile

from actionplan import updating
from actionplan.models import Action, Evidence, Update
from actionplan.updating import (
    Change,
    Conflict,
    EvidenceInput,
    Refused,
    confirm_unchanged,
    record_update,
)
from directory.models import User
from tests.actionplan.people import (
    COORDINATOR,
    DAY,
    FOCAL,
    NOON,
    OPERATOR,
    VERIFIER,
    Province,
    holder_of,
    make_province,
)

STARTED = Change(status="in_progress", sentence="Loket pertama dibuka.")
DONE = Change(
    status="reported_done",
    sentence="Sepuluh loket melayani.",
    evidence=EvidenceInput("Daftar loket", "https://example.org/loket"),
)


@pytest.fixture
def province(db: None) -> Province:
    return make_province()


@pytest.fixture
def focal(province: Province) -> User:
    return holder_of(province.office, FOCAL)


def record(province: Province, by: User | None, change: Change, version: int = 1) -> Action:
    return record_update(province.action, by, "portal", NOON, change, version).action


def refusal_code(province: Province, by: User | None, change: Change, version: int = 1) -> str:
    with pytest.raises(Refused) as refused:
        record(province, by, change, version)
    return refused.value.code


@pytest.mark.both
def test_update_changes_the_action_and_is_kept(province: Province, focal: User) -> None:
    recorded = record_update(province.action, focal, "link", NOON, STARTED, 1)
    update = recorded.update
    assert (recorded.action.status, recorded.action.version) == ("in_progress", 2)
    assert recorded.action.confirmed_on == DAY
    assert (update.status_before, update.status_after) == ("planned", "in_progress")
    assert (update.sentence, update.version, update.via) == ("Loket pertama dibuka.", 2, "link")
    assert (update.written_by, update.post) == (focal, province.action.owner)
    assert (update.written_at, update.cleared_at) == (NOON, NOON)


def test_each_update_takes_the_next_version(province: Province, focal: User) -> None:
    record(province, focal, STARTED, 1)
    record(province, focal, Change("in_progress", "Loket kedua dibuka."), 2)
    record(province, focal, DONE, 3)
    assert list(Update.objects.values_list("version", flat=True)) == [4, 3, 2]


@pytest.mark.both
def test_stale_version_is_a_conflict_that_shows_both(province: Province, focal: User) -> None:
    record(province, focal, STARTED, 1)
    with pytest.raises(Conflict) as conflict:
        record(province, focal, Change("in_progress", "Teks saya."), 1)
    assert conflict.value.current.version == 2
    assert conflict.value.latest is not None
    assert conflict.value.latest.sentence == "Loket pertama dibuka."
    assert Update.objects.count() == 1


def test_blocked_needs_what_blocks_and_keeps_it(province: Province, focal: User) -> None:
    assert refusal_code(province, focal, Change("blocked", "Macet.")) == "obstacle_missing"
    action = record(province, focal, Change("blocked", "", "Anggaran.", "Pergeseran."))
    assert (action.blocked_by, action.unblocked_by) == ("Anggaran.", "Pergeseran.")


def test_going_on_clears_what_blocked(province: Province, focal: User) -> None:
    record(province, focal, Change("blocked", "", "Anggaran.", "Pergeseran."))
    action = record(province, focal, Change("in_progress", "Jalan lagi.", "Anggaran."), 2)
    assert (action.blocked_by, action.unblocked_by) == ("", "")


def test_another_obstacle_is_news_enough(province: Province, focal: User) -> None:
    record(province, focal, Change("blocked", "", "Anggaran."))
    assert refusal_code(province, focal, Change("blocked", "", "Anggaran."), 2) == "nothing_said"
    assert record(province, focal, Change("blocked", "", "Pengadaan."), 2).version == 3


def test_reported_done_needs_sentence_and_evidence(province: Province, focal: User) -> None:
    bare = Change("reported_done")
    told = Change("reported_done", "Selesai.")
    assert refusal_code(province, focal, bare) == "sentence_missing"
    assert refusal_code(province, focal, told) == "evidence_missing"
    assert record(province, focal, DONE).status == "reported_done"


def test_evidence_given_earlier_counts(province: Province, focal: User) -> None:
    record(province, focal, Change("in_progress", "Jalan.", evidence=DONE.evidence))
    assert record(province, focal, Change("reported_done", "Selesai."), 2).version == 3


def test_blank_sentence_is_no_sentence(province: Province, focal: User) -> None:
    blank = Change("reported_done", "   ", evidence=DONE.evidence)
    assert refusal_code(province, focal, blank) == "sentence_missing"


def test_operator_enters_but_does_not_report(province: Province) -> None:
    operator = holder_of(province.office, OPERATOR)
    assert refusal_code(province, operator, DONE) == "operator"
    assert record(province, operator, STARTED).status == "in_progress"


def test_verified_only_by_a_verifier_of_another_agency(province: Province, focal: User) -> None:
    record(province, focal, DONE)
    checked = Change("verified", "Sudah diperiksa.")
    inside = holder_of(province.office, VERIFIER)
    coordinator = holder_of(province.planning, COORDINATOR)
    verifier = holder_of(province.inspectorate, VERIFIER)
    assert refusal_code(province, focal, checked, 2) == "four_eyes"
    assert refusal_code(province, coordinator, checked, 2) == "four_eyes"
    assert refusal_code(province, inside, checked, 2) == "not_yours"
    assert record(province, verifier, checked, 2).status == "verified"


def test_reporter_never_verifies_even_from_another_agency(province: Province, focal: User) -> None:
    record(province, focal, DONE)
    Update.objects.update(written_by=holder_of(province.inspectorate, VERIFIER))
    verifier = Update.objects.get().written_by
    assert refusal_code(province, verifier, Change("verified", "Ya."), 2) == "not_yours"


def test_verified_action_is_closed_for_its_office(province: Province, focal: User) -> None:
    Action.objects.update(status="verified")
    assert refusal_code(province, focal, Change("in_progress", "Lagi.")) == "not_from_here"


@pytest.mark.parametrize("office", ["other_office", "regency_office"])
def test_other_offices_may_not_update(office: str, province: Province) -> None:
    stranger = holder_of(getattr(province, office), FOCAL)
    assert refusal_code(province, stranger, STARTED) == "not_yours"
    assert Update.objects.count() == 0


def test_mailbox_of_the_post_updates_without_a_person(province: Province) -> None:
    change = Change("in_progress", "Lewat tautan.", post=province.action.owner)
    update = record_update(province.action, None, "link", NOON, change, 1).update
    assert (update.written_by, update.post) == (None, province.action.owner)


def test_nobody_at_all_may_not_update(province: Province) -> None:
    assert refusal_code(province, None, STARTED) == "not_yours"


def test_refused_evidence_is_not_kept(province: Province, focal: User) -> None:
    refusal_code(province, focal, Change("blocked", "Macet.", evidence=DONE.evidence))
    assert Evidence.objects.count() == 0


def test_evidence_is_internal_unless_ticked(province: Province, focal: User) -> None:
    record(province, focal, DONE)
    evidence = Evidence.objects.get()
    assert (evidence.title, evidence.url) == ("Daftar loket", "https://example.org/loket")
    assert evidence.is_public is False


def test_evidence_file_is_stored(
    province: Province, focal: User, settings: Any, tmp_path: Path
) -> None:
    settings.MEDIA_ROOT = tmp_path
    file = ContentFile(b"%PDF-1.7 isi", name="bukti.pdf")
    record(
        province, focal, Change("in_progress", "Jalan.", evidence=EvidenceInput("SK", file=file))
    )
    with Evidence.objects.get().file.open("rb") as stored:
        assert stored.read() == b"%PDF-1.7 isi"


@pytest.mark.both
def test_no_change_yet_confirms_and_keeps_the_status(province: Province, focal: User) -> None:
    Action.objects.update(status="blocked", blocked_by="Anggaran.", confirmed_on=date(2023, 1, 1))
    recorded = confirm_unchanged(province.action, focal, "portal", NOON, 1)
    assert (recorded.action.status, recorded.action.version) == ("blocked", 2)
    assert (recorded.action.blocked_by, recorded.action.confirmed_on) == ("Anggaran.", DAY)
    assert (recorded.update.status_before, recorded.update.status_after) == ("blocked", "blocked")
    assert recorded.update.sentence == ""


def test_no_change_yet_is_for_open_actions(province: Province, focal: User) -> None:
    Action.objects.update(status="reported_done")
    with pytest.raises(Refused) as refused:
        confirm_unchanged(province.action, focal, "portal", NOON, 1)
    assert refused.value.code == "not_from_here"


def test_no_change_yet_notices_another_update(province: Province, focal: User) -> None:
    record(province, focal, STARTED)
    with pytest.raises(Conflict):
        confirm_unchanged(province.action, focal, "portal", NOON, 1)


def test_confirmation_is_dated_in_the_zone_of_the_region(province: Province, focal: User) -> None:
    evening_utc = NOON + timedelta(hours=13)
    action = confirm_unchanged(province.action, focal, "portal", evening_utc, 1).action
    assert action.confirmed_on == date(2023, 10, 1)


def test_uncleared_status_is_not_yet_public(province: Province, focal: User) -> None:
    province.plan.clearance = "head"
    province.plan.save()
    action = record(province, focal, STARTED)
    assert (action.status, action.public_status) == ("in_progress", "planned")
    action = record(province, focal, DONE, 2)
    assert (action.status, action.public_status) == ("reported_done", "planned")
    assert list(Update.objects.public()) == []


def test_refusal_has_a_sentence_for_the_reader(province: Province, focal: User) -> None:
    with pytest.raises(Refused) as refused:
        record(province, focal, Change("reported_done", "Selesai."))
    assert "“" in refused.value.message


def test_writer_who_read_before_another_wrote_loses(province: Province, focal: User) -> None:
    """Both have read version 1; only the conditional update tells them apart."""
    read_before = updating._read(province.action.pk)
    record(province, focal, STARTED)
    with pytest.raises(Conflict):
        updating._write(read_before, focal, "portal", NOON, DONE)
    assert Update.objects.get().sentence == "Loket pertama dibuka."
    assert Action.objects.get(pk=province.action.pk).version == 2
    assert Evidence.objects.count() == 0
