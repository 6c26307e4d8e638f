"""The second try at a server that does not keep to HTTP: browsers read it, so we do too.

httpx is strict (RFC 9112), for good reasons where requests share connections. Here is one GET on a
connection of its own that is closed behind it, so nothing can be smuggled into another answer:
whatever can be made out counts. The address is checked below, as for every connection.
"""

import asyncio
import re
import ssl
from collections.abc import Mapping
from dataclasses import dataclass, field

import httpcore
import httpx

from jobs.errors import TooLargeError, UnreachableError

MOST_HEAD = 262_144
"""Bytes of an answer's head that are read; browsers stop there too."""

MOST_HEADERS = 500
PIECE = 65_536
STATUS = re.compile(rb"^\s*(?:HTTP/?\d?(?:\.\d)?|ICY)\s+(\d{3})\b", re.IGNORECASE)
END = re.compile(rb"\r?\n[ \t]*\r?\n|\r\r")
LINES = re.compile(rb"\r\n|\n|\r")
NAME = re.compile(r"[!-9;-~]+")
"""What Python 3.14 lets be a header's name: with others, reading cookies ends in ValueError."""

SIZE = re.compile(rb"[^\S\n]*+([0-9a-fA-F]{1,8})[^\n]*+\n")
"""The line before a chunk, which says in hexadecimal how many bytes it has."""

BEHIND_CHUNK = re.compile(rb"[^\r\n]")
MARKUP = re.compile(rb"^\s*(?:\xef\xbb\xbf)?\s*[<{\x1f]")
START = re.compile(
    rb"<((?:[\w-]{1,20}:)?(?:rss|feed|rdf|html|urlset|sitemapindex))(?=[\s>])", re.IGNORECASE
)


@dataclass(slots=True, kw_only=True)
class Read:
    """An answer as it could be made out.

    Attributes:
        status: 200 where the server left it out and sent markup at once.
        headers: Names in lower case, the last of equals; cookies apart.
        cookies: All ``Set-Cookie`` lines.
        body: Unchunked, still packed as ``content-encoding`` says.
    """

    status: int
    headers: dict[str, str] = field(default_factory=dict)
    cookies: list[str] = field(default_factory=list)
    body: bytes = b""


async def get(
    network: httpcore.AsyncNetworkBackend,
    url: httpx.URL,
    headers: Mapping[str, str],
    *,
    most: int,
    connect: float,
    tls: ssl.SSLContext,
) -> Read:
    """GET ``url`` once, and make the best of the answer. The caller bounds the time.

    Args:
        network: Makes the connection, and checks where it leads.
        url: An address that may be tried.
        headers: To be sent besides ``Host``.
        most: The largest body wanted, in bytes, packed.
        connect: Seconds to wait for a connection.
        tls: How a server has to prove itself.

    Raises:
        UnreachableError: Nothing could be made out.
        TooLargeError: There is more of it than ``most``.
        httpcore.NetworkError: No connection, or it broke before anything came.
        httpcore.TimeoutException: No connection in time.
    """
    port = url.port or (443 if url.scheme == "https" else 80)
    stream = await network.connect_tcp(url.host, port, timeout=connect)
    try:
        if url.scheme == "https":
            stream = await stream.start_tls(tls, url.host, connect)
        await stream.write(_request(url, headers), connect)
        return await _read(stream, most)
    finally:
        await stream.aclose()


def _request(url: httpx.URL, headers: Mapping[str, str]) -> bytes:
    lines = [f"GET {url.raw_path.decode('ascii')} HTTP/1.1", f"Host: {url.netloc.decode('ascii')}"]
    lines += [f"{name}: {value}" for name, value in headers.items()]
    return "\r\n".join([*lines, "Connection: close", "", ""]).encode("latin-1", "replace")


async def _read(stream: httpcore.AsyncNetworkStream, most: int) -> Read:
    raw = await _more(stream, b"")
    while True:
        raw = raw.lstrip(b"\r\n")
        head = END.search(raw)
        if _is_bare(raw):
            return Read(status=200, body=await _all(stream, raw, most))
        if head is None and len(raw) <= MOST_HEAD:
            grown = await _more(stream, raw)
            if grown != raw:
                raw = grown
                continue
        end, begin = (head.start(), head.end()) if head else (len(raw), len(raw))
        answer = _head(raw[:end])
        if head is None and answer.status == 200:
            raise UnreachableError("the answer broke off in its head")
        raw = raw[begin:]
        if answer.status >= 200:
            break
    if answer.status == 200:
        answer.body = await _body(stream, answer.headers, raw, most)
    return answer


def _is_bare(raw: bytes) -> bool:
    """Whether a server sent what is wanted at once, without any head (HTTP/0.9)."""
    return MARKUP.match(raw) is not None and STATUS.match(raw) is None


def _head(raw: bytes) -> Read:
    first, *lines = LINES.split(raw)
    status = STATUS.match(first)
    if status is None:
        raise UnreachableError("the server does not speak HTTP")
    answer = Read(status=int(status[1]))
    name = ""
    for line in lines[:MOST_HEADERS]:
        text = line.replace(b"\x00", b"").decode("latin-1")
        if text[:1] in {" ", "\t"} and name:  # folded
            answer.headers[name] = f"{answer.headers.get(name, '')} {text.strip()}".strip()
            continue
        name, colon, value = text.partition(":")
        name = name.strip().lower()
        if not colon or not NAME.fullmatch(name):
            name = ""
        elif name == "set-cookie":
            answer.cookies.append(value.strip())
        else:
            answer.headers[name] = value.strip()
    return answer


async def _body(
    stream: httpcore.AsyncNetworkStream, headers: Mapping[str, str], raw: bytes, most: int
) -> bytes:
    if "chunked" in headers.get("transfer-encoding", "").lower():
        # A chunk a byte makes millions of them: seconds, for which nobody else is to wait.
        body, whole = await asyncio.to_thread(_unchunked, await _all(stream, raw, most * 2), most)
        return _whole(body, headers, broken=not whole)
    length = headers.get("content-length", "").split(",")[0].strip()
    wanted = int(length) if length.isascii() and length.isdigit() and len(length) < 12 else None
    # A length of nothing before a body is a fault; one that is too small would cut a feed in two.
    body = await _all(stream, raw, most, enough=wanted or None)
    return _whole(body, headers, broken=len(body) < (wanted or 0))


def _whole(body: bytes, headers: Mapping[str, str], *, broken: bool) -> bytes:
    """A body that is shorter than was said, where its last element says that it is whole."""
    packed = headers.get("content-encoding", "").lower() not in {"", "identity"}
    if broken and (packed or broken_off(body)):
        raise UnreachableError("the body broke off")
    return body


async def _all(
    stream: httpcore.AsyncNetworkStream, raw: bytes, most: int, *, enough: int | None = None
) -> bytes:
    """All that comes until the server closes; at least ``enough`` where it never does."""
    body = bytearray(raw)
    while True:
        piece = await _piece(stream, patient=enough is None or len(body) < enough)
        if not piece:
            return bytes(body)
        body += piece
        if len(body) > most:
            raise TooLargeError(f"the body is larger than {most} bytes")


async def _piece(stream: httpcore.AsyncNetworkStream, *, patient: bool) -> bytes:
    """What comes next; nothing where it breaks off: what came before may do."""
    try:
        return await stream.read(PIECE, None if patient else 0.5)
    except (httpcore.NetworkError, httpcore.TimeoutException):
        return b""


async def _more(stream: httpcore.AsyncNetworkStream, raw: bytes) -> bytes:
    return raw + await stream.read(PIECE, None)


def _unchunked(raw: bytes, most: int) -> tuple[bytes, bool]:
    """Put chunks together; what is not chunked after all is taken as it is.

    Returns:
        The body, and whether it ended as it should.
    """
    body = bytearray()
    at = 0
    while at < len(raw):
        size = SIZE.match(raw, at)
        if size is None:
            return (bytes(body), False) if body else (raw, False)
        length = int(size[1], 16)
        if length == 0:
            return bytes(body), True
        body += raw[size.end() : size.end() + length]
        if len(body) > most:
            raise TooLargeError(f"the body is larger than {most} bytes")
        behind = BEHIND_CHUNK.search(raw, size.end() + length)
        at = behind.start() if behind else len(raw)
    return bytes(body), False


def broken_off(body: bytes) -> bool:
    """Say whether a feed or page ends before its last element does."""
    start = START.search(body[:4096])
    if start is None:
        return True
    return start[1].lower() + b">" not in re.sub(rb"\s+>", b">", body[-2048:].lower())
