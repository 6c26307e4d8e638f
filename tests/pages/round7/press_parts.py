"""What the made pages share: escaping, paragraphs with links, lists of other articles."""

import html
import json
from collections.abc import Sequence
from datetime import datetime

from tests.jobs.skins import Story

SECOND_CAPTION = "Một góc khu dân cư kiểu mẫu nhìn từ trên cao."
SUBHEADS = ("Khó khăn cần tháo gỡ", "Giải pháp trong thời gian tới")
CREDIT = "ẢNH: MINH TUỆ"
DAYS = ("hai", "ba", "tư", "năm", "sáu", "bảy")


def e(text: str) -> str:
    """Escape."""
    return html.escape(text, quote=False)


def a(text: str) -> str:
    """Escape for an attribute."""
    return html.escape(text, quote=True)


def day(at: datetime, *, capital: bool = False) -> str:
    """The day of the week in words."""
    if at.weekday() == 6:
        return "Chủ Nhật" if capital else "Chủ nhật"
    word = DAYS[at.weekday()]
    return f"Thứ {word.capitalize() if capital else word}"


def worded(number: int, text: str, link: str = '<a href="/{}.html" title="tag">{}</a>') -> str:
    """A paragraph's inside; a few words of every fourth lead to a subject's page."""
    words = text.split()
    if number % 4 != 2 or len(words) < 14:
        return e(text)
    first, middle, last = (e(" ".join(part)) for part in (words[:5], words[5:8], words[8:]))
    return f"{first} {link.format(f'chu-de-{number}', middle)} {last}"


def laid(
    body: Sequence[str], between: dict[int, str], tag: str = "<p>{}</p>", *, plain: bool = False
) -> str:
    """The paragraphs, each in its tag, with parts set after the paragraphs of the given numbers.

    A number counts from 1; a part whose number lies past the end is left out.
    """
    made = []
    for number, text in enumerate(body, 1):
        made.append(tag.format(e(text) if plain else worded(number, text)))
        if number in between and number < len(body):
            made.append(between[number])
    return "\n".join(made)


def listed(story: Story, template: str, first: int, last: int) -> str:
    """Other articles; the template knows ``t``itle, ``s``apo, ``u``rl, ``i``mage, ``n``umber."""
    return "\n".join(
        template.format(
            t=e(title),
            q=a(title),
            s=e(sapo),
            u=f"/bai-viet-so-{n}-{1840 + n}.html",
            i=f"/thumbs/{n}.jpg",
            n=n,
            d=f"{max(story.at.day - 1, 1):02}/{story.at:%m/%Y}",
        )
        for n, (title, sapo) in enumerate(story.others[first:last], first)
    )


def menu(names: Sequence[str], template: str = '<li><a href="/{n}.htm">{t}</a></li>') -> str:
    """A menu's entries."""
    return "\n".join(template.format(n=f"muc-{n}", t=e(name)) for n, name in enumerate(names, 1))


def news_article(story: Story, outlet: str, **other: object) -> str:
    """A NewsArticle for the head, sound; ``other`` replaces or adds."""
    made = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "mainEntityOfPage": {"@type": "WebPage", "@id": "https://bao.example.vn/1"},
        "headline": story.title,
        "description": story.lead,
        "image": {"@type": "ImageObject", "url": "https://img.example.vn/a.jpg", "width": 700},
        "datePublished": f"{story.at:%Y-%m-%dT%H:%M}:00+07:00",
        "dateModified": f"{story.at:%Y-%m-%dT%H:%M}:41+07:00",
        "author": {"@type": "Person", "name": story.author},
        "publisher": {"@type": "Organization", "name": outlet},
    } | other
    text = json.dumps(made, ensure_ascii=False, indent=1)
    return f'<script type="application/ld+json">{text}</script>'


def og(story: Story, site: str) -> str:
    """The usual meta elements of the head."""
    return f"""<meta property="og:site_name" content="{site}" />
<meta property="og:type" content="article" />
<meta property="og:title" content="{a(story.title)}" />
<meta property="og:description" content="{a(story.lead)}" />
<meta property="og:url" content="https://bao.example.vn/1" />
<meta property="og:image" content="https://img.example.vn/zoom/600_315/a.jpg" />
<meta name="description" content="{a(story.lead)}" />"""
