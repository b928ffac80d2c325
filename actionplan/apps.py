"""The app of the six steps, objectives, plans and actions."""

from django.apps import AppConfig


class ActionPlanConfig(AppConfig):
    name = "actionplan"
    verbose_name = "Action plan"

    def ready(self) -> None:
        from actionplan.duties import ACTIONS as DUTIES  # noqa: PLC0415  # models are there only now
        from actionplan.importing import ACTIONS  # noqa: PLC0415
        from actionplan.personal import UPDATES  # noqa: PLC0415
        from directory import duties, personal  # noqa: PLC0415
        from intake import kinds  # noqa: PLC0415

        kinds.register(ACTIONS)
        personal.register(UPDATES)
        duties.register(DUTIES)
