"""Servers that do not keep to HTTP: what a browser reads is read, what is broken off is not."""

import gzip
import time
import zlib
from datetime import timedelta

import httpx
import pytest

from jobs.errors import FetchError, TooLargeError, UnreachableError
from jobs.fetch import Fetcher
from jobs.fetching import lenient
from tests.fakes.patience import patient
from tests.fakes.sloppy import sloppy

FEED = "<rss version='2.0'><channel><title>Báo Đảng</title></channel></rss>".encode()
LENGTH = b"Content-Length: %d\r\n" % len(FEED)
OK = b"HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\n"
RAW = zlib.compressobj(wbits=-15)
DEFLATED = RAW.compress(FEED) + RAW.flush()


def chunks(*parts, end=b"0\r\n\r\n"):
    return b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in parts) + end


CHUNKED = OK + b"Transfer-Encoding: chunked\r\n\r\n"
BROKEN = CHUNKED.replace(b"\r\n\r\n", b"\r\nX y\r\n\r\n")
"""With a line that is no header, so that it is read at the second try."""

SLOPPY = {
    "lines ended by LF alone": OK.replace(b"\r\n", b"\n") + b"\n" + FEED,
    "a header without a colon": OK + b"X-Powered-By ASP.NET\r\n" + LENGTH + b"\r\n" + FEED,
    "a blank before the colon": OK + LENGTH.replace(b":", b" :") + b"\r\n" + FEED,
    "no reason": b"HTTP/1.1 200\r\n" + LENGTH + b"\r\n" + FEED,
    "no version": b"HTTP 200 OK\r\n" + LENGTH + b"\r\n" + FEED,
    "a name of its own": b"ICY 200 OK\r\nContent-Type: text/xml\r\n\r\n" + FEED,
    "no head at all": FEED,
    "blank lines before the head": b"\r\n\r\n" + OK + LENGTH + b"\r\n" + FEED,
    "two lengths": OK + LENGTH + b"Content-Length: 99999\r\n\r\n" + FEED,
    "a length that is too large": OK + b"Content-Length: 9999\r\n\r\n" + FEED,
    "a length that counts letters": OK + b"Content-Length: %d\r\n\r\n" % (len(FEED) - 3) + FEED,
    "a length that is no number": OK + b"Content-Length: many\r\n\r\n" + FEED,
    "no length, and closed": OK + b"\r\n" + FEED,
    "a length and chunks": OK + LENGTH + b"Transfer-Encoding: chunked\r\n\r\n" + chunks(FEED),
    "chunks without a last one": CHUNKED + chunks(FEED, end=b""),
    "chunks that are none": CHUNKED + FEED,
    "chunks with blanks": CHUNKED + chunks(FEED).replace(b"\r\n", b"  \r\n", 1),
    "chunks ended by LF alone": CHUNKED + chunks(FEED).replace(b"\r\n", b"\n"),
    "letters that no header may have": OK + "X-Tên: Báo\r\n".encode() + LENGTH + b"\r\n" + FEED,
    "a zero byte in a header": OK + b"X-A: b\x00c\r\n" + LENGTH + b"\r\n" + FEED,
    "a very long header": OK + b"X-A: " + b"b" * 150_000 + b"\r\n" + LENGTH + b"\r\n" + FEED,
    "a folded header": OK + b"X-A: b\r\n  c\r\n" + LENGTH + b"\r\n" + FEED,
    "a folded header in a broken head": OK
    + b"X y\r\nContent-Length:\r\n "
    + b"%d\r\n\r\n" % len(FEED)
    + FEED,
    "an answer before a broken head": b"HTTP/1.1 103 Early Hints\r\n\r\n"
    + OK
    + b"X y\r\n"
    + LENGTH
    + b"\r\n"
    + FEED,
    "an answer before the answer": b"HTTP/1.1 100 Continue\r\n\r\n" + OK + LENGTH + b"\r\n" + FEED,
    "said to be packed": OK + LENGTH + b"Content-Encoding: gzip\r\n\r\n" + FEED,
    "bare deflate": OK + b"Content-Encoding: deflate\r\n\r\n" + DEFLATED,
    "packed twice over": OK
    + b"Content-Encoding: gzip\r\n\r\n"
    + gzip.compress(gzip.compress(FEED)),
    "a foreign transfer coding": OK + b"Transfer-Encoding: identity\r\n" + LENGTH + b"\r\n" + FEED,
}


@pytest.fixture
async def server():
    async with sloppy() as made:
        yield made


@pytest.fixture
async def fetcher(server):
    opened = Fetcher(allowed_private_hosts=frozenset({server.host}), total=timedelta(seconds=30))
    yield opened
    await opened.close()


@pytest.mark.parametrize("how", SLOPPY)
async def test_what_a_browser_reads_is_read(server, fetcher, how):
    answer = await fetcher.get(server.put("/rss", SLOPPY[how]))
    assert (answer.status, answer.body) == (200, FEED)


async def test_more_sloppy_servers_are_read_than_the_strict_client_reads(server, fetcher):
    read = {}
    async with httpx.AsyncClient(timeout=patient(5)) as strict:
        for number, (how, answer) in enumerate(SLOPPY.items()):
            url = server.put(f"/{number}", answer)
            try:
                read[how] = (await strict.get(url)).content == FEED
            except httpx.HTTPError:
                read[how] = False
    print(f"httpx alone reads {sum(read.values())} of {len(read)}")
    assert sum(read.values()) < len(read)


async def test_a_server_that_keeps_to_http_is_asked_once(server, fetcher):
    await fetcher.get(server.put("/rss", OK + LENGTH + b"\r\n" + FEED))
    assert len(server.requests["/rss"]) == 1


async def test_the_second_try_is_the_last(server, fetcher):
    with pytest.raises(UnreachableError):
        await fetcher.get(server.put("/rss", b"\x15\x03\x01 nonsense\r\n\r\n"))
    assert len(server.requests["/rss"]) == 2


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(OK + b"Content-Length: 9999\r\n\r\n" + FEED[:40], id="cut by its length"),
        pytest.param(CHUNKED + chunks(FEED[:40], end=b""), id="cut between chunks"),
        pytest.param(CHUNKED + b"ff\r\n" + FEED[:40], id="cut in a chunk"),
        pytest.param(
            OK
            + b"Content-Length: 999\r\nContent-Encoding: gzip\r\n\r\n"
            + gzip.compress(FEED)[:30],
            id="cut while packed",
        ),
        pytest.param(b"", id="nothing"),
        pytest.param(b"HTTP/1.1 OK\r\n\r\n", id="no status"),
        pytest.param(b"SSH-2.0-OpenSSH_9.2\r\n", id="another protocol"),
    ],
)
async def test_what_is_broken_off_is_not_taken_for_whole(server, fetcher, answer):
    with pytest.raises(UnreachableError):
        await fetcher.get(server.put("/rss", answer))


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(OK + b"X y\r\n\r\n" + b"x" * 2_000_000, id="closed"),
        pytest.param(BROKEN + chunks(b"x" * 2_000_000), id="chunked"),
        pytest.param(BROKEN + chunks(b"x" * 1_500_000), id="chunked, and little more than wanted"),
    ],
)
async def test_the_second_try_reads_no_more_than_wanted(server, fetcher, answer):
    with pytest.raises(TooLargeError):
        await fetcher.get(server.put("/rss", answer), most_bytes=1_000_000)


async def test_a_chunk_a_byte_keeps_nobody_else_waiting(server):
    """All but 10 MB are allowed; what this thread, the event loop's, works for it is counted."""
    allowed = frozenset({server.host})
    fetcher = Fetcher(allowed_private_hosts=allowed, total=timedelta(minutes=5))
    url = server.put("/rss", BROKEN + b"1\na\n" * 2_475_000 + b"0\n\n")
    begun, all_begun = time.thread_time(), time.process_time()
    answer = await fetcher.get(url)
    assert time.thread_time() - begun < 1.5
    assert time.process_time() - all_begun < 20
    await fetcher.close()
    assert answer.body == b"a" * 2_475_000


async def test_an_endless_head_ends(server, fetcher):
    with pytest.raises(FetchError):
        await fetcher.get(server.put("/rss", b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 200_000))


async def test_a_cookie_of_the_second_try_is_kept_over_the_redirect(server, fetcher):
    door = b"HTTP/1.1 302 Found\r\nX y\r\nSet-Cookie: seen=1; Path=/\r\nLocation: /in\r\n\r\n"
    url = server.put("/door", door)
    server.put("/in", OK + LENGTH + b"\r\n" + FEED)
    assert (await fetcher.get(url)).body == FEED
    assert b"seen=1" in server.requests["/in"][0]


async def test_a_server_that_answers_only_with_its_cookie_is_read(server, fetcher):
    """As Quân đội Nhân dân does: the same address, with a cookie kept over the redirect."""
    door = b"HTTP/1.1 302 Found\r\nSet-Cookie: D1N=abc; path=/\r\nLocation: /rss\r\n\r\n"
    url = server.put("/rss", door, OK + LENGTH + b"\r\n" + FEED)
    assert (await fetcher.get(url, hosts=())).body == FEED
    assert b"D1N=abc" in server.requests["/rss"][1]


async def test_a_redirect_with_blanks_and_letters_is_followed(server, fetcher):
    url = server.put("/a", "HTTP/1.1 302 Found\r\nLocation: /b ảnh\r\n\r\n".encode())
    server.put("/b%20%E1%BA%A3nh", OK + LENGTH + b"\r\n" + FEED)
    assert (await fetcher.get(url)).body == FEED


async def test_the_second_try_goes_to_checked_addresses_only(server):
    strange = []

    async def look_up(host, port):
        strange.append(host)
        return ["127.0.0.1"]

    wary = Fetcher(look_up=look_up)
    with pytest.raises(FetchError, match="not public"):
        await wary._transport.leniently(
            httpx.URL(f"http://evil.example:{server.host.split(':')[1]}/"), {}, most=10, connect=1
        )
    await wary.close()
    assert strange == ["evil.example"]
    assert not server.requests


def test_a_header_whose_name_none_may_have_is_left_out():
    read = lenient._head("HTTP/1.1 200 OK\r\nX-Tên: 1\r\nETag: b".encode())
    assert read.headers == {"etag": "b"}
