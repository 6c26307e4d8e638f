"""Feeds as they come: right, odd, damaged, hostile."""

import gzip
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobs.errors import FetchError, NotAFeedError
from jobs.fetching import bodies
from jobs.sources import feed
from tests.fakes.publisher import atom_of, rss_of

SHARED = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "feeds"
HOSTILE = SHARED / "made" / "hostile"
needs_data = pytest.mark.skipif(
    not SHARED.exists(), reason="../shared/data is missing: no hostile and real feeds"
)

NOW = datetime(2026, 7, 20, 7, 0, tzinfo=UTC)
URL = "https://bao.example.vn/rss/home.rss"


def read(body, *, url=URL, content_type=None, fetched_at=NOW):
    raw = body.encode() if isinstance(body, str) else body
    return feed.read(raw, url=url, content_type=content_type, fetched_at=fetched_at)


def only(body, **how):
    [entry] = read(body, **how).entries
    return entry


def rss(*items):
    return f"<rss version='2.0'><channel><title>Báo</title>{''.join(items)}</channel></rss>"


def item(title="Tin", link="https://bao.example.vn/1.html", more=""):
    return f"<item><title>{title}</title><link>{link}</link>{more}</item>"


# The dialects


@pytest.mark.parametrize("more", ["", '<content type="image/png">AAAA</content>'], ids=["", "odd"])
def test_of_a_feed_that_grows_at_its_end_the_newest_are_read(more):
    """The second kind is read by feedparser, which takes what is left of the tree."""
    items = "".join(
        f"<entry><id>t{n}</id><title>Tin {n}</title>"
        f"<link href='https://bao.example.vn/{n}.html'/>{more}</entry>"
        for n in range(1200)
    )
    found = read(f"<feed xmlns='http://www.w3.org/2005/Atom'><title>Báo</title>{items}</feed>")
    assert len(found.entries) == 1000
    assert {"t0", "t499", "t700", "t1199"} <= {entry.guid for entry in found.entries}
    assert "t600" not in {entry.guid for entry in found.entries}


@pytest.mark.parametrize("render", [rss_of, atom_of])
def test_an_entry_is_read_whole(render):
    entry = only(
        render(
            "Báo",
            [
                {
                    "guid": "tin-1",
                    "title": "Tin & ảnh",
                    "link": "https://bao.example.vn/1.html",
                    "published": "2026-07-20T06:20:00+07:00",
                    "summary": "<p>Mở <b>đầu</b></p><img src='a.jpg'><p>Tiếp</p>",
                }
            ],
        )
    )
    assert entry.guid == "tin-1"
    assert entry.title == "Tin & ảnh"
    assert entry.link == "https://bao.example.vn/1.html"
    assert entry.published == datetime(2026, 7, 19, 23, 20, tzinfo=UTC)
    assert entry.text == "Mở đầu\nTiếp"


def test_rdf_is_read():
    entry = only(
        """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
        xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
        <channel rdf:about="https://bao.example.vn"><title>Báo</title></channel>
        <item rdf:about="https://bao.example.vn/1"><title>Tin</title>
        <link>https://bao.example.vn/1</link><dc:date>2026-07-20T06:20:00+07:00</dc:date></item>
        </rdf:RDF>"""
    )
    assert (entry.title, entry.link) == ("Tin", "https://bao.example.vn/1")
    assert entry.published == datetime(2026, 7, 19, 23, 20, tzinfo=UTC)


def test_json_feed_is_read():
    told = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Báo",
        "items": [
            {
                "id": 7,
                "title": "Tin",
                "url": "/1",
                "date_published": "2026-07-20T06:20:00+07:00",
                "content_html": "<p>Mở đầu</p>",
            },
            "no item",
        ],
    }
    entry = only(json.dumps(told))
    assert (entry.guid, entry.link) == ("7", "https://bao.example.vn/1")
    assert entry.text == "Mở đầu"


def test_atom_takes_the_page_among_its_links():
    entry = only(
        """<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>x</id><title>Tin</title>
        <link rel="self" href="https://bao.example.vn/self"/>
        <link rel="enclosure" href="https://bao.example.vn/a.mp3"/>
        <link rel="alternate" type="application/pdf" href="https://bao.example.vn/a.pdf"/>
        <link href="https://bao.example.vn/1.html"/></entry></feed>"""
    )
    assert entry.link == "https://bao.example.vn/1.html"


def test_a_feed_says_how_often_it_wants_to_be_pulled():
    assert read(rss("<ttl>60</ttl>")).every == timedelta(hours=1)
    assert read(rss("<ttl>-5</ttl>")).every is None
    assert read(rss()).every is None
    hourly = "<sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>2</sy:updateFrequency>"
    assert read(rss(hourly)).every == timedelta(hours=12)


def test_prefixes_that_were_never_declared_are_understood():
    entry = only(rss(item(more="<content:encoded>Toàn văn</content:encoded>")))
    assert entry.text == "Toàn văn"


# Words


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        pytest.param("Hội nghị", "Hội nghị", id="plain"),
        pytest.param("Hội nghị", "Hội nghị", id="decomposed"),
        pytest.param("Ðảng bộ", "Đảng bộ", id="eth for d with stroke"),
        pytest.param("Tin\n  dài\t", "Tin dài", id="several lines"),
        pytest.param("<![CDATA[<b>Hội</b> nghị]]>", "Hội nghị", id="markup in CDATA"),
        pytest.param("&lt;b&gt;Hội&lt;/b&gt; nghị", "Hội nghị", id="markup, escaped"),
        pytest.param("&amp;amp;#272;ảng bộ", "Đảng bộ", id="escaped twice"),
        pytest.param("&amp;quot;Khối&amp;quot;", '"Khối"', id="quotation marks escaped twice"),
        pytest.param("Hội&nbsp;nghị", "Hội nghị", id="an entity of HTML"),
        pytest.param("Một & hai", "Một & hai", id="a bare ampersand"),
        pytest.param("&unknown; chữ", "&unknown; chữ", id="an entity of nobody"),
        pytest.param("Giá &lt; 5 triệu", "Giá < 5 triệu", id="a sign that is no markup"),
        pytest.param("Hội nghị&lt;", "Hội nghị", id="a tag cut off behind its first sign"),
        pytest.param(
            "Công an\u202egpj.exe\u202c", "Công angpj.exe", id="letters that turn the line"
        ),
        pytest.param("Hội\x0bnghị\x1f", "Hội nghị", id="control characters"),
    ],
)
def test_a_title_is_plain_text(written, meant):
    assert only(rss(item(title=written))).title == meant


def test_scripts_are_not_text():
    body = "&lt;script&gt;alert(1)&lt;/script&gt;&lt;p onclick='x()'&gt;Nội dung&lt;/p&gt;"
    assert only(rss(item(more=f"<description>{body}</description>"))).text == "Nội dung"


def test_an_item_without_a_title_is_headed_by_its_text():
    made = "<item><link>https://bao.example.vn/1</link><description>Mở đầu</description></item>"
    assert only(rss(made)).title == "Mở đầu"


# Links


def test_a_guid_is_no_link_unless_it_is_an_address():
    assert read(rss("<item><title>Tin</title><guid>tin-7</guid></item>")).entries == ()
    false = "<guid isPermaLink='false'>https://bao.example.vn/7</guid>"
    assert read(rss(f"<item><title>Tin</title>{false}</item>")).entries == ()
    permalink = "<item><title>Tin</title><guid>https://bao.example.vn/7</guid></item>"
    assert only(rss(permalink)).link == "https://bao.example.vn/7"


def test_an_item_that_leads_nowhere_is_told_apart():
    listing = read(rss(item(link="javascript:alert(1)"), item(link="")))
    assert listing.entries == ()
    assert [entry.link for entry in listing.unlinked] == ["", ""]


# Names


def test_an_item_without_a_guid_is_named_by_its_link():
    assert only(rss(item(link="https://bao.example.vn/1"))).guid == "https://bao.example.vn/1"


def test_one_guid_for_different_news_is_not_believed():
    same = "<guid isPermaLink='false'>1</guid>"
    listing = read(rss(*(item(link=f"https://bao.example.vn/{n}", more=same) for n in range(3))))
    assert len({entry.guid for entry in listing.entries}) == 3


@pytest.mark.parametrize(
    "links_of_one",
    [
        pytest.param(["http://a.vn/x.html", "https://www.a.vn/x.html"], id="http and www"),
        pytest.param(["https://a.vn/x.html", "https://m.a.vn/x.html"], id="mobile"),
        pytest.param(["https://a.vn/x.html", "https://a.vn/x.amp"], id="amp"),
        pytest.param(["https://a.vn/x.html", "https://a.vn/amp/x.html"], id="amp as a folder"),
        pytest.param(["https://a.vn/cu-5111013.html", "https://a.vn/moi-5111013.html"], id="slug"),
        pytest.param(["https://a.vn/x?utm_medium=a", "https://a.vn/x?fbclid=1"], id="tracking"),
    ],
)
def test_one_page_under_two_addresses_is_one_piece_of_news(links_of_one):
    listing = read(rss(*(item(link=link.replace("&", "&amp;")) for link in links_of_one)))
    assert len({entry.guid for entry in listing.entries}) == 1


@pytest.mark.parametrize(
    "links_of_two",
    [
        pytest.param(["https://a.vn/?id=1", "https://a.vn/?id=2"], id="number in the query"),
        pytest.param(
            ["https://a.vn/bai-20211025.html", "https://a.vn/tin-20211025.html"], id="a day"
        ),
        pytest.param(["https://a.vn/x.html", "https://b.vn/x.html"], id="other outlets"),
    ],
)
def test_different_pages_are_different_news(links_of_two):
    listing = read(rss(*(item(link=link) for link in links_of_two)))
    assert len({entry.guid for entry in listing.entries}) == 2


# Encodings

TITLE = "Hội nghị Ban Chấp hành Đảng bộ tỉnh lần thứ 15"


@pytest.mark.parametrize(
    ("codec", "declared"),
    [
        ("utf-8", "utf-8"),
        ("utf-8", "iso-8859-1"),
        ("utf-8", "utf-16"),
        ("utf-8", "x-nobody-knows"),
        ("utf-8-sig", "utf-8"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16"),
        ("utf-16-be", "utf-16"),
        ("utf-32-le", "utf-32"),
    ],
)
def test_the_bytes_count_more_than_what_is_declared(codec, declared):
    body = f"<?xml version='1.0' encoding='{declared}'?>{rss(item(title=TITLE))}".encode(codec)
    assert only(body).title == TITLE


def test_one_bad_byte_spoils_one_letter():
    body = rss(item(title=TITLE), item(title="X?Y", link="/2")).encode().replace(b"X?Y", b"X\xffY")
    first, second = read(body).entries
    assert (first.title, second.title) == (TITLE, "X\ufffdY")


def test_a_feed_in_a_gzip_file_is_read():
    assert only(gzip.compress(rss(item(title=TITLE)).encode())).title == TITLE


# What is no feed, and what would rather harm than inform


@pytest.mark.parametrize(
    ("body", "told"),
    [
        pytest.param(b"", "empty", id="nothing"),
        pytest.param(b"  \n", "empty", id="white space"),
        pytest.param(b"<!DOCTYPE html><html><body>404</body></html>", "web page", id="a page"),
        pytest.param(
            b"<html><script>document.cookie='a'</script></html>", "browser", id="challenge"
        ),
        pytest.param(b'{"error": "too many"}', "JSON", id="JSON"),
        pytest.param(b"[" * 100_000, "JSON", id="deep JSON"),
        pytest.param(b"\x89PNG\r\n\x1a\n\x00\x00", "picture", id="a picture"),
        pytest.param(b"/etc/passwd", "not a feed", id="the name of a file"),
        pytest.param(b"http://127.0.0.1/", "not a feed", id="an address"),
        pytest.param(b'<feed xmlns="\xed\xa0\xed\xa0\x80">', "not a feed", id="half letters"),
    ],
)
def test_what_is_no_feed_is_told_by_what_it_is(body, told):
    with pytest.raises(NotAFeedError, match=told):
        read(body)


def test_a_feed_without_entries_is_a_feed():
    assert read(rss()).entries == ()


MANY_ATTRIBUTES = " ".join(f"a{n}='1'" for n in range(30_000))


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(rss(item(more="<author>" + "(" * 60_000 + "</author>")), id="author"),
        pytest.param(
            rss(item(more=f"<description>{'&lt;' * 50_000}</description>")), id="brackets"
        ),
        pytest.param(rss(item(title="&" * 100_000)), id="ampersands"),
        pytest.param(rss(item(more=f"<pubDate>{'1 ' * 50_000}</pubDate>")), id="date"),
        pytest.param("<!--" * 50_000 + rss(item()), id="comments before it"),
        pytest.param("<a>" * 50_000 + rss(item()), id="elements before it"),
        pytest.param("<rss " * 50_000, id="roots"),
        pytest.param(rss(*[item()] * 20_000), id="items"),
        pytest.param(rss(item(link="https://a.vn/" + "1" * 100_000)), id="link"),
        pytest.param(rss(f"<item {MANY_ATTRIBUTES}/>"), id="attributes"),
    ],
)
@pytest.mark.cpu(5)
def test_a_flood_ends_soon(body):
    try:
        assert len(read(body).entries) <= 1000
    except NotAFeedError as error:
        print(error)


@given(st.text(alphabet="<>/&;!-[]CDATArsitemlnk \"'=é\x00", max_size=300), st.booleans())
def test_no_text_does_worse_than_being_no_feed(junk, inside):
    try:
        read(rss(junk) if inside else junk)
    except NotAFeedError as error:
        print(error)


def cases():
    return sorted(HOSTILE.glob("*.expect.json")) if HOSTILE.exists() else []


@needs_data
@pytest.mark.parametrize(
    "path", [pytest.param(p, id=p.name.removesuffix(".expect.json")) for p in cases()]
)
@pytest.mark.cpu(10)
def test_made_attacks_and_oddities(path):
    expected = json.loads(path.read_text(encoding="utf-8"))
    raw = path.with_name(path.name.removesuffix(".expect.json")).read_bytes()
    coding = expected.get("content_encoding", "")
    try:
        listing = read(
            bodies.unpacked(raw, coding, 5_000_000),
            url=expected.get("feed_url", URL),
            fetched_at=datetime(2026, 11, 23, tzinfo=UTC),
        )
    except (NotAFeedError, FetchError) as error:
        refused_because_large = "larger" in str(error)
        assert refused_because_large or "entries" not in expected
        return
    entries = (*listing.entries, *listing.unlinked)
    titles = [entry.title for entry in entries]
    assert "error" not in expected.get("must", "")
    assert len(entries) == expected.get("entries", len(entries))
    assert len(entries) >= expected.get("entries_min", 0)
    assert titles == expected.get("titles", expected.get("titles_ideal", titles))
    assert expected.get("title0_contains", "") in (titles or [""])[0]
    assert [e.link for e in entries] == expected.get("links", [e.link for e in entries])
    assert len({e.guid for e in entries}) == expected.get(
        "distinct_articles", len({e.guid for e in entries})
    )
    for name, got in (("link0", "link"), ("title0", "title")):
        if name in expected:
            assert getattr(entries[0], got) == expected[name]
    for entry in entries:
        assert len(entry.title) <= 300
        assert not any(
            sign in entry.title + entry.text for sign in ("root:", "\u202e", "&#", "\x00")
        )


@needs_data
@pytest.mark.parametrize(
    "path", sorted((SHARED / "real" / "rss").glob("*_2017_*.xml")), ids=lambda p: p.stem
)
def test_real_feeds_of_old_are_read(path):
    listing = read(path.read_bytes(), url="https://vnexpress.net/rss/tin-moi-nhat.rss")
    assert len(listing.entries) >= 5
    assert all(entry.title and entry.link for entry in listing.entries)


@needs_data
def test_no_file_of_fifteen_libraries_breaks_the_reader():
    for path in sorted((SHARED / "hostile").rglob("*"))[::11]:
        if path.is_file():
            raw = path.read_bytes()
            body = gzip.decompress(raw) if raw.startswith(bodies.GZIP) else raw
            try:
                read(body)
            except NotAFeedError as error:
                print(error)


def test_half_a_pair_of_surrogates_costs_no_feed():
    """JSON may bear one, no database takes one: found by tests/fuzz.py."""
    half = "\\ud800"
    body = (
        f'{{"version": "https://jsonfeed.org/version/1.1", "items": [{{"id": "{half}", '
        f'"title": "Tin {half} mới", "url": "https://a.vn/1", "content_text": "{half}"}}]}}'
    )
    [entry] = feed.read(
        body.encode(), url="https://a.vn", content_type=None, fetched_at=NOW
    ).entries
    assert (entry.title + entry.guid + entry.text).encode()
