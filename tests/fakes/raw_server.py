"""A small HTTP/1.1 server on loopback, every byte and every broken connection of which is ours.

Not uvicorn: faults need the socket itself (a reset, half a body), and the measurements of a push
need a server that costs less than what it measures.
"""

import asyncio
import contextlib
import socket
import struct
import threading
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, Self

from tests.fakes.patience import patient
from tests.fakes.ports import free_port

RESET_ON_CLOSE = struct.pack("ii", 1, 0)


@dataclass(frozen=True, slots=True)
class Answer:
    """An HTTP answer; ``missing`` bytes are announced, but the connection ends before them."""

    status: int = 200
    body: bytes = b""
    content_type: str = "application/json"
    missing: int = 0


class ContentType(str):
    """What the request says its body is; with all headers, names in lower case."""

    __slots__ = ("headers",)
    headers: dict[str, str]


Handler = Callable[[str, ContentType, bytes], Awaitable[Answer | None]]
"""(path, content type, body) -> the answer; None: the connection is reset without one."""


class RawServer:
    """Serves ``handler`` on 127.0.0.1 from a thread of its own; one port as long as it lives."""

    def __init__(self, handler: Handler, *, port: int = 0) -> None:
        self.handler = handler
        self.port = port or free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.loop: asyncio.AbstractEventLoop
        self.listening: asyncio.Server | None = None
        self.connections: set[asyncio.StreamWriter] = set()
        self.tasks: set[asyncio.Task[None]] = set()
        self.thread = threading.Thread(target=self._run, daemon=True)
        self.ready = threading.Event()

    def start(self) -> None:
        self.thread.start()
        assert self.ready.wait(patient(10)), f"nothing listens at {self.url}"

    def stop(self) -> None:
        self.loop.call_soon_threadsafe(self.ended.set)
        self.thread.join(patient(10))

    def down(self) -> None:
        """Refuse connections from now on, and reset those there are."""
        self.run(self._down())

    def up(self) -> None:
        """Listen again, on the same port."""
        self.run(self._up())

    def run(self, coroutine: Coroutine[Any, Any, None]) -> None:
        asyncio.run_coroutine_threadsafe(coroutine, self.loop).result(patient(10))

    def _run(self) -> None:
        asyncio.run(self._main())

    async def _main(self) -> None:
        self.loop = asyncio.get_running_loop()
        self.ended = asyncio.Event()
        await self._up()
        self.ready.set()
        await self.ended.wait()
        await self._down()

    async def _up(self) -> None:
        self.listening = await asyncio.start_server(
            self._connected, "127.0.0.1", self.port, limit=2**20, backlog=1024
        )

    async def _down(self) -> None:
        if self.listening:
            self.listening.close()
            self.listening = None
        for writer in tuple(self.connections):
            reset(writer)
        tasks = tuple(self.tasks)
        for task in tasks:
            task.cancel()
        if tasks:
            await asyncio.wait(tasks)

    async def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task
        self.tasks.add(task)
        self.connections.add(writer)
        try:
            await self._serve(reader, writer)
        except (asyncio.CancelledError, asyncio.IncompleteReadError, ConnectionError):
            reset(writer)
        finally:
            self.connections.discard(writer)
            self.tasks.discard(task)
            writer.close()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while True:
            head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
            fields = [line.partition(":") for line in head[1:]]
            headers = {name.lower(): value.strip() for name, _, value in fields}
            body = await reader.readexactly(int(headers.get("content-length") or 0))
            target = head[0].split(" ")[1]
            content_type = ContentType(headers.get("content-type", ""))
            content_type.headers = headers
            answer = await self.handler(target, content_type, body)
            if answer is None:
                reset(writer)
                return
            writer.write(written(answer))
            await writer.drain()
            if answer.missing:
                return


class Served:
    """What a ``server`` serves between ``with`` and its end.

    Attributes:
        server: Made when this is.
        url: Its address.
    """

    server: RawServer
    url: str

    def __enter__(self) -> Self:
        self.server.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.server.stop()

    def down(self) -> None:
        """Be out of reach: connections are refused, and those open are reset."""
        self.server.down()

    def up(self) -> None:
        """Be in reach again at the same address, with all that was there before."""
        self.server.up()


def written(answer: Answer) -> bytes:
    """Return the answer as it goes over the wire."""
    try:
        phrase = HTTPStatus(answer.status).phrase
    except ValueError:
        phrase = "Unknown"
    head = (
        f"HTTP/1.1 {answer.status} {phrase}\r\n"
        f"Content-Type: {answer.content_type}\r\n"
        f"Content-Length: {len(answer.body) + answer.missing}\r\n\r\n"
    )
    return head.encode() + answer.body


def reset(writer: asyncio.StreamWriter) -> None:
    """End the connection with RST, as a router that lost its memory does."""
    with contextlib.suppress(OSError):
        writer.get_extra_info("socket").setsockopt(
            socket.SOL_SOCKET, socket.SO_LINGER, RESET_ON_CLOSE
        )
    writer.transport.abort()
