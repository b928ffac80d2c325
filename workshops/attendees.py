"""People of a workshop while its list is judged: as stored, and as the rows would make them."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from directory.classifying import Office, Offices, tidy
from directory.spelling import key_of
from workshops.duplicates import phone_key
from workshops.models import Attendance, Mode, Participant, Workshop

OF_PERSON = ("full_name", "sex", "email", "phone")
OF_DAY = ("position", "role", "mode", "state", "minutes", "minutes_by_day")
FIELDS = (*OF_PERSON, *OF_DAY)
EMPTY: Mapping[str, Any] = dict.fromkeys(FIELDS, "") | {"minutes": None, "minutes_by_day": {}}


@dataclass(eq=False, slots=True)
class Record:
    """A person at the workshop: as stored, with what the rows of the file would make of it.

    `row` is the row of the file that stands for the person; `heard` the minutes by day and
    `address` the e-mail that this file gave so far, for people who left a meeting and came back.
    """

    values: dict[str, Any]
    agency: Office | None = None
    attendance: Attendance | None = None
    participant_id: int | None = None
    stored: dict[str, Any] = field(default_factory=dict)
    row: int | None = None
    heard: dict[str, int] = field(default_factory=dict)
    address: str = ""

    @property
    def position(self) -> str:
        return str(self.values.get("position", ""))

    @property
    def sex(self) -> str:
        return str(self.values.get("sex", ""))

    @property
    def email(self) -> str:
        return str(self.values.get("email", ""))

    @property
    def phone(self) -> str:
        return str(self.values.get("phone", ""))

    def now(self) -> dict[str, Any]:
        """All values as JSON, the agency by name and id."""
        found: dict[str, Any] = {**EMPTY, **self.values}
        found["agency"] = self.agency.name if self.agency else ""
        found["agency_id"] = self.agency.agency_id if self.agency else None
        return found

    def changes(self, now: Mapping[str, Any]) -> dict[str, Any]:
        """What of these values of `now()` was stored otherwise."""
        return {name: now[name] for name, was in self.stored.items() if was != now[name]}


@dataclass(frozen=True, slots=True)
class Entry:
    """A row cleaned: the values it really gives, its agency, and the cells as they stand.

    `day` is the one of the workshop on which a meeting was joined, as ISO writes it; else empty.
    `is_ours` says that it names its record by our number: it is our export that comes back, so
    each cell is meant as it stands, `blanks` are the fields that somebody emptied, and it `moves`
    when the agency's region was edited.
    """

    number: int
    values: Mapping[str, Any]
    cells: Mapping[str, str] = field(default_factory=dict)
    agency: Office | None = None
    agency_text: str = ""
    day: str = ""
    moves: bool = False
    decision: str = ""
    is_ours: bool = False
    blanks: frozenset[str] = frozenset()

    @property
    def position(self) -> str:
        return str(self.values.get("position", ""))

    @property
    def sex(self) -> str:
        return str(self.values.get("sex", ""))

    @property
    def email(self) -> str:
        return str(self.values.get("email", ""))

    @property
    def phone(self) -> str:
        return str(self.values.get("phone", ""))


def stored_record(attendance: Attendance, office: Office | None) -> Record:
    person = attendance.participant
    values = {name: getattr(person, name) for name in OF_PERSON}
    values |= {name: getattr(attendance, name) for name in OF_DAY}
    record = Record(values, office, attendance, person.pk)
    record.stored = record.now()
    return record


def load_elsewhere(
    offices: Offices, workshop: Workshop, names: Mapping[str, int], key: Callable[[str], str]
) -> dict[str, list[Record]]:
    """People of these names who are not at this workshop, once for each agency they had."""
    here = Attendance.objects.filter(workshop=workshop).values("participant")
    people = Participant.objects.exclude(pk__in=here).order_by("pk")
    found: dict[int, tuple[str, dict[str, str]]] = {}
    for pk, *values in people.values_list("pk", *OF_PERSON).iterator(5000):
        name = key(values[0])
        if name in names:
            found[pk] = (name, dict(zip(OF_PERSON, values, strict=True)))
    agencies = _agencies_of(found.keys())
    records: defaultdict[str, list[Record]] = defaultdict(list)
    for pk, (name, person) in found.items():
        for agency_id in agencies.get(pk) or {None}:
            record = Record(dict(person), offices.by_id(agency_id), None, pk)
            records[name].append(record)
    return records


def _agencies_of(people: Iterable[int]) -> dict[int, set[int | None]]:
    ids = sorted(people)
    found: defaultdict[int, set[int | None]] = defaultdict(set)
    for start in range(0, len(ids), 500):
        rows = Attendance.objects.filter(participant__in=ids[start : start + 500])
        for pk, agency_id in rows.order_by().values_list("participant", "agency"):
            found[pk].add(agency_id)
    return found


def take_over(record: Record, entry: Entry, *, gently: bool = False) -> None:
    """The row's values replace those stored; an empty cell replaces nothing, a name stays.

    In an export of ours that comes back each cell counts, the name and the emptied ones as well.
    `gently` keeps what is known of the person: an account in a meeting is no office address.
    """
    if entry.is_ours and _says_other_minutes(record, entry):
        record.values["minutes_by_day"] = {}  # what a person says stands for all days
    for name in entry.blanks & EMPTY.keys():
        record.values[name] = EMPTY[name]
    for name, value in entry.values.items():
        old = record.values.get(name, EMPTY[name])
        if entry.is_ours:
            record.values[name] = value
        elif name == "minutes":
            _hear(record, value, entry.day)
        elif _is_open(name, old, gently=gently) and not _equal(name, old, value):
            record.values[name] = value
    _take_agency(record, entry)


def _says_other_minutes(record: Record, entry: Entry) -> bool:
    said = entry.values.get("minutes")
    changes = said is not None and said != record.values.get("minutes")
    return changes or "minutes" in entry.blanks


def _is_open(name: str, old: Any, *, gently: bool) -> bool:
    return name != "full_name" and not (gently and name in OF_PERSON and old)


def _take_agency(record: Record, entry: Entry) -> None:
    if "agency" in entry.blanks:
        record.agency = None
    elif entry.agency is not None and not _is_named(record.agency, entry):
        record.agency = entry.agency


def hear_again(record: Record, entry: Entry) -> None:
    """The same person came back to the meeting: the minutes add up."""
    _hear(record, entry.values.get("minutes"), entry.day)


def _hear(record: Record, minutes: int | None, day: str) -> None:
    """A list that comes a second time changes nothing, a longer one of the same day does, and one
    of another day adds up. Where no day is known, what is stored may hold the minutes already.
    """
    if minutes is None:
        return
    record.heard[day] = record.heard.get(day, 0) + minutes
    days = dict(record.stored.get("minutes_by_day", {}))
    for heard, total in record.heard.items():
        if heard:
            days[heard] = max(total, days.get(heard, 0))
    known = record.stored.get("minutes") or 0
    record.values["minutes_by_day"] = days
    record.values["minutes"] = max(known, sum(days.values()), sum(record.heard.values()))


def fill_blanks(record: Record, entry: Entry, *, heard: bool = False) -> tuple[bool, list[str]]:
    """Whether the row adds something, and the fields in which it says something else. Minutes
    that were `heard` are added up already.
    """
    adds, other = False, []
    for name, value in entry.values.items():
        if heard and name == "minutes":
            continue
        old = record.values.get(name, EMPTY[name])
        if old in ("", None):
            record.values[name] = value
            adds = True
        elif name != "full_name" and not _equal(name, old, value):
            other.append(name)
    if entry.agency and record.agency is None:
        record.agency, adds = entry.agency, True
    if entry.agency is not None and entry.agency is not record.agency:
        other.append("agency")
    return adds, other


def settle_mode(record: Record, mode: str) -> bool:
    """Fills in how somebody took part when only the kind of list tells it. Whether somebody who
    was in the room had the meeting open as well, which changes nothing.
    """
    old = record.values.get("mode", "")
    if not old or (old == Mode.ONLINE and mode == Mode.IN_PERSON):
        record.values["mode"] = mode
    return bool(old == Mode.IN_PERSON and mode == Mode.ONLINE)


def settle_state(record: Record) -> None:
    """Somebody who signed or was in the meeting was there, not only announced."""
    if record.values.get("state") == Attendance.State.REGISTERED:
        record.values["state"] = Attendance.State.PRESENT.value


def _equal(name: str, old: Any, new: Any) -> bool:
    if name == "email":
        return str(old).casefold() == str(new).casefold()
    if name == "phone":
        return phone_key(str(old)) == phone_key(str(new))
    return bool(old == new)


def _is_named(office: Office | None, entry: Entry) -> bool:
    """Whether the row writes the agency that is stored, however its name is read."""
    same_name = office is not None and key_of(office.name) == key_of(tidy(entry.agency_text))
    return same_name and not entry.moves
