"""Loads regions and agency kinds from `data/`: what is missing is added, nothing overwritten."""

import csv
import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import models, transaction

from directory.models import AgencyKind, AgencyType, Region
from directory.words import Level

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True)
class Loaded:
    """How many rows a load added, and how many were there already, edited or not."""

    created: int
    unchanged: int


def read_json(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def add_missing(rows: Iterable[models.Model], by: str) -> Loaded:
    """Inserts the rows whose value of the unique field `by` is new; two queries."""
    rows = list(rows)
    model = type(rows[0])
    present = set(model._default_manager.values_list(by, flat=True))
    missing = [row for row in rows if getattr(row, by) not in present]
    model._default_manager.bulk_create(missing)
    return Loaded(len(missing), len(rows) - len(missing))


@transaction.atomic
def load_regions() -> dict[str, Loaded]:
    """38 provinces, then 514 regencies and cities; these take the zone of their province."""
    provinces = {row["code"]: row for row in read_json(DATA / "provinces.json")["provinces"]}
    tiles = read_json(DATA / "tiles.json")["tiles"]
    rows = _read_regions()
    loaded = add_missing(
        [_province(row, provinces[row["code"]], tiles) for row in rows if not row["parent"]], "code"
    )
    parents = {region.code: region for region in Region.objects.filter(level=Level.PROVINCE)}
    local = add_missing(
        [_local_region(row, parents[row["parent"]]) for row in rows if row["parent"]], "code"
    )
    return {"provinces": loaded, "regencies_and_cities": local}


def _read_regions() -> list[dict[str, str]]:
    with (DATA / "regions.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _province(row: dict[str, str], facts: dict[str, str], tiles: dict[str, list[int]]) -> Region:
    tile_row, tile_column = tiles[row["code"]]
    return Region(
        code=row["code"],
        level=Level.PROVINCE,
        name=row["name"],
        name_en=facts["name_en"],
        abbreviation=row["abbreviation"],
        zone=facts["iana_zone"],
        iso_code=facts["iso_3166_2"],
        tile_row=tile_row,
        tile_column=tile_column,
    )


def _local_region(row: dict[str, str], province: Region) -> Region:
    return Region(
        code=row["code"],
        level=row["level"],
        name=row["name"],
        abbreviation=row["abbreviation"],
        parent=province,
        zone=province.zone,
        has_government=province.abbreviation != "DKI",  # Jakarta's six are administrative
    )


@transaction.atomic
def load_agency_kinds() -> dict[str, Loaded]:
    """The 16 types in which participation is counted and the 142 kinds of agency."""
    data = read_json(DATA / "agencies.json")
    types = add_missing(
        [
            AgencyType(key=row["key"], order=order, name_id=row["name_id"], name_en=row["name_en"])
            for order, row in enumerate(data["types"], start=1)
        ],
        "key",
    )
    ids = dict(AgencyType.objects.values_list("key", "pk"))
    kinds = add_missing([_kind(row, ids[row["type"]]) for row in data["kinds"]], "key")
    return {"agency_types": types, "agency_kinds": kinds}


def _kind(row: dict[str, Any], type_id: int) -> AgencyKind:
    return AgencyKind(
        key=row["key"],
        type_id=type_id,
        name_id=row["name_id"],
        name_en=row["name_en"],
        abbreviation=row.get("abbr") or "",
        aliases=row["aliases"],
        generic_aliases=row["generic_aliases"],
    )
