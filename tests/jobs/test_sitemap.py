"""Sitemaps as feeds: those for news, plain ones, and what is none."""

import gzip
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobs.errors import NotAFeedError, TooLargeError
from jobs.sources import sitemap

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
URL = "https://bao.example.vn/sitemaps/google-news.xml"
NEWS = """<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
        xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc>https://bao.example.vn/cu-1000001.html?utm_source=x</loc><news:news>
<news:publication><news:name>Báo</news:name><news:language>vi</news:language></news:publication>
<news:publication_date>2026-11-23T06:20:00+07:00</news:publication_date>
<news:title><![CDATA[Tin & bài cũ hơn]]></news:title></news:news></url>
<url><loc>https://bao.example.vn/moi-1000002.html</loc><news:news>
<news:publication_date>2026-11-23T07:30:00+07:00</news:publication_date>
<news:title>Tin mới</news:title></news:news></url>
<url><loc>https://bao.example.vn/moi-1000002.html</loc></url>
<url><loc>javascript:alert(1)</loc></url>
</urlset>"""
PLAIN = """<urlset><url><loc>/a-1000001.html</loc><lastmod>2026-11-20</lastmod></url>
<url><loc>/b-1000002.html</loc></url></urlset>"""
INDEX = """<sitemapindex>
<sitemap><loc>/sitemap-2025.xml</loc><lastmod>2025-12-31</lastmod></sitemap>
<sitemap><loc>/sitemap-2026.xml</loc><lastmod>2026-11-23</lastmod></sitemap>
<sitemap><loc>/google-news.xml</loc></sitemap></sitemapindex>"""


def read(body, **how):
    raw = body.encode() if isinstance(body, str) else body
    return sitemap.read(raw, url=URL, content_type=None, fetched_at=NOW, **how).entries


def test_news_comes_with_title_and_minute_the_newest_first():
    assert [(entry.link, entry.title, entry.published) for entry in read(NEWS)] == [
        (
            "https://bao.example.vn/moi-1000002.html",
            "Tin mới",
            datetime(2026, 11, 23, 0, 30, tzinfo=UTC),
        ),
        (
            "https://bao.example.vn/cu-1000001.html",
            "Tin & bài cũ hơn",
            datetime(2026, 11, 22, 23, 20, tzinfo=UTC),
        ),
    ]


def test_a_plain_sitemap_leaves_titles_to_the_pages():
    found = read(PLAIN)
    assert [(entry.link[-14:], entry.title) for entry in found] == [
        ("/a-1000001.html"[-14:], ""),
        ("/b-1000002.html"[-14:], ""),
    ]
    assert found[0].published == datetime(2026, 11, 19, 17, tzinfo=UTC)


def test_a_packed_sitemap_is_read():
    assert len(read(gzip.compress(NEWS.encode()))) == 2
    with pytest.raises(TooLargeError):
        read(gzip.compress(b"<urlset>" + b" " * 20_000_000))


def test_an_index_names_news_first_then_the_newest():
    told = sitemap.listed(INDEX.encode(), url=URL, content_type=None)
    assert [address.rpartition("/")[2] for address in told] == [
        "google-news.xml",
        "sitemap-2026.xml",
        "sitemap-2025.xml",
    ]
    assert sitemap.listed(NEWS.encode(), url=URL, content_type=None) == []
    with pytest.raises(NotAFeedError, match="lists others"):
        read(INDEX)


@pytest.mark.parametrize(
    "body",
    [
        "",
        "<rss version='2.0'><channel/></rss>",
        "<html><body>404</body></html>",
        '<!DOCTYPE u [<!ENTITY x SYSTEM "file:///etc/passwd">]><x>&x;</x>',
    ],
)
def test_what_is_no_sitemap_is_told(body):
    with pytest.raises(NotAFeedError):
        read(body)


def test_no_file_gets_into_an_entry():
    evil = '<!DOCTYPE u [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + NEWS[39:].replace(
        "Tin mới", "&x;"
    )
    assert not any("root:" in entry.title for entry in read(evil))


@pytest.mark.cpu(10)
@pytest.mark.parametrize(
    "body",
    [
        pytest.param("<urlset>" + "<url>" * 50_000, id="deep"),
        pytest.param("<urlset>" + "<url><loc>/x</loc></url>" * 60_000, id="many"),
        pytest.param("<urlset " * 50_000, id="roots"),
        pytest.param(
            "<urlset><url><loc>/" + "x" * 1_000_000 + "</loc></url></urlset>", id="a long address"
        ),
    ],
)
def test_a_flood_ends(body):
    try:
        assert len(read(body)) <= 1000
    except NotAFeedError as error:
        print(error)


@given(st.text(alphabet="<>/urlsetocnewpdmix:&;!-[]CDATA 0123456789", max_size=300))
def test_no_text_does_worse_than_being_no_sitemap(junk):
    for body in (junk, f"<urlset>{junk}</urlset>"):
        try:
            read(body)
        except NotAFeedError as error:
            print(error)
