"""Loads the programme, the events of 2023 and their published numbers; nothing is overwritten."""

from datetime import date
from pathlib import Path
from typing import Any

from django.db import transaction

from directory.loading import Loaded, add_missing, read_json
from directory.models import Region
from workshops.models import Mode, Programme, PublishedCount, Workshop

DATA = Path(__file__).parent / "data"

COUNTED = {
    "participants": ("Peserta", "Participants"),
    "agencies": ("Instansi", "Agencies"),
    "ministries": ("Kementerian", "Ministries"),
}


@transaction.atomic
def load_programmes() -> dict[str, Loaded]:
    data = read_json(DATA / "programmes.json")["programmes"]
    return {"programmes": add_missing([_programme(row) for row in data], "key")}


@transaction.atomic
def load_workshops() -> dict[str, Loaded]:
    """Each new event with its published counts; what nobody published gets no row."""
    data = read_json(DATA / "workshops.json")["workshops"]
    known = set(Workshop.objects.values_list("slug", flat=True))
    programmes = dict(Programme.objects.values_list("key", "pk"))
    regions = dict(Region.objects.values_list("code", "pk"))
    rows = [
        _workshop(row, programmes.get(row["programme"]), regions[row["region"]]) for row in data
    ]
    loaded = add_missing(rows, "slug")
    ids = dict(Workshop.objects.values_list("slug", "pk"))
    PublishedCount.objects.bulk_create(
        _published_count(number, ids[row["slug"]])
        for row in data
        if row["slug"] not in known
        for number in row["published_counts"]
    )
    return {"workshops": loaded}


def _programme(row: dict[str, Any]) -> Programme:
    return Programme(
        key=row["key"],
        name_id=row["name"]["id"],
        name_en=row["name"]["en"],
        period=f"{row['period']['start']}–{row['period']['end'][:4]}",
        implementers=[{"key": part["key"], **part["name"]} for part in row["implementers"]],
        funder=row["funder"]["name"]["en"],
        government_partner=row["government_partner"]["name"]["id"],
        source_url=row["source_urls"][-1],
    )


def _workshop(row: dict[str, Any], programme_id: int | None, region_id: int) -> Workshop:
    return Workshop(
        slug=row["slug"],
        programme_id=programme_id,
        kind=row["kind"],
        title_id=row["title"]["id"],
        title_en=row["title"]["en"],
        region_id=region_id,
        venue=(row["venue"] or row["place"] or {}).get("id") or "",
        mode=row["mode"] if row["mode"] in Mode.values else "",
        starts_on=date.fromisoformat(row["date"]),
        ends_on=date.fromisoformat(row["ends_on"]),
        organisers=[
            {"key": part["key"], "role": part["role"], **part["name"]} for part in row["organisers"]
        ],
        source_url=row["source_urls"][0],
    )


def _published_count(row: dict[str, Any], workshop_id: int) -> PublishedCount:
    label_id, label_en = COUNTED[row["key"]]
    return PublishedCount(
        workshop_id=workshop_id,
        key=row["key"],
        label_id=label_id,
        label_en=label_en,
        number=row["value"],
        note_id=row["note"]["id"],
        note_en=row["note"]["en"],
        source_url=row["source_url"],
    )
