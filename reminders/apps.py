"""The app of digests, subscriptions and update links."""

from django.apps import AppConfig


class RemindersConfig(AppConfig):
    name = "reminders"
    verbose_name = "Reminders"

    def ready(self) -> None:
        from anymail.signals import tracking  # noqa: PLC0415

        from directory import personal  # noqa: PLC0415
        from reminders import webhooks  # noqa: PLC0415
        from reminders.personal import MAIL  # noqa: PLC0415  # models are there only now

        personal.register(MAIL)
        tracking.connect(webhooks.hear, dispatch_uid="reminders")
