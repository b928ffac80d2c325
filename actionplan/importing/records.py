"""Actions while their list is judged: as stored, and as the rows of the file would make them."""

from dataclasses import dataclass, field
from typing import Any, Final

from actionplan.importing.entries import Entry
from actionplan.importing.owners import Seat
from actionplan.importing.stored import EMPTY_YEAR, FACTS, LISTS, OF_YEAR, Stored
from actionplan.rules import Status
from directory.classifying import Office

EMPTY: Final[dict[str, Any]] = dict.fromkeys(FACTS, "") | {
    **{name: [] for name in (*LISTS, "partners")},
    "step": None,
}
# In which two rows of one title and office may not differ and still be one action.
TELLING: Final = ("step", "description", "starts_on", "post")


@dataclass(eq=False)
class Record:
    """An action of the list. `values` are facts as JSON by column, `years` its fiscal years.

    `said` are the facts that rows of this file gave; the rest is what they tell of its life.
    `status` is where it goes, `gives` whether an update is written.
    """

    values: dict[str, Any]
    stored: Stored | None = None
    office: Office | None = None
    seat: Seat | None = None
    partners: list[Office] | None = None
    years: dict[int, dict[str, Any]] = field(default_factory=dict)
    row: int | None = None
    said: dict[str, Any] = field(default_factory=dict)
    reference: str = ""
    wanted: Entry | None = None
    sentence: str = ""
    texts: dict[str, str] = field(default_factory=dict)
    links: list[str] = field(default_factory=list)
    before: str = Status.PLANNED.value
    after: str = Status.PLANNED.value
    blocked_by: str = ""
    unblocked_by: str = ""
    gives: bool = False
    year_shown: int | None = None

    @classmethod
    def of(cls, stored: Stored, office: Office | None, partners: list[Office]) -> "Record":
        values = {name: stored.values[name] for name in FACTS}
        years = {year: dict(values) for year, values in stored.years.items()}
        record = cls(values, stored, office, partners=partners, years=years)
        record.reference = stored.values["reference"]
        record.before = record.after = stored.values["status"]
        record.blocked_by = stored.values["blocked_by"]
        record.unblocked_by = stored.values["unblocked_by"]
        return record

    def take(self, entry: Entry) -> None:
        """The first row of the file for this action: what it gives replaces what stands."""
        self.row = entry.line.number
        self.wanted = entry
        for name in entry.blanks:
            self.values[name] = EMPTY[name]
        if "partners" in entry.blanks:
            self.partners = []
        self._set(self._given(entry))
        self._take_life(entry)
        self.take_year(entry)

    def _given(self, entry: Entry) -> dict[str, Any]:
        """A day that stays keeps its words."""
        given = dict(entry.values)
        if "partners" in given and not entry.line.values.get("partners"):
            given["partners"] = list(dict.fromkeys([*(self.partners or []), *given["partners"]]))
        if "partners" in given and self._has_partners(given["partners"]):
            del given["partners"]
        moves = "due_on" in given and given["due_on"] != self.values["due_on"]
        if moves and "due_text" not in given:
            given["due_text"] = entry.due_words
        return given

    def _has_partners(self, partners: list[Office]) -> bool:
        """Whether these are the ones it has, in whatever order they are named."""
        return set(partners) == set(self.partners or [])

    @property
    def changes_partners(self) -> bool:
        was = self.stored.partner_ids if self.stored else []
        return {office.agency_id for office in self.partners or []} != set(was)

    def _set(self, given: dict[str, Any]) -> None:
        self.said |= given
        if "partners" in given:
            self.partners = given["partners"]
            self.values["partners"] = [office.name for office in self.partners or []]
        self.values |= {name: value for name, value in given.items() if name != "partners"}

    def _take_life(self, entry: Entry) -> None:
        self.sentence = entry.texts.get("sentence", "")
        self.texts = {n: t for n, t in entry.texts.items() if n != "sentence"}
        known = self.stored.links if self.stored else []
        self.links = [link for link in entry.links if link not in known]

    def take_year(self, entry: Entry) -> None:
        if entry.year is None or not entry.of_year:
            return
        year = self.years.setdefault(entry.year, dict(EMPTY_YEAR))
        year |= entry.of_year
        self.year_shown = self.year_shown or entry.year

    def differs_from(self, entry: Entry) -> list[str]:
        """Columns in which a further row of this title says something else than the first."""
        facts = [
            name
            for name in TELLING
            if self.said.get(name) and entry.values.get(name, self.said[name]) != self.said[name]
        ]
        facts += ["due_on"] if _is_due_otherwise(self.said, entry.values) else []
        year = self.years.get(entry.year or 0, {})
        money = [
            name for name, new in entry.of_year.items() if year.get(name) not in ("", None, new)
        ]
        first = self.wanted
        statuses = {each.status.status for each in (first, entry) if each and each.status}
        return [*facts, *money, *(["status"] if len(statuses) > 1 else [])]

    def fill(self, entry: Entry) -> bool:
        """What a further row adds to what is empty; whether it adds anything."""
        adds = False
        for name, value in entry.values.items():
            if name != "partners" and self.values[name] in ("", [], None):
                self._set({name: value})
                adds = True
        if entry.values.get("partners") and not self.partners:
            self._set({"partners": entry.values["partners"]})
            adds = True
        return self._fill_year(entry) or self._fill_life(entry) or adds

    def _fill_year(self, entry: Entry) -> bool:
        if entry.year is None or not entry.of_year:
            return False
        year = self.years.setdefault(entry.year, dict(EMPTY_YEAR))
        new = {n: value for n, value in entry.of_year.items() if year[n] in ("", None)}
        year |= new
        return bool(new)

    def _fill_life(self, entry: Entry) -> bool:
        known = [*self.links, *(self.stored.links if self.stored else [])]
        links = [link for link in entry.links if link not in known]
        self.links += links
        adds = bool(links)
        if self.wanted and self.wanted.status is None and entry.status:
            self.wanted.status, self.wanted.status_text = entry.status, entry.status_text
            adds = True
        if entry.texts.get("sentence") and not self.sentence:
            self.sentence, adds = entry.texts["sentence"], True
        for name in ("blocked_by", "unblocked_by"):
            if entry.texts.get(name) and not self.texts.get(name):
                self.texts[name], adds = entry.texts[name], True
        return adds

    def changed_facts(self) -> dict[str, Any]:
        if self.stored is None:
            return {}
        was = self.stored.values
        changed = {name: new for name, new in self.values.items() if was[name] != new}
        if self.office and self.office.agency_id != self.stored.agency_id:
            changed["agency"] = self.office.name
        if self.seat and self.seat.post_id != self.stored.post_id:
            changed["post"] = self.seat.text
        return changed

    def changed_years(self) -> dict[int, dict[str, Any]]:
        """Years that are new or other than stored, whole."""
        was = self.stored.years if self.stored else {}
        return {
            year: values
            for year, values in self.years.items()
            if values != was.get(year) and (year in was or values != EMPTY_YEAR)
        }

    def flat_year(self) -> dict[str, Any]:
        """The fiscal year that the first row names, by column, for the preview."""
        year = self.years.get(self.year_shown or 0)
        if year is None:
            return {}
        filled = {name: year[name] for name in OF_YEAR if year[name] not in ("", None)}
        return {"year": self.year_shown, **filled}


def _is_due_otherwise(first: dict[str, Any], second: dict[str, Any]) -> bool:
    """Both say when, and not the same; words count where one of them names no day."""
    days = first.get("due_on"), second.get("due_on")
    if all(days):
        return days[0] != days[1]
    words = first.get("due_text"), second.get("due_text")
    says = [bool(day or text) for day, text in zip(days, words, strict=True)]
    return all(says) and (any(days) or words[0] != words[1])
