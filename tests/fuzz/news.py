"""What the newsroom reads: feeds, pages, headers, lists of feeds, a model's answers, dates."""

import json
import random
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from bot.handlers.questions import MOST_LETTERS
from jobs import article, dates, discover, documents, encodings, links, opml, question, text, topics
from jobs.errors import FetchError, NotAFeedError, UnreadableError
from jobs.fetching import bodies, robots, server_delays
from jobs.searching import ranking
from jobs.sources import SOURCES
from jobs.summarizers import Budget, Document, checking, extractive, llm
from jobs.summarizers.calling import NoAnswerError
from tests.fuzz import changes, seeds
from tests.fuzz.trying import SLOW, Parser

NOW = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
URL = "https://bao.example.vn/1.html"

TWO = Budget(sentences=2)
HEADERS = (
    "retry-after: 120\ncache-control: public, max-age=300\nexpires: Mon, 23 Nov 2026 06:20:00 GMT\n"
    "content-type: text/xml; charset=utf-8\nlocation: /2\n"
)
ARTICLE = Document(
    title="Tân Lập mở điểm hỗ trợ chuyển đổi số",
    text="Sáng 2/11, Đảng ủy xã Tân Lập khai trương điểm hỗ trợ chuyển đổi số tại thôn 5. Ông Lê "
    "Văn Minh nói: “Hết năm 2026 sẽ có 100% đảng viên dùng được”. Theo Nghị quyết số 57-NQ/TW.",
)
WRITTEN = {
    "sentences": ["Sáng 2/11, xã Tân Lập khai trương điểm hỗ trợ ở thôn 5.", "Ông Minh nói."]
}
COMPLETION = {"id": "1", "choices": [{"index": 0, "finish_reason": "stop", "message": {
    "role": "assistant", "content": "%s"}}], "usage": {"total_tokens": 9}}  # fmt: skip


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


def _told(raw: bytes) -> None:
    pairs = (line.partition(":") for line in raw.decode("latin-1").splitlines())
    headers = {name.strip().lower(): value.strip() for name, _, value in pairs}
    wait = server_delays.wait_asked(headers, NOW)
    assert wait is None or timedelta() < wait <= server_delays.LONGEST_WAIT
    encodings.decoded(b"Tin \xe1\xba\xa3nh \xff", headers.get("content-type"))


def _outlined(raw: bytes) -> None:
    for each in opml.read(raw):
        assert each.url.startswith(("http://", "https://"))
        (each.url + each.name).encode()


def _robots(raw: bytes) -> None:
    robots.read(raw).allow("/" + raw.decode(errors="replace")[:300])


def _packed(raw: bytes) -> None:
    for coding in ("", "gzip", "deflate", "deflate, gzip"):
        try:
            assert len(bodies.unpacked(raw, coding, 2**20)) <= 2**20
        except FetchError:
            continue


def _page(raw: bytes) -> None:
    discover.feeds_told(raw, URL, None)
    page = article.read(raw, URL, fetched_at=NOW)
    ("".join((page.title, page.lead, *page.paragraphs)) + page.author + page.source).encode()
    assert page.published is None or page.published <= NOW + timedelta(days=1)


def _summarized(raw: bytes) -> None:
    words = raw.decode(errors="replace")
    for sentence in extractive.summarize([Document(title=words[:80], text=words)], TWO):
        assert sentence
    topics.classify(words[:80], words)


def _answered(raw: bytes) -> None:
    for sentence in (told := llm.read(raw)):
        sentence.encode()  # or no database takes it
    checking.fault_of(told, [ARTICLE])


def _completion(seed: bytes, chance: random.Random) -> bytes:
    """A chat completion, the content of which is JSON of another shape."""
    inner = changes.tree(json.dumps(WRITTEN, ensure_ascii=False).encode(), chance)
    told = json.loads(json.dumps(COMPLETION))
    content = inner.decode(errors="replace")
    told["choices"][0]["message"]["content"] = chance.choice(("", "```json\n")) + content
    return json.dumps(told, ensure_ascii=chance.random() < 0.5).encode(errors="replace")


def _source(kind: str) -> Callable[[bytes], object]:
    def read(raw: bytes) -> None:
        listing = SOURCES[kind](raw, url=URL, content_type=None, fetched_at=NOW)
        listing.title.encode()
        for entry in (*listing.entries, *listing.unlinked):
            (entry.title + entry.guid + entry.text).encode()  # or no database takes it
            assert entry.link == "" or entry.link.startswith(("http://", "https://"))
            assert entry.published is None or entry.published <= NOW + timedelta(days=1)

    return read


def parsers() -> dict[str, Parser]:
    """Return them by name."""
    by_tag = changes.markup(seeds.feeds)
    on_pages = changes.markup(seeds.pages)
    feeds, pages, words = seeds.feeds(), seeds.pages(), seeds.as_text(*seeds.WORDS)
    outlines = (*seeds.as_text(seeds.OPML), *seeds.shared("feeds/**/*.opml"))
    large = 16 * 1024
    found = {
        "questions": Parser(read=_asked, seeds=words),
        "texts": Parser(read=_written, seeds=(*words, *seeds.as_text(ARTICLE.text)), limit=SLOW),
        "summaries": Parser(
            read=_summarized, seeds=seeds.as_text(ARTICLE.text, ARTICLE.text * 9),
            limit=SLOW, largest=large,
        ),
        "headers": Parser(read=_told, seeds=seeds.as_text(HEADERS), changes=(changes.lines,)),
        "opml": Parser(
            read=_outlined, seeds=outlines, promised=(NotAFeedError,), changes=(by_tag,)
        ),
        "robots": Parser(
            read=_robots, seeds=seeds.as_text(seeds.ROBOTS), changes=(changes.lines,)
        ),
        "encodings": Parser(
            read=lambda raw: encodings.mended(encodings.decoded(raw, None)),
            seeds=(*feeds, "Héi nghÞ TØnh uû".encode("latin-1")), limit=SLOW,
        ),
        "packed": Parser(
            read=_packed, seeds=seeds.as_text(seeds.FEED), changes=(changes.packed,) * 3
        ),
        "model": Parser(
            read=_answered, seeds=(_completion(b"", random.Random(0)),),
            promised=(NoAnswerError,), changes=(changes.tree, _completion),
        ),
        "json-feed": Parser(
            read=_source("feed"), promised=(NotAFeedError, FetchError), changes=(changes.tree,) * 3,
            seeds=(*seeds.as_json(seeds.JSON_FEED), *seeds.shared("feeds/hostile/**/*.json")),
        ),
        "pages": Parser(
            read=_page, seeds=pages, promised=(UnreadableError,), changes=(on_pages,),
            limit=SLOW, largest=large,
        ),
    }  # fmt: skip
    for kind in SOURCES:
        of_pages = kind == "page"
        found[kind] = Parser(
            read=_source(kind), seeds=pages if of_pages else feeds,
            promised=(NotAFeedError, FetchError),
            changes=(on_pages,) if of_pages else (by_tag, by_tag, changes.tree),
            limit=SLOW, largest=large,
        )  # fmt: skip
    return found
