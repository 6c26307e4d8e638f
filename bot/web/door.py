"""The one small ASGI door: the preview chat on one's own machine, ``/health``, and what is added.

What guards the preview: it listens on loopback only (the caller sees to that), it answers to no
foreign host name (DNS rebinding), and whatever writes or listens shows a secret that only the page
itself was given (other pages in the same browser cannot read it).
"""

import asyncio
import json
import os
import socket
import time
from collections.abc import Awaitable, Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from http import HTTPStatus
from typing import Any, ClassVar
from urllib.parse import urlsplit

import h11
import uvicorn
from starlette.applications import Starlette
from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp, Receive, Scope, Send
from starlette.types import Message as Event
from uvicorn.protocols.http.h11_impl import H11Protocol

from bot.errors import PlatformError
from bot.inbox import LARGEST, Inbox
from bot.platforms.web import Web
from bot.web.preview import REFUSALS, Page, refuse_deed
from bot.web.requests import bounded

LOOPBACK_HOSTS = ("127.0.0.1", "localhost", "[::1]")
"""The names by which one's own machine is called; any port, as tunnels change it."""

KEEP_ALIVE = 15.0
"""Seconds between two comments in a silent event stream; the page gives up after 40."""

PATIENCE = 3
"""Seconds that answers in progress get when the server is stopped."""

SLOWEST_BODY = 10
"""Seconds that what a platform posts may take to arrive."""

FRESH = 1.0
"""Seconds for which what ``/health`` told is told again: to find it out takes the database a tenth
of a second, and whoever asks without end would keep it from everybody else."""

BACKLOG = 64
"""Connections that wait to be taken, and that are taken in one go: asyncio takes so many before it
asks whether they are too many."""

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
        "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
        "require-trusted-types-for 'script'; trusted-types 'none'"
    ),
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}

Health = Callable[[], Awaitable[Mapping[str, object]]]


def door(
    *,
    preview: Web | None,
    health: Health,
    extra: Sequence[BaseRoute] = (),
    hosts: Sequence[str] = LOOPBACK_HOSTS,
    keep_alive: float = KEEP_ALIVE,
) -> Starlette:
    """Build the door.

    Args:
        preview: The chats to show; without them there is no page, only ``/health`` and ``extra``.
        health: What ``/health`` tells, as JSON; its key ``ok`` being False makes the answer a 503.
        extra: Further routes; they get the same headers unless they set their own.
        hosts: The host names that are answered to.
        keep_alive: Seconds between two comments in a silent event stream.

    Returns:
        The application. Its ``state.stopping`` is an ``asyncio.Event`` that ends all event streams:
        whoever stops the server sets it first; ``serve`` does.
    """
    stopping = asyncio.Event()
    routes: list[BaseRoute] = [Route("/health", _health(health)), *extra]
    if preview is not None:
        page = Page(preview, stopping=stopping, keep_alive=keep_alive)
        routes += page.routes()
    app = Starlette(
        routes=routes,
        middleware=[
            Middleware(_Headers),
            Middleware(TrustedHostMiddleware, allowed_hosts=list(hosts), www_redirect=False),
        ],
        exception_handlers={HTTPException: _refuse, **dict.fromkeys(REFUSALS, refuse_deed)},
    )
    app.state.stopping = stopping
    return app


def _health(health: Health) -> Callable[[Request], Awaitable[Response]]:
    one_by_one = asyncio.Lock()
    told: Mapping[str, object] = {}
    at = -FRESH

    async def answer(_: Request) -> Response:
        nonlocal told, at
        async with one_by_one:
            if time.monotonic() - at >= FRESH:
                told, at = await health(), time.monotonic()
        status = HTTPStatus.SERVICE_UNAVAILABLE if told.get("ok") is False else HTTPStatus.OK
        return Response(json.dumps(told, default=str), status, media_type="application/json")

    return answer


async def _refuse(_: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101 - it is registered for nothing else
    return JSONResponse({"error": error.detail}, error.status_code, dict(error.headers or {}))


def hosts_of(public_url: str | None) -> list[str]:
    """Return the host names to answer to: that of ``public_url``, and those of this machine.

    A reverse proxy either passes the name on by which it was called, or calls us by ours.
    """
    known = urlsplit(public_url or "").hostname
    return [*([known] if known else []), *LOOPBACK_HOSTS]


def hooks(inboxes: Iterable[Inbox]) -> list[BaseRoute]:
    """Return a route for each inbox, to be ``extra`` of the door.

    A body that is too large gets a 413, one that does not come in time a 408; both unread.
    """
    return [Route(each.path, _hook(each), methods=["POST"]) for each in inboxes]


def _hook(inbox: Inbox) -> Callable[[Request], Awaitable[Response]]:
    async def answer(request: Request) -> Response:
        try:
            async with asyncio.timeout(SLOWEST_BODY):
                body = await bounded(request, LARGEST)
        except (TimeoutError, ClientDisconnect):
            inbox.counts["too slow"] += 1
            return Response(status_code=HTTPStatus.REQUEST_TIMEOUT)
        if body is None:
            inbox.counts["too large"] += 1
            return Response(status_code=HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        return Response(status_code=await inbox.receive(dict(request.headers), body))

    return answer


class _Headers:
    """Adds the headers that every answer has, unless it has set its own."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def with_headers(event: Event) -> None:
            if event["type"] == "http.response.start":
                headers = MutableHeaders(scope=event)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(event)

        await self.app(scope, receive, with_headers if scope["type"] == "http" else send)


class Connection(H11Protocol):
    """What a stranger may cost who has asked for nothing yet: uvicorn's connection, bounded.

    A head larger than 64 KB is refused by h11 while it comes. httptools would keep it, however
    large it grows: 50 MB of header lines became 1 GB of memory.

    Attributes:
        most: How many may be open at once, far from the 1,024 files that a process may hold open;
            what is beyond is cut off at once.
        slowest_head: Seconds that the head of a request may take to arrive, from the beginning
            of the connection or from its first byte.
    """

    most: ClassVar[int] = 400
    slowest_head: ClassVar[float] = 10.0

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self._waiting: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to wait for a head, unless there are too many who do."""
        super().connection_made(transport)
        if len(self.connections) > self.most:
            transport.abort()
        else:
            self._wait()

    def data_received(self, data: bytes) -> None:
        """Take in what comes; a head that is not whole goes on being waited for."""
        super().data_received(data)
        if self.conn.their_state is h11.IDLE:
            self._wait()
        else:
            self._wait_no_more()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait for nothing any more."""
        self._wait_no_more()
        super().connection_lost(exc)

    def _wait(self) -> None:
        if self._waiting is None:
            self._waiting = self.loop.call_later(self.slowest_head, self.transport.abort)

    def _wait_no_more(self) -> None:
        if self._waiting is not None:
            self._waiting.cancel()
            self._waiting = None


class Served:
    """A server that is running.

    Attributes:
        host: The address it is bound to.
        port: The port actually bound.
        url: Where the application is found; no slash at its end.
        task: Done when the server has ended, by ``close`` or by a fault.
    """

    def __init__(
        self, server: uvicorn.Server, task: "asyncio.Task[None]", *, host: str, port: int
    ) -> None:
        self.host = host
        self.port = port
        self.url = f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
        self.task = task
        self._server = server

    async def close(self) -> None:
        """End event streams, give other answers a moment, and let go of the port."""
        self._server.should_exit = True
        await self.task


class _Server(uvicorn.Server):
    """uvicorn without signal handlers; tells when it is up, and ends event streams first."""

    def __init__(self, config: uvicorn.Config, stopping: asyncio.Event | None) -> None:
        super().__init__(config)
        self.up = asyncio.Event()
        self.stopping = stopping

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.up.set()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        if self.stopping is not None:
            self.stopping.set()
        await super().shutdown(sockets)


async def serve(
    app: Starlette, *, host: str, port: int, connection: type[Connection] = Connection
) -> Served:
    """Serve ``app`` as a task of this loop, and return when it answers.

    Args:
        app: Made by ``bot.web.door.door``.
        host: The address to bind, numeric; the preview belongs on a loopback one.
        port: The port to bind; 0 takes a free one.
        connection: What a connection may cost.

    Raises:
        PlatformError: The address cannot be bound, as when the port is taken.
    """
    bound = _bind(host, port)
    config = uvicorn.Config(
        app,
        http=connection,
        backlog=BACKLOG,
        log_config=None,
        access_log=False,
        server_header=False,
        lifespan="off",
        ws="none",
        timeout_graceful_shutdown=PATIENCE,
    )
    server = _Server(config, getattr(app.state, "stopping", None))
    task = asyncio.create_task(server.serve(sockets=[bound]))
    up = asyncio.create_task(server.up.wait())
    try:
        await asyncio.wait({task, up}, return_when=asyncio.FIRST_COMPLETED)
    finally:
        up.cancel()
    if task.done():
        await task
        raise PlatformError("the web server ended at once")
    return Served(server, task, host=host, port=bound.getsockname()[1])


def _bind(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family)
    except (OSError, OverflowError) as error:
        # Python's own words of it hold the address once more.
        number = error.errno if isinstance(error, OSError) else None
        reason = os.strerror(number) if number else str(error)
        raise PlatformError(
            f"cannot serve on {host}:{port}: {reason}; choose another WEB_ADDRESS (demo: --port)"
        ) from error
