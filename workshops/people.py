"""Who is at a workshop already and who is in the list so far; which of them a row means."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from directory.classifying import Offices
from intake.kinds import Line
from workshops.alike import Likenesses, is_same_in_full
from workshops.attendees import (
    OF_PERSON,
    Entry,
    Record,
    load_elsewhere,
    stored_record,
)
from workshops.duplicates import (
    Answer,
    Link,
    Rules,
    closest,
    compare,
    contacts_differ,
    name_key,
    positions_differ,
    sexes_differ,
    shared_contacts,
)
from workshops.models import Attendance, Mode, Workshop
from workshops.sources import Source

DEFAULTS = {"role": Attendance.Role.PARTICIPANT.value, "state": Attendance.State.PRESENT.value}
NOBODY_ALIKE = Answer(Link.DIFFERENT)


class People:
    """Loaded once; rows of the list join it one by one."""

    def __init__(
        self, workshop: Workshop, offices: Offices, source: Source, lines: Sequence[Line]
    ) -> None:
        self.source = source
        self.has_agencies = any(line.values.get("agency") for line in lines)
        self.here: defaultdict[str, list[Record]] = defaultdict(list)
        self.by_id: dict[str, Record] = {}
        self._keys: dict[str, str] = {}
        self._alike: Likenesses[Record] = Likenesses()
        self._load_here(workshop, offices)
        self.names = Counter(self.key(name) for name in _cells(lines, "full_name") if name)
        self.shared = shared_contacts((*self._contacts_here(), *self._contacts_in(lines)))
        self.strict = Rules(strict=True, shared=self.shared)
        self.elsewhere = load_elsewhere(offices, workshop, self.names, self.key)

    def _load_here(self, workshop: Workshop, offices: Offices) -> None:
        present = Attendance.objects.filter(workshop=workshop).order_by("pk")
        for attendance in present.select_related("participant"):
            record = stored_record(attendance, offices.by_id(attendance.agency_id))
            key = self.key(attendance.participant.full_name)
            self.here[key].append(record)
            self._alike.add(record.agency, key, record)
            self.by_id[str(attendance.pk)] = record

    def _contacts_here(self) -> Iterable[tuple[str, str, str]]:
        for key, records in self.here.items():
            for record in records:
                yield key, record.email, record.phone

    def _contacts_in(self, lines: Iterable[Line]) -> Iterable[tuple[str, str, str]]:
        for line in lines:
            values = line.values
            name = self.key(values.get("full_name", ""))
            yield name, values.get("email", ""), values.get("phone", "")

    def key(self, name: str) -> str:
        """`name_key`, worked out once for each way to write a name."""
        if name not in self._keys:
            self._keys[name] = name_key(name)
        return self._keys[name]

    def find(self, entry: Entry) -> tuple[Answer, Record | None]:
        """The one of this workshop or of an earlier row who is meant, and how sure that is."""
        key = self.key(entry.values["full_name"])
        same_name = self.here.get(key, [])
        if again := self._joined_again(entry, same_name):
            return Answer(Link.SAME), again
        answer, record = closest(
            (compare(entry, other, self._rules(key, other)), other) for other in same_name
        )
        if answer.link is not Link.SAME and self._is_the_only(key, entry, same_name):
            return Answer(Link.SAME), same_name[0]
        return self._like(key, entry) if answer.link is Link.DIFFERENT else (answer, record)

    def _rules(self, key: str, other: Record) -> Rules:
        """People send a form twice to correct it: there a full name with another position or
        another number is no other person.
        """
        corrects = self.source is Source.FORM and " " in key
        return Rules(other.row is not None and not corrects, self.shared)

    def _joined_again(self, entry: Entry, same_name: Sequence[Record]) -> Record | None:
        """In a meeting: the same name from the same address, or from none, left and came back."""
        if self.source is not Source.MEETING:
            return None
        earlier = [other for other in same_name if other.row is not None]
        same = [other for other in earlier if other.address == entry.email.casefold()]
        unsaid = [other for other in earlier if not entry.email or not other.address]
        return next(iter(same or unsaid), None)

    def _is_the_only(self, key: str, entry: Entry, same_name: Sequence[Record]) -> bool:
        """Somebody whose full name nobody else has, where one of two lists says no agencies."""
        if len(same_name) != 1 or " " not in key or sexes_differ(entry, same_name[0]):
            return False
        other = same_name[0]
        if not self.has_agencies:
            return self._agrees(key, entry, other)
        was_online = other.agency is None and other.values.get("mode") == Mode.ONLINE
        return was_online and other.row is None and self.names[key] == 1

    def _agrees(self, key: str, entry: Entry, other: Record) -> bool:
        rules = self._rules(key, other)
        if other.row is None and self.source is Source.MEETING:
            return True
        differs = contacts_differ(entry, other, rules)
        return not differs and not (rules.strict and positions_differ(entry, other))

    def _like(self, key: str, entry: Entry) -> tuple[Answer, Record | None]:
        """Somebody of the same agency whose name is nearly this one, if nothing speaks against."""
        if entry.agency is None:
            return NOBODY_ALIKE, None
        for other_key, other in self._alike.like(entry.agency, key):
            in_full = is_same_in_full(key, other_key)
            apart = sexes_differ(entry, other) or contacts_differ(entry, other, self.strict)
            if not apart and (in_full or not positions_differ(entry, other)):
                return Answer(Link.POSSIBLE, "similar_name"), other
        return NOBODY_ALIKE, None

    def add(self, entry: Entry) -> Record:
        """A person new at this workshop; one who was at another comes with what is known."""
        key = self.key(entry.values["full_name"])
        record = self._from_elsewhere(key, entry) or Record(
            {"full_name": entry.values["full_name"]}
        )
        record.values |= DEFAULTS
        self.here[key].append(record)
        if entry.agency is not None:
            self._alike.add(entry.agency, key, record)
        return record

    def _from_elsewhere(self, key: str, entry: Entry) -> Record | None:
        known = [other for other in self.elsewhere.get(key, []) if other.row is None]
        rules = Rules(shared=self.shared)
        answer, found = closest((compare(entry, other, rules), other) for other in known)
        if found is None or answer.link is not Link.SAME or not _speaks(entry, answer):
            return None
        for other in known:
            if other.participant_id == found.participant_id:
                other.row = entry.number
        person = {name: found.values[name] for name in OF_PERSON}
        return Record(dict(person), None, None, found.participant_id, dict(person))


def _cells(lines: Iterable[Line], name: str) -> Iterable[str]:
    return (line.values.get(name, "") for line in lines)


def _speaks(entry: Entry, answer: Answer) -> bool:
    """A name alone, without agency or address, does not find a person of another workshop."""
    return entry.agency is not None or bool(answer.reason)
