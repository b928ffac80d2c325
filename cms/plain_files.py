"""Wagtail's own lists that can be taken as files (reports, redirects): theirs hold no formulas."""

from collections.abc import Iterable
from typing import Any

from django.urls import URLPattern, path
from django.views.decorators.cache import never_cache
from wagtail.admin.auth import require_admin_access
from wagtail.admin.urls import reports
from wagtail.admin.views.mixins import SpreadsheetExportMixin
from wagtail.contrib.redirects import urls as redirects
from wagtail.utils.urlpatterns import decorate_urlpatterns

from directory.backoffice import PlainCells


def plain_files() -> list[URLPattern]:
    """Addresses to put before those of the back office: the same ones, each led to a view of ours.

    Names and links stay Wagtail's, for nothing is called otherwise.
    """
    found = [
        *_plain("admin/reports/", reports.urlpatterns),
        *_plain("admin/redirects/", redirects.urlpatterns),
    ]
    for decorator in (require_admin_access, never_cache):
        decorate_urlpatterns(found, decorator)
    return found


def _plain(start: str, patterns: Iterable[URLPattern]) -> list[URLPattern]:
    return [
        path(f"{start}{each.pattern}", _without_formulas(each.callback))
        for each in patterns
        if issubclass(getattr(each.callback, "view_class", object), SpreadsheetExportMixin)
    ]


def _without_formulas(view: Any) -> Any:
    plain: Any = type(view.view_class.__name__, (PlainCells, view.view_class), {})
    return plain.as_view(**view.view_initkwargs)
