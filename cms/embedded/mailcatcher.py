"""A mail server that delivers nothing: each message becomes one file that staff can read.

Run it as `python -m cms.embedded.mailcatcher PORT DIRECTORY`.
"""

import asyncio
import itertools
import os
import signal
import sys
import time
from pathlib import Path

from aiosmtpd.smtp import SMTP, Envelope, Session

from cms.embedded.ports import LOOPBACK

LARGEST_MESSAGE = 30 * 1024 * 1024


class Folder:
    """Where messages land: `<time>-<n>.eml`, readable by the owner alone."""

    def __init__(self, path: Path) -> None:
        self.path = path
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.numbers = itertools.count(len(list(path.glob("*.eml"))) + 1)

    async def handle_DATA(  # noqa: N802  (the name that aiosmtpd calls)
        self, server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        content = envelope.original_content or b""
        self.keep(content.replace(b"\r\n", b"\n"))  # a file has the line ends of this machine
        return "250 Message kept"

    def keep(self, content: bytes) -> Path:
        stamp = time.strftime("%Y%m%dT%H%M%S", time.gmtime())
        path = self.path / f"{stamp}-{next(self.numbers):06d}.eml"
        draft = path.with_suffix(".part")  # a reader never meets half a message
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(content)
        return draft.rename(path)


async def serve(port: int, folder: Folder) -> None:
    loop = asyncio.get_running_loop()
    stopped = asyncio.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(name, stopped.set)
    server = await loop.create_server(
        lambda: SMTP(
            folder,
            hostname="localhost",  # or it would ask the network for a name
            data_size_limit=LARGEST_MESSAGE,
            enable_SMTPUTF8=True,
            loop=loop,
        ),
        LOOPBACK,
        port,
    )
    async with server:
        await stopped.wait()


if __name__ == "__main__":
    asyncio.run(serve(int(sys.argv[1]), Folder(Path(sys.argv[2]))))
