"""The framework an action is mapped to, the plans of regions, and what happens to each action."""

from actionplan.models.actions import Action
from actionplan.models.framework import Objective, Principle, SdgGoal, Step, StepDeliverable
from actionplan.models.plans import ActionPlan, LegalInstrument
from actionplan.models.updates import Evidence, Update

__all__ = [
    "Action",
    "ActionPlan",
    "Evidence",
    "LegalInstrument",
    "Objective",
    "Principle",
    "SdgGoal",
    "Step",
    "StepDeliverable",
    "Update",
]
