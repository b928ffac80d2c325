"""The judge of `make faults` finds every broken promise and excuses what a fault explains."""

from random import Random

import pytest

from tests.faults.faults import WHOLE, Killing, draw
from tests.faults.judging import Row, Verdict, judge
from tests.faults.mail_server import Mail

ANA, BUDI, CITRA = "ana@example.org", "budi@example.org", "citra@example.org"


def row(address: str, state: str = "sent") -> Row:
    return Row(address, state, f"<{address}>")


def mail(to: str, at: float, **fields: object) -> Mail:
    usual = {"worker": 0, "message_id": f"<{to}>", "answered": True}
    return Mail(to=to, at=at, **{**usual, **fields})


def verdict(mails: list[Mail], killings: tuple[Killing, ...] = ()) -> Verdict:
    """Ana and Budi have something to hear, Citra has not."""
    rows = [row(ANA), row(BUDI), row(CITRA, "empty")]
    return judge([ANA, BUDI], [CITRA], rows, mails, list(killings))


def test_one_mail_for_everybody_who_has_something_to_hear_breaks_nothing() -> None:
    assert verdict([mail(ANA, 1), mail(BUDI, 2)]) == Verdict(sent=2, mails=2, duplicates=0)


def test_second_mail_after_an_answer_that_was_kept_back_is_excused() -> None:
    first = mail(ANA, 1, answered=False, fault="drop_after_storing")
    assert verdict([first, mail(ANA, 2), mail(BUDI, 3)]) == Verdict(2, 3, 1)


def test_second_mail_of_a_worker_that_was_killed_is_excused() -> None:
    mails = [mail(ANA, 1), mail(BUDI, 2), mail(ANA, 8, worker=1)]
    assert verdict(
        mails[:1] + mails[2:] + [mail(BUDI, 1, worker=2)], (Killing(0, 1.1),)
    ) == Verdict(2, 3, 1)


@pytest.mark.parametrize(
    "killing",
    [Killing(1, 1.1), Killing(0, 0.5), Killing(0, 2.5), Killing(0, 9.0)],
    ids=["of another worker", "before it", "after its next mail", "long after it"],
)
def test_kill_that_did_not_hit_the_mail_excuses_nothing(killing: Killing) -> None:
    mails = [mail(ANA, 1), mail(BUDI, 2), mail(ANA, 20, worker=1)]
    assert verdict(mails, (killing,)).broken == [
        f"1 got a second mail that no fault excuses: {ANA} (2 mails)"
    ]


def test_kill_excuses_one_mail_only() -> None:
    mails = [mail(ANA, 1), mail(BUDI, 1.05), mail(ANA, 5, worker=1), mail(BUDI, 6, worker=1)]
    assert verdict(mails, (Killing(0, 1.1),)).broken == [
        f"1 got a second mail that no fault excuses: {ANA} (2 mails)"
    ]


def test_mail_that_reached_the_record_after_the_kill_is_excused() -> None:
    late = mail(ANA, 1.2, answered=False)
    assert verdict([late, mail(ANA, 8), mail(BUDI, 9)], (Killing(0, 1.1),)).broken == []


def test_row_that_says_sent_without_a_mail_is_found() -> None:
    assert verdict([mail(ANA, 1)]).broken == [f"1 never got the mail: {BUDI}"]


def test_mail_of_which_nobody_heard_that_it_was_taken_is_not_sent() -> None:
    mails = [mail(ANA, 1), mail(BUDI, 2, answered=False)]
    assert verdict(mails).broken == [
        f"1 got a mail of which no sender heard that it was taken: {BUDI}"
    ]


def test_mail_to_somebody_with_nothing_to_hear_is_found() -> None:
    mails = [mail(ANA, 1), mail(BUDI, 2), mail(CITRA, 3)]
    assert verdict(mails).broken == [f"1 have nothing to hear and got a mail: {CITRA}"]


def test_second_mail_with_another_message_id_is_found() -> None:
    first = mail(ANA, 1, message_id="<lain>", fault="drop_after_storing")
    assert verdict([first, mail(ANA, 2), mail(BUDI, 3)]).broken == [
        f"1 got two mails with different Message-IDs: {ANA}",
        f"1 got a mail with another Message-ID than their row: {ANA}",
    ]


@pytest.mark.parametrize("state", ["due", "claimed", "failed", "parked", "held"])
def test_row_that_is_stuck_is_found(state: str) -> None:
    rows = [row(ANA), row(BUDI, state)]
    found = judge([ANA, BUDI], [], rows, [mail(ANA, 1), mail(BUDI, 2)], [])
    assert found.broken == [
        f"1 have no row that says sent: {BUDI}",
        f"1 have a row that is neither sent nor empty: {BUDI} ({state})",
    ]


def test_same_seed_draws_the_same_faults() -> None:
    assert draw(WHOLE, Random(7)) == draw(WHOLE, Random(7))
    assert draw(WHOLE, Random(7)) != draw(WHOLE, Random(8))
    kinds = [fault.kind for fault in draw(WHOLE, Random(7))]
    assert kinds.count("kill_worker") + kinds.count("kill_pool_process") == 20
    assert (kinds.count("flush_queue"), kinds.count("restart_queue")) == (2, 1)
