"""The mail itself: its subject, its two forms, and what must not be in it."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils import translation

from directory.duties import Kind
from reminders import letters, wording
from reminders.content import DigestContent
from tests.reminders.people import MONDAY
from tests.reminders.samples import (
    a_digest,
    a_duty,
    a_part,
    a_section,
    counted,
    every_kind,
    fullest,
    letter_of,
)

LANGUAGES = ("id", "en")
Make = Callable[[str], DigestContent]


def links_in(html: str) -> set[str]:
    return set(re.findall(r'href="([^"]+)"', html))


def one_duty(kind: Kind, **fields: object) -> DigestContent:
    return a_digest(a_part(a_section(kind, a_duty(kind, **fields))))


@pytest.mark.parametrize(
    ("counts", "region", "subject"),
    [
        ({"late": 2, "week": 3}, "NTB", "2 actions past due, 3 due within 7 days – NTB"),
        ({"week": 1}, "NTB", "1 action due within 7 days – NTB"),
        ({"fortnight": 3}, "NTB", "3 actions due within 14 days – NTB"),
        ({"late": 1, "asked": 2}, "NTB", "1 action past due, 2 asked for news – NTB"),
        ({"asked": 1}, "NTB", "1 action asked for news – NTB"),
        ({"check": 1, "reconfirm": 2}, "", "1 action waiting for your check, 2 to be reconfirmed"),
        ({"returned": 1, "new": 2}, "NTB", "1 action returned to you, 2 newly assigned – NTB"),
        ({"new": 1, "returned": 2}, "NTB", "2 actions returned to you, 1 newly assigned – NTB"),
        ({"clear": 1}, "NTB", "1 update waiting for your clearance – NTB"),
        ({"late": 1, "clear": 3}, "NTB", "1 action past due, 3 waiting for your clearance – NTB"),
        ({"late": 1, "letter": 2}, "NTB", "1 action past due, 2 two weeks past due – NTB"),
        ({"letter": 2}, "NTB", "2 actions two weeks past due – NTB"),
        ({"office_late": 1}, "NTB", "1 action of your office a week past due – NTB"),
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
        assert wording.subject(counted(region, **counts)) == subject
    assert len(subject) <= 60


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", list(Kind))
def test_subject_fits_for_every_kind_and_a_long_region(kind: Kind, language: str) -> None:
    region = "Kabupaten Kepulauan Siau Tagulandang Biaro"
    with translation.override(language):
        said = wording.subject(counted(region, **{kind: 9999, "letter": 9999}))
    assert len(said) <= 60
    assert said.startswith("9999 ")


def test_the_only_one_of_the_week_is_named_by_its_weekday() -> None:
    late = a_section(Kind.LATE, a_duty(Kind.LATE))
    week = a_section(Kind.WEEK, a_duty(Kind.WEEK, 2, due_on=MONDAY + timedelta(days=4)))
    with translation.override("en"):
        said = wording.subject(a_digest(a_part(late, week)))
    assert said == "1 action past due, 1 due on Friday – NTB"


def test_counts_of_all_posts_are_added_up() -> None:
    first = a_part(a_section(Kind.LATE, total=2), a_section(Kind.CHECK, total=1))
    second = a_part(a_section(Kind.LATE, total=3), agency="Bappeda Contoh")
    with translation.override("en"):
        said = wording.answer(a_digest(first, second))
    assert said == ("Dinas Contoh, Bappeda Contoh: 5 actions past due, 1 waiting for your check.")


def test_answer_names_two_agencies_and_counts_more_posts() -> None:
    parts = [a_part(a_section(Kind.LATE, total=1), agency=f"Dinas {n}") for n in "ABC"]
    with translation.override("en"):
        assert wording.answer(a_digest(*parts)) == "Your 3 posts: 3 actions past due."
        assert wording.answer(a_digest(*parts[:1] * 3)) == "Dinas A: 3 actions past due."


def test_zone_is_written_as_officials_write_it() -> None:
    zones = ("Asia/Jakarta", "Asia/Pontianak", "Asia/Makassar", "Asia/Jayapura")
    assert [wording.zone_label(zone) for zone in zones] == ["WIB", "WIB", "WITA", "WIT"]


def test_what_people_wrote_is_as_typed_in_both_forms() -> None:
    content = one_duty(Kind.LATE, title="Pos <layanan> & klinik", note="a < b", said="“x” & y")
    letter = letter_of(replace(content, name="Sinta & Rama <Contoh>"))
    assert "Dear Sinta & Rama <Contoh>," in letter.text
    assert "Pos <layanan> & klinik" in letter.text
    assert "Dear Sinta &amp; Rama &lt;Contoh&gt;," in letter.html
    assert "Pos &lt;layanan&gt; &amp; klinik" in letter.html
    assert "a &lt; b" in letter.html


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("make", [every_kind, fullest])
def test_text_holds_every_link_of_the_html(make: Make, language: str) -> None:
    letter = letter_of(make(language))
    assert links_in(letter.html) == set(re.findall(r"http\S+", letter.text))


@pytest.mark.parametrize("language", LANGUAGES)
def test_text_is_readable_in_a_terminal(language: str) -> None:
    lines = letter_of(every_kind(language)).text.splitlines()
    assert [line for line in lines if len(line) > 72 and "://" not in line] == []
    assert [line for line in lines if "<" in line or "&" in line or line != line.rstrip()] == []
    assert "\n\n\n\n" not in "\n".join(lines)


@pytest.mark.parametrize(
    ("kind", "buttons"),
    [
        (Kind.LATE, ["Update", "No change yet"]),
        (Kind.WEEK, ["Update", "No change yet"]),
        (Kind.RETURNED, ["Update", "No change yet"]),
        (Kind.ASKED, ["Update", "No change yet"]),
        (Kind.CHECK, ["Check"]),
        (Kind.CLEAR, ["Clear for the public"]),
        (Kind.NEW, ["Update", "No change yet"]),
        (Kind.FORTNIGHT, ["Update", "No change yet"]),
        (Kind.RECONFIRM, ["Update", "No change yet"]),
        (Kind.OFFICE_LATE, ["Open"]),
        (Kind.LETTER, ["Open the letter"]),
    ],
)
def test_buttons_say_what_may_be_done(kind: Kind, buttons: list[str]) -> None:
    letter = letter_of(one_duty(kind))
    assert re.findall(r">([^<>]+)</a>", letter.html)[:-3] == buttons
    assert re.findall(r"^   (.+):\n   http", letter.text, re.MULTILINE) == buttons


def test_duty_without_a_link_of_its_own_leads_behind_the_sign_in() -> None:
    letter = letter_of(one_duty(Kind.CHECK))
    assert [url for url in links_in(letter.html) if "/u/" in url] == []
    assert "/id/portal/actions/NTB-2026-001/\n" in letter.text


def test_agency_note_and_last_words_stand_with_the_duty() -> None:
    content = one_duty(
        Kind.LATE,
        agency="Dinas Lain",
        note="Asked for news by 4 March 2026.",
        said="Rapat pertama.",
        said_on=MONDAY - timedelta(days=3),
        due_on=MONDAY - timedelta(days=1),
        days_late=1,
    )
    assert letter_of(content).text.split("\n\n")[3].splitlines()[:7] == [
        "1. NTB-2026-001 – Langkah 5",
        "   Pos layanan terpadu bagi calon pekerja migran di tiga kecamatan",
        "   Dinas Lain",
        "   ! 1 day past due (due 1 March 2026)",
        "   Asked for news by 4 March 2026.",
        "   27 February 2026: “Rapat pertama.”",
        "   Update:",
    ]


@pytest.mark.parametrize(
    ("days", "words"), [(0, "Due today, 2 March 2026"), (4, "Due 6 March 2026")]
)
def test_due_date_is_said_in_words(days: int, words: str) -> None:
    content = one_duty(Kind.WEEK, due_on=MONDAY + timedelta(days=days))
    assert f"   {words}" in letter_of(content).text.splitlines()
    assert f"<br />{words}" in letter_of(content).html


def test_post_is_named_above_its_duties_only_where_there_are_more() -> None:
    content = every_kind("en")
    one = letter_of(replace(content, parts=content.parts[:1]))
    all_of_them = letter_of(content)
    assert re.findall(r"<h(\d)", one.html) == list("123233" + "23" * 2)
    assert re.findall(r"<h(\d)", all_of_them.html) == list("1234344" + "34" * 2 + "2" + "34" * 5)
    assert "NARAHUBUNG\nDinas Contoh\n" in all_of_them.text
    assert "NARAHUBUNG" not in one.text


def test_what_found_no_room_is_counted_by_post() -> None:
    letter = letter_of(every_kind("en"))
    line = "Verifikator, Inspektorat Contoh: Waiting for your check (2)"
    assert line in letter.text
    assert line in letter.html
    assert "and 2 more – open the list:" in letter.text


def test_what_was_undone_stands_before_everything_else() -> None:
    content = replace(one_duty(Kind.LATE), taken_back=("Undone: x.", "Undone: y."))
    letter = letter_of(content)
    assert letter.text.startswith("Dear Contoh,\n\nUndone: x.\nUndone: y.\n\nDinas Contoh: ")
    assert "<li>Undone: x.</li><li>Undone: y.</li>" in letter.html


@pytest.mark.parametrize("language", LANGUAGES)
def test_fullest_mail_stays_below_what_mail_programs_cut(language: str) -> None:
    letter = letter_of(fullest(language))
    assert len(letter.html.encode()) < 90_000
    assert len(letter.subject) <= 60
    assert letter.html.count("#unchanged") == 10


@pytest.mark.parametrize("make", [every_kind, fullest])
def test_mail_loads_nothing_and_has_no_small_print(make: Make) -> None:
    html = letter_of(make("id")).html
    assert re.findall(r"<img|<link|@import|src=|url\(|<script", html) == []
    sizes = {int(size) for size in re.findall(r"font-size:\s*(\d+)px", html)}
    assert min(sizes - {0, 1}) == 14  # 0 and 1 are spacers and the hidden preview


def test_mail_says_that_it_can_be_dark() -> None:
    html = letter_of(every_kind("id")).html
    assert '<meta name="color-scheme" content="light dark"' in html
    assert html.startswith('<!doctype html><html lang="id"')


@pytest.mark.parametrize(
    ("kind", "preview"),
    [
        (Kind.LATE, "Update straight from this mail, without a password."),
        (Kind.CHECK, "Dinas Contoh: 1 action waiting for your check."),
    ],
)
def test_line_beside_the_subject_promises_no_link_that_is_not_there(
    kind: Kind, preview: str
) -> None:
    hidden = re.findall(r"max-height:0px[^>]*>([^<]*)<", letter_of(one_duty(kind)).html)
    assert [text.strip() for text in hidden] == [preview]


def test_footer_says_why_when_and_whom_to_ask() -> None:
    content = replace(one_duty(Kind.LATE), contact="bappeda@example.org", hour=9)
    footer = " ".join(letter_of(content).text.partition("\n--\n")[2].split())
    assert footer.startswith(
        "Langkah GCM. You get this mail for the post Narahubung, Dinas Contoh. Sent on workdays"
        " from 09:00 WITA, at most once a day. Questions: bappeda@example.org"
        " Change the rhythm or pause: "
    )


def test_headers_stop_the_digest_with_one_click_and_answer_to_the_coordinator() -> None:
    headers = letter_of(replace(one_duty(Kind.LATE), contact="bappeda@example.org")).headers
    stop = headers.pop("List-Unsubscribe")
    assert headers == {
        "Auto-Submitted": "auto-generated",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        "Reply-To": "bappeda@example.org",
    }
    assert re.fullmatch(r"<http://\S+/unsubscribe/stop0+/>", stop)


@pytest.mark.parametrize(("is_demo", "marks"), [(True, 1), (False, 0)])
def test_sample_data_are_marked(is_demo: bool, marks: int) -> None:
    letter = letter_of(replace(one_duty(Kind.LATE), is_demo=is_demo))
    found = (letter.text.count("SAMPLE DATA"), letter.html.count("SAMPLE DATA"))
    assert found == (marks, marks)


def test_draft_reads_like_the_mail_and_opens_nothing() -> None:
    content = every_kind("en")
    draft, letter = letters.draft(content), letter_of(content)
    hidden = re.sub(r"/(key|stop)\d+/", "/…/", letter.text)
    assert (draft.subject, draft.text) == (letter.subject, hidden)
    assert draft.html == re.sub(r"/(key|stop)\d+/", "/…/", letter.html)
