"""The life of an action without a database."""

from datetime import date

import pytest

from actionplan.rules import (
    Proposal,
    Refusal,
    Standing,
    Status,
    days_past_due,
    is_unconfirmed,
    next_statuses,
    refusal_of,
)

NOBODY = Standing()
OPERATOR = Standing(may_enter=True)
OFFICE = Standing(may_enter=True, may_report=True)
VERIFIER = Standing(may_verify=True)

NEXT = [
    ("planned", OFFICE, ["planned", "in_progress", "blocked", "reported_done", "dropped"]),
    ("in_progress", OFFICE, ["planned", "in_progress", "blocked", "reported_done", "dropped"]),
    ("blocked", OFFICE, ["planned", "in_progress", "blocked", "reported_done", "dropped"]),
    ("reported_done", OFFICE, ["in_progress", "reported_done"]),
    ("verified", OFFICE, []),
    ("dropped", OFFICE, ["planned", "in_progress"]),
    ("in_progress", OPERATOR, ["planned", "in_progress", "blocked", "dropped"]),
    ("planned", VERIFIER, []),
    ("reported_done", VERIFIER, ["in_progress", "verified"]),
    ("verified", VERIFIER, ["in_progress"]),
    ("planned", NOBODY, []),
]


@pytest.mark.parametrize(("status", "standing", "expected"), NEXT)
def test_next_statuses_follow_the_life_of_an_action(
    status: str, standing: Standing, expected: list[str]
) -> None:
    assert next_statuses(status, standing) == expected


REFUSALS = [
    (Proposal("in_progress", "blocked", has_obstacle=False), OFFICE, Refusal.OBSTACLE_MISSING),
    (Proposal("in_progress", "blocked", has_obstacle=True), OFFICE, None),
    (Proposal("in_progress", "in_progress"), OFFICE, Refusal.NOTHING_SAID),
    (Proposal("in_progress", "in_progress", has_sentence=True), OFFICE, None),
    (Proposal("planned", "in_progress"), OFFICE, None),
    (Proposal("in_progress", "reported_done"), OFFICE, Refusal.SENTENCE_MISSING),
    (
        Proposal("in_progress", "reported_done", has_sentence=True),
        OFFICE,
        Refusal.EVIDENCE_MISSING,
    ),
    (
        Proposal("in_progress", "reported_done", has_sentence=True, has_evidence=True),
        OFFICE,
        None,
    ),
    (
        Proposal("in_progress", "reported_done", has_sentence=True, has_evidence=True),
        OPERATOR,
        Refusal.OPERATOR,
    ),
    (Proposal("in_progress", "dropped"), OFFICE, Refusal.SENTENCE_MISSING),
    (Proposal("reported_done", "verified"), OFFICE, Refusal.FOUR_EYES),
    (Proposal("reported_done", "verified"), VERIFIER, None),
    (Proposal("in_progress", "verified"), VERIFIER, Refusal.NOT_FROM_HERE),
    (Proposal("reported_done", "in_progress"), VERIFIER, Refusal.SENTENCE_MISSING),
    (Proposal("verified", "planned", has_sentence=True), OFFICE, Refusal.NOT_FROM_HERE),
    (Proposal("planned", "in_progress", has_sentence=True), NOBODY, Refusal.NOT_YOURS),
    (Proposal("reported_done", "verified"), NOBODY, Refusal.NOT_YOURS),
    (Proposal("planned", "in_progress", has_sentence=True), VERIFIER, Refusal.NOT_FROM_HERE),
]


@pytest.mark.parametrize(("proposal", "standing", "expected"), REFUSALS)
def test_refusal_names_the_first_rule_that_is_broken(
    proposal: Proposal, standing: Standing, expected: Refusal | None
) -> None:
    assert refusal_of(proposal, standing) == expected


PAST_DUE = [
    ("in_progress", date(2023, 9, 18), 12),
    ("in_progress", date(2023, 9, 30), 0),
    ("in_progress", None, 0),
    ("reported_done", date(2023, 9, 18), 0),
    ("verified", date(2023, 9, 18), 0),
]


@pytest.mark.parametrize(("status", "due_on", "expected"), PAST_DUE)
def test_days_past_due_counts_open_actions_only(
    status: str, due_on: date | None, expected: int
) -> None:
    assert days_past_due(status, due_on, date(2023, 9, 30)) == expected


UNCONFIRMED = [
    ("planned", None, True),
    ("planned", date(2023, 7, 2), True),
    ("planned", date(2023, 7, 3), False),
    ("verified", date(2023, 1, 1), False),
]


@pytest.mark.parametrize(("status", "confirmed_on", "expected"), UNCONFIRMED)
def test_unconfirmed_begins_after_ninety_days(
    status: str, confirmed_on: date | None, expected: bool
) -> None:
    assert is_unconfirmed(status, confirmed_on, date(2023, 9, 30)) == expected


def test_status_keys_are_the_contract() -> None:
    assert Status.values == [
        "planned",
        "in_progress",
        "blocked",
        "reported_done",
        "verified",
        "dropped",
    ]
