"""A row's cells to what they mean: what is not understood is named, the rest is kept."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator

from actionplan.importing.entries import Entry
from actionplan.importing.owners import Owners
from actionplan.importing.periods import Period, read_period
from actionplan.importing.stored import EMPTY_YEAR, OF_YEAR, QUARTERS, Stored, sorted_keys
from actionplan.importing.tables import Tables
from actionplan.importing.words import (
    as_read,
    links_in,
    pick_numbers,
    pick_targets,
    read_rupiah,
    read_status,
    says_no_obstacle,
    scale_of,
    split_items,
)
from actionplan.models import ActionPlan
from actionplan.resources import ActionResource
from directory.spelling import key_of
from directory.widgets import NOTHING, Odd
from intake.files.rows import GROUP_HEADING
from intake.kinds import Context, Line

USUAL_STEP: Final = 5
TEXTS: Final = (
    "title",
    "description",
    "sentence",
    "blocked_by",
    "unblocked_by",
    "post",
    "document",
    "programme",
    "activity",
    "sub_activity",
    "indicator",
    *QUARTERS,
)
# Facts that an empty cell of our own export empties.
CAN_BE_EMPTY: Final = frozenset(
    {
        "description",
        "objectives",
        "principles",
        "sdg_targets",
        "national_priorities",
        "partners",
        "workshop",
        "starts_on",
        "due_on",
        "due_text",
        "confirmed_on",
    }
)
LONGEST_LINK: Final = 200
_YEAR: Final = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
# A cell of a quarter that only says: then.
_MARKS: Final = frozenset({"v", "x", "✓", "✔", "√", "●", "■", "*", "ya", "yes", "1", "o", "•"})
_is_link: Final = URLValidator(schemes=["http", "https"])


class Cleaner:
    """Reads the cells of one list; most texts are read once for all their rows."""

    def __init__(
        self, plan: ActionPlan, tables: Tables, owners: Owners, context: Context, codes: set[str]
    ) -> None:
        self.plan = plan
        self.tables = tables
        self.owners = owners
        self.headings = context.headings
        self.codes = codes
        self.resource = ActionResource()
        self.fields = self.resource.fields
        self.regions: dict[str, str] = {}

    def clean(self, line: Line, stored: Stored | None) -> Entry:
        """`stored` is the action that the row names by our number."""
        cells = {name: _without_nothing(cell) for name, cell in line.values.items()}
        entry = Entry(line, stored)
        self._read_texts(cells, entry)
        self._map(cells, entry)
        self._read_owner(cells, entry)
        self._read_partners(cells, entry)
        self._read_days(cells, entry)
        self._read_life(cells, entry)
        self._read_year(cells, entry)
        if stored:
            self._keep_what_stands(cells, entry, stored)
        return entry

    def _read_texts(self, cells: Mapping[str, str], entry: Entry) -> None:
        for name in TEXTS:
            if not cells.get(name):
                continue
            try:
                text = self.fields[name].clean({name: cells[name]})
            except Odd as odd:
                entry.say(name, odd.code, is_error=True, **odd.params)
                continue
            if name in ("title", "description", "post"):
                entry.values[name] = text
            elif name in OF_YEAR:
                entry.of_year[name] = text
            elif name != "blocked_by" or not says_no_obstacle(text):
                entry.texts[name] = text
        title = entry.values.get("title", "")
        if title and not any(char.isalnum() for char in title):
            entry.say("title", "title_without_letters", is_error=True, value=title)

    def _map(self, cells: Mapping[str, str], entry: Entry) -> None:
        self._read_step(cells.get("step", ""), entry)
        for name in ("objectives", "principles"):
            self._read_numbers(name, cells.get(name, ""), entry)
        self._read_targets(cells.get("sdg_targets", ""), entry)
        self._read_priorities(cells.get("national_priorities", ""), entry)
        self._read_workshop(cells.get("workshop", ""), entry)

    def _read_step(self, cell: str, entry: Entry) -> None:
        if not cell:
            return
        picked = pick_numbers(cell, self.tables.steps.names, len(self.tables.steps.ids))
        if len(picked.found) == 1 and not picked.unknown:
            entry.values["step"] = picked.found[0]
        else:
            entry.say("step", "step_unknown", value=cell)

    def _read_numbers(self, name: str, cell: str, entry: Entry) -> None:
        if not cell:
            return
        table = getattr(self.tables, name)
        picked = pick_numbers(cell, table.names, max(map(int, table.ids), default=0))
        found = [number for number in picked.found if str(number) in table.ids]
        if found or not picked.unknown:
            entry.values[name] = found
        if picked.unknown:
            entry.say(name, f"{name}_unknown", value="; ".join(picked.unknown))

    def _read_targets(self, cell: str, entry: Entry) -> None:
        if not cell:
            return
        codes = pick_targets(cell)
        known = [code for code in codes if code in self.tables.sdg_targets.ids]
        if known:
            entry.values["sdg_targets"] = sorted_keys("sdg_targets", known)
        if unknown := [code for code in codes if code not in known] or ([] if codes else [cell]):
            entry.say("sdg_targets", "sdg_targets_unknown", value="; ".join(unknown))

    def _read_priorities(self, cell: str, entry: Entry) -> None:
        if not cell:
            return
        words = self.tables.priority_words
        items = [cell] if key_of(cell) in words else split_items(cell)
        known = [words[key_of(item)] for item in items if key_of(item) in words]
        if known:
            entry.values["national_priorities"] = sorted_keys("national_priorities", known)
        if unknown := [item for item in items if key_of(item) not in words]:
            entry.say(
                "national_priorities", "national_priorities_unknown", value="; ".join(unknown)
            )

    def _read_workshop(self, cell: str, entry: Entry) -> None:
        if not cell:
            return
        slug = self.tables.workshop_words.get(key_of(cell))
        if slug:
            entry.values["workshop"] = slug
        else:
            entry.say("workshop", "workshop_unknown", value=cell)

    def _read_owner(self, cells: Mapping[str, str], entry: Entry) -> None:
        place, text = self._place(cells, entry), " ".join(cells.get("agency", "").split())
        if text and self._is_step_heading(text, entry):
            text = ""
        if not text or any(problem.field == "region" for problem in entry.problems):
            return
        if entry.stored and _is_as_stored(text, place, entry.stored):
            return
        entry.owner = self.owners.owner(text, place)
        entry.problems += entry.owner.problems

    def _is_step_heading(self, text: str, entry: Entry) -> bool:
        """Over groups of rows the list names its steps instead of its offices."""
        if self.headings.get("agency") != GROUP_HEADING:
            return False
        picked = pick_numbers(text, self.tables.steps.names, len(self.tables.steps.ids))
        if len(picked.found) != 1 or picked.unknown:
            return False
        entry.values.setdefault("step", picked.found[0])
        return True

    def _place(self, cells: Mapping[str, str], entry: Entry) -> str:
        """The code of the region a row names; it has to be the plan's or one below it."""
        cell = cells.get("region", "")
        if not cell:
            return ""
        if cell not in self.regions:
            try:
                self.regions[cell] = self.fields["region"].clean({"region": cell})
            except Odd:
                self.regions[cell] = "?"
        code = self.regions[cell]
        if code == "?":
            entry.say("region", "region_unknown", is_error=True, value=cell)
        elif code not in self.codes:
            entry.say("region", "elsewhere", is_error=True, value=cell)
        return code

    def _read_partners(self, cells: Mapping[str, str], entry: Entry) -> None:
        text = cells.get("partners", "")
        found, unknown = self.owners.partners(text) if text else ([], [])
        others = entry.owner.others if entry.owner else []
        partners = [each for each in (*others, *found) if not _is_owner(each, entry)]
        if partners:
            entry.values["partners"] = list(dict.fromkeys(partners))
        if unknown:
            entry.say("partners", "partners_unknown", value="; ".join(unknown))

    def _read_days(self, cells: Mapping[str, str], entry: Entry) -> None:
        year = self._year_meant(cells)
        for name in ("starts_on", "confirmed_on"):
            if cells.get(name):
                period = read_period(cells[name], year)
                if period is None:
                    entry.say(name, "day_unknown", value=cells[name])
                else:
                    day = period.first if name == "starts_on" else period.last
                    entry.values[name] = day.isoformat()
        due = cells.get("due_on", "")
        if due:
            self._read_due(due, year, cells, entry)
        elif year and (last := self._last_marked(cells)):
            entry.values["due_on"] = _end_of_quarter(year, last).isoformat()
        if cells.get("due_text"):
            entry.values["due_text"] = " ".join(cells["due_text"].split())[:120]

    def _read_due(
        self, cell: str, year: int | None, cells: Mapping[str, str], entry: Entry
    ) -> None:
        """What names no single day is kept in its own words as well."""
        period = read_period(cell, year)
        text = " ".join(cell.split())
        if period is None:
            entry.values["due_text"] = text[:120]
            entry.say("due_on", "due_vague", value=cell)
            return
        entry.values["due_on"] = period.last.isoformat()
        entry.due_words = "" if _names_days(cell, period) else text[:120]
        if not period.is_day and not cells.get("starts_on") and _is_span(cell):
            entry.values["starts_on"] = period.first.isoformat()

    def _year_meant(self, cells: Mapping[str, str]) -> int | None:
        """The fiscal year of the row, else the one its headings name, else the plan's only one."""
        names = ("year", "due_on", "ceiling", *QUARTERS)
        texts = [cells.get("year", ""), *(self.headings.get(name, "") for name in names)]
        found = next((int(year[1]) for year in map(_YEAR.search, texts) if year), None)
        if found is None and self.plan.starts_on.year == self.plan.ends_on.year:
            return int(self.plan.starts_on.year)
        return found

    def _last_marked(self, cells: Mapping[str, str]) -> int:
        """The last quarter in which something is planned; 0 for none."""
        marked = [at for at, name in enumerate(QUARTERS, start=1) if cells.get(name)]
        return max(marked, default=0)

    def _read_life(self, cells: Mapping[str, str], entry: Entry) -> None:
        if cell := cells.get("status", ""):
            entry.status, entry.status_text = read_status(cell), " ".join(cell.split())
            if entry.status is None:
                entry.say("status", "status_unknown", value=cell)
        links, words = links_in(cells.get("evidence", ""))
        for link in links:
            if len(link) <= LONGEST_LINK and _is_valid(link):
                entry.links.append(link)
            else:
                entry.say("evidence", "link_invalid", value=link)
        if words and not links:
            entry.say("evidence", "evidence_no_link", value=words)

    def _read_year(self, cells: Mapping[str, str], entry: Entry) -> None:
        if cell := cells.get("ceiling", ""):
            amount = read_rupiah(cell, scale_of(self.headings.get("ceiling", "")))
            if amount is None:
                entry.say("ceiling", "amount_unknown", value=cell)
            else:
                entry.of_year["ceiling"] = amount
        if cell := cells.get("source", ""):
            self._read_source(cell, entry)
        for name in QUARTERS:
            if entry.of_year.get(name, "").casefold() in _MARKS:
                del entry.of_year[name]
        entry.year = self._fiscal_year(cells, entry)
        if entry.of_year and entry.year is None:
            entry.say("year", "year_missing")
            entry.of_year = {}

    def _read_source(self, cell: str, entry: Entry) -> None:
        try:
            entry.of_year["source"] = self.fields["source"].clean({"source": cell})
        except Odd as odd:
            entry.say("source", "source_unknown", **odd.params)

    def _fiscal_year(self, cells: Mapping[str, str], entry: Entry) -> int | None:
        """As the row or a heading says; else the year in which the action is due, or begins."""
        cell = cells.get("year", "")
        if cell and not _YEAR.search(cell):
            entry.say("year", "year_unknown", value=cell)
        if year := self._year_meant(cells):
            return year
        told = [entry.values.get("due_on"), entry.values.get("starts_on")]
        told += [entry.stored.values["due_on"]] if entry.stored else []
        day = next(filter(None, told), "")
        return int(day[:4]) if day else None

    def _keep_what_stands(self, cells: Mapping[str, str], entry: Entry, stored: Stored) -> None:
        """A cell of our export that nobody touched says nothing; an emptied one empties."""
        typed = entry.line.values
        for name in {*entry.values, *CAN_BE_EMPTY} & stored.values.keys() & typed.keys():
            was = as_read(self.resource.text_of(name, stored.values[name]))
            if as_read(typed[name]) == was:
                entry.values.pop(name, None)
                entry.problems = [each for each in entry.problems if each.field != name]
            elif was and not cells[name] and name in CAN_BE_EMPTY:
                entry.blanks.add(name)
        self._empty_year(cells, entry, stored)

    def _empty_year(self, cells: Mapping[str, str], entry: Entry, stored: Stored) -> None:
        kept = stored.years.get(entry.year or 0)
        if not kept or not cells.get("year"):
            return
        typed = entry.line.values
        for name in typed.keys() & set(OF_YEAR):
            if as_read(typed[name]) == as_read(str(kept[name] or "")):
                entry.of_year.pop(name, None)
            elif not cells[name]:
                entry.of_year[name] = EMPTY_YEAR[name]


def _without_nothing(cell: str) -> str:
    return "" if cell.strip().casefold() in NOTHING else cell


def _is_as_stored(text: str, place: str, stored: Stored) -> bool:
    same_name = key_of(text) == key_of(stored.values["agency"])
    return same_name and place in ("", stored.region)


def _is_owner(office: Any, entry: Entry) -> bool:
    return entry.owner is not None and office is entry.owner.office


def _names_days(cell: str, period: Period) -> bool:
    return period.is_day and len(cell) <= len("30 September 2024 00:00:00")


def _is_span(cell: str) -> bool:
    """Whether the cell says from when to when, and not just in which quarter or year."""
    return bool(re.search(r"-|–|—|s\.?/?d|sampai|hingga|\bto\b|until", cell, re.IGNORECASE))


def _end_of_quarter(year: int, quarter: int) -> date:
    return date(year, 3 * quarter, 31 if quarter in (1, 4) else 30)


def _is_valid(link: str) -> bool:
    try:
        _is_link(link)
    except ValidationError:
        return False
    return True
