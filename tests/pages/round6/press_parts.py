# ruff: noqa: E501  markup is not broken where a page does not break it
"""What the newspapers of the sixth round have in common: text in flow, heads, names of days.

The makes were written from memory before the reader was opened; nothing here follows what it does.
"""

import html
import json
import re
import unicodedata
from collections.abc import Mapping
from datetime import datetime, timedelta, timezone

from tests.jobs.skins import Story, e, linked

VIETNAM = timezone(timedelta(hours=7))
TODAY = datetime(2026, 11, 23, 17, 42, tzinfo=VIETNAM)
SECOND = "Người dân theo dõi thông tin tại nhà văn hóa khu phố. Ảnh: Thu Trang"
DAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật")
ENDS = (".", "!", "?", ":", ";", "…", '"', "”", "’", "'", ")", ",")
COMMENTS = (
    ("Trần Hải Đăng", "Rất hoan nghênh cách làm này, mong các nơi khác sớm học tập và nhân rộng."),
    ("Mai Phương", "Bài viết hay, cảm ơn tòa soạn đã thông tin kịp thời tới bạn đọc."),
    ("nguyenvanhung1962", "Đề nghị cơ quan chức năng trả lời rõ hơn để nhân dân được biết."),
)
COMMENT_STRINGS = tuple(text for pair in COMMENTS for text in pair)


def day(at: datetime) -> str:
    """The day of the week, both words large."""
    return DAYS[at.weekday()]


def attr(text: str) -> str:
    """Escape for an attribute."""
    return html.escape(text, quote=True)


def slug(text: str) -> str:
    """The title as addresses carry it."""
    plain = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    letters = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-")


def heading(text: str) -> bool:
    """Whether a line of the text is set as a sub-heading: short, and no full stop."""
    return len(text) < 90 and not text.endswith(ENDS)


def flow(
    story: Story,
    *,
    p: str = "<p>{}</p>",
    sub: str = "<h3>{}</h3>",
    put: Mapping[float, str] | None = None,
    quote: str = "",
) -> str:
    """The body in order, with ``put`` between its paragraphs at shares of its length.

    Where the story is rich, ``quote`` (markup around one paragraph) sets the last paragraph but one
    apart, as editors do with somebody's words.
    """
    made = [
        sub.format(e(text)) if heading(text) else p.format(linked(number, text))
        for number, text in enumerate(story.body)
    ]
    if quote and story.rich and len(made) > 4 and not heading(story.body[-2]):
        made[-2] = quote.format(e(story.body[-2]))
    for share, markup in sorted((put or {}).items(), reverse=True):
        made.insert(round(share * len(made)), markup)
    return "\n".join(made)


def metas(story: Story, url: str, site: str, suffix: str, *, published: bool = True) -> str:
    """Title, description and og: of a page; the hour of ``article:`` where the system writes it."""
    title, lead = attr(story.title), attr(story.lead)
    hour = (
        f'<meta property="article:published_time" content="{story.at.isoformat()}" />'
        f'<meta property="article:modified_time" content="{(story.at + timedelta(minutes=9)).isoformat()}" />'
        if published
        else ""
    )
    return f"""<title>{title}{suffix}</title>
<meta name="description" content="{lead}" />
<meta name="keywords" content="tin tức, thời sự, tin trong ngày" />
<meta property="og:type" content="article" /><meta property="og:site_name" content="{site}" />
<meta property="og:title" content="{title}" /><meta property="og:description" content="{lead}" />
<meta property="og:url" content="{url}" />
<meta property="og:image" content="https://media.example.vn/thumb_w/1200/2026/anh-dai-dien.jpg" />
<meta property="og:image:width" content="1200" /><meta property="og:image:height" content="630" />
<meta name="twitter:card" content="summary_large_image" />{hour}
<link rel="canonical" href="{url}" />
<link rel="alternate" type="application/rss+xml" href="/rss/home.rss" title="{site}" />
<meta name="viewport" content="width=device-width, initial-scale=1.0" />
<link rel="shortcut icon" href="/favicon.ico" type="image/x-icon" />"""


def ld(story: Story, url: str, site: str, **other: object) -> str:
    """The article as schema.org names it; ``other`` takes the place of what it would say."""
    said = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "mainEntityOfPage": {"@type": "WebPage", "@id": url},
        "headline": story.title,
        "description": story.lead,
        "image": {
            "@type": "ImageObject",
            "url": "https://media.example.vn/a.jpg",
            "width": 700,
            "height": 394,
        },
        "datePublished": story.at.isoformat(),
        "dateModified": (story.at + timedelta(minutes=9)).isoformat(),
        "author": {"@type": "Person", "name": story.author},
        "publisher": {
            "@type": "Organization",
            "name": site,
            "logo": {"@type": "ImageObject", "url": "https://media.example.vn/logo.png"},
        },
    } | other
    text = json.dumps(said, ensure_ascii=False, indent=1)
    return f'<script type="application/ld+json">\n{text}\n</script>'


def crumbs_ld(*names: str) -> str:
    """The way to the section, as schema.org names it."""
    items = [
        {"@type": "ListItem", "position": n, "item": {"@id": f"/{slug(name)}", "name": name}}
        for n, name in enumerate(names, 1)
    ]
    said = {"@context": "https://schema.org", "@type": "BreadcrumbList", "itemListElement": items}
    return f'<script type="application/ld+json">{json.dumps(said, ensure_ascii=False)}</script>'


def links(names: str, tag: str = '<li><a href="/{}" title="{}">{}</a></li>') -> str:
    """A menu of names that stand apart by ``|``."""
    return "".join(tag.format(slug(name), name, name) for name in names.split("|"))


def lists(story: Story, markup: str, *, first: int = 0, count: int = 5) -> str:
    """Other articles: ``markup`` takes {url}, {title}, {teaser}, {hour}, {day}, {n}."""
    made = []
    for number, (title, teaser) in enumerate(story.others[first : first + count], first + 1):
        at = TODAY - timedelta(hours=5 * number, minutes=7 * number)
        made.append(
            markup.format(
                url=f"/{slug(title)}-{148200 + number}.html",
                title=e(title),
                teaser=e(teaser),
                hour=f"{at:%H:%M}",
                day=f"{at:%d/%m/%Y}",
                n=number,
            )
        )
    return "\n".join(made)


def long(story: Story) -> bool:
    """Whether the text has room for a second picture."""
    return len(story.body) >= 8
