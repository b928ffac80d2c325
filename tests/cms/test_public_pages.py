"""What a visitor gets: every page in both languages, honest numbers, few queries."""

import re

import pytest
from django.db import transaction
from django.test import Client
from pytest_django import DjangoAssertNumQueries, DjangoDbBlocker
from wagtail.models import Page

from cms.loading import InitialContent, load_initial_content
from directory.models import Agency, AgencyType, Region
from tests.factories import AttendanceFactory
from workshops.models import Workshop

MATARAM = "/id/lokakarya/mataram-2023/"
MATARAM_EN = "/en/workshops/mataram-2023/"
SOURCE = (
    "https://indonesia.iom.int/news/"
    "improving-local-migration-management-through-introduction-global-compact-migration-gcm"
)


pytestmark = pytest.mark.django_db  # so that they run before the tests that empty the database

Pages = dict[str, str]


@pytest.fixture(scope="module")
def pages(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Pages:
    """Every public page as a visitor gets it; the content is loaded once and rolled back."""
    with django_db_blocker.unblock(), transaction.atomic():
        load_initial_content()
        found = Page.objects.filter(depth__gt=1).live()
        paths = ["/sitemap.xml", *(page.url for page in found)]
        read_pages = {path: read(Client(), path) for path in paths}
        transaction.set_rollback(True)
    return read_pages


def read(client: Client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200, path
    return str(response.content.decode())


def test_every_page_answers_with_one_heading_and_both_languages(pages: Pages) -> None:
    public = [path for path in pages if path != "/sitemap.xml"]
    assert len(public) == 34
    for path in public:
        html = pages[path]
        alternates = re.findall(r'hreflang="(\w+)" href="http://testserver/(\w+)/', html)
        assert html.count("<h1") == 1, path
        assert alternates == [("id", "id"), ("en", "en")]
        assert f'<html lang="{path[1:3]}">' in html


def test_a_page_speaks_the_language_of_its_address(pages: Pages) -> None:
    assert "Selasa, 23 Mei 2023 (WITA)" in pages[MATARAM]
    assert "Apa yang berlangsung" in pages[MATARAM]
    assert "Mataram, Nusa Tenggara Barat" in pages[MATARAM]
    assert "Tuesday, 23 May 2023 (WITA)" in pages[MATARAM_EN]
    assert "Apa yang berlangsung" not in pages[MATARAM_EN]
    assert "Mataram, West Nusa Tenggara" in pages[MATARAM_EN]


def test_the_unemployment_chart_shows_numbers_and_source(pages: Pages) -> None:
    drawn = re.findall(r'class="line-chart__value"[^>]*>([^<]+)<', pages[MATARAM])
    listed = re.findall(r'<td class="num">([^<]+)</td>', pages[MATARAM_EN])
    assert drawn == [f"{number}\N{NO-BREAK SPACE}%" for number in ("4,22", "3,01", "2,89")]
    assert listed == [f"{number}\N{NO-BREAK SPACE}%" for number in ("4.22", "3.01", "2.89")]
    assert f'<a href="{SOURCE}">' in pages[MATARAM]


def test_published_numbers_lead_to_their_source(pages: Pages) -> None:
    html = pages["/en/workshops/fgd-central-java-2023/"]
    figures = re.findall(
        r'<dd class="num"><a href="(https://indonesia\.iom\.int)[^"]+">(\d+)', html
    )
    assert figures == [("https://indonesia.iom.int", number) for number in ("121", "58", "2")]


def test_an_event_without_attendance_says_so(pages: Pages) -> None:
    assert "The attendance sheet has not been recorded yet" in pages[MATARAM_EN]
    assert "chart__table" not in pages[MATARAM_EN]


def test_nothing_is_quoted_from_a_speaker(pages: Pages) -> None:
    said = [path for path, html in pages.items() if "<blockquote" in html or "“" in html]
    assert said == []


def test_the_front_page_leads_to_steps_events_and_plans(pages: Pages) -> None:
    html = pages["/en/"]
    assert html.count('class="six-steps__step"') == 6
    assert html.count('class="card event-card"') == 4
    assert 'href="/en/action-plans/"' in html
    assert 'class="figures"' not in html  # no region has published a plan: no row of zeros


def test_sitemap_lists_all_pages_at_the_host_that_was_asked(pages: Pages) -> None:
    locations = re.findall(r"<loc>([^<]+)</loc>", pages["/sitemap.xml"])
    assert len(locations) == 34
    assert locations[0] == "http://testserver/id/"
    assert "http://testserver/en/workshops/fgd-central-java-2023/" in locations


def test_attendance_becomes_a_chart_without_names_and_small_numbers(
    content: InitialContent, client: Client
) -> None:
    _attend({"local_government": 9, "academia": 7, "media": 2})
    html = read(client, MATARAM_EN)
    values = re.findall(r'<span class="chart__value num">([^<]+)</span>', html)
    assert values == ["9", "fewer than 5 or hidden with it", "fewer than 5 or hidden with it"]
    assert "18 people were present." in html
    assert "Peserta " not in html


def test_a_public_page_asks_at_most_fifteen_questions(
    content: InitialContent,
    client: Client,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    _attend({"local_government": 6, "academia": 5})
    for path in ("/id/", "/en/", "/id/lokakarya/", "/en/workshops/", MATARAM, MATARAM_EN):
        client.get(path)
        with django_assert_max_num_queries(15):
            read(client, path)


def test_a_page_taken_down_or_never_there_is_not_found(
    content: InitialContent, client: Client
) -> None:
    page = Page.objects.get(url_path="/beranda/tentang/").specific
    page.unpublish()
    assert client.get("/id/tentang/").status_code == 404
    assert client.get("/id/tidak-ada/").status_code == 404
    assert client.get("/id/lokakarya/tidak-ada/").status_code == 404


def test_robots_keeps_search_engines_out_of_the_portal(client: Client) -> None:
    assert client.get("/robots.txt").content.decode().splitlines()[:4] == [
        "User-agent: *",
        "Disallow: /admin/",
        "Disallow: /id/portal/",
        "Disallow: /en/portal/",
    ]


def _attend(numbers: dict[str, int]) -> None:
    workshop = Workshop.objects.get(slug="mataram-2023")
    for key, number in numbers.items():
        agency = Agency.objects.create(
            name=f"Instansi {key}",
            type=AgencyType.objects.get(key=key),
            region=Region.objects.get(code="52"),
        )
        for _ in range(number):
            AttendanceFactory(workshop=workshop, agency=agency)
