"""Texts of any length on the wizard's pages: short in a list, whole on the page of one row."""

import pytest
from django.test import Client

from intake.models import ImportRow
from intake.wizard.previewing import LONGEST_CELL
from tests.intake.wizard import DINSOS, at, imported, matched, uploaded, words_of
from tests.workshops.attendee_lists import HEADER, row

pytestmark = [pytest.mark.usefixtures("reference"), pytest.mark.both]

LONG = "kata " * 6400 + "ujung"  # 32,005 letters


def test_fifty_rows_of_the_longest_cells_make_a_small_page(organizer: Client) -> None:
    rows = [row(f"Nomor {number} {LONG}", LONG, LONG) for number in range(1, 11)]
    run = matched(organizer, [HEADER, *rows])
    page = organizer.get(at("run-check", run.pk))
    assert (len(page.context["rows"]), len(page.content) < 300_000) == (10, True)


def test_long_cell_is_shortened_and_stands_whole_on_its_own_page(organizer: Client) -> None:
    run = matched(organizer, [HEADER, row("Satu", DINSOS, LONG), row("Dua", DINSOS)])
    page = organizer.get(at("run-check", run.pk))
    cell = page.context["rows"][0].cells[1]
    assert (cell.text, cell.is_cut) == (f"{LONG[: LONGEST_CELL - 1]}…", True)
    assert '<a class="whole-text" href="?row=2#rows">' in page.content.decode()
    alone = organizer.get(at("run-check", run.pk), {"row": "2"})
    assert [(each.number, each.cells[1].text) for each in alone.context["rows"]] == [(2, LONG)]
    assert "whole-text" not in alone.content.decode()


def test_row_that_is_no_number_shows_all(organizer: Client) -> None:
    run = matched(organizer, [HEADER, row("Satu", DINSOS), row("Dua", DINSOS)])
    for text, numbers in (("zwei", [2, 3]), ("9" * 30, []), ("-1", [2, 3]), ("3", [3])):
        page = organizer.get(at("run-check", run.pk), {"row": text})
        assert (text, [each.number for each in page.context["rows"]]) == (text, numbers)


def test_saving_comes_back_to_the_row(organizer: Client) -> None:
    run = matched(organizer, [HEADER, row("Satu", DINSOS, email="bukan")])
    page = organizer.post(at("run-check", run.pk) + "?row=2", {})
    assert page["Location"] == at("run-check", run.pk) + "?row=2#looked-at"


def test_cell_too_long_for_an_input_does_not_stop_other_answers(organizer: Client) -> None:
    rows = [row("Satu", DINSOS, LONG), row("Dua", DINSOS, email="bukan")]
    run = matched(organizer, [HEADER, *rows])
    page = organizer.get(at("run-check", run.pk))
    inputs = [asked.input for shown in page.context["causes"] for asked in shown.asked]
    lengths = sorted((one.value()[:5], len(one.value())) for one in inputs)
    assert lengths == [("bukan", 5), ("kata ", 999)]
    data = {one.html_name: one.value() for one in inputs}
    email = next(one.html_name for one in inputs if one.value() == "bukan")
    organizer.post(at("run-check", run.pk), data | {email: "dua@example.org"})
    edits = list(ImportRow.objects.order_by("number").values_list("edits", flat=True))
    assert edits == [{}, {"email": "dua@example.org"}]


def test_long_heading_is_shortened_in_the_choices(organizer: Client) -> None:
    run = uploaded(organizer, [["Nama", "Instansi", LONG], ["Satu", DINSOS, "x"]])
    page = organizer.get(at("run-match", run.pk))
    choice = page.context["form"].fields["full_name"].choices[3]
    assert choice == ("2", f"C: {LONG[:119]}…")
    assert len(page.content) < 100_000


def test_long_text_in_a_sentence_is_shortened(organizer: Client) -> None:
    run = matched(organizer, [HEADER, row("Satu", DINSOS, email=LONG)])
    words = words_of(organizer.get(at("run-check", run.pk), {"cause": "email:email_invalid"}))
    assert "ujung" not in words


def test_long_word_may_be_broken_and_an_address_is_not(organizer: Client) -> None:
    rows = [row("x" * 31, DINSOS), row("Dua", DINSOS, email="kantor.bersama@example.org")]
    run = matched(organizer, [HEADER, *rows])
    page = organizer.get(at("run-check", run.pk))
    wide = [[cell.label for cell in each.cells if cell.is_wide] for each in page.context["rows"]]
    assert wide == [["Full name"], []]


def test_what_was_imported_is_the_whole_text(organizer: Client) -> None:
    run = imported(organizer, [HEADER, row("Satu", DINSOS, "kata " * 30)])
    assert run.rows.get().cells[1] == ("kata " * 30).strip()
