"""The app of programmes, workshops and who took part."""

from django.apps import AppConfig


class WorkshopsConfig(AppConfig):
    name = "workshops"
    verbose_name = "Workshops"

    def ready(self) -> None:
        from directory import personal  # noqa: PLC0415  # models are there only now
        from intake import kinds  # noqa: PLC0415
        from workshops.importing import ATTENDEES  # noqa: PLC0415
        from workshops.personal import PEOPLE  # noqa: PLC0415

        kinds.register(ATTENDEES)
        personal.register(PEOPLE)
