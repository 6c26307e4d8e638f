"""httpx over httpcore, with the address checked below: what was checked is what is connected to."""

import asyncio
import socket
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager

import httpcore
import httpx

from jobs.errors import RefusedAddressError
from jobs.fetching import addresses, lenient

Resolve = Callable[[str, int], Awaitable[list[str]]]
"""Gives the IP addresses of a host, best first; raises OSError where there are none."""

MOST_TRIED = 3
"""How many addresses of one host are tried; they share the time to connect."""


async def resolve(host: str, port: int) -> list[str]:
    """Ask the system's resolver, whose answer is the one that counts, whatever a name looks like.

    Raises:
        OSError: The name has no address.
    """
    loop = asyncio.get_running_loop()
    try:
        found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except UnicodeError as error:
        raise OSError(f"{host} is no host name") from error
    return list(dict.fromkeys(str(place[4][0]) for place in found))


class PublicOnly(httpcore.AsyncNetworkBackend):
    """Connects to public addresses only; to any address of the hosts in ``allowed``."""

    def __init__(self, allowed: frozenset[str], look_up: Resolve) -> None:
        self._allowed = allowed
        self._look_up = look_up
        self._network = httpcore.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109  httpcore's signature
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """Connect to an address of ``host`` that has been checked.

        Raises:
            RefusedAddressError: One of its addresses is not public: the name is not to be trusted.
        """
        until = time.monotonic() + (timeout or 10)
        try:
            async with asyncio.timeout(timeout):
                found = await self._look_up(host, port)
        except TimeoutError as error:
            raise httpcore.ConnectTimeout(f"{host} could not be looked up in time") from error
        except OSError as error:
            raise httpcore.ConnectError(f"{host} is unknown") from error
        self._check(host, port, found)
        return await self._first(found[:MOST_TRIED], port, until, local_address, socket_options)

    def _check(self, host: str, port: int, found: list[str]) -> None:
        if addresses.excepted(host, port, self._allowed):
            return
        if not all(addresses.public(address) for address in found):
            raise RefusedAddressError(f"{host} leads to an address that is not public")

    async def _first(
        self,
        found: list[str],
        port: int,
        until: float,
        local_address: str | None,
        options: Iterable[httpcore.SOCKET_OPTION] | None,
    ) -> httpcore.AsyncNetworkStream:
        failure: Exception = httpcore.ConnectError("the host has no address")
        for tried, address in enumerate(found):
            share = max(0.1, (until - time.monotonic()) / (len(found) - tried))
            try:
                return await self._network.connect_tcp(address, port, share, local_address, options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
        raise failure

    async def sleep(self, seconds: float) -> None:
        """Wait, as httpcore asks between attempts."""
        await asyncio.sleep(seconds)


@contextmanager
def _as_httpx() -> Iterator[None]:
    try:
        yield
    except httpcore.TimeoutException as error:
        raise httpx.TimeoutException(str(error)) from error
    except httpcore.NetworkError as error:
        raise httpx.NetworkError(str(error)) from error
    except httpcore.ProtocolError as error:
        raise httpx.ProtocolError(str(error)) from error
    except (httpcore.UnsupportedProtocol, httpcore.ConnectionNotAvailable) as error:
        raise httpx.TransportError(str(error)) from error


class _Body(httpx.AsyncByteStream):
    def __init__(self, response: httpcore.Response) -> None:
        self._response = response

    async def __aiter__(self) -> AsyncIterator[bytes]:
        with _as_httpx():
            async for chunk in self._response.aiter_stream():
                yield chunk

    async def aclose(self) -> None:
        with _as_httpx():
            await self._response.aclose()


class Transport(httpx.AsyncBaseTransport):
    """The wire under httpx: a pool of connections made by `PublicOnly`."""

    def __init__(self, allowed: frozenset[str], look_up: Resolve = resolve) -> None:
        self._network = PublicOnly(allowed, look_up)
        self._tls = httpx.create_ssl_context()
        self._pool = httpcore.AsyncConnectionPool(
            ssl_context=self._tls,
            max_connections=None,
            max_keepalive_connections=20,
            keepalive_expiry=5,
            network_backend=self._network,
        )

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Bring the head of the answer; its body is read by who wants it, and raw."""
        url = request.url
        with _as_httpx():
            response = await self._pool.handle_async_request(
                httpcore.Request(
                    method=request.method,
                    url=httpcore.URL(
                        scheme=url.raw_scheme,
                        host=url.raw_host,
                        port=url.port,
                        target=url.raw_path,
                    ),
                    headers=request.headers.raw,
                    content=request.stream,
                    extensions=request.extensions,
                )
            )
        return httpx.Response(response.status, headers=response.headers, stream=_Body(response))

    async def leniently(
        self, url: httpx.URL, headers: Mapping[str, str], *, most: int, connect: float
    ) -> lenient.Read:
        """GET ``url`` by ``jobs.fetching.lenient``, over connections checked the same way."""
        with _as_httpx():
            return await lenient.get(
                self._network, url, headers, most=most, connect=connect, tls=self._tls
            )

    async def aclose(self) -> None:
        """Close all connections."""
        await self._pool.aclose()
