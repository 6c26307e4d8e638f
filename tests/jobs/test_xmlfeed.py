"""Feeds read straight from their tree say what feedparser says of them."""

import copy
import gzip
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import pytest

from jobs.encodings import decoded
from jobs.sources import feed, markup, xmlfeed

CORPORA = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "feeds" / "hostile"
needs_data = pytest.mark.skipif(
    not CORPORA.exists(), reason="../shared/data is missing: no feeds of 15 libraries"
)
NOW = datetime(2026, 11, 23, tzinfo=UTC)
URL = "https://bao.example.vn/rss"


def only(item, **names):
    spaces = " ".join(f'xmlns:{name}="{space}"' for name, space in names.items())
    root = markup.feed(f"<rss {spaces}><channel><item>{item}</item></channel></rss>")
    [found] = xmlfeed.announced(root).items
    return found


def test_the_words_of_the_item_go_before_borrowed_ones():
    found = only(
        "<m:title>Ảnh</m:title><dc:title>Mượn</dc:title><title>Của tin</title>",
        dc="http://purl.org/dc/elements/1.1/",
        m="http://search.yahoo.com/mrss/",
    )
    assert found.title == "Của tin"


def test_words_about_pictures_are_not_the_items():
    assert only("<m:title>Ảnh</m:title>", m="http://search.yahoo.com/mrss/").title == ""


def test_the_address_behind_a_proxy_that_counts_readers_is_taken():
    found = only(
        "<link>http://feedproxy.example/~r/1</link><f:origLink>https://a.vn/1</f:origLink>",
        f="http://rssnamespace.org/feedburner/ext/1.0",
    )
    assert found.link == "https://a.vn/1"


def test_a_relative_address_is_relative_to_its_base():
    root = markup.feed(
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://a.vn/b/"><entry>'
        '<link href="c.html"/></entry></feed>'
    )
    assert xmlfeed.announced(root).items[0].link == "https://a.vn/b/c.html"


@pytest.mark.parametrize("coded", ['mode="base64"', 'type="application/octet-stream"'])
def test_what_is_coded_is_left_to_feedparser(coded):
    text = (
        f'<feed version="0.3" xmlns="http://purl.org/atom/ns#"><entry><title {coded}>'
        "VGlu</title><link href='https://a.vn/1'/></entry></feed>"
    )
    assert xmlfeed.announced(markup.feed(text)) is None
    assert feed.read(text.encode(), url=URL, content_type=None, fetched_at=NOW).entries


@needs_data
def test_both_readers_say_the_same_of_the_corpora():
    told = Counter()
    for path in sorted(CORPORA.rglob("*")):
        if path.is_file() and path.stat().st_size < 300_000:
            raw = path.read_bytes()
            body = gzip.decompress(raw) if raw.startswith(b"\x1f\x8b\x08") else raw
            told += _compared(decoded(body, None).lstrip("\ufeff \t\r\n\x00"))
    print(dict(told))
    assert told["items"] > 3000
    for name in ("guid", "title", "published"):
        assert told[name] <= told["items"] * 0.005
    assert told["text"] <= told["items"] * 0.01
    assert told["link"] <= told["items"] * 0.01
    assert told["lost"] <= 40


def _compared(text):
    """How many items there are, and how many of them differ, by what."""
    told = Counter()
    root = None if text.startswith("{") else markup.feed(text)
    if root is None:
        return told
    mine = xmlfeed.announced(copy.deepcopy(root))
    theirs = feed._by_feedparser(root)
    if mine is None or theirs is None:
        return Counter(lost=int(mine is None and theirs is not None and bool(theirs.items)))
    if len(mine.items) != len(theirs.items):
        return Counter(lost=1)
    for one, other in zip(mine.items, theirs.items, strict=True):
        told["items"] += 1
        here, there = (feed._entry(each, URL, NOW) for each in (one, other))
        # Where feedburner stands between, the address behind it is meant.
        proxied = "feedproxy" in there.link or "feeds." in there.link
        for name in ("guid", "title", "published", "text", "link"):
            differs = getattr(here, name) != getattr(there, name)
            told[name] += differs and not (name == "link" and proxied)
    return told
