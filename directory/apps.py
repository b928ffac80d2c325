"""The app of regions, agencies, users and posts."""

from django.apps import AppConfig


class DirectoryConfig(AppConfig):
    name = "directory"
    verbose_name = "Directory"

    def ready(self) -> None:
        from directory import personal  # noqa: PLC0415  # models are there only now
        from directory.accounts import ACCOUNTS  # noqa: PLC0415
        from directory.forgetting import IMPORTS  # noqa: PLC0415
        from directory.importing import AGENCIES, POSTS  # noqa: PLC0415
        from intake import kinds  # noqa: PLC0415

        kinds.register(AGENCIES)
        kinds.register(POSTS)
        personal.register(IMPORTS)
        personal.register(ACCOUNTS)
