"""What the check page asks and how: the column, a likely answer, a choice that mends a cell."""

import re

import pytest
from django.test import Client

from directory.models import Agency
from intake.models import ImportRow, ImportRun
from intake.wizard.showing import Asked, ShownCause
from tests.intake.files import csv_bytes
from tests.intake.wizard import DINSOS, at, holder, match, matched, signed_in, upload, words_of
from tests.workshops.attendee_lists import HEADER, row

pytestmark = [pytest.mark.usefixtures("reference"), pytest.mark.both]

LOST = [HEADER, row("Satu", DINSOS, phone="81234567890"), row("Dua", "Kemlu", email="bukan")]


def causes(client: Client, run: ImportRun) -> dict[str, ShownCause]:
    page = client.get(at("run-check", run.pk))
    return {shown.cause.code: shown for shown in page.context["causes"]}


def asked(client: Client, run: ImportRun, code: str) -> Asked:
    return causes(client, run)[code].asked[0]


def post(client: Client, run: ImportRun, data: dict[str, str]) -> None:
    client.post(at("run-check", run.pk), data)


def phone(number: int) -> object:
    return ImportRow.objects.get(number=number).after["phone"]


# A telephone number without its zero


def test_likely_number_stands_in_the_input_and_nowhere_else(organizer: Client) -> None:
    run = matched(organizer, LOST)
    question = asked(organizer, run, "phone_zero_lost")
    assert (question.text, question.input.value()) == ("81234567890", "081234567890")
    assert phone(2) == ""


def test_likely_number_counts_when_the_answers_are_saved(organizer: Client) -> None:
    run = matched(organizer, LOST)
    name = asked(organizer, run, "phone_zero_lost").input.html_name
    post(organizer, run, {name: "081234567890"})
    assert phone(2) == "081234567890"
    assert "phone_zero_lost" not in causes(organizer, run)


@pytest.mark.parametrize("button", [{"onward": "yes"}, {"take-back": "0"}])
def test_likely_number_is_no_answer_of_who_only_leaves(
    organizer: Client, button: dict[str, str]
) -> None:
    run = matched(organizer, LOST)
    name = asked(organizer, run, "phone_zero_lost").input.html_name
    post(organizer, run, {name: "081234567890", **button})
    row = ImportRow.objects.get(number=2)
    assert (row.edits, row.after["phone"]) == ({}, "")


def test_number_typed_instead_counts_for_who_goes_on(organizer: Client) -> None:
    run = matched(organizer, LOST)
    name = asked(organizer, run, "phone_zero_lost").input.html_name
    post(organizer, run, {name: "0812 0000 0001", "onward": "yes"})
    assert phone(2) == "0812 0000 0001"


def test_input_that_is_emptied_leaves_the_number_out(organizer: Client) -> None:
    run = matched(organizer, LOST)
    name = asked(organizer, run, "phone_zero_lost").input.html_name
    post(organizer, run, {name: ""})
    assert (ImportRow.objects.get(number=2).edits, phone(2)) == ({"phone": ""}, "")


def test_number_may_be_right_as_it_stands_in_the_file(organizer: Client) -> None:
    run = matched(organizer, LOST)
    keep = asked(organizer, run, "phone_zero_lost").keep
    assert keep is not None
    assert keep.label == "“81234567890” is right as it stands in the file"
    post(organizer, run, {keep.html_name[:-5]: "081234567890", keep.html_name: "on"})
    assert phone(2) == "81234567890"


def test_rounded_number_has_no_likely_one(organizer: Client) -> None:
    run = matched(organizer, [HEADER, row("Satu", DINSOS, phone="8.12E+10")])
    question = asked(organizer, run, "phone_damaged")
    assert (question.input.value(), question.likely) == ("8.12E+10", "")


# Which column is meant


def test_every_cause_and_its_inputs_name_their_column(organizer: Client) -> None:
    run = matched(organizer, [HEADER, row("", DINSOS)])
    shown = causes(organizer, run)["name_missing"]
    assert shown.label == "Full name"
    page = organizer.get(at("run-check", run.pk)).content.decode()
    label = re.search(r'<label class="field__label".*?</label>', page, re.DOTALL)
    assert label is not None
    assert '<span class="visually-hidden">, Full name</span>' in label.group()


# Posts: a role is chosen


def posts(client: Client, *rows: list[str]) -> ImportRun:
    header = ["Instansi", "Peran", "Jabatan"]
    upload(client, csv_bytes([header, *rows]), "jabatan.csv", "posts:52")
    run = ImportRun.objects.latest("pk")
    match(client, run)
    run.refresh_from_db()
    return run


@pytest.fixture
def coordinator() -> Client:
    return signed_in(holder("coordinator"))


def test_role_that_is_empty_is_chosen_row_by_row(coordinator: Client) -> None:
    agency = Agency.objects.get().name
    run = posts(coordinator, [agency, "", "Kasubag"], [agency, "", "Kabid"])
    shown = causes(coordinator, run)["required"]
    assert (shown.label, [one.rows for one in shown.asked]) == ("Role", [(2,), (3,)])
    assert ("operator", "Operator") in shown.asked[0].input.field.choices
    first, second = (one.input.html_name for one in shown.asked)
    post(coordinator, run, {first: "operator", second: "focal_point"})
    run.refresh_from_db()
    found = run.rows.order_by("number").values_list("verdict", "edits", "decision")
    assert list(found) == [
        ("new", {"role": "operator"}, ""),
        ("new", {"role": "focal_point"}, ""),
    ]
    assert "Row 2, Role: Operator" in words_of(coordinator.get(at("run-check", run.pk)))


def test_role_nobody_was_offered_is_refused(coordinator: Client) -> None:
    run = posts(coordinator, [Agency.objects.get().name, "", "Kasubag"])
    name = causes(coordinator, run)["required"].asked[0].input.html_name
    post(coordinator, run, {name: "raja"})
    assert ImportRow.objects.get().edits == {}


def test_role_left_open_stays_open(coordinator: Client) -> None:
    run = posts(coordinator, [Agency.objects.get().name, "", "Kasubag"])
    name = causes(coordinator, run)["required"].asked[0].input.html_name
    post(coordinator, run, {name: ""})
    row = ImportRow.objects.get()
    assert (row.verdict, row.edits) == ("error", {})
