"""What there is to say to one address, and what must not be said."""

from datetime import timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

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
    with django_assert_num_queries(13):
        compose(digest, MONDAY)
