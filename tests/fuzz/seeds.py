"""What parsers expect: written by us, and where ``../shared`` is beside us, as others wrote it."""

import json
from functools import cache
from pathlib import Path
from typing import Any

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data"
LARGEST = 16 * 1024

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
JSON_FEED = {
    "version": "https://jsonfeed.org/version/1.1", "title": "Báo", "items": [
        {"id": 7, "title": "Tin", "url": "/7", "date_published": "2026-11-23T06:20:00+07:00",
         "content_html": "<p>Lời dẫn</p>", "authors": [{"name": "A"}], "tags": ["x"]},
        {"id": "8", "content_text": "Không có tên"}],
}  # fmt: skip
PAGE = """<html><head><title>Tin</title><meta charset=utf-8><script type="application/ld+json">{
"@type": "NewsArticle", "datePublished": "2026-07-20"}</script></head><body><h1>Hội nghị bàn việc
</h1><div class="date">20/07/2026 06:30</div><article><p>Sáng 20/7, Đảng ủy tổ chức hội nghị bàn về
xây dựng nông thôn mới ở các xã trong tỉnh.</p><p>Dự hội nghị có đại biểu các chi bộ.</p></article>
<a href="/tin-1.html">Một tin khác có tên đủ dài để là một tin</a></body></html>"""
OPML = """<opml version="2.0"><body><outline text="A"><outline type="rss" text="Báo"
xmlUrl="https://bao.example.vn/rss"/></outline></body></opml>"""
ROBOTS = "User-agent: *\nDisallow: /a*b$\nAllow: /\nCrawl-delay: 5\n\nUser-agent: bantin\nDisallow:"
WORDS = (
    "/dangky ABCD-2345", "/gio 6:30, 17h", "/chude kinh tế, thời sự", "/phathanh 12 sua 3",
    "tìm bài về cầu Bến Mới tuần trước", "nghị quyết 57-NQ/TW ngày 22/12/2024",
    "147/2024/NĐ-CP, 02/2021/TT-BNV", '"chuyển đổi số" tháng 10', "Thứ 2, Ngày 25 / 10 / 2021",
    "Mon, 23 Nov 2026 06:20:00 GMT+7", "11/23/2026 6:20:00 AM", "http://127.0.0.1:80/..//%2e%2e/a?b#c",
    "ngày 3 hằng tháng, 19:30, nhà văn hóa", "22:00 6:00 hoãn", "7:00 t2-t6; 19h chủ nhật",
    "có tin gì về quy hoạch cán bộ từ 1/9 đến 15/10 không?", "5 tin mới nhất về chống tham nhũng",
)  # fmt: skip


def as_json(*told: object) -> tuple[bytes, ...]:
    """Return each as JSON."""
    return tuple(json.dumps(each, ensure_ascii=False).encode() for each in told)


def as_text(*told: str) -> tuple[bytes, ...]:
    """Return each as UTF-8."""
    return tuple(each.encode() for each in told)


@cache
def shared(pattern: str, most: int = 300) -> tuple[bytes, ...]:
    """Return files that others wrote, none of them large; nothing where we have none."""
    found = (path for path in sorted(SHARED.glob(pattern)) if path.is_file())
    small = [path for path in found if path.stat().st_size <= LARGEST]
    return tuple(path.read_bytes() for path in small[:: max(1, len(small) // most)])


@cache
def shared_json(pattern: str) -> tuple[Any, ...]:
    """Return what files that others wrote say in JSON."""
    return tuple(json.loads(raw) for raw in shared(pattern) if raw.lstrip().startswith(b"{"))


@cache
def feeds() -> tuple[bytes, ...]:
    """Return feeds of all kinds, pages among them."""
    own = (*as_text(FEED, ATOM, SITEMAP, PAGE), *as_json(JSON_FEED))
    return own * 8 + shared("feeds/hostile/**/*.*")


@cache
def pages() -> tuple[bytes, ...]:
    """Return pages of articles and of lists, as a dozen systems make them."""
    from datetime import UTC, datetime

    from tests.jobs.skins import NEWSPAPERS, PORTALS, Story

    story = Story(
        title="Hội nghị bàn về nông thôn mới", lead="Sáng 20/7, Đảng ủy tổ chức hội nghị.",
        body=("Các xã trong tỉnh xây dựng nông thôn mới.", "Dự hội nghị có đại biểu.") * 3,
        caption="Quang cảnh hội nghị", author="A. B.", source="Báo mẫu", rich=True,
        at=datetime(2026, 7, 20, tzinfo=UTC), others=(("Một tin khác đủ dài", "Lời dẫn"),) * 9,
    )  # fmt: skip
    made = [skin(story).encode() for skin in (*NEWSPAPERS.values(), *PORTALS.values())]
    return (*as_text(PAGE), *made, *shared("feeds/**/*.html"))
