"""What a P in a column of sexes means: Perempuan beside L, Pria beside W, else nobody knows."""

from collections.abc import Iterable

from intake.text import fold
from workshops.models import Participant

BESIDE_PEREMPUAN = frozenset({"l", "lk", "laki", "laki laki"})
BESIDE_PRIA = frozenset({"w", "wanita"})
FEMALE, MALE = Participant.Sex.FEMALE.value, Participant.Sex.MALE.value


def meaning_of_p(heading: str, cells: Iterable[str]) -> str:
    """The sex that P stands for: by the other values of the column, else by its heading ("L/P")."""
    return _beside(set(map(fold, set(cells)))) or _beside(set(fold(heading).split()))


def _beside(words: set[str]) -> str:
    if words & BESIDE_PEREMPUAN:
        return FEMALE
    return MALE if words & BESIDE_PRIA else ""
