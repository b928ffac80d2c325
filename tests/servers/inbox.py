"""A real mail server of the tests: the catcher of `make run`, and what it caught, parsed."""

import os
import sys
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

from cms.embedded import children, mailcatcher, ports


class Inbox:
    """Starts and stops like a server that goes down; keeps its port when it comes back."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.port = ports.free_port()
        self.server: children.Child | None = None

    @property
    def url(self) -> str:
        return f"smtp://{ports.LOOPBACK}:{self.port}"

    def start(self) -> None:
        if self.server is not None and not self.server.is_dead():
            return
        command = [sys.executable, "-m", mailcatcher.__name__, str(self.port), str(self.folder)]
        log = self.folder.with_suffix(".log")
        self.server = children.spawn("mail server", command, log, os.environ)
        children.wait_until(lambda: ports.answers(self.port), [self.server], 20, "The mail server")

    def stop(self) -> None:
        if self.server is not None:
            children.stop([self.server], 5)
            self.server = None

    def messages(self) -> list[EmailMessage]:
        """In the order in which they came."""
        files = sorted(self.folder.glob("*.eml"))
        return [message_from_bytes(path.read_bytes(), policy=policy.default) for path in files]

    def clear(self) -> None:
        for path in self.folder.glob("*.eml"):
            path.unlink()
