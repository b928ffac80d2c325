"""A mail server as far away as one in the same country: what it says arrives some time later.

Run it as `python -m benchmarks.far PORT PORT_OF_THE_SERVER SECONDS`.
"""

import asyncio
import contextlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from cms.embedded import children, ports


@contextlib.contextmanager
def far(port_of_server: int, seconds: float, folder: Path) -> Iterator[str]:
    """Its address."""
    port = ports.free_port()
    command = [sys.executable, "-m", __name__, str(port), str(port_of_server), str(seconds)]
    process = children.spawn("far server", command, folder / "far.log", os.environ)
    try:
        children.wait_until(lambda: ports.answers(port), [process], 20, "The far server")
        yield f"smtp://{ports.LOOPBACK}:{port}"
    finally:
        children.stop([process], 5)


async def serve(port: int, port_of_server: int, seconds: float) -> None:
    async def meet(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        from_server, to_server = await asyncio.open_connection(ports.LOOPBACK, port_of_server)
        await asyncio.gather(
            _pass_on(reader, to_server, 0.0), _pass_on(from_server, writer, seconds)
        )

    server = await asyncio.start_server(meet, ports.LOOPBACK, port)
    async with server:
        await server.serve_forever()


async def _pass_on(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter, seconds: float
) -> None:
    with contextlib.suppress(ConnectionError):
        while said := await reader.read(65536):
            await asyncio.sleep(seconds)
            writer.write(said)
            await writer.drain()
    writer.close()


if __name__ == "__main__":
    asyncio.run(serve(int(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3])))
