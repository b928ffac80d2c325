"""What a digest says, as plain values: a part for each post, sections by kind, duties inside."""

from dataclasses import dataclass
from datetime import date

from directory.duties import Duty, Kind, Mark


@dataclass(frozen=True)
class Line:
    """A duty as the mail shows it. `url` leads to it: by a link of its own, or to the portal."""

    duty: Duty
    url: str
    is_link: bool = False


@dataclass(frozen=True)
class Section:
    """`total` counts all; `duties` are those the mail shows."""

    kind: Kind
    duties: tuple[Duty, ...]
    total: int


@dataclass(frozen=True)
class Part:
    """What waits for one of the recipient's posts."""

    post: str
    agency: str
    sections: tuple[Section, ...]


@dataclass(frozen=True)
class DigestContent:
    """Everything one digest says. Without parts it is not sent. `taken_back` are sentences about
    updates that the recipient has undone since the last digest.
    """

    address: str
    name: str
    user: int | None
    language: str
    zone: str
    hour: int
    day: date
    region: str
    parts: tuple[Part, ...]
    contact: str
    marks: tuple[Mark, ...]
    taken_back: tuple[str, ...] = ()
    is_demo: bool = False
    is_wanted: bool = True

    @property
    def is_empty(self) -> bool:
        return not self.parts

    @property
    def more(self) -> int:
        """How many duties the mail leaves to the list in the portal."""
        return sum(section.total - len(section.duties) for section in self._sections())

    def totals(self) -> dict[Kind, int]:
        """Over all parts, in the order of the kinds; kinds without a duty are left out."""
        found = dict.fromkeys(Kind, 0)
        for section in self._sections():
            found[section.kind] += section.total
        return {kind: total for kind, total in found.items() if total}

    def _sections(self) -> tuple[Section, ...]:
        return tuple(section for part in self.parts for section in part.sections)
