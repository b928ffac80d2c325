"""A mail server that keeps a record of what it took, and fails in every way it is told to."""

import asyncio
import logging
import threading
import time
from collections import Counter
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from email.parser import BytesHeaderParser
from random import Random
from typing import Any

from aiosmtpd.smtp import SMTP, Envelope, Session

from cms.embedded.ports import LOOPBACK

SLOWEST_ANSWER = 0.15
"""Seconds at most between a stored mail and its 250, as servers that look for viruses take."""

logging.getLogger("mail.log").setLevel(logging.CRITICAL)  # it complains of what we break


@dataclass
class Mail:
    """A message that was stored. `fault`: what kept the 250 from the sender."""

    worker: int
    to: str
    message_id: str
    at: float
    answered: bool = False
    fault: str = ""


class Door(SMTP):
    """One connection; the server knows it, so that it can cut it."""

    def __init__(self, server: "MailServer", worker: int) -> None:
        super().__init__(_Desk(server, worker), hostname="localhost", loop=server.loop)
        self.of, self.is_storing = server, False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        super().connection_made(transport)
        self.of.doors.add(self)
        self.of.connections += 1

    def connection_lost(self, error: Exception | None) -> None:
        self.of.doors.discard(self)
        super().connection_lost(error)

    def cut(self) -> None:
        if isinstance(self.transport, asyncio.Transport):
            self.transport.abort()


class _Desk:
    """What aiosmtpd calls, in the order of a session."""

    def __init__(self, server: "MailServer", worker: int) -> None:
        self.of, self.worker = server, worker

    async def handle_MAIL(
        self, door: Door, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if self.of.is_hanging:
            await asyncio.Event().wait()  # until the sender leaves
        envelope.mail_from = address
        return "250 Sender noted"

    async def handle_RCPT(
        self, door: Door, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if self.of.takes("later_at_rcpt"):
            return "451 4.3.0 Try again later"
        if self.of.takes("closing"):
            asyncio.get_running_loop().call_later(0.05, door.cut)
            return "421 4.3.2 Service closing"
        envelope.rcpt_tos.append(address)
        return "250 Recipient noted"

    async def handle_DATA(self, door: Door, session: Session, envelope: Envelope) -> str:
        if self.of.takes("later_at_data"):
            return "452 4.2.2 Try again later"
        if self.of.takes("drop_before_storing"):
            door.cut()
            return "250 Nobody hears this"
        mail = self.of.keep(self.worker, envelope)
        if self.of.takes("drop_after_storing"):
            mail.fault = "drop_after_storing"
            door.cut()
            return "250 Nobody hears this"
        if self.of.takes("silent_after_storing"):
            mail.fault = "silent_after_storing"
            await asyncio.Event().wait()
        door.is_storing = True
        await asyncio.sleep(self.of.random.uniform(0, self.of.slowest_answer))
        door.is_storing = False
        mail.answered = True  # a sender that has died meanwhile has ended this coroutine
        return "250 Message kept"


class MailServer:
    """One port for each worker, so that every mail is known by its sender. Runs in a thread."""

    def __init__(self, ports: list[int], random: Random) -> None:
        self.ports, self.random = ports, random
        self.mails: list[Mail] = []
        self.doors: set[Door] = set()
        self.connections = 0
        self.slowest_answer = SLOWEST_ANSWER
        self.waiting: Counter[str] = Counter()
        self.is_hanging = False
        self.listening: list[asyncio.Server] = []
        self.loop = asyncio.new_event_loop()
        self.thread = threading.Thread(target=self.loop.run_forever, daemon=True)

    def start(self) -> None:
        self.thread.start()
        self._run(self._listen())

    def stop(self) -> None:
        self._run(self._refuse())
        self.loop.call_soon_threadsafe(self.loop.stop)
        self.thread.join()
        self.loop.close()

    def cut_all(self) -> None:
        """Every connection that is open, as a server does that restarts."""
        self._run(self._refuse())
        self._run(self._listen())

    def fail_next(self, fault: str, times: int) -> None:
        """The next mails meet the fault, each once."""
        self.waiting[fault] += times

    def refuse_for(self, seconds: float) -> None:
        """Nobody listens, and idle connections are cut. A mail being stored gets its answer."""
        self._run(self._refuse())
        self._later(seconds, self._listen)

    def hang_for(self, seconds: float) -> None:
        """Connections are taken and never answered; sessions stop at their next mail."""
        self.is_hanging = True
        self._later(seconds, self._answer_again)

    def takes(self, fault: str) -> bool:
        if not self.waiting[fault]:
            return False
        self.waiting[fault] -= 1
        return True

    def keep(self, worker: int, envelope: Envelope) -> Mail:
        headers = BytesHeaderParser().parsebytes(envelope.original_content or b"")
        mail = Mail(worker, envelope.rcpt_tos[0], headers["Message-ID"], time.monotonic())
        self.mails.append(mail)
        return mail

    def _connection(self, worker: int) -> asyncio.Protocol:
        return asyncio.Protocol() if self.is_hanging else Door(self, worker)

    async def _listen(self) -> None:
        for worker, port in enumerate(self.ports):
            self.listening.append(
                await self.loop.create_server(
                    lambda worker=worker: self._connection(worker), LOOPBACK, port
                )
            )

    async def _refuse(self) -> None:
        for server in self.listening:
            server.close()
        self.listening.clear()
        for door in list(self.doors):
            if not door.is_storing:
                door.cut()

    async def _answer_again(self) -> None:
        self.is_hanging = False

    def _run(self, work: Coroutine[Any, Any, None]) -> None:
        asyncio.run_coroutine_threadsafe(work, self.loop).result(10)

    def _later(self, seconds: float, work: Callable[[], Coroutine[Any, Any, None]]) -> None:
        def begin() -> None:
            self.loop.create_task(work())

        self.loop.call_soon_threadsafe(self.loop.call_later, seconds, begin)
