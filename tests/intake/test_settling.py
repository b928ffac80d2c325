"""What people settle on the check page counts from the next check on."""

from collections.abc import Iterator

import pytest
from django.conf import settings

from intake import checking, kinds, settling, uploading
from intake.claiming import Busy, Closed
from intake.models import ImportRow, ImportRun
from intake.settling import Answer, Decision, Mend, OddAnswer
from tests.intake.colours import checked, registered, start

pytestmark = [pytest.mark.both, pytest.mark.django_db]


@pytest.fixture(autouse=True)
def colours() -> Iterator[None]:
    with registered():
        yield


def found(run: ImportRun) -> list[tuple[int, str, list[str]]]:
    """Rows with verdict and codes, as the last check left them."""
    rows = run.rows.order_by("number").values_list("number", "verdict", "problems")
    return [(n, verdict, [each["code"] for each in problems]) for n, verdict, problems in rows]


def test_answer_stands_for_every_cell_of_the_text() -> None:
    run = checked(["Satu", "marun", ""], ["Tiga", "marun", ""], ["Empat", "toska", ""])
    settling.answer(run, "colour_unknown", "colour", "marun", "red")
    checking.check(run)
    assert found(run) == [(2, "new", []), (3, "new", []), (4, "error", ["colour_unknown"])]
    assert [row.after["colour"] for row in run.rows.order_by("number")[:2]] == ["red", "red"]
    assert run.rows.get(number=2).cells == ["Satu", "marun", ""]


def test_answer_is_taken_back() -> None:
    run = checked(["Satu", "marun", ""])
    settling.answer(run, "colour_unknown", "colour", "marun", "red")
    settling.answer(run, "colour_unknown", "colour", "marun", "")
    checking.check(run)
    assert (run.answers, found(run)) == ({}, [(2, "error", ["colour_unknown"])])


def test_own_answer_reaches_the_kind_and_the_cell_stays() -> None:
    run = checked(["Satu", "", "Sana"])
    settling.answer(run, "place_unknown", "place", "Sana", "type:office")
    checking.check(run)
    assert found(run) == [(2, "new", [])]
    assert run.rows.get().after["place"] == "Sana"


def test_mended_cell_counts_for_its_row_alone() -> None:
    run = checked(["S4tu", "", ""], ["S4tu", "", ""])
    settling.mend(run, 2, "name", "Satu")
    checking.check(run)
    assert found(run) == [(2, "new", []), (3, "error", ["odd_name"])]
    settling.mend(run, 2, "name", None)
    checking.check(run)
    assert found(run)[0] == (2, "error", ["odd_name"])


def test_same_text_typed_again_is_meant_as_it_is() -> None:
    run = checked(["S4tu", "", ""])
    settling.mend(run, 2, "name", "S4tu")
    checking.check(run)
    assert found(run) == [(2, "new", [])]


def test_typed_text_loses_invisible_characters() -> None:
    run = checked(["S4tu", "", ""])
    settling.mend(run, 2, "name", " Sa\u202etu\x00 ")
    assert run.rows.get().edits == {"name": "Satu"}


def test_decision_counts_for_its_row() -> None:
    run = checked(["Dua", "", ""])
    settling.decide(run, 2, "different")
    checking.check(run)
    assert found(run) == [(2, "new", [])]
    settling.decide(run, 2, "")
    checking.check(run)
    assert found(run) == [(2, "duplicate", ["twin"])]


def test_page_is_settled_at_once_with_one_version() -> None:
    run = checked(["S4tu", "marun", ""], ["Dua", "", ""])
    before = run.version
    settling.settle(
        run,
        answers=[Answer("colour_unknown", "colour", "marun", "blue")],
        mends=[Mend(2, "name", "Satu")],
        decisions=[Decision(3, "same")],
    )
    assert run.version == before + 1
    assert settling.settled(run) == settling.Settled(
        (Answer("", "colour", "marun", "blue"),), (Mend(2, "name", "Satu"),), (Decision(3, "same"),)
    )


@pytest.mark.parametrize(
    "odd",
    [
        {"answers": [Answer("colour_unknown", "colour", "marun", "green")]},
        {"answers": [Answer("odd_name", "name", "S4tu", "Satu")]},
        {"answers": [Answer("place_unknown", "salary", "x", "y")]},
        {"answers": [Answer("nothing", "colour", "x", "y")]},
        {"mends": [Mend(2, "salary", "1")]},
        {"mends": [Mend(99, "name", "Satu")]},
        {"decisions": [Decision(2, "delete")]},
        {"decisions": [Decision(99, "same")]},
    ],
)
def test_what_nobody_asked_is_refused_whole(odd: dict[str, list[tuple[object, ...]]]) -> None:
    run = checked(["S4tu", "marun", ""])
    good = {"mends": [Mend(2, "name", "Satu")]}
    with pytest.raises(OddAnswer):
        settling.settle(run, **{**good, **odd})  # type: ignore[arg-type]
    run.refresh_from_db()
    assert (run.rows.get().edits, run.answers) == ({}, {})


def test_run_that_somebody_changed_is_closed() -> None:
    run = checked(["S4tu", "", ""])
    other = ImportRun.objects.get(pk=run.pk)
    settling.mend(other, 2, "name", "Satu")
    with pytest.raises(Closed):
        settling.mend(run, 2, "name", "Dua")
    assert run.rows.get().edits == {"name": "Satu"}


def test_run_at_which_a_worker_is_stays_as_it_is() -> None:
    run = checked(["S4tu", "", ""])
    ImportRun.objects.filter(pk=run.pk).update(work="applying")
    with pytest.raises(Busy):
        settling.mend(run, 2, "name", "Satu")
    assert run.rows.get().edits == {}


def test_row_taken_for_a_heading_can_be_counted_in() -> None:
    run = start([["Sukarno", "", ""], ["Satu", "", ""]])
    ImportRow.objects.filter(run=run, number=2).update(part="group")
    checking.check(run)
    assert found(run) == [(2, "skipped", ["group"]), (3, "new", [])]
    settling.decide(run, 2, kinds.COUNTED)
    checking.check(run)
    assert found(run) == [(2, "new", []), (3, "new", [])]


def test_what_people_typed_is_forgotten_with_the_rows() -> None:
    run = checked(["S4tu", "marun", ""])
    settling.settle(
        run,
        answers=[Answer("colour_unknown", "colour", "marun", "red")],
        mends=[Mend(2, "name", "Satu")],
    )
    uploading.forget_stale(run.started_at + settings.UPLOAD_KEPT_FOR)
    run.refresh_from_db()
    stored = run.rows.get()
    assert (run.state, run.answers, stored.edits, stored.cells) == ("expired", {}, {}, [])


def test_causes_are_said_once_with_their_texts() -> None:
    run = checked(
        ["Satu", "marun", ""],
        ["Tiga", "toska", "Sana"],
        ["S4tu", "marun", "Sana"],
        ["Dua", "", "Sini"],
    )
    causes = checking.causes_of(run)
    assert [(each.key, each.is_error, each.rows) for each in causes] == [
        ("colour:colour_unknown", True, (2, 3, 4)),
        ("name:odd_name", True, (4,)),
        ("place:place_unknown", False, (3, 4, 5)),
        ("name:twin", False, (5,)),
    ]
    colour = causes[0]
    assert colour.message == "“marun” is no colour."
    assert [(each.text, each.rows) for each in colour.texts] == [("marun", (2, 4)), ("toska", (3,))]
    assert colour.cells == [(2, "marun"), (3, "toska"), (4, "marun")]
    assert colour.ask is not None
    assert settling.choices(kinds.get("colours"), "here", colour.ask) == [
        ("red", "Red"),
        ("blue", "Blue"),
    ]


def test_cause_shows_the_cell_as_it_was_mended() -> None:
    run = checked(["S4tu", "", ""])
    settling.mend(run, 2, "name", "S5tu")
    ImportRow.objects.filter(run=run).update(problems=run.rows.get().problems)
    assert [each.text for each in checking.causes_of(run)[0].texts] == ["S5tu"]
