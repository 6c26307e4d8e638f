"""Whatever bytes come, those who read them end, and raise nothing but what they promise."""

import gzip

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobs import article, discover
from jobs.errors import FetchError, NotAFeedError, UnreachableError, UnreadableError
from jobs.fetching import bodies, lenient
from jobs.sources import SOURCES
from tests.jobs.test_article import BODY, NOW, URL
from tests.jobs.test_page import TITLES
from tests.jobs.test_sitemap import NEWS

FEED = f"""<?xml version="1.0" encoding="utf-8"?><rss version="2.0"
xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Báo Đảng</title>
<ttl>60</ttl><item><guid isPermaLink="false">1</guid><title><![CDATA[{TITLES[0]}]]></title>
<link>https://bao.example.vn/1.html</link><pubDate>Mon, 23 Nov 2026 06:20:00 +0700</pubDate>
<description>&lt;p&gt;Lời dẫn &amp;amp; ảnh&lt;/p&gt;</description></item></channel></rss>"""
JSON = """{"version": "https://jsonfeed.org/version/1.1", "title": "Báo", "items": [{"id": 7,
"title": "Tin", "url": "/1", "date_published": "2026-07-20T06:20:00+07:00"}]}"""
LIST = "".join(
    f"<h3><a href='/tin-{1000 + n}.html'>{title}</a></h3>" for n, title in enumerate(TITLES)
)
PAGE = f"""<html><head><title>Tin</title><script type="application/ld+json">{{"@type":
"NewsArticle", "datePublished": "2026-07-20"}}</script></head><body><h1>{TITLES[0]}</h1>
<div class="date">20/07/2026 06:30</div><article>{BODY}</article>{LIST}</body></html>"""
SAMPLES = (FEED, JSON, NEWS, PAGE)

damage = st.lists(
    st.tuples(st.floats(0, 1), st.integers(0, 12), st.binary(max_size=6)), min_size=1, max_size=8
)


def damaged(text, cuts):
    """A text with some bytes taken out and others put in, here and there."""
    raw = bytearray(text.encode())
    for place, length, put in cuts:
        at = int(place * len(raw))
        raw[at : at + length] = put
    return bytes(raw)


@pytest.mark.parametrize("kind", SOURCES)
@pytest.mark.parametrize("sample", range(len(SAMPLES)))
@given(cuts=damage)
@settings(max_examples=60, deadline=None)
def test_sources(kind, sample, cuts):
    try:
        listing = SOURCES[kind](
            damaged(SAMPLES[sample], cuts), url=URL, content_type=None, fetched_at=NOW
        )
    except (NotAFeedError, FetchError) as error:
        print(error)
        return
    for entry in (*listing.entries, *listing.unlinked):
        assert len(entry.title) <= 300
        assert entry.link == "" or entry.link.startswith(("http://", "https://"))
        assert entry.published is None or entry.published <= NOW
        assert not {"\x00", "\u202e", "\n"} & set(entry.title)


@given(cuts=damage, sample=st.sampled_from(SAMPLES))
@settings(max_examples=150, deadline=None)
def test_articles(cuts, sample):
    try:
        found = article.read(damaged(sample, cuts), URL, fetched_at=NOW)
    except UnreadableError as error:
        print(error)
        return
    assert found.published is None or found.published <= NOW
    assert all("<script" not in text for text in found.paragraphs)
    assert all(image.url.startswith(("http://", "https://")) for image in found.images)


@given(
    body=st.binary(max_size=400), coding=st.sampled_from(["", "gzip", "deflate", "x, gzip", "é"])
)
def test_packed_bodies(body, coding):
    for raw in (body, gzip.compress(body), gzip.compress(body)[:-3], body + gzip.compress(body)):
        try:
            assert len(bodies.unpacked(raw, coding, 200)) <= 200
        except FetchError as error:
            print(error)


@given(raw=st.binary(max_size=200))
def test_heads_of_answers(raw):
    for head in (raw, b"HTTP/1.1 200 OK\r\n" + raw):
        try:
            answer = lenient._head(head)
        except UnreachableError:
            continue
        assert all("\x00" not in name + value for name, value in answer.headers.items())


@given(raw=st.binary(max_size=300), size=st.integers(0, 300))
def test_chunks(raw, size):
    body, _ = lenient._unchunked(b"%x\r\n" % size + raw, 1000)
    assert len(body) <= len(raw) + 10


@given(cuts=damage, sample=st.sampled_from(SAMPLES))
def test_pages_that_tell_of_feeds(cuts, sample):
    head = "<link rel='alternate' type='application/rss+xml' href='/rss'>"
    for address in discover.feeds_told(damaged(head + sample, cuts), URL, None):
        assert address.startswith(("http://", "https://"))
