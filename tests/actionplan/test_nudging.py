"""Asking for news: who may, about what, and once a day and channel."""

from datetime import timedelta

import pytest

from actionplan.models import Action, Nudge, Update
from actionplan.nudging import Asked, Nudged, asked_of, nudge
from actionplan.querysets import ActionQuerySet
from actionplan.standing import standing_of
from actionplan.updating import Refused
from directory.models import User
from tests.actionplan.people import (
    COORDINATOR,
    DAY,
    FOCAL,
    HEAD,
    NOON,
    OPERATOR,
    VERIFIER,
    Province,
    holder_of,
    make_province,
)
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def province() -> Province:
    return make_province()


@pytest.fixture
def coordinator(province: Province) -> User:
    return holder_of(province.planning, COORDINATOR)


def everything() -> ActionQuerySet:
    actions: ActionQuerySet = Action.objects.select_related("plan__region", "owner")
    return actions


def test_nudge_is_written_for_the_post_and_the_day_of_the_region(
    province: Province, coordinator: User
) -> None:
    late_in_jakarta = NOON.replace(hour=16, minute=30)
    assert nudge([province.action], coordinator, "digest", late_in_jakarta) == Nudged(1, 0)
    written = Nudge.objects.get()
    assert (written.action, written.post, written.made_by) == (
        province.action,
        province.action.owner,
        coordinator,
    )
    assert (written.channel, written.made_on) == ("digest", DAY + timedelta(days=1))


def test_nudge_counts_once_a_day_and_channel(province: Province, coordinator: User) -> None:
    asked = [
        nudge([province.action], coordinator, "digest", NOON),
        nudge(everything(), coordinator, "digest", NOON + timedelta(hours=1)),
        nudge([province.action], coordinator, "whatsapp", NOON),
        nudge([province.action], coordinator, "digest", NOON + timedelta(days=1)),
    ]
    assert asked == [Nudged(1, 0), Nudged(2, 1), Nudged(1, 0), Nudged(1, 0)]


def test_call_after_a_nudge_of_the_same_day_adds_by_when_to_answer(
    province: Province, coordinator: User
) -> None:
    closing, later = DAY + timedelta(days=10), DAY + timedelta(days=20)
    nudge([province.action], coordinator, "digest", NOON)
    assert nudge([province.action], coordinator, "digest", NOON, closing) == Nudged(0, 1)
    nudge([province.action], coordinator, "digest", NOON, later)
    assert list(Nudge.objects.values_list("answer_by", flat=True)) == [closing]


def test_what_was_asked_holds_until_something_is_said(
    province: Province, coordinator: User
) -> None:
    closing = DAY + timedelta(days=10)
    assert asked_of(province.action) is None
    nudge([province.action], coordinator, "digest", NOON, closing)
    nudge([province.action], coordinator, "whatsapp", NOON + timedelta(days=1))
    assert asked_of(province.action) == Asked(DAY + timedelta(days=1), closing)
    assert asked_of(province.other_action) is None
    Update.objects.create(
        action=province.action,
        status_before="planned",
        status_after="planned",
        version=2,
        written_at=NOON + timedelta(hours=1),
    )
    assert asked_of(province.action) == Asked(DAY + timedelta(days=1), None)


@pytest.mark.parametrize("status", ["reported_done", "verified", "dropped"])
def test_closed_or_reported_actions_are_not_asked_about(
    status: str, province: Province, coordinator: User
) -> None:
    Action.objects.filter(pk=province.action.pk).update(status=status)
    assert nudge(everything(), coordinator, "digest", NOON) == Nudged(2, 0)
    assert Nudge.objects.filter(action=province.action).count() == 0


def test_one_action_out_of_reach_stops_all(province: Province) -> None:
    below = holder_of(province.regency_office, COORDINATOR)
    with pytest.raises(Refused) as refused:
        nudge(everything(), below, "digest", NOON)
    assert refused.value.code == "not_to_nudge"
    assert Nudge.objects.count() == 0
    assert nudge([province.regency_action], below, "digest", NOON) == Nudged(1, 0)


WHO = [
    ("planning", COORDINATOR, {"own", "other", "regency"}),
    ("regency_office", COORDINATOR, {"regency"}),
    ("office", FOCAL, set()),
    ("office", HEAD, set()),
    ("office", OPERATOR, set()),
    ("inspectorate", VERIFIER, set()),
]


@pytest.mark.parametrize(("office", "role", "expected"), WHO)
def test_list_of_who_may_be_nudged_agrees_with_the_standing(
    office: str, role: str, expected: set[str], province: Province
) -> None:
    user = holder_of(getattr(province, office), role)
    actions = {
        "own": province.action,
        "other": province.other_action,
        "regency": province.regency_action,
    }
    reached = set(Action.objects.nudgeable_by(user, DAY))
    assert {name for name, action in actions.items() if action in reached} == expected
    standing = {
        name for name, one in actions.items() if standing_of(one, user, None, DAY).may_nudge
    }
    assert standing == expected


def test_somebody_without_a_post_asks_nobody(province: Province) -> None:
    with pytest.raises(Refused):
        nudge([province.action], UserFactory(), "digest", NOON)
