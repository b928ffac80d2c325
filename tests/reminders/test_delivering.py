"""One digest, from the claim to the answer of the mail server."""

import re
from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta
from typing import Any, ClassVar

import pytest
from django.conf import LazySettings

from directory import duties, mail
from directory.duties import Mark, Reader, Waiting
from directory.models import Tenure
from reminders import unsubscribing
from reminders.claiming import MAX_ATTEMPTS, claim, renew
from reminders.delivering import Outcome, deliver
from reminders.digests import open_due
from reminders.models import Digest, Subscription, UpdateLink
from tests.factories import PostFactory, TenureFactory, UserFactory
from tests.reminders.people import MONDAY, TUESDAY, Office, at, open_office

pytestmark = [pytest.mark.django_db, pytest.mark.both]


class Silent:
    """As much of a mail backend as the door of mail needs."""

    def __init__(self, **options: Any) -> None:
        pass

    def open(self) -> None:
        pass

    def close(self) -> None:
        pass


class Breaking(Silent):
    def send_messages(self, messages: Sequence[Any]) -> int:
        raise UnicodeError


class Quoting(Silent):
    """Refuses a mail for a link in it, and says which."""

    def send_messages(self, messages: Sequence[Any]) -> int:
        (link,) = set(re.findall(r"/\w+/u/[\w-]+/", messages[0].body))
        raise mail.Refused(f"554 bad link {link}")


class Cutting(Silent):
    """Takes the mail, and the connection is lost before it can say so."""

    taken: ClassVar[list[str]] = []

    def send_messages(self, messages: Sequence[Any]) -> int:
        self.taken += [message.extra_headers["Message-ID"] for message in messages]
        raise ConnectionResetError


class Watching(Silent):
    """Notes the state of the one row when a mail is handed over, and when it says goodbye."""

    seen: ClassVar[list[str]] = []

    def send_messages(self, messages: Sequence[Any]) -> int:
        self.seen.append(f"send: {Digest.objects.get().state}")
        return len(messages)

    def close(self) -> None:
        self.seen.append(f"close: {Digest.objects.get().state}")


class Stalling:
    """Duties that take longer than a claim lasts: another worker sends the row meanwhile."""

    key = "stalling"

    def __init__(self) -> None:
        self.others: list[Outcome] = []

    def marks(self, day: date) -> Mapping[int, Sequence[Mark]]:
        return {}

    def records(self, references: Collection[str]) -> Mapping[str, int]:
        return {}

    def waiting_for(self, reader: Reader) -> Waiting:
        if not self.others:
            self.others.append(Outcome.NOT_OURS)
            self.others = [deliver(one, LATER) for one in open_due(LATER)]
        return Waiting()


EIGHT = at(MONDAY, 8)
LATER = at(MONDAY, 8, 15)


@pytest.fixture
def office() -> Office:
    office = open_office(email="contoh@example.org", full_name="Contoh Satu")
    office.promise(MONDAY + timedelta(days=3), title="Pos layanan migran")
    return office


def no_mail_server(settings: LazySettings) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9


def test_digest_is_sent_once(office: Office, mailoutbox: list[Any]) -> None:
    (due,) = open_due(EIGHT)
    assert deliver(due, EIGHT) is Outcome.SENT
    assert deliver(due, EIGHT) is Outcome.NOT_OURS
    assert open_due(EIGHT + timedelta(minutes=15)) == []
    assert [message.to for message in mailoutbox] == [["contoh@example.org"]]


def test_sent_digest_keeps_what_was_said(office: Office, mailoutbox: list[Any]) -> None:
    (due,) = open_due(EIGHT)
    deliver(due, EIGHT)
    digest = Digest.objects.get()
    action = office.post.actions.get()
    assert digest.state == "sent"
    assert digest.sent_at == EIGHT
    assert digest.items == [Mark("actions", action.pk, -3, action.due_on).as_item()]
    assert digest.subject == mailoutbox[0].subject
    assert mailoutbox[0].extra_headers["Message-ID"] == digest.message_id


def test_log_keeps_no_key_of_a_link(office: Office, mailoutbox: list[Any]) -> None:
    (due,) = open_due(EIGHT)
    deliver(due, EIGHT)
    (token,) = set(re.findall(r"/u/([\w-]+)/", mailoutbox[0].body))
    digest = Digest.objects.get()
    assert token not in digest.text + digest.html
    assert "/u/…/" in digest.text
    assert "/u/…/" in digest.html


def test_log_keeps_no_key_of_unsubscribing(office: Office, mailoutbox: list[Any]) -> None:
    (due,) = open_due(EIGHT)
    deliver(due, EIGHT)
    digest = Digest.objects.get()
    key = unsubscribing.sign(digest)
    assert key in mailoutbox[0].body
    assert key not in digest.text + digest.html
    assert key.partition(":")[2] not in digest.text + digest.html


def test_log_keeps_no_link_that_a_server_did_not_like(
    office: Office, settings: LazySettings
) -> None:
    settings.EMAIL_BACKEND = "tests.reminders.test_delivering.Quoting"
    (due,) = open_due(EIGHT)
    assert deliver(due, EIGHT) is Outcome.FAILED
    error = Digest.objects.get().error
    assert error.startswith("554 bad link /")
    assert error.endswith("/u/…/")


def test_mail_carries_the_headers_of_one_click_unsubscribing(
    office: Office, mailoutbox: list[Any]
) -> None:
    (due,) = open_due(EIGHT)
    deliver(due, EIGHT)
    headers = mailoutbox[0].extra_headers
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert re.fullmatch(r"<http://[^>]+/[\w:-]+/>", headers["List-Unsubscribe"])
    assert headers["Auto-Submitted"] == "auto-generated"


def test_questions_are_answered_to_the_coordinator(office: Office, mailoutbox: list[Any]) -> None:
    PostFactory(
        agency__region=office.plan.region, role="coordinator", mailbox="koordinator@example.org"
    )
    for due in open_due(EIGHT):
        deliver(due, EIGHT)
    assert mailoutbox[0].extra_headers["Reply-To"] == "koordinator@example.org"


def test_two_claims_race_and_one_wins(office: Office) -> None:
    (due,) = open_due(EIGHT)
    assert claim(due, EIGHT) is not None
    assert claim(due, EIGHT) is None


def test_worker_that_died_leaves_a_row_that_goes_out_under_the_same_message_id(
    office: Office, mailoutbox: list[Any]
) -> None:
    (due,) = open_due(EIGHT)
    claim(due, EIGHT)
    message_id = Digest.objects.get().message_id
    assert open_due(EIGHT + timedelta(minutes=9)) == []
    assert open_due(EIGHT + timedelta(minutes=10)) == [due]
    assert deliver(due, EIGHT + timedelta(minutes=10)) is Outcome.SENT
    assert mailoutbox[0].extra_headers["Message-ID"] == message_id
    assert Digest.objects.get().attempts == 2


def test_worker_that_stood_still_sends_nothing_that_another_has_sent(
    office: Office, mailoutbox: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    stalling = Stalling()
    monkeypatch.setitem(duties._sources, stalling.key, stalling)
    (due,) = open_due(EIGHT)
    assert deliver(due, EIGHT) is Outcome.NOT_OURS
    assert stalling.others == [Outcome.SENT]
    assert len(mailoutbox) == 1
    assert Digest.objects.values_list("state", "attempts", "sent_at").get() == ("sent", 2, LATER)


def test_claim_that_ran_out_is_whole_again_unless_it_is_lost(office: Office) -> None:
    (due,) = open_due(EIGHT)
    held = claim(due, EIGHT)
    assert held is not None
    held.begun_at -= 700
    first = held.until
    assert renew(held)
    assert timedelta(seconds=700) <= held.until - first < timedelta(seconds=760)
    assert open_due(EIGHT + timedelta(minutes=15)) == []
    assert Digest.objects.get().claimed_until == held.until
    open_due(EIGHT + timedelta(minutes=30))
    assert not renew(held)
    assert Digest.objects.get().state == "due"


def test_mail_that_may_have_been_taken_waits_for_its_claim_to_run_out(
    office: Office, settings: LazySettings
) -> None:
    """At once and uncounted, a server that takes and never says so would get it all day long."""
    settings.EMAIL_BACKEND = "tests.reminders.test_delivering.Cutting"
    Cutting.taken.clear()
    (due,) = open_due(EIGHT)
    assert deliver(due, EIGHT) is Outcome.UNREACHABLE
    assert deliver(due, EIGHT + timedelta(minutes=1)) is Outcome.NOT_OURS
    for tick in range(1, 40):
        moment = EIGHT + timedelta(minutes=15 * tick)
        for one in open_due(moment):
            deliver(one, moment)
    assert Cutting.taken == [Digest.objects.get().message_id] * MAX_ATTEMPTS
    assert Digest.objects.values_list("state", "error").get() == ("parked", "attempts")


def test_row_that_kills_every_worker_is_parked_at_last(office: Office) -> None:
    (due,) = open_due(EIGHT)
    claim(due, EIGHT)
    Digest.objects.update(attempts=MAX_ATTEMPTS)
    assert open_due(EIGHT + timedelta(hours=1)) == []
    assert Digest.objects.get().state == "parked"


def test_without_a_mail_server_the_row_stays_due(office: Office, settings: LazySettings) -> None:
    no_mail_server(settings)
    (due,) = open_due(EIGHT)
    assert deliver(due, EIGHT) is Outcome.UNREACHABLE
    digest = Digest.objects.get()
    assert (digest.state, digest.attempts) == ("due", 0)
    assert digest.error != ""
    assert open_due(EIGHT + timedelta(minutes=15)) == [due]


def test_server_that_is_away_all_day_parks_nothing(office: Office, settings: LazySettings) -> None:
    no_mail_server(settings)
    (due,) = open_due(EIGHT)
    for _ in range(MAX_ATTEMPTS + 1):
        assert deliver(due, EIGHT) is Outcome.UNREACHABLE
    assert Digest.objects.get().state == "due"


def test_row_that_no_library_can_send_is_parked_with_the_reason(
    office: Office, settings: LazySettings, caplog: pytest.LogCaptureFixture
) -> None:
    settings.EMAIL_BACKEND = "tests.reminders.test_delivering.Breaking"
    (due,) = open_due(EIGHT)
    assert deliver(due, EIGHT) is Outcome.FAILED
    digest = Digest.objects.get()
    assert (digest.state, digest.error) == ("parked", "UnicodeError")
    (said,) = caplog.messages
    assert said.startswith(f"digest {digest.pk} cannot be sent and is parked: UnicodeError\n")


def test_row_is_claimed_before_and_sent_right_after_the_server_has_it(
    office: Office, settings: LazySettings
) -> None:
    settings.EMAIL_BACKEND = "tests.reminders.test_delivering.Watching"
    Watching.seen.clear()
    (due,) = open_due(EIGHT)
    deliver(due, EIGHT)
    assert Watching.seen == ["send: claimed", "close: sent"]


def test_recipient_with_nothing_to_do_gets_no_mail(mailoutbox: list[Any]) -> None:
    open_office()
    (due,) = open_due(EIGHT)
    assert deliver(due, EIGHT) is Outcome.EMPTY
    assert Digest.objects.get().state == "empty"
    assert mailoutbox == []


def test_row_claimed_after_eighteen_is_not_sent(office: Office, mailoutbox: list[Any]) -> None:
    (due,) = open_due(EIGHT)
    assert deliver(due, at(MONDAY, 18)) is Outcome.NOT_OURS
    assert deliver(due, at(TUESDAY, 8)) is Outcome.NOT_OURS
    assert mailoutbox == []


def test_vacant_post_is_served_through_the_mailbox_of_the_office(
    office: Office, mailoutbox: list[Any]
) -> None:
    Tenure.objects.update(ends_on=MONDAY - timedelta(days=1))
    office.post.mailbox = "Dinas@example.org"
    office.post.save()
    (due,) = open_due(EIGHT)
    assert deliver(due, EIGHT) is Outcome.SENT
    assert mailoutbox[0].to == ["dinas@example.org"]
    assert UpdateLink.objects.get().user is None


def test_holder_who_left_after_the_row_was_made_gets_nothing(
    office: Office, mailoutbox: list[Any]
) -> None:
    (due,) = open_due(EIGHT)
    Tenure.objects.update(ends_on=MONDAY - timedelta(days=1))
    assert deliver(due, EIGHT) is Outcome.EMPTY
    assert mailoutbox == []


def test_digest_is_written_in_the_language_of_the_person(mailoutbox: list[Any]) -> None:
    open_office(language="en").promise(MONDAY - timedelta(days=12))
    for due in open_due(EIGHT):
        deliver(due, EIGHT)
    assert mailoutbox[0].subject == "1 action past due – NTB"
    assert "/en/u/" in mailoutbox[0].body


def test_person_of_two_posts_gets_one_digest_over_both(
    office: Office, mailoutbox: list[Any]
) -> None:
    second = open_office()
    second.promise(MONDAY, title="Aksi kedua")
    Tenure.objects.filter(post=second.post).update(holder=office.holder)
    for due in open_due(EIGHT):
        deliver(due, EIGHT)
    assert len(mailoutbox) == 1
    assert "Pos layanan migran" in mailoutbox[0].body
    assert "Aksi kedua" in mailoutbox[0].body


def test_verifier_is_told_what_other_offices_reported(
    office: Office, mailoutbox: list[Any]
) -> None:
    verifier = PostFactory(agency__region=office.plan.region, role="verifier")
    TenureFactory(post=verifier, holder=UserFactory(email="verif@example.org", language="en"))
    done = office.promise(MONDAY, status="reported_done")
    elsewhere = open_office("33").promise(MONDAY, status="reported_done")
    for due in open_due(at(MONDAY, 9)):
        deliver(due, at(MONDAY, 9))
    (letter,) = [message for message in mailoutbox if message.to == ["verif@example.org"]]
    assert letter.subject == "1 action waiting for your check – NTB"
    assert done.reference in letter.body
    assert elsewhere.reference not in letter.body
    assert UpdateLink.objects.filter(action=done).count() == 0


def test_subscription_of_a_mailbox_stops_it(office: Office) -> None:
    Tenure.objects.update(ends_on=MONDAY - timedelta(days=1))
    office.post.mailbox = "dinas@example.org"
    office.post.save()
    Subscription.objects.create(mailbox="dinas@example.org", cadence="off")
    assert open_due(EIGHT) == []
