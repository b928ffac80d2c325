"""Rows of an attendee list to verdicts: what is known is loaded once, nothing is written."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from directory.classifying import Office, Offices
from intake import kinds
from intake.kinds import Context, Judged, Judgement, Line, Problem
from intake.text import fold
from workshops.attendees import (
    OF_PERSON,
    Entry,
    Record,
    fill_blanks,
    load_elsewhere,
    stored_record,
    take_over,
)
from workshops.duplicates import Answer, Link, closest, compare, name_key
from workshops.models import Attendance, Workshop
from workshops.resources import AttendeeResource, Odd

# Cells with these problems are left empty; the others keep the row out.
PASSING = frozenset({"word_unknown", "phone_damaged"})
DEFAULTS = {"role": Attendance.Role.PARTICIPANT.value, "state": Attendance.State.PRESENT.value}
UNCLASSIFIED = "unclassified"
# What a person can answer to a possible duplicate.
SAME_PERSON, OTHER_PERSON = "same", "different"


@dataclass(frozen=True)
class Plan:
    """What `recording.write` carries out: records that are new or changed, by their first row."""

    workshop_id: int
    records: dict[int, Record]
    offices: Offices


def judge(slug: str, lines: Sequence[Line], context: Context) -> Judgement:
    """The verdict of every row for the workshop. Raises Workshop.DoesNotExist."""
    workshop = Workshop.objects.select_related("region").get(slug=slug)
    desk = Desk(workshop, lines)
    rows = [desk.judge(line) for line in lines]
    return desk.close(rows)


class Desk:
    """Looks at one row after the other, knowing the workshop's people and the rows before."""

    def __init__(self, workshop: Workshop, lines: Sequence[Line]) -> None:
        self.workshop = workshop
        self.resource = AttendeeResource()
        self.offices = Offices.load(workshop.region.code)
        self.records: dict[int, Record] = {}
        self.here: defaultdict[str, list[Record]] = defaultdict(list)
        self.by_id: dict[str, Record] = {}
        self._load_here()
        self.elsewhere = load_elsewhere(self.offices, workshop, _names_in(lines))
        self.p_is_male = _p_is_male(line.values.get("sex", "") for line in lines)

    def _load_here(self) -> None:
        present = Attendance.objects.filter(workshop=self.workshop).order_by("pk")
        for attendance in present.select_related("participant"):
            record = stored_record(attendance, self.offices.by_id(attendance.agency_id))
            self.here[name_key(attendance.participant.full_name)].append(record)
            self.by_id[str(attendance.pk)] = record

    def judge(self, line: Line) -> Judged:
        if not any(line.values.values()):
            return Judged(line.number, kinds.SKIPPED)
        entry, problems = self._clean(line)
        if any(problem.is_error for problem in problems):
            return Judged(line.number, kinds.ERROR, problems)
        verdict = self._place(entry, problems)
        return Judged(line.number, verdict, problems)

    def _clean(self, line: Line) -> tuple[Entry, list[Problem]]:
        values: dict[str, str] = {}
        problems: list[Problem] = []
        for name, cell in self._cells(line):
            try:
                cleaned = self.resource.fields[name].clean({name: cell}) if cell else ""
            except Odd as odd:
                problems.append(Problem(name, odd.code, odd.params, odd.code not in PASSING))
                continue
            if cleaned:
                values[name] = cleaned
        problems += _name_problems(values, problems)
        text, place = values.pop("agency", ""), values.pop("region", "")
        office = self.offices.find(text, place)
        if not problems or not any(problem.is_error for problem in problems):
            problems += _agency_problems(office, asked="agency" in line.values)
        record_id = values.pop("langkah_id", "")
        return Entry(line.number, values, office, text, record_id, line.decision), problems

    def _cells(self, line: Line) -> Iterable[tuple[str, str]]:
        for name, cell in line.values.items():
            swap = self.p_is_male and name == "sex" and fold(cell) == "p"
            yield name, "l" if swap else cell

    def _place(self, entry: Entry, problems: list[Problem]) -> str:
        """The verdict, with the row's values in the record they belong to."""
        named = self.by_id.get(entry.record_id)
        answer, record = (Answer(Link.SAME), named) if named else self._closest(entry)
        link = _decided(answer.link, entry.decision)
        if link is Link.POSSIBLE and record:
            problems.append(_possible(answer, record))
            return kinds.DUPLICATE
        if link is Link.DIFFERENT or record is None:
            record = self._new_record(entry)
        if record.row is not None:
            return self._merge(record, entry, problems)
        record.row = entry.number
        self.records[entry.number] = record
        take_over(record, entry, rename=named is not None)
        return ""  # known when all rows have spoken

    def _closest(self, entry: Entry) -> tuple[Answer, Record | None]:
        same_name = self.here[name_key(entry.values["full_name"])]
        return closest(
            (compare(entry, record, strict=record.row is not None), record) for record in same_name
        )

    def _new_record(self, entry: Entry) -> Record:
        """A person new at this workshop; one who was at another comes with what is known."""
        key = name_key(entry.values["full_name"])
        known = [other for other in self.elsewhere.get(key, []) if other.row is None]
        answer, found = closest((compare(entry, other, strict=False), other) for other in known)
        if found is not None and answer.link is Link.SAME and _speaks(entry, answer):
            for other in known:
                if other.participant_id == found.participant_id:
                    other.row = entry.number
            person = {name: found.values[name] for name in OF_PERSON}
            record = Record(dict(person), None, None, found.participant_id, dict(person))
        else:
            record = Record({"full_name": entry.values["full_name"]})
        record.values |= DEFAULTS
        self.here[key].append(record)
        return record

    def _merge(self, record: Record, entry: Entry, problems: list[Problem]) -> str:
        """A second row for a person of this file: it only fills what the earlier one left empty."""
        adds, differs = fill_blanks(record, entry)
        if record.attendance and not adds and not differs:
            return kinds.SAME
        problems.append(Problem("full_name", "merged", {"first": record.row}))
        return kinds.DUPLICATE

    def close(self, rows: list[Judged]) -> Judgement:
        """Verdicts of first rows, once later rows have filled their blanks; then the effects."""
        for row in rows:
            record = self.records.get(row.number)
            if record is not None and not row.verdict:
                _settle(row, record)
        verdicts = {row.number: row.verdict for row in rows}
        written = {n: r for n, r in self.records.items() if verdicts[n] in kinds.WRITTEN}
        return Judgement(
            rows, _effects(self.records, written), Plan(self.workshop.pk, written, self.offices)
        )


def _names_in(lines: Iterable[Line]) -> set[str]:
    names = (line.values.get("full_name", "") for line in lines)
    return {name_key(name) for name in names if name}


def _p_is_male(cells: Iterable[str]) -> bool:
    """In a column of P and W without L, P is Pria."""
    words = {fold(cell) for cell in cells}
    return {"p", "w"} <= words and "l" not in words


def _name_problems(values: Mapping[str, str], problems: Sequence[Problem]) -> list[Problem]:
    name = values.get("full_name", "")
    if any(problem.field == "full_name" for problem in problems):
        return []
    if not name:
        return [Problem("full_name", "name_missing", is_error=True)]
    if not any(char.isalpha() for char in name):
        return [Problem("full_name", "name_without_letters", {"value": name}, is_error=True)]
    return []


def _agency_problems(office: Office | None, *, asked: bool) -> list[Problem]:
    if office is None:
        return [Problem("agency", "agency_missing")] if asked else []
    if office.type is None:
        return [Problem("agency", "type_unsure", {"value": office.name})]
    return []


def _possible(answer: Answer, record: Record) -> Problem:
    """The reason, and where the other one stands: a row of this file or the list as stored."""
    if record.row is not None:
        return Problem("full_name", f"{answer.reason}_in_file", {"first": record.row})
    return Problem("full_name", answer.reason)


def _decided(link: Link, decision: str) -> Link:
    if link is Link.POSSIBLE and decision == SAME_PERSON:
        return Link.SAME
    if link is Link.POSSIBLE and decision == OTHER_PERSON:
        return Link.DIFFERENT
    return link


def _speaks(entry: Entry, answer: Answer) -> bool:
    """A name alone, without agency or address, does not find a person of another workshop."""
    return entry.agency is not None or bool(answer.reason)


def _settle(row: Judged, record: Record) -> None:
    changes = record.changes()
    row.before = {name: record.stored[name] for name in changes}
    if record.attendance is None:
        row.verdict = kinds.NEW
        now = record.now()
        kept_out = OF_PERSON if record.participant_id else ()
        row.after = {name: now[name] for name in now if name not in kept_out} | changes
        return
    row.object_id = record.attendance.pk
    row.after = changes
    row.verdict = kinds.UPDATE if changes else kinds.SAME


def _effects(records: Mapping[int, Record], written: Mapping[int, Record]) -> dict[str, Any]:
    new = [record for record in written.values() if record.attendance is None]
    offices = new_offices(written.values())
    types = Counter(
        (record.agency and record.agency.type) or UNCLASSIFIED for record in records.values()
    )
    return {
        "participants_created": sum(1 for record in new if record.participant_id is None),
        "attendances_created": len(new),
        "agencies_created": len(offices),
        "agencies": [
            {"name": office.name, "type": office.type, "region": office.region}
            for office in offices
        ],
        "by_agency_type": dict(sorted(types.items())),
        "mails": 0,
    }


def new_offices(records: Iterable[Record]) -> list[Office]:
    """Agencies that have to be created for these records, each once, in the order of the rows."""
    offices = {record.agency: None for record in records if record.agency}
    return [office for office in offices if office.is_new]
