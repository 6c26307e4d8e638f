"""Sites without a feed: the articles that a list page leads to.

A link leads to an article where it stays on the site and what can be read of it is a headline: by
its length, and by an address that carries a number or the headline itself. Links of one shape are
judged together: a short headline among long ones is a headline too, and a long name among the
site's sections is not. Portals whose making is known say it by their marks.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from jobs import dates, links
from jobs.articles import date_lines, plain
from jobs.articles.blocks import HEADINGS, kind_of, lineage
from jobs.articles.pages import parsed, title_of
from jobs.encodings import decoded, mended
from jobs.errors import NotAFeedError, WallError
from jobs.news import Entry
from jobs.sources.listing import LONGEST_GUID, LONGEST_TITLE, MOST_ENTRIES, Listing
from jobs.sources.not_a_feed import not_a_feed
from jobs.text import fold, normalize

LEAST_WORDS = 6
"""Syllables of a headline that proves by itself that the link is one."""

LEAST_WORDS_OF_KIN = 2
LEAST_KIN = 3
"""So many links of one shape that are headlines beyond doubt speak for the others."""

LONG_NUMBER = 5
"""Digits; article numbers of sites that have published for years. Theirs is no short number."""

MANY = 8
LEAST_DIGITS = 3
NUMBERED = re.compile(rf"\d{{{LEAST_DIGITS}}}")
MOST_LINKS = 20_000
CARD_LEVELS = 7
"""How many elements are looked at for a link's date: itself, and those around it."""

SKIPPED = frozenset({"script", "style", "noscript", "template", "nav", "footer", "svg", "select"})
TITLED = re.compile(r"title|tieu-?de|headline|heading", re.IGNORECASE)
FILES = re.compile(
    r"\.(?:pdf|docx?|xlsx?|pptx?|zip|rar|jpe?g|png|gif|svg|webp|mp[34]|rss|xml|css|js|apk)$",
    re.IGNORECASE,
)
NO_ARTICLES = re.compile(
    r"(?:^|[/-])(?:tags?|topics?|events?|chu-de|tu-khoa|hashtag|author|tac-gia|search|tim-kiem|"
    r"login|dang-nhap|dang-ky|rss|sitemap|lien-he|gioi-thieu|views_ads|redirect)(?=/|$|\.)",
    re.IGNORECASE,
)
MEDIA = re.compile(
    r"(?:^|[/-])(?:videos?|clips?|photos?|album|podcasts?|thu-vien-(?:anh|video)|truyen-hinh)(?=/|$)",
    re.IGNORECASE,
)
"""Sections of what cannot be read: an article is text."""

MENU = re.compile(
    r"(?:^|[-_ ])(?:main-?)?(?:menu|nav|navbar|navigation|footer|breadcrumbs?|topbar)(?:$|[-_ ])",
    re.IGNORECASE,
)
"""Boxes whose long names without a number are sections: "Cải cách hành chính và chuyển đổi số"."""

MENU_LEVELS = 5

BUTTON = re.compile(
    r"^(?:xem (?:thêm|tiếp|chi tiết|tất cả)|đọc (?:tiếp|thêm)|chi tiết|bình luận|chia sẻ|trang sau|"
    r"trang trước|\d+)\b.{0,12}$",
    re.IGNORECASE,
)
COUNT = re.compile(r"[(\[]?\d{1,3}(?:[.,]?\d{3}|[.,]\d[kK])?[)\]]?")
COUNTED = re.compile(r"comment|cmt|count|view|icon|luot|like|badge|number", re.IGNORECASE)
DATED = re.compile(r"date|time|ngay|gio", re.IGNORECASE)
BULLET = re.compile(r"^[\s>»•·*–-]+")
DAY_BEHIND = re.compile(r"(?<!\s)\s*[(\[]\s*([^()\[\]]{6,30})\s*[)\]]\s*$")

KNOWN = (("uiarticleinmenu", "articlelist", "title"),)
"""Portals by their marks: the module, the list in it, the headline in that (ASP.NET, of which the
portals of Ninh Bình, Hải Phòng and the Farmers' Union are made)."""


@dataclass(slots=True, kw_only=True)
class _Link:
    """All anchors of a page that lead to one address; ``listed`` where one is outside any menu."""

    url: str
    place: int
    listed: bool = False
    texts: list[tuple[int, str]] = field(default_factory=list)
    anchors: list[Any] = field(default_factory=list)

    @property
    def title(self) -> str:
        """The best of what is written on the anchors; the first of equals."""
        return max(self.texts, key=lambda text: text[0], default=(0, ""))[1]


def read(body: bytes, *, url: str, content_type: str | None, fetched_at: datetime) -> Listing:
    """Read a list page as if it were a feed.

    Args:
        body: The page.
        url: Where it came from.
        content_type: What the server says it is; counts for the encoding only.
        fetched_at: Nothing was published later; aware, UTC.

    Raises:
        NotAFeedError: It is no page, or leads to no article; the text says what it looks like.
    """
    text = decoded(body, content_type)
    root = parsed(text) if "<" in text else None
    if root is None:
        raise not_a_feed(body, text)
    found = articles(root, url)
    if not found:
        error = not_a_feed(body, text)
        nothing = NotAFeedError("this page leads to no articles that can be made out")
        raise error if isinstance(error, WallError) else nothing
    listed = {link.url for link in found}
    entries = tuple(_entry(link, listed, url, fetched_at) for link in found[:MOST_ENTRIES])
    return Listing(title=plain.shortened(title_of(root), LONGEST_TITLE), entries=entries)


def articles(root: Any, url: str) -> list[_Link]:
    """Return the links of a page that lead to articles, in the order of the page."""
    known = _known(root)
    if known:
        return [link for link in _gathered(known, url) if link.title]
    found = _gathered(_anchors(root), url)
    shapes: dict[tuple[object, ...], list[_Link]] = {}
    for link in found:
        shapes.setdefault(_shape(link.url), []).append(link)
    kept = [link for group in shapes.values() for link in _headlines(group)]
    return sorted(_of_one_make(kept), key=lambda link: link.place)


def _known(root: Any) -> list[Any]:
    """The links of a portal's list, where its marks are known; none where they are not."""
    for module, list_, title in KNOWN:
        anchors = [
            anchor
            for box in _marked(root, module)
            for held in _marked(box, list_)
            for headline in _marked(held, title)
            for anchor in headline.iter("a")
        ]
        if anchors:
            return anchors
    return []


def _marked(root: Any, mark: str) -> Iterator[Any]:
    for element in root.iter():
        names = (element.get("class") or "") if isinstance(element.tag, str) else ""
        if any(name.lower().startswith(mark) for name in names.split()):
            yield element


def _gathered(anchors: Iterable[Any], url: str) -> list[_Link]:
    """The links within the site, one for each address."""
    found: dict[str, _Link] = {}
    host, here = links.site(url), links.cleaned(url, url)
    for place, anchor in enumerate(islice(anchors, MOST_LINKS)):
        address = links.cleaned(anchor.get("href"), url)
        if not address or links.site(address) != host or address == here or _elsewhere(address):
            continue
        link = found.setdefault(address, _Link(url=address, place=place))
        link.anchors.append(anchor)
        link.listed = link.listed or not _in_menu(anchor)
        link.texts += _texts(anchor)
    return list(found.values())


def _anchors(root: Any) -> Iterator[Any]:
    """All anchors but those in menus and footers; every element is visited once."""
    waiting = [root]
    while waiting:
        element = waiting.pop()
        if not isinstance(element.tag, str) or element.tag in SKIPPED:
            continue
        if element.tag == "a" and element.get("href"):
            yield element
        waiting.extend(reversed(element))


def _in_menu(anchor: Any) -> bool:
    return any(MENU.search(kind_of(each)) for each in islice(anchor.iterancestors(), MENU_LEVELS))


def _elsewhere(address: str) -> bool:
    """Whether an address by its words leads to something else than an article."""
    parts = urlsplit(address)
    path = unquote(parts.path)
    sections = path.rpartition("/")[0] if re.search(r"\d", path.rpartition("/")[2]) else path
    if FILES.search(path) or MEDIA.search(path.rstrip("/")):
        return True
    home = path in {"", "/"} and not _numbered(parts.query)
    return home or NO_ARTICLES.search(sections) is not None


def _texts(anchor: Any) -> Iterator[tuple[int, str]]:
    """What is written on an anchor, with how much it counts as a headline."""
    shown = normalize(mended(" ".join(_shown(_headline_in(anchor)))))
    around = [anchor, *islice(anchor.iterancestors(), 2)]
    headed = any(each.tag in HEADINGS for each in [*around, *anchor.iterdescendants()])
    named = any(TITLED.search(kind_of(each)) for each in around[:2])
    # Editors' markup stands escaped in attributes, and sometimes escaped twice.
    told = plain.line(anchor.get("title") or "")
    image = next(
        (plain.line(each.get("alt")) for each in anchor.iter("img") if each.get("alt")), ""
    )
    # Portals cut long headlines off, and tell them whole in the title.
    cut = bool(told) and shown.endswith(("...", "…"))
    worth = 1 if cut else 4 if headed else 3 if named else 1
    for rank, text in ((worth, shown), (2, told), (0, image)):
        clean = BULLET.sub("", normalize(text))[:LONGEST_TITLE]
        if clean and not BUTTON.match(clean):
            # A teaser in an anchor of its own is longer than any headline.
            yield rank if len(clean) <= LONGEST_TITLE * 2 // 3 else 0, clean


def _headline_in(anchor: Any) -> Any:
    """The headline, where a card is one anchor with teaser and date; else the anchor."""
    within = [each for each in anchor.iterdescendants() if isinstance(each.tag, str)]
    headings = [each for each in within if each.tag in HEADINGS]
    named = [each for each in within if TITLED.search(kind_of(each))]
    return next((each for each in (*headings, *named) if "".join(each.itertext()).strip()), anchor)


def _shown(element: Any) -> Iterator[str]:
    """What is written within, but for counters of comments and views, and dates."""
    yield element.text or ""
    for child in element:
        if isinstance(child.tag, str) and not _is_counter(child):
            yield from _shown(child)
        yield child.tail or ""


def _is_counter(element: Any) -> bool:
    kind, text = kind_of(element), normalize("".join(element.itertext()))
    if COUNT.fullmatch(text):
        return COUNTED.search(kind) is not None
    return DATED.search(kind) is not None and date_lines.is_date_line(text)


def _shape(address: str) -> tuple[object, ...]:
    """What the addresses of a site's articles have in common: everything but words and numbers."""
    parts = urlsplit(address)
    *folders, last = [part for part in unquote(parts.path).split("/") if part] or [""]
    numbers = [run for run in re.findall(r"\d+", last) if len(run) >= LEAST_DIGITS]
    ending = re.search(r"\.[a-z]{2,5}$", last)
    query = tuple((name, any(map(str.isdigit, value))) for name, value in parse_qsl(parts.query))
    fixed = last if not numbers and last.count("-") < LEAST_WORDS - 2 else ""
    length = min(max(map(len, numbers), default=0), 9)
    dated = sum(folder.isdigit() for folder in folders)
    return (dated > 0, ending and ending[0], length, query, fixed if query else bool(fixed))


def _headlines(group: list[_Link]) -> list[_Link]:
    """Those of one shape that lead to articles."""
    sure = [link for link in group if _is_headline(link)]
    if len(sure) >= LEAST_KIN and len(sure) * 2 >= len(group):
        return [
            link
            for link in group
            if len(link.title.split()) >= LEAST_WORDS_OF_KIN
            and (link.listed or _is_numbered(link.url))
        ]
    # A long name among many short ones is that of a section.
    named = sum(bool(link.title) for link in group)
    return sure if named < LEAST_KIN or len(sure) * 2 >= named else []


def _is_headline(link: _Link) -> bool:
    words = len(link.title.split())
    if words < LEAST_WORDS:
        return False
    if _is_numbered(link.url):
        return True
    if not link.listed:
        return False
    last = unquote(urlsplit(link.url).path).rstrip("/").rpartition("/")[2]
    slug = [word for word in re.split(r"[-_.]+", fold(last)) if word]
    title = set(re.findall(r"\w+", fold(link.title)))
    return len(slug) >= LEAST_WORDS - 1 and sum(word in title for word in slug) >= len(slug) * 0.6


def _is_numbered(address: str) -> bool:
    parts = urlsplit(address)
    return NUMBERED.search(unquote(parts.path)) is not None or _numbered(parts.query)


def _numbered(query: str) -> bool:
    return any(re.search(r"\d{2}", value) for _, value in parse_qsl(query))


def _of_one_make(kept: list[_Link]) -> list[_Link]:
    """Leave out the few without a long number where most have one: events, topics, sections."""
    lengths = [_length(link.url) for link in kept]
    long_ = sum(length >= LONG_NUMBER for length in lengths)
    if long_ < MANY or (len(kept) - long_) * 3 > long_:
        return kept
    pairs = zip(kept, lengths, strict=True)
    return [link for link, length in pairs if length >= LONG_NUMBER]


def _length(address: str) -> int:
    parts = urlsplit(address)
    last = parts.path.rstrip("/").rpartition("/")[2] + "?" + parts.query
    tail = re.findall(r"\d+", last)
    return len(max(tail, key=len)) if tail else 0


def _entry(link: _Link, listed: set[str], url: str, fetched_at: datetime) -> Entry:
    title, day = link.title, DAY_BEHIND.search(link.title)
    said = dates.published(day[1], fetched_at) if day else None
    if day and said:
        title = title[: day.start()]
    return Entry(
        guid=link.url[:LONGEST_GUID],
        title=plain.shortened(title, LONGEST_TITLE),
        link=link.url,
        published=said or _dated(link, listed, url, fetched_at),
    )


def _dated(link: _Link, listed: set[str], url: str, fetched_at: datetime) -> datetime | None:
    """The date that stands in the link's own card; None where there is none."""
    for anchor in link.anchors:
        for box in islice(lineage(anchor), CARD_LEVELS):
            if box.tag in {"body", "html", "main"} or _others(box, link, listed, url):
                break
            for line in _lines(box):
                moment = (
                    dates.published(line, fetched_at) if date_lines.is_date_line(line) else None
                )
                if moment:
                    return moment
    return None


def _others(box: Any, link: _Link, listed: set[str], url: str) -> bool:
    """Whether a box holds other articles as well."""
    for number, anchor in enumerate(box.iter("a")):
        address = links.cleaned(anchor.get("href"), url)
        if number > 20 or (address in listed and address != link.url):
            return True
    return False


def _lines(box: Any) -> Iterator[str]:
    for element in box.iter():
        if isinstance(element.tag, str) and element.tag not in SKIPPED:
            for text in (element.get("datetime"), element.text, element.tail):
                if text and len(text) <= 200 and (line := normalize(text)):
                    yield line
