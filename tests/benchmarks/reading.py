"""How fast feeds and pages are read, and how well: ``python -m tests.benchmarks.reading``.

500 feeds of 30 real items each; the pages with truth. The peer library ``reader`` 3.26 needs
12.5 CPU-s for the first round of as many feeds, storage included; reading is most of that.
"""

import json
import time
from datetime import UTC, datetime

from jobs import article
from jobs.sources import feed
from jobs.text import canonical, normalize
from tests.fakes.publisher import FEEDS, MORNINGS, rss_of

FEEDS_READ = 500
ITEMS = 30
NOW = datetime(2026, 11, 23, tzinfo=UTC)


def feeds() -> list[bytes]:
    """As many feeds of real items as the measure wants, none like the other."""
    listed = [
        item for path in MORNINGS.glob("press_*.json") for item in json.loads(path.read_text())
    ]
    items = [
        {
            "guid": item["id"] or "",
            "title": item["title"] or "",
            "link": item["link"] or "",
            "published": item["published"] or "",
            "summary": item["summary"] or "",
        }
        for item in listed
    ]
    starts = range(0, FEEDS_READ * 20, 20)
    return [rss_of("feed", items[start : start + ITEMS]).encode() for start in starts]


def seconds_for_feeds(bodies: list[bytes]) -> float:
    """CPU seconds for reading all feeds once."""
    start = time.process_time()
    for body in bodies:
        feed.read(body, url="https://bao.example.vn/rss", content_type=None, fetched_at=NOW)
    return time.process_time() - start


def pages() -> list[tuple[dict, bytes]]:
    """The truth of each page and its HTML."""
    truths = [*FEEDS.glob("real/articles/*truth.json"), *FEEDS.glob("made/portals/*truth.json")]
    return [
        (
            json.loads(path.read_text()),
            path.with_name(path.name.split(".")[0] + ".html").read_bytes(),
        )
        for path in truths
        if "fundus.truth" not in path.name
    ]


def whole(truth: dict, found: article.Article) -> tuple[int, int]:
    """How many paragraphs of the truth were found whole, and how many there are."""
    read = {canonical(normalize(text)) for text in found.paragraphs}
    body = [canonical(normalize(text)) for text in truth["body"]]
    return sum(text in read for text in body), len(body)


def main() -> None:
    """Print the figures."""
    bodies = feeds()
    seconds_for_feeds(bodies[:1])
    print(f"{len(bodies)} feeds of {ITEMS} items: {seconds_for_feeds(bodies):.2f} CPU-s")
    start = time.process_time()
    found = [
        whole(truth, article.read(html, "https://bao.example.vn/1", fetched_at=NOW))
        for truth, html in pages()
    ]
    spent = time.process_time() - start
    right, of = (sum(column) for column in zip(*found, strict=True))
    print(f"{len(found)} pages: {spent:.2f} CPU-s, {right} of {of} paragraphs whole")


if __name__ == "__main__":
    main()
