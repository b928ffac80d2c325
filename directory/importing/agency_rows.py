"""Rows of a list of agencies to verdicts: which agency is meant, and what the row leaves open."""

from collections.abc import Sequence
from typing import Any

from directory.classify import classify
from directory.classifying import Office
from directory.importing.records import Desk, Found, Record
from directory.importing.scopes import agencies_in
from directory.models import Agency
from directory.resources import AgencyResource
from directory.spelling import key_of
from intake.kinds import Context, Judgement, Line, Problem

# Types that are of no region unless a row says one.
OF_NO_REGION = frozenset({"ministry", "international_organization", "development_partner"})
FIELDS = ("name", "kind", "type", "region", "level", "valid_from", "valid_to")


def judge(target: str, lines: Sequence[Line], context: Context) -> Judgement:
    """The verdict of every row. Raises Region.DoesNotExist."""
    return AgencyDesk(target, context).judge(lines)


def values_of(agency: Agency) -> dict[str, Any]:
    """An agency as JSON; needs kind, type and region joined."""
    return {
        "name": agency.name,
        "kind": agency.kind.key if agency.kind else "",
        "type": agency.type.key if agency.type else "",
        "region": agency.region.code if agency.region else "",
        "level": agency.level,
        "valid_from": agency.valid_from.isoformat() if agency.valid_from else "",
        "valid_to": agency.valid_to.isoformat() if agency.valid_to else "",
    }


class AgencyDesk(Desk):
    needed = ("name",)

    def __init__(self, target: str, context: Context) -> None:
        super().__init__(target, context)
        self.resource = AgencyResource()
        self.by_name: dict[tuple[str, str | None], Record] = {}
        self.by_office: dict[Office, Record] = {}
        self.taken: dict[tuple[str, str], Record] = {}
        joined = agencies_in(self.scope).select_related("kind", "type", "region").order_by("pk")
        for agency in joined:
            record = Record.of(agency.pk, values_of(agency))
            self.by_id[str(agency.pk)] = record
            self.taken[agency.name, record.values["region"]] = record
            self._know(record)

    def find(self, values: dict[str, str], line: Line) -> Found | Problem:
        """By its Langkah ID (which may rename it), by name, or by any way of writing it."""
        place = values.get("region")
        if place and place not in self.scope.codes:
            return self.elsewhere("region", line.values["region"])
        record_id = values.pop("langkah_id", "")
        if record_id in self.by_id:
            return Found(self.by_id[record_id], values)
        if record_id.isdecimal() and self.offices.by_id(int(record_id)):
            return self.elsewhere("langkah_id", values.get("name", record_id))
        name = values["name"]
        if not any(char.isalnum() for char in key_of(name)):
            return Problem("name", "name_without_letters", {"value": name}, is_error=True)
        known = self.by_name.get((key_of(name), place or self.scope.home))
        found = known or self._by_meaning(name, place)
        if found is None:
            return self.elsewhere("name", name)
        if found.object_id is not None or found.row is not None:
            values.pop("name")  # the name it has stays; this is another way of writing it
        return Found(found, values)

    def _by_meaning(self, name: str, place: str | None) -> Record | None:
        """The agency a name means, planned where there is none; None when it is of elsewhere."""
        said = self.scope.regions[place].name if place else ""
        office = self.offices.find(name, said)
        if office is None:
            return None
        region = place or self._region_of(office, name)
        if region not in self.scope.codes:
            return None
        if office.region != region:
            return self._plan(name, office, region)
        known = self.by_id.get(str(office.agency_id)) or self.by_office.get(office)
        if known is None:
            known = self.by_office[office] = self._plan(name, office, region)
        return known

    def _region_of(self, office: Office, name: str) -> str | None:
        """Where an agency is whose row says no region."""
        home = self.scope.home
        if home is None or office.region in self.scope.codes:
            return office.region
        if office.region is None:
            return home if office.is_new and office.type not in OF_NO_REGION else None
        says_where = classify(name, self.offices.aliases, home).region is not None
        return office.region if office.is_new or says_where else home

    def _plan(self, name: str, office: Office, region: str | None) -> Record:
        level = office.level
        if region and region != office.region:
            level = self.scope.regions[region].level
        values = dict.fromkeys(FIELDS, "") | {
            "name": name,
            "kind": office.kind or "",
            "type": office.type or "",
            "region": region or "",
            "level": level,
        }
        record = Record(values)
        self._know(record)
        return record

    def _know(self, record: Record) -> None:
        key = key_of(record.values["name"]), record.values["region"] or None
        self.by_name.setdefault(key, record)

    def finish(self, record: Record) -> list[Problem]:
        values = record.values
        if record.object_id is None:
            self._agree(record)
        problems = self._type_problems(record)
        if (
            values["valid_from"]
            and values["valid_to"]
            and values["valid_to"] < values["valid_from"]
        ):
            problems.append(Problem("valid_to", "period_reversed", is_error=True))
        holder = self.taken.setdefault((values["name"], values["region"]), record)
        if holder is not record:
            problems.append(Problem("name", "name_taken", {"value": values["name"]}, is_error=True))
        return problems

    def _agree(self, record: Record) -> None:
        """What the row says of kind or type wins over what the name made us think of the other."""
        said, values = record.said, record.values
        kinds = self.resource.fields["kind"].widget.records
        if "kind" in said and "type" not in said:
            values["type"] = kinds[said["kind"]].type.key
        guessed = kinds.get("" if "kind" in said else values["kind"])
        if guessed and "type" in said and guessed.type.key != said["type"]:
            values["kind"] = ""

    def _type_problems(self, record: Record) -> list[Problem]:
        """No type by any of the rows: what a person answered for the name, else a question."""
        name = record.values["name"]
        if record.values["type"]:
            return []
        answer = self.answers.get("name", {}).get(name, "")
        if answer in self.resource.fields["type"].widget.records:
            record.values["type"] = answer
            return []
        return [Problem("name", "type_unsure", {"value": name})]

    def effects(self, written: Sequence[Record]) -> dict[str, Any]:
        new = [record.values for record in written if record.object_id is None]
        return {
            "agencies_created": len(new),
            "agencies_updated": len(written) - len(new),
            "agencies": [
                {"name": each["name"], "type": each["type"] or None, "region": each["region"]}
                for each in new
            ],
            "mails": 0,
        }
