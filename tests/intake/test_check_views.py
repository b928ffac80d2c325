"""The check page: verdicts, causes, and answers in place."""

import io
from datetime import date

import pytest
from django.http import HttpResponse
from django.test import Client
from openpyxl import load_workbook

from directory import personal
from intake.models import ImportRow, ImportRun, Upload
from intake.wizard.showing import Asked, Person
from tests.intake.wizard import (
    BAD,
    DINSOS,
    GOOD,
    at,
    imported,
    make_organizer,
    match,
    matched,
    queries_of,
    signed_in,
    upload,
    uploaded,
    words_of,
)
from tests.workshops.attendee_lists import HEADER, checked, row
from workshops.purging import purge_due

pytestmark = [pytest.mark.usefixtures("reference"), pytest.mark.both]


def test_get_of_every_step_writes_nothing(organizer: Client) -> None:
    run = matched(organizer, BAD)
    before = list(ImportRun.objects.values()), list(ImportRow.objects.values())
    for name in ("run-open", "run-match", "run-check", "run-confirm", "run-done", "run-undo"):
        organizer.get(at(name, run.pk))
    assert (list(ImportRun.objects.values()), list(ImportRow.objects.values())) == before


def test_rows_not_matched_yet_cannot_be_looked_at(organizer: Client) -> None:
    run = uploaded(organizer, GOOD)
    for name in ("run-check", "run-confirm", "run-done"):
        assert organizer.get(at(name, run.pk))["Location"] == at("run-match", run.pk)


def test_check_shows_counts_causes_and_rows(organizer: Client) -> None:
    run = matched(organizer, BAD)
    page = organizer.get(at("run-check", run.pk))
    counts = [(each.verdict, each.number) for each in page.context["counts"]]
    assert counts == [("new", 2), ("error", 2)]
    assert [shown.cause.rows for shown in page.context["causes"]] == [(4,), (5,)]
    assert [each.number for each in page.context["rows"]] == [2, 3, 4, 5]
    assert "2 agencies are created." in words_of(page)


def test_problem_is_text_tied_to_its_cell(organizer: Client) -> None:
    run = matched(organizer, BAD)
    page = organizer.get(at("run-check", run.pk)).content.decode()
    assert 'aria-describedby="problem-5-email"' in page
    assert 'id="problem-5-email"' in page


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ("verdict=error", [4, 5]),
        ("cause=email:email_invalid", [5]),
        ("cause=email:nothing", []),
        ("verdict=new&page=7", [2, 3]),
        ("words=MARUF stp", []),
        ("words=ma'ruf stp", [2]),
        ("words=budi&verdict=new", []),
        ("words=budi", [5]),
    ],
)
def test_rows_are_filtered(query: str, numbers: list[int], organizer: Client) -> None:
    run = matched(organizer, BAD)
    page = organizer.get(f"{at('run-check', run.pk)}?{query}")
    assert [each.number for each in page.context["rows"]] == numbers


def test_fifty_rows_are_on_a_page(organizer: Client) -> None:
    run, _ = checked(*(row(f"Orang {n}", DINSOS) for n in range(51)))
    first = organizer.get(at("run-check", run.pk)).context["rows"]
    second = organizer.get(f"{at('run-check', run.pk)}?page=2").context["rows"]
    assert ([len(first), len(second)], second[0].number) == ([50, 1], 52)


def test_check_says_that_the_numbers_of_a_purged_event_stand(organizer: Client) -> None:
    imported(organizer, GOOD)
    list(purge_due(date(2126, 1, 1)))
    run = matched(organizer, [*GOOD, row("Baru", DINSOS)])
    for name in ("run-check", "run-confirm"):
        assert (
            "The personal data of this event were deleted on 1 January 2126. Its count stands: 2 "
            "people. Whoever this list brings in gets onto the list of people again, but is not "
            "counted once more."
        ) in words_of(organizer.get(at(name, run.pk)))


def test_check_says_that_somebody_was_deleted_on_request(organizer: Client) -> None:
    people = [*GOOD, row("Budi", DINSOS, email="budi@example.org")]
    imported(organizer, people)
    before = matched(organizer, people)
    assert organizer.get(at("run-check", before.pk)).context["target_note"] == ""
    personal.erase(personal.identify("budi@example.org"), date(2026, 1, 2))
    run = matched(organizer, people)
    assert (
        "The data of 1 person of this event were deleted on request; the person stays in its "
        "count. Leave out the row of that person, who would otherwise be recorded again and "
        "counted twice."
    ) in words_of(organizer.get(at("run-check", run.pk)))


def test_update_shows_old_and_new(organizer: Client) -> None:
    imported(organizer, GOOD)
    changed = [HEADER, row("Ma'ruf, S.STP", DINSOS, "Kepala Bidang", "L")]
    run = matched(organizer, changed)
    page = organizer.get(at("run-check", run.pk))
    assert "before: Kasi now: Kepala Bidang" in words_of(page)
    assert "<del>Kasi</del>" in page.content.decode()


def test_rows_to_fix_can_be_downloaded_with_the_reason(organizer: Client) -> None:
    run = matched(organizer, BAD)
    page = organizer.get(at("refused-download", run.pk))
    sheet = load_workbook(io.BytesIO(page.content)).active
    assert sheet is not None
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[0] == (*HEADER, "Reason")
    assert [(line[0], line[6]) for line in rows[1:]] == [
        (None, "The name is missing; without a name there is no row."),
        ("Budi", "“bukan email” is not an e-mail address; mend it or empty the cell."),
    ]


@pytest.mark.parametrize("language", ["id", "en"])
def test_rows_to_fix_come_back_as_they_are(language: str, organizer: Client) -> None:
    run = matched(organizer, BAD)
    first = organizer.get(at("refused-download", run.pk, language=language))
    upload(organizer, first.content)
    again = ImportRun.objects.latest("pk")
    columns = {name: at for name, at in again.mapping["columns"].items() if at is not None}
    assert (again.rows.count(), columns) == (
        2,
        {name: at for name, at in run.mapping["columns"].items() if at is not None},
    )
    match(organizer, again)
    other = {"id": "en", "en": "id"}[language]
    second = organizer.get(at("refused-download", again.pk, language=other))
    sheet = load_workbook(io.BytesIO(second.content)).active
    assert sheet is not None
    heading = next(sheet.iter_rows(values_only=True))
    assert heading == (*HEADER, {"id": "Alasan", "en": "Reason"}[other])


def test_nothing_to_download_is_not_found(organizer: Client) -> None:
    run = matched(organizer, GOOD)
    assert organizer.get(at("refused-download", run.pk)).status_code == 404


def test_discarded_run_is_gone_with_its_file(organizer: Client) -> None:
    run = matched(organizer, GOOD)
    page = organizer.post(at("run-discard", run.pk), follow=True)
    assert "The import was discarded and its file deleted." in words_of(page)
    assert (ImportRun.objects.count(), Upload.objects.count()) == (0, 0)


# Answers in place

UNSURE = "Forum Contoh Lestari"


def asked(client: Client, run: ImportRun, key: str, where: str = "run-check") -> list[Asked]:
    """The questions of one cause as its page shows them."""
    args = [run.pk, key] if where == "run-cause" else [run.pk]
    shown = client.get(at(where, *args)).context["causes"]
    return next((list(each.asked) for each in shown if each.cause.key == key), [])


def answer(client: Client, run: ImportRun, query: str = "", **given: str) -> HttpResponse:
    page = client.post(f"{at('run-check', run.pk)}?{query}", given, follow=True)
    run.refresh_from_db()
    return page


def of(run: ImportRun, number: int) -> ImportRow:
    found: ImportRow = run.rows.get(number=number)
    return found


def test_typed_answer_mends_the_cell_of_its_row(organizer: Client) -> None:
    run = matched(organizer, BAD)
    (question,) = asked(organizer, run, "email:email_invalid")
    assert (question.input.value(), question.person.name) == ("bukan email", "Budi")
    page = answer(organizer, run, **{question.input.name: "budi@example.org"})
    assert "1 answer was saved and the rows were checked again." in words_of(page)
    assert (of(run, 5).edits, of(run, 5).verdict) == ({"email": "budi@example.org"}, "new")
    words = words_of(organizer.get(at("run-check", run.pk)))
    assert "bukan email mended here: budi@example.org" in words


def test_person_on_the_list_stands_beside_the_row(organizer: Client) -> None:
    imported(organizer, [HEADER, row("Budi Santoso", DINSOS, "Kasi", email="budi@example.org")])
    run = matched(organizer, [HEADER, row("Budi Santosa", DINSOS, "Kasi")])
    (question,) = asked(organizer, run, "full_name:similar_name")
    assert [(person.number, dict(values)["E-mail"]) for person, values in question.pair] == [
        (2, ""),
        (None, "budi@example.org"),
    ]
    words = words_of(organizer.get(at("run-check", run.pk)))
    assert f"On the list already Budi Santoso Kasi {DINSOS} budi@example.org" in words


def test_cell_can_be_emptied(organizer: Client) -> None:
    run = matched(organizer, BAD)
    (question,) = asked(organizer, run, "email:email_invalid")
    answer(organizer, run, **{question.input.name: ""})
    assert (of(run, 5).edits, of(run, 5).verdict) == ({"email": ""}, "new")


def test_answers_of_several_causes_are_saved_at_once(organizer: Client) -> None:
    run = matched(organizer, BAD)
    (email,) = asked(organizer, run, "email:email_invalid")
    (name,) = asked(organizer, run, "full_name:name_missing")
    answer(organizer, run, **{email.input.name: "budi@example.org", name.input.name: "Wayan"})
    assert (run.counts["error"], of(run, 4).after["full_name"]) == (0, "Wayan")


def test_unchanged_inputs_answer_nothing(organizer: Client) -> None:
    run = matched(organizer, BAD)
    (question,) = asked(organizer, run, "email:email_invalid")
    page = answer(organizer, run, **{question.input.name: "bukan email"})
    assert "The rows were checked again." in words_of(page)
    assert of(run, 5).edits == {}


def test_saving_leads_back_to_the_same_place(organizer: Client) -> None:
    run = matched(organizer, BAD)
    query = "verdict=error&words=budi"
    (question,) = asked(organizer, run, "email:email_invalid")
    page = answer(organizer, run, query + "&next=//evil", **{question.input.name: "b@example.org"})
    assert page.redirect_chain[-1][0] == f"{at('run-check', run.pk)}?{query}#looked-at"


def test_going_on_loses_no_answer(organizer: Client) -> None:
    run = matched(organizer, BAD)
    (question,) = asked(organizer, run, "email:email_invalid")
    given = {question.input.name: "budi@example.org", "onward": "yes"}
    page = answer(organizer, run, **given)
    assert page.redirect_chain[-1][0] == at("run-confirm", run.pk)
    assert of(run, 5).verdict == "new"
    version = run.version
    page = answer(organizer, run, onward="yes")
    assert (page.redirect_chain[-1][0], run.version) == (at("run-confirm", run.pk), version)


def test_too_long_answer_is_said_at_its_input(organizer: Client) -> None:
    run = matched(organizer, BAD)
    (question,) = asked(organizer, run, "email:email_invalid")
    page = answer(organizer, run, **{question.input.name: "x" * 1001})
    assert page.status_code == 200
    assert f'href="#{question.input.auto_id}"' in page.content.decode()
    assert "Row 5: Ensure this value has at most 1000 characters" in words_of(page)
    assert of(run, 5).edits == {}


def test_text_is_answered_once_for_all_its_rows(organizer: Client) -> None:
    run = matched(organizer, [HEADER, *(row(f"Orang {n}", UNSURE) for n in ("A", "B"))])
    (question,) = asked(organizer, run, "agency:agency_read_as")
    assert (question.text, question.rows) == (UNSURE, (2, 3))
    answer(organizer, run, **{question.input.name: "type:academia"})
    assert run.answers == {"agency": {UNSURE: "type:academia"}}
    assert [each["type"] for each in run.effects["agencies"]] == ["academia"]


def test_answer_that_is_no_choice_is_refused(organizer: Client) -> None:
    run = matched(organizer, [HEADER, row("Siti", UNSURE)])
    (question,) = asked(organizer, run, "agency:agency_read_as")
    answer(organizer, run, **{question.input.name: "type:nonsense"})
    assert run.answers == {}


PAIR = [HEADER, row("Budi", DINSOS, "Kasi"), row("Budi", "", "Staf")]
PERHAPS = "full_name:same_name_no_agency_in_file"


def test_possible_pair_is_shown_one_above_the_other(organizer: Client) -> None:
    run = matched(organizer, PAIR)
    (question,) = asked(organizer, run, PERHAPS)
    labels = ["Full name", "Position", "Agency"]
    assert [(person.number, values) for person, values in question.pair] == [
        (3, list(zip(labels, ["Budi", "Staf", ""], strict=True))),
        (2, list(zip(labels, ["Budi", "Kasi", DINSOS], strict=True))),
    ]
    assert "Row 3 and the person it may be" in words_of(organizer.get(at("run-check", run.pk)))


def test_person_on_the_list_already_stands_under_the_row(organizer: Client) -> None:
    """The kind tells what is stored of the other one in `before`."""
    imported(organizer, GOOD[:2])
    run = matched(organizer, [HEADER, row("Ma'ruf, S.STP", DINSOS, "", "P")])
    stored = {"full_name": "Ma'ruf, S.STP", "sex": "male", "agency": DINSOS}
    run.rows.filter(number=2).update(before=stored)
    (question,) = asked(organizer, run, "full_name:same_name_other_sex")
    assert question.other == Person(
        None, (("Full name", "Ma'ruf, S.STP"), ("Agency", DINSOS), ("Sex", "Male"))
    )
    assert "On the list already" in words_of(organizer.get(at("run-check", run.pk)))


@pytest.mark.parametrize(
    ("decision", "verdicts"),
    [
        ("same", ["new", "duplicate"]),
        ("different", ["new", "new"]),
        ("leave", ["new", "duplicate"]),
    ],
)
def test_decision_about_a_pair_counts(
    decision: str, verdicts: list[str], organizer: Client
) -> None:
    run = matched(organizer, PAIR)
    (question,) = asked(organizer, run, PERHAPS)
    answer(organizer, run, **{question.input.name: decision})
    assert list(run.rows.order_by("number").values_list("verdict", flat=True)) == verdicts
    assert of(run, 3).decision == decision
    still = [each.input.value() for each in asked(organizer, run, PERHAPS)]
    assert still == (["leave"] if decision == "leave" else [])


def test_device_name_can_be_kept_as_it_is(organizer: Client) -> None:
    run = matched(organizer, [HEADER, row("Dinsos_Budi", DINSOS), row("Siti", DINSOS)])
    (question,) = asked(organizer, run, "full_name:device_name")
    assert (question.keep is not None, of(run, 2).verdict == "new") == (True, False)
    answer(
        organizer, run, **{question.input.name: "Dinsos_Budi", f"{question.input.name}-keep": "on"}
    )
    assert (of(run, 2).verdict, of(run, 2).after["full_name"]) == ("new", "Dinsos_Budi")


def test_what_was_settled_can_be_taken_back(organizer: Client) -> None:
    run = matched(organizer, [*PAIR, row("Siti", UNSURE), row("Ani", email="salah")])
    given = {
        asked(organizer, run, PERHAPS)[0].input.name: "different",
        asked(organizer, run, "agency:agency_read_as")[0].input.name: "type:academia",
        asked(organizer, run, "email:email_invalid")[0].input.name: "",
    }
    answer(organizer, run, **given)
    settled = organizer.get(at("run-check", run.pk)).context["settled"]
    assert [(item.where, item.text) for item in settled] == [
        ("Agency", UNSURE),
        ("Row 5, E-mail", ""),
        ("Row 3", ""),
    ]
    assert [item.words for item in settled][1:] == ["(empty)", "Another person"]
    for _ in settled:
        answer(organizer, run, **{"take-back": "0"})
    assert (run.answers, of(run, 5).edits, of(run, 3).decision) == ({}, {}, "")
    assert organizer.get(at("run-check", run.pk)).context["settled"] == []


def test_ten_questions_of_a_cause_are_on_the_page_and_the_rest_on_its_own(
    organizer: Client,
) -> None:
    people = [row(f"Orang {chr(65 + n)}", DINSOS, email="salah") for n in range(12)]
    run = matched(organizer, [HEADER, *people])
    assert len(asked(organizer, run, "email:email_invalid")) == 10
    assert "2 more questions" in words_of(organizer.get(at("run-check", run.pk)))
    questions = asked(organizer, run, "email:email_invalid", "run-cause")
    assert [each.person.number for each in questions] == list(range(2, 14))
    where = at("run-cause", run.pk, "email:email_invalid")
    answers = {each.input.name: "" for each in questions[:11]}
    page = organizer.post(where, answers, follow=True)
    assert page.redirect_chain[-1][0] == f"{where}?#looked-at"
    (last,) = asked(organizer, run, "email:email_invalid", "run-cause")
    page = organizer.post(where, {last.input.name: ""}, follow=True)
    assert page.redirect_chain[-1][0] == at("run-check", run.pk)


def test_rows_that_are_no_persons_are_told_last_and_can_be_counted(organizer: Client) -> None:
    table = [["No", *HEADER], *(["1", *each] for each in BAD[1:]), ["", "Jumlah", "4"]]
    run = matched(organizer, table)
    shown = organizer.get(at("run-check", run.pk)).context["causes"]
    assert (shown[-1].cause.code, shown[-1].is_part, shown[-1].cause.rows) == (
        "subtotal",
        True,
        (6,),
    )
    (question,) = shown[-1].asked
    answer(organizer, run, **{question.input.name: "counted"})
    assert of(run, 6).verdict == "new"


def test_formula_is_shown_as_text_with_a_note(organizer: Client) -> None:
    run = matched(organizer, [HEADER, row("=1+1 Budi", DINSOS), row("Siti", DINSOS)])
    words = words_of(organizer.get(at("run-check", run.pk)))
    assert "=1+1 Budi looks like a formula; kept as text" in words


def test_answers_of_two_at_once_are_not_mixed(organizer: Client) -> None:
    run = matched(organizer, BAD)
    (question,) = asked(organizer, run, "email:email_invalid")
    answer(signed_in(make_organizer()), run, **{question.input.name: "budi@example.org"})
    page = answer(organizer, run, **{question.input.name: "other@example.org"})
    assert "The rows were checked again." in words_of(page)
    assert of(run, 5).edits == {"email": "budi@example.org"}


@pytest.mark.parametrize("where", ["run-check", "run-cause"])
def test_check_takes_as_many_queries_for_three_rows_as_for_one(
    where: str, organizer: Client
) -> None:
    """With a pair, a text and a typed answer to each."""
    key = "email:email_invalid"

    def people(*names: str) -> list[list[str]]:
        return [
            line
            for name in names
            for line in (
                row(name, DINSOS),
                row(name, ""),
                row(f"{name} Z", f"Forum {name}", email="x"),
            )
        ]

    one, _ = checked(*people("Wayan"))
    three, _ = checked(*people("Ani", "Budi", "Cici"))
    args = [key] if where == "run-cause" else []
    assert queries_of(organizer, at(where, one.pk, *args)) == queries_of(
        organizer, at(where, three.pk, *args)
    )
