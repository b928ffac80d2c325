"""Rows of an action list to verdicts: what is known is loaded once, nothing is written."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from actionplan.importing import life
from actionplan.importing.cleaning import USUAL_STEP, Cleaner
from actionplan.importing.entries import Entry
from actionplan.importing.owners import Owners
from actionplan.importing.records import EMPTY, Record
from actionplan.importing.showing import effects_of, tell
from actionplan.importing.stored import Stored, load
from actionplan.importing.tables import Tables
from actionplan.importing.weighing import Scales
from actionplan.models import Action, ActionPlan
from actionplan.planning import reference_prefix
from actionplan.rules import Refusal
from directory.classifying import Office, Offices
from directory.importing.scopes import key_of_region, scope_of
from directory.spelling import key_of
from intake import kinds
from intake.kinds import Context, Judged, Judgement, Line, Problem

# What a person answers to two rows of one title and office.
SAME_ACTION, OTHER_ACTION, UNDECIDED = "same", "different", "leave"
Key = tuple[str, Office]


@dataclass(frozen=True)
class Plan:
    """What `recording.write` carries out: records that are new or changed, by their first row."""

    plan: ActionPlan
    tables: Tables
    offices: Offices
    scales: Scales
    records: dict[int, Record] = field(default_factory=dict)
    by: Any = None
    moment: datetime | None = None


def judge(key: str, lines: Sequence[Line], context: Context) -> Judgement:
    """The verdict of every row for the plan. Raises ActionPlan.DoesNotExist."""
    plan = ActionPlan.objects.select_related("region").get(key=key)
    desk = Desk(plan, context)
    return desk.close([desk.judge(line) for line in lines])


class Desk:
    """Looks at one row after the other, knowing the plan's actions and the rows before."""

    def __init__(self, plan: ActionPlan, context: Context) -> None:
        scope = scope_of(key_of_region(plan.region.code))
        offices = Offices.load(scope.home, context.answers.get("agency"))
        self.owners = Owners(scope, offices)
        self.tables = Tables.load()
        codes = {code for code in scope.codes if code}
        self.cleaner = Cleaner(plan, self.tables, self.owners, context, codes)
        self.plan = Plan(
            plan, self.tables, offices, Scales(plan, context), {}, context.by, context.moment
        )
        self.by_id: dict[str, Record] = {}
        self.by_reference: dict[str, Record] = {}
        self.by_key: defaultdict[Key, list[Record]] = defaultdict(list)
        self.by_title: defaultdict[str, list[Record]] = defaultdict(list)
        self.first: dict[int, Record] = {}
        for stored in load(plan, self.tables):
            self._know(stored)
        others = Action.objects.exclude(plan=plan).order_by()
        self.elsewhere = {
            reference.casefold() for reference in others.values_list("reference", flat=True)
        }
        self.prefix = re.compile(
            rf"{re.escape(reference_prefix(plan.key))}\d{{3,9}}", re.IGNORECASE
        )

    def _know(self, stored: Stored) -> None:
        offices = self.plan.offices
        partners = [found for pk in stored.partner_ids if (found := offices.by_id(pk))]
        record = Record.of(stored, offices.by_id(stored.agency_id), partners)
        self.by_id[str(stored.pk)] = record
        self.by_reference[stored.values["reference"].casefold()] = record
        self._index(record)

    def _index(self, record: Record) -> None:
        title = key_of(record.values["title"])
        self.by_title[title].append(record)
        if record.office:
            self.by_key[title, record.office].append(record)

    def judge(self, line: Line) -> Judged:
        if not any(line.values.values()):
            return Judged(line.number, kinds.SKIPPED)
        named = self.by_id.get(line.values.get("langkah_id", ""))
        entry = self.cleaner.clean(line, named.stored if named else None)
        row = Judged(line.number, "", entry.problems)
        if not entry.is_error:
            row.verdict = self._place(entry, named, row)
        if any(problem.is_error for problem in row.problems):
            row.verdict = kinds.ERROR
        return row

    def _place(self, entry: Entry, named: Record | None, row: Judged) -> str:
        """The verdict, with the row's values in the record they belong to; "" for a first row."""
        if entry.line.values.get("langkah_id") and named is None:
            entry.say("langkah_id", "id_unknown", value=entry.line.values["langkah_id"])
        record = named or self._referred(entry)
        if record is None and not entry.is_error:
            record = self._titled(entry)
        if entry.is_error:
            return kinds.ERROR
        if record is None:
            return self._open(self._new(entry), entry)
        if record.row is None:
            return self._open(record, entry)
        return self._join(record, entry, row, is_sure=named is not None)

    def _referred(self, entry: Entry) -> Record | None:
        """The action of the reference; a free one of our form goes to a new one."""
        reference = " ".join(entry.line.values.get("reference", "").split())
        if not reference:
            return None
        record = self.by_reference.get(reference.casefold())
        if record is None and reference.casefold() in self.elsewhere:
            entry.say("reference", "reference_elsewhere", is_error=True, value=reference)
        elif record is None and not self.prefix.fullmatch(reference):
            entry.say("reference", "reference_not_ours", value=reference)
        return record

    def _titled(self, entry: Entry) -> Record | None:
        """By title and office; without an office by a title that only one action has."""
        title = entry.values.get("title", "")
        if not title:
            entry.say("title", "required", is_error=True)
            return None
        office = entry.owner.office if entry.owner else None
        found = self.by_key[key_of(title), office] if office else self.by_title[key_of(title)]
        if office is None and len(found) != 1:
            entry.say("agency", "required", is_error=True)
            return None
        own = [each for each in found if self._has_reference_of(each, entry)]
        return self._likeliest(own, entry)

    def _has_reference_of(self, record: Record, entry: Entry) -> bool:
        """A row with a reference of its own is no other row's action."""
        reference = " ".join(entry.line.values.get("reference", "").split())
        if not self.prefix.fullmatch(reference):
            return True
        return record.reference.casefold() == reference.casefold()

    def _likeliest(self, found: Sequence[Record], entry: Entry) -> Record | None:
        """Of several: one that no row has spoken of yet, due on the same day."""
        due = entry.values.get("due_on")
        ranked = sorted(
            found, key=lambda each: (each.values["due_on"] != due, each.row is not None)
        )
        free = [each for each in ranked if each.row is None]
        if free and ranked[0].row is not None and ranked[0].values["due_on"] != due:
            return free[0]
        return ranked[0] if ranked else None

    def _new(self, entry: Entry) -> Record:
        record = Record({**EMPTY, "step": USUAL_STEP})
        reference = " ".join(entry.line.values.get("reference", "").split())
        if self.prefix.fullmatch(reference):
            record.reference = reference.upper()
            self.by_reference[reference.casefold()] = record
        record.values["title"] = entry.values["title"]
        record.office = entry.owner.office if entry.owner else None
        self._index(record)
        return record

    def _open(self, record: Record, entry: Entry) -> str:
        """The first row for an action; its verdict is known when all rows have spoken."""
        self.first[entry.line.number] = record
        record.take(entry)
        if entry.owner and entry.owner.office:
            record.office = entry.owner.office
            record.values["agency"] = record.office.name
        self._seat(record, entry)
        return ""

    def _seat(self, record: Record, entry: Entry) -> None:
        """A named post, else the one it has, else the focal point of the office."""
        stored = record.stored
        moves = stored and record.office and record.office.agency_id != stored.agency_id
        if record.office and ("post" in entry.values or stored is None or moves):
            record.seat = self.owners.seat(record.office, entry.values.get("post", ""))
            record.values["post"] = record.seat.text

    def _join(self, record: Record, entry: Entry, row: Judged, *, is_sure: bool) -> str:
        """A further row of an action of this file: it fills what is empty, or it is asked."""
        other = record.differs_from(entry)
        if other and not is_sure and entry.line.decision != SAME_ACTION:
            if entry.line.decision == OTHER_ACTION:
                return self._open(self._new(entry), entry)
            fields = {"first": record.row, "field": other[0]}
            row.problems.append(Problem("title", "same_title_in_file", fields))
            return kinds.DUPLICATE
        if is_sure:
            adds = record.years.get(entry.year or 0) != _with(record, entry)
            record.take_year(entry)
        else:
            adds = record.fill(entry)
        if record.stored and not adds and not other:
            return kinds.SAME
        row.problems.append(Problem("title", "merged", {"first": record.row}))
        row.problems += [
            Problem(name, "other_value", {"first": record.row}) for name in other if not is_sure
        ]
        return kinds.DUPLICATE

    def close(self, rows: list[Judged]) -> Judgement:
        for row in rows:
            if row.number in self.first and not row.verdict:
                self._settle(row, self.first[row.number])
        verdicts = {row.number: row.verdict for row in rows}
        written = {n: r for n, r in self.first.items() if verdicts[n] in kinds.WRITTEN}
        self.plan.records.update(written)
        return Judgement(rows, effects_of(written), self.plan)

    def _settle(self, row: Judged, record: Record) -> None:
        standing = self.plan.scales.standing_for(record)
        move = life.settle(record, standing)
        row.problems += move.problems
        record.after, record.gives = move.status, move.gives
        facts, years = record.changed_facts(), record.changed_years()
        if record.stored and (facts or years) and not standing.may_amend:
            row.problems.append(Problem("title", Refusal.NOT_YOURS.value, is_error=True))
        starts, due = record.values["starts_on"], record.values["due_on"]
        if starts and due and due < starts:
            row.problems.append(Problem("due_on", "period_reversed"))
        if any(problem.is_error for problem in row.problems):
            row.verdict = kinds.ERROR
            return
        record.blocked_by = life.obstacle_of(record, record.after)
        record.unblocked_by = life.remedy_of(record, record.after)
        tell(row, record, facts, years)


def _with(record: Record, entry: Entry) -> dict[str, Any] | None:
    """The row's fiscal year as it would stand."""
    year = record.years.get(entry.year or 0)
    return {**(year or {}), **entry.of_year} if entry.of_year else year
