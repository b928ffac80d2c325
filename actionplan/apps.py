"""The app of the six steps, objectives, plans and actions."""

from django.apps import AppConfig


class ActionPlanConfig(AppConfig):
    name = "actionplan"
    verbose_name = "Action plan"
