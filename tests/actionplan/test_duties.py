"""What actions ask of whom, and which of it is a reason for a mail on a day of its own."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

import pytest
from django.utils import translation
from pytest_django import DjangoAssertNumQueries

from actionplan.amending import amend, facts_of
from actionplan.clearing import clear, decline
from actionplan.duties import ACTIONS
from actionplan.models import Action, Nudge, Update
from actionplan.updating import Change, EvidenceInput, confirm_unchanged, record_update
from directory.duties import Duty, Reader, Seat
from directory.models import Post, User
from tests.factories import PostFactory, TenureFactory, UserFactory
from tests.reminders.people import MONDAY, Office, at, open_office

pytestmark = [pytest.mark.django_db, pytest.mark.both]

LAST_WEEK = MONDAY - timedelta(days=7)


@pytest.fixture(autouse=True)
def _in_english() -> Iterable[None]:
    with translation.override("en"):
        yield


def reader(*posts: Post, user: User | None = None, day: date = MONDAY, **more: object) -> Reader:
    return Reader(
        address="pembaca@example.org",
        user=user,
        seats=tuple(
            Seat(post.pk, post.role, post.agency_id, post.agency.region_id) for post in posts
        ),
        day=day,
        zone="Asia/Makassar",
        **more,
    )


def of(office: Office, day: date = MONDAY, **more: object) -> Reader:
    return reader(office.post, user=fresh(office.holder), day=day, **more)


def fresh(user: User) -> User:
    """As the next request reads the record."""
    return User.objects.get(pk=user.pk)


def post_of(office: Office, role: str, *, elsewhere: bool = False) -> tuple[Post, User]:
    """A post of the office, or of another one of its region, and who holds it."""
    agency = {"agency__region": office.plan.region} if elsewhere else {"agency": office.post.agency}
    tenure = TenureFactory(post=PostFactory(role=role, **agency), holder=UserFactory())
    return tenure.post, tenure.holder


def waiting(who: Reader) -> list[tuple[str, str]]:
    return [(duty.kind, duty.title) for duty in ACTIONS.waiting_for(who).duties]


def only(who: Reader) -> Duty:
    (duty,) = ACTIONS.waiting_for(who).duties
    return duty


def marks_on(day: date, post: Post) -> list[tuple[int, date]]:
    """Stage and day; what the reader of the post would be told is the same."""
    marks = list(ACTIONS.marks(day).get(post.pk, ()))
    assert list(ACTIONS.waiting_for(reader(post, day=day)).marks) == marks
    return [(mark.stage, mark.on) for mark in marks]


def say(
    action: Action, by: User, moment: datetime, status: str, sentence: str = "Sudah."
) -> Update:
    action.refresh_from_db()
    proof = EvidenceInput("Foto", "https://example.org/foto")
    change = Change(status=status, sentence=sentence, evidence=proof)
    return record_update(action, by, "portal", moment, change, action.version).update


# --- The owner ------------------------------------------------------------------------------------


def test_duty_tells_all_that_a_mail_shows() -> None:
    office = open_office()
    action = office.promise(MONDAY - timedelta(days=12), title="Pos layanan migran")
    say(action, office.holder, at(MONDAY, 1), "in_progress", "Rapat pertama selesai.")
    assert only(of(office)) == Duty(
        kind="late",
        post=office.post.pk,
        reference=action.reference,
        title="Pos layanan migran",
        path=f"/en/portal/actions/{action.reference}/",
        action=action.pk,
        due_on=date(2026, 2, 18),
        days_late=12,
        place="Step 5",
        said="Rapat pertama selesai.",
        said_on=MONDAY,
    )


@pytest.mark.parametrize(
    ("days", "kind"),
    [(-1, "late"), (0, "week"), (7, "week"), (8, "fortnight"), (14, "fortnight"), (15, None)],
)
def test_open_action_is_told_by_its_due_date(days: int, kind: str | None) -> None:
    office = open_office()
    office.promise(MONDAY + timedelta(days=days), title="aksi")
    assert waiting(of(office)) == ([(kind, "aksi")] if kind else [])


def test_nearest_due_date_comes_first() -> None:
    office = open_office()
    for days in (-1, -9, -4):
        office.promise(MONDAY + timedelta(days=days), title=str(days))
    assert waiting(of(office)) == [("late", "-9"), ("late", "-4"), ("late", "-1")]


@pytest.mark.parametrize(("days", "kinds"), [(89, []), (90, ["reconfirm"]), (None, ["reconfirm"])])
def test_action_is_reconfirmed_after_ninety_days(days: int | None, kinds: list[str]) -> None:
    office = open_office()
    office.promise(None, confirmed_on=MONDAY - timedelta(days=days) if days else None)
    assert [kind for kind, _ in waiting(of(office))] == kinds


def test_newly_assigned_is_what_came_after_the_last_digest() -> None:
    office = open_office()
    office.promise(None, title="lama", assigned_at=at(LAST_WEEK, 7))
    office.promise(None, title="baru", assigned_at=at(LAST_WEEK, 9))
    office.promise(None, title="tutup", assigned_at=at(LAST_WEEK, 9), status="dropped")
    assert waiting(of(office, since=at(LAST_WEEK, 8))) == [("new", "baru")]
    assert waiting(of(office)) == []


def test_action_that_moves_to_another_post_is_new_there() -> None:
    office = open_office()
    other = PostFactory(agency=office.post.agency, title="Bidang lain")
    action = office.promise(None, title="pindah")
    _, holder = post_of(office, "head")
    facts = facts_of(action)
    moved = type(facts)(**{**vars(facts), "owner": other})
    amend(action, holder, "portal", at(LAST_WEEK, 9), moved, action.version)
    since = {"since": at(LAST_WEEK, 8)}
    assert waiting(reader(other, **since)) == [("new", "pindah")]
    renamed = type(facts)(**{**vars(moved), "title": "nama lain"})
    amend(action, holder, "portal", at(LAST_WEEK, 11), renamed, action.version + 1)
    assert waiting(reader(other, since=at(LAST_WEEK, 10))) == []


def test_what_is_put_off_is_neither_a_duty_nor_a_mark() -> None:
    office = open_office()
    action = office.promise(MONDAY, confirmed_on=None)
    found = ACTIONS.waiting_for(of(office, snoozed=frozenset({action.reference})))
    assert (list(found.duties), list(found.marks)) == ([], [])
    assert ACTIONS.records({action.reference, "X-1"}) == {action.reference: action.pk}


# --- Returned -------------------------------------------------------------------------------------


def test_update_that_was_not_cleared_comes_back_until_somebody_answers() -> None:
    office = open_office()
    office.plan.clearance = "head"
    office.plan.save()
    _, head = post_of(office, "head")
    action = office.promise(None, title="aksi")
    update = say(action, office.holder, at(LAST_WEEK, 9), "reported_done")
    assert waiting(of(office)) == []
    decline(update.pk, head, at(LAST_WEEK, 10), "Fotonya menampilkan wajah.")
    duty = only(of(office))
    assert (duty.kind, duty.action, duty.note) == (
        "returned",
        action.pk,
        "Not cleared on 23 February 2026: Fotonya menampilkan wajah.",
    )
    say(action, office.holder, at(LAST_WEEK, 11), "in_progress")
    assert waiting(of(office)) == []


def test_verifier_sends_back_and_the_owner_answers() -> None:
    office = open_office()
    _, verifier = post_of(office, "verifier", elsewhere=True)
    action = office.promise(None, title="aksi")
    say(action, office.holder, at(LAST_WEEK, 9), "reported_done")
    say(action, verifier, at(LAST_WEEK, 10), "in_progress", "Belum ada daftar hadir.")
    duty = only(of(office))
    assert (duty.kind, duty.note, duty.said) == (
        "returned",
        "Sent back by the verifier on 23 February 2026.",
        "Belum ada daftar hadir.",
    )
    say(action, office.holder, at(LAST_WEEK, 11), "reported_done")
    assert waiting(of(office)) == []


def test_owner_who_takes_the_report_back_gets_nothing_returned() -> None:
    office = open_office()
    action = office.promise(None)
    say(action, office.holder, at(LAST_WEEK, 9), "reported_done")
    say(action, office.holder, at(LAST_WEEK, 10), "in_progress")
    assert waiting(of(office)) == []


def test_returned_action_that_is_late_says_both() -> None:
    office = open_office()
    _, verifier = post_of(office, "verifier", elsewhere=True)
    action = office.promise(MONDAY - timedelta(days=1))
    say(action, office.holder, at(LAST_WEEK, 9), "reported_done")
    say(action, verifier, at(LAST_WEEK, 10), "in_progress", "Belum.")
    duty = only(of(office))
    assert (duty.kind, duty.note) == ("late", "Sent back by the verifier on 23 February 2026.")


# --- Asked for news -------------------------------------------------------------------------------


def ask(action: Action, moment: datetime, by: User | None = None, **more: object) -> None:
    Nudge.objects.create(
        action=action,
        post=action.owner,
        made_by=by,
        made_at=moment,
        made_on=moment.date(),
        **more,
    )


def test_question_says_which_office_asks_when_and_by_when() -> None:
    office = open_office()
    coordinator, person = post_of(office, "coordinator", elsewhere=True)
    action = office.promise(None)
    ask(action, at(LAST_WEEK, 9), person, answer_by=MONDAY)
    assert only(of(office)).note == (
        f"{coordinator.agency.name} asked for news on 23 February 2026, "
        "please answer by 2 March 2026."
    )


def test_question_is_a_mark_until_it_is_answered() -> None:
    office = open_office()
    action = office.promise(None)
    ask(action, at(LAST_WEEK, 9))
    assert marks_on(MONDAY, office.post) == [(100, LAST_WEEK)]
    confirm_unchanged(action, office.holder, "portal", at(LAST_WEEK, 10), action.version)
    assert marks_on(MONDAY, office.post) == []


def test_question_without_an_answer_ends_with_its_month() -> None:
    office = open_office()
    day = date(2026, 1, 12)
    ask(office.promise(None), at(day, 9))
    assert marks_on(day + timedelta(days=31), office.post) == [(100, day)]
    assert marks_on(day + timedelta(days=32), office.post) == []


# --- The quarterly call ---------------------------------------------------------------------------

CALL_DAY = date(2026, 9, 30)


def test_owners_of_open_actions_are_asked_ten_days_before_the_closing_day() -> None:
    office = open_office()
    office.plan.closes_after = 10
    office.plan.save()
    on_time = {"confirmed_on": date(2026, 9, 29)}
    office.promise(None, title="buka", **on_time)
    office.promise(None, title="tutup", status="verified", **on_time)
    assert waiting(of(office, day=CALL_DAY - timedelta(days=1))) == []
    assert waiting(of(office, day=CALL_DAY)) == [("asked", "buka")]
    note = "News of quarter III closes on 10 October 2026."
    assert only(of(office, day=CALL_DAY)).note == note
    assert marks_on(CALL_DAY, office.post) == [(101, date(2026, 10, 10))]
    assert marks_on(CALL_DAY + timedelta(days=11), office.post) == []


def test_call_ends_when_something_is_said() -> None:
    office = open_office()
    action = office.promise(None, confirmed_on=date(2026, 9, 20))
    day = date(2026, 9, 21)
    assert marks_on(day, office.post) == []
    Action.objects.filter(pk=action.pk).update(confirmed_on=date(2026, 9, 19))
    assert marks_on(day, office.post) == [(101, date(2026, 9, 30))]


def test_closed_plan_calls_nobody() -> None:
    office = open_office()
    office.plan.status = "closed"
    office.plan.save()
    office.promise(None, confirmed_on=date(2026, 8, 1))
    assert marks_on(date(2026, 9, 21), office.post) == []
    assert waiting(of(office, day=date(2026, 9, 21))) == []


# --- Stages ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("days", "stages"),
    [(15, []), (14, [-14]), (4, [-14]), (3, [-3]), (0, [-3]), (-1, [1]), (-60, [1])],
)
def test_owner_hears_of_the_stages_of_the_due_date(days: int, stages: list[int]) -> None:
    office = open_office()
    due_on = MONDAY + timedelta(days=days)
    office.promise(due_on, confirmed_on=None)
    assert marks_on(MONDAY, office.post) == [(stage, due_on) for stage in stages]


def test_who_has_spoken_since_the_stage_gets_no_mail_for_it() -> None:
    office = open_office()
    action = office.promise(MONDAY + timedelta(days=2), confirmed_on=None)
    assert marks_on(MONDAY, office.post) == [(-3, MONDAY + timedelta(days=2))]
    confirm_unchanged(action, office.holder, "portal", at(MONDAY, 9), action.version)
    assert marks_on(MONDAY, office.post) == []
    later = MONDAY + timedelta(days=3)
    assert marks_on(later, office.post) == [(1, MONDAY + timedelta(days=2))]


def test_head_hears_after_a_week_and_the_coordinator_after_two() -> None:
    office = open_office()
    head, head_person = post_of(office, "head")
    coordinator, coordinating = post_of(office, "coordinator", elsewhere=True)
    others_head, _ = post_of(office, "head", elsewhere=True)
    due_on = MONDAY - timedelta(days=7)
    action = office.promise(due_on, title="aksi", confirmed_on=None)
    assert marks_on(MONDAY - timedelta(days=1), head) == []
    assert marks_on(MONDAY, head) == [(7, due_on)]
    assert marks_on(MONDAY, coordinator) == []
    fortnight = MONDAY + timedelta(days=7)
    assert marks_on(fortnight, coordinator) == [(14, due_on)]
    assert marks_on(fortnight, others_head) == []
    duty = only(reader(head, user=head_person))
    assert (duty.kind, duty.post, duty.action, duty.days_late) == (
        "office_late",
        head.pk,
        action.pk,
        7,
    )
    letter = only(reader(coordinator, user=coordinating, day=fortnight))
    assert (letter.kind, letter.agency, letter.action, letter.path) == (
        "letter",
        office.post.agency.name,
        None,
        f"/en/portal/actions/plans/{office.plan.key}/letter/",
    )


def test_letter_that_went_out_is_not_asked_for_again_until_the_day_is_moved() -> None:
    office = open_office()
    coordinator, _ = post_of(office, "coordinator", elsewhere=True)
    action = office.promise(MONDAY - timedelta(days=14), confirmed_on=None)
    assert waiting(reader(coordinator)) == [("letter", action.title)]
    ask(action, at(MONDAY, 9), channel="letter")
    assert waiting(reader(coordinator)) == []
    assert marks_on(MONDAY, coordinator) == []
    moved = MONDAY + timedelta(days=5)
    Action.objects.update(due_on=moved)
    assert marks_on(moved + timedelta(days=14), coordinator) == [(14, moved)]


def test_office_without_a_head_has_nobody_to_hear() -> None:
    office = open_office()
    office.promise(MONDAY - timedelta(days=30), confirmed_on=None)
    assert {
        post: [mark.stage for mark in marks] for post, marks in ACTIONS.marks(MONDAY).items()
    } == {office.post.pk: [1]}


def test_head_who_owns_the_action_is_told_once() -> None:
    office = open_office()
    head, person = post_of(office, "head")
    office.promise(MONDAY - timedelta(days=30), title="aksi", owner=head, confirmed_on=None)
    assert waiting(reader(head, user=person)) == [("late", "aksi")]
    assert [stage for stage, _ in marks_on(MONDAY, head)] == [1]


def test_reader_of_the_heads_mail_too_sees_the_action_once() -> None:
    office = open_office()
    head = PostFactory(agency=office.post.agency, role="head")
    office.promise(MONDAY - timedelta(days=30), title="aksi", confirmed_on=None)
    found = ACTIONS.waiting_for(reader(office.post, head, user=fresh(office.holder)))
    assert [(duty.kind, duty.title) for duty in found.duties] == [("late", "aksi")]
    assert [mark.stage for mark in found.marks] == [1, 7]


def test_coordinator_writes_no_letter_to_the_own_office() -> None:
    office = open_office()
    coordinator, _ = post_of(office, "coordinator")
    office.promise(MONDAY - timedelta(days=30), confirmed_on=None)
    assert waiting(reader(coordinator)) == []
    assert marks_on(MONDAY, coordinator) == []


# --- Checks and clearances ------------------------------------------------------------------------


def test_verifier_of_the_region_is_asked_to_check_other_offices() -> None:
    office = open_office()
    post, person = post_of(office, "verifier", elsewhere=True)
    own = PostFactory(agency=post.agency)
    action = office.promise(None, title="tetangga", status="reported_done")
    office.promise(None, title="sendiri", owner=own, status="reported_done")
    office.promise(None, title="terbuka")
    open_office("33").promise(None, title="daerah lain", status="reported_done")
    duty = only(reader(post, user=person))
    assert (duty.kind, duty.title, duty.post, duty.agency, duty.action, duty.path) == (
        "check",
        "tetangga",
        post.pk,
        office.post.agency.name,
        None,
        f"/en/portal/actions/{action.reference}/",
    )


def test_mailbox_is_asked_neither_to_check_nor_to_clear() -> None:
    office = open_office()
    office.plan.clearance = "coordinator"
    office.plan.save()
    verifier = PostFactory(agency__region=office.plan.region, role="verifier")
    coordinator = PostFactory(agency__region=office.plan.region, role="coordinator")
    say(office.promise(None), office.holder, at(LAST_WEEK, 9), "reported_done")
    assert waiting(reader(verifier, coordinator)) == []


@pytest.mark.parametrize(
    ("clearance", "role", "elsewhere"),
    [("head", "head", False), ("coordinator", "coordinator", True)],
)
def test_who_clears_hears_of_each_action_once(clearance: str, role: str, elsewhere: bool) -> None:
    office = open_office()
    office.plan.clearance = clearance
    office.plan.save()
    post, person = post_of(office, role, elsewhere=elsewhere)
    action = office.promise(None, title="aksi")
    first = say(action, office.holder, at(LAST_WEEK, 9), "in_progress", "Mulai.")
    say(action, office.holder, at(LAST_WEEK, 10), "in_progress", "Lanjut.")
    duty = only(reader(post, user=fresh(person)))
    assert (duty.kind, duty.post, duty.path, duty.said, duty.note, duty.agency) == (
        "clear",
        post.pk,
        "/en/portal/actions/clearance/",
        "Mulai.",
        "2 updates wait.",
        office.post.agency.name if elsewhere else "",
    )
    clear([first.pk], person, at(LAST_WEEK, 11))
    assert only(reader(post, user=fresh(person))).note == ""


def test_own_late_action_that_waits_for_the_heads_clearance_says_so_in_one_line() -> None:
    office = open_office()
    office.plan.clearance = "head"
    office.plan.save()
    head, person = post_of(office, "head")
    action = office.promise(MONDAY - timedelta(days=1), owner=head)
    say(action, person, at(LAST_WEEK, 9), "in_progress")
    duty = only(reader(head, user=fresh(person)))
    assert (duty.kind, duty.note) == ("late", "News of it waits for your clearance.")


def test_person_with_several_posts_hears_each_thing_for_its_post() -> None:
    office = open_office()
    office.promise(MONDAY, title="sendiri")
    verifier = PostFactory(agency__region=office.plan.region, role="verifier")
    TenureFactory(post=verifier, holder=office.holder)
    open_office().promise(None, title="tetangga", status="reported_done")
    found = ACTIONS.waiting_for(reader(office.post, verifier, user=fresh(office.holder)))
    assert [(duty.kind, duty.post) for duty in found.duties] == [
        ("week", office.post.pk),
        ("check", verifier.pk),
    ]


def test_everything_that_is_told_may_be_seen_on_that_day() -> None:
    office = open_office()
    open_office("33").promise(MONDAY - timedelta(days=30), title="RAHASIA")
    for role in ("head", "coordinator", "verifier"):
        post, _ = post_of(office, role, elsewhere=role != "head")
        TenureFactory(post=post, holder=office.holder, standing="plt")
    office.promise(MONDAY - timedelta(days=30), title="terlambat")
    office.promise(None, title="dilaporkan", status="reported_done")
    neighbour = open_office()
    neighbour.promise(MONDAY - timedelta(days=30), title="tetangga")
    user = fresh(office.holder)
    held = Post.objects.filter(agency__region=office.plan.region)
    mine = [post for post in held if post.pk != neighbour.post.pk]
    found = ACTIONS.waiting_for(reader(*mine, user=user)).duties
    seen = set(Action.objects.visible_to(user, MONDAY).values_list("reference", flat=True))
    assert {duty.title for duty in found} == {"terlambat", "tetangga"}
    assert {duty.reference for duty in found} <= seen


# --- Queries --------------------------------------------------------------------------------------


@pytest.mark.parametrize("items", [1, 3])
def test_marks_take_the_same_queries_for_any_number(
    items: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(items):
        office = open_office()
        post_of(office, "head")
        ask(office.promise(MONDAY - timedelta(days=20)), at(LAST_WEEK, 9))
    with django_assert_num_queries(7):
        ACTIONS.marks(MONDAY)


@pytest.mark.parametrize("items", [1, 3])
def test_duties_take_the_same_queries_for_any_number_of_actions_and_posts(
    items: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    office = open_office()
    office.plan.clearance = "coordinator"
    office.plan.save()
    posts = [office.post]
    for role in ("head", "coordinator", "verifier"):
        for _ in range(items):
            post, _ = post_of(office, role, elsewhere=role != "head")
            TenureFactory(post=post, holder=office.holder, standing="plt")
            posts.append(post)
    for _ in range(items):
        ask(office.promise(MONDAY), at(LAST_WEEK, 9))
        other = open_office()
        other.promise(MONDAY - timedelta(days=20))
        say(other.promise(None), other.holder, at(LAST_WEEK, 9), "reported_done")
    who = reader(*posts, user=fresh(office.holder))
    with django_assert_num_queries(12):
        ACTIONS.waiting_for(who)
