"""What is found behind a plain address, in the order in which it is looked for."""

from email.utils import format_datetime

import pytest

from jobs import discover
from jobs.errors import AnswerError, NotAFeedError, RefusedAddressError
from tests.jobs.test_pull import HOUR, items, newsroom

__all__ = ["newsroom"]

LIST = "".join(
    f"<h3><a href='/tin-so-{n}.html'>Tin số {n} với tiêu đề đủ dài</a></h3>"
    for n in range(1001, 1006)
)


def page(publisher, path, head="", body=LIST):
    return publisher.page(path, f"<html><head>{head}</head><body>{body}</body></html>")


def sitemap(publisher, path, moment):
    text = f"<urlset><url><loc>/a-1000001.html</loc><lastmod>{moment}</lastmod></url></urlset>"
    return publisher.file(path, text.encode(), "application/xml")


async def test_a_feed_is_itself(newsroom, publisher, clock):
    url = publisher.feed("/rss", items(publisher, clock(), "a"))
    found = await discover.discover(newsroom, url)
    assert (found.kind, found.url, len(found.listing.entries)) == ("feed", url, 1)


async def test_a_sitemap_is_itself(newsroom, publisher, clock):
    url = sitemap(publisher, "/map.xml", clock().isoformat())
    assert (await discover.discover(newsroom, url)).kind == "sitemap"


async def test_a_feed_that_the_page_tells_of_goes_first(newsroom, publisher, clock):
    told = publisher.feed("/kinh-te.rss", items(publisher, clock(), "a"))
    publisher.feed("/rss", items(publisher, clock(), "b"))
    head = (
        "<link rel='alternate' type='application/rss+xml' href='https://other.example/rss'>"
        "<link rel='alternate' type='application/rss+xml' href='/dead.rss'>"
        "<link rel='alternate' hreflang='en' href='/en'>"
        "<link rel='alternate' type='application/rss+xml' href='/kinh-te.rss'>"
    )
    found = await discover.discover(newsroom, page(publisher, "/", head))
    assert (found.kind, found.url) == ("feed", told)


async def test_a_page_about_feeds_is_followed(newsroom, publisher, clock):
    told = publisher.feed("/kenh/chinh-tri.rss", items(publisher, clock(), "a"))
    publisher.page("/trang-rss", "<a href='/kenh/chinh-tri.rss'>Chính trị</a>")
    url = page(publisher, "/", body=LIST + "<a href='/trang-rss' title='RSS'><img></a>")
    assert (await discover.discover(newsroom, url)).url == told


async def test_then_where_feeds_usually_are(newsroom, publisher, clock):
    empty = publisher.feed("/rss", [])
    told = publisher.feed("/feed", items(publisher, clock(), "a"))
    found = await discover.discover(newsroom, page(publisher, "/"))
    assert found.url == told != empty


async def test_then_a_news_sitemap_that_is_not_an_archive(newsroom, publisher, clock):
    sitemap(publisher, "/news-sitemap.xml", "2019-01-01")
    index = "<sitemapindex><sitemap><loc>/n.xml</loc></sitemap></sitemapindex>"
    publisher.file("/sitemap.xml", index.encode(), "application/xml")
    fresh = sitemap(publisher, "/n.xml", format_datetime(clock() - HOUR))
    found = await discover.discover(newsroom, page(publisher, "/"))
    assert (found.kind, found.url) == ("sitemap", fresh)


async def test_and_in_the_end_the_links_of_the_page(newsroom, publisher):
    url = page(publisher, "/")
    found = await discover.discover(newsroom, url)
    assert (found.kind, found.url, len(found.listing.entries)) == ("page", url, 5)


async def test_a_section_is_not_taken_for_the_whole_site(newsroom, publisher, clock):
    publisher.feed("/rss", items(publisher, clock(), "a"))
    url = page(publisher, "/tin-tuc")
    assert (await discover.discover(newsroom, url)).kind == "page"
    assert publisher.asked("/rss") == 0


async def test_an_address_without_a_scheme_is_tried_as_both(newsroom, publisher, clock):
    publisher.feed("/rss", items(publisher, clock(), "a"))
    assert (await discover.discover(newsroom, f"{publisher.host}/rss")).kind == "feed"


@pytest.mark.parametrize(
    ("put", "error"),
    [
        pytest.param(lambda p: p.error("/x", 404), AnswerError, id="not there"),
        pytest.param(lambda p: page(p, "/x", body="<p>trống</p>"), NotAFeedError, id="no links"),
        pytest.param(lambda _: "http://169.254.169.254/", RefusedAddressError, id="inside"),
        pytest.param(lambda _: "localhost", RefusedAddressError, id="inside, by name"),
        pytest.param(lambda _: "khong phai dia chi", RefusedAddressError, id="no address"),
    ],
)
async def test_what_is_wrong_is_told(newsroom, publisher, put, error):
    with pytest.raises(error):
        await discover.discover(newsroom, put(publisher))


async def test_an_archive_in_a_list_of_sitemaps_is_passed_over(newsroom, publisher, clock):
    sitemap(publisher, "/old.xml", "2019-01-01")
    index = "<sitemapindex>" + "".join(
        f"<sitemap><loc>/{name}.xml</loc></sitemap>" for name in ("old", "dead", "new")
    )
    publisher.file("/sitemap.xml", f"{index}</sitemapindex>".encode(), "application/xml")
    fresh = sitemap(publisher, "/new.xml", format_datetime(clock() - HOUR))
    assert (await discover.discover(newsroom, page(publisher, "/"))).url == fresh


async def test_a_news_sitemap_where_it_usually_is_needs_no_list(newsroom, publisher, clock):
    fresh = sitemap(publisher, "/news-sitemap.xml", format_datetime(clock() - HOUR))
    found = await discover.discover(newsroom, page(publisher, "/"))
    assert (found.kind, found.url) == ("sitemap", fresh)


@pytest.mark.parametrize(
    ("body", "about"),
    [
        ("<a href='/gioi-thieu'>RSS là gì?</a><a href='/trang-rss'>Kênh RSS</a>", "/trang-rss"),
        ("<a href='https://quang-cao.vn/rss'>RSS</a><a href='/rss.htm'>rss</a>", "/rss.htm"),
        ("<a>RSS</a><a href='javascript:mo()'>RSS</a>", ""),
        ("<p>Không có gì</p>", ""),
        ("", ""),
    ],
)
def test_only_a_page_of_the_site_that_is_called_rss_is_about_its_feeds(body, about):
    told = discover.index_told(body.encode(), "https://bao.vn/", "text/html; charset=utf-8")
    assert told == (f"https://bao.vn{about}" if about else "")


def test_feeds_are_known_by_their_addresses_and_told_once():
    body = (
        "<link rel='alternate' type='application/rss+xml' href='/tin.rss'>"
        "<a href='/tin.rss'>Tin</a><a href='/kinh-te/feed/'>Kinh tế</a>"
        "<a href='/atom.xml'>A</a>"
        "<a href='https://quang-cao.vn/a.rss'>Quảng cáo</a><a href='/feedback'>Góp ý</a>"
        "<a>Trống</a>"
    )
    told = discover.feeds_told(body.encode(), "https://bao.vn/", "text/html; charset=utf-8")
    paths = ("/tin.rss", "/kinh-te/feed/", "/atom.xml")
    assert told == [f"https://bao.vn{path}" for path in paths]
    assert discover.feeds_told(b"", "https://bao.vn/", None) == []
