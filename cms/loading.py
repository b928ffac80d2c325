"""The whole initial content, part by part: each part is one transaction and safe to repeat."""

from collections.abc import Callable
from dataclasses import dataclass

from actionplan.loading import load_objectives, load_principles, load_steps
from assessments.loading import load_indicators
from cms.building import load_pages
from cms.roles import load_groups
from directory import freshness
from directory.loading import Loaded, load_agency_kinds, load_regions
from workshops.loading import load_programmes, load_workshops

PARTS: tuple[Callable[[], dict[str, Loaded]], ...] = (
    load_regions,
    load_agency_kinds,
    load_steps,
    load_objectives,
    load_principles,
    load_indicators,
    load_programmes,
    load_workshops,
    load_pages,
    load_groups,
)


@dataclass(frozen=True)
class InitialContent:
    created: dict[str, int]
    unchanged: dict[str, int]


def load_initial_content() -> InitialContent:
    """Loads what is missing and says how much of each kind was added and how much was there."""
    loaded: dict[str, Loaded] = {}
    for part in PARTS:
        loaded.update(part())
    freshness.touch()
    return InitialContent(
        created={name: part.created for name, part in loaded.items()},
        unchanged={name: part.unchanged for name, part in loaded.items()},
    )
