"""The classifier of agency names: kinds, areas, typing errors, and when it is unsure."""

from __future__ import annotations

import csv
import json
import random
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from directory import vocabulary
from directory.classify import Aliases, Classification, Kind, KnownAlias, Place, classify
from directory.mending import distance
from directory.models import AgencyKind
from directory.spelling import EXPAND, key_of, words_of
from tests.directory.spellings import (
    ACADEMIA,
    AREAS,
    DEVELOPMENT_PARTNER,
    HOSPITAL,
    INTERNATIONAL_ORGANIZATION,
    KINDS,
    LABOUR_UNION,
    LOCAL_GOVERNMENT,
    MIGRANT_ASSOCIATION,
    MINISTRY,
    PRIVATE_SECTOR,
    TYPES,
    VERTICAL_AGENCY,
)
from tests.directory.unseen_spellings import UNSEEN

DATA = Path(__file__).resolve().parents[2] / "directory" / "data"


def _json(name: str) -> Any:
    return json.loads((DATA / name).read_text(encoding="utf-8"))


def _kinds() -> list[Kind]:
    return [
        Kind(
            key=row["key"],
            type=row["type"],
            names=(*row["aliases"], row["abbr"], row["name_id"], *_english(row["name_en"])),
            generic=tuple(row["generic_aliases"]),
        )
        for row in _json("agencies.json")["kinds"]
    ]


def _english(name: str) -> tuple[str, ...]:
    return AgencyKind(name_en=name).english_names


def _places() -> list[Place]:
    others = _json("region_aliases.json")
    with (DATA / "regions.csv").open(encoding="utf-8") as file:
        return [
            Place(
                row["code"],
                row["level"],
                row["name"],
                row["parent"],
                tuple(others.get(row["code"], ())),
            )
            for row in csv.DictReader(file)
        ]


PREPARED = Aliases(_kinds(), _places())


def _area(text: str, home: str | None = None) -> tuple[str | None, str | None]:
    found = classify(text, PREPARED, home)
    return found.level, found.region


@pytest.mark.parametrize(("text", "type_", "kind"), KINDS)
def test_classify_names_type_and_kind(text: str, type_: str, kind: str) -> None:
    found = classify(text, PREPARED)
    assert (found.type, found.kind) == (type_, kind)


@pytest.mark.parametrize(("text", "type_", "level", "region"), AREAS)
def test_classify_names_level_and_region(
    text: str, type_: str | None, level: str | None, region: str | None
) -> None:
    found = classify(text, PREPARED)
    if type_ in {"international_organization", "development_partner"}:
        assert (found.type, found.level) == (type_, None)
    else:
        assert (found.type, found.level, found.region) == (type_, level, region)


def _verdict(text: str, wanted: str | None) -> str:
    found = classify(text, PREPARED).type
    return "right" if found == wanted else "unsure" if found is None else "wrong"


# What the classifier is known to miss: the spellings it asks about, and those it gets wrong.
ASKED = {
    "Ayo Semarang", "Divers for Forest", "INKLUSI - BaKTI", "INKLUSI Migrant CARE",
    "Koperasi Purna Buruh Migran", "Koperasi Purna PMI Sejahtera", "Koperasi TKI Purna Sejahtera",
    "Metro NTB", "Polrs Lombok Barat", "Radar Bromo", "SP Kendari", "UMKM Purna PMI Lotim",
    "Yamaha Motor",
}  # fmt: skip
MISTAKEN = {
    "Aliansi Buruh Yogyakarta dan Masyarakat": LABOUR_UNION,
    "BLK Lembang Kemnaker (BBPPKPKK)": LOCAL_GOVERNMENT,
    "Kader PKK Desa Ubung": LOCAL_GOVERNMENT,
    "Klinik dan Apotek PT Kimia Farma": HOSPITAL,
    "Pelajar/Mahasiswa umum": ACADEMIA,
    "TNI AL Mabes": VERTICAL_AGENCY,
}
MISPLACED: dict[str, tuple[str | None, str | None]] = {
    "BP3MI Kupang, NTT": ("province", None),
    "Keuchik Blang Pidie": ("regency", "11.07"),
    "Polres Sumbwa Barat": (None, None),
    "TNI AL Mabes": (None, None),
}
LEVELS = {place.code: place.level for place in _places()}


def _whole_table() -> list[tuple[str, str | None]]:
    table: list[tuple[str, str | None]] = [(row[0], row[1]) for row in KINDS]
    table += [(row[0], row[1]) for row in AREAS]
    table += [(text, type_) for type_, texts in TYPES.items() for text in texts]
    return table + [
        (row[0], type_) for types in UNSEEN for type_, rows in types.items() for row in rows
    ]


def test_classify_misses_only_what_is_known_of_the_whole_table() -> None:
    table = _whole_table()
    found = {text: (classify(text, PREPARED).type, type_) for text, type_ in table}
    asked = {text for text, (type_, wanted) in found.items() if wanted and not type_}
    mistaken = {
        text: type_ for text, (type_, wanted) in found.items() if type_ not in {None, wanted}
    }
    assert (asked, mistaken) == (ASKED, MISTAKEN)
    assert len(MISTAKEN) < len(ASKED)
    assert (len(ASKED) + len(MISTAKEN)) / len(found) < 0.05


def _wanted_area(type_: str | None, place: str) -> tuple[str | None, str | None]:
    if type_ == MINISTRY or place == "national":
        return "national", None
    return (LEVELS[place], place) if place in LEVELS else (place or None, None)


def test_classify_misplaces_only_what_is_known_of_the_unseen_spellings() -> None:
    nowhere = {INTERNATIONAL_ORGANIZATION, DEVELOPMENT_PARTNER, None}
    rows = [(type_, *row) for types in UNSEEN for type_ in types for row in types[type_]]
    found = {
        text: (_area(text), _wanted_area(type_, place))
        for type_, text, place in rows
        if type_ not in nowhere
    }
    assert {text: area for text, (area, wanted) in found.items() if area != wanted} == MISPLACED


@pytest.mark.parametrize(
    ("text", "type_", "kind", "region"),
    [
        ("POLDANTB", VERTICAL_AGENCY, "polda", "52"),
        ("DINSOSKAB.LOMBOK TIMUR", LOCAL_GOVERNMENT, "dinsos", "52.03"),
        ("BP3M1 NTB", VERTICAL_AGENCY, "bp3mi", "52"),
        ("lnspektorat Kab. Dompu", LOCAL_GOVERNMENT, "inspektorat", "52.05"),
        ("Rumah Skit Harapan Keluarga", HOSPITAL, "rs", None),
        ("Kadinkes Kota Bima", LOCAL_GOVERNMENT, "dinkes", "52.72"),
        ("P.T Sentosa Karya", PRIVATE_SECTOR, "perusahaan", None),
        ("S B M I N T B", MIGRANT_ASSOCIATION, "sbmi", "52"),
    ],
)
def test_classify_reads_joined_words_and_look_alikes(
    text: str, type_: str, kind: str, region: str | None
) -> None:
    found = classify(text, PREPARED)
    assert (found.type, found.kind, found.region) == (type_, kind, region)


def _mistyped(text: str, chance: random.Random) -> str | None:
    words = list(re.finditer(r"[A-Za-z]{5,}", text))
    if not words:
        return None
    word = chance.choice(words)
    typed = word.group()
    at = chance.randrange(1, len(typed) - 1)
    errors = (
        typed[:at] + typed[at + 1 :],
        typed[:at] + typed[at + 1] + typed[at] + typed[at + 2 :],
        typed[:at] + chance.choice("aeioukrnts") + typed[at + 1 :],
        typed[:at] + typed[at] + typed[at:],
    )
    return text[: word.start()] + chance.choice(errors) + text[word.end() :]


def test_classify_bears_one_typing_error_in_each_name() -> None:
    chance = random.Random(5)
    names = [(text, type_) for text, type_, *_ in AREAS if type_]
    names += [(text, type_) for type_, texts in TYPES.items() if type_ for text in texts]
    typed = [(_mistyped(text, chance), type_) for text, type_ in names * 3]
    verdicts = Counter(_verdict(text, type_) for text, type_ in typed if text)
    assert verdicts["right"] / verdicts.total() > 0.95
    assert verdicts["wrong"] < verdicts["unsure"] / 2


@pytest.mark.parametrize(
    ("text", "home", "level", "region"),
    [
        ("Bappeda", "52", None, None),
        ("Dinas Kesehatan Provinsi", "52.71", "province", "52"),
        ("Dinas Kesehatan Provinsi", None, "province", None),
        ("Dinas Kesehatan Kabupaten", "52", "regency", None),
        ("Dinsos Semarang", "33", None, None),
        ("Dinsos Semarang", "33.74", "city", "33.74"),
        ("Dinsos Banjar", None, None, None),
        ("Dinsos Banjar", "63", "regency", "63.03"),
        ("Dinsos Kota Banjar", "63", "city", "32.79"),
        ("Dinsos Kab/Kota Semarang", "33", None, None),
        ("Dinsos Kab. Lombok Timur Prov. NTB", None, "regency", "52.03"),
        ("Dinsos Lombok Timur dan Lombok Tengah", None, None, None),
        ("Polda Jambi", None, "province", "15"),
        ("Dinsos Jambi", None, None, None),
        ("Desa Batu Kumbung", None, None, None),
        ("Dinkes Palangka Raya", None, "city", "62.71"),
        ("Dinkes Kota Baubau", None, "city", "74.72"),
        ("Kabupaten Lombok Timur", None, "regency", "52.03"),
        ("Dinkes Kab. Lombok Timru", None, "regency", "52.03"),
    ],
)
def test_classify_leaves_the_region_open_when_it_cannot_be_known(
    text: str, home: str | None, level: str | None, region: str | None
) -> None:
    assert _area(text, home) == (level, region)


def test_classify_says_how_sure_it_is() -> None:
    exact = classify("Dinas Kesehatan Prov. NTB", PREPARED)
    mistyped = classify("Diskominfi", PREPARED)
    assert exact == Classification(
        "local_government", "province", "dinkes", "52", 0.98, None, "exact"
    )
    assert (mistyped.kind, mistyped.confidence, mistyped.reason) == ("diskominfo", 0.83, "fuzzy")


def test_classify_keeps_short_names_apart_from_words() -> None:
    texts = ("Pak Man Hadi", "bapak ui", "Migrasi Aman", "")
    assert [classify(text, PREPARED).type for text in texts] == [None, None, None, None]


def test_classify_follows_what_a_person_settled_in_that_region() -> None:
    learnt = KnownAlias("PPK", "52", 7, "civil_society", "ppk_mataram", "52")
    aliases = Aliases(_kinds(), _places(), [learnt])
    assert classify("ppk", aliases, "52.71") == Classification(
        "civil_society", "province", "ppk_mataram", "52", 1.0, 7, "known"
    )
    assert classify("PPK", aliases, "33").type is None


def test_kind_alias_never_decides_the_region() -> None:
    kind = Kind("unit", "local_government", ("Unit Layanan Sasambo",))
    found = classify("Unit Layanan Sasambo", Aliases([kind], _places()), "52")
    assert (found.type, found.region) == ("local_government", None)


def test_no_phrase_stands_twice() -> None:
    lines = (*vocabulary.FIRM, *vocabulary.WEAK)
    phrases = Counter(key_of(phrase) for *_, text in lines for phrase in text.split("|"))
    assert [phrase for phrase, number in phrases.items() if number > 1] == []


@pytest.mark.parametrize(
    "name", ["Manpower and Transmigration Office", "Manpower and Transmigration Agency of NTB"]
)
def test_a_dinas_has_several_names_in_english(name: str) -> None:
    found = classify(name, PREPARED, "52")
    assert (found.type, found.kind) == ("local_government", "disnakertrans")


def test_shipped_facts_are_whole() -> None:
    facts = _json("agencies.json")
    assert (len(facts["types"]), len(facts["kinds"]), len(_places())) == (16, 142, 552)
    assert Counter(place.level for place in _places()) == {
        "province": 38,
        "regency": 416,
        "city": 98,
    }
    assert facts["normalization"]["expand"].items() <= EXPAND.items()


def test_words_of_reads_dots_and_ampersands() -> None:
    assert [word.text for word in words_of("D.P.M.D Kab.Lombok & P.T. X")] == [
        "dpmd", "kabupaten", "lombok", "pt", "x",
    ]  # fmt: skip


def test_distance_counts_a_swap_once() -> None:
    assert [distance("dinas", "dians", 2), distance("sosial", "sosail", 2)] == [1, 1]
    assert distance("dinas", "polda", 2) == 3
