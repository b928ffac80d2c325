"""What workshops bring to the back office."""

from typing import Any

from wagtail import hooks

from workshops.backoffice import CHOOSERS, WorkshopsGroup


@hooks.register("register_admin_viewset")
def register_tables() -> list[Any]:
    return [WorkshopsGroup(), *CHOOSERS]
