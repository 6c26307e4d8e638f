"""What a stranger may cost the door who never gets to his request, over real sockets."""

import asyncio
import contextlib
import io
import logging
from typing import ClassVar

import httpx
import pytest

from bot import logs
from bot.web.door import Connection, door, serve
from tests.bot.web_visitor import PATIENCE, healthy
from tests.fakes.patience import patient, skip

LINE = b"GET /health HTTP/1.1\r\nHost: 127.0.0.1\r\n"


class Few(Connection):
    most = 3


class Noted(Connection):
    made: ClassVar[list[Connection]] = []

    def connection_made(self, transport):
        super().connection_made(transport)
        self.made.append(self)


@contextlib.asynccontextmanager
async def served(connection=Connection):
    server = await serve(
        door(preview=None, health=healthy), host="127.0.0.1", port=0, connection=connection
    )
    try:
        yield server
    finally:
        await server.close()


@contextlib.asynccontextmanager
async def called(server):
    reader, writer = await asyncio.open_connection("127.0.0.1", server.port)
    try:
        yield reader, writer
    finally:
        writer.close()


async def rest(reader):
    """Return what comes until the line is cut."""
    with contextlib.suppress(ConnectionError):
        return await asyncio.wait_for(reader.read(), PATIENCE)
    return b""


@pytest.mark.parametrize("piece", [b"x" * 65_536, b"a: b\r\n" * 10_000], ids=["long", "many"])
async def test_a_head_without_end_is_cut_off(piece):
    most = 32 * 2**20
    async with served() as server, called(server) as (_, writer):
        writer.write(LINE + b"X: ")
        sent = 0
        with contextlib.suppress(ConnectionError):
            while sent < most:
                writer.write(piece)
                await writer.drain()
                sent += len(piece)
        assert sent < most
        async with httpx.AsyncClient(timeout=patient(5)) as client:
            assert (await client.get(f"{server.url}/health")).status_code == 200


@pytest.mark.parametrize(
    "begun",
    [
        pytest.param([], id="nothing at all"),
        pytest.param([LINE], id="half a head"),
        pytest.param([LINE + b"\r\n", LINE], id="half a head after a whole one"),
    ],
)
async def test_who_does_not_come_to_the_point_is_cut_off(begun):
    Noted.made.clear()
    async with served(Noted) as server, called(server) as (reader, writer):
        for number, piece in enumerate(begun):
            if number:
                await reader.readuntil(b"}")
            writer.write(piece)
        trickling = asyncio.create_task(trickled(writer, b"X: "))
        while not any(each._waiting for each in Noted.made):
            await asyncio.sleep(0.01)
        skip(Noted.slowest_head)
        assert await rest(reader) == b""
        trickling.cancel()


async def trickled(writer, piece):
    """Say a little, ever again: no silence to be noticed."""
    while piece:
        await asyncio.sleep(0.01)
        if writer.is_closing():
            return
        with contextlib.suppress(ConnectionError):
            writer.write(piece)
        piece = b"x"


async def test_an_answer_that_takes_its_time_is_waited_for():
    async def slow_health():
        skip(Connection.slowest_head * 4)
        await asyncio.sleep(0.01)
        return {"ok": True}

    app = door(preview=None, health=slow_health)
    server = await serve(app, host="127.0.0.1", port=0)
    try:
        async with httpx.AsyncClient(timeout=3600) as client:
            for _ in "ab":
                assert (await client.get(f"{server.url}/health")).status_code == 200
    finally:
        await server.close()


async def test_more_connections_than_there_may_be_are_cut_off_and_those_before_live_on():
    async with served(Few) as server, contextlib.AsyncExitStack() as stack:
        callers = [await stack.enter_async_context(called(server)) for _ in range(Few.most)]
        too_many, _ = await stack.enter_async_context(called(server))
        assert await rest(too_many) == b""
        reader, writer = callers[0]
        writer.write(LINE + b"Connection: close\r\n\r\n")
        assert (await rest(reader)).startswith(b"HTTP/1.1 200")


@pytest.fixture
def written():
    """Return what the program's own log holds; the tests' log is put back afterwards."""
    root, out = logging.getLogger(), io.StringIO()
    before = {name: logging.getLogger(name).level for name in logs.QUIET}
    handlers, level = root.handlers[:], root.level
    root.handlers.clear()
    logs.set_up("info", out)
    yield out
    root.handlers[:] = handlers
    root.setLevel(level)
    for name, was in before.items():
        logging.getLogger(name).setLevel(was)


async def test_what_is_no_http_is_refused_without_a_line_in_the_log(written):
    async with served() as server:
        for said in (b"\x16\x03\x01\r\n\r\n", LINE + b"Connection: Upgrade\r\nUpgrade: x\r\n\r\n"):
            async with called(server) as (reader, writer):
                writer.write(said)
                assert (await reader.readline()).startswith(b"HTTP/1.1 ")
    assert written.getvalue() == ""
