"""Ask one server over kept connections, so that it is known whether a message left.

Why no client library: each was tried with the tests of this file. httpx loses a connection for good
when a request is cancelled. aiohttp writes on a connection that the server has just ended, and does
not tell a proxy's refusal from the server's answer: both make an outcome unknown that is certain,
and every unknown outcome is a question to an admin. A bot needs little of what they offer: one
server, one method, answers that fit into memory. So these are asyncio's own connections, with
llhttp to read the answers, at a quarter of what aiohttp costs
(``tests/benchmarks/telegram_send.py``).
"""

import asyncio
import select
import ssl
import time
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from datetime import timedelta
from types import MappingProxyType
from typing import Any, TypeVar, cast
from urllib.parse import urlsplit

import httptools
import orjson

from bot.errors import OutcomeUnknownError, RefusedError, UnreachableError

CONNECTING = timedelta(seconds=15)
"""How long a connection may take to be made: name, TCP, proxy and TLS."""
WAITING = timedelta(seconds=60)
"""How long a request may wait for one of the connections."""
KEPT = timedelta(seconds=20)
"""How long an idle connection is kept: less than servers keep one (nginx: 75 s), so that a request
never meets one that the server is just about to close."""
SLOWEST_ANSWER = timedelta(seconds=35)
"""How long a platform may take to answer: a shorter patience makes unknown outcomes of what it was
about to deliver."""
FIRST_ANSWER = timedelta(seconds=10)
"""How long the start is held up by a server that does not answer."""
LAST_REQUESTS = timedelta(seconds=5)
"""How long requests in flight get when we stop."""
LARGEST = 32 * 2**20
"""The largest answer that is read, in bytes."""
HEAD_START = timedelta(milliseconds=250)
"""How much sooner than the next address each address of the server is tried (RFC 8305, 5)."""

Made = TypeVar("Made")


class BrokenError(Exception):
    """A connection ended, or said what is no HTTP, before its answer was whole."""


class RefusedByProxyError(OSError):
    """The proxy cannot be reached, or will not lead us to the server."""


def as_json(told: Any) -> bytes:
    """Return what is posted as JSON.

    Raises:
        RefusedError: A text is no valid Unicode.
    """
    try:
        return orjson.dumps(told)
    except TypeError as error:
        raise RefusedError("the text is no valid Unicode") from error


class Wire:
    """Posts to one server.

    Args:
        url: The server, http or https, with what all paths begin with; no slash at its end.
        most: How many requests may be under way; further ones wait.
        proxy: ``http://``, ``socks5://`` or ``socks4://`` and ``user:password@host:port``.
        trust: Whom TLS trusts; None for the authorities that all the world trusts.
    """

    def __init__(
        self,
        url: str,
        *,
        most: int,
        proxy: str | None = None,
        trust: ssl.SSLContext | None = None,
    ) -> None:
        parts = urlsplit(url)
        self._host = parts.hostname or ""
        self._tls = parts.scheme == "https"
        self._port = parts.port or (443 if self._tls else 80)
        self._prefix = parts.path.rstrip("/")
        self._netloc = parts.netloc.rpartition("@")[2]
        self._proxy = proxy
        self._slots = asyncio.Semaphore(most)
        self._open: set[_Connection] = set()
        self._idle: list[_Connection] = []
        self._context = trust
        self._under_way = 0
        self._landed = asyncio.Event()
        self._closed = False

    async def post(
        self,
        path: str,
        body: bytes,
        *,
        within: timedelta,
        content_type: str = "application/json",
        headers: Mapping[str, str] = MappingProxyType({}),
    ) -> tuple[int, bytes]:
        """Post ``body`` once, and return the HTTP status and the body of the answer.

        Never sends anything a second time, and follows nowhere. When cancelled, it ends the
        connection, and whether the request arrived is unknown.

        Args:
            path: What the address goes on with; begins with a slash, plain ASCII.
            body: Sent as it is.
            within: How long the answer may take once the request has left.
            content_type: What ``body`` is.
            headers: Further ones; printable ASCII.

        Raises:
            ValueError: A header would end its line.
            UnreachableError: No byte of the request has left.
            OutcomeUnknownError: The request left, in part or whole, and no whole answer came.
        """
        told = {"Content-Type": content_type, "Content-Length": str(len(body)), **headers}
        return await self._ask(self._head("POST", path, told) + body, within)

    async def get(self, path: str, *, within: timedelta) -> tuple[int, bytes]:
        """Fetch ``path`` once, and return the HTTP status and the body; follows nowhere.

        Raises:
            UnreachableError: No byte of the request has left.
            OutcomeUnknownError: It left, and no whole answer came, or one larger than ``LARGEST``.
        """
        return await self._ask(self._head("GET", path, {}), within)

    async def _ask(self, request: bytes, within: timedelta) -> tuple[int, bytes]:
        if self._closed:
            raise UnreachableError("not reached: closed")
        self._under_way += 1
        try:
            await _within(WAITING, self._slots.acquire, "no free connection")
            try:
                return await self._exchange(request, within)
            finally:
                self._slots.release()
        finally:
            self._under_way -= 1
            if not self._under_way:
                self._landed.set()

    async def close(self, patience: timedelta = timedelta()) -> None:
        """Take no more requests, give those under way ``patience``, and let go of all."""
        self._closed = True
        if self._under_way and patience:
            self._landed.clear()
            with suppress(TimeoutError):
                async with asyncio.timeout(patience.total_seconds()):
                    await self._landed.wait()
        self._idle.clear()
        for connection in tuple(self._open):
            connection.abort()
        while self._open:  # noqa: ASYNC110  it takes a turn of the loop or two
            await asyncio.sleep(0)

    def _head(self, method: str, path: str, headers: Mapping[str, str]) -> bytes:
        more = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
        if not all(value.isascii() and value.isprintable() for value in (path, *headers.values())):
            raise ValueError("a header that would end its line")
        target = f"{self._prefix}{path}"
        return f"{method} {target} HTTP/1.1\r\nHost: {self._netloc}\r\n{more}\r\n".encode()

    async def _exchange(self, request: bytes, within: timedelta) -> tuple[int, bytes]:
        connection = self._kept() or await self._connected()
        try:
            async with asyncio.timeout(within.total_seconds()):
                answer = await connection.exchange(request)
        except TimeoutError:
            fault = f"no answer within {within.total_seconds():.0f} s"
        except BrokenError as error:
            fault = str(error)
        else:
            if connection.reusable:
                connection.idle_since = time.monotonic()
                self._idle.append(connection)
            return answer
        finally:
            connection.settle()
        raise OutcomeUnknownError(fault)

    def _kept(self) -> "_Connection | None":
        youngest = time.monotonic() - KEPT.total_seconds()
        while self._idle:
            connection = self._idle.pop()
            if connection.usable and connection.idle_since > youngest:
                return connection
            connection.abort()
        return None

    async def _connected(self) -> "_Connection":
        return await _within(CONNECTING, self._connect, "connecting took too long")

    async def _connect(self) -> "_Connection":
        """Raise whatever went wrong; nothing has been sent then."""
        loop = asyncio.get_running_loop()
        where: dict[str, Any] = {
            "host": self._host,
            "port": self._port,
            "happy_eyeballs_delay": HEAD_START.total_seconds(),
        }
        if self._proxy:
            where = {"sock": await _through(self._proxy, self._host, self._port)}
        if self._tls:
            where |= {"ssl": self._trust(), "server_hostname": self._host}
        _, connection = await loop.create_connection(lambda: _Connection(self._open), **where)
        return connection

    def _trust(self) -> ssl.SSLContext:
        if self._context is None:
            import certifi

            self._context = ssl.create_default_context()
            # Minimal systems bring no authorities of their own.
            self._context.load_verify_locations(certifi.where())
        return self._context


class _Connection(asyncio.Protocol):
    """One connection, with at most one request under way.

    Args:
        among: Where it stands as long as it is open.
    """

    def __init__(self, among: "set[_Connection]") -> None:
        self._among = among
        self.reusable = False
        self.idle_since = 0.0
        self._transport: asyncio.Transport
        self._parser = httptools.HttpResponseParser(self)
        self._waiting: asyncio.Future[tuple[int, bytes]] | None = None
        self._body = bytearray()
        self._headed = self._measured = False

    @property
    def usable(self) -> bool:
        """Whether the server has neither ended it nor said anything since the last answer.

        The system is asked, not only the loop, which may not yet have come round to reading what
        has arrived: a request over a connection that was just reset would be in doubt.
        """
        if self._transport.is_closing():
            return False
        socket = self._transport.get_extra_info("socket")
        try:
            readable, _, _ = select.select((socket,), (), (), 0)
        except ValueError:  # more than 1,023 files are open: not known
            return True
        return not readable

    def exchange(self, request: bytes) -> "asyncio.Future[tuple[int, bytes]]":
        """Send a request; the future brings status and body, or ``BrokenError``."""
        self._waiting = asyncio.get_running_loop().create_future()
        self.reusable = False
        self._transport.write(request)
        return self._waiting

    def settle(self) -> None:
        """Forget the request; end the connection unless it can carry another one."""
        self._waiting = None
        if not self.reusable:
            self.abort()

    def abort(self) -> None:
        """End the connection now."""
        self._transport.abort()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast("asyncio.Transport", transport)
        self._among.add(self)

    def data_received(self, data: bytes) -> None:
        if self._waiting is None or len(self._body) > LARGEST:
            self._break("an answer that is too large, or nobody asked for")
            return
        try:
            self._parser.feed_data(data)
        except (httptools.HttpParserError, httptools.HttpParserUpgrade) as error:
            self._break(f"no HTTP: {type(error).__name__}")

    def connection_lost(self, exc: Exception | None) -> None:
        self._among.discard(self)
        if exc is None and self._headed and not self._measured:
            self.on_message_complete()  # it was to end with the connection (RFC 9112, 6.3)
        self._break(f"connection lost: {type(exc or EOFError()).__name__}")

    def on_message_begin(self) -> None:
        self._headed = self._measured = False

    def on_header(self, name: bytes, _: bytes) -> None:
        self._measured |= name.lower() in {b"content-length", b"transfer-encoding"}

    def on_headers_complete(self) -> None:
        self._headed = True

    def on_body(self, piece: bytes) -> None:
        self._body += piece

    def on_message_complete(self) -> None:
        status, body = self._parser.get_status_code(), bytes(self._body)
        self._body.clear()
        self._headed = False
        if status < 200:
            return  # an interim answer (RFC 9110, 15.2): the real one follows
        unasked = self._waiting is None or self._waiting.done()
        self.reusable = self._parser.should_keep_alive() and not unasked
        if self._waiting is not None and not self._waiting.done():
            self._waiting.set_result((status, body))

    def _break(self, fault: str) -> None:
        self.reusable = False
        self._transport.abort()
        if self._waiting is not None and not self._waiting.done():
            self._waiting.set_exception(BrokenError(fault))


async def _within(limit: timedelta, make: Callable[[], Awaitable[Made]], fault: str) -> Made:
    """Make something that needs no byte of the request to leave.

    Raises:
        UnreachableError: It could not be made, or not within ``limit``. It names the fault by its
            kind: foreign texts may hold addresses.
    """
    try:
        async with asyncio.timeout(limit.total_seconds()):
            return await make()
    except TimeoutError:
        kind = fault
    except (OSError, ValueError) as error:
        kind = type(error).__name__  # refused, name not found, TLS; a host that is no name
    raise UnreachableError(f"not reached: {kind}")


async def _through(proxy: str, host: str, port: int) -> object:
    """Return a socket that leads to ``host`` through ``proxy``."""
    from python_socks import ProxyConnectionError, ProxyError, ProxyTimeoutError
    from python_socks.async_.asyncio import Proxy

    try:
        return await Proxy.from_url(proxy).connect(host, port)
    except (ProxyConnectionError, ProxyError, ProxyTimeoutError) as error:
        raise RefusedByProxyError from error
