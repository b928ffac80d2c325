"""A row's cells to values: what cannot be taken as it stands is named, the rest is kept."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from directory.classifying import LEFT_OPEN, Office, Offices
from directory.widgets import NOTHING, Odd
from intake.dates import read_dates
from intake.kinds import Context, Line, Problem
from intake.text import fold
from workshops.attendees import Entry, Record
from workshops.devices import is_device_name
from workshops.models import Workshop
from workshops.resources import AttendeeResource, missing_zero
from workshops.sexes import meaning_of_p
from workshops.sources import Source, recognise, shown_name

# Cells with these problems are left empty; the others keep the row out.
PASSING = frozenset({"word_unknown", "phone_damaged", "phone_zero_lost", "minutes_unreadable"})
NOBODY = "device_name"
READ_APART = frozenset({"full_name", "agency", "region", "langkah_id", "joined_at", "filled_at"})
# Cells that hardly two rows share.
EACH_ITS_OWN = frozenset({"full_name", "email", "phone", "langkah_id", "minutes"})
# What an attendance cannot be without.
NEVER_EMPTY = frozenset({"role", "state"})
# What people are in a meeting's software says nothing of what they were in the workshop.
SEATS = frozenset({"presenter", "penyaji", "attendee", "peserta", "participant"})
LONGEST_OFFICE = 200  # characters; nobody's name and no agency's is longer
DAYS_AFTER = 7  # in which people still fill in a form


@dataclass
class Cleaned:
    """The values of a row and what is to be said of its cells."""

    line: Line
    problems: list[Problem] = field(default_factory=list)
    values: dict[str, Any] = field(default_factory=dict)

    def say(self, name: str, code: str, *, is_error: bool = False, **params: Any) -> None:
        self.problems.append(Problem(name, code, params, is_error))

    @property
    def is_error(self) -> bool:
        return any(problem.is_error for problem in self.problems)

    @property
    def is_nobody(self) -> bool:
        return any(problem.code == NOBODY for problem in self.problems)


class Cleaner:
    """Reads the cells of one list; what only the list as a whole tells is worked out once."""

    def __init__(
        self, workshop: Workshop, lines: Sequence[Line], context: Context, offices: Offices
    ) -> None:
        self.workshop = workshop
        self.offices = offices
        self.source = recognise(context.header)
        self.headings = context.headings
        self.fields = AttendeeResource().fields
        self.read: dict[tuple[str, str], Any] = {}
        sexes = (line.values.get("sex", "") for line in lines)
        self.meaning_of_p = meaning_of_p(context.headings.get("sex", ""), sexes)
        self.moments = self._moments(lines)

    def _moments(self, lines: Sequence[Line]) -> dict[int, tuple[str, datetime | None]]:
        """When each row was made, by its number: the field that says it, and the moment."""
        at = next((name for name in ("joined_at", "filled_at") if name in self.headings), "")
        filled = [line for line in lines if line.values.get(at)]
        found = self._read_moments([line.values[at] for line in filled])
        return {line.number: (at, each) for line, each in zip(filled, found, strict=True)}

    def _read_moments(self, cells: Sequence[str]) -> Sequence[datetime | None]:
        """Meetings write the month first, unless only the other way leads to the workshop."""
        if self.source is not Source.MEETING:
            return read_dates(cells)
        ways = [read_dates(cells, month_first=first) for first in (True, False)]
        return max(
            ways, key=lambda way: sum(each is not None and self._is_on(each) for each in way)
        )

    def in_order(self, lines: Sequence[Line]) -> list[Line]:
        """As the rows are to be looked at: of a form the latest answer first, for it counts."""
        if self.source is not Source.FORM:
            return list(lines)
        return sorted(lines, key=self._age, reverse=True)

    def _age(self, line: Line) -> tuple[bool, datetime, int]:
        moment = self.moments.get(line.number, ("", None))[1]
        known = moment.replace(tzinfo=None) if moment else datetime.min  # noqa: DTZ901 - compared
        return moment is not None, known, line.number

    def clean(self, line: Line, stored: Record | None) -> tuple[Entry, Cleaned]:
        """`stored` is the record that the row names by our number."""
        found = Cleaned(line)
        cells = line.values
        meant = line.settled | _as_stored(cells, stored)
        self._read_name(cells.get("full_name", ""), found, meant)
        if found.is_nobody:
            return Entry(line.number, found.values), found
        for name, cell in cells.items():
            if name not in READ_APART:
                self._read(name, cell, found, meant)
        self._look_at_day(found)
        return self._entry(cells, stored, found), found

    def _read_name(self, cell: str, found: Cleaned, meant: frozenset[str]) -> None:
        if not cell or cell.casefold() in NOTHING:
            found.say("full_name", "name_missing", is_error=True)
            return
        name = shown_name(self.headings.get("full_name", ""), cell)
        if "full_name" in meant:
            name = cell
        elif self._is_nobody(name):
            found.say("full_name", NOBODY, value=cell)
            return
        if name != cell:
            found.say("full_name", "two_names", value=cell)
        if not any(char.isalpha() for char in name):
            found.say("full_name", "name_without_letters", is_error=True, value=name)
            return
        self._take("full_name", name, found)

    def _is_nobody(self, name: str) -> bool:
        """In a meeting a telephone's number or an office may stand for whoever sits there."""
        if not any(char.isalpha() for char in name):
            return self.source is Source.MEETING
        if is_device_name(name):
            return True
        may_be_office = self.source is Source.MEETING and len(name) <= LONGEST_OFFICE
        return may_be_office and self.offices.is_office(name)

    def _read(self, name: str, cell: str, found: Cleaned, meant: frozenset[str]) -> None:
        if not cell:
            return
        if name == "sex" and fold(cell) == "p":
            if not self.meaning_of_p:
                found.say("sex", "sex_unsure", value=cell)
                return
            cell = self.meaning_of_p
        if name == "role" and self.source is Source.MEETING and fold(cell) in SEATS:
            return
        if name == "phone" and "phone" not in meant and (number := missing_zero(cell)):
            found.say("phone", "phone_zero_lost", value=cell, number=number)
            return
        self._take(name, cell, found)

    def _take(self, name: str, cell: str, found: Cleaned) -> None:
        try:
            value = self._value(name, cell)
        except Odd as odd:
            is_error = odd.code not in PASSING
            found.say(name, odd.code, is_error=is_error, **odd.params)
            return
        if value != "":
            found.values[name] = value

    def _value(self, name: str, cell: str) -> Any:
        """What a cell means; agencies, positions and choices are read once for all their rows."""
        if (name, cell) in self.read:
            return self.read[name, cell]
        value = self.fields[name].clean({name: cell})
        if name not in EACH_ITS_OWN:
            self.read[name, cell] = value
        return value

    def _look_at_day(self, found: Cleaned) -> None:
        name, moment = self.moments.get(found.line.number, ("", None))
        if not name:
            return
        if moment is None:
            found.say(name, "date_unreadable", value=found.line.values[name])
        elif self._is_other_day(name, moment):
            found.say(name, "other_day", day=moment.date().isoformat())

    def _is_other_day(self, name: str, moment: datetime) -> bool:
        """A meeting is on its day; a form is sent round before and filled in for a week after."""
        if name == "joined_at":
            return not self._is_on(moment)
        return (moment.date() - self.workshop.ends_on).days > DAYS_AFTER

    def _is_on(self, moment: datetime) -> bool:
        return self.workshop.starts_on <= moment.date() <= self.workshop.ends_on

    def _entry(self, cells: Mapping[str, str], stored: Record | None, found: Cleaned) -> Entry:
        text = self._text("agency", cells, found)
        place = self._text("region", cells, found)
        office = self.offices.find(text, place)
        if not found.is_error:
            self._look_at_agency(text, place, office, found)
        moves = bool(stored and place and place != self._region_of(stored))
        if moves and stored and office is stored.agency:
            found.say("region", "region_in_name", value=place)
        return Entry(
            number=found.line.number,
            values=found.values,
            cells=found.line.values,
            agency=office,
            agency_text=text,
            day=self._day(found.line),
            moves=moves,
            decision=found.line.decision,
            is_ours=stored is not None,
            blanks=_blanks(cells, stored, found) if stored else frozenset(),
        )

    def _day(self, line: Line) -> str:
        """The day of the workshop on which the row joined a meeting; empty where none is known."""
        name, moment = self.moments.get(line.number, ("", None))
        is_known = name == "joined_at" and moment is not None and self._is_on(moment)
        return moment.date().isoformat() if moment and is_known else ""

    def _text(self, name: str, cells: Mapping[str, str], found: Cleaned) -> str:
        self._take(name, cells.get(name, ""), found)
        return str(found.values.pop(name, ""))

    def _region_of(self, stored: Record) -> str:
        return self.offices.region_name(stored.agency)

    def _look_at_agency(self, text: str, place: str, office: Office | None, found: Cleaned) -> None:
        if office is None:
            if "agency" in found.line.values:
                found.say("agency", "agency_missing")
        elif office.type is None:
            left = self.offices.answer_for(text) == LEFT_OPEN
            found.say("agency", "type_left_open" if left else "type_unsure", value=office.name)
        elif guess := self.offices.guess(text, place):
            found.say("agency", "agency_read_as", value=text, meant=guess)


def _as_stored(cells: Mapping[str, str], stored: Record | None) -> frozenset[str]:
    """Cells of our export that nobody touched: what was decided about them once stays decided."""
    if stored is None:
        return frozenset()
    return frozenset(name for name, cell in cells.items() if cell == stored.values.get(name, ""))


def _blanks(cells: Mapping[str, str], stored: Record, found: Cleaned) -> frozenset[str]:
    """Fields that somebody emptied in an export of ours."""
    known = stored.stored
    emptied = {
        name
        for name, cell in cells.items()
        if (not cell or cell.casefold() in NOTHING) and known.get(name) not in ("", None)
    }
    for name in sorted(emptied & NEVER_EMPTY):
        found.say(name, "cannot_be_empty")
    return frozenset(emptied - NEVER_EMPTY - {"full_name"})
