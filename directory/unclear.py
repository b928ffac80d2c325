"""Short names with several owners, PMI or BPD: what stands beside them says whose they are."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import dropwhile

from directory import shapes
from directory.areas import Area
from directory.spelling import Word

Answer = tuple[str, str | None]


def begins_with_one(rest: Sequence[Word]) -> bool:
    """Is the first word, after titles, such a name?"""
    name = _untitled(rest)
    return bool(name) and name[0].text in shapes.UNCLEAR


def stands_alone(rest: Sequence[Word]) -> bool:
    """Is nothing said but the short name?"""
    return len(_untitled(rest)) == 1


def meaning_of(rest: Sequence[Word], words: Sequence[Word], area: Area) -> Answer | None:
    """Type and kind of the name that the words begin with, or None."""
    first, *behind = _untitled(rest)
    name, more = first.text, [word.text for word in behind]
    others = {word.text for word in words} - {name}
    answer = _said_by_others(name, others, more) or _said_behind(name, more)
    if not answer and name == "bpd":
        answer = _board_or_bank(others, more, area)
    if not answer and area.named and not more:
        answer = shapes.UNCLEAR_BESIDE_AN_AREA.get(name)
    if not answer and more and first.capitals:
        answer = shapes.UNCLEAR_BEFORE_A_NAME.get(name)
    return answer


def _untitled(rest: Sequence[Word]) -> list[Word]:
    return [*dropwhile(lambda word: word.text in shapes.TITLES, rest)]


def _said_by_others(name: str, others: set[str], more: Sequence[str]) -> Answer | None:
    if name == "pmi" and not more and others & {"kota", "kabupaten"}:
        return "civil_society", "pmi_palangmerah"
    if name == "pmi" and others & shapes.RETURNED:
        return "migrant_association", "purna_pmi"
    if name == "kkp" and "kelas" in others:
        return "vertical_agency", "karantina_kes"
    return None


def _said_behind(name: str, more: Sequence[str]) -> Answer | None:
    if name == "pp" and more and more[0] in shapes.ARABIC:
        return "school", "sekolah"
    if name == "blkln":
        return ("private_sector", "lpk") if more else ("local_government", "blk")
    if name == "ppt" and not more:
        return "local_government", "uptd_ppa"
    return ("ministry", None) if name == "ma" and more == ["ri"] else None


def _board_or_bank(others: set[str], more: Sequence[str], area: Area) -> Answer | None:
    """BPD is a bank with a bank's words or a province alone, and a village's board with a name."""
    if others & shapes.BANK_WORDS or (area.level == "province" and not more):
        return "private_sector", "bank"
    return ("village_government", "bpd_desa") if more else None
