"""Turns blocks of `content/pages.json` into what a StreamField stores, with fixed ids."""

import json
from collections.abc import Callable
from typing import Any
from uuid import NAMESPACE_URL, uuid5

Entry = dict[str, Any]


def build_body(entry: Entry, language: str) -> str:
    """The raw body of a page in one language. A page of an event leaves facts to the record."""
    blocks = [
        _block(f"{entry['key']}:{place}", block, language)
        for place, block in enumerate(entry["body"])
        if not (entry["type"] == "workshop" and block["type"] == "facts")
    ]
    return json.dumps(blocks)


def _block(place: str, block: Entry, language: str) -> Entry:
    build = VALUES[block["type"]]
    return {"type": block["type"], "value": build(place, block, language), "id": _identity(place)}


def _identity(place: str) -> str:
    return str(uuid5(NAMESPACE_URL, f"langkah:block:{place}"))


def _said(text: Any, language: str) -> str:
    """A text in one language; plain text is the same in both, and none is empty."""
    if isinstance(text, dict):
        return str(text[language])
    return text or ""


def _text(place: str, block: Entry, language: str) -> str:
    return _said(block["text"], language)


def _nothing(place: str, block: Entry, language: str) -> None:
    return None


def _items(*fields: str) -> Callable[[str, Entry, str], Entry]:
    def build(place: str, block: Entry, language: str) -> Entry:
        values = [{name: _said(item[name], language) for name in fields} for item in block["items"]]
        return {"items": _list(place, values)}

    return build


def _list(place: str, values: list[Entry]) -> list[Entry]:
    return [
        {"type": "item", "value": value, "id": _identity(f"{place}:{number}")}
        for number, value in enumerate(values)
    ]


def _programme(place: str, block: Entry, language: str) -> Entry:
    return {
        "name": _said(block["name"], language),
        "text": _said(block["text"], language),
        "source_name": _said(block["source"]["name"], language),
        "source_url": block["source"]["url"],
    }


def _series_chart(place: str, block: Entry, language: str) -> Entry:
    points = [{"label": label, "value": value} for label, value in block["points"]]
    return {
        "title": _said(block["title"], language),
        "unit": _said(block["unit"], language),
        "points": _list(f"{place}:point", points),
        "source_name": _said(block["source_name"], language),
        "source_url": block["source_url"],
        "note": _said(block["note"], language),
    }


VALUES: dict[str, Callable[[str, Entry, str], Any]] = {
    "heading": _text,
    "paragraph": _text,
    "notice": _text,
    "participation": _nothing,
    "facts": _items("label", "value"),
    "stakeholders": _items("label", "text"),
    "timeline": _items("date", "text"),
    "sources": _items("name", "url"),
    "programme": _programme,
    "series_chart": _series_chart,
}
