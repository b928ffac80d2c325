"""The framework an action is mapped to, the plans of regions, and what happens to each action."""

from actionplan.models.actions import Action
from actionplan.models.deliveries import Delegation, Delivery
from actionplan.models.framework import (
    NationalPriority,
    Objective,
    Principle,
    SdgGoal,
    SdgTarget,
    Step,
    StepDeliverable,
)
from actionplan.models.plans import ActionPlan, LegalInstrument
from actionplan.models.talk import Note, Nudge
from actionplan.models.updates import Evidence, Update
from actionplan.models.years import ActionYear, Quarter

__all__ = [
    "Action",
    "ActionPlan",
    "ActionYear",
    "Delegation",
    "Delivery",
    "Evidence",
    "LegalInstrument",
    "NationalPriority",
    "Note",
    "Nudge",
    "Objective",
    "Principle",
    "Quarter",
    "SdgGoal",
    "SdgTarget",
    "Step",
    "StepDeliverable",
    "Update",
]
