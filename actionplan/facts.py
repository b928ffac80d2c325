"""What an action says of itself, as plain values: as it was promised, and as it is amended."""

from dataclasses import dataclass
from datetime import date

from actionplan.models import NationalPriority, Objective, Principle, SdgTarget, Step
from directory.models import Agency, Post
from workshops.models import Workshop


@dataclass(frozen=True)
class Facts:
    """As it shall stand afterwards."""

    title: str
    owner: Post
    step: Step
    description: str = ""
    objectives: tuple[Objective, ...] = ()
    principles: tuple[Principle, ...] = ()
    sdg_targets: tuple[SdgTarget, ...] = ()
    national_priorities: tuple[NationalPriority, ...] = ()
    partners: tuple[Agency, ...] = ()
    workshop: Workshop | None = None
    starts_on: date | None = None
    due_on: date | None = None
    due_text: str = ""
    is_public: bool = True
