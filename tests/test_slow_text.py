"""Text made to keep the reading of lists busy: no cell, however odd, takes long.

Before, each of these took ten times the bound or more, and longer with the square of its length.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace

import pytest

from directory.classify import Aliases, Kind, Place, classify
from directory.spelling import key_of
from directory.widgets import ChoiceWidget, Odd, TextWidget
from intake.files.sandbox import Refused
from intake.files.sniffing import sniff
from intake.matching import Column, match_columns, recogniser
from intake.private import is_private, without_numbers
from intake.text import fold
from workshops.contents import is_name
from workshops.devices import is_device_name
from workshops.duplicates import name_key
from workshops.importing import ATTENDEES
from workshops.models import Participant
from workshops.sources import Source, recognise

BOUND = 2  # seconds of the processor
ACCENTS = "a" + "\u0301" * 80_000 + "\u0316" * 80_000
COLUMN = Column("full_name", "Name", ("nama", "nama lengkap", *(f"nama {n}" for n in range(50))))
KIND = replace(ATTENDEES, columns=(COLUMN,))
ALIASES = Aliases(
    [Kind("dinsos", "local_government", ("Dinas Sosial",))],
    [Place("52", "province", "Nusa Tenggara Barat", aliases=("NTB",))],
)
WIDE = TextWidget(200, keeps_spaces=True)
SEX = ChoiceWidget(Participant.Sex, {Participant.Sex.MALE: "l|laki-laki"})


def widget(clean: Callable[[str], str]) -> Callable[[str], str]:
    """What the widget answers: a value, or the code of what is odd."""

    def answer(text: str) -> str:
        try:
            return clean(text)
        except Odd as odd:
            return odd.code

    return answer


def type_of(text: str) -> str | None:
    return classify(text, ALIASES).type


def column_of(heading: str) -> int | None:
    return match_columns((heading,), (COLUMN,)).fields.get("full_name")


def is_heading(cell: str) -> bool:
    return recogniser((COLUMN,))(cell)


def is_of_numbers(heading: str) -> bool:
    return is_private(heading, KIND)


def kind_of_list(heading: str) -> Source:
    return recognise([heading])


@pytest.mark.parametrize(
    ("read", "text", "answer"),
    [
        (without_numbers, "1234567" + " " * 32_000 + "x", "1234567" + " " * 32_000 + "x"),
        (without_numbers, "1234567 NIP" + " " * 32_000 + "x", "1234567 NIP" + " " * 32_000 + "x"),
        (without_numbers, "1234567(" + " " * 32_000 + "x", "1234567(" + " " * 32_000 + "x"),
        (widget(WIDE.clean), "a" + " " * 200_000 + "b", "too_long"),
        (widget(WIDE.clean), "a" + "\xa0" * 200_000 + "b", "too_long"),
        (widget(SEX.clean), ACCENTS, "word_unknown"),
        (type_of, "a-" * 50_000, None),
        (type_of, "S-" * 50_000, None),
        (type_of, ACCENTS, None),
        (column_of, "a/" * 250_000, None),
        (column_of, "(a" * 250_000, None),
        (column_of, ACCENTS, None),
        (is_heading, ACCENTS, False),
        (is_of_numbers, ACCENTS, False),
        (name_key, "S.Sos " * 54_000, "ssos"),
        (name_key, ACCENTS, "a"),
        (fold, ACCENTS, "a"),
        (key_of, ACCENTS.replace("a", "b"), "b"),
        (is_device_name, ACCENTS, False),
        (kind_of_list, ACCENTS, Source.LIST),
        (is_name, ACCENTS, False),
    ],
)
def test_crafted_text_is_read_in_a_moment(
    read: Callable[[str], object], text: str, answer: object
) -> None:
    began = time.process_time()
    assert read(text) == answer
    assert time.process_time() - began < BOUND


@pytest.mark.parametrize(
    ("read", "text", "answer"),
    [
        (without_numbers, "NIK 5271010101700001" + " " * 1000 + "x", "x"),
        (widget(WIDE.clean), "a" + "\n" * 1000 + "b", "a b"),
        (type_of, "Dinas Sosial NTB " + "a-" * 500, "local_government"),
        (is_of_numbers, "NIK " + "a/" * 500, True),
        (column_of, "Nama" + " " * 196, 0),
        (column_of, "Nama" + " " * 197, None),
    ],
)
def test_long_text_is_still_read(read: Callable[[str], object], text: str, answer: object) -> None:
    assert read(text) == answer


def test_comments_before_no_web_page_are_sniffed_in_a_moment() -> None:
    began = time.process_time()
    assert sniff(b"<!-- -->" * 28 + b"x", unpacked=1000) == "text"
    assert time.process_time() - began < BOUND


def test_web_page_is_known_behind_comments() -> None:
    with pytest.raises(Refused, match="web_page"):
        sniff(b"<!-- a --> <!-- b -->\n<html>", unpacked=1000)
