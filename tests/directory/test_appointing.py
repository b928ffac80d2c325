"""Inviting to a post, accepting, appointing and ending: who holds what, and what is refused."""

import io
import json
import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import ModelLogEntry

from directory import accepting, inviting
from directory.accepting import Closed, State, accept
from directory.appointing import (
    Appointment,
    Invitee,
    Refusal,
    Refused,
    appoint,
    end_tenure,
    invite,
    invite_again,
    withdraw,
)
from directory.inviting import Outcome, deliver, unsent
from directory.models import Invitation, Post, Tenure, User
from directory.rights import reach_of
from reminders.redacting import without_tokens
from tests.factories import AgencyFactory, PostFactory, RegionFactory, TenureFactory, UserFactory
from tests.servers.inbox import Inbox

pytestmark = [pytest.mark.django_db, pytest.mark.both]

NOW = datetime(2026, 11, 2, 4, 0, tzinfo=UTC)
DAY = date(2026, 11, 2)
NAME = "siti AMINAH binti Abd."
WHOM = Invitee("Siti@Example.org", NAME)


@pytest.fixture
def post() -> Post:
    region = RegionFactory(code="52", name="Nusa Tenggara Barat")
    made: Post = PostFactory(agency=AgencyFactory(name="Dinsos NTB", region=region))
    return made


@pytest.fixture
def coordinator() -> User:
    user: User = UserFactory(full_name="Lalu Contoh")
    return user


def definitive(**more: Any) -> Appointment:
    return Appointment(**{"starts_on": DAY, **more})


def acting(**more: Any) -> Appointment:
    return definitive(standing="plt", **more)


def invited(post: Post, by: User | None = None, **more: Any) -> Invitation:
    return invite(post, WHOM, definitive(**more), by, NOW)


def token_in(message: Any) -> str:
    """The secret of the one link in the mail."""
    (token,) = set(re.findall(r"/undangan/([\w-]+)/", str(message.body)))
    return token


def mailed(invitation: Invitation, mailoutbox: list[Any]) -> str:
    assert deliver(invitation.pk, NOW) is Outcome.SENT
    return token_in(mailoutbox[-1])


def tenures(post: Post) -> list[tuple[Any, ...]]:
    held = Tenure.objects.filter(post=post).order_by("starts_on", "pk")
    return list(held.values_list("holder__email", "standing", "starts_on", "ends_on", "letter"))


# --- Inviting -------------------------------------------------------------------------------------


def test_invitation_keeps_no_secret_that_opens_it(post: Post, mailoutbox: list[Any]) -> None:
    invitation = invited(post)
    token = mailed(invitation, mailoutbox)
    stored = Invitation.objects.values().get()
    assert token not in str(stored)
    assert (stored["email"], stored["full_name"]) == ("siti@example.org", NAME)
    assert stored["expires_at"] == NOW + timedelta(days=7)
    assert accepting.find(token) == invitation


def test_mail_says_what_the_post_is_in_the_chosen_language(
    post: Post, coordinator: User, mailoutbox: list[Any]
) -> None:
    Post.objects.update(title="Kepala Bidang Contoh")
    whom = Invitee("ani@example.org", "Ani", "en")
    invitation = invite(post, whom, acting(letter="SK 800/1"), coordinator, NOW)
    deliver(invitation.pk, NOW)
    (message,) = mailoutbox
    assert message.to == ["ani@example.org"]
    assert message.subject == "Invitation: Kepala Bidang Contoh, Dinsos NTB"
    lines = str(message.body).splitlines()
    assert lines[0] == "Dear Ani,"
    assert "Post: Kepala Bidang Contoh (Focal point)" in lines
    assert "Standing: Acting (Plt.)" in lines
    assert "First day: 2 November 2026" in lines
    assert "Letter: SK 800/1" in lines
    said = " ".join(str(message.body).split())
    assert "works once, until 9 November 2026, 12.00 WITA." in said
    assert "You get this mail because Lalu Contoh entered this address for the post." in said
    assert "SAMPLE DATA" not in said


def test_mail_is_really_delivered(post: Post, smtp_inbox: Inbox) -> None:
    invitation = invited(post)
    assert deliver(invitation.pk, NOW) is Outcome.SENT
    (message,) = smtp_inbox.messages()
    assert message["To"] == "siti@example.org"
    invitation.refresh_from_db()
    assert invitation.sent_at == NOW


def test_mail_goes_once(post: Post, mailoutbox: list[Any]) -> None:
    invitation = invited(post)
    outcomes = [deliver(invitation.pk, NOW) for _ in range(2)]
    assert (outcomes, len(mailoutbox)) == ([Outcome.SENT, Outcome.NOTHING], 1)


def test_mail_that_nobody_takes_is_sent_later(post: Post, smtp_inbox: Inbox) -> None:
    invitation = invited(post)
    smtp_inbox.stop()
    assert deliver(invitation.pk, NOW) is Outcome.LATER
    smtp_inbox.start()
    soon, later = NOW + timedelta(minutes=9), NOW + timedelta(minutes=10)
    assert (unsent(soon), unsent(later)) == ([], [invitation.pk])
    assert deliver(invitation.pk, later) is Outcome.SENT
    assert unsent(later) == []


def test_post_with_an_open_invitation_takes_no_second(post: Post) -> None:
    invited(post)
    with pytest.raises(Refused) as refused:
        invite(post, Invitee("other@example.org"), acting(), None, NOW)
    assert refused.value.refusal == Refusal.INVITED
    assert Invitation.objects.count() == 1


def test_expired_invitation_makes_room_for_another(post: Post) -> None:
    first = invited(post)
    second = invite(post, WHOM, definitive(), None, NOW + timedelta(days=7))
    first.refresh_from_db()
    assert first.withdrawn_at == NOW + timedelta(days=7)
    assert list(Invitation.objects.pending()) == [second]


REFUSED = [
    ({}, Refusal.OCCUPIED),
    ({"replaces": True, "starts_on": date(2023, 1, 1)}, Refusal.TOO_EARLY),
    ({"standing": "plt", "ends_on": date(2026, 11, 1)}, Refusal.REVERSED),
]


@pytest.mark.parametrize(("how", "refusal"), REFUSED)
def test_invitation_that_cannot_be_is_refused(
    how: dict[str, Any], refusal: Refusal, post: Post
) -> None:
    TenureFactory(post=post, starts_on=date(2023, 1, 1))
    with pytest.raises(Refused) as refused:
        invited(post, **how)
    assert refused.value.refusal == refusal
    assert Invitation.objects.count() == 0


def test_who_holds_the_post_already_is_not_invited(post: Post) -> None:
    TenureFactory(post=post, holder__email="siti@example.org", standing="plt")
    with pytest.raises(Refused) as refused:
        invite(post, WHOM, acting(), None, NOW)
    assert refused.value.refusal == Refusal.HOLDS


def test_office_that_has_ended_takes_nobody(post: Post) -> None:
    post.agency.valid_to = date(2026, 11, 1)
    post.agency.save()
    with pytest.raises(Refused) as refused:
        invited(post)
    assert refused.value.refusal == Refusal.NO_OFFICE


# --- Accepting ------------------------------------------------------------------------------------


def test_accepting_makes_an_account_without_password_and_begins_the_tenure(
    post: Post, mailoutbox: list[Any]
) -> None:
    token = mailed(invited(post, letter="SK 1", ends_on=date(2027, 1, 31)), mailoutbox)
    accepted = accept(token, NAME, NOW)
    user = User.objects.get(email="siti@example.org")
    assert (accepted.user, user.full_name, user.language) == (user, NAME, "id")
    assert (user.has_usable_password(), user.is_staff) == (False, False)
    address = EmailAddress.objects.get(user=user)
    assert (address.email, address.verified, address.primary) == (user.email, True, True)
    assert tenures(post) == [("siti@example.org", "definitive", DAY, date(2027, 1, 31), "SK 1")]
    assert reach_of(user, DAY).posts == {post.pk}


def test_account_of_that_address_is_used_in_any_case(post: Post, mailoutbox: list[Any]) -> None:
    known = UserFactory(email="SITI@example.org", full_name="Siti A.")
    token = mailed(invited(post), mailoutbox)
    assert accept(token, "Somebody Else", NOW).user == known
    known.refresh_from_db()
    assert (known.full_name, User.objects.count()) == ("Siti A.", 1)
    assert known.check_password("langkah-uji-1945")


def test_definitive_holder_ends_the_day_before_when_told_so(
    post: Post, mailoutbox: list[Any]
) -> None:
    TenureFactory(post=post, holder__email="old@example.org", starts_on=date(2023, 1, 1))
    token = mailed(invited(post, replaces=True), mailoutbox)
    assert tenures(post)[0][3] is None
    accept(token, NAME, NOW)
    assert tenures(post) == [
        ("old@example.org", "definitive", date(2023, 1, 1), date(2026, 11, 1), ""),
        ("siti@example.org", "definitive", DAY, None, ""),
    ]


def test_acting_holder_stands_beside_the_definitive_one(post: Post, mailoutbox: list[Any]) -> None:
    TenureFactory(post=post, holder__email="old@example.org")
    invitation = invite(post, WHOM, acting(), None, NOW)
    accept(mailed(invitation, mailoutbox), NAME, NOW)
    assert [row[3] for row in tenures(post)] == [None, None]


def test_post_filled_meanwhile_stays_as_it_is(post: Post, mailoutbox: list[Any]) -> None:
    token = mailed(invited(post), mailoutbox)
    TenureFactory(post=post, holder__email="new@example.org", starts_on=DAY)
    with pytest.raises(Refused) as refused:
        accept(token, NAME, NOW)
    assert refused.value.refusal == Refusal.TOO_EARLY
    assert User.objects.filter(email="siti@example.org").count() == 0
    assert Invitation.objects.get().accepted_at is None


def _used(invitation: Invitation, token: str) -> None:
    accept(token, NAME, NOW)


def _withdrawn(invitation: Invitation, token: str) -> None:
    withdraw(invitation, None, NOW)


def _expired(invitation: Invitation, token: str) -> None:
    Invitation.objects.update(expires_at=NOW)


def _closed_account(invitation: Invitation, token: str) -> None:
    UserFactory(email="siti@example.org", is_active=False)


def _renewed(invitation: Invitation, token: str) -> None:
    invite_again(invitation, None, NOW + timedelta(minutes=15))


CLOSED: list[tuple[Callable[[Invitation, str], None], State]] = [
    (_used, State.ACCEPTED),
    (_withdrawn, State.WITHDRAWN),
    (_expired, State.EXPIRED),
    (_closed_account, State.NO_ACCOUNT),
    (_renewed, State.UNKNOWN),
]


@pytest.mark.parametrize(("close", "state"), CLOSED)
def test_closed_invitation_says_why_and_writes_nothing(
    close: Callable[[Invitation, str], None],
    state: State,
    post: Post,
    mailoutbox: list[Any],
) -> None:
    invitation = invited(post)
    token = mailed(invitation, mailoutbox)
    close(invitation, token)
    before = tenures(post)
    with pytest.raises(Closed) as closed:
        accept(token, NAME, NOW)
    assert (closed.value.state, tenures(post)) == (state, before)


def test_sending_again_makes_a_new_link_for_seven_days(post: Post, mailoutbox: list[Any]) -> None:
    invitation = invited(post)
    old = mailed(invitation, mailoutbox)
    later = NOW + timedelta(days=6)
    invite_again(invitation, None, later)
    deliver(invitation.pk, later)
    new = token_in(mailoutbox[1])
    assert (accepting.find(old), accepting.find(new)) == (None, invitation)
    assert accept(new, NAME, NOW + timedelta(days=12)).tenure.post == post


def test_mail_goes_to_an_address_again_only_after_a_while(
    post: Post, mailoutbox: list[Any]
) -> None:
    invitation = invited(post)
    token = mailed(invitation, mailoutbox)
    with pytest.raises(Refused) as refused:
        invite_again(invitation, None, NOW + timedelta(minutes=14))
    assert refused.value.refusal is Refusal.TOO_SOON
    assert accepting.find(token) == invitation


def test_invitation_to_a_further_address_of_somebody_makes_no_second_account(
    post: Post, mailoutbox: list[Any]
) -> None:
    user = UserFactory(email="ani@example.org", full_name="Ani")
    EmailAddress.objects.create(user=user, email="siti@example.org", verified=True)
    token = mailed(invited(post), mailoutbox)
    assert accept(token, NAME, NOW).user == user
    assert User.objects.count() == 1


# --- Appointing and ending ------------------------------------------------------------------------


def test_appointing_somebody_known_withdraws_the_open_invitation(
    post: Post, coordinator: User
) -> None:
    invited(post)
    holder = UserFactory(email="ani@example.org")
    appoint(post, holder, definitive(), coordinator, NOW)
    assert tenures(post) == [("ani@example.org", "definitive", DAY, None, "")]
    assert list(Invitation.objects.pending()) == []


def test_ended_tenure_gives_nothing_from_the_day_after(post: Post, coordinator: User) -> None:
    tenure = TenureFactory(post=post, letter="SK 1")
    end_tenure(tenure, DAY, "SK 2", coordinator, NOW, DAY)
    tenure.refresh_from_db()
    assert (tenure.ends_on, tenure.letter) == (DAY, "SK 1; SK 2")
    after = DAY + timedelta(days=1)
    assert reach_of(tenure.holder, DAY).posts == {post.pk}
    assert reach_of(tenure.holder, after).posts == frozenset()


def test_tenure_that_has_not_begun_never_does(post: Post) -> None:
    tenure = TenureFactory(post=post, starts_on=DAY + timedelta(days=5))
    end_tenure(tenure, DAY, "", None, NOW, DAY)
    assert tenures(post) == []


ENDS = [
    ({"starts_on": date(2026, 10, 1)}, date(2026, 9, 30), "", Refusal.REVERSED),
    ({"letter": "A" * 100}, DAY, "B" * 30, Refusal.LETTERS),
    ({"ends_on": date(2026, 11, 1)}, DAY, "", Refusal.ENDED),
]


@pytest.mark.parametrize(("held", "last_day", "letter", "refusal"), ENDS)
def test_end_that_cannot_be_is_refused(
    held: dict[str, Any], last_day: date, letter: str, refusal: Refusal, post: Post
) -> None:
    tenure = TenureFactory(post=post, **held)
    before = tenures(post)
    with pytest.raises(Refused) as refused:
        end_tenure(tenure, last_day, letter, None, NOW, DAY)
    assert (refused.value.refusal, tenures(post)) == (refusal, before)


def test_log_tells_who_did_what_and_names_nobody(
    post: Post, coordinator: User, mailoutbox: list[Any]
) -> None:
    invitation = invited(post, coordinator)
    accepted = accept(mailed(invitation, mailoutbox), NAME, NOW)
    end_tenure(accepted.tenure, DAY, "SK 2", coordinator, NOW, DAY)
    entries = ModelLogEntry.objects.order_by("pk")
    assert [(one.action, one.user, one.timestamp) for one in entries] == [
        ("directory.invited", coordinator, NOW),
        ("directory.invitation_accepted", accepted.user, NOW),
        ("directory.tenure_ended", coordinator, NOW),
    ]
    told = str([(one.label, one.data) for one in entries]).lower()
    assert ("siti" in told, "example.org" in told) == (False, False)


def test_preview_holds_no_link_that_works(post: Post) -> None:
    letter = inviting.write(inviting.announcement_of(invited(post)))
    assert re.findall(r"/undangan/", letter.text + letter.html) == []


def test_command_sends_what_waits(post: Post, mailoutbox: list[Any]) -> None:
    invite(post, WHOM, definitive(), None, timezone.now())
    told = [io.StringIO() for _ in range(2)]
    for out in told:
        call_command("send_invitations", "--json", stdout=out)
    assert [json.loads(out.getvalue()) for out in told] == [
        {"sent": 1, "refused": 0},
        {"sent": 0, "refused": 0},
    ]
    assert len(mailoutbox) == 1


def test_command_says_when_no_mail_server_answers(post: Post, smtp_inbox: Inbox) -> None:
    invite(post, WHOM, definitive(), None, timezone.now())
    smtp_inbox.stop()
    out = io.StringIO()
    with pytest.raises(SystemExit):
        call_command("send_invitations", "--json", stdout=out)
    smtp_inbox.start()
    assert json.loads(out.getvalue())["error"]["code"] == "mail_unreachable"


def test_token_of_an_invitation_is_in_no_log() -> None:
    assert without_tokens("Not Found: /id/undangan/AbC-123_xyz/") == "Not Found: /id/undangan/…/"
