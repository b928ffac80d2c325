"""What changes around the hour of a digest: a person's zone, the holder of a post, an address.

Moments are in UTC; a line of a table says when a mail left, to whom, and for which local day.
Never two digests of one local date to one person, and none lost.
"""

from datetime import date
from typing import Any

import pytest

from directory.models import Post, Tenure, User
from reminders import unsubscribing
from reminders.delivering import deliver
from reminders.digests import open_due
from reminders.models import Digest, Subscription
from tests.factories import PostFactory, TenureFactory, UserFactory
from tests.reminders.people import Office
from tests.reminders.timing import (
    Beat,
    each_day,
    move,
    open_in,
    table,
    ticks,
    utc,
)

pytestmark = [pytest.mark.django_db, pytest.mark.both]

MONDAY, TUESDAY, WEDNESDAY = date(2026, 3, 2), date(2026, 3, 3), date(2026, 3, 4)
SUNDAY = date(2026, 3, 1)


# --- A person moves to another zone ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "moved_at", "after", "hour", "sent"),
    [
        # From WIB to WIT at 07.30 WIB, before the digest: in WIT it is 09.30.
        ("wib", "2026-03-02 00:30", "wit", 8, ["03-02 00:30 03-02", "03-02 23:00 03-03"]),
        # At 08.30 WIB, after it.
        ("wib", "2026-03-02 01:30", "wit", 8, ["03-02 01:00 03-02", "03-02 23:00 03-03"]),
        # At 17.30 WIB: in WIT the office has closed, and the digest of the day has been read.
        ("wib", "2026-03-02 10:30", "wit", 8, ["03-02 01:00 03-02", "03-02 23:00 03-03"]),
        # At 23.30 WIB: in WIT Tuesday has begun.
        ("wib", "2026-03-02 16:30", "wit", 8, ["03-02 01:00 03-02", "03-02 23:00 03-03"]),
        # With 17.00 as the own hour, at 16.30 WIB: Monday is over in WIT, Tuesday says it.
        ("wib", "2026-03-02 09:30", "wit", 17, ["03-03 08:00 03-03"]),
        # From WIT to WIB at 07.30 WIT, before the digest: in WIB it is 05.30.
        ("wit", "2026-03-01 22:30", "wib", 8, ["03-02 01:00 03-02", "03-03 01:00 03-03"]),
        # At 08.30 WIT, after it: when it is 08.00 in WIB, Monday has been said.
        ("wit", "2026-03-01 23:30", "wib", 8, ["03-01 23:00 03-02", "03-03 01:00 03-03"]),
        # At 00.30 WIT of Tuesday: in WIB it is Monday evening.
        ("wit", "2026-03-02 15:30", "wib", 8, ["03-01 23:00 03-02", "03-03 01:00 03-03"]),
        # Between neighbours, in the quarter of an hour around the digest.
        ("wita", "2026-03-01 23:50", "wib", 8, ["03-02 01:00 03-02", "03-03 01:00 03-03"]),
        ("wita", "2026-03-02 00:05", "wib", 8, ["03-02 00:00 03-02", "03-03 01:00 03-03"]),
        ("wib", "2026-03-02 00:50", "wita", 8, ["03-02 01:00 03-02", "03-03 00:00 03-03"]),
        ("pontianak", "2026-03-02 01:10", "wib", 8, ["03-02 01:00 03-02", "03-03 01:00 03-03"]),
    ],
)
def test_moved_person_gets_one_digest_of_each_local_day(
    beat: Beat, before: str, moved_at: str, after: str, hour: int, sent: list[str]
) -> None:
    person = open_in(before, "orang", cadence="workdays", hour=hour).holder
    clock = list(ticks("2026-03-01 20:00", "2026-03-03 09:00", minutes=30))
    found = beat.letters(moment for moment in clock if moment < utc(moved_at))
    move(person, after)
    found += beat.letters(moment for moment in clock if moment >= utc(moved_at))
    assert found == [
        f"2026-{day} {time} orang 2026-{local}" for day, time, local in map(str.split, sent)
    ]


def test_person_who_moves_east_and_back_on_one_day_gets_one_digest(beat: Beat) -> None:
    person = open_in("wib", "orang", cadence="workdays").holder
    move(person, "wit")
    found = beat.letters(ticks("2026-03-01 22:00", "2026-03-01 23:45"))
    move(person, "wib")
    found += beat.letters(ticks("2026-03-02 00:00", "2026-03-02 02:00"))
    move(person, "wit")
    found += beat.letters(ticks("2026-03-02 02:15", "2026-03-02 14:45"))
    assert found == ["2026-03-01 23:00 orang 2026-03-02"]


def test_row_planned_before_a_move_is_not_a_second_mail(beat: Beat) -> None:
    person = open_in("wit", "orang", cadence="workdays").holder
    planned = open_due(utc("2026-03-01 23:00"))
    move(person, "wib")
    found = beat.send(planned, utc("2026-03-02 00:30"))
    found += beat.letters(ticks("2026-03-02 00:45", "2026-03-02 12:00"))
    assert found == ["2026-03-02 00:30 orang 2026-03-02"]


def test_weekly_digest_is_not_lost_between_two_closing_hours(beat: Beat) -> None:
    """Planned at 17.00 WIT, not sent, then moved west: the row closed with WIT, so Tuesday."""
    person = open_in("wit", "orang", hour=17).holder
    assert len(open_due(utc("2026-03-02 08:45"))) == 1
    move(person, "wib")
    assert beat.letters(ticks("2026-03-02 09:00", "2026-03-06 12:00", minutes=60)) == table("""
        2026-03-03 10:00  orang  2026-03-03
    """)


# --- Two posts, two zones -------------------------------------------------------------------------


def two_posts() -> tuple[Office, Office]:
    """One person holds a post in WIT, the first, and another in WIB."""
    east = open_in("wit", "orang", cadence="workdays")
    west = open_in("wib", "lain")
    Tenure.objects.filter(post=west.post).update(holder=east.holder)
    return east, west


def test_holder_of_posts_in_two_zones_gets_one_digest_by_the_clock_of_the_first(beat: Beat) -> None:
    two_posts()
    assert beat.letters(ticks("2026-03-01 20:00", "2026-03-02 12:00", minutes=60)) == table("""
        2026-03-01 23:00  orang  2026-03-02
    """)
    assert "Aksi orang" in beat.outbox[0].body
    assert "Aksi lain" in beat.outbox[0].body


def test_own_zone_goes_before_that_of_the_posts(beat: Beat) -> None:
    east, _ = two_posts()
    move(east.holder, "wita")
    assert beat.letters(ticks("2026-03-01 20:00", "2026-03-02 12:00", minutes=60)) == table("""
        2026-03-02 00:00  orang  2026-03-02
    """)


def test_end_of_the_first_post_leaves_the_clock_of_the_other(beat: Beat) -> None:
    east, _ = two_posts()
    Tenure.objects.filter(post=east.post).update(ends_on=MONDAY)
    assert beat.letters(ticks("2026-03-01 20:00", "2026-03-03 12:00", minutes=60)) == table("""
        2026-03-01 23:00  orang  2026-03-02
        2026-03-03 01:00  orang  2026-03-03
    """)
    assert "Aksi orang" not in beat.outbox[1].body


def test_mailbox_of_offices_in_two_zones_gets_one_digest(beat: Beat) -> None:
    for zone in ("wit", "wib"):
        office = open_in(zone)
        Tenure.objects.filter(post=office.post).delete()
        Post.objects.filter(pk=office.post.pk).update(mailbox="Bersama@example.org")
    assert beat.letters(ticks("2026-03-01 20:00", "2026-03-02 12:00", minutes=60)) == table("""
        2026-03-01 23:00  bersama  2026-03-02
    """)


# --- The holder of a post changes -----------------------------------------------------------------


def hand_over(office: Office, first_day: date, last_day: date, name: str = "baru") -> User:
    Tenure.objects.filter(post=office.post).update(ends_on=last_day)
    new = UserFactory(email=f"{name}@example.org")
    TenureFactory(post=office.post, holder=new, starts_on=first_day)
    return new


def test_handover_before_eight_serves_the_new_holder_only(beat: Beat) -> None:
    office = open_in("wib", "lama")
    hand_over(office, MONDAY, SUNDAY)
    assert beat.letters(ticks("2026-03-01 20:00", "2026-03-02 12:00", minutes=60)) == table("""
        2026-03-02 01:00  baru  2026-03-02
    """)


def test_handover_between_planning_and_sending_serves_the_new_holder_only(beat: Beat) -> None:
    office = open_in("wib", "lama")
    planned = open_due(utc("2026-03-02 01:00"))
    hand_over(office, MONDAY, SUNDAY)
    found = beat.send(planned, utc("2026-03-02 01:10"))
    found += beat.letters(ticks("2026-03-02 01:15", "2026-03-06 12:00", minutes=60))
    assert found == ["2026-03-02 01:15 baru 2026-03-02"]
    assert Digest.objects.get(address="lama@example.org").state == "empty"


def test_handover_after_the_digest_brings_the_new_holder_a_first_one(beat: Beat) -> None:
    office = open_in("wib", "lama")
    found = beat.letters(ticks("2026-03-02 01:00", "2026-03-02 02:00"))
    hand_over(office, MONDAY, SUNDAY)
    found += beat.letters(map(utc, ["2026-03-02 02:15", "2026-03-02 10:45"]))
    found += beat.letters(each_day("2026-03-03", "2026-03-09", "01:00", "04:00"))
    assert found == table("""
        2026-03-02 01:00  lama  2026-03-02
        2026-03-02 02:15  baru  2026-03-02
        2026-03-09 01:00  baru  2026-03-09
    """)


def test_handover_of_tomorrow_counts_from_tomorrow_of_the_own_zone(beat: Beat) -> None:
    east, west = open_in("wit", "timur"), open_in("wib", "barat")
    hand_over(east, TUESDAY, MONDAY, "timur-baru")
    hand_over(west, TUESDAY, MONDAY, "barat-baru")
    assert beat.letters(ticks("2026-03-01 20:00", "2026-03-03 12:00", minutes=60)) == table("""
        2026-03-01 23:00  timur       2026-03-02
        2026-03-02 01:00  barat       2026-03-02
        2026-03-02 23:00  timur-baru  2026-03-03
        2026-03-03 01:00  barat-baru  2026-03-03
    """)


def test_acting_holder_of_one_day_reads_beside_the_definitive_one(beat: Beat) -> None:
    office = open_in("wita", "tetap", cadence="workdays")
    acting = UserFactory(email="plh@example.org")
    TenureFactory(
        post=office.post, holder=acting, standing="plh", starts_on=TUESDAY, ends_on=TUESDAY
    )
    assert beat.letters(each_day("2026-03-02", "2026-03-04", "00:00")) == table("""
        2026-03-02 00:00  tetap  2026-03-02
        2026-03-03 00:00  plh    2026-03-03
        2026-03-03 00:00  tetap  2026-03-03
        2026-03-04 00:00  tetap  2026-03-04
    """)


def test_account_closed_in_the_night_leaves_the_post_to_its_mailbox(beat: Beat) -> None:
    office = open_in("wita", "orang", cadence="workdays")
    Post.objects.filter(pk=office.post.pk).update(mailbox="dinas@example.org")
    found = beat.letters(each_day("2026-03-02", "2026-03-02", "00:00"))
    User.objects.filter(pk=office.holder.pk).update(is_active=False)
    found += beat.letters(each_day("2026-03-03", "2026-03-10", "00:00"))
    assert found == table("""
        2026-03-02 00:00  orang  2026-03-02
        2026-03-03 00:00  dinas  2026-03-03
        2026-03-09 00:00  dinas  2026-03-09
    """)


# --- An address is a mailbox, a person, or another one --------------------------------------------


def vacant_with_mailbox(mailbox: str) -> Office:
    office = open_in("wita", "dahulu")
    Tenure.objects.filter(post=office.post).delete()
    Post.objects.filter(pk=office.post.pk).update(mailbox=mailbox)
    return office


def test_mailbox_of_yesterday_is_a_person_today(beat: Beat) -> None:
    office = vacant_with_mailbox("dinas@example.org")
    TenureFactory(
        post=office.post, holder=UserFactory(email="orang@example.org"), starts_on=TUESDAY
    )
    assert beat.letters(each_day("2026-03-02", "2026-03-09", "00:00")) == table("""
        2026-03-02 00:00  dinas  2026-03-02
        2026-03-03 00:00  orang  2026-03-03
        2026-03-09 00:00  orang  2026-03-09
    """)


def test_person_with_the_address_of_yesterdays_mailbox_gets_one_digest_a_week(beat: Beat) -> None:
    office = vacant_with_mailbox("Sekretariat@example.org")
    person = UserFactory(email="sekretariat@example.org")
    TenureFactory(post=office.post, holder=person, starts_on=TUESDAY)
    assert beat.letters(each_day("2026-03-02", "2026-03-09", "00:00", "04:00")) == table("""
        2026-03-02 00:00  sekretariat  2026-03-02
        2026-03-09 00:00  sekretariat  2026-03-09
    """)
    rows = Digest.objects.order_by("local_date").values_list("user", flat=True)
    assert list(rows) == [None, person.pk]


def test_person_appointed_this_morning_with_the_address_of_the_mailbox_is_not_written_twice(
    beat: Beat,
) -> None:
    office = vacant_with_mailbox("sekretariat@example.org")
    found = beat.letters(map(utc, ["2026-03-02 00:00"]))
    person = UserFactory(email="sekretariat@example.org")
    TenureFactory(post=office.post, holder=person, starts_on=MONDAY)
    Subscription.objects.create(user=person, cadence="workdays")
    found += beat.letters(map(utc, ["2026-03-02 00:15", "2026-03-02 09:00", "2026-03-03 00:00"]))
    assert found == table("""
        2026-03-02 00:00  sekretariat  2026-03-02
        2026-03-03 00:00  sekretariat  2026-03-03
    """)


def test_new_address_of_a_person_is_no_second_digest_of_the_day(beat: Beat) -> None:
    office = open_in("wib", "lama", cadence="workdays")
    found = beat.letters(map(utc, ["2026-03-02 01:00"]))
    User.objects.filter(pk=office.holder.pk).update(email="baru@example.org")
    found += beat.letters(map(utc, ["2026-03-02 01:15", "2026-03-02 10:45", "2026-03-03 01:00"]))
    assert found == table("""
        2026-03-02 01:00  lama  2026-03-02
        2026-03-03 01:00  baru  2026-03-03
    """)


def test_new_address_of_a_person_is_no_second_digest_of_the_week(beat: Beat) -> None:
    office = open_in("wib", "lama")
    office.promise(date(2026, 3, 4))
    found = beat.letters(map(utc, ["2026-03-02 01:00"]))
    User.objects.filter(pk=office.holder.pk).update(email="baru@example.org")
    found += beat.letters(each_day("2026-03-03", "2026-03-09", "01:00"))
    assert found == table("""
        2026-03-02 01:00  lama  2026-03-02
        2026-03-05 01:00  baru  2026-03-05
        2026-03-09 01:00  baru  2026-03-09
    """)


def test_address_changed_between_planning_and_sending_loses_no_digest(beat: Beat) -> None:
    office = open_in("wib", "lama")
    planned = open_due(utc("2026-03-02 01:00"))
    User.objects.filter(pk=office.holder.pk).update(email="baru@example.org")
    found = beat.send(planned, utc("2026-03-02 01:05"))
    found += beat.letters(ticks("2026-03-02 01:15", "2026-03-03 12:00", minutes=60))
    assert found == ["2026-03-02 01:15 baru 2026-03-02"]


# --- Who has said "no more" is believed, whoever the address is today ----------------------------


def unsubscribe(address: str) -> None:
    digest = Digest.objects.filter(address=address).latest("local_date")
    read: Any = unsubscribing.read(unsubscribing.sign(digest))
    unsubscribing.unsubscribe(read)


def test_mailbox_that_is_also_an_account_without_a_post_can_be_unsubscribed(beat: Beat) -> None:
    vacant_with_mailbox("dinas@example.org")
    UserFactory(email="dinas@example.org")
    found = beat.letters(map(utc, ["2026-03-02 00:00"]))
    unsubscribe("dinas@example.org")
    found += beat.letters(each_day("2026-03-03", "2026-03-16", "00:00"))
    assert found == ["2026-03-02 00:00 dinas 2026-03-02"]


def test_unsubscribed_mailbox_stays_silent_when_its_address_becomes_an_account(beat: Beat) -> None:
    office = vacant_with_mailbox("dinas@example.org")
    found = beat.letters(map(utc, ["2026-03-02 00:00"]))
    unsubscribe("dinas@example.org")
    person = UserFactory(email="dinas@example.org")
    TenureFactory(post=office.post, holder=person, starts_on=TUESDAY)
    found += beat.letters(each_day("2026-03-03", "2026-03-16", "00:00"))
    assert found == ["2026-03-02 00:00 dinas 2026-03-02"]
    Subscription.objects.create(user=person)
    assert beat.tick(utc("2026-03-17 00:00")) == ["2026-03-17 00:00 dinas 2026-03-17"]


@pytest.mark.parametrize(
    "wish", [{"cadence": "off"}, {"paused_until": WEDNESDAY}], ids=["stopped", "paused"]
)
def test_digest_planned_before_somebody_said_no_is_not_sent_after(
    beat: Beat, wish: dict[str, Any]
) -> None:
    """The mail server was down at eight; at nine, when it is back, the reader has said no."""
    office = open_in("wib", "orang")
    planned = open_due(utc("2026-03-02 01:00"))
    Subscription.objects.create(user=office.holder, **wish)
    found = beat.send(planned, utc("2026-03-02 02:00"))
    found += beat.letters(each_day("2026-03-02", "2026-03-05", "02:15"))
    assert found == ([] if "cadence" in wish else ["2026-03-04 02:15 orang 2026-03-04"])


def test_mailbox_unsubscribed_between_planning_and_sending_gets_nothing(beat: Beat) -> None:
    vacant_with_mailbox("dinas@example.org")
    UserFactory(email="dinas@example.org")
    planned = open_due(utc("2026-03-02 00:00"))
    unsubscribe("dinas@example.org")
    assert beat.send(planned, utc("2026-03-02 00:10")) == []


def test_person_who_wants_no_digest_is_not_reached_through_a_vacant_post_beside(beat: Beat) -> None:
    """The focal point reads for a post with neither holder nor mailbox, by the same wish."""
    office = open_in("wib", "orang", cadence="off")
    vacant = PostFactory(agency=office.post.agency, role=Post.Role.OPERATOR)
    office.promise(date(2026, 3, 3), owner=vacant)
    assert beat.letters(each_day("2026-03-02", "2026-03-04", "01:00")) == []


def test_digest_whose_reader_has_left_is_empty_and_not_delivered(beat: Beat) -> None:
    office = open_in("wib", "orang")
    (planned,) = open_due(utc("2026-03-02 01:00"))
    Tenure.objects.filter(post=office.post).update(ends_on=SUNDAY)
    assert deliver(planned, utc("2026-03-02 01:05")) == "empty"
    assert beat.outbox == []
