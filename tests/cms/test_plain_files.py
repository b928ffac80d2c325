"""Files of Wagtail's own lists in the back office: no formulas, in whatever way they are taken."""

import io
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from openpyxl import load_workbook
from wagtail.admin.views.mixins import SpreadsheetExportMixin
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import ModelLogEntry

from cms.loading import InitialContent
from directory.backoffice import PlainCells
from tests.factories import AgencyFactory, UserFactory

HOSTILE = '=HYPERLINK("http://example.org")'


@pytest.fixture
def admin(content: InitialContent) -> Client:
    client = Client()
    client.force_login(UserFactory(is_superuser=True, is_staff=True, language="en"))
    return client


def file_of(admin: Client, address: str, ending: str) -> bytes:
    answer = admin.get(address, {"export": ending})
    assert answer.status_code == 200
    return b"".join(answer.streaming_content)


def sow() -> None:
    ModelLogEntry.objects.log_action(AgencyFactory(name=HOSTILE), "wagtail.edit")
    Redirect.objects.create(old_path="/lama", redirect_link="-2+3")


@pytest.mark.parametrize(
    ("name", "cell"),
    [
        ("wagtailadmin_reports:site_history", '"\'=HYPERLINK(""http://example.org"")"'),
        ("wagtailadmin_reports:site_history_results", '"\'=HYPERLINK(""http://example.org"")"'),
        ("wagtailredirects:index", ",'-2+3,"),
        ("wagtailredirects:index_results", ",'-2+3,"),
    ],
)
def test_a_file_holds_no_formula(admin: Client, name: str, cell: str) -> None:
    sow()
    assert cell in file_of(admin, reverse(name), "csv").decode()


def test_a_workbook_holds_no_formula(admin: Client) -> None:
    sow()
    data = file_of(admin, reverse("wagtailadmin_reports:site_history"), "xlsx")
    cells = [cell for row in load_workbook(io.BytesIO(data)).worksheets[0] for cell in row]
    assert {cell.data_type for cell in cells if cell.value == f"'{HOSTILE}"} == {"s"}
    assert "f" not in {cell.data_type for cell in cells}


def test_every_list_of_the_back_office_gives_such_files() -> None:
    exporting = [view.view_class for view in _views() if _exports(view)]
    assert {view.__name__ for view in exporting} >= {"LogEntriesView", "AgingPagesView"}
    assert {view.__name__ for view in exporting if not issubclass(view, PlainCells)} == set()


def test_reports_are_closed_to_visitors_and_people_of_the_portal(db: None) -> None:
    address, client = reverse("wagtailadmin_reports:site_history"), Client()
    assert client.get(address, {"export": "csv"}).status_code == 302
    client.force_login(UserFactory())
    assert client.get(address, {"export": "csv"}).status_code == 302


def _exports(view: Any) -> bool:
    if not issubclass(view.view_class, SpreadsheetExportMixin):
        return False
    return bool(view.view_initkwargs.get("list_export", view.view_class.list_export))


def _views() -> Iterator[Any]:
    """What answers at each address of the back office: the first of those that stand there.

    Answers to forms on pages are not seen; there is no page with a form.
    """
    first: dict[str, Any] = {}
    for route, pattern in _patterns(get_resolver().url_patterns, ""):
        first.setdefault(route, pattern.callback)
    yield from (view for view in first.values() if hasattr(view, "view_class"))


def _patterns(patterns: list[Any], start: str) -> Iterator[tuple[str, URLPattern]]:
    for each in patterns:
        route = f"{start}{each.pattern}"
        if isinstance(each, URLResolver):
            yield from _patterns(each.url_patterns, route)
        elif route.startswith("admin/"):
            yield route, each
