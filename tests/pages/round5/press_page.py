"""What the round 5 newspapers' makes share: filling a page, and setting an article's paragraphs."""

import html
import json
import re
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from tests.jobs.skins import Story

DAYS = ("hai", "ba", "tư", "năm", "sáu", "bảy")
COMMENTS = (
    ("Trần Quốc Bảo", "Đọc xong mới thấy việc này cần làm từ lâu rồi, mong sớm có kết quả."),
    ("minhthu_83", "Ở chỗ tôi bà con cũng đang chờ, không biết bao giờ mới tới lượt."),
    ("Lê Hữu Phước", "Cảm ơn phóng viên đã phản ánh. Rất mong có thêm bài về chuyện này!"),
)
HEADING = re.compile(r"[^.!?:;…”\")]$")


def e(text: str) -> str:
    """Escape text, not attributes."""
    return html.escape(text, quote=False)


def slug(title: str) -> str:
    """Write a title as addresses have it."""
    plain = unicodedata.normalize("NFD", title.lower().replace("đ", "d"))
    return re.sub(r"[^a-z0-9]+", "-", re.sub(r"[\u0300-\u036f]", "", plain)).strip("-")[:90]


def weekday(at: datetime) -> str:
    """The day in words, as newspapers print it."""
    return "Chủ nhật" if at.weekday() == 6 else f"Thứ {DAYS[at.weekday()]}"


def is_heading(text: str) -> bool:
    """Whether a line of a text is no sentence, so that editors set it as a sub-heading."""
    return len(text) < 90 and bool(HEADING.search(text))


def ink(number: int, text: str, ways: Sequence[str]) -> str:
    """Set some words of a paragraph as editors do; the text stays the same."""
    way = ways[number % len(ways)] if ways else ""
    words = text.split()
    if len(words) < 12 or not way:
        return e(text)
    first, middle, last = (e(" ".join(part)) for part in (words[:4], words[4:7], words[7:]))
    if way == "a":
        return (
            f'{first} <a href="/chu-de/{slug(middle)}-{number}.html" title="">{middle}</a> {last}'
        )
    if way == "strong":
        return f"<strong>{first}</strong> {middle} {last}"
    if way == "em":
        return f"{first} <em>{middle}</em> {last}"
    return f'<span style="font-size:16px">{first} {middle}&nbsp;{last}</span>'


def flow(
    story: Story,
    p: str = "<p>{}</p>",
    heading: str = "<h2>{}</h2>",
    *,
    ways: Sequence[str] = (),
    after: Mapping[float, str] | None = None,
) -> str:
    """Set the paragraphs one below another.

    Args:
        story: Whose body is set.
        p: How a paragraph is set.
        heading: How a line that is no sentence is set.
        ways: How words within paragraphs are set, in turn.
        after: What stands after which part of the body: 0 after the first paragraph, 0.5 in the
            middle, 1 before the last one.
    """
    made = [
        (heading.format(e(text)) if is_heading(text) else p.format(ink(number, text, ways)))
        for number, text in enumerate(story.body)
    ]
    most = len(made) - 2
    for where, what in sorted((after or {}).items()):
        made[round(where * most)] += "\n" + what
    return "\n".join(made)


def ld(story: Story, site: str, *, headline: str | None = None, **more: object) -> str:
    """The NewsArticle that newspapers put into the head, changed some minutes after publishing."""
    data = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "mainEntityOfPage": {"@type": "WebPage", "@id": f"{site}/{slug(story.title)}.html"},
        "headline": story.title if headline is None else headline,
        "description": story.lead,
        "image": {"@type": "ImageObject", "url": f"{site}/a/1.jpg", "width": 700, "height": 420},
        "datePublished": story.at.isoformat(),
        "dateModified": (story.at + timedelta(minutes=47)).isoformat(),
        "author": {"@type": "Person", "name": story.author},
        "publisher": {"@type": "Organization", "name": site.split("//")[1]},
        **more,
    }
    made = json.dumps(data, ensure_ascii=False, indent=2)
    return f'<script type="application/ld+json">{made}</script>'


def crumbs_ld(site: str, *names: str) -> str:
    """The breadcrumbs' structured data."""
    items = [
        {"@type": "ListItem", "position": n, "item": {"@id": f"{site}/{slug(name)}", "name": name}}
        for n, name in enumerate(names, 1)
    ]
    data = {
        "@context": "https://schema.org",
        "@type": "BreadcrumbList",
        "itemListElement": items,
    }
    return f'<script type="application/ld+json">{json.dumps(data, ensure_ascii=False)}</script>'


def og(story: Story, site: str, name: str, suffix: str = "") -> str:
    """Title and the usual meta of a head."""
    title, lead = (html.escape(text) for text in (story.title, story.lead))
    return f"""<meta charset="utf-8">
<title>{title}{suffix}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="description" content="{lead}">
<meta name="keywords" content="thời sự, tin tức, {slug(story.title).replace("-", ", ")}">
<link rel="canonical" href="{site}/{slug(story.title)}.html">
<meta property="og:type" content="article">
<meta property="og:site_name" content="{name}">
<meta property="og:title" content="{title}{suffix}">
<meta property="og:description" content="{lead}">
<meta property="og:image" content="{site}/a/1.jpg">
<meta property="og:url" content="{site}/{slug(story.title)}.html">
<meta property="fb:app_id" content="1547540628876392">"""


def menu(names: str, template: str = '<li><a href="/{}" title="{}">{}</a></li>') -> str:
    """A menu from names parted by bars."""
    return "\n".join(template.format(slug(name), name, name) for name in names.split("|"))


def each(story: Story, numbers: Sequence[int], template: str) -> str:
    """Other articles: {t} title, {x} teaser, {u} address, {d} day, {h} time, {n} number."""
    made = []
    for n in numbers:
        title, teaser = story.others[n % len(story.others)]
        at = story.at - timedelta(hours=5 * n + 2, minutes=7 * n)
        made.append(
            template.format(
                t=e(title),
                x=e(teaser),
                u=f"/{slug(title)}-{4700100 + n}.html",
                d=at.strftime("%d/%m/%Y"),
                h=at.strftime("%H:%M"),
                n=n,
            )
        )
    return "\n".join(made)


def talk(template: str) -> str:
    """Readers' comments: {who}, {what}, {n}."""
    return "\n".join(
        template.format(who=who, what=what, n=n) for n, (who, what) in enumerate(COMMENTS)
    )


def fill(template: str, story: Story, **parts: str) -> str:
    """Put the story and the parts where a template names them in double brackets."""
    at = story.at
    known = {
        "title": e(story.title),
        "title_attribute": html.escape(story.title),
        "lead": e(story.lead),
        "caption": e(story.caption),
        "caption_attribute": html.escape(story.caption),
        "author": e(story.author),
        "author_upper": e(story.author.upper()),
        "source": e(story.source),
        "day": at.strftime("%d/%m/%Y"),
        "time": at.strftime("%H:%M"),
        "iso": at.isoformat(),
        "weekday": weekday(at),
        "slug": slug(story.title),
        **parts,
    }
    # Parts may name the story again, so twice.
    for _ in range(2):
        template = re.sub(r"\[\[(\w+)\]\]", lambda found: known.get(found[1], found[0]), template)
    return template
