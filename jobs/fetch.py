"""One HTTP GET: polite to the server, safe for the house. What was meant is decided elsewhere."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

import httpx

from jobs import addresses, bodies
from jobs.errors import AnswerError, FetchError, TooLargeError, UnreachableError
from jobs.transport import Resolve, Transport, resolve

USER_AGENT = "bantin/0.1 (news bulletins; reads feeds)"
CONNECT = timedelta(seconds=10)
TOTAL = timedelta(seconds=30)
"""From the first byte asked to the last one read, all redirects together."""

PAUSE = timedelta(seconds=0.5)
"""Between two requests to one host. None at the operator's own hosts: they are his to burden."""

MOST_REDIRECTS = 5
MOST_BYTES = 5_000_000
LONGEST_WAIT = timedelta(days=365)
LONGEST_ETAG = 1000
MOST_HOSTS = 1000

PERMANENT = frozenset({301, 308})
REDIRECTS = frozenset({301, 302, 303, 307, 308})

ACCEPT = (
    "application/rss+xml, application/atom+xml, application/xml;q=0.9, text/html;q=0.9, */*;q=0.5"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a server said to one GET.

    Attributes:
        url: Where it was found in the end, after all redirects.
        status: 200, or 304 where nothing has changed since ``etag`` or ``modified``.
        body: The bytes, unpacked; empty with 304.
        content_type: The ``Content-Type``, verbatim; None where there was none.
        etag: To be sent with the next GET; None where there was none.
        modified: The ``Last-Modified``, verbatim, likewise.
        wait: How long the server wants to be left alone; None where it did not say.
        moved_to: Where the address has moved for good; None where it has not.
    """

    url: str
    status: int
    body: bytes = b""
    content_type: str | None = None
    etag: str | None = None
    modified: str | None = None
    wait: timedelta | None = None
    moved_to: str | None = None


def utc_now() -> datetime:
    """The time by the machine's clock; aware, UTC."""
    return datetime.now(UTC)


def wait_asked(headers: Mapping[str, str], now: datetime) -> timedelta | None:
    """Say how long a server wants to be left alone, by the longest of its wishes.

    ``Retry-After`` (RFC 9110, 10.2.3), ``max-age`` (RFC 9111, 5.2.2.1) and, where that is missing,
    ``Expires`` (RFC 9111, 5.3). None where there is no wish, or none for the future.
    """
    kept = _max_age(headers.get("cache-control", ""))
    if kept is None:
        kept = _until(headers.get("expires", ""), now)
    retry = headers.get("retry-after", "").strip()
    again = _until(retry, now) if _seconds(retry) is None else _seconds(retry)
    longest = max(kept or timedelta(), again or timedelta())
    return min(longest, LONGEST_WAIT) or None


def _max_age(control: str) -> timedelta | None:
    wishes = [wish.strip().partition("=") for wish in control.lower().split(",")]
    if any(name in {"no-cache", "no-store"} for name, _, _ in wishes):
        return timedelta()
    ages = [value.strip('" ') for name, _, value in wishes if name == "max-age"]
    return _seconds(ages[0]) if ages else None


def _seconds(digits: str) -> timedelta | None:
    if not (digits.isascii() and digits.isdigit()):
        return None
    return timedelta(seconds=int(digits)) if len(digits) < 9 else LONGEST_WAIT


def _until(moment: str, now: datetime) -> timedelta | None:
    try:
        then = parsedate_to_datetime(moment)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return (then if then.tzinfo else then.replace(tzinfo=UTC)) - now


class Turns:
    """One at a time at each host, with a pause between."""

    def __init__(self) -> None:
        self._locks: dict[str, asyncio.Lock] = {}
        self._free_at: dict[str, float] = {}

    @asynccontextmanager
    async def at(self, host: str, pause: timedelta) -> AsyncIterator[None]:
        """Wait for the turn at ``host`` and keep it."""
        if len(self._locks) > MOST_HOSTS:
            self._forget()
        async with self._locks.setdefault(host, asyncio.Lock()):
            await asyncio.sleep(max(0.0, self._free_at.get(host, 0.0) - time.monotonic()))
            try:
                yield
            finally:
                self._free_at[host] = time.monotonic() + pause.total_seconds()

    def _forget(self) -> None:
        now = time.monotonic()
        for host, free_at in list(self._free_at.items()):
            if free_at < now and not self._locks[host].locked():
                del self._locks[host], self._free_at[host]


@dataclass(slots=True, kw_only=True)
class _Trail:
    """The way of one GET through its redirects."""

    url: httpx.URL
    left: float
    moved_to: str | None = None
    for_good: bool = True

    def follow(self, status: int, target: httpx.URL) -> None:
        self.for_good = self.for_good and status in PERMANENT
        self.url = target
        if self.for_good:
            self.moved_to = str(target)


class Fetcher:
    """GETs addresses; one of its kind a program, so that no host is asked twice at once.

    Args:
        allowed_private_hosts: Hosts (``host`` or ``host:port``) that need not be public, nor on a
            usual port, and are asked without a pause: the operator's own.
        user_agent: How we introduce ourselves.
        pause: The least time between two requests to one host.
        connect: The longest wait for a connection.
        total: The longest time for one GET; waiting for the host's turn does not count.
        look_up: Gives the addresses of a host.
        now: The clock by which the dates in answers are read.
    """

    def __init__(
        self,
        *,
        allowed_private_hosts: frozenset[str] = frozenset(),
        user_agent: str = USER_AGENT,
        pause: timedelta = PAUSE,
        connect: timedelta = CONNECT,
        total: timedelta = TOTAL,
        look_up: Resolve = resolve,
        now: Callable[[], datetime] = utc_now,
    ) -> None:
        self._allowed = frozenset(host.lower() for host in allowed_private_hosts)
        self._headers = {
            "User-Agent": user_agent,
            "Accept": ACCEPT,
            "Accept-Encoding": "gzip, deflate",
        }
        self._pause = pause
        self._total = total.total_seconds()
        self._timeout = httpx.Timeout(self._total, connect=connect.total_seconds())
        self._transport = Transport(self._allowed, look_up)
        self._turns = Turns()
        self._now = now

    async def get(
        self,
        url: str,
        *,
        etag: str | None = None,
        modified: str | None = None,
        most_bytes: int = MOST_BYTES,
    ) -> Answer:
        """GET ``url``, through at most five redirects, each checked like the first address.

        Args:
            url: An absolute http or https address.
            etag: The ``Answer.etag`` of last time; with it the server may say 304.
            modified: The ``Answer.modified`` of last time, likewise.
            most_bytes: The largest body wanted, unpacked.

        Raises:
            RefusedAddressError: The address, or one it leads to, must not be visited.
            UnreachableError: No connection, or it broke off, or it took too long.
            AnswerError: Neither 200 nor an expected 304, or too many redirects.
            TooLargeError: The body is larger than ``most_bytes``.
            FetchError: The body is packed in a way that was not asked for.
        """
        trail = _Trail(url=addresses.check(url, self._allowed), left=self._total)
        conditions = _conditions(etag, modified)
        client = self._client(conditions)
        for _ in range(MOST_REDIRECTS + 1):
            response, raw = await self._turn(client, trail, most_bytes)
            target = response.headers.get("location")
            if response.status_code not in REDIRECTS or not target:
                return self._answer(response, raw, trail, most_bytes, asked=bool(conditions))
            trail.follow(response.status_code, self._next(trail.url, target))
        raise AnswerError(response.status_code)

    async def close(self) -> None:
        """Close all connections."""
        await self._transport.aclose()

    def _client(self, conditions: Mapping[str, str]) -> httpx.AsyncClient:
        """A client for one GET: cookies are kept from redirect to redirect, and no longer.

        Never closed itself: that would close the transport, which all share.
        """
        return httpx.AsyncClient(
            transport=self._transport,
            headers={**self._headers, **conditions},
            timeout=self._timeout,
            trust_env=False,
        )

    async def _turn(
        self, client: httpx.AsyncClient, trail: _Trail, most: int
    ) -> tuple[httpx.Response, bytes]:
        host, port = trail.url.host, addresses.port_of(trail.url)
        own = addresses.excepted(host, port, self._allowed)
        async with self._turns.at(f"{host}:{port}", timedelta() if own else self._pause):
            started = time.monotonic()
            response, raw = await self._once(client, trail, most)
            trail.left -= time.monotonic() - started
        return response, raw

    async def _once(
        self, client: httpx.AsyncClient, trail: _Trail, most: int
    ) -> tuple[httpx.Response, bytes]:
        try:
            async with (
                asyncio.timeout(trail.left),
                client.stream("GET", trail.url, follow_redirects=False) as response,
            ):
                return response, await _raw(response, most)
        except (TimeoutError, httpx.TimeoutException) as error:
            raise UnreachableError(f"{trail.url.host} took too long") from error
        except httpx.HTTPError as error:
            why = str(error) or type(error).__name__
            raise UnreachableError(f"{trail.url.host}: {why}") from error

    def _next(self, here: httpx.URL, location: str) -> httpx.URL:
        try:
            target = str(here.join(location).copy_with(fragment=None))
        except (httpx.InvalidURL, ValueError) as error:
            raise FetchError("the server redirects to something that is no address") from error
        return addresses.check(target, self._allowed)

    def _answer(
        self, response: httpx.Response, raw: bytes, trail: _Trail, most: int, *, asked: bool
    ) -> Answer:
        status, headers = response.status_code, response.headers
        wait = wait_asked(headers, self._now())
        if status != 200 and not (status == 304 and asked):
            raise AnswerError(status, wait if "retry-after" in headers else None)
        return Answer(
            url=str(trail.url),
            status=status,
            body=bodies.unpacked(raw, headers.get("content-encoding", ""), most),
            content_type=headers.get("content-type"),
            etag=_kept(headers.get("etag")),
            modified=_kept(headers.get("last-modified")),
            wait=wait,
            moved_to=trail.moved_to,
        )


async def _raw(response: httpx.Response, most: int) -> bytes:
    """The body as it comes over the wire; that of an error or redirect is left unread."""
    body = bytearray()
    if response.status_code == 200:
        async for chunk in response.aiter_raw():
            body += chunk
            if len(body) > most:
                raise TooLargeError(f"the body is larger than {most} bytes")
    return bytes(body)


def _conditions(etag: str | None, modified: str | None) -> dict[str, str]:
    wanted = {"If-None-Match": _kept(etag), "If-Modified-Since": _kept(modified)}
    return {name: value for name, value in wanted.items() if value}


def _kept(validator: str | None) -> str | None:
    """A validator that can be sent back: some servers put bytes there that no header may have."""
    if validator and validator.isascii() and validator.isprintable():
        return validator if len(validator) <= LONGEST_ETAG else None
    return None
