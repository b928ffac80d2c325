"""The mail itself: its subject, its two forms, and what must not be in it."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.utils import translation

from actionplan.models import Nudge
from actionplan.updating import Change, record_update
from reminders import wording
from reminders.composing import SHOWN
from reminders.content import DigestContent, Kind, Office, Section
from reminders.delivering import deliver
from reminders.digests import open_due
from tests.reminders.people import MONDAY, at, open_office
from tests.reminders.people import Office as SampleOffice

EIGHT = at(MONDAY, 8)


def content(region: str = "NTB", **counts: int) -> DigestContent:
    return DigestContent(
        address="contoh@example.org",
        name="Contoh",
        user=None,
        language="en",
        zone="Asia/Makassar",
        hour=8,
        day=MONDAY,
        region=region,
        offices=(Office("Focal point", "Dinas Contoh"), Office("Head", "Dinas Contoh")),
        contact="",
        sections=tuple(Section(Kind(kind), (), n) for kind, n in counts.items()),
        mailed=(),
    )


@pytest.mark.parametrize(
    ("counts", "region", "subject"),
    [
        ({"late": 2, "week": 3}, "NTB", "2 actions past due, 3 due within 7 days – NTB"),
        ({"week": 1}, "NTB", "1 action due within 7 days – NTB"),
        ({"fortnight": 3}, "NTB", "3 actions due within 14 days – NTB"),
        ({"late": 1, "asked": 2}, "NTB", "1 action past due, 2 asked for news – NTB"),
        ({"asked": 1}, "NTB", "1 action asked for news – NTB"),
        ({"check": 1, "reconfirm": 2}, "", "1 action waiting for your check, 2 to be reconfirmed"),
        (
            {"week": 12, "fortnight": 14},
            "Kabupaten Kepulauan Siau Tagulandang Biaro",
            "12 actions due within 7 days, 14 due within 14 days",
        ),
        (
            {"late": 12, "week": 3},
            "Kabupaten Lombok Timur",
            "12 actions past due – Kabupaten Lombok Timur",
        ),
    ],
)
def test_subject_says_the_fact_first_and_fits(
    counts: dict[str, int], region: str, subject: str
) -> None:
    with translation.override("en"):
        assert wording.subject(content(region, **counts)) == subject
    assert len(subject) <= 60


def test_answer_names_each_agency_once() -> None:
    with translation.override("en"):
        said = wording.answer(content(late=2, week=1, check=1))
    assert said == (
        "Dinas Contoh: 2 actions past due, 1 due within 7 days, 1 waiting for your check."
    )


def test_zone_is_written_as_officials_write_it() -> None:
    zones = ("Asia/Jakarta", "Asia/Pontianak", "Asia/Makassar", "Asia/Jayapura")
    assert [wording.zone_label(zone) for zone in zones] == ["WIB", "WIB", "WITA", "WIT"]


@pytest.fixture
def office(db: None) -> SampleOffice:
    return open_office(email="contoh@example.org", language="en", full_name="Sinta & Rama <Contoh>")


def sent(mailoutbox: list[Any]) -> tuple[str, str]:
    """The text and the HTML of the one mail that leaves at eight."""
    for due in open_due(EIGHT):
        deliver(due, EIGHT)
    (message,) = [one for one in mailoutbox if one.to == ["contoh@example.org"]]
    return message.body, message.alternatives[0][0]


def test_name_is_written_as_typed_in_both_forms(
    office: SampleOffice, mailoutbox: list[Any]
) -> None:
    office.promise(MONDAY, title="Pos <layanan> & klinik")
    text, html = sent(mailoutbox)
    assert "Dear Sinta & Rama <Contoh>," in text
    assert "Pos <layanan> & klinik" in text
    assert "Dear Sinta &amp; Rama &lt;Contoh&gt;," in html
    assert "Pos &lt;layanan&gt; &amp; klinik" in html


def test_text_holds_every_link_of_the_html(office: SampleOffice, mailoutbox: list[Any]) -> None:
    office.promise(MONDAY - timedelta(days=3))
    office.promise(MONDAY + timedelta(days=10))
    open_office().promise(MONDAY, status="reported_done")
    text, html = sent(mailoutbox)
    links = re.findall(r'href="([^"]+)"', html)
    assert len(links) == 7  # two actions with two buttons each, list, settings, unsubscribing
    assert set(links) == set(re.findall(r"http\S+", text))


def test_question_of_the_coordinator_stands_with_its_action(
    office: SampleOffice, mailoutbox: list[Any]
) -> None:
    asked, _ = office.promise(None), office.promise(MONDAY)
    Nudge.objects.create(action=asked, post=asked.owner, made_at=EIGHT, made_on=MONDAY)
    for form in sent(mailoutbox):
        assert form.count("The regional coordinator asked for news on 2 March 2026.") == 1


def test_full_mail_stays_below_what_mail_programs_cut(
    office: SampleOffice, mailoutbox: list[Any]
) -> None:
    for _ in range(SHOWN + 5):
        action = office.promise(MONDAY - timedelta(days=1), title="pelindungan pekerja " * 12)
        change = Change(status="in_progress", sentence="Rapat koordinasi. " * 60)
        record_update(action, office.holder, "portal", at(MONDAY, 7), change, 1)
    text, html = sent(mailoutbox)
    assert len(html.encode()) < 90_000
    assert "and 5 more" in text
    assert html.count(">Update</a>") == SHOWN


def test_mail_loads_nothing_and_has_no_small_print(
    office: SampleOffice, mailoutbox: list[Any]
) -> None:
    office.promise(MONDAY)
    _, html = sent(mailoutbox)
    assert re.findall(r"<img|<link|@import|src=", html) == []
    sizes = {int(size) for size in re.findall(r"font-size:\s*(\d+)px", html)}
    assert min(sizes - {0, 1}) == 14  # 0 and 1 are spacers and the hidden preview
    assert re.findall(r"<h(\d)", html) == ["1", "2", "3"]


def test_hidden_texts_of_others_are_not_in_the_mail(
    office: SampleOffice, mailoutbox: list[Any]
) -> None:
    office.promise(MONDAY)
    neighbour = open_office(full_name="RAHASIA nama")
    neighbour.promise(MONDAY, title="RAHASIA judul", blocked_by="RAHASIA kendala")
    open_office("33").promise(MONDAY, title="RAHASIA lain", status="reported_done")
    text, html = sent(mailoutbox)
    assert "RAHASIA" not in text + html


@pytest.mark.parametrize(("is_demo", "marks"), [(True, 1), (False, 0)])
def test_sample_data_are_marked(
    office: SampleOffice, mailoutbox: list[Any], is_demo: bool, marks: int
) -> None:
    office.plan.is_demo = is_demo
    office.plan.save()
    office.promise(MONDAY)
    text, html = sent(mailoutbox)
    assert (text.count("SAMPLE DATA"), html.count("SAMPLE DATA")) == (marks, marks)
