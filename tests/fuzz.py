"""Every parser of foreign bytes, on what comes close to what it expects: none crashes or hangs.

``tests/test_fuzz.py`` tries each within seconds. For longer, and with every core::

    python -m tests.fuzz --minutes 10 [--only NAME ...] [--seed N]

A fault is printed with the bytes (base64) that caused it, cut down as far as it goes, and the exit
code is 1. What is parsed in worker processes, which are killed at 10 s, may take that long; all
else gets a second for 64 kB.
"""

import argparse
import base64
import io
import json
import multiprocessing
import os
import random
import sqlite3
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import orjson

from bot import commands, copies, imports, sheets, times, unit_lists
from bot.audit import act_of
from bot.errors import UsageError
from bot.handlers.questions import MOST_LETTERS
from bot.platforms import telegram, telegram_json, zalo_json, zalo_oa_json
from bot.platforms.telegram_webhook import TelegramWebhook
from bot.platforms.zalo_bot import ZaloBot
from jobs import (
    article,
    bodies,
    dates,
    discover,
    documents,
    encodings,
    links,
    opml,
    question,
    ranking,
    robots,
    text,
)
from jobs.errors import FetchError, NotAFeedError, UnreadableError
from jobs.sources import SOURCES

NOW = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
URL = "https://bao.example.vn/1.html"
LARGEST = 64 * 1024
QUICK, SLOW = 1.0, 10.0
"""Seconds of a core."""
SHOWN = 600
ME = {"id": 1, "username": "bantin_bot", "is_bot": True, "first_name": "bantin"}
SECRET = "s3cret-s3cret"

FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>Báo</title><item><guid>1</guid>
<title><![CDATA[Hội nghị bàn về nông thôn mới]]></title><link>https://bao.example.vn/1.html</link>
<pubDate>Mon, 23 Nov 2026 06:20:00 +0700</pubDate><description>&lt;p&gt;Lời dẫn &amp;amp; ảnh
&lt;/p&gt;</description></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>B</title><entry><id>2</id><title
type="html">Tin &lt;b&gt;hai&lt;/b&gt;</title><link href="/2"/><updated>2026-11-23T06:20:00+07:00
</updated></entry></feed>"""
SITEMAP = """<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>https://bao.example.vn/1.html
</loc><news:news><news:title>Tin</news:title><news:publication_date>2026-11-23</news:publication_date>
</news:news></url></urlset>"""
PAGE = """<html><head><title>Tin</title><meta charset=utf-8><script type="application/ld+json">{
"@type": "NewsArticle", "datePublished": "2026-07-20"}</script></head><body><h1>Hội nghị bàn việc
</h1><div class="date">20/07/2026 06:30</div><article><p>Sáng 20/7, Đảng ủy tổ chức hội nghị bàn về
xây dựng nông thôn mới ở các xã trong tỉnh.</p><p>Dự hội nghị có đại biểu các chi bộ.</p></article>
<a href="/tin-1.html">Một tin khác có tên đủ dài để là một tin</a></body></html>"""
OPML = """<opml version="2.0"><body><outline text="A"><outline type="rss" text="Báo"
xmlUrl="https://bao.example.vn/rss"/></outline></body></opml>"""
WORDS = (
    "/dangky ABCD-2345", "/gio 6:30, 17h", "/chude kinh tế, thời sự", "/phathanh 12 sua 3",
    "tìm bài về cầu Bến Mới tuần trước", "nghị quyết 57-NQ/TW ngày 22/12/2024",
    "147/2024/NĐ-CP, 02/2021/TT-BNV", '"chuyển đổi số" tháng 10', "Thứ 2, Ngày 25 / 10 / 2021",
    "Mon, 23 Nov 2026 06:20:00 GMT+7", "11/23/2026 6:20:00 AM", "http://127.0.0.1:80/..//%2e%2e/a?b#c",
)  # fmt: skip
UPDATES = (
    {"update_id": 1, "message": {"message_id": 5, "date": 1, "text": "@bantin_bot /gio 7:00",
     "chat": {"id": -100, "type": "supergroup", "title": "C"}, "from": {"id": 7, "is_bot": False},
     "entities": [{"type": "mention", "offset": 0, "length": 11}], "message_thread_id": 3,
     "reply_to_message": {"message_id": 4, "from": ME, "chat": {"id": -100}}}},
    {"update_id": 2, "callback_query": {"id": "q", "data": "/huydangky co", "from": {"id": 7},
     "message": {"message_id": 5, "chat": {"id": 7, "type": "private"}}}},
    {"update_id": 3, "my_chat_member": {"chat": {"id": -1, "type": "group"}, "from": {"id": 7},
     "new_chat_member": {"status": "kicked", "user": ME}, "old_chat_member": {"status": "member"}}},
    {"update_id": 4, "inline_query": {"id": "i", "from": {"id": 7}, "query": "tin", "offset": "2"}},
)  # fmt: skip
ZALO = {"ok": True, "result": {"event_name": "message.text.received", "message": {
    "date": 1789033572455, "chat": {"chat_type": "GROUP", "id": "zgr-f8"}, "message_id": "m1",
    "from": {"id": "a1", "is_bot": False}, "text": "@Bot Tin /gio 7:00"}}}  # fmt: skip
OA = {"event_name": "user_send_group_text", "app_id": "1", "sender": {"id": "2"}, "timestamp": "1",
      "group_id": "3", "message": {"text": "@Báo tin?", "msg_id": "4", "quote_msg_id": "5"},
      "recipient": {"id": "3"}}  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Parser:
    """What reads foreign bytes.

    Attributes:
        read: Reads them, and checks what it can of what comes out.
        seeds: What it expects.
        promised: What it may raise.
        limit: Seconds that it may take.
        largest: Bytes that it is given.
    """

    read: Callable[[bytes], object]
    seeds: tuple[bytes, ...]
    promised: tuple[type[BaseException], ...] = ()
    limit: float = QUICK
    largest: int = field(default=LARGEST)


def _json(*told: object) -> tuple[bytes, ...]:
    return tuple(json.dumps(each, ensure_ascii=False).encode() for each in told)


def _texts(*told: str) -> tuple[bytes, ...]:
    return tuple(each.encode() for each in told)


def _telegram(raw: bytes) -> None:
    hook = TelegramWebhook(token="1:x", public_url="https://b.vn", deal=_never, secret=SECRET)
    posted = hook.accept({"x-telegram-bot-api-secret-token": SECRET}, raw)
    if isinstance(posted, int):
        assert posted == 400
        return
    telegram_json.what_is_heard(orjson.loads(posted.body), platform="telegram", me=ME)


def _zalo(raw: bytes) -> None:
    bot = ZaloBot(token="1:x", posted=True, public_url="https://b.vn", webhook_secret=SECRET)
    posted = bot.webhook.accept({"x-bot-api-secret-token": SECRET}, raw)
    if not isinstance(posted, int):
        update = zalo_json.unwrapped(orjson.loads(posted.body))
        zalo_json.what_is_heard(update, platform="zalo", names=["Bot Tin"])


def _oa(raw: bytes) -> None:
    update = zalo_oa_json.read(raw)
    if update is not None:
        zalo_oa_json.proved(raw, update, "mac=x", app_id="1", key="k")
        zalo_oa_json.key_of(update, raw)
        zalo_oa_json.people_of(update)
        zalo_oa_json.what_is_heard(update, platform="zalo-oa", names=["Báo"], sent=["5"])


async def _never(*_: object) -> None:
    raise AssertionError


def _said(raw: bytes) -> None:
    words = raw.decode(errors="replace")[:5000]
    parsed = commands.parse(words)
    name, argument = parsed or ("", words)
    commands.guess(name[:200])
    act_of(argument, {"sua", "gui"})
    times.read_times(argument)


def _asked(raw: bytes) -> None:
    words = raw.decode(errors="replace")[:MOST_LETTERS]
    understood = question.understand(words, NOW)
    assert not (understood.date_from and understood.date_to) or (
        understood.date_from <= understood.date_to
    )
    ranking.asked(words)


def _written(raw: bytes) -> None:
    words = raw.decode(errors="replace")
    documents.find(words)
    text.syllables(text.fold(words))
    found = dates.published(words[:400], NOW)
    assert found is None or found <= NOW
    link = links.cleaned(words[:4000], URL)
    assert link == "" or link.startswith(("http://", "https://"))


def _listed(raw: bytes) -> None:
    sheets.read(raw, unit_lists.COLUMNS, ("name", "kind"))
    imports.read_chats(raw)


def _copied(raw: bytes) -> None:
    with tempfile.NamedTemporaryFile(suffix=".backup") as file:
        file.write(raw)
        file.flush()
        copies.check(Path(file.name))


def _outlined(raw: bytes) -> None:
    for each in opml.read(raw):
        assert each.url.startswith(("http://", "https://"))


def _robots(raw: bytes) -> None:
    robots.read(raw).allow("/" + raw.decode(errors="replace")[:300])


def _packed(raw: bytes) -> None:
    assert len(bodies.unpacked(raw, "gzip", 2**20)) <= 2**20


def _page(raw: bytes) -> None:
    discover.feeds_told(raw, URL, None)
    article.read(raw, URL, fetched_at=NOW)


def _source(kind: str) -> Callable[[bytes], object]:
    def read(raw: bytes) -> None:
        listing = SOURCES[kind](raw, url=URL, content_type=None, fetched_at=NOW)
        for entry in listing.entries:
            (entry.title + entry.guid + entry.text).encode()  # or no database takes it
            assert entry.link == "" or entry.link.startswith(("http://", "https://"))

    return read


@cache
def _workbook() -> bytes:
    from openpyxl import Workbook

    book, out = Workbook(), io.BytesIO()
    for row in (["name", "kind"], ["Chi bộ A", "chi bộ"], ["=1+1", "@x"]):
        book.active.append(row)
    book.save(out)
    return out.getvalue()


@cache
def _database() -> bytes:
    opened = sqlite3.connect(":memory:")
    for name in copies.TABLES:
        opened.execute(f"CREATE TABLE {name} (id INTEGER PRIMARY KEY, text TEXT)")
        opened.execute(f"INSERT INTO {name} (text) VALUES ('một')")  # noqa: S608  our own names
    return opened.serialize()


@cache
def parsers() -> dict[str, Parser]:
    """Return all of them, by name."""
    feeds = _texts(FEED, ATOM, SITEMAP, PAGE) + _json(
        {"version": "https://jsonfeed.org/version/1.1", "items": [{"id": 7, "title": "T"}]}
    )
    slow = {"limit": SLOW, "largest": 16 * 1024}
    csv = _texts(
        "name,kind,parent\nA,chi bộ,\n", "platform,chat_id,unit,topics,times\nweb,1,A,,7:00\n"
    )
    found = {
        "telegram": Parser(read=_telegram, seeds=_json(*UPDATES), promised=telegram.UNREADABLE),
        "zalo": Parser(read=_zalo, seeds=_json(ZALO, ZALO["result"])),
        "zalo-oa": Parser(read=_oa, seeds=_json(OA)),
        "commands": Parser(read=_said, seeds=_texts(*WORDS)),
        "questions": Parser(read=_asked, seeds=_texts(*WORDS)),
        "texts": Parser(read=_written, seeds=_texts(*WORDS, PAGE), limit=SLOW),
        "sheets": Parser(read=_listed, seeds=(*csv, _workbook()), limit=SLOW),
        "backups": Parser(read=_copied, seeds=(_database(),), promised=(UsageError,)),
        "opml": Parser(read=_outlined, seeds=_texts(OPML), promised=(NotAFeedError,)),
        "robots": Parser(read=_robots, seeds=_texts("User-agent: *\nDisallow: /a*b$\nAllow: /\n")),
        "encodings": Parser(
            read=lambda raw: encodings.mended(encodings.decoded(raw, None)),
            seeds=(*feeds, "Héi nghÞ TØnh uû".encode("latin-1")),
            limit=SLOW,
        ),
        "packed": Parser(read=_packed, seeds=_texts(FEED), promised=(FetchError,)),
        "pages": Parser(read=_page, seeds=feeds, promised=(UnreadableError,), **slow),
    }
    for kind in SOURCES:
        promised = (NotAFeedError, FetchError)
        found[kind] = Parser(read=_source(kind), seeds=feeds, promised=promised, **slow)
    return found


INSERTS = (
    b"\x00", b"\xff\xfe", b"\xed\xa0\x80", "\u202e".encode(), "Đ".encode(), b"<", b">", b"&#0;",
    b"]]>", b"<!ENTITY a 'b'>", b"<!--", b'"', b"\\", b"{", b"[", b"null", b"-1", b"1e999",
    b"99999999999999999999", b"{}", b"=", b"@", b"/", b"%00", b" ", b"\r\n", b"a", b"\xcc\x81",
    b"-inf", b"\\ud800", b"../", b"PK\x03\x04", b"\x1f\x8b\x08",
)  # fmt: skip


def changed(seed: bytes, chance: random.Random, largest: int) -> bytes:
    """Return ``seed`` with pieces cut out, put in, doubled, and many times repeated."""
    raw = bytearray(seed)
    for _ in range(chance.randint(1, 6)):
        at = chance.randint(0, len(raw))
        to = min(len(raw), at + chance.randint(1, 40))
        match chance.randint(0, 5):
            case 0:
                del raw[at:to]
            case 1:
                raw[at:at] = chance.choice(INSERTS)
            case 2:
                raw[at:to] = chance.randbytes(chance.randint(1, 8))
            case 3:  # what makes a careless pattern slow
                raw[at:at] = (bytes(raw[at:to]) or b" ") * chance.choice((3, 50, 1000, 9000))
            case 4:
                raw[at:at] = chance.choice(INSERTS) * chance.choice((2, 100, 5000))
            case 5:
                raw[at:to] = bytes(raw[to : to + 20]) + bytes(raw[at:to])
    return bytes(raw[:largest])


def tried(parser: Parser, raw: bytes) -> str | None:
    """Say what is wrong with how a parser takes some bytes; None where all is well."""
    begun = time.thread_time()
    try:
        parser.read(raw)
    except parser.promised:
        pass
    except RecursionError:
        return "it recurses too deep"
    except Exception:  # noqa: BLE001  whatever it is, it was not promised
        return traceback.format_exc(limit=-3)
    took = time.thread_time() - begun
    return f"it took {took:.1f} s for {len(raw)} bytes" if took > parser.limit else None


def smaller(parser: Parser, raw: bytes) -> bytes:
    """Return less of some bytes that still is too much for a parser."""
    step = len(raw) // 2
    while step:
        at = 0
        while at < len(raw) and step:
            less = raw[:at] + raw[at + step :]
            if tried(parser, less):
                raw = less
            else:
                at += step
        step //= 2
    return raw


def run(name: str, minutes: float, seed: int) -> tuple[str, int, float, str | None]:
    """Try one parser for so long; return its name, how many tries, the slowest, and a fault."""
    parser, chance = parsers()[name], random.Random(seed)
    ends, count, slowest = time.monotonic() + minutes * 60, 0, 0.0
    while time.monotonic() < ends:
        raw = changed(chance.choice(parser.seeds), chance, parser.largest)
        begun = time.thread_time()
        fault = tried(parser, raw)
        slowest, count = max(slowest, time.thread_time() - begun), count + 1
        if fault and (fault := tried(parser, raw)):  # not only because the machine was busy
            told = base64.b64encode(smaller(parser, raw) if "took" not in fault else raw).decode()
            return name, count, slowest, f"{fault}\n{told[:SHOWN]}"
    return name, count, slowest, None


def main() -> int:
    """Try all parsers, side by side on all cores."""
    wanted = argparse.ArgumentParser(description=__doc__)
    wanted.add_argument("--minutes", type=float, default=1.0, help="for each parser")
    wanted.add_argument("--only", nargs="*", default=[], help="names of parsers")
    wanted.add_argument("--seed", type=int, default=random.SystemRandom().randint(0, 2**32))
    told = wanted.parse_args()
    names = told.only or list(parsers())
    print(f"seed {told.seed}", flush=True)
    failed = 0
    with multiprocessing.get_context("spawn").Pool(os.cpu_count()) as pool:
        works = [pool.apply_async(run, (name, told.minutes, told.seed)) for name in names]
        for work in works:
            name, count, slowest, fault = work.get()
            failed += fault is not None
            print(
                f"{name:10} {count:9} tries, slowest {slowest:.2f} s  {fault or 'ok'}", flush=True
            )
    return min(failed, 1)


if __name__ == "__main__":
    sys.exit(main())
