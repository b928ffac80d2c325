"""What there is to say to one address, and what must not be said."""

from datetime import date, datetime, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from actionplan.models import Action, Nudge
from actionplan.updating import Change, record_update
from reminders.composing import compose
from reminders.content import DigestContent
from reminders.digests import open_due
from reminders.models import Digest
from reminders.rules import Mailed
from tests.factories import PostFactory, TenureFactory
from tests.reminders.people import MONDAY, Office, at, open_office

pytestmark = pytest.mark.django_db


def composed(office: Office) -> DigestContent:
    open_due(at(MONDAY, 8))
    return compose(Digest.objects.get(address=office.holder.email), MONDAY)


def titles(content: DigestContent) -> dict[str, list[str]]:
    return {section.kind: [item.title for item in section.items] for section in content.sections}


def test_each_action_stands_in_one_section_in_the_order_of_the_mail() -> None:
    office = open_office()
    office.promise(MONDAY + timedelta(days=15), title="nanti")
    office.promise(None, title="lama tak dikonfirmasi", confirmed_on=MONDAY - timedelta(days=90))
    office.promise(MONDAY + timedelta(days=14), title="dua pekan")
    office.promise(MONDAY + timedelta(days=7), title="sepekan")
    office.promise(MONDAY, title="hari ini")
    office.promise(MONDAY - timedelta(days=1), title="kemarin")
    office.promise(MONDAY - timedelta(days=9), title="selesai", status="verified")
    assert titles(composed(office)) == {
        "late": ["kemarin"],
        "week": ["hari ini", "sepekan"],
        "fortnight": ["dua pekan"],
        "reconfirm": ["lama tak dikonfirmasi"],
    }


def test_items_remember_the_stage_and_not_what_has_none() -> None:
    office = open_office()
    soon = office.promise(MONDAY + timedelta(days=3))
    office.promise(None, confirmed_on=None)
    assert composed(office).mailed == (Mailed(soon.pk, -3, MONDAY + timedelta(days=3)),)


def test_mail_shows_ten_and_counts_all() -> None:
    office = open_office()
    for n in range(8):
        office.promise(MONDAY - timedelta(days=n + 1))
    for _ in range(4):
        office.promise(MONDAY)
    content = composed(office)
    assert [(one.kind, len(one.items), one.total) for one in content.sections] == [
        ("late", 8, 8),
        ("week", 2, 4),
    ]
    assert content.more == 2
    assert len(content.mailed) == 12


def test_other_offices_and_regions_are_not_in_it() -> None:
    office = open_office()
    office.promise(MONDAY, title="milik sendiri")
    open_office().promise(MONDAY, title="RAHASIA kantor lain")
    open_office("33").promise(MONDAY, title="RAHASIA daerah lain")
    assert titles(composed(office)) == {"week": ["milik sendiri"]}


def test_verifier_does_not_check_the_own_office() -> None:
    office = open_office()
    TenureFactory(
        post=PostFactory(agency=office.post.agency, role="verifier"), holder=office.holder
    )
    office.promise(MONDAY, title="sendiri", status="reported_done")
    open_office().promise(MONDAY, title="tetangga", status="reported_done")
    open_office("33").promise(MONDAY, title="daerah lain", status="reported_done")
    assert titles(composed(office)) == {"check": ["tetangga"]}


def test_long_title_is_cut_at_a_word() -> None:
    office = open_office()
    office.promise(MONDAY, title="pelindungan " * 20)
    ((item,),) = [section.items for section in composed(office).sections]
    assert item.title == "pelindungan " * 6 + "pelindungan…"


def test_last_word_about_an_action_is_told() -> None:
    office = open_office()
    action = office.promise(MONDAY)
    change = Change(status="in_progress", sentence="Rapat pertama selesai.")
    record_update(action, office.holder, "portal", at(MONDAY, 7), change, action.version)
    ((item,),) = [section.items for section in composed(office).sections]
    assert (item.said, item.said_on) == ("Rapat pertama selesai.", MONDAY)


@pytest.mark.parametrize("actions", [1, 3])
def test_composing_takes_the_same_queries_for_any_number_of_actions(
    actions: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    office = open_office()
    for _ in range(actions):
        office.promise(MONDAY)
    open_due(at(MONDAY, 8))
    digest = Digest.objects.get()
    with django_assert_num_queries(15):
        compose(digest, MONDAY)


# --- A coordinator has asked for news -------------------------------------------------------------


def ask(action: Action, moment: datetime, channel: str = "digest") -> None:
    Nudge.objects.create(
        action=action,
        post=action.owner,
        channel=channel,
        made_at=moment,
        made_on=moment.date(),
    )


def asked(content: DigestContent) -> dict[str, list[tuple[str, date | None]]]:
    return {
        section.kind: [(item.title, item.asked_on) for item in section.items]
        for section in content.sections
    }


def test_asked_action_stays_in_its_section_or_gets_one_of_its_own() -> None:
    office = open_office()
    late = office.promise(MONDAY - timedelta(days=1), title="kemarin")
    later = office.promise(None, title="nanti")
    office.promise(None, title="tak ditanya")
    friday = MONDAY - timedelta(days=3)
    ask(late, at(friday, 10))
    ask(later, at(friday, 10))
    assert asked(composed(office)) == {
        "late": [("kemarin", friday)],
        "asked": [("nanti", friday)],
    }


def test_answered_or_closed_action_is_not_asked_about() -> None:
    office = open_office()
    friday = MONDAY - timedelta(days=3)
    answered = office.promise(None, title="dijawab")
    closed = office.promise(None, title="selesai", status="reported_done")
    by_letter = office.promise(None, title="lewat surat")
    ask(answered, at(friday, 10))
    ask(closed, at(friday, 10))
    ask(by_letter, at(friday, 10), channel="letter")
    change = Change(status="in_progress", sentence="Sudah berjalan.")
    record_update(answered, office.holder, "portal", at(friday, 11), change, 1)
    assert asked(composed(office)) == {}


def test_question_is_in_one_digest_only() -> None:
    office = open_office()
    action = office.promise(None, title="nanti")
    before = MONDAY - timedelta(days=7)
    ask(action, at(before, 7))
    sent = Digest.objects.create(
        address=office.holder.email, local_date=before, zone="Asia/Makassar", state="sent"
    )
    Digest.objects.filter(pk=sent.pk).update(created_at=at(before, 8))
    open_due(at(MONDAY, 8))
    today = Digest.objects.get(local_date=MONDAY)
    assert asked(compose(today, MONDAY)) == {}
    Nudge.objects.update(made_at=at(before, 9))
    assert asked(compose(today, MONDAY)) == {"asked": [("nanti", before)]}
