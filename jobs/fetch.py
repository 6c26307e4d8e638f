"""One HTTP GET: polite to the server, safe for the house. What was meant is decided elsewhere."""

import asyncio
import re
import time
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import httpx

from jobs import links
from jobs.errors import (
    AnswerError,
    FetchError,
    KeptOutError,
    MovedAwayError,
    RestingError,
    TooLargeError,
    UnreachableError,
)
from jobs.fetching import addresses, bodies, lenient, robots
from jobs.fetching.politeness import Turns
from jobs.fetching.rests import Rests
from jobs.fetching.server_delays import again_after, wait_asked
from jobs.fetching.transport import Resolve, Transport, resolve

USER_AGENT = "bantin/0.1 (news bulletins; reads feeds)"
CONNECT = timedelta(seconds=10)
TOTAL = timedelta(seconds=30)
"""From the first byte asked to the last one read, all redirects together."""

PAUSE = timedelta(seconds=0.5)
"""Between two requests to one host. None at the operator's own hosts: they are his to burden."""

MOST_REDIRECTS = 5
MOST_BYTES = 5_000_000
LONGEST_ETAG = 1000

PERMANENT = frozenset({301, 308})
REDIRECTS = frozenset({301, 302, 303, 307, 308})

ROBOTS_AGAIN = timedelta(hours=1)
"""After as long a robots.txt that could not be read is tried again."""

FEED = re.compile(rb"<(?:rss|feed|rdf:rdf)[\s>]", re.IGNORECASE)
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


@dataclass(slots=True, kw_only=True)
class _Trail:
    """The way of one GET through its redirects."""

    url: httpx.URL
    left: float
    hosts: frozenset[str] | None
    moved_to: str | None = None
    for_good: bool = True

    def follow(self, status: int, target: httpx.URL) -> None:
        """Go on to ``target``, where it is one of the source's hosts."""
        if self.hosts is not None and links.site(str(target)) not in self.hosts:
            raise MovedAwayError(str(target))
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
        self._rests = Rests()
        self._robots = robots.Memory()
        self._now = now

    async def get(
        self,
        url: str,
        *,
        etag: str | None = None,
        modified: str | None = None,
        hosts: Collection[str] | None = None,
        most_bytes: int = MOST_BYTES,
    ) -> Answer:
        """GET ``url``, through at most five redirects, each checked like the first address.

        Args:
            url: An absolute http or https address.
            etag: The ``Answer.etag`` of last time; with it the server may say 304.
            modified: The ``Answer.modified`` of last time, likewise.
            hosts: Where redirects may lead besides the host of ``url`` itself; None: anywhere
                public.
            most_bytes: The largest body wanted, unpacked.

        Raises:
            RefusedAddressError: The address, or one it leads to, must not be visited.
            MovedAwayError: It leads to a host that is not one of ``hosts``.
            UnreachableError: No connection, or it broke off, or it took too long.
            AnswerError: Neither 200 nor an expected 304, or too many redirects.
            RestingError: A host on the way asked for a pause lately, and was not asked.
            TooLargeError: The body is larger than ``most_bytes``.
            FetchError: The body is packed in a way that was not asked for.
        """
        known = None if hosts is None else frozenset({links.site(url), *map(links.bare, hosts)})
        trail = _Trail(url=addresses.check(url, self._allowed), left=self._total, hosts=known)
        conditions = _conditions(etag, modified)
        client = self._client(conditions)
        for _ in range(MOST_REDIRECTS + 1):
            response, raw = await self._turn(client, trail, most_bytes)
            target = response.headers.get("location")
            if response.status_code not in REDIRECTS or not target:
                return await self._answer(response, raw, trail, most_bytes, asked=bool(conditions))
            trail.follow(response.status_code, self._next(trail.url, target))
        raise AnswerError(response.status_code)

    async def page(self, url: str, *, hosts: Collection[str] | None = None) -> Answer:
        """GET the page of an article, where its site lets robots read it.

        Args:
            url: As for ``get``.
            hosts: As for ``get``.

        Raises:
            KeptOutError: robots.txt asks not to read it.
            FetchError: As ``get``; or whether it may be read cannot be told now.
        """
        target = addresses.check(url, self._allowed)
        rules = await self._rules(target)
        if rules.shut:
            raise UnreachableError(f"{target.host}: robots.txt cannot be read")
        if not rules.allow(target.raw_path.decode("ascii")):
            raise KeptOutError("robots.txt asks not to read this page")
        return await self.get(url, hosts=hosts)

    async def close(self) -> None:
        """Close all connections."""
        await self._transport.aclose()

    async def _rules(self, target: httpx.URL) -> robots.Rules:
        """What the site of ``target`` asks of robots (RFC 9309, 2.3.1)."""
        site = f"{target.scheme}://{target.netloc.decode('ascii')}"
        rules = self._robots.recall(site, self._now())
        if rules is None:
            rules, kept = await self._asked(site)
            self._robots.keep(site, rules, self._now() + kept)
        return rules

    async def _asked(self, site: str) -> tuple[robots.Rules, timedelta]:
        try:
            answer = await self.get(f"{site}/robots.txt")
        except RestingError as error:
            return robots.SHUT, error.retry_after
        except AnswerError as error:
            shut = error.status >= 500 or error.status == 429
            return (robots.SHUT, ROBOTS_AGAIN) if shut else (robots.OPEN, robots.FRESH)
        except TooLargeError:
            return robots.OPEN, robots.FRESH
        except FetchError:
            # What is unreachable itself will be found so by whoever wants the page.
            return robots.OPEN, ROBOTS_AGAIN
        return robots.read(answer.body), robots.FRESH

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
        pause = timedelta() if own else self._pause
        named = f"{host}:{port}" if own else host
        async with self._turns.at(named, pause):
            self._rests.refuse(named, self._now())
            started = time.monotonic()
            response, raw = await self._once(client, trail, most)
            trail.left -= time.monotonic() - started
            now = self._now()
            self._rests.note(named, response.status_code, again_after(response.headers, now), now)
        return response, raw

    async def _once(
        self, client: httpx.AsyncClient, trail: _Trail, most: int
    ) -> tuple[httpx.Response, bytes]:
        try:
            async with asyncio.timeout(trail.left):
                try:
                    response, raw = await self._strictly(client, trail.url, most)
                    cut = response.status_code == 200 and _is_cut(response, raw)
                except httpx.ProtocolError:
                    cut = True
                if cut:
                    response, raw = await self._leniently(client, trail.url, most)
                return response, raw
        except (TimeoutError, httpx.TimeoutException) as error:
            raise UnreachableError(f"{trail.url.host} took too long") from error
        except httpx.HTTPError as error:
            why = str(error) or type(error).__name__
            raise UnreachableError(f"{trail.url.host}: {why}") from error

    async def _strictly(
        self, client: httpx.AsyncClient, url: httpx.URL, most: int
    ) -> tuple[httpx.Response, bytes]:
        async with client.stream("GET", url, follow_redirects=False) as response:
            return response, await _raw(response, most)

    async def _leniently(
        self, client: httpx.AsyncClient, url: httpx.URL, most: int
    ) -> tuple[httpx.Response, bytes]:
        """Once more, as a browser would read it."""
        request = client.build_request("GET", url)
        left_out = {"host", "connection"}
        headers = {name: told for name, told in request.headers.items() if name not in left_out}
        read = await self._transport.leniently(
            url, headers, most=most, connect=self._timeout.connect or self._total
        )
        told = [*read.headers.items(), *(("set-cookie", cookie) for cookie in read.cookies)]
        raw = [(name.encode("latin-1"), value.encode("latin-1")) for name, value in told]
        response = httpx.Response(read.status, headers=raw, request=request)
        client.cookies.extract_cookies(response)
        return response, read.body

    def _next(self, here: httpx.URL, location: str) -> httpx.URL:
        try:
            target = str(here.join(location.strip()).copy_with(fragment=None))
        except (httpx.InvalidURL, ValueError) as error:
            raise FetchError("the server redirects to something that is no address") from error
        return addresses.check(target, self._allowed)

    async def _answer(
        self, response: httpx.Response, raw: bytes, trail: _Trail, most: int, *, asked: bool
    ) -> Answer:
        status, headers = response.status_code, response.headers
        wait = wait_asked(headers, self._now())
        if status != 200 and not (status == 304 and asked):
            retry = wait if "retry-after" in headers else None
            raise AnswerError(status, retry, walled="cf-mitigated" in headers)
        coding = headers.get("content-encoding", "")
        return Answer(
            url=str(trail.url),
            status=status,
            # How long it takes is the stranger's choice: nobody else is to wait for it.
            body=await asyncio.to_thread(bodies.unpacked, raw, coding, most),
            content_type=headers.get("content-type"),
            etag=_kept(headers.get("etag")),
            modified=_kept(headers.get("last-modified")),
            wait=wait,
            moved_to=trail.moved_to,
        )


async def _raw(response: httpx.Response, most: int) -> bytes:
    """The body as it comes over the wire; that of an error or redirect is left unread.

    That of 304 is none, but only a connection read to the end is used again.
    """
    body = bytearray()
    if response.status_code in {200, 304}:
        async for chunk in response.aiter_raw():
            body += chunk
            if len(body) > most:
                raise TooLargeError(f"the body is larger than {most} bytes")
    return bytes(body)


def _is_cut(response: httpx.Response, raw: bytes) -> bool:
    """Whether a server counted its body too short: letters, say, where bytes were meant."""
    counted = "content-length" in response.headers and "content-encoding" not in response.headers
    start = FEED.search(raw[:2048]) if counted else None
    return start is not None and lenient.broken_off(raw)


def _conditions(etag: str | None, modified: str | None) -> dict[str, str]:
    wanted = {"If-None-Match": _kept(etag), "If-Modified-Since": _kept(modified)}
    return {name: value for name, value in wanted.items() if value}


def _kept(validator: str | None) -> str | None:
    """A validator that can be sent back: some servers put bytes there that no header may have."""
    if validator and validator.isascii() and validator.isprintable():
        return validator if len(validator) <= LONGEST_ETAG else None
    return None
