"""The demo's own newspapers: served over real HTTP, read with the readers that bantin uses."""

import html
import json
import pathlib
import re
import unicodedata
from calendar import timegm
from collections import defaultdict
from datetime import UTC, datetime, timedelta, timezone

import feedparser
import httpx
import lxml.html
import pytest
import trafilatura
from hypothesis import given
from hypothesis import strategies as st
from starlette.applications import Starlette

from bot.demo import samples
from jobs import article
from jobs.stories import Stories
from tests.fakes.patience import patient
from tests.fakes.server import LoopbackServer

NOW = datetime(2026, 3, 2, 1, 15, 42, 123456, tzinfo=UTC)
SEED = pathlib.Path(__file__).resolve().parents[2].parent / "shared" / "data" / "seed"
OUTLETS = samples.load()
ARTICLES = [(outlet, sample) for outlet in OUTLETS for sample in outlet.articles]
EVERY_OUTLET = pytest.mark.parametrize(
    "outlet", [pytest.param(outlet, id=outlet.slug) for outlet in OUTLETS]
)
EVERY_ARTICLE = pytest.mark.parametrize(
    ("outlet", "sample"),
    [pytest.param(outlet, sample, id=f"{sample.slug}") for outlet, sample in ARTICLES],
)
PAIRS = [
    ("doi-thoai-voi-doanh-nghiep", "126-doanh-nghiep-neu-37-kien-nghi"),
    ("ngay-hoi-chuyen-doi-so", "cam-tay-chi-viec-tai-ngay-hoi"),
]


@pytest.fixture(scope="module")
def server():
    with LoopbackServer(Starlette(routes=samples.routes(NOW))) as running:
        yield running


@pytest.fixture(scope="module")
def client(server):
    with httpx.Client(base_url=server.url, trust_env=False, timeout=patient(5)) as client:
        yield client


def page_of(outlet, sample):
    return f"/samples/{outlet.slug}/{sample.slug}.html"


def feed_of(outlet):
    return f"/samples/{outlet.slug}/rss.xml"


def texts_of(sample):
    return [sample.title, sample.lead, *sample.paragraphs, sample.author, sample.caption]


def syllables(text):
    return re.findall(r"\w+", unicodedata.normalize("NFC", text).lower())


def runs(text, length):
    words = syllables(text)
    return {tuple(words[at : at + length]) for at in range(len(words) - length + 1)}


def sentences(text):
    return re.split(r"(?<=[.!?…])\s+", text.strip())


def test_three_outlets_with_six_articles_each():
    assert [len(outlet.articles) for outlet in OUTLETS] == [6, 6, 6]
    assert [outlet.slug for outlet in OUTLETS] == list(samples.OUTLETS)


@EVERY_OUTLET
def test_a_feed_reader_finds_every_article_at_its_minute(client, server, outlet):
    feed = feedparser.parse(client.get(feed_of(outlet)).content)
    assert not feed.bozo
    assert feed.version == "rss20"
    assert feed.feed.title == outlet.name
    read = [
        (entry.title, entry.link, entry.summary, entry.author, timegm(entry.published_parsed))
        for entry in feed.entries
    ]
    assert read == [
        (
            sample.title,
            server.url + page_of(outlet, sample),
            sample.lead,
            sample.author,
            int((NOW - sample.age).replace(second=0, microsecond=0).timestamp()),
        )
        for sample in outlet.articles
    ]


@EVERY_OUTLET
def test_dates_in_feeds_say_vietnams_offset(client, outlet):
    feed = feedparser.parse(client.get(feed_of(outlet)).content)
    assert all(
        re.fullmatch(r"\w{3}, \d{2} \w{3} \d{4} \d{2}:\d{2}:00 \+0700", entry.published)
        for entry in feed.entries
    )


def test_guids_are_unique_and_are_no_links(client):
    feeds = [client.get(feed_of(outlet)).content for outlet in OUTLETS]
    entries = [entry for feed in feeds for entry in feedparser.parse(feed).entries]
    assert len({entry.id for entry in entries}) == 18
    assert [feed.count(b'<guid isPermaLink="false">sample:') for feed in feeds] == [6, 6, 6]


def test_every_link_of_feeds_and_pages_leads_somewhere(client, server):
    seen, todo = set(), {address for _, address in samples.feed_urls(server.url)}
    while todo:
        address = todo.pop()
        seen.add(address)
        answer = client.get(address)
        assert answer.status_code == 200, address
        todo |= links_in(answer) - seen
    assert len(seen) == 3 * (1 + 1 + 6) + 2, "feeds, front pages, articles, style and picture"


def links_in(answer):
    kind = answer.headers["content-type"]
    if "rss" in kind:
        feed = feedparser.parse(answer.content)
        found = {entry.link for entry in feed.entries} | {feed.feed.link}
        return found | {link.href for link in feed.feed.links}
    if "html" in kind:
        tree = lxml.html.fromstring(answer.text)
        found = {str(link) for link in tree.xpath("//@href | //@src")}
        return {link for link in found if not link.startswith("data:")}
    return set()


@EVERY_ARTICLE
def test_bantin_reads_what_was_written(client, outlet, sample):
    page = client.get(page_of(outlet, sample))
    found = article.read(page.content, "http://h/1.html", fetched_at=NOW)
    assert (found.title, found.lead) == (sample.title, sample.lead)
    assert found.paragraphs == sample.paragraphs
    assert [each.caption for each in found.images] == [sample.caption] * bool(sample.caption)


@EVERY_ARTICLE
def test_trafilatura_reads_what_was_written(client, outlet, sample):
    page = client.get(page_of(outlet, sample)).text
    found = trafilatura.extract(page, output_format="txt", include_comments=False)
    expected = [sample.lead, *sample.paragraphs]
    read = [text for text in expected if text in found]
    assert len(read) >= 0.95 * len(expected)
    assert outlet.footer not in found
    assert "Bài viết mẫu" not in found


@EVERY_ARTICLE
def test_readers_of_metadata_find_headline_day_and_outlet(client, outlet, sample):
    page = client.get(page_of(outlet, sample)).text
    metadata = trafilatura.extract_metadata(page)
    assert metadata.title == sample.title
    assert metadata.date == f"{sample.published(NOW):%Y-%m-%d}"
    assert metadata.sitename == outlet.name


@EVERY_ARTICLE
def test_a_page_is_built_of_meaning_and_says_that_it_is_a_sample(client, outlet, sample):
    tree = lxml.html.fromstring(client.get(page_of(outlet, sample)).text)
    published = sample.published(NOW).isoformat()
    assert tree.xpath("//h1/text()") == [sample.title]
    assert tree.xpath("//p[@class='sapo']/text()") == [sample.lead]
    assert tree.xpath("//article//time/@datetime") == [published]
    assert tree.xpath("//*[@class='author']/text()") == [sample.author]
    assert tree.xpath("//figcaption/text()") == ([sample.caption] if sample.caption else [])
    assert tree.xpath("//*[@role='note']/text()") == ["Bài viết mẫu của bantin"]
    assert tree.xpath("//meta[@property='og:title']/@content") == [sample.title]
    assert tree.xpath("//meta[@property='og:site_name']/@content") == [outlet.name]
    assert tree.xpath("//meta[@property='og:description']/@content") == [sample.lead]
    data = json.loads(tree.xpath("//script[@type='application/ld+json']/text()")[0])
    assert (data["@type"], data["datePublished"]) == ("NewsArticle", published)
    assert data["headline"] == sample.title


def test_what_looks_like_markup_is_shown_and_not_obeyed():
    nasty = 'A & B </script><script>alert("x")</script> $title'
    sample = samples.Sample(
        slug="a",
        title=nasty,
        lead=nasty,
        paragraphs=(nasty,),
        author=nasty,
        age=timedelta(),
        caption=nasty,
    )
    outlet = samples.Outlet(
        slug="o", name=nasty, description=nasty, footer=nasty, articles=(sample,)
    )
    tree = lxml.html.fromstring(samples.page_html(outlet, sample, NOW, "http://h"))
    assert tree.xpath("//h1/text()") == [nasty]
    assert len(tree.xpath("//script")) == 1
    assert json.loads(tree.xpath("//script/text()")[0])["headline"] == nasty
    front = lxml.html.fromstring(samples.front_html(outlet, NOW, "http://h"))
    assert not front.xpath("//script")
    feed = feedparser.parse(samples.feed_xml(outlet, NOW, "http://h"))
    assert html.unescape(feed.entries[0].title).startswith("A & B")
    assert not feed.bozo


@pytest.mark.parametrize(
    "path",
    [
        pytest.param("/samples/dang-bo-khoi/rss.xml", id="feed"),
        pytest.param("/samples/dang-bo-khoi/", id="front page"),
        pytest.param("/samples/chi-bo-so/sinh-hoat-chi-bo-90-phut.html", id="article"),
        pytest.param("/samples/page.css", id="style"),
    ],
)
def test_who_has_it_already_gets_304_and_no_body(client, path):
    first = client.get(path)
    for asked in (
        {"If-None-Match": first.headers["etag"]},
        {"If-None-Match": f'"other", W/{first.headers["etag"]}'},
        {"If-Modified-Since": first.headers["last-modified"]},
    ):
        again = client.get(path, headers=asked)
        assert (again.status_code, again.content) == (304, b""), asked
        assert again.headers["etag"] == first.headers["etag"]


TAG = '"abc"'
DAY = datetime(2026, 3, 1, 12, 0, 0, 999, tzinfo=UTC)


@pytest.mark.parametrize(
    ("asked", "unchanged"),
    [
        pytest.param({}, False, id="asks for the first time"),
        pytest.param({"if-none-match": '"abc"'}, True, id="has the tag"),
        pytest.param({"if-none-match": "*"}, True, id="has anything"),
        pytest.param({"if-none-match": '"old"'}, False, id="has another tag"),
        pytest.param(
            {"if-none-match": '"old"', "if-modified-since": "Sun, 01 Mar 2026 12:00:00 GMT"},
            False,
            id="the tag wins over the date",
        ),
        pytest.param(
            {"if-modified-since": "Sun, 01 Mar 2026 12:00:00 GMT"}, True, id="same second"
        ),
        pytest.param({"if-modified-since": "Sun, 01 Mar 2026 11:59:59 GMT"}, False, id="older"),
        pytest.param({"if-modified-since": "last Sunday"}, False, id="no date"),
        pytest.param({"if-modified-since": "Sun, 01 Mar 2026 12:00:00 -0000"}, False, id="no zone"),
    ],
)
def test_conditional_requests(asked, unchanged):
    assert samples.is_unchanged(asked, etag=TAG, modified=DAY) is unchanged


def test_nothing_foreign_may_run_on_a_page(client):
    headers = client.get(page_of(*ARTICLES[0])).headers
    policy = dict(
        rule.strip().split(" ", 1) for rule in headers["content-security-policy"].split(";")
    )
    assert policy["default-src"] == "'none'"
    assert "script-src" not in policy
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(
    "path",
    [
        pytest.param("/samples/nobody/rss.xml", id="unknown outlet"),
        pytest.param("/samples/chi-bo-so/nothing.html", id="unknown article"),
        pytest.param("/samples/chi-bo-so/ngay-hoi-chuyen-doi-so.html", id="another's article"),
        pytest.param("/samples/chi-bo-so.yaml", id="the data file"),
    ],
)
def test_what_does_not_exist_is_not_found(client, path):
    assert client.get(path, follow_redirects=True).status_code == 404


def test_feed_urls_name_the_outlets_once():
    expected = [(o.name, f"http://127.0.0.1:8000/samples/{o.slug}/rss.xml") for o in OUTLETS]
    assert samples.feed_urls("http://127.0.0.1:8000") == expected
    assert samples.feed_urls("http://127.0.0.1:8000/") == expected


def test_articles_are_spread_over_the_last_twenty_hours_and_newest_first():
    ages = sorted(sample.age for _, sample in ARTICLES)
    assert ages[0] < timedelta(hours=1)
    assert timedelta(hours=17) < ages[-1] <= timedelta(hours=20)
    assert len(set(ages)) == 18
    for outlet in OUTLETS:
        assert list(outlet.articles) == sorted(outlet.articles, key=lambda sample: sample.age)


def test_the_zone_of_now_does_not_matter():
    elsewhere = NOW.astimezone(timezone(timedelta(hours=-5)))
    sample = OUTLETS[0].articles[0]
    assert sample.published(elsewhere).isoformat() == sample.published(NOW).isoformat()


@EVERY_ARTICLE
def test_the_typesetting_is_clean(outlet, sample):
    for text in texts_of(sample):
        assert unicodedata.is_normalized("NFC", text)
        assert text == text.strip()
        assert "\u00d0" not in text, "an Icelandic letter in place of the Vietnamese one"
        assert not re.search(r"\s{2,}|\s[,.;:!?]|[,;:](?=[^\W\d])|\n|[\"']", text)
        assert not re.search(r"\b(?!q)\w*(?:uỷ|oà|oá|oả|oạ|oã)\b", text.lower()), "office spelling"
    assert sample.title[-1] not in ".!;:,"
    assert all(text.endswith(".") for text in (sample.lead, *sample.paragraphs))


@EVERY_ARTICLE
def test_the_length_is_that_of_local_news(outlet, sample):
    assert 5 <= len(sample.paragraphs) <= 8
    assert all(2 <= len(sentences(text)) <= 4 for text in sample.paragraphs)
    assert 1 <= len(sentences(sample.lead)) <= 2
    assert 250 <= len(syllables(" ".join([sample.lead, *sample.paragraphs]))) <= 450
    assert 8 <= len(syllables(sample.title)) <= 20


def test_titles_slugs_and_sentences_are_unique():
    assert len({sample.title for _, sample in ARTICLES}) == 18
    assert len({sample.slug for _, sample in ARTICLES}) == 18
    written = [
        sentence
        for _, sample in ARTICLES
        for text in (sample.lead, *sample.paragraphs)
        for sentence in sentences(text)
    ]
    assert len(set(written)) == len(written)


@pytest.mark.parametrize("pair", [pytest.param(pair, id=pair[0]) for pair in PAIRS])
def test_a_pair_tells_one_event_in_different_words(pair):
    (one, first), (other, second) = (found for found in ARTICLES if found[1].slug in pair)
    bodies = ["\n".join((s.title, s.lead, *s.paragraphs)) for s in (first, second)]
    assert one is not other
    assert not runs(bodies[0], 14) & runs(bodies[1], 14)
    assert len(set(syllables(bodies[0])) & set(syllables(bodies[1]))) > 60
    assert abs(first.age - second.age) < timedelta(hours=3)


def test_every_outlet_says_that_it_is_invented():
    for outlet in OUTLETS:
        assert "bài viết mẫu" in outlet.footer.lower()
        assert "bài viết mẫu" in outlet.description.lower()


@pytest.mark.skipif(not SEED.is_dir(), reason="../shared/data is missing: nothing to compare with")
@EVERY_ARTICLE
def test_no_words_are_borrowed_from_the_seed_article(outlet, sample):
    seeds = [path.read_text("utf-8") for path in SEED.glob("*.txt")]
    assert seeds
    borrowed = set().union(*(runs(seed, 8) for seed in seeds))
    for text in texts_of(sample):
        assert sorted(" ".join(run) for run in runs(text, 8) & borrowed) == []


@given(st.permutations(range(len(ARTICLES))))
def test_in_whatever_order_they_are_read_only_the_pairs_are_one_story(order):
    stories, told = Stories(), defaultdict(set)
    for number in order:
        _, sample = ARTICLES[number]
        text = "\n".join((sample.lead, *sample.paragraphs))
        told[stories.add(number, sample.title, text, sample.published(NOW))].add(sample.slug)
    assert {frozenset(slugs) for slugs in told.values() if len(slugs) > 1} == set(
        map(frozenset, PAIRS)
    )
