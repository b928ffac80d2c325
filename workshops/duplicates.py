"""When two rows name one person: names compared without titles, and what links or contradicts."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from typing import Protocol, TypeVar

from intake.text import fold

Found = TypeVar("Found")
LINKED = "linked"

# Only for comparing; a name itself is never changed. Compared letters, without dots.
BEFORE_A_NAME = frozenset({
    "dr", "drs", "dra", "ir", "prof", "h", "hj", "kh", "ny", "tn", "sdr", "sdri", "bpk", "bapak",
    "ibu", "bu", "pak", "apt", "brigjen", "kombes", "akbp", "kompol", "akp", "iptu", "ipda",
    "mr", "mrs", "ms", "hc",
})  # fmt: skip
AFTER_A_NAME = frozenset({
    "se", "sh", "sip", "sos", "ssos", "sstp", "st", "skm", "spd", "sag", "sik", "skom", "ssi",
    "sp", "spt", "spi", "shut", "sth", "stp", "sked", "skep", "ns", "sap", "sab", "sei", "shi",
    "sthi", "spsi", "sst", "amd", "amk", "apt", "mm", "msi", "mh", "ma", "msc", "mpd", "mpa",
    "mba", "mkes", "mkn", "mt", "mp", "map", "mag", "mhum", "mec", "mppm", "mphil", "phd", "llm",
    "lc", "gr", "cpns", "ak", "ca", "cfra", "sptp", "sgz", "str", "mpsi", "mkom", "dev",
})  # fmt: skip
_QUOTES = re.compile(r"['’‘`ʼ´]")
_WORD = re.compile(r"[^\W_]+")
_DOTTED = re.compile(r"(?<=\w)\.(?=\w)")
_DIGITS = re.compile(r"\D+")


class Link(Enum):
    """What two records of the same name are to each other."""

    SAME = "same"
    POSSIBLE = "possible"
    DIFFERENT = "different"


class Known(Protocol):
    """What is known of a person when two records are compared. `agency` is any object, or None."""

    @property
    def agency(self) -> object | None: ...
    @property
    def position(self) -> str: ...
    @property
    def sex(self) -> str: ...
    @property
    def email(self) -> str: ...
    @property
    def phone(self) -> str: ...


@dataclass(frozen=True)
class Answer:
    """A link and, for a possible one, the code of the reason."""

    link: Link
    reason: str = ""


def name_key(name: str) -> str:
    """The words of a name for comparing: no titles, capitals, accents or punctuation."""
    head, *tail = unicodedata.normalize("NFKD", _QUOTES.sub("", name)).split(",")
    words = _words(head)
    for part in tail:
        words += [word for word in _words(part) if word not in AFTER_A_NAME]
    while len(words) > 1 and words[0] in BEFORE_A_NAME:
        words = words[1:]
    while len(words) > 1 and words[-1] in AFTER_A_NAME and _has_title_at_end(head):
        words = words[:-1]
    return " ".join(words)


def _words(text: str) -> list[str]:
    plain = "".join(char for char in text.casefold() if not unicodedata.combining(char))
    return _WORD.findall(_DOTTED.sub("", plain))


def _has_title_at_end(head: str) -> bool:
    """Without a comma only a dotted or capital ending is a title: "Budi S.Sos", "Ani SE"."""
    last = head.split()[-1].rstrip(".")
    return "." in last or (last.isupper() and not head.isupper())


def phone_key(phone: str) -> str:
    """The digits that tell numbers apart: 0812, +62 812 and 62812 are one."""
    digits = _DIGITS.sub("", phone)
    return digits.removeprefix("0062").removeprefix("62").lstrip("0")


def compare(one: Known, other: Known, *, strict: bool) -> Answer:
    """Two records of the same name. `strict` is for two rows of one list, where a second address,
    number or position speaks for a second person; against what is stored it may be a new one.
    """
    if one.sex and other.sex and one.sex != other.sex:
        return Answer(Link.POSSIBLE, "same_name_other_sex") if _near(one, other) else _different()
    if _linked(one, other):
        return Answer(Link.SAME, LINKED)
    if one.agency is None or other.agency is None:
        return _without_agency(one, other, strict=strict)
    if one.agency is not other.agency:
        return _different()
    if _contradicts(one, other, strict=strict):
        return Answer(Link.POSSIBLE, "same_name_other_contact")
    if strict and _other_position(one, other):
        return Answer(Link.POSSIBLE, "same_name_other_position")
    return Answer(Link.SAME)


def _without_agency(one: Known, other: Known, *, strict: bool) -> Answer:
    both_without = one.agency is None and other.agency is None
    if both_without and not strict and not _contradicts(one, other, strict=True):
        return Answer(Link.SAME)
    return Answer(Link.POSSIBLE, "same_name_no_agency")


def _linked(one: Known, other: Known) -> bool:
    return _same(one.email.casefold(), other.email.casefold()) or _same(
        phone_key(one.phone), phone_key(other.phone)
    )


def _near(one: Known, other: Known) -> bool:
    return one.agency is other.agency or _linked(one, other)


def _contradicts(one: Known, other: Known, *, strict: bool) -> bool:
    email = bool(one.email and other.email)
    phone = bool(one.phone and other.phone)
    return (email or phone) if strict else (email and phone)


def _other_position(one: Known, other: Known) -> bool:
    return bool(one.position and other.position) and fold(one.position) != fold(other.position)


def _same(one: str, other: str) -> bool:
    return bool(one) and one == other


def _different() -> Answer:
    return Answer(Link.DIFFERENT)


def closest(answers: Iterable[tuple[Answer, Found]]) -> tuple[Answer, Found | None]:
    """The best of several: linked by address or number, the same, possible, else nobody."""
    best: tuple[Answer, Found | None] = (_different(), None)
    for answer, record in answers:
        if _rank(answer) > _rank(best[0]):
            best = (answer, record)
    return best


def _rank(answer: Answer) -> int:
    ranks = {Link.DIFFERENT: 0, Link.POSSIBLE: 1, Link.SAME: 2}
    return ranks[answer.link] + (answer.reason == LINKED)
