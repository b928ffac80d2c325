"""Which rows are due when: four zones, missed runs, rhythms and stages."""

from datetime import date, datetime, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from actionplan.models import Action, Nudge
from actionplan.updating import confirm_unchanged
from directory.models import Post, Tenure
from reminders.claiming import claim
from reminders.delivering import deliver
from reminders.digests import count_sent, open_due, planned
from reminders.models import Digest, Holiday, Subscription, Undeliverable
from reminders.snoozing import snooze
from tests.factories import PostFactory, TenureFactory, UserFactory
from tests.reminders.people import MONDAY, TUESDAY, WEDNESDAY, at, open_office

pytestmark = [pytest.mark.django_db, pytest.mark.both]
THURSDAY = WEDNESDAY + timedelta(days=1)
NEXT_MONDAY = MONDAY + timedelta(days=7)


def rows() -> list[tuple[str, date]]:
    return list(Digest.objects.order_by("local_date", "pk").values_list("address", "local_date"))


def run(moment: datetime) -> int:
    """One tick with a worker that answers at once; how many mails left."""
    return sum(deliver(due, moment) == "sent" for due in open_due(moment))


def four_zones() -> None:
    zones = [
        ("31", "Asia/Jakarta", "wib"),
        ("61", "Asia/Pontianak", "pontianak"),
        ("52", "Asia/Makassar", "wita"),
        ("94", "Asia/Jayapura", "wit"),
    ]
    for code, zone, name in zones:
        open_office(code, zone, email=f"{name}@example.org")


@pytest.mark.parametrize(
    ("utc", "names"),
    [
        ("2026-03-01T22:59", []),
        ("2026-03-01T23:00", ["wit"]),
        ("2026-03-01T23:59", ["wit"]),
        ("2026-03-02T00:00", ["wita", "wit"]),
        ("2026-03-02T00:59", ["wita", "wit"]),
        ("2026-03-02T01:00", ["wib", "pontianak", "wita", "wit"]),
        ("2026-03-02T08:59", ["wib", "pontianak", "wita", "wit"]),
        ("2026-03-02T09:00", ["wib", "pontianak", "wita"]),
        ("2026-03-02T10:00", ["wib", "pontianak"]),
        ("2026-03-02T11:00", []),
        ("2026-03-02T16:00", []),
        ("2026-03-02T17:00", []),
    ],
)
def test_first_tick_at_a_moment_serves_the_zones_in_office_hours(
    utc: str, names: list[str]
) -> None:
    four_zones()
    open_due(datetime.fromisoformat(f"{utc}+00:00"))
    assert rows() == [(f"{name}@example.org", MONDAY) for name in names]


def test_row_is_made_once_whatever_runs_twice() -> None:
    open_office()
    first = open_due(at(MONDAY, 8))
    assert open_due(at(MONDAY, 8)) == first
    assert len(first) == Digest.objects.count() == 1


@pytest.mark.parametrize("day", [date(2026, 3, 7), date(2026, 3, 8)])
def test_nothing_is_due_on_a_weekend(day: date) -> None:
    open_office().promise(day)
    assert open_due(at(day, 9)) == []


def test_nothing_is_due_on_a_holiday_and_the_week_begins_after_it() -> None:
    open_office()
    Holiday.objects.create(day=MONDAY, name="Hari libur contoh")
    assert open_due(at(MONDAY, 9)) == []
    assert len(open_due(at(TUESDAY, 8))) == 1


def test_weekly_digest_comes_once_a_week() -> None:
    open_office().promise(None, confirmed_on=None)
    days = [MONDAY + timedelta(days=n) for n in range(14)]
    assert [day for day in days if run(at(day, 8))] == [MONDAY, NEXT_MONDAY]


def test_weekly_digest_missed_for_three_hours_goes_the_same_day() -> None:
    open_office().promise(None, confirmed_on=None)
    assert run(at(MONDAY, 11)) == 1
    assert rows()[0][1] == MONDAY


def test_weekly_digest_missed_for_three_days_goes_on_the_next_workday() -> None:
    open_office().promise(None, confirmed_on=None)
    assert run(at(MONDAY, 18)) == 0
    assert run(at(THURSDAY, 8)) == 1
    assert run(at(THURSDAY + timedelta(days=1), 8)) == 0


def test_evening_catch_up_sends_nothing_until_the_morning() -> None:
    open_office().promise(MONDAY + timedelta(days=2))
    assert [run(at(MONDAY, hour)) for hour in (18, 21, 23)] == [0, 0, 0]
    assert run(at(TUESDAY, 7, 59)) == 0
    assert run(at(TUESDAY, 8)) == 1


def test_action_reaching_a_stage_brings_a_digest_on_its_own_day() -> None:
    open_office().promise(date(2026, 3, 27))
    first, last = date(2026, 3, 9), date(2026, 4, 3)
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    sent = [day for day in days if run(at(day, 8))]
    assert sent == [
        date(2026, 3, 13),  # 14 days before
        date(2026, 3, 16),  # Monday
        date(2026, 3, 23),  # Monday
        date(2026, 3, 24),  # 3 days before
        date(2026, 3, 30),  # Monday, and the day after: the 28th is a Saturday
    ]


def test_item_mailed_at_its_stage_is_no_reason_for_a_new_mail() -> None:
    open_office().promise(MONDAY + timedelta(days=3))
    assert [run(at(day, 8)) for day in (MONDAY, TUESDAY, WEDNESDAY, THURSDAY)] == [1, 0, 0, 0]


def test_stage_missed_by_a_lost_run_is_mailed_at_the_next() -> None:
    office = open_office()
    run(at(MONDAY, 8))
    office.promise(TUESDAY + timedelta(days=3))
    assert run(at(WEDNESDAY, 8)) == 1


def test_postponed_action_starts_its_stages_anew() -> None:
    office = open_office()
    action = office.promise(MONDAY - timedelta(days=1))
    assert run(at(MONDAY, 8)) == 1
    action.due_on = TUESDAY + timedelta(days=13)
    action.save()
    assert run(at(TUESDAY, 8)) == 1
    assert run(at(WEDNESDAY, 8)) == 0


def test_who_wants_none_gets_none_even_for_a_late_action() -> None:
    office = open_office()
    office.promise(MONDAY - timedelta(days=5))
    Subscription.objects.create(user=office.holder, cadence="off")
    assert open_due(at(MONDAY, 8)) == []


def test_pause_ends_on_the_day_named() -> None:
    office = open_office()
    office.promise(MONDAY - timedelta(days=5))
    Subscription.objects.create(user=office.holder, paused_until=WEDNESDAY)
    assert [run(at(day, 8)) for day in (MONDAY, TUESDAY, WEDNESDAY)] == [0, 0, 1]


def test_own_hour_is_kept() -> None:
    Subscription.objects.create(user=open_office().holder, hour=13)
    assert open_due(at(MONDAY, 12, 59)) == []
    assert len(open_due(at(MONDAY, 13))) == 1


def test_changed_rhythm_counts_at_once() -> None:
    office = open_office()
    office.promise(None, confirmed_on=None)
    run(at(MONDAY, 8))
    Subscription.objects.create(user=office.holder, cadence="workdays")
    assert [run(at(day, 8)) for day in (TUESDAY, WEDNESDAY)] == [1, 1]


def test_changed_zone_of_a_person_counts_at_once() -> None:
    office = open_office()
    office.holder.zone = "Asia/Jakarta"
    office.holder.save()
    assert open_due(at(MONDAY, 8)) == []
    assert len(open_due(at(MONDAY, 8, zone="Asia/Jakarta"))) == 1


def test_handed_over_post_serves_the_new_holder() -> None:
    office = open_office(email="lama@example.org")
    Tenure.objects.update(ends_on=MONDAY - timedelta(days=1))
    TenureFactory(post=office.post, holder=UserFactory(email="baru@example.org"), starts_on=MONDAY)
    open_due(at(MONDAY, 8))
    assert rows() == [("baru@example.org", MONDAY)]


def test_vacant_post_without_a_mailbox_is_read_by_the_focal_point_of_its_office() -> None:
    office = open_office(email="narahubung@example.org")
    head = PostFactory(agency=office.post.agency, role=Post.Role.HEAD)
    office.promise(MONDAY, owner=head)
    assert run(at(MONDAY, 8)) == 1
    assert rows() == [("narahubung@example.org", MONDAY)]


def test_mailbox_shared_by_vacant_posts_gets_one_row() -> None:
    region = open_office(email="narahubung@example.org").plan.region
    for _ in range(2):
        PostFactory(agency__region=region, mailbox="sekretariat@example.org")
    open_due(at(MONDAY, 8))
    assert rows() == [("narahubung@example.org", MONDAY), ("sekretariat@example.org", MONDAY)]


def test_row_of_a_day_that_is_over_is_parked_and_said_today() -> None:
    open_office().promise(MONDAY + timedelta(days=3))
    open_due(at(MONDAY, 8))
    assert run(at(TUESDAY, 8)) == 1
    states = list(Digest.objects.order_by("local_date").values_list("state", "error"))
    assert states == [("parked", "day_passed"), ("sent", "")]


def test_claim_that_outlived_its_day_ends_with_it() -> None:
    open_office().promise(MONDAY + timedelta(days=3))
    (due,) = open_due(at(MONDAY, 17, 59))
    claim(due, at(MONDAY, 17, 59))
    assert run(at(TUESDAY, 8)) == 1
    assert Digest.objects.get(pk=due).state == "parked"


def test_sent_rows_of_the_day_are_counted() -> None:
    open_office().promise(MONDAY)
    run(at(MONDAY, 8))
    assert count_sent(at(MONDAY, 9)) == 1
    assert count_sent(at(TUESDAY, 9)) == 0


def days_of_mail(first: date, last: date) -> dict[str, list[date]]:
    """By the name in the address: the days on which a digest left."""
    found: dict[str, list[date]] = {}
    for n in range((last - first).days + 1):
        day = first + timedelta(days=n)
        for due in open_due(at(day, 8)):
            if deliver(due, at(day, 8)) == "sent":
                name = Digest.objects.get(pk=due).address.partition("@")[0]
                found.setdefault(name, []).append(day)
    return found


def test_head_and_coordinator_hear_on_the_day_it_is_their_turn() -> None:
    office = open_office(email="narahubung@example.org")
    region = office.plan.region
    for role, name in (("head", "kepala"), ("coordinator", "bappeda"), ("verifier", "pemeriksa")):
        agency = {"agency": office.post.agency} if role == "head" else {"agency__region": region}
        holder = UserFactory(email=f"{name}@example.org")
        TenureFactory(post=PostFactory(role=role, **agency), holder=holder)
    office.promise(WEDNESDAY, confirmed_on=MONDAY)
    assert days_of_mail(MONDAY, date(2026, 3, 20)) == {
        # Monday brings the three days before; then Thursday, and the Mondays after it.
        "narahubung": [MONDAY, THURSDAY, NEXT_MONDAY, date(2026, 3, 16)],
        "kepala": [date(2026, 3, 11), date(2026, 3, 16)],
        "bappeda": [date(2026, 3, 18)],
    }


def test_who_has_said_no_change_yet_gets_no_mail_for_that_stage() -> None:
    office = open_office()
    action = office.promise(WEDNESDAY, confirmed_on=None)
    assert run(at(MONDAY, 8)) == 1
    confirm_unchanged(action, office.holder, "portal", at(THURSDAY, 6), action.version)
    assert run(at(THURSDAY, 8)) == 0
    assert run(at(NEXT_MONDAY, 8)) == 1


@pytest.mark.parametrize("cadence", ["weekly", "monthly"])
def test_question_of_the_coordinator_comes_on_the_next_workday(cadence: str) -> None:
    office = open_office()
    action = office.promise(None)
    Subscription.objects.create(user=office.holder, cadence=cadence)
    run(at(MONDAY, 8))
    ask(action, at(MONDAY, 10))
    assert [run(at(day, 8)) for day in (TUESDAY, WEDNESDAY, THURSDAY)] == [1, 0, 0]
    ask(action, at(WEDNESDAY, 17))
    assert [run(at(THURSDAY, 8)), run(at(THURSDAY + timedelta(days=1), 8))] == [1, 0]


def ask(action: Action, moment: datetime) -> None:
    Nudge.objects.create(action=action, post=action.owner, made_at=moment, made_on=moment.date())


def test_quarterly_call_brings_one_mail_on_its_own_day() -> None:
    office = open_office(email="narahubung@example.org")
    office.promise(None, confirmed_on=date(2026, 3, 20))
    office.promise(None, confirmed_on=date(2026, 3, 20))
    friday = date(2026, 3, 20)
    Digest.objects.create(
        address="narahubung@example.org", local_date=friday, zone="Asia/Makassar", state="sent"
    )
    # The 21st is a Saturday; the call stands until the 31st, and the rhythm brings it again.
    assert days_of_mail(friday, date(2026, 4, 6)) == {
        "narahubung": [date(2026, 3, 23), date(2026, 3, 30)]
    }


def test_what_is_put_off_brings_no_mail_until_its_day() -> None:
    office = open_office(email="narahubung@example.org")
    action = office.promise(MONDAY + timedelta(days=3), confirmed_on=None)
    assert run(at(MONDAY, 8)) == 1
    snooze("narahubung@example.org", action.reference, MONDAY, 9, at(MONDAY, 9))
    assert days_of_mail(TUESDAY, date(2026, 3, 13)) == {"narahubung": [date(2026, 3, 11)]}


def test_address_that_servers_refuse_gets_no_row() -> None:
    office = open_office(email="narahubung@example.org")
    office.promise(MONDAY)
    failing = Undeliverable.objects.create(
        address="narahubung@example.org", bounces=3, last_at=at(MONDAY, 7)
    )
    assert open_due(at(MONDAY, 8)) == []
    assert planned(MONDAY) == []
    failing.bounces = 2
    failing.save()
    assert len(open_due(at(MONDAY, 8))) == 1


def test_row_names_the_region_and_the_moment() -> None:
    office = open_office()
    open_due(at(MONDAY, 8))
    row = Digest.objects.get()
    assert (row.region, row.user, row.zone) == (
        office.plan.region,
        office.holder,
        "Asia/Makassar",
    )
    assert (row.created_at, row.items, row.attempts) == (at(MONDAY, 8), [], 0)


@pytest.mark.parametrize("offices", [1, 3])
def test_planning_takes_the_same_queries_for_any_number_of_people(
    offices: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(offices):
        open_office().promise(MONDAY)
    with django_assert_num_queries(19):
        assert len(open_due(at(MONDAY, 8))) == offices
