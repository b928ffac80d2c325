"""An update is taken back within a day, by who wrote it, and nothing of it stays on show."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation

from actionplan import clearing, history, releasing
from actionplan.importing.leaving import records
from actionplan.models import Action, ActionPlan, Evidence, Update
from actionplan.overseeing import trend
from actionplan.querysets import ActionQuerySet
from actionplan.rules import Refusal
from actionplan.standing import standing_of
from actionplan.stats import latest_news, rows_of, story_of
from actionplan.taking_back import refusal_to_take_back, take_back, undone_since
from actionplan.updating import (
    Change,
    Conflict,
    EvidenceInput,
    Refused,
    confirm_unchanged,
    record_update,
)
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

pytestmark = [pytest.mark.django_db, pytest.mark.both]
SOON, LATE = NOON + timedelta(hours=2), NOON + timedelta(hours=24, seconds=1)
PROOF = EvidenceInput("Foto", url="https://example.org/foto", is_public=True)
SECRET = "Rahasia yang salah kirim."


@pytest.fixture
def province() -> Province:
    return make_province()


@pytest.fixture
def focal(province: Province) -> User:
    return holder_of(province.office, FOCAL)


def now_of(province: Province) -> Action:
    related = ("plan__region", "owner__agency", "step")
    action: Action = Action.objects.select_related(*related).get(pk=province.action.pk)
    return action


def say(
    province: Province, by: User | None, status: str, moment: Any = NOON, **more: Any
) -> Update:
    change = Change(status, **{"sentence": SECRET, **more})
    action = now_of(province)
    return record_update(action, by, "portal", moment, change, action.version).update


def undo(update: Update, by: User | None, moment: Any = SOON, post: Post | None = None) -> Update:
    return take_back(Update.objects.get(pk=update.pk), by, post, "link", moment).update


def refusal(update: Update, by: User | None, moment: Any = SOON) -> Refusal:
    with pytest.raises(Refused) as refused:
        undo(update, by, moment)
    return refused.value.refusal


def facts(action: Action) -> tuple[Any, ...]:
    said = (action.status, action.blocked_by, action.unblocked_by, action.confirmed_on)
    return (*said, action.cleared_status)


def test_action_stands_as_before_and_the_history_grows(province: Province, focal: User) -> None:
    before = facts(now_of(province))
    update = say(province, focal, "blocked", blocked_by="Listrik padam.", unblocked_by="Genset.")
    undoing = undo(update, focal)
    assert facts(now_of(province)) == before
    assert (undoing.takes_back, undoing.version, now_of(province).version) == (update, 3, 3)
    assert (undoing.status_before, undoing.status_after) == ("blocked", "planned")
    assert (undoing.written_by, undoing.post, undoing.via) == (focal, update.post, "link")


def test_what_blocked_before_comes_back(province: Province, focal: User) -> None:
    say(
        province, focal, "blocked", NOON - timedelta(days=9), blocked_by="Izin.", unblocked_by="SK."
    )
    before = facts(now_of(province))
    undo(say(province, focal, "in_progress"), focal)
    assert facts(now_of(province)) == before
    assert before == ("blocked", "Izin.", "SK.", DAY - timedelta(days=9), "")


def test_confirmation_is_taken_back_too(province: Province, focal: User) -> None:
    action = now_of(province)
    update = confirm_unchanged(action, focal, "link", NOON, 1).update
    assert now_of(province).confirmed_on == DAY
    undo(update, focal)
    assert now_of(province).confirmed_on == date(2023, 9, 1)


def test_again_changes_nothing_more(province: Province, focal: User) -> None:
    update = say(province, focal, "in_progress")
    first, again = undo(update, focal), undo(update, focal)
    assert first == again
    assert Update.objects.count() == 2


def test_a_day_is_a_day(province: Province, focal: User) -> None:
    update = say(province, focal, "in_progress")
    assert refusal(update, focal, LATE) == Refusal.TOO_LATE_TO_TAKE_BACK
    undo(update, focal, NOON + timedelta(hours=24))
    assert now_of(province).status == "planned"


def test_only_who_wrote_it(province: Province, focal: User) -> None:
    update = say(province, focal, "in_progress")
    colleague = holder_of(province.office, HEAD)
    coordinator = holder_of(province.planning, COORDINATOR)
    for somebody in (colleague, coordinator, None):
        assert refusal(update, somebody) == Refusal.NOT_YOUR_UPDATE
    assert now_of(province).status == "in_progress"


def test_only_while_the_writer_has_a_say(province: Province, focal: User) -> None:
    update = say(province, focal, "in_progress")
    focal.is_active = False
    focal.save()
    assert refusal(update, focal) == Refusal.NOT_YOURS


def test_mailbox_takes_back_what_came_through_it(province: Province, focal: User) -> None:
    post, other = Post.objects.get(agency=province.office), province.other_action.owner
    change = Change("in_progress", "Rapat.", post=post)
    update = record_update(now_of(province), None, "link", NOON, change, 1).update
    with pytest.raises(Refused):
        undo(update, None, post=other)
    assert refusal(update, focal) == Refusal.NOT_YOUR_UPDATE
    undo(update, None, post=post)
    assert now_of(province).status == "planned"


def test_newer_update_stays(province: Province, focal: User) -> None:
    update = say(province, focal, "in_progress")
    say(province, holder_of(province.office, HEAD), "in_progress", SOON)
    assert refusal(update, focal) == Refusal.NEWER_UPDATE


def test_faster_writer_is_a_conflict(
    province: Province, focal: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between the look and the row: here somebody writes while the row is waited for."""
    update = Update.objects.select_related("action__plan__region").get(
        pk=say(province, focal, "in_progress").pk
    )
    waiting = ActionQuerySet.select_for_update

    def wait(*args: Any, **kwargs: Any) -> Any:
        monkeypatch.undo()
        say(province, holder_of(province.office, HEAD), "in_progress", SOON)
        return waiting(*args, **kwargs)

    monkeypatch.setattr(ActionQuerySet, "select_for_update", wait)
    with pytest.raises(Conflict) as conflict:
        take_back(update, focal, None, "portal", SOON)
    assert conflict.value.current.version == 3
    assert Update.objects.filter(takes_back__isnull=False).count() == 0


def test_verifier_undoes_a_check_and_may_check_again(province: Province, focal: User) -> None:
    say(province, focal, "reported_done", NOON - timedelta(days=2), evidence=PROOF)
    verifier = holder_of(province.inspectorate, VERIFIER)
    report = Update.objects.get()
    check = say(province, verifier, "verified")
    assert refusal(report, focal) == Refusal.TOO_LATE_TO_TAKE_BACK
    undo(check, verifier)
    action = now_of(province)
    assert (action.status, standing_of(action, verifier, None, DAY).may_verify) == (
        "reported_done",
        True,
    )
    say(province, verifier, "verified", SOON)


def test_report_that_was_verified_stays(province: Province, focal: User) -> None:
    report = say(province, focal, "reported_done", evidence=PROOF)
    say(province, holder_of(province.inspectorate, VERIFIER), "verified", SOON)
    assert refusal(report, focal) == Refusal.NEWER_UPDATE


def test_evidence_of_what_was_taken_back_proves_nothing(province: Province, focal: User) -> None:
    undo(say(province, focal, "reported_done", evidence=PROOF), focal)
    piece = Evidence.objects.get()
    assert (piece.is_public, piece.released_by, piece.released_at) == (False, focal, SOON)
    assert Evidence.objects.public().count() == 0
    with pytest.raises(Refused) as refused:
        say(province, focal, "reported_done", SOON)
    assert refused.value.refusal == Refusal.EVIDENCE_MISSING
    coordinator = holder_of(province.planning, COORDINATOR)
    for somebody in (focal, coordinator):
        with pytest.raises(Refused) as refused:
            releasing.release(piece, somebody, SOON)
        assert refused.value.refusal == Refusal.NOT_TO_RELEASE


def test_photo_does_not_join_what_was_taken_back(province: Province, focal: User) -> None:
    undo(say(province, focal, "in_progress"), focal)
    with pytest.raises(Refused) as refused:
        releasing.add_evidence(now_of(province), focal, SOON, PROOF)
    assert refused.value.refusal == Refusal.NO_RECENT_UPDATE


def test_update_for_another_office_names_its_letter_again(province: Province) -> None:
    coordinator = holder_of(province.planning, COORDINATOR)
    undoing = undo(say(province, coordinator, "in_progress", basis="Surat 12"), coordinator)
    assert (undoing.on_behalf_of, undoing.on_behalf_basis) == (province.office, "Surat 12")


def test_facts_and_lists_are_not_taken_back_here(province: Province, focal: User) -> None:
    update = say(province, focal, "in_progress")
    Update.objects.update(via="import")
    assert refusal(update, focal) == Refusal.NOT_TO_TAKE_BACK
    changes = [{"field": "due_on", "before": "", "after": "2023-12-31"}]
    Update.objects.update(via="portal", changes=changes)
    assert refusal(update, focal) == Refusal.NOT_TO_TAKE_BACK


def test_unknown_obstacle_cannot_come_back(province: Province, focal: User) -> None:
    """Written before obstacles were kept with the update."""
    update = say(province, focal, "in_progress")
    Update.objects.update(status_before="blocked", changes=[])
    assert refusal(update, focal) == Refusal.NOT_TO_TAKE_BACK


def test_taking_back_is_not_taken_back(province: Province, focal: User) -> None:
    undoing = undo(say(province, focal, "in_progress"), focal)
    assert refusal(undoing, focal, SOON) == Refusal.NOT_TO_TAKE_BACK


class TestClearance:
    @pytest.fixture(autouse=True)
    def asks(self, province: Province) -> None:
        ActionPlan.objects.update(clearance="coordinator")

    def test_what_waits_waits_no_more(self, province: Province, focal: User) -> None:
        coordinator = holder_of(province.planning, COORDINATOR)
        update = say(province, focal, "in_progress")
        assert list(clearing.waiting_for(coordinator, DAY)) == [update]
        undo(update, focal)
        assert list(clearing.waiting_for(coordinator, DAY)) == []
        assert Action.objects.to_clear_by(coordinator, DAY).count() == 0
        assert clearing.clearance_of(now_of(province), may_clear=True).waiting == 0
        assert clearing.clear([update.pk], coordinator, SOON).done == ()
        assert now_of(province).cleared_status == ""
        assert story_of(now_of(province)).updates == []

    def test_what_somebody_cleared_stays(self, province: Province, focal: User) -> None:
        update = say(province, focal, "in_progress")
        clearing.clear([update.pk], holder_of(province.planning, COORDINATOR), SOON)
        assert refusal(update, focal) == Refusal.CLEARED_BY_SOMEBODY

    def test_what_waited_before_still_waits(self, province: Province, focal: User) -> None:
        coordinator = holder_of(province.planning, COORDINATOR)
        earlier = say(province, focal, "in_progress", NOON - timedelta(days=2))
        undo(say(province, focal, "blocked", blocked_by="Izin."), focal)
        action = now_of(province)
        assert (action.status, action.cleared_status) == ("in_progress", "planned")
        clearing.clear([earlier.pk], coordinator, SOON)
        assert now_of(province).cleared_status == ""


def test_no_reader_shows_it_as_current(province: Province, focal: User) -> None:
    undo(say(province, focal, "in_progress", evidence=PROOF), focal)
    action = now_of(province)
    assert latest_news(10) == []
    (row,) = rows_of([action], DAY)
    assert (row.status, row.updated_on, row.evidence) == ("planned", None, 0)
    exported = next(one for one in records("ntb-2023") if one.reference == "NTB-2023-001")
    assert (exported.sentence, exported.evidence) == ("", [])
    assert [month.updates for month in trend(None, None, DAY)][-1] == 0


def test_public_reads_only_that_it_was_there(province: Province, focal: User) -> None:
    undo(say(province, focal, "in_progress", evidence=PROOF), focal)
    story = story_of(now_of(province))
    (told,) = story.updates
    assert (told.is_taken_back, told.told_on, told.sentence, told.by) == (True, DAY, "", "")
    assert (told.status, told.proofs, story.proofs) == ("", [], [])


@pytest.mark.parametrize("language", ["id", "en"])
def test_public_page_says_it_in_a_sentence(
    province: Province, focal: User, client: Client, language: str
) -> None:
    undo(say(province, focal, "in_progress", evidence=PROOF), focal)
    page = client.get(f"/{language}/actions/NTB-2023-001/").content.decode()
    sentence = {"en": "An update of 30 September 2023 was taken back."}
    assert SECRET not in page
    assert "example.org/foto" not in page
    assert page.count(sentence["en"]) == (2 if language == "en" else 0)


def test_public_story_goes_on_from_where_it_stood(province: Province, focal: User) -> None:
    undo(say(province, focal, "in_progress"), focal)
    confirm_unchanged(now_of(province), focal, "portal", SOON, 3)
    newest, undone = story_of(now_of(province)).updates
    assert (newest.status, newest.is_taken_back, undone.is_taken_back) == ("", False, True)


def test_officials_read_both(province: Province, focal: User) -> None:
    undo(say(province, focal, "blocked", blocked_by="Izin."), focal)
    with translation.override("en"):
        undoing, undone = history.full_lines(now_of(province))
    assert undoing.title == "Taken back: the update of 30 September 2023, 11.00 WIB"
    assert (undone.title, undone.text) == ("From “Planned” to “Blocked”", SECRET)
    assert (undoing.is_taken_back, undone.is_taken_back) == (False, True)
    assert [(each.label, each.before, each.after) for each in undone.changes] == [
        ("What blocks", "", "Izin.")
    ]


def test_next_digest_hears_of_it(province: Province, focal: User) -> None:
    update = say(province, focal, "in_progress")
    undo(update, focal)
    posts = [update.post_id or 0]
    with translation.override("en"):
        told = undone_since(posts, SOON - timedelta(seconds=1))
    assert told == ("Your update of 30 September 2023 on NTB-2023-001 was taken back.",)
    assert undone_since(posts, SOON) == ()
    assert undone_since(posts, None) == ()
    assert undone_since([province.other_action.owner_id], NOON) == ()


def test_question_is_answered_without_writing(
    province: Province, focal: User, django_assert_max_num_queries: Any
) -> None:
    update = Update.objects.select_related("action__plan__region", "action__owner__agency").get(
        pk=say(province, focal, "in_progress").pk
    )
    with django_assert_max_num_queries(4):
        assert refusal_to_take_back(update, focal, None, SOON) is None


class TestPortal:
    def url(self, name: str) -> str:
        with translation.override("en"):
            return reverse(f"actions:{name}", args=["NTB-2023-001"])

    def test_own_update_is_undone_by_a_button(
        self, province: Province, focal: User, client: Client
    ) -> None:
        client.force_login(focal)
        update = say(province, focal, "in_progress", timezone.now())
        page = client.get(self.url("action-detail")).content.decode()
        assert f'action="{self.url("action-take-back")}"' in page
        client.post(self.url("action-take-back"), {"version": update.version})
        page = client.get(self.url("action-detail")).content.decode()
        assert now_of(province).status == "planned"
        assert "The update was taken back. The action stands as before." in page
        assert f'action="{self.url("action-take-back")}"' not in page

    def test_update_of_a_colleague_has_no_button(
        self, province: Province, focal: User, client: Client
    ) -> None:
        client.force_login(focal)
        update = say(province, holder_of(province.office, HEAD), "in_progress", timezone.now())
        page = client.get(self.url("action-detail")).content.decode()
        assert f'action="{self.url("action-take-back")}"' not in page
        answer = client.post(self.url("action-take-back"), {"version": update.version}, follow=True)
        assert str(Refusal.NOT_YOUR_UPDATE.label) in answer.content.decode()
        assert now_of(province).status == "in_progress"

    @pytest.mark.parametrize("version", ["", "1", "9", "x"])
    def test_version_without_an_update_is_not_found(
        self, province: Province, focal: User, client: Client, version: str
    ) -> None:
        client.force_login(focal)
        say(province, focal, "in_progress", timezone.now())
        answer = client.post(self.url("action-take-back"), {"version": version})
        assert answer.status_code == 404
