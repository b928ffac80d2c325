"""Rows of an attendee list to verdicts: what is known is loaded once, nothing is written."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from directory.classifying import LEFT_OPEN, Office, Offices
from directory.spelling import key_of
from intake import kinds
from intake.kinds import Context, Judged, Judgement, Line, Problem
from workshops.attendees import (
    OF_PERSON,
    Entry,
    Record,
    fill_blanks,
    hear_again,
    settle_mode,
    settle_state,
    take_over,
)
from workshops.cleaning import Cleaned, Cleaner
from workshops.duplicates import Answer, Link
from workshops.models import Workshop
from workshops.people import People
from workshops.sources import Source

UNCLASSIFIED = "unclassified"
# What a person can answer to a possible duplicate.
SAME_PERSON, OTHER_PERSON, UNDECIDED = "same", "different", "leave"
# By what a person can tell two people of a list apart.
SHOWN = ("full_name", "position", "agency", "email", "phone")


@dataclass(frozen=True)
class Spelling:
    """How people write an agency, as a person settled it for the rows from `number` on."""

    key: str
    office: Office
    number: int


@dataclass(frozen=True)
class Plan:
    """What `recording.write` carries out: records that are new or changed, by their first row."""

    workshop_id: int
    region_id: int
    records: dict[int, Record]
    offices: Offices
    spellings: tuple[Spelling, ...] = ()


def judge(slug: str, lines: Sequence[Line], context: Context) -> Judgement:
    """The verdict of every row for the workshop. Raises Workshop.DoesNotExist."""
    workshop = Workshop.objects.select_related("region").get(slug=slug)
    desk = Desk(workshop, lines, context)
    judged = {line.number: desk.judge(line) for line in desk.cleaner.in_order(lines)}
    return desk.close([judged[line.number] for line in lines])


class Desk:
    """Looks at one row after the other, knowing the workshop's people and the rows before."""

    def __init__(self, workshop: Workshop, lines: Sequence[Line], context: Context) -> None:
        self.workshop = workshop
        self.offices = Offices.load(workshop.region.code, context.answers.get("agency"))
        self.cleaner = Cleaner(workshop, lines, context, self.offices)
        self.people = People(workshop, self.offices, self.cleaner.source, lines)
        self.records: dict[int, Record] = {}
        self.settled: dict[str, list[Spelling]] = {}

    @property
    def source(self) -> Source:
        return self.cleaner.source

    def judge(self, line: Line) -> Judged:
        if not any(line.values.values()):
            return Judged(line.number, kinds.SKIPPED)
        named = self._named(line)
        entry, cleaned = self.cleaner.clean(line, named)
        if cleaned.is_error:
            return Judged(line.number, kinds.ERROR, cleaned.problems)
        if cleaned.is_nobody:
            return Judged(line.number, kinds.SKIPPED, cleaned.problems)
        self._look_at_number(line, named, cleaned)
        row = Judged(line.number, "", cleaned.problems)
        row.verdict = self._place(entry, named, row)
        return row

    def _named(self, line: Line) -> Record | None:
        """The record that a row of our export means. A row copied for somebody else keeps the
        number by mistake.
        """
        record = self.people.by_id.get(line.values.get("langkah_id", ""))
        if record is None or record.row is None:
            return record
        key = self.people.key
        name = line.values.get("full_name", "")
        return record if key(name) == key(record.values["full_name"]) else None

    def _look_at_number(self, line: Line, named: Record | None, cleaned: Cleaned) -> None:
        number = line.values.get("langkah_id", "")
        if number and named is None:
            used = number in self.people.by_id
            cleaned.say("langkah_id", "id_used_again" if used else "id_unknown", value=number)

    def _place(self, entry: Entry, named: Record | None, row: Judged) -> str:
        """The verdict, with the row's values in the record they belong to."""
        answer, record = (Answer(Link.SAME), named) if named else self.people.find(entry)
        link = _decided(answer.link, entry.decision)
        if link is Link.POSSIBLE and record:
            row.problems.append(_possible(answer, record))
            row.before = _shown(record)
            return kinds.DUPLICATE
        if link is Link.DIFFERENT or record is None:
            record = self.people.add(entry)
        if record.row is not None:
            verdict = self._merge(record, entry, row.problems)
        else:
            verdict = self._open(record, entry, row.problems)
        self._learn(entry, record.row)
        return verdict

    def _open(self, record: Record, entry: Entry, problems: list[Problem]) -> str:
        """The first row for a person; its verdict is known when all rows have spoken."""
        record.row = entry.number
        record.address = entry.email.casefold()
        self.records[entry.number] = record
        take_over(record, entry, gently=self.source is Source.MEETING)
        self._assume(record, entry, problems)
        return ""

    def _assume(self, record: Record, entry: Entry, problems: list[Problem]) -> None:
        """What the kind of list tells where no column says it."""
        mode = "" if "mode" in entry.values else self.source.mode
        if mode and settle_mode(record, mode):
            problems.append(Problem("mode", "also_online"))
        if self.source.proves_presence and "state" not in entry.values:
            settle_state(record)

    def _merge(self, record: Record, entry: Entry, problems: list[Problem]) -> str:
        """A second row for a person of this file: it only fills what the earlier one left empty."""
        again = self.source is Source.MEETING
        if again:
            hear_again(record, entry)
            record.address = record.address or entry.email.casefold()
        adds, other = fill_blanks(record, entry, heard=again)
        if record.attendance and not adds and not other and not again:
            return kinds.SAME
        problems.append(_merged(record, entry, again=again))
        problems += [_not_taken(name, entry, record) for name in other]
        return kinds.DUPLICATE

    def _learn(self, entry: Entry, number: int | None) -> None:
        answer = self.offices.answer_for(entry.agency_text)
        if answer and answer != LEFT_OPEN and entry.agency and number:
            key = key_of(entry.agency_text)
            self.settled.setdefault(key, []).append(Spelling(key, entry.agency, number))

    def close(self, rows: list[Judged]) -> Judgement:
        """Verdicts of first rows, once later rows have filled their blanks; then the effects."""
        for row in rows:
            record = self.records.get(row.number)
            if record is not None and not row.verdict:
                _settle(row, record)
        self._settle_types({row.number: row for row in rows})
        verdicts = {row.number: row.verdict for row in rows}
        written = {n: r for n, r in self.records.items() if verdicts[n] in kinds.WRITTEN}
        spellings = _first(self.settled.values(), written)
        plan = Plan(
            self.workshop.pk, self.workshop.region_id, written, self.offices, tuple(spellings)
        )
        return Judgement(rows, _effects(self.records, plan), plan)

    def _settle_types(self, rows: Mapping[int, Judged]) -> None:
        """An agency that was not yet classified gets its type with the first row that names it."""
        seen: set[Office] = set()
        for number, record in self.records.items():
            office = record.agency
            if office and office.gets_type and office not in seen:
                seen.add(office)
                rows[number].before["agency_type"] = ""
                rows[number].after["agency_type"] = office.type
                rows[number].problems.append(
                    Problem("agency", "type_settled", {"value": office.name})
                )
                if rows[number].verdict == kinds.SAME:
                    rows[number].verdict = kinds.UPDATE


def _first(settled: Iterable[Sequence[Spelling]], written: Mapping[int, Record]) -> list[Spelling]:
    """Each settled spelling with the first row that is written and used it."""
    used = ([each for each in spellings if each.number in written] for spellings in settled)
    return [spellings[0] for spellings in used if spellings]


def _possible(answer: Answer, record: Record) -> Problem:
    """The reason, and where the other one stands: a row of this file or the list as stored."""
    similar = {"other": record.values["full_name"]} if answer.reason == "similar_name" else {}
    if record.row is not None:
        return Problem("full_name", f"{answer.reason}_in_file", {"first": record.row} | similar)
    return Problem("full_name", answer.reason, similar)


def _shown(record: Record) -> dict[str, Any]:
    """Somebody stored, to be told apart from the row on the check page; a row is shown as it is."""
    now = record.now() if record.row is None else {}
    return {name: now[name] for name in SHOWN if name in now}


def _merged(record: Record, entry: Entry, *, again: bool) -> Problem:
    minutes = entry.values.get("minutes") if again else None
    if minutes is None:
        return Problem("full_name", "merged", {"first": record.row})
    return Problem("full_name", "joined_again", {"first": record.row, "minutes": minutes})


def _not_taken(name: str, entry: Entry, record: Record) -> Problem:
    return Problem(name, "other_value", {"value": entry.cells[name], "first": record.row})


def _decided(link: Link, decision: str) -> Link:
    if link is Link.POSSIBLE and decision == SAME_PERSON:
        return Link.SAME
    if link is Link.POSSIBLE and decision == OTHER_PERSON:
        return Link.DIFFERENT
    return link


def _settle(row: Judged, record: Record) -> None:
    now = record.now()
    changes = record.changes(now)
    row.before = {name: record.stored[name] for name in changes}
    if record.attendance is None:
        row.verdict = kinds.NEW
        kept_out = OF_PERSON if record.participant_id else ()
        known = {name: value for name, value in now.items() if value != {}}
        row.after = {name: known[name] for name in known if name not in kept_out} | changes
        return
    row.object_id = record.attendance.pk
    row.after = changes
    row.verdict = kinds.UPDATE if changes else kinds.SAME


def _effects(records: Mapping[int, Record], plan: Plan) -> dict[str, Any]:
    new = [record for record in plan.records.values() if record.attendance is None]
    offices = new_offices(plan.records.values())
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
        "spellings_learnt": len(plan.spellings),
        "mails": 0,
    }


def new_offices(records: Iterable[Record]) -> list[Office]:
    """Agencies that have to be created for these records, each once, in the order of the rows."""
    offices = {record.agency: None for record in records if record.agency}
    return [office for office in offices if office.is_new]
