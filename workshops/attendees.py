"""People of a workshop while its list is judged: as stored, and as the rows would make them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from directory.classifying import Office, Offices, tidy
from directory.spelling import key_of
from workshops.duplicates import name_key, phone_key
from workshops.models import Attendance, Participant, Workshop

OF_PERSON = ("full_name", "sex", "email", "phone")
OF_DAY = ("position", "role", "mode", "state")
FIELDS = (*OF_PERSON, *OF_DAY)


@dataclass(eq=False)
class Record:
    """A person at the workshop: as stored, with what the rows of the file would make of it."""

    values: dict[str, str]
    agency: Office | None = None
    attendance: Attendance | None = None
    participant_id: int | None = None
    stored: dict[str, Any] = field(default_factory=dict)
    row: int | None = None

    @property
    def position(self) -> str:
        return self.values.get("position", "")

    @property
    def sex(self) -> str:
        return self.values.get("sex", "")

    @property
    def email(self) -> str:
        return self.values.get("email", "")

    @property
    def phone(self) -> str:
        return self.values.get("phone", "")

    def now(self) -> dict[str, Any]:
        """All values as JSON, the agency by name and id."""
        found: dict[str, Any] = {name: self.values.get(name, "") for name in FIELDS}
        found["agency"] = self.agency.name if self.agency else ""
        found["agency_id"] = self.agency.agency_id if self.agency else None
        return found

    def changes(self) -> dict[str, Any]:
        return {name: new for name, new in self.now().items() if self._differs(name, new)}

    def _differs(self, name: str, new: Any) -> bool:
        return name in self.stored and self.stored[name] != new


@dataclass(frozen=True)
class Entry:
    """A row cleaned: the values it really gives, and its agency."""

    number: int
    values: Mapping[str, str]
    agency: Office | None
    agency_text: str
    record_id: str
    decision: str

    @property
    def position(self) -> str:
        return self.values.get("position", "")

    @property
    def sex(self) -> str:
        return self.values.get("sex", "")

    @property
    def email(self) -> str:
        return self.values.get("email", "")

    @property
    def phone(self) -> str:
        return self.values.get("phone", "")


def stored_record(attendance: Attendance, office: Office | None) -> Record:
    person = attendance.participant
    values = {name: getattr(person, name) for name in OF_PERSON}
    values |= {name: getattr(attendance, name) for name in OF_DAY}
    record = Record(values, office, attendance, person.pk)
    record.stored = record.now()
    return record


def load_elsewhere(
    offices: Offices, workshop: Workshop, names: set[str]
) -> dict[str, list[Record]]:
    """People of these names who are not at this workshop, once for each agency they had."""
    here = Attendance.objects.filter(workshop=workshop).values("participant")
    people = Participant.objects.exclude(pk__in=here).order_by("pk")
    found: dict[int, tuple[str, dict[str, str]]] = {}
    for pk, *values in people.values_list("pk", *OF_PERSON).iterator(5000):
        key = name_key(values[0])
        if key in names:
            found[pk] = (key, dict(zip(OF_PERSON, values, strict=True)))
    agencies = _agencies_of(found.keys())
    records: defaultdict[str, list[Record]] = defaultdict(list)
    for pk, (key, person) in found.items():
        for agency_id in agencies.get(pk) or {None}:
            record = Record(person, offices.by_id(agency_id), None, pk)
            records[key].append(record)
    return records


def _agencies_of(people: Iterable[int]) -> dict[int, set[int | None]]:
    ids = sorted(people)
    found: defaultdict[int, set[int | None]] = defaultdict(set)
    for start in range(0, len(ids), 500):
        rows = Attendance.objects.filter(participant__in=ids[start : start + 500])
        for pk, agency_id in rows.order_by().values_list("participant", "agency"):
            found[pk].add(agency_id)
    return found


def take_over(record: Record, entry: Entry, *, rename: bool) -> None:
    """The row's values replace those stored; an empty cell replaces nothing, a name stays."""
    for name, value in entry.values.items():
        if name == "full_name" and not rename:
            continue
        if not _equal(name, record.values.get(name, ""), value):
            record.values[name] = value
    if entry.agency in (None, record.agency) or _is_named(record.agency, entry.agency_text):
        return
    record.agency = entry.agency


def fill_blanks(record: Record, entry: Entry) -> tuple[bool, bool]:
    """Whether the row adds something, and whether it says something else than the earlier row."""
    adds = differs = False
    for name, value in entry.values.items():
        old = record.values.get(name, "")
        if not old:
            record.values[name] = value
            adds = True
        elif name != "full_name" and not _equal(name, old, value):
            differs = True
    if entry.agency and record.agency is None:
        record.agency, adds = entry.agency, True
    return adds, differs or (entry.agency is not None and entry.agency is not record.agency)


def _equal(name: str, old: str, new: str) -> bool:
    if name == "email":
        return old.casefold() == new.casefold()
    if name == "phone":
        return phone_key(old) == phone_key(new)
    return old == new


def _is_named(office: Office | None, text: str) -> bool:
    return office is not None and key_of(office.name) == key_of(tidy(text))
