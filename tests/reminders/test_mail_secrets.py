"""What each mail says to whom: words sown in everything private are found only where they belong.

Every kind of mail is here, by the folders of the templates, and every word found is compared:
nothing of others, and all of the reader's own.
"""

import inspect
import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from html import unescape
from pathlib import Path
from typing import Any, get_args, get_type_hints

import pytest
from allauth.account.adapter import get_adapter
from allauth.core.context import request_context
from celery import Task
from celery.signals import before_task_publish
from django.conf import settings as site
from django.contrib.messages.storage.fallback import FallbackStorage
from django.contrib.sessions.backends.signed_cookies import SessionStore
from django.test import Client, RequestFactory
from pytest_django import Settings

from actionplan.models import Action, Update
from cms.celery import app
from directory import inviting
from directory.models import Invitation, Post, Tenure, User
from reminders import confirming, links, tasks, unsubscribing
from reminders.delivering import deliver
from reminders.digests import open_due
from reminders.models import Digest
from tests.reminders.sown import NINE, YESTERDAY, address, say, shown, sow, word, words_of
from tests.servers.answering import Answering, answering_server

pytestmark = [pytest.mark.django_db, pytest.mark.both]

OURS = {"digest", "invitation", "update-saved"}
SIGN_IN = {
    "account-already-exists",
    "email-changed",
    "email-confirm",
    "email-confirmation",
    "email-deleted",
    "login-code",
    "password-changed",
    "password-reset",
    "password-reset-key",
    "password-set",
    "recovery-codes-generated",
    "totp-activated",
    "totp-deactivated",
    "unknown-account",
}


def test_every_kind_of_mail_is_asked_for_its_secrets() -> None:
    folders = (Path(site.BASE_DIR) / "templates/email").iterdir()
    assert {folder.name for folder in folders if folder.is_dir()} == OURS | SIGN_IN


def send_digests(moment: datetime = NINE) -> None:
    for digest in open_due(moment):
        deliver(digest, moment)


def found_by_reader(outbox: list[Any]) -> dict[str, set[str]]:
    """By the word in the address: the words in the one mail that went there."""
    readers = [message.to[0].partition("@")[0].strip("z") for message in outbox]
    assert len(readers) == len(set(readers))
    return {reader: words_of(message) for reader, message in zip(readers, outbox, strict=True)}


# --- The digest -----------------------------------------------------------------------------------


OWN = ("soon", "late", "letter", "hidden", "byhead", "bycoord", "returned")


def own(office: str) -> set[str]:
    """What the owner of an office's actions reads: also the hidden one, and why one came back."""
    return shown(*(f"{office}{kind}" for kind in OWN)) | {f"{office}why"}


def test_digest_says_to_each_reader_their_own_and_nothing_else(mailoutbox: list[Any]) -> None:
    sow()
    send_digests()
    contact = {"contact"}
    assert found_by_reader(mailoutbox) == {
        "afocal": {"afocal", "afocalname"} | contact | own("a"),
        "ahead": {"ahead", "aheadname"} | contact | shown("abyhead", "alate", "aletter", "ahidden"),
        "bfocal": {"bfocal", "bfocalname"} | contact | own("b"),
        "bdesk": {"bdesk"} | contact | shown("bdesk"),
        "coordinator": {"coordinator", "coordinatorname"}
        | contact
        | shown("abycoord", "aletter", "ahidden", "bbycoord", "bletter", "bhidden"),
        "verifier": {"verifier", "verifiername"} | contact | shown("adone", "bdone"),
        "xafocal": {"xafocal", "xafocalname"} | own("xa"),
    }


def test_who_reads_for_a_vacant_coordinator_or_verifier_learns_nothing_of_other_offices(
    mailoutbox: list[Any],
) -> None:
    """In region 33 both posts are vacant: the focal point beside them is neither."""
    sow()
    send_digests()
    readers = found_by_reader(mailoutbox)
    assert readers.keys() & {"xplanner", "xbox"} == set()


def test_what_was_said_on_monday_is_no_reason_for_a_mail_until_friday(
    mailoutbox: list[Any],
) -> None:
    """Nor is what a reader may not be told; on Friday what was due on Thursday is past due."""
    sow()
    send_digests()
    told = {}
    for days in (1, 2, 3, 4):
        mailoutbox.clear()
        send_digests(NINE + timedelta(days=days))
        told[days] = sorted(found_by_reader(mailoutbox))
    assert told == {1: [], 2: [], 3: [], 4: ["afocal", "bdesk", "bfocal", "xafocal"]}


def test_mail_of_a_handed_over_post_goes_to_the_new_holder_alone(mailoutbox: list[Any]) -> None:
    home = sow()
    planned = open_due(NINE)
    post = Post.objects.get(agency=home.office, role="focal_point")
    _end_tenure(post)
    home.seat(home.planning, Post.Role.OPERATOR, "newcomer")
    for digest in planned:
        deliver(digest, NINE)
    assert "afocal" not in found_by_reader(mailoutbox)


def test_log_of_a_digest_holds_the_words_of_its_own_reader_only(mailoutbox: list[Any]) -> None:
    sow()
    send_digests()
    sent = found_by_reader(mailoutbox)
    for digest in Digest.objects.filter(state="sent", local_date=NINE.date()):
        kept = set(re.findall(r"zz([a-z0-9]+?)zz", f"{digest.subject}{digest.text}{digest.html}"))
        reader = digest.address.partition("@")[0].strip("z")
        assert kept == sent[reader] - {reader}, reader


def _end_tenure(post: Post) -> None:
    Tenure.objects.filter(post=post).update(ends_on=YESTERDAY.date())


def links_in(message: Any) -> set[str]:
    """The paths of all links of the text, which has every link of the HTML."""
    found = re.findall(r"https?://\S+", message.body)
    in_html = re.findall(r'href="(https?://[^"]+)"', message.alternatives[0][0])
    assert {unescape(link) for link in in_html} <= set(found)
    return {link.removeprefix(site.BASE_URL).partition("#")[0] for link in found}


def opens(path: str, reader: str, client: Client) -> bool:
    """With the rights of the reader, at the moment of the mail."""
    *_, kind, token, _end = path.split("/")
    if kind == "u":
        link = links.open_link(token, NINE)
        return link is not None and link.address == reader
    if "unsubscribe" in path or "berhenti" in path:
        return unsubscribing.read(token) == reader
    return client.get(path).status_code == 200


def test_every_link_of_a_digest_opens_for_its_reader(mailoutbox: list[Any], client: Client) -> None:
    sow()
    send_digests()
    dead = []
    for message in mailoutbox:
        reader = message.to[0]
        person = User.objects.filter(email=reader).first()
        if person:
            client.force_login(person)
        paths = sorted(path for path in links_in(message) if person or "/portal/" not in path)
        assert len(paths) >= 2
        dead += [(reader, path) for path in paths if not opens(path, reader, client)]
    assert dead == []


def test_links_of_a_digest_open_for_who_reads_for_another_office_too(
    mailoutbox: list[Any],
) -> None:
    """The address of a person is the mailbox of a vacant post elsewhere in the region."""
    home = sow()
    desk = Post.objects.get(agency=home.neighbour, role="operator")
    Post.objects.filter(pk=desk.pk).update(mailbox=address("afocal"))
    send_digests()
    (message,) = [each for each in mailoutbox if each.to == [address("afocal")]]
    assert shown("bdesk") <= words_of(message)
    tokens = {path.split("/")[-2] for path in links_in(message) if "/u/" in path}
    opened = [links.open_link(token, NINE) for token in tokens]
    references = sorted(link.action.reference if link else "" for link in opened)
    assert references == sorted(word(f"{name}ref") for name in ("bdesk", *(f"a{x}" for x in OWN)))


# --- What was saved through a link ----------------------------------------------------------------


def test_confirmation_of_an_update_goes_to_its_writer_with_that_action(
    mailoutbox: list[Any],
) -> None:
    home = sow()
    action = Action.objects.get(title=word("asoontitle"))
    focal = User.objects.get(email=address("afocal"))
    update = say(action, word("news"), written_by=focal, via="link", written_at=NINE)
    assert confirming.deliver(update.pk, NINE) == "sent"
    desk = Post.objects.get(agency=home.neighbour, role="operator")
    waiting = Action.objects.get(owner=desk)
    facts = {"via": "link", "written_at": NINE, "filled_in_by": word("whofilledin")}
    assert confirming.deliver(say(waiting, word("other"), **facts).pk, NINE) == "sent"
    assert found_by_reader(mailoutbox) == {
        "afocal": {"afocal", "asoonref", "asoontitle", "news"},
        "bdesk": {"bdesk", "bdeskref", "bdesktitle", "other", "whofilledin"},
    }


def test_confirmation_is_never_sent_for_what_others_wrote_elsewhere(mailoutbox: list[Any]) -> None:
    sow()
    for via in ("portal", "import", "admin"):
        action = Action.objects.get(title=word("asoontitle"))
        focal = User.objects.get(email=address("afocal"))
        update = say(action, word("news"), written_by=focal, via=via, written_at=NINE)
        assert confirming.deliver(update.pk, NINE) == "nothing"
    assert mailoutbox == []


# --- Invitations and sign-in ----------------------------------------------------------------------


def test_invitation_names_the_post_the_letter_and_who_invites(mailoutbox: list[Any]) -> None:
    sow()
    (invitation,) = Invitation.objects.all()
    assert inviting.deliver(invitation.pk, NINE) == "sent"
    assert found_by_reader(mailoutbox) == {
        "invited": {"invited", "invitedname", "invitedletter", "coordinatorname"}
    }


def send_sign_in_mail(name: str, to: str, context: dict[str, Any]) -> None:
    request = RequestFactory().get("/", headers={"user-agent": word("useragent")})
    request.session = SessionStore()
    request._messages = FallbackStorage(request)
    folder = "mfa" if name.startswith(("totp", "recovery")) else "account"
    with request_context(request):
        get_adapter().send_mail(f"{folder}/email/{name.replace('-', '_')}", to, context)


@pytest.mark.parametrize("name", sorted(SIGN_IN))
def test_sign_in_mail_says_nothing_but_what_was_asked_for(name: str, mailoutbox: list[Any]) -> None:
    sow()
    person = User.objects.get(email=address("afocal"))
    link = f"https://langkah.example.org/{word('link')}/"
    context = {
        "user": None if name == "unknown-account" else person,
        "code": word("code"),
        "activate_url": link,
        "password_reset_url": link,
        "key": word("key"),
        "timestamp": NINE,
        "ip": word("ip"),
        "user_agent": word("useragent"),
        "from_email": address("oldaddress"),
        "to_email": address("newaddress"),
        "deleted_email": address("oldaddress"),
    }
    send_sign_in_mail(name, address("afocal"), context)
    wanted = {
        "login-code": {"code"},
        "email-confirmation": {"code"},
        "password-reset-key": {"link"},
        "account-already-exists": {"link"},
    }
    assert found_by_reader(mailoutbox) == {"afocal": {"afocal"} | wanted.get(name, set())}


# --- On the way: tasks and logs -------------------------------------------------------------------


def our_tasks() -> dict[str, Task[Any, Any]]:
    apps = ("intake.", "directory.", "workshops.", "actionplan.", "assessments.", "reminders.")
    app.loader.import_default_modules()
    return {name: task for name, task in app.tasks.items() if name.startswith((*apps, "cms."))}


def test_tasks_take_ids_flags_and_moments_only() -> None:
    """No text but `at`, a moment."""
    taken = {
        (name, argument, kind)
        for name, task in our_tasks().items()
        for argument, hint in get_type_hints(task.run).items()
        if argument not in ("self", "return")
        for kind in get_args(hint) or (hint,)
    }
    assert len(our_tasks()) >= 10
    assert {argument for _, argument, kind in taken if kind not in (int, bool, type(None))} == {
        "at"
    }
    for task in our_tasks().values():
        assert all(one.kind != one.VAR_KEYWORD for one in _parameters(task))


def _parameters(task: Task[Any, Any]) -> list[inspect.Parameter]:
    return list(inspect.signature(task.run).parameters.values())


@pytest.fixture
def published() -> Iterator[list[str]]:
    """Everything that goes to the broker, as text: bodies and headers."""
    found: list[str] = []

    def keep(body: Any = None, headers: Any = None, **_: Any) -> None:
        found.append(f"{body!r} {headers!r}")

    before_task_publish.connect(keep)
    yield found
    before_task_publish.disconnect(keep)


def test_what_goes_to_the_broker_names_nobody(published: list[str]) -> None:
    sow()
    digests = open_due(NINE)
    tasks.enqueue(digests)
    tasks.ask_to_confirm(Update.objects.latest("pk").pk)
    assert len(published) == len(digests) + 1
    assert [message for message in published if re.search("zz|@example", message)] == []


@pytest.fixture
def answering(settings: Settings) -> Iterator[Answering]:
    with answering_server(settings) as server:
        yield server


@pytest.mark.parametrize("reply", ["250 OK", "450 {} is busy", "550 no such user {}", "421 {}"])
def test_log_of_the_process_names_nobody_whatever_the_server_answers(
    reply: str, answering: Answering, caplog: pytest.LogCaptureFixture
) -> None:
    """Servers like to repeat the address that they refuse."""
    for name in ("reminders", "directory", "actionplan"):
        caplog.set_level("DEBUG", name)
    sow()
    answering.rcpt = reply.format(f"<{address('anybody')}>")
    send_digests()
    focal = User.objects.get(email=address("afocal"))
    action = Action.objects.get(title=word("asoontitle"))
    update = say(action, word("news"), written_by=focal, via="link", written_at=NINE)
    confirming.deliver(update.pk, NINE)
    inviting.deliver(Invitation.objects.get().pk, NINE)
    send_sign_in_mail("login-code", focal.email, {"user": focal, "code": "1"})
    assert ("refused" in caplog.text or "server" in caplog.text) == (reply != "250 OK")
    assert "zz" not in caplog.text


def test_log_of_a_digest_that_cannot_be_written_names_nobody(
    mailoutbox: list[Any], caplog: pytest.LogCaptureFixture
) -> None:
    """The error of the mail library repeats the header that it does not take."""
    home = sow()
    Post.objects.filter(agency=home.planning).update(mailbox=f"{word('con')}\n{word('tact')}@x.id")
    send_digests()
    assert Digest.objects.filter(state="parked").count() == 6
    assert "cannot be" in caplog.text
    assert "zz" not in caplog.text
