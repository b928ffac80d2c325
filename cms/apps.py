"""The roof: settings, addresses, pages, and the back office's forms for our own user."""

from typing import Any

from django.apps import AppConfig
from wagtail.signals import page_published, page_unpublished, post_page_move
from wagtail.users.apps import WagtailUsersAppConfig

from directory import freshness


def refresh_public_pages(**kwargs: Any) -> None:
    """Whatever an editor publishes, moves or takes down is fresh at once."""
    freshness.touch()


class CmsConfig(AppConfig):
    name = "cms"
    verbose_name = "Pages"
    default = True  # there are two in this module, so Django would take neither

    def ready(self) -> None:
        from cms.journal import write  # noqa: PLC0415  # models are there only now
        from cms.personal import BACK_OFFICE  # noqa: PLC0415
        from directory import journal, personal  # noqa: PLC0415

        personal.register(BACK_OFFICE)
        journal.register(write)
        for change in (page_published, page_unpublished, post_page_move):
            change.connect(refresh_public_pages, dispatch_uid=f"refresh-{id(change)}")


class BackOfficeUsersConfig(WagtailUsersAppConfig):
    """Wagtail's user screens with forms that know one full name instead of two."""

    user_viewset = "cms.people.UserViewSet"
