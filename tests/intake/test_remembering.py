"""Columns are remembered for the agency that organises, when a person says so."""

from collections.abc import Iterator

import pytest

from intake.models import ColumnMemory
from intake.remembering import recall
from intake.uploading import choose_mapping, mapping_of
from tests.intake.colours import registered, start

pytestmark = [pytest.mark.both, pytest.mark.django_db]


@pytest.fixture(autouse=True)
def colours() -> Iterator[None]:
    with registered():
        yield


def test_choice_is_remembered_for_the_next_list() -> None:
    run = start([["Satu", "merah"]], "Sebutan", "Warna Kulit")
    assert mapping_of(run).fields == {"colour": 1}
    chosen = mapping_of(run).with_choice("name", 0).with_choice("colour", None)
    choose_mapping(run, chosen, remember=True)
    assert recall("colours", "kantor-a") == {"sebutan": "name", "warna kulit": ""}
    assert mapping_of(start([["Dua", "biru"]], "SEBUTAN", "Warna kulit")).fields == {"name": 0}


def test_last_word_counts() -> None:
    run = start([["Satu", "merah"]], "Sebutan", "Nama")
    choose_mapping(run, mapping_of(run).with_choice("name", 0), remember=True)
    choose_mapping(run, mapping_of(run).with_choice("name", 1), remember=True)
    assert recall("colours", "kantor-a") == {"nama": "name"}
    assert mapping_of(start([["Dua", "x"]], "Sebutan", "Nama")).fields == {"name": 1}


def test_nothing_is_remembered_unasked_or_for_nobody() -> None:
    run = start([["Satu"]], "Sebutan")
    choose_mapping(run, mapping_of(run).with_choice("name", 0))
    elsewhere = start([["Satu"]], "Sebutan", target="elsewhere")
    choose_mapping(elsewhere, mapping_of(elsewhere).with_choice("name", 0), remember=True)
    assert ColumnMemory.objects.count() == 0


def test_heading_of_no_field_is_not_kept() -> None:
    run = start([["Satu", "x"]], "Nama", "Budi Santoso")
    choose_mapping(run, mapping_of(run), remember=True)
    assert recall("colours", "kantor-a") == {"nama": "name"}


def test_other_offices_know_nothing_of_it() -> None:
    run = start([["Satu"]], "Sebutan")
    choose_mapping(run, mapping_of(run).with_choice("name", 0), remember=True)
    assert mapping_of(start([["Dua"]], "Sebutan", target="elsewhere")).fields == {}
