"""Handing a post over: what is open, who holds it next, and the note on paper."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone, translation

from actionplan.handover import MOST, hand_over, open_matters
from actionplan.handover_note import ON_PAPER, Facts, handover_note
from actionplan.models import Action, Update
from directory.appointing import Appointment, Invitee, Refusal
from directory.models import Invitation, Post, Tenure, User
from directory.printing import print_pdf
from directory.refusing import Refused
from tests.actionplan.people import (
    COORDINATOR,
    DAY,
    FOCAL,
    HEAD,
    NOON,
    VERIFIER,
    Province,
    holder_of,
    make_action,
    make_province,
)
from tests.factories import PostFactory, TenureFactory, UserFactory

pytestmark = pytest.mark.django_db

FROM = date(2023, 10, 16)
HOW = Appointment(FROM, letter="SK 824/3")


@pytest.fixture
def province() -> Province:
    return make_province()


@pytest.fixture
def post(province: Province) -> Post:
    found: Post = Post.objects.get(agency=province.office, role=FOCAL)
    return found


def say(action: Action, sentence: str, version: int, **more: Any) -> Update:
    given = {"written_at": NOON, "cleared_at": NOON, **more}
    states = {"status_before": "planned", "status_after": "planned", "via": "portal"}
    update: Update = Update.objects.create(
        action=action, sentence=sentence, version=version, **states, **given
    )
    return update


def test_open_matters_tell_status_due_obstacle_and_last_words(
    province: Province, post: Post
) -> None:
    Action.objects.filter(pk=province.action.pk).update(
        status="blocked", blocked_by="Anggaran belum ada.", due_on=date(2023, 9, 20)
    )
    say(province.action, "Rapat pertama.", 2)
    say(province.action, "Rapat kedua.", 3)
    say(province.action, "", 4)
    make_action(province.plan, province.office, "NTB-2023-009", status="verified")
    matters = open_matters(post, DAY)
    (line,) = matters.actions
    assert (line.reference, line.status, line.days_late) == ("NTB-2023-001", "blocked", 10)
    assert (line.blocked_by, line.said, line.said_on) == (
        "Anggaran belum ada.",
        "Rapat kedua.",
        date(2023, 9, 30),
    )
    assert (matters.total, matters.to_check, matters.to_clear) == (1, (), ())


def test_verifier_finds_what_others_report_done(province: Province) -> None:
    Action.objects.update(status="reported_done")
    post = PostFactory(agency=province.office, role=VERIFIER)
    found = open_matters(post, DAY)
    assert [one.reference for one in found.to_check] == ["NTB-2023-002"]


@pytest.mark.parametrize(
    ("clearance", "office", "role"),
    [("head", "office", HEAD), ("coordinator", "planning", COORDINATOR)],
)
def test_who_clears_finds_what_waits_for_clearance(
    clearance: str, office: str, role: str, province: Province
) -> None:
    province.plan.clearance = clearance
    province.plan.save()
    say(province.action, "Menunggu.", 2, cleared_at=None)
    say(province.regency_action, "Bukan di sini.", 2, cleared_at=None)
    found = open_matters(PostFactory(agency=getattr(province, office), role=role), DAY)
    assert [one.reference for one in found.to_clear] == ["NTB-2023-001"]


def test_long_lists_are_cut_and_counted(province: Province, post: Post) -> None:
    for number in range(100, 100 + MOST):
        make_action(province.plan, province.office, f"NTB-2023-{number}")
    found = open_matters(post, DAY)
    assert (len(found.actions), found.total) == (MOST, MOST + 1)


def test_known_person_begins_the_day_after_the_last_of_who_leaves(
    province: Province, post: Post
) -> None:
    leaving, by = TenureFactory(post=post, letter="SK 1"), UserFactory()
    successor = holder_of(province.other_office, FOCAL)
    done = hand_over(post, leaving, successor, HOW, by, NOON, DAY)
    leaving.refresh_from_db()
    assert (leaving.ends_on, leaving.letter) == (date(2023, 10, 15), "SK 1; SK 824/3")
    assert done.begun is not None
    assert (done.begun.holder, done.begun.starts_on) == (successor, FROM)
    assert Action.objects.get(pk=province.action.pk).owner == post


def test_somebody_new_is_invited_and_who_leaves_leaves_all_the_same(post: Post) -> None:
    leaving = TenureFactory(post=post)
    done = hand_over(post, leaving, Invitee("siti@example.org"), HOW, UserFactory(), NOON, DAY)
    leaving.refresh_from_db()
    assert (done.begun, leaving.ends_on) == (None, date(2023, 10, 15))
    assert Invitation.objects.get().starts_on == FROM


def test_refused_handover_leaves_everything_as_it_was(post: Post) -> None:
    leaving = TenureFactory(post=post)
    Invitation.objects.create(
        post=post,
        email="x@example.org",
        starts_on=DAY,
        secret_hash="x",
        invited_at=NOON,
        expires_at=NOON + timedelta(days=7),
    )
    with pytest.raises(Refused) as refused:
        hand_over(post, leaving, Invitee("siti@example.org"), HOW, UserFactory(), NOON, DAY)
    leaving.refresh_from_db()
    assert (refused.value.refusal, leaving.ends_on) == (Refusal.INVITED, None)


def test_successor_begins_after_who_leaves_began(post: Post) -> None:
    leaving = TenureFactory(post=post, starts_on=FROM)
    with pytest.raises(Refused) as refused:
        hand_over(post, leaving, UserFactory(), HOW, UserFactory(), NOON, DAY)
    assert refused.value.refusal == Refusal.TOO_EARLY


# --- The pages ------------------------------------------------------------------------------------


@pytest.fixture
def coordinator(province: Province, client: Client) -> User:
    user = holder_of(province.planning, COORDINATOR)
    client.force_login(user)
    return user


def address(post: Post, name: str = "handover") -> str:
    return reverse(f"actions:{name}", args=[post.pk])


def form_of(**more: object) -> dict[str, object]:
    today = timezone.localdate().isoformat()
    return {"standing": "definitive", "starts_on": today, "language": "id", **more}


def test_coordinator_hands_over_to_somebody_known_and_prints_the_note(
    province: Province, post: Post, coordinator: User, client: Client
) -> None:
    leaving = TenureFactory(post=post)
    successor = holder_of(province.other_office, FOCAL)
    given = form_of(leaving=leaving.pk, person=successor.pk, letter="SK 1", note="Kunci lemari.")
    page = client.post(address(post), given)
    assert page.status_code == 200
    assert Tenure.objects.filter(post=post, holder=successor, ends_on=None).count() == 1
    carried = dict(page.context["carried"])
    answer = client.post(address(post, "handover-note"), carried)
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    assert answer.content.startswith(b"%PDF")
    again = client.post(address(post), given)
    assert (again.status_code, Tenure.objects.filter(post=post).count()) == (422, 2)


def test_handover_to_somebody_new_sends_the_invitation(
    post: Post, coordinator: User, client: Client, mailoutbox: list[Any], settings: Any
) -> None:
    settings.REDIS_URL = ""  # no worker takes the mail
    leaving = TenureFactory(post=post)
    page = client.post(address(post), form_of(leaving=leaving.pk, email="siti@example.org"))
    assert page.status_code == 200
    assert [message.to for message in mailoutbox] == [["siti@example.org"]]


@pytest.mark.parametrize("given", [{}, {"person": "other", "email": "siti@example.org"}])
def test_one_successor_has_to_be_named(
    given: dict[str, object], province: Province, post: Post, coordinator: User, client: Client
) -> None:
    if "person" in given:
        given = given | {"person": holder_of(province.other_office, FOCAL).pk}
    page = client.post(address(post), form_of(**given))
    assert (page.status_code, list(page.context["form"].errors)) == (422, ["email"])


def test_nobody_of_another_region_can_be_chosen(
    province: Province, post: Post, coordinator: User, client: Client
) -> None:
    stranger = UserFactory(full_name="Rahasia Qz")
    given = form_of(person=stranger.pk)
    assert client.post(address(post), given).status_code == 422
    note = client.post(address(post, "handover-note"), given)
    assert (note.status_code, "Rahasia Qz" in note.text) == (422, False)


def test_note_with_a_day_missing_keeps_what_was_typed(
    post: Post, coordinator: User, client: Client
) -> None:
    leaving = TenureFactory(post=post)
    given = form_of(leaving=leaving.pk, starts_on="", note="Kunci lemari.", letter="SK 7")
    page = client.post(address(post, "handover-note"), given)
    form = page.context["form"]
    assert (page.status_code, list(form.errors)) == (422, ["starts_on"])
    assert ("Kunci lemari." in page.text, 'value="SK 7"' in page.text) == (True, True)
    assert f'action="{address(post)}"' in page.text


def test_address_of_the_note_leads_back_to_its_page(
    post: Post, coordinator: User, client: Client
) -> None:
    answer = client.get(address(post, "handover-note"))
    assert (answer.status_code, answer["Location"]) == (302, address(post))


def test_name_of_the_note_is_short_and_ends_with_its_day(
    province: Province, post: Post, coordinator: User, client: Client
) -> None:
    type(province.office).objects.filter(pk=province.office.pk).update(
        name="Dinas " + "Panjang " * 20
    )
    given = form_of(leaving=TenureFactory(post=post).pk)
    answer = client.post(address(post, "handover-note"), given)
    name = answer["Content-Disposition"].split('"')[1]
    assert name.endswith(f"-{timezone.localdate().isoformat()}.pdf")
    assert len(name) < 120


@pytest.mark.parametrize("others", [0, 1])
def test_page_says_that_an_invitation_leaves_the_post_vacant(
    others: int, post: Post, coordinator: User, client: Client
) -> None:
    leaving = TenureFactory(post=post)
    for _each in range(others):
        TenureFactory(post=post, standing="acting")
    page = client.post(address(post), form_of(leaving=leaving.pk, email="siti@example.org"))
    first_day = timezone.localdate()
    assert page.context["vacant_from"] == (None if others else first_day)
    assert ("notice--warning" in page.text) is (not others)


def test_page_asks_before_it_lists_what_is_open(
    post: Post, coordinator: User, client: Client
) -> None:
    page = client.get(address(post)).text
    assert page.index('name="email"') < page.index('id="open"')
    assert page.count('href="#open"') == 1


def test_page_takes_as_many_queries_for_three_actions_as_for_one(
    province: Province, post: Post, coordinator: User, client: Client
) -> None:
    def count() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address(post)).status_code == 200
        return len(queries)

    with_one = count()
    for number in (3, 4):
        made = make_action(province.plan, province.office, f"NTB-2023-00{number}")
        say(made, "Rapat.", 2)
        TenureFactory(post=PostFactory(agency=province.office))
    assert count() <= with_one + 1
    assert count() <= 20


# --- The note -------------------------------------------------------------------------------------


FACTS = Facts("Lalu Contoh", "Definitif", "Siti Contoh", FROM, "SK 824/3", "Kunci lemari arsip.")


def test_note_says_it_in_the_language_of_the_reader(province: Province, post: Post) -> None:
    matters = open_matters(post, DAY)
    with translation.override("en"):
        note = handover_note(post, matters, FACTS, DAY, is_demo=True)
    assert note["title"] == "Handover note"
    assert note["facts"] == [
        ["Post", "Focal point"],
        ["Handing over", "Lalu Contoh (Definitif)"],
        ["Taking over", "Siti Contoh"],
        ["As from", "16 October 2023"],
        ["Letter", "SK 824/3"],
    ]
    assert (note["actions"]["title"], note["demo"]) == (
        "Open actions (1)",
        "DATA CONTOH / SAMPLE DATA",
    )


def test_note_names_the_role_beside_a_title_and_the_region_once(post: Post) -> None:
    post.title = "Kepala Bidang Penempatan"
    post.agency.name = "Dinas Sosial Provinsi Nusa Tenggara Barat"
    with translation.override("id"):
        note = handover_note(post, open_matters(post, DAY), FACTS, DAY, is_demo=False)
    assert [value for _label, value in note["facts"][:2]] == [
        "Kepala Bidang Penempatan",
        "Narahubung instansi",
    ]
    assert note["region"] == "Pemerintah Provinsi Nusa Tenggara Barat"
    assert note["agency"] == "Dinas Sosial"


def test_note_of_twelve_actions_fits_on_one_page(province: Province, post: Post) -> None:
    for number in range(10, 9 + ON_PAPER):
        made = make_action(province.plan, province.office, f"NTB-2023-0{number}")
        say(made, "Rapat koordinasi dengan tiga perangkat daerah sudah dilaksanakan.", 2)
    note = handover_note(post, open_matters(post, DAY), FACTS, DAY, is_demo=False)
    assert len(note["actions"]["rows"]) == ON_PAPER
    assert b"/Type/Pages/Count 1/" in print_pdf("handover", note)


def test_moment_of_the_last_word_is_a_day_of_the_region(province: Province, post: Post) -> None:
    late = datetime(2023, 9, 29, 17, 0, tzinfo=UTC)
    say(province.action, "Malam.", 2, written_at=late)
    assert open_matters(post, DAY).actions[0].said_on == date(2023, 9, 30)
