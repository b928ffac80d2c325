"""What there is to say to one address, and what must not be said."""

from datetime import date, datetime, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from actionplan.models import Action, Nudge, Update
from actionplan.taking_back import take_back
from actionplan.updating import Change, record_update
from directory.duties import Mark
from reminders.composing import compose
from reminders.content import DigestContent
from reminders.digests import open_due
from reminders.models import Digest, Subscription
from reminders.snoozing import snooze
from tests.factories import PostFactory, TenureFactory
from tests.reminders.people import MONDAY, Office, at, open_office

pytestmark = pytest.mark.django_db
FRIDAY = MONDAY - timedelta(days=3)


def composed(office: Office) -> DigestContent:
    open_due(at(MONDAY, 8))
    return compose(Digest.objects.get(address=office.holder.email, local_date=MONDAY), MONDAY)


def titles(content: DigestContent) -> dict[str, list[str]]:
    (part,) = content.parts
    return {section.kind: [duty.title for duty in section.duties] for section in part.sections}


def test_each_action_stands_in_one_section_in_the_order_of_the_mail() -> None:
    office = open_office()
    office.promise(MONDAY + timedelta(days=15), title="nanti")
    office.promise(None, title="lama tak dikonfirmasi", confirmed_on=MONDAY - timedelta(days=90))
    office.promise(MONDAY + timedelta(days=14), title="dua pekan")
    office.promise(MONDAY + timedelta(days=7), title="sepekan")
    office.promise(MONDAY, title="hari ini")
    office.promise(MONDAY - timedelta(days=1), title="kemarin")
    office.promise(MONDAY - timedelta(days=9), title="selesai", status="verified")
    content = composed(office)
    assert list(titles(content).items()) == [
        ("late", ["kemarin"]),
        ("week", ["hari ini", "sepekan"]),
        ("fortnight", ["dua pekan"]),
        ("reconfirm", ["lama tak dikonfirmasi"]),
    ]
    assert content.totals() == {"late": 1, "week": 2, "fortnight": 1, "reconfirm": 1}


def test_digest_remembers_the_stage_and_not_what_has_none() -> None:
    office = open_office()
    due_on = MONDAY + timedelta(days=3)
    soon = office.promise(due_on, confirmed_on=MONDAY - timedelta(days=1))
    office.promise(None, confirmed_on=None)
    assert composed(office).marks == (Mark("actions", soon.pk, -3, due_on),)


def test_mail_shows_ten_and_counts_all() -> None:
    office = open_office()
    for n in range(8):
        office.promise(MONDAY - timedelta(days=n + 1), confirmed_on=None)
    for _ in range(4):
        office.promise(MONDAY, confirmed_on=None)
    content = composed(office)
    (part,) = content.parts
    assert [(one.kind, len(one.duties), one.total) for one in part.sections] == [
        ("late", 8, 8),
        ("week", 2, 4),
    ]
    assert content.more == 2
    assert len(content.marks) == 12


def test_every_post_has_a_part_and_the_most_pressing_of_all_are_shown() -> None:
    """A verifier's check comes before a promise of the own office that is due in two weeks."""
    office = open_office()
    verifier = PostFactory(agency=office.post.agency, role="verifier", title="Pemeriksa")
    TenureFactory(post=verifier, holder=office.holder)
    for n in range(9):
        office.promise(MONDAY + timedelta(days=8 + n % 5))
    for _ in range(2):
        open_office().promise(None, status="reported_done")
    content = composed(office)
    assert [
        (part.post, [(one.kind, len(one.duties), one.total) for one in part.sections])
        for part in content.parts
    ] == [
        ("Pemeriksa", [("check", 2, 2)]),
        ("Narahubung instansi", [("fortnight", 8, 9)]),
    ]
    assert {part.agency for part in content.parts} == {office.post.agency.name}


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
    assert titles(composed(office)) == {"week": ["pelindungan " * 6 + "pelindungan…"]}


def test_last_word_about_an_action_is_told() -> None:
    office = open_office()
    action = office.promise(MONDAY)
    change = Change(status="in_progress", sentence="Rapat pertama selesai.")
    record_update(action, office.holder, "portal", at(MONDAY, 7), change, action.version)
    (part,) = composed(office).parts
    ((duty,),) = [section.duties for section in part.sections]
    assert (duty.said, duty.said_on) == ("Rapat pertama selesai.", MONDAY)


def test_region_and_its_contact_are_those_of_the_first_duty() -> None:
    office = open_office()
    office.promise(MONDAY)
    PostFactory(
        agency__region=office.plan.region, role="coordinator", mailbox="bappeda@example.org"
    )
    content = composed(office)
    assert (content.region, content.contact) == ("NTB", "bappeda@example.org")


def test_wished_hour_is_told() -> None:
    office = open_office()
    office.promise(MONDAY)
    Subscription.objects.create(user=office.holder, hour=7)
    assert composed(office).hour == 7


def test_sample_data_are_marked_in_the_mail_of_a_mailbox_too() -> None:
    office = open_office()
    office.tenure.delete()
    office.post.mailbox = "kantor@example.org"
    office.post.save()
    office.promise(MONDAY)
    office.plan.is_demo = True
    office.plan.save()
    open_due(at(MONDAY, 8))
    content = compose(Digest.objects.get(), MONDAY)
    assert (content.address, content.is_demo) == ("kantor@example.org", True)


def test_put_off_action_is_neither_named_nor_remembered() -> None:
    office = open_office()
    later = office.promise(MONDAY, title="ditunda", confirmed_on=None)
    office.promise(MONDAY, title="tetap", confirmed_on=None)
    snooze(office.holder.email, later.reference, FRIDAY, 7, at(FRIDAY, 9))
    content = composed(office)
    assert titles(content) == {"week": ["tetap"]}
    assert len(content.marks) == 1


def test_what_was_taken_back_since_the_last_digest_is_said() -> None:
    office = open_office(language="en")
    action = office.promise(MONDAY)
    sent_on(office, FRIDAY)
    change = Change(status="in_progress", sentence="Salah tulis.")
    record_update(action, office.holder, "portal", at(FRIDAY, 9), change, action.version)
    take_back(Update.objects.get(), office.holder, None, "portal", at(FRIDAY, 10))
    assert composed(office).taken_back == (
        f"Your update of 27 February 2026 on {action.reference} was taken back.",
    )


@pytest.mark.parametrize("items", [1, 3])
def test_composing_takes_the_same_queries_for_any_number_of_actions_and_posts(
    items: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    office = open_office()
    region = office.plan.region
    for role in ("head", "coordinator", "verifier"):
        for _ in range(items):
            post = PostFactory(agency__region=region, role=role)
            TenureFactory(post=post, holder=office.holder)
    for _ in range(items):
        office.promise(MONDAY)
        other = open_office()
        other.promise(MONDAY - timedelta(days=20))
        other.promise(None, status="reported_done")
    open_due(at(MONDAY, 8))
    digest = Digest.objects.get(address=office.holder.email)
    with django_assert_num_queries(20):
        compose(digest, MONDAY)


# --- A coordinator has asked for news -------------------------------------------------------------


def sent_on(office: Office, day: date) -> None:
    """A digest of eight o'clock."""
    sent = Digest.objects.create(
        address=office.holder.email, local_date=day, zone="Asia/Makassar", state="sent"
    )
    Digest.objects.filter(pk=sent.pk).update(created_at=at(day, 8))


def ask(
    action: Action, moment: datetime, channel: str = "digest", answer_by: date | None = None
) -> None:
    Nudge.objects.create(
        action=action,
        post=action.owner,
        channel=channel,
        made_at=moment,
        made_on=moment.date(),
        answer_by=answer_by,
    )


def notes(content: DigestContent) -> dict[str, list[tuple[str, str]]]:
    return {
        section.kind: [(duty.title, duty.note) for duty in section.duties]
        for part in content.parts
        for section in part.sections
    }


ASKED = "The coordinator asked for news on 27 February 2026."


def test_asked_action_stays_in_its_section_or_gets_one_of_its_own() -> None:
    office = open_office(language="en")
    late = office.promise(MONDAY - timedelta(days=1), title="kemarin")
    later = office.promise(None, title="nanti")
    office.promise(None, title="tak ditanya")
    ask(late, at(FRIDAY, 10))
    ask(later, at(FRIDAY, 10))
    assert notes(composed(office)) == {
        "late": [("kemarin", ASKED)],
        "asked": [("nanti", ASKED)],
    }


def test_answered_or_closed_action_is_not_asked_about() -> None:
    office = open_office(language="en")
    answered = office.promise(None, title="dijawab")
    closed = office.promise(None, title="selesai", status="reported_done")
    by_letter = office.promise(None, title="lewat surat")
    ask(answered, at(FRIDAY, 10))
    ask(closed, at(FRIDAY, 10))
    ask(by_letter, at(FRIDAY, 10), channel="letter")
    change = Change(status="in_progress", sentence="Sudah berjalan.")
    record_update(answered, office.holder, "portal", at(FRIDAY, 11), change, 1)
    assert notes(composed(office)) == {}


def test_question_without_a_last_day_is_in_one_digest_only() -> None:
    office = open_office(language="en")
    action = office.promise(None, title="nanti")
    before = MONDAY - timedelta(days=7)
    ask(action, at(before, 7))
    sent_on(office, before)
    assert notes(composed(office)) == {}
    Nudge.objects.update(made_at=at(before, 9))
    today = Digest.objects.get(local_date=MONDAY)
    asked = "The coordinator asked for news on 23 February 2026."
    assert notes(compose(today, MONDAY)) == {"asked": [("nanti", asked)]}


def test_question_with_a_last_day_stands_until_it_is_answered() -> None:
    office = open_office(language="en")
    action = office.promise(None, title="nanti")
    before = MONDAY - timedelta(days=7)
    ask(action, at(before, 7), answer_by=MONDAY)
    sent_on(office, before)
    asked = "The coordinator asked for news on 23 February 2026, please answer by 2 March 2026."
    assert notes(composed(office)) == {"asked": [("nanti", asked)]}
