"""What becomes public, when, and who agreed to it."""

from datetime import UTC, datetime, timedelta

import pytest

from actionplan import clearing
from actionplan.models import Action, ActionPlan, Update
from actionplan.updating import Change, EvidenceInput, Refused, record_update
from directory.models import Post, User
from tests.actionplan.people import (
    COORDINATOR,
    FOCAL,
    HEAD,
    NOON,
    Province,
    holder_of,
    make_province,
)

LATER = NOON + timedelta(hours=2)
PROOF = EvidenceInput("Daftar", "https://example.org/", is_public=True)


@pytest.fixture
def province(db: None) -> Province:
    province = make_province()
    ActionPlan.objects.update(clearance="head")
    for action in (province.action, province.other_action, province.regency_action):
        action.refresh_from_db()
    return province


@pytest.fixture
def focal(province: Province) -> User:
    return holder_of(province.office, FOCAL)


@pytest.fixture
def head(province: Province) -> User:
    return holder_of(province.office, HEAD)


def say(by: User, action: Action, status: str, sentence: str, **more: str) -> Update:
    version = Action.objects.values_list("version", flat=True).get(pk=action.pk)
    proof = PROOF if status == "reported_done" else None
    change = Change(status, sentence, evidence=proof, **more)
    return record_update(action, by, "portal", NOON, change, version).update


def shown(action: Action) -> tuple[str, str]:
    """The status kept back (empty when nothing is) and the one the public sees."""
    found = Action.objects.get(pk=action.pk)
    return found.cleared_status, str(found.public_status)


def public_sentences() -> list[str]:
    return list(Update.objects.public().order_by("version").values_list("sentence", flat=True))


@pytest.mark.both
def test_cleared_update_is_public_with_who_and_when(
    province: Province, focal: User, head: User
) -> None:
    update = say(focal, province.action, "in_progress", "Dibuka.")
    assert (shown(province.action), public_sentences()) == (("planned", "planned"), [])
    assert clearing.clear([update.pk], head, LATER) == clearing.Cleared((update.pk,), ())
    assert (shown(province.action), public_sentences()) == (("", "in_progress"), ["Dibuka."])
    update.refresh_from_db()
    assert (update.cleared_by, update.cleared_at) == (head, LATER)


def test_clearing_again_changes_nothing(province: Province, focal: User, head: User) -> None:
    update = say(focal, province.action, "in_progress", "Dibuka.")
    clearing.clear([update.pk], head, LATER)
    again = clearing.clear([update.pk, update.pk], head, LATER + timedelta(hours=1))
    assert again == clearing.Cleared((), (update.pk,))
    assert Update.objects.values_list("cleared_at", flat=True).get() == LATER


@pytest.mark.both
def test_later_update_that_waits_keeps_the_status_shown(
    province: Province, focal: User, head: User
) -> None:
    first = say(focal, province.action, "in_progress", "Dibuka.")
    second = say(focal, province.action, "reported_done", "Selesai.")
    clearing.clear([first.pk], head, LATER)
    assert shown(province.action) == ("in_progress", "in_progress")
    clearing.clear([second.pk], head, LATER)
    assert shown(province.action) == ("", "reported_done")


@pytest.mark.both
def test_update_cleared_out_of_order_shows_the_newest(
    province: Province, focal: User, head: User
) -> None:
    first = say(focal, province.action, "in_progress", "Dibuka.")
    second = say(focal, province.action, "reported_done", "Selesai.")
    clearing.clear([second.pk], head, LATER)
    assert (shown(province.action), public_sentences()) == (("", "reported_done"), ["Selesai."])
    clearing.clear([first.pk], head, LATER)
    assert shown(province.action) == ("", "reported_done")
    assert public_sentences() == ["Dibuka.", "Selesai."]


def test_same_status_with_new_words_still_waits(
    province: Province, focal: User, head: User
) -> None:
    """Else the page would show what blocks in words nobody has agreed to."""
    first = say(focal, province.action, "blocked", "Macet.", blocked_by="Anggaran.")
    clearing.clear([first.pk], head, LATER)
    say(focal, province.action, "blocked", "Masih.", blocked_by="Rahasia.")
    assert shown(province.action) == ("blocked", "blocked")


@pytest.mark.both
def test_declined_update_stays_inside_with_the_reason(
    province: Province, focal: User, head: User
) -> None:
    update = say(focal, province.action, "in_progress", "Dibuka.")
    declined = clearing.decline(update.pk, head, LATER, "  Sebut desanya.  ")
    assert (declined.is_new, declined.update.declined_why) == (True, "Sebut desanya.")
    assert (declined.update.declined_by, declined.update.declined_at) == (head, LATER)
    assert shown(province.action) == ("planned", "planned")
    assert public_sentences() == []
    assert Action.objects.get(pk=province.action.pk).status == "in_progress"


def test_after_a_declined_update_the_next_cleared_one_catches_up(
    province: Province, focal: User, head: User
) -> None:
    first = say(focal, province.action, "in_progress", "Kurang jelas.")
    clearing.decline(first.pk, head, LATER, "Kurang jelas.")
    second = say(focal, province.action, "in_progress", "Loket Desa Contoh dibuka.")
    clearing.clear([second.pk], head, LATER)
    assert shown(province.action) == ("", "in_progress")
    assert public_sentences() == ["Loket Desa Contoh dibuka."]


def test_declined_is_not_cleared_afterwards_nor_cleared_declined(
    province: Province, focal: User, head: User
) -> None:
    first = say(focal, province.action, "in_progress", "Satu.")
    second = say(focal, province.action, "in_progress", "Dua.")
    clearing.decline(first.pk, head, LATER, "Tidak.")
    clearing.clear([first.pk, second.pk], head, LATER)
    assert public_sentences() == ["Dua."]
    with pytest.raises(Refused) as refused:
        clearing.decline(second.pk, head, LATER, "Tidak.")
    assert refused.value.code == "not_to_clear"


def test_declining_twice_keeps_the_first_reason(
    province: Province, focal: User, head: User
) -> None:
    update = say(focal, province.action, "in_progress", "Dibuka.")
    clearing.decline(update.pk, head, LATER, "Sebut desanya.")
    assert clearing.decline(update.pk, head, LATER, "Lain.").is_new is False
    assert Update.objects.values_list("declined_why", flat=True).get() == "Sebut desanya."


@pytest.mark.parametrize("why", ["", "  "])
def test_declining_needs_a_reason(why: str, province: Province, focal: User, head: User) -> None:
    update = say(focal, province.action, "in_progress", "Dibuka.")
    with pytest.raises(Refused) as refused:
        clearing.decline(update.pk, head, LATER, why)
    assert refused.value.code == "why_missing"


def test_evidence_follows_its_update_out(province: Province, focal: User, head: User) -> None:
    update = say(focal, province.action, "reported_done", "Selesai.")
    evidence = update.evidence.get()
    assert list(type(evidence).objects.public()) == []
    clearing.clear([update.pk], head, LATER)
    assert list(type(evidence).objects.public()) == [evidence]


def test_only_selected_rows_are_cleared(province: Province, focal: User, head: User) -> None:
    kept, chosen = (say(focal, province.action, "in_progress", text) for text in ("A.", "B."))
    clearing.clear([chosen.pk], head, LATER)
    assert list(Update.objects.awaiting_clearance()) == [kept]


# Who may clear an update of the office: by the head, by the coordinator, and of a plan that asks
# for clearance no more.
WHO = {
    ("office", HEAD): (True, False, False),
    ("office", FOCAL): (False, False, False),
    ("other_office", HEAD): (False, False, False),
    ("planning", COORDINATOR): (False, True, True),
    ("regency_office", COORDINATOR): (False, False, False),
}


@pytest.mark.parametrize("clearance", [0, 1, 2], ids=["head", "coordinator", "none"])
@pytest.mark.parametrize("person", WHO)
def test_who_may_clear_by_plan(
    person: tuple[str, str], clearance: int, province: Province, focal: User
) -> None:
    update = say(focal, province.action, "in_progress", "Dibuka.")
    ActionPlan.objects.update(clearance=["head", "coordinator", "none"][clearance])
    is_focal = person == ("office", FOCAL)
    user = focal if is_focal else holder_of(getattr(province, person[0]), person[1])
    done = clearing.clear([update.pk], user, LATER).done
    assert done == ((update.pk,) if WHO[person][clearance] else ())
    assert len(public_sentences()) == len(done)


def test_province_does_not_clear_for_its_regency(province: Province) -> None:
    below = holder_of(province.regency_office, FOCAL)
    update = say(below, province.regency_action, "in_progress", "Dibuka.")
    ActionPlan.objects.update(clearance="coordinator")
    above = holder_of(province.planning, COORDINATOR)
    assert clearing.clear([update.pk], above, LATER).left == (update.pk,)


def test_plan_that_asks_no_more_keeps_what_waited_until_it_is_cleared(
    province: Province, focal: User
) -> None:
    say(focal, province.action, "in_progress", "Menunggu.")
    ActionPlan.objects.update(clearance="none")
    say(focal, province.action, "in_progress", "Langsung.")
    assert public_sentences() == ["Langsung."]
    assert shown(province.action) == ("", "in_progress")


def test_tenure_that_began_this_morning_by_the_clock_of_the_region_counts(
    province: Province, focal: User
) -> None:
    update = say(focal, province.action, "in_progress", "Dibuka.")
    head = holder_of(province.office, HEAD)
    evening_utc = datetime(2022, 12, 31, 17, 0, tzinfo=UTC)  # 1 January in Mataram
    assert clearing.clear([update.pk], head, evening_utc).done == (update.pk,)


def test_page_of_an_action_reads_what_waits_and_what_was_declined(
    province: Province, focal: User, head: User
) -> None:
    first = say(focal, province.action, "in_progress", "A.")
    assert clearing.clearance_of(province.action, may_clear=True) == clearing.Clearance(
        1, is_mine=True, asks_head=True, declined=None
    )
    clearing.decline(first.pk, head, LATER, "Tidak.")
    read = clearing.clearance_of(province.action, may_clear=False)
    assert (read.waiting, read.is_mine, read.declined) == (0, False, first)


def test_list_of_what_waits_begins_with_the_oldest(
    province: Province, focal: User, head: User
) -> None:
    first = say(focal, province.action, "in_progress", "A.")
    second = say(focal, province.action, "in_progress", "B.")
    day = LATER.date()
    assert list(clearing.waiting_for(head, day)) == [first, second]
    assert list(clearing.waiting_for(focal, day)) == []
    assert Post.objects.filter(role=HEAD).count() == 1
