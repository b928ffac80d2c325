"""The pages an editor writes."""

from cms.models.content import ContentPage, StandardPage
from cms.models.home import HomePage
from cms.models.records import PersonLogEntry
from cms.models.steps import StepIndexPage, StepPage
from cms.models.workshops import WorkshopIndexPage, WorkshopPage

__all__ = [
    "ContentPage",
    "HomePage",
    "PersonLogEntry",
    "StandardPage",
    "StepIndexPage",
    "StepPage",
    "WorkshopIndexPage",
    "WorkshopPage",
]
