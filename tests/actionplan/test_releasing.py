"""Evidence after its update: a photo that follows, and the tick that makes it public."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile

from actionplan import clearing, releasing
from actionplan.models import Action, ActionPlan, Evidence, Update
from actionplan.updating import Change, EvidenceInput, Refused, record_update
from directory.models import Tenure, User
from tests.actionplan.people import (
    COORDINATOR,
    FOCAL,
    HEAD,
    NOON,
    VERIFIER,
    Province,
    holder_of,
    make_province,
)

SOON = NOON + timedelta(minutes=2)


@pytest.fixture
def province(db: None, settings: Any, tmp_path: Path) -> Province:
    settings.MEDIA_ROOT = tmp_path
    return make_province()


@pytest.fixture
def focal(province: Province) -> User:
    return holder_of(province.office, FOCAL)


def say(action: Action, by: User | None, version: int = 1, **change: Any) -> Update:
    told = Change("in_progress", "Dibuka.", **change)
    return record_update(action, by, "link", NOON, told, version).update


def photo(name: str = "a" * 32 + ".jpg", is_public: bool = False) -> EvidenceInput:
    return EvidenceInput("Foto", file=ContentFile(b"isi", name=name), is_public=is_public)


def test_photo_joins_the_writers_own_newest_update(province: Province, focal: User) -> None:
    say(province.action, focal)
    update = say(province.action, focal, 2)
    added = releasing.add_evidence(province.action, focal, SOON, photo())
    assert (added.is_new, added.evidence.update, added.evidence.is_public) == (True, update, False)
    assert Action.objects.get(pk=province.action.pk).version == 3


def test_upload_that_is_sent_again_counts_once(province: Province, focal: User) -> None:
    say(province.action, focal)
    first = releasing.add_evidence(province.action, focal, SOON, photo())
    second = releasing.add_evidence(province.action, focal, SOON, photo())
    assert (second.is_new, second.evidence) == (False, first.evidence)
    releasing.add_evidence(province.action, focal, SOON, photo("b" * 32 + ".jpg"))
    assert Evidence.objects.count() == 2


def test_update_holds_ten_pieces_and_says_so(province: Province, focal: User) -> None:
    say(province.action, focal)
    names = [f"{letter * 32}.jpg" for letter in "0123456789a"]
    for name in names[:10]:
        releasing.add_evidence(province.action, focal, SOON, photo(name))
    with pytest.raises(Refused, match="enough_pieces"):
        releasing.add_evidence(province.action, focal, SOON, photo(names[10]))
    assert not releasing.add_evidence(province.action, focal, SOON, photo(names[0])).is_new
    assert Evidence.objects.count() == 10


def no_photo(province: Province, by: User | None, when: Any = SOON) -> str:
    with pytest.raises(Refused) as refused:
        releasing.add_evidence(province.action, by, when, photo(), province.action.owner)
    assert Evidence.objects.count() == 0
    return refused.value.code


def test_photo_needs_an_update_of_ones_own(province: Province, focal: User) -> None:
    say(province.action, holder_of(province.office, HEAD))
    assert no_photo(province, focal) == "no_recent_update"


def test_photo_comes_within_a_day(province: Province, focal: User) -> None:
    say(province.action, focal)
    assert no_photo(province, focal, NOON + timedelta(hours=24)) == "no_recent_update"


def test_photo_of_somebody_whose_tenure_ended_is_refused(province: Province, focal: User) -> None:
    say(province.action, focal)
    Tenure.objects.update(ends_on=NOON.date() - timedelta(days=1))
    assert no_photo(province, focal) == "not_yours"


def test_mailbox_adds_to_what_came_through_it(province: Province, focal: User) -> None:
    say(province.action, focal)
    assert no_photo(province, None) == "no_recent_update"
    update = say(province.action, None, 2, post=province.action.owner)
    added = releasing.add_evidence(province.action, None, SOON, photo(), province.action.owner)
    assert added.evidence.update == update


def test_photo_of_a_cleared_update_stays_internal(province: Province, focal: User) -> None:
    ActionPlan.objects.update(clearance="head")
    update = say(province.action, focal)
    clearing.clear([update.pk], holder_of(province.office, HEAD), NOON)
    province.action.refresh_from_db()
    action = Action.objects.select_related("plan").get(pk=province.action.pk)
    added = releasing.add_evidence(action, focal, SOON, photo(is_public=True))
    assert added.evidence.is_public is False


def test_ticked_photo_of_an_update_that_waits_is_public_once_cleared(
    province: Province, focal: User
) -> None:
    ActionPlan.objects.update(clearance="head")
    update = say(province.action, focal)
    action = Action.objects.select_related("plan").get(pk=province.action.pk)
    added = releasing.add_evidence(action, focal, SOON, photo(is_public=True))
    assert list(Evidence.objects.public()) == []
    clearing.clear([update.pk], holder_of(province.office, HEAD), SOON)
    assert list(Evidence.objects.public()) == [added.evidence]


def evidence_of(province: Province, by: User, is_public: bool = False) -> Evidence:
    proof = EvidenceInput("Daftar", "https://example.org/", is_public=is_public)
    return say(province.action, by, evidence=proof).evidence.get()


@pytest.mark.both
def test_tick_is_kept_with_who_and_when(province: Province, focal: User) -> None:
    evidence = evidence_of(province, focal)
    assert releasing.release(evidence, focal, SOON) is True
    evidence.refresh_from_db()
    assert (evidence.is_public, evidence.released_by, evidence.released_at) == (True, focal, SOON)


def test_withdrawn_tick_is_kept_with_who_and_when(province: Province, focal: User) -> None:
    evidence = evidence_of(province, focal, is_public=True)
    head = holder_of(province.office, HEAD)
    assert releasing.withdraw(evidence, head, SOON) is True
    assert releasing.withdraw(evidence, focal, SOON) is False
    evidence.refresh_from_db()
    assert (evidence.is_public, evidence.released_by, evidence.released_at) == (False, head, SOON)
    assert list(Evidence.objects.public()) == []


# Who may release and who may withdraw evidence of a cleared update: no clearance, by the head.
MAY = {
    ("office", FOCAL): ((True, True), (False, True)),
    ("office", HEAD): ((True, True), (True, True)),
    ("planning", COORDINATOR): ((True, True), (False, True)),
    ("inspectorate", VERIFIER): ((False, False), (False, False)),
    ("other_office", FOCAL): ((False, False), (False, False)),
}


@pytest.mark.parametrize("clearance", [0, 1], ids=["none", "head"])
@pytest.mark.parametrize("person", MAY)
def test_who_may_change_the_tick(
    person: tuple[str, str], clearance: int, province: Province, focal: User
) -> None:
    evidence = evidence_of(province, focal)
    ActionPlan.objects.update(clearance=["none", "head"][clearance])
    found = Evidence.objects.select_related("update__action__plan").get(pk=evidence.pk)
    is_focal = person == ("office", FOCAL)
    user = focal if is_focal else holder_of(getattr(province, person[0]), person[1])
    tried = (releasing.release, releasing.withdraw)
    assert tuple(may(verb, found, user) for verb in tried) == MAY[person][clearance]


def may(verb: Any, evidence: Evidence, user: User) -> bool:
    try:
        verb(evidence, user, SOON)
    except Refused:
        return False
    return True
