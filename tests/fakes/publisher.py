"""A publisher on loopback: feeds and pages over real HTTP, with every fault a server can have.

As a program it publishes one real morning of seventeen outlets, to try ``bantin run`` on::

    python -m tests.fakes.publisher --port 8090
"""

import argparse
import asyncio
import email.utils
import gzip
import hashlib
import html
import json
import socket
import struct
import threading
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Self
from urllib.parse import urlsplit

import pytest

from tests.fakes.server import LoopbackServer

FEEDS = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "feeds"
MORNINGS = FEEDS / "real" / "feed_items"
ARTICLES = FEEDS / "real" / "articles"

Item = Mapping[str, str]
"""What an item may have: ``guid title link published summary``; all but the title optional."""


@dataclass(frozen=True, kw_only=True)
class Seen:
    """One request as it came; header names in lower case."""

    path: str
    headers: dict[str, str]


@dataclass(frozen=True, kw_only=True)
class Thing:
    """What stands at a path, and how it is served.

    ``etag`` and ``modified`` are sent, and answered with 304, where they are not None. ``delay``
    and ``pace`` are seconds: before the answer, and between its pieces. ``after`` is where the
    answer breaks off, in bytes, by a closed connection or, with ``reset``, by a TCP reset.
    """

    body: bytes = b""
    content_type: str = "application/rss+xml; charset=utf-8"
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    etag: str | None = None
    modified: str | None = None
    delay: float = 0
    pace: float = 0
    hang: bool = False
    after: int | None = None
    reset: bool = False


class FakePublisher:
    """Serves what it was given; ``seen`` and ``asked`` tell what clients wanted.

    Everything may be changed while it runs: a later call for the same path replaces the earlier.
    """

    def __init__(self, *, port: int = 0) -> None:
        self._things: dict[str, Thing] = {}
        self._seen: dict[str, list[Seen]] = defaultdict(list)
        self._lock = threading.Lock()
        self._server = LoopbackServer(self, port=port)
        # Head and body are two writes; without this each answer waits 40 ms for an acknowledgement.
        self._server.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.url = self._server.url
        self.host = urlsplit(self.url).netloc
        self.at_once: dict[str, int] = defaultdict(int)

    def __enter__(self) -> Self:
        self._server.__enter__()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.__exit__()

    def put(self, path: str, thing: Thing) -> str:
        """Let ``thing`` stand at ``path`` and return its address."""
        with self._lock:
            self._things[path] = thing
        return self.url + path

    def feed(
        self,
        path: str,
        items: Sequence[Item],
        *,
        title: str = "A feed",
        atom: bool = False,
        **how: Any,
    ) -> str:
        """Serve ``items`` as RSS 2.0 or Atom, with an ETag and Last-Modified of their own."""
        render = atom_of if atom else rss_of
        body = render(title, items).encode()
        how.setdefault("etag", f'"{hashlib.sha256(body).hexdigest()[:16]}"')
        how.setdefault("modified", email.utils.format_datetime(datetime.now(UTC), usegmt=True))
        kind = f"application/{'atom' if atom else 'rss'}+xml; charset=utf-8"
        return self.put(path, Thing(body=body, content_type=kind, **how))

    def page(self, path: str, body: bytes | str, **how: Any) -> str:
        """Serve an HTML page; as text it is a whole page already."""
        raw = body.encode() if isinstance(body, str) else body
        return self.put(path, Thing(body=raw, content_type="text/html; charset=utf-8", **how))

    def file(
        self,
        path: str,
        body: bytes,
        content_type: str = "application/octet-stream",
        headers: Mapping[str, str] | None = None,
        **how: Any,
    ) -> str:
        """Serve bytes exactly so; ``Content-Encoding`` and the like go into ``headers``."""
        thing = Thing(body=body, content_type=content_type, headers=headers or {}, **how)
        return self.put(path, thing)

    def redirect(self, path: str, target: str, status: int = 301, **headers: str) -> str:
        """Lead from ``path`` to ``target``, a path or an address; ``headers`` with _ for -."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return self.put(path, Thing(status=status, headers={"location": target, **named}))

    def error(self, path: str, status: int, *, retry_after: str | None = None) -> str:
        """Answer with an error, and with a ``Retry-After`` where one is given."""
        headers = {} if retry_after is None else {"retry-after": retry_after}
        body = f"<html><h1>{status}</h1></html>".encode()
        return self.put(
            path, Thing(body=body, content_type="text/html", status=status, headers=headers)
        )

    def gzipped(self, path: str, body: bytes, *, announced: bool = True, **how: Any) -> str:
        """Serve ``body`` packed, announced by ``Content-Encoding`` or as a mere file."""
        headers = {"content-encoding": "gzip"} if announced else {}
        return self.file(path, gzip.compress(body), "application/xml", headers, **how)

    def change(self, path: str, **how: Any) -> None:
        """Change how the thing at ``path`` is served (fields of `Thing`)."""
        with self._lock:
            self._things[path] = replace(self._things[path], **how)

    def remove(self, path: str) -> None:
        """Let nothing stand at ``path`` any more: 404."""
        with self._lock:
            self._things.pop(path, None)

    def seen(self, path: str) -> list[Seen]:
        """The requests for ``path``, oldest first."""
        with self._lock:
            return list(self._seen[path])

    def asked(self, path: str) -> int:
        """How often ``path`` was requested."""
        return len(self.seen(path))

    def asked_in_all(self) -> int:
        """How many requests there were for all paths."""
        with self._lock:
            return sum(len(seen) for seen in self._seen.values())

    async def __call__(self, scope: dict[str, Any], receive: Any, send: Any) -> None:
        """Answer one request: the publisher is an ASGI application."""
        request = _request(scope)
        with self._lock:
            self._seen[request.path].append(request)
            thing = self._things.get(request.path, _NOTHING)
            self.at_once["now"] += 1
            self.at_once["most"] = max(self.at_once["most"], self.at_once["now"])
        try:
            await self._answer(thing, request, scope, receive, send)
        finally:
            with self._lock:
                self.at_once["now"] -= 1

    async def _answer(
        self, thing: Thing, request: Seen, scope: dict[str, Any], receive: Any, send: Any
    ) -> None:
        if thing.hang:
            await _gone(receive)
            return
        await asyncio.sleep(thing.delay)
        if thing.reset and not thing.after:
            self._reset(scope)
            return
        unchanged = _unchanged(thing, request)
        await send(_head(thing, unchanged=unchanged))
        body = b"" if unchanged else thing.body[: thing.after]
        for piece in _pieces(body, paced=thing.pace > 0):
            await send({"type": "http.response.body", "body": piece, "more_body": True})
            await asyncio.sleep(thing.pace)
        if thing.reset:
            self._reset(scope)
        elif thing.after is not None and not unchanged:
            raise ConnectionAbortedError
        else:
            await send({"type": "http.response.body", "body": b""})

    def _reset(self, scope: dict[str, Any]) -> None:
        """Break the connection by RST: what was sent and not yet read is lost as well."""
        for connection in list(self._server.server.server_state.connections):
            if tuple(connection.client or ()) == tuple(scope["client"]):
                raw = connection.transport.get_extra_info("socket")
                raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                connection.transport.abort()


_NOTHING = Thing(body=b"<html><h1>Not found</h1></html>", content_type="text/html", status=404)


@pytest.fixture
def publisher() -> Iterator[FakePublisher]:
    with FakePublisher() as running:
        yield running


def _request(scope: dict[str, Any]) -> Seen:
    query = scope["query_string"].decode("latin-1")
    path = scope["raw_path"].decode("latin-1") + (f"?{query}" if query else "")
    headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
    return Seen(path=path, headers=headers)


def _unchanged(thing: Thing, request: Seen) -> bool:
    """RFC 9110, 13.2.2: If-None-Match decides alone where it is sent; tags compare weakly."""
    if thing.status != 200:
        return False
    wanted = request.headers.get("if-none-match")
    if wanted is not None:
        tags = [tag.strip().removeprefix("W/") for tag in wanted.split(",")]
        return thing.etag is not None and thing.etag.removeprefix("W/") in tags
    since = request.headers.get("if-modified-since")
    return thing.modified is not None and since == thing.modified


def _head(thing: Thing, *, unchanged: bool) -> dict[str, Any]:
    headers = {"content-type": thing.content_type, "content-length": str(len(thing.body))}
    headers |= {"etag": thing.etag} if thing.etag else {}
    headers |= {"last-modified": thing.modified} if thing.modified else {}
    headers |= thing.headers
    if unchanged:
        del headers["content-length"], headers["content-type"]
    return {
        "type": "http.response.start",
        "status": 304 if unchanged else thing.status,
        "headers": [(name.encode(), value.encode()) for name, value in headers.items()],
    }


def _pieces(body: bytes, *, paced: bool) -> Iterable[bytes]:
    size = 1 if paced else 65536
    return (body[start : start + size] for start in range(0, len(body), size))


async def _gone(receive: Any) -> None:
    """Wait until the client gives up; never answer."""
    while (await receive())["type"] != "http.disconnect":
        pass


def rss_of(title: str, items: Iterable[Item]) -> str:
    """An RSS 2.0 feed; an item's missing parts are left out, not left empty."""
    parts = "".join(
        "<item>"
        + _element("guid", item.get("guid"), ' isPermaLink="false"')
        + _element("title", item.get("title"))
        + _element("link", item.get("link"))
        + _element("pubDate", item.get("published"))
        + _element("description", item.get("summary"))
        + "</item>\n"
        for item in items
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0"><channel>'
        f"<title>{html.escape(title)}</title>\n{parts}</channel></rss>"
    )


def atom_of(title: str, items: Iterable[Item]) -> str:
    """An Atom feed (RFC 4287); what it demands and the items lack stays lacking."""
    parts = "".join(
        "<entry>"
        + _element("id", item.get("guid"))
        + _element("title", item.get("title"))
        + (f'<link href="{html.escape(item["link"])}"/>' if "link" in item else "")
        + _element("published", item.get("published"))
        + _element("summary", item.get("summary"), ' type="html"')
        + "</entry>\n"
        for item in items
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">'
        f"<title>{html.escape(title)}</title>\n{parts}</feed>"
    )


def _element(name: str, text: str | None, attributes: str = "") -> str:
    return "" if text is None else f"<{name}{attributes}>{html.escape(text)}</{name}>"


def page_of(title: str, summary: str, published: str = "") -> str:
    """A simple article page: a headline, a lead and a paragraph, and a menu around them."""
    return (
        f"<!doctype html><html lang='vi'><head><meta charset='utf-8'>"
        f"<title>{html.escape(title)}</title></head><body><nav><a href='/'>Home</a></nav>"
        f"<article><h1>{html.escape(title)}</h1><time>{html.escape(published)}</time>"
        f"<p>{summary}</p></article><footer>Footer</footer></body></html>"
    )


def serve_morning(publisher: FakePublisher, morning: Path, articles: Path) -> list[tuple[str, str]]:
    """Publish the items of one file of ``real/feed_items``: a feed an outlet, a page an item.

    Links lead to the publisher itself. The first item of each outlet of which ``articles`` holds
    pages gets such a page; every other page is made from its item's own title and summary.

    Returns:
        (name of the outlet, address of its feed), in the order of the file.
    """
    pages = _pages(articles)
    feeds: dict[str, list[dict[str, str]]] = defaultdict(list)
    for number, item in enumerate(json.loads(morning.read_text(encoding="utf-8"))):
        path = f"/{number}{urlsplit(item['link'] or '').path or '/item'}"
        page = pages.pop() if pages and not feeds[item["outlet"]] else None
        made = page_of(item["title"], item["summary"] or "", item["published"] or "")
        link = publisher.page(path, page if page is not None else made)
        feeds[item["outlet"]].append(
            {
                "guid": item["id"] or link,
                "title": item["title"],
                "link": link,
                "published": item["published"] or "",
                "summary": item["summary"] or "",
            }
        )
    return [
        (outlet, publisher.feed(f"/feeds/{number}.rss", items, title=outlet))
        for number, (outlet, items) in enumerate(feeds.items())
    ]


def _pages(articles: Path) -> list[bytes]:
    return [path.read_bytes() for path in sorted(articles.glob("*.html"), reverse=True)]


def main() -> None:
    """Publish a morning until interrupted; print each outlet with the address of its feed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--morning", type=Path, default=None)
    parser.add_argument("--articles", type=Path, default=ARTICLES)
    chosen = parser.parse_args()
    morning = chosen.morning or min(MORNINGS.glob("press_*.json"))
    with FakePublisher(port=chosen.port) as running:
        for outlet, url in serve_morning(running, morning, chosen.articles):
            print(f"{url}\t{outlet}", flush=True)
        try:
            threading.Event().wait()
        except KeyboardInterrupt:
            return


if __name__ == "__main__":
    main()
