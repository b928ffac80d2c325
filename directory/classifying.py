"""From typed agency names to agencies: those that exist are found, the others planned."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from directory.classify import Aliases, Classification, Kind, KnownAlias, Place, classify
from directory.loading import read_json
from directory.models import Agency, AgencyAlias, AgencyKind, AgencyType, Region
from directory.spelling import key_of
from directory.words import Level

DATA = Path(__file__).parent / "data"
# What something is called: a name, or one for each language.
Label = str | Mapping[str, str]

# Types whose office, when its name says no region, is taken to be of the place where people met.
LOCAL = frozenset(
    {"local_government", "village_government", "legislature", "vertical_agency"}
    | {"school", "hospital"}
)
# Types that belong to no region of ours unless their name says one.
NOWHERE = frozenset({"ministry", "international_organization", "development_partner"})
# Kinds of which a region has one office, so that two spellings are one agency.
SINGLE_TYPES = frozenset({"local_government", "ministry", "legislature"})
SINGLE = frozenset(
    {"bp3mi", "kanwil_hukum", "bps_daerah", "kemenag_daerah", "bi_daerah", "ojk_daerah"}
    | {"ombudsman_daerah", "lldikti", "iom", "undp", "unwomen", "ilo", "asean"}
)
# ... and those of these types that are many all the same.
MANY = frozenset(
    {"blk", "uptd_ppa", "setda", "biro_lain", "kecamatan", "pbrn_pnrb", "kjri_dll", "komnas"}
    | {"kepala_daerah", "kemenko", "gugus_tugas_tppo", "satgas_pmi"}
)

# From here on a meaning is taken without a word; below it is told how a spelling was read.
SURE = 0.8
CERTAIN = 0.9
# What a person answers for a spelling: a type, an agency that exists, or nothing.
OF_TYPE, THE_AGENCY, LEFT_OPEN = "type:", "agency:", "leave"


@dataclass(eq=False)
class Office:
    """An agency that exists (`agency_id`) or that applying would create.

    `gets_type` says of one that exists without a type that an answer gives it one.
    """

    name: str
    type: str | None
    kind: str | None = None
    region: str | None = None
    level: str = ""
    agency_id: int | None = None
    gets_type: bool = False

    @property
    def is_new(self) -> bool:
        return self.agency_id is None


@dataclass
class Tables:
    """Ids of the reference tables by key, to create agencies without a query each."""

    types: dict[str, int]
    kinds: dict[str, int]
    regions: dict[str, int]
    levels: dict[str, str]
    names: dict[str, str]
    labels: dict[str, Label] = field(default_factory=dict)


@dataclass
class Offices:
    """Agencies by name for one run: loaded once, each spelling classified once.

    `home` is the code of the region where people met. `answers` are what a person said about a
    spelling, by `key_of`; they go before everything else.
    """

    home: str | None
    aliases: Aliases
    tables: Tables
    answers: Mapping[str, str] = field(default_factory=dict)
    planned: list[Office] = field(default_factory=list)
    _by_name: dict[tuple[str, str | None], Office] = field(default_factory=dict)
    _by_kind: dict[tuple[str, str | None], Office] = field(default_factory=dict)
    _by_id: dict[int, Office] = field(default_factory=dict)
    _found: dict[tuple[str, str], Office | None] = field(default_factory=dict)
    _guessed: dict[tuple[str, str], Label] = field(default_factory=dict)

    @classmethod
    def load(cls, home: str | None = None, answers: Mapping[str, str] | None = None) -> "Offices":
        """`answers` by the text as typed; every spelling that compares equal is meant."""
        given = {key_of(text): answer for text, answer in (answers or {}).items()}
        offices = cls(home, load_aliases(), _load_tables(), given)
        existing = Agency.objects.order_by("pk").select_related("type", "kind", "region")
        for agency in existing:
            offices._know(_as_office(agency))
        return offices

    def by_id(self, agency_id: int | None) -> Office | None:
        return self._by_id.get(agency_id) if agency_id else None

    def find(self, text: str, place: str = "") -> Office | None:
        """The office a cell means, `place` being the cell of regions. None for an empty cell."""
        name = tidy(text)
        if (name, place) not in self._found:
            self._found[name, place] = self._look_up(name, place) if key_of(name) else None
        return self._found[name, place]

    def is_office(self, text: str) -> bool:
        """Whether a text is surely the name of an agency, where a person's was expected."""
        meant = self._classified(tidy(text), "")
        return meant.type is not None and meant.confidence >= CERTAIN

    def region_name(self, office: Office | None) -> str:
        return self.tables.names.get(office.region or "", "") if office else ""

    def answer_for(self, text: str) -> str:
        """What a person said about this spelling in this run; empty when nobody was asked."""
        return self.answers.get(key_of(text), "") if self.answers else ""

    def guess(self, text: str, place: str = "") -> Label:
        """What a spelling was read as when that is likely but not sure; else empty.

        The name of an agency, or what its kind or type is called in each language.
        """
        return self._guessed.get((tidy(text), place), "")

    def describe(self, text: str) -> dict[str, Any]:
        """What a spelling means, for scripts: what an import would make of it.

        `agency` is the key of the kind of agency. A name that an agency has already is settled.
        """
        meant = self._classified(tidy(text), "")
        office = self.by_id(meant.agency) or self._named(tidy(text), meant.region, meant.region)
        settled = office is not None and office.type is not None
        return {
            "name": text,
            "type": office.type if office and settled else meant.type,
            "level": (office.level or None) if office and settled else meant.level,
            "agency": office.kind if office and settled else meant.kind,
            "region": office.region if office and settled else meant.region,
            "confidence": 1.0 if settled else meant.confidence,
        }

    def _look_up(self, name: str, place: str) -> Office:
        answer = self.answer_for(name)
        if answer.startswith(THE_AGENCY) and (chosen := self._chosen(answer)):
            return chosen
        meant = self._classified(name, place)
        if answer.startswith(OF_TYPE) and answer.removeprefix(OF_TYPE) in self.tables.types:
            return self._of_type(answer.removeprefix(OF_TYPE), name, meant)
        known = self.by_id(meant.agency)
        if known:
            return known
        region = self._region_of(meant)
        named = self._named(name, meant.region, region)
        office = named or self._of_kind(meant, region) or self._plan(name, meant, region)
        if named is None or named.is_new:
            self._note_guess(name, place, meant, office)
        return office

    def _chosen(self, answer: str) -> Office | None:
        number = answer.removeprefix(THE_AGENCY)
        return self.by_id(int(number)) if number.isdecimal() else None

    def _of_type(self, type_: str, name: str, meant: Classification) -> Office:
        """The agency of this name, with the type that a person gave the spelling."""
        kind = meant.kind if meant.type == type_ else None
        said = replace(meant, type=type_, kind=kind, agency=None)
        if type_ in NOWHERE:
            level = Level.NATIONAL.value if type_ == "ministry" else None
            said = replace(said, region=None, level=level)
        region = self._region_of(said)
        office = self._named(name, said.region, region)
        if office is None:
            return self._plan(name, said, region)
        if office.type is None:
            office.type, office.gets_type = type_, not office.is_new
        return office

    def _note_guess(self, name: str, place: str, meant: Classification, office: Office) -> None:
        if meant.type is None or meant.confidence >= SURE:
            return
        label = office.name if key_of(office.name) != key_of(name) else ""
        labels = self.tables.labels
        self._guessed[name, place] = label or labels.get(meant.kind or "") or labels[meant.type]

    def _classified(self, name: str, place: str) -> Classification:
        meant = classify(name, self.aliases, self.home)
        if not place or meant.region or meant.type in NOWHERE:
            return meant
        placed = classify(f"{name} {place}", self.aliases, self.home)
        return placed if placed.type == meant.type and placed.region else meant

    def _region_of(self, meant: Classification) -> str | None:
        if meant.region or meant.type not in LOCAL or meant.kind == "dpr":
            return meant.region
        return self.home

    def _named(self, name: str, said: str | None, assumed: str | None) -> Office | None:
        """An agency of this very name: in the region that is said, else near home, else in none."""
        province = self.home[:2] if self.home else None
        nearest = (said,) if said else (assumed, self.home, province, None)
        key = key_of(name)
        found = (self._by_name.get((key, region)) for region in nearest)
        return next((office for office in found if office), None)

    def _of_kind(self, meant: Classification, region: str | None) -> Office | None:
        if meant.kind is None or not is_single(meant.kind, meant.type):
            return None
        return self._by_kind.get((meant.kind, region))

    def _plan(self, name: str, meant: Classification, region: str | None) -> Office:
        office = Office(name, meant.type, meant.kind, region, self._level_of(meant, region))
        self.planned.append(office)
        self._know(office)
        return office

    def _level_of(self, meant: Classification, region: str | None) -> str:
        if meant.level or region is None:
            return meant.level or ""
        return self.tables.levels.get(region, "")

    def _know(self, office: Office) -> None:
        self._by_name.setdefault((key_of(office.name), office.region), office)
        if office.kind and is_single(office.kind, office.type):
            self._by_kind.setdefault((office.kind, office.region), office)
        if office.agency_id:
            self._by_id[office.agency_id] = office


def is_single(kind: str, type_: str | None) -> bool:
    """Has a region at most one office of this kind?"""
    return kind in SINGLE or (type_ in SINGLE_TYPES and kind not in MANY)


def tidy(text: str) -> str:
    """The name as typed, with single spaces."""
    return " ".join(text.split())


def create_offices(offices: Iterable[Office], tables: Tables) -> None:
    """Creates the planned agencies, all in one statement, and gives each its id."""
    new = [office for office in offices if office.is_new]
    agencies = [
        Agency(
            name=office.name,
            type_id=tables.types.get(office.type or ""),
            kind_id=tables.kinds.get(office.kind or ""),
            region_id=tables.regions.get(office.region or ""),
            level=office.level,
        )
        for office in new
    ]
    for office, agency in zip(new, Agency.objects.bulk_create(agencies), strict=True):
        office.agency_id = agency.pk


def load_aliases() -> Aliases:
    """Kinds, regions and learnt spellings, from the database."""
    kinds = [
        Kind(
            key=kind.key,
            type=kind.type.key,
            names=(*kind.aliases, kind.abbreviation, kind.name_id, *kind.english_names),
            generic=tuple(kind.generic_aliases),
        )
        for kind in AgencyKind.objects.select_related("type")
    ]
    return Aliases(kinds, _load_places(), _load_learnt())


def _load_places() -> list[Place]:
    nicknames: dict[str, list[str]] = dict(read_json(DATA / "region_aliases.json"))
    for row in read_json(DATA / "provinces.json")["provinces"]:
        nicknames.setdefault(row["code"], []).extend([row["short"], *row["aliases"]])
    regions = Region.objects.values_list("code", "level", "name", "name_en", "parent__code")
    return [
        Place(
            code,
            level,
            name,
            parent or "",
            tuple(filter(None, [name_en, *nicknames.get(code, ())])),
        )
        for code, level, name, name_en, parent in regions
    ]


def _load_learnt() -> list[KnownAlias]:
    columns = ("spelling", "region__code", "agency", "agency__type__key", "agency__kind__key")
    rows: Iterable[Any] = AgencyAlias.objects.values_list(*columns, "agency__region__code")
    return [KnownAlias(*row) for row in rows]


def _load_tables() -> Tables:
    regions = list(Region.objects.values_list("code", "pk", "level", "name"))
    types = list(AgencyType.objects.all())
    kinds = list(AgencyKind.objects.all())
    named: list[AgencyType | AgencyKind] = [*types, *kinds]
    return Tables(
        types={each.key: each.pk for each in types},
        kinds={each.key: each.pk for each in kinds},
        regions={code: pk for code, pk, _, _ in regions},
        levels={code: level for code, _, level, _ in regions},
        names={code: name for code, _, _, name in regions},
        labels={each.key: {"id": each.name_id, "en": each.name_en} for each in named},
    )


def _as_office(agency: Agency) -> Office:
    return Office(
        name=agency.name,
        type=agency.type.key if agency.type else None,
        kind=agency.kind.key if agency.kind else None,
        region=agency.region.code if agency.region else None,
        level=agency.level,
        agency_id=agency.pk,
    )
