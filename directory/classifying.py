"""From typed agency names to agencies: those that exist are found, the others planned."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from directory.classify import Aliases, Classification, Kind, KnownAlias, Place, classify
from directory.loading import read_json
from directory.models import Agency, AgencyAlias, AgencyKind, AgencyType, Region
from directory.spelling import key_of

DATA = Path(__file__).parent / "data"

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


@dataclass(eq=False)
class Office:
    """An agency that exists (`agency_id`) or that applying would create."""

    name: str
    type: str | None
    kind: str | None = None
    region: str | None = None
    level: str = ""
    agency_id: int | None = None

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


@dataclass
class Offices:
    """Agencies by name for one run: loaded once, each spelling classified once.

    `home` is the code of the region where people met.
    """

    home: str | None
    aliases: Aliases
    tables: Tables
    planned: list[Office] = field(default_factory=list)
    _by_name: dict[tuple[str, str | None], Office] = field(default_factory=dict)
    _by_kind: dict[tuple[str, str | None], Office] = field(default_factory=dict)
    _by_id: dict[int, Office] = field(default_factory=dict)
    _found: dict[tuple[str, str], Office | None] = field(default_factory=dict)

    @classmethod
    def load(cls, home: str | None = None) -> "Offices":
        offices = cls(home, load_aliases(), _load_tables())
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

    def describe(self, text: str) -> dict[str, Any]:
        """What a spelling means, for scripts; `agency` is the key of the kind of agency."""
        meant = classify(text, self.aliases, self.home)
        return {
            "name": text,
            "type": meant.type,
            "level": meant.level,
            "agency": meant.kind,
            "region": meant.region,
            "confidence": meant.confidence,
        }

    def _look_up(self, name: str, place: str) -> Office:
        meant = self._classified(name, place)
        known = self.by_id(meant.agency)
        if known:
            return known
        region = self._region_of(meant)
        office = self._named(name, meant.region, region) or self._of_kind(meant, region)
        return office or self._plan(name, meant, region)

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
            names=(*kind.aliases, kind.abbreviation, kind.name_id, kind.name_en),
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
    return Tables(
        types=dict(AgencyType.objects.values_list("key", "pk")),
        kinds=dict(AgencyKind.objects.values_list("key", "pk")),
        regions={code: pk for code, pk, _, _ in regions},
        levels={code: level for code, _, level, _ in regions},
        names={code: name for code, _, _, name in regions},
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
