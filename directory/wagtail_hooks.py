"""What the directory brings to the back office."""

from typing import Any

from wagtail import hooks

from directory.backoffice import CHOOSERS, DirectoryGroup


@hooks.register("register_admin_viewset")
def register_tables() -> list[Any]:
    return [DirectoryGroup(), *CHOOSERS]
