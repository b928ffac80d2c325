"""A connection that is kept between mails: it saves time, and neither loses nor doubles a mail."""

from collections.abc import Iterator
from random import Random

import pytest
from pytest_django import Settings

from cms.embedded.ports import free_port
from directory import mail
from tests.faults.mail_server import MailServer
from tests.servers.answering import send_to


@pytest.fixture
def server(settings: Settings) -> Iterator[MailServer]:
    found = MailServer([free_port()], Random(1))
    found.start()
    send_to(settings, found.ports[0])
    yield found
    mail.close_connection()
    found.stop()


@pytest.fixture
def kept(server: MailServer) -> MailServer:
    """A server that has had one mail, and the connection to it is still open."""
    mail.keep_connection()
    deliver("pertama")
    return server


def deliver(name: str) -> None:
    letter = mail.Letter(f"{name}@example.org", "Judul", "Isi\n", headers={"Message-ID": name})
    mail.deliver(letter)


def taken(server: MailServer) -> list[str]:
    return [one.message_id for one in server.mails]


def test_each_mail_has_a_connection_of_its_own_unless_it_is_kept(server: MailServer) -> None:
    deliver("pertama")
    deliver("kedua")
    assert server.connections == 2


def test_mails_of_a_kept_connection_leave_through_one(kept: MailServer) -> None:
    deliver("kedua")
    deliver("ketiga")
    assert (kept.connections, taken(kept)) == (1, ["pertama", "kedua", "ketiga"])


def test_kept_connection_that_was_cut_is_opened_anew(kept: MailServer) -> None:
    kept.cut_all()
    deliver("kedua")
    deliver("ketiga")
    assert (kept.connections, taken(kept)) == (2, ["pertama", "kedua", "ketiga"])


def test_server_that_has_had_enough_of_a_connection_gets_another(kept: MailServer) -> None:
    kept.fail_next("closing", 1)
    deliver("kedua")
    assert (kept.connections, taken(kept)) == (2, ["pertama", "kedua"])


def test_server_that_closes_on_a_new_connection_too_is_unreachable(kept: MailServer) -> None:
    kept.fail_next("closing", 2)
    with pytest.raises(mail.Unreachable, match="421"):
        deliver("kedua")
    assert taken(kept) == ["pertama"]


def test_connection_lost_after_the_message_sends_it_no_second_time(kept: MailServer) -> None:
    """Who looks after the row decides: the server may have it."""
    kept.fail_next("drop_after_storing", 1)
    with pytest.raises(mail.Broken):
        deliver("kedua")
    assert taken(kept) == ["pertama", "kedua"]


def test_connection_lost_before_the_message_was_stored_is_not_used_again(kept: MailServer) -> None:
    kept.fail_next("drop_before_storing", 1)
    with pytest.raises(mail.Broken):
        deliver("kedua")
    deliver("kedua")
    assert (kept.connections, taken(kept)) == (2, ["pertama", "kedua"])


def test_mail_put_off_leaves_the_next_one_a_new_connection(kept: MailServer) -> None:
    kept.fail_next("later_at_rcpt", 1)
    with pytest.raises(mail.Deferred, match="451"):
        deliver("kedua")
    deliver("ketiga")
    assert (kept.connections, taken(kept)) == (2, ["pertama", "ketiga"])


def test_connection_takes_a_hundred_mails_and_is_renewed(kept: MailServer) -> None:
    kept.slowest_answer = 0
    for n in range(100):
        deliver(f"{n}")
    assert (kept.connections, len(taken(kept))) == (2, 101)
