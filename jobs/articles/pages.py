"""A parsed web page: its blocks, its meta elements, and the box that holds the article."""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import islice
from typing import Any

from jobs.articles.blocks import HEADINGS, INLINE, Block, blocks_of, kind_of, lineage
from jobs.articles.labels import LEAST_HEADLINE, heads_box, heads_readers, is_label, is_teaser
from jobs.text import normalize

# What makers of pages call the boxes: English and unmarked Vietnamese, in class, id and itemprop.
ARTICLE = re.compile(
    r"articlebody|(?:article|news|detail|post|entry|story|cms|journal|main|zce|singular|bai-?viet|"
    r"tin|asset|page)[-_]*(?:body|content|text|noidung|full)|content[-_]*(?:detail|news|article)|"
    r"fck_detail|ms-rtestate-field|noi-?dung|chi-?tiet|maincontent|contentpaneopen",
    re.IGNORECASE,
)
OTHERS = re.compile(
    r"relat|comment|feedback|binh-?luan|y[-_]?kien|phan[-_]?hoi|footer|tin-?lien|lien-?quan|tin-?khac|tin-?moi|most-?(?:read|view)|"
    r"author-?(?:box|info|list|item|bio)|tac-?gia-?(?:box|info)|copyright|"
    r"(?:^|[-_ ])ai[-_]?(?:summar|tom-?tat)|(?:summary|tom-?tat)[-_]?ai(?:$|[-_ ])",
    re.IGNORECASE,
)
"""Boxes that by their names hold other things, whatever they hold."""

ADVERT = re.compile(
    r"(?:^|[-_ ])(?:ads?|adv|qc)(?:$|[-_ ])|advert|quang-?cao|app-?banner", re.IGNORECASE
)
ASIDE = re.compile(
    r"sidebar|side-bar|menu|banner|social|share|\btags?\b|popular|widget|audio-?player|"
    r"newsletter|subscribe|toolbar|readmore|read-more|xem-?them|poll|cookie|pagination|breadcrumb",
    re.IGNORECASE,
)

LEAST_PARAGRAPH = 50
"""Characters; what is shorter proves nothing: menus, headings, labels."""

MOST_LINKED = 0.3
"""The share of a paragraph that links may take; more, and it is a list of links."""

MOST_OF_LINE = 0.6
"""The same of a single line, which may be a sentence with a long link in it."""

CARD = 700
"""Characters; a box no longer than this and full of links announces another article."""

LEAST_IN_A_ROW = 3
"""Paragraphs without links, side by side, are a text and no list; one less in what is called so."""

NEVER_CARDS = frozenset({"body", "html", "form", "main"})
TABLES = frozenset({"td", "th", "tr", "tbody", "table"})
"""Old pages are laid out by tables; only a small one that starts with a headline is a card."""

TABLE_CARD = 400
IMPRINT = re.compile(
    r"cơ quan chủ quản\s*[:–-]|giấy phép số|giấy phép\b[^.;]{1,80}\bsố\s*:?\s*\d|"
    r"(?:tổng|trưởng ban) biên tập\s*[:–-]|©|bản quyền (?:thuộc|nội dung)|ghi rõ nguồn|"
    r"chịu trách nhiệm (?:chính|nội dung|xuất bản)\s*[:–-]?|lượt truy cập\s*:?\s*\d|"
    r"(?:đường dây nóng|hotline)\s*[:–-]?\s*[(+\d]",
    re.IGNORECASE,
)
"""What stands at the foot of every page, in a paragraph of at most MOST_IMPRINT characters."""

MOST_IMPRINT = 600
MOST_BLOCKS = 5000
"""More are no article that anybody reads; the longest seen has 120."""

LEAST_BODY = 25
"""Characters that must be left of a body when all around it has been counted against it."""

ASIDE_WEIGHT = 0.25
"""How much a text about other articles counts against a box. All of it would be more than a short
report has: VietNamNet sets three teasers into the box of its text."""

MAIN_SHARE = 0.75
"""Of the letters of a text, what its main box holds at least."""

MOST_TEXTS = 5
"""So many pieces of text make a heading."""

LEAST_CORE = 2
PARTS = HEADINGS | {"p", "li", "ul", "ol", "blockquote"}
"""Elements that hold parts of a text: what stands beside them belongs to it as well."""

NAMED_SO = 1.1
"""How much more an element counts that its makers call the article's text."""


def parsed(text: str) -> Any | None:
    """Give the tree of some HTML, without comments; None where there is none."""
    # Only the process that reads pages pays for this import.
    from lxml import etree, html

    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        tree: Any = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None
    return tree


def title_of(root: Any) -> str:
    """Give the text of ``<title>``, which tells the site's name as well; "" where there is none."""
    return normalize(next((each.text or "" for each in root.iter("title")), ""))


def json_in(script: Any, most: int) -> Any | None:
    """Give what a script holds as JSON, of ``most`` characters; None where it is none."""
    try:
        return json.loads((script.text or "")[:most], strict=False)
    except (ValueError, RecursionError):
        return None


class Page:
    """A parsed page; what of it is hidden or markup only is in none of its blocks.

    Raises:
        ValueError: The text is no HTML at all.
    """

    def __init__(self, text: str) -> None:
        tree = parsed(text)
        if tree is None:
            raise ValueError("no HTML")
        self.root: Any = tree

    @cached_property
    def blocks(self) -> list[Block]:
        """All blocks in reading order."""
        body = self.root.find("body")
        return blocks_of(self.root if body is None else body)[:MOST_BLOCKS]

    @property
    def title(self) -> str:
        """The text of ``<title>``; "" where there is none."""
        return title_of(self.root)

    @property
    def linked_data(self) -> Iterator[Any]:
        """The scripts in which it tells machines about itself (JSON-LD)."""
        for script in self.root.iter("script"):
            if "ld+json" in (script.get("type") or ""):
                yield script

    def meta(self, *names: str) -> Iterator[str]:
        """The contents of the meta elements so named, in the order of ``names``."""
        wanted: dict[str, list[str]] = {name: [] for name in names}
        for element in self.root.iter("meta"):
            for attribute in ("property", "name", "itemprop"):
                name = (element.get(attribute) or "").lower()
                if name in wanted and (element.get("content") or "").strip():
                    wanted[name].append(element.get("content"))
        for name in names:
            yield from wanted[name]

    def article_box(self, voted: Iterable[str] = (), *, after: int = 0) -> Any | None:
        """The smallest element that holds the article's body; None where there is none.

        It is the element with the most characters in paragraphs, less those in links and in what
        announces other articles: each step up brings the rest of the body, or only such.

        Args:
            voted: Paragraphs of which another extractor says that they belong to the body.
            after: The place of the headline among the blocks: no body stands above it.
        """
        weights = self._weights(set(voted), after)
        if not weights:
            return None
        best = max(weights, key=weights.__getitem__)
        if is_called_article(best) and any(
            weights.get(each, 0) >= LEAST_PARAGRAPH
            for each in best.getparent()
            if each is not best and each.get("class") == best.get("class")
        ):  # a text that something parts in two
            best = best.getparent()
        # Of a text of one paragraph, what stands beside it belongs to it as well.
        return next((each for each in lineage(best) if each.tag not in PARTS), best)

    def _weights(self, voted: set[str], after: int) -> dict[Any, float]:
        weights: dict[Any, float] = {}
        cards: dict[Any, bool] = {}
        for place, block in enumerate(self.blocks):
            weight = self._weight(block, voted, cards)
            if place < after:
                weight = min(weight, -len(block.text) * ASIDE_WEIGHT)
            for element in lineage(block.element):
                weights[element] = weights.get(element, 0.0) + weight
        enough = {each: weight for each, weight in weights.items() if weight >= LEAST_BODY}
        within = {
            element: weight * (NAMED_SO if is_called_article(element) else 1.0)
            for element, weight in enough.items()
            if element.tag not in {"body", "html"}
        }
        return within or enough

    def _weight(self, block: Block, voted: set[str], cards: dict[Any, bool]) -> float:
        if block.image is not None:
            return 0.0
        size = len(block.text)
        if is_aside(block, cards):
            return -size * ASIDE_WEIGHT
        if block.linked > size * MOST_LINKED or is_imprint(block):
            return -float(size)
        if size < LEAST_PARAGRAPH:
            return -size / 4
        return size * (1.0 if block.text in voted or not voted else 0.7)


def main_box(paragraphs: Sequence[Block]) -> Any | None:
    """The smallest box that holds most of a text; None where there is no text."""
    sizes: dict[Any, int] = {}
    for block in paragraphs:
        for element in lineage(block.element):
            sizes[element] = sizes.get(element, 0) + len(block.text)
    most = sum(len(block.text) for block in paragraphs) * MAIN_SHARE
    boxes = (e for e in sizes if sizes[e] >= most and e.tag not in PARTS | INLINE)
    # They hold one another; the innermost is the one with most around it.
    return max(boxes, key=lambda each: sum(1 for _ in each.iterancestors()), default=None)


def core_of(paragraphs: Iterable[Block]) -> Any | None:
    """The smallest box that holds every long one of some paragraphs; None where there are few.

    Around it, within the article's box, stand its tools: buttons, counters, forms.
    """
    long_ = [block for block in paragraphs if len(block.text) >= LEAST_PARAGRAPH]
    if len(long_) < LEAST_CORE:
        return None
    common = list(lineage(long_[0].element))
    for block in long_[1:]:
        held = set(lineage(block.element))
        common = [each for each in common if each in held]
    return next((each for each in common if each.tag not in PARTS | INLINE), None)


def is_aside(block: Block, cards: dict[Any, bool]) -> bool:
    """Say whether a block stands in what announces other things than the article.

    Args:
        block: A text.
        cards: What was found out about its surroundings before; is added to.
    """
    return any(_is_card(element, cards) for element in lineage(block.element))


def is_paragraph(block: Block, cards: dict[Any, bool]) -> bool:
    """Say whether a block is long enough to be sure of, no list of links, and no aside.

    Args:
        block: A text or a picture.
        cards: As ``is_aside`` takes it.
    """
    size = len(block.text)
    long_ = block.image is None and size >= LEAST_PARAGRAPH and block.linked <= size * MOST_LINKED
    return long_ and not is_aside(block, cards) and not is_imprint(block)


def is_called_article(element: Any) -> bool:
    """Say whether an element is an article, or its makers call it a text."""
    return element.tag == "article" or bool(ARTICLE.search(kind_of(element)))


def is_imprint(block: Block) -> bool:
    """Say whether a text tells who publishes the site."""
    return len(block.text) <= MOST_IMPRINT and IMPRINT.search(block.text) is not None


def _is_card(element: Any, cards: dict[Any, bool]) -> bool:
    if element not in cards:
        cards[element] = _announces(element)
    return cards[element]


def _announces(element: Any) -> bool:
    if element.tag in NEVER_CARDS or element.tag in INLINE:
        return False
    if _is_said_by_readers(element):
        return True
    size = _size(element)
    if size >= CARD * 4:
        return False
    linked = sum(_size(link) for link in element.iter("a"))
    return _is_called_aside(element, size, linked) or (
        size < CARD and (_is_headed_aside(element) or _is_card_by_links(element, size, linked))
    )


def _is_headed_aside(element: Any) -> bool:
    """Whether the first that is read of it heads a box about other things."""
    first = _first_read(element)
    headed = first is not None and heads_box(normalize("".join(first.itertext())))
    return headed and not _holds_body(element)


def _is_said_by_readers(element: Any) -> bool:
    """Whether it is headed "Ý kiến bạn đọc (3)"; "Bình luận" alone may be a rubric."""
    first = _first_read(element)
    if first is None or not heads_readers("".join(islice(first.itertext(), MOST_TEXTS))):
        return False
    linked = any(each.tag == "a" for each in lineage(first))
    return not linked and next(element.iter("h1"), None) is None


def _first_read(element: Any) -> Any | None:
    """The element whose text is read first; None where there is no text."""
    return next(
        (
            each
            for each in element.iter()
            if isinstance(each.tag, str) and any(map(str.isalpha, each.text or ""))
        ),
        None,
    )


def _is_card_by_links(element: Any, size: int, linked: int) -> bool:
    """Whether links are most of it, or a headline that leads elsewhere its beginning."""
    if element.tag in TABLES:
        return linked >= LEAST_HEADLINE and size < TABLE_CARD and _starts_with_link(element)
    if element.tag in {"p", "figure"} or linked < LEAST_HEADLINE:
        return False
    # A report of two paragraphs is shorter than what is set between them about others.
    most = MOST_OF_LINE if all(each.tag in INLINE for each in element) else MOST_LINKED * 0.9
    full = linked >= size * most and not ARTICLE.search(kind_of(element))
    return (full or _starts_with_link(element)) and not _holds_body(element)


def _is_called_aside(element: Any, size: int, linked: int) -> bool:
    """Whether its makers say so; of names that they give to columns as well, links must tell."""
    kind = kind_of(element)
    if not kind or ARTICLE.search(kind):
        return False
    if OTHERS.search(kind):
        return True
    few = size < LEAST_PARAGRAPH * 2 or linked >= size * MOST_LINKED / 2
    called = ADVERT.search(kind) is not None or (few and ASIDE.search(kind) is not None)
    return called and not _holds_body(element)


def _holds_body(element: Any) -> bool:
    """Whether a column, whatever it is called, holds the headline, or paragraphs in a row.

    VnExpress calls the column of the article "sidebar-1", and its short news are mostly links.
    """
    if next(element.iter("h1"), None) is not None:
        return True
    rows: dict[Any, list[int]] = {}
    blocks = blocks_of(element)
    for at, block in enumerate(blocks):
        size = len(block.text)
        tells_of_others = is_label(block.text) or is_teaser(blocks, at)
        if not tells_of_others and _could_be_of_body(block, size):
            # Of one element parted by line breaks, or of its neighbours.
            for holder in {block.element, block.element.getparent()}:
                rows.setdefault(holder, []).append(size)
    return any(_is_text(row, holder) for holder, row in rows.items())


def _could_be_of_body(block: Block, size: int) -> bool:
    """Whether a block is a paragraph of a text: what is no ``p`` must be long to be one."""
    long_ = block.tag == "p" or (block.tag in {"div", "td"} and size >= LEAST_PARAGRAPH)
    return long_ and block.image is None and block.linked <= size * MOST_LINKED


def _is_text(row: list[int], holder: Any) -> bool:
    """Whether paragraphs of these sizes, side by side, are a text and no list."""
    least = LEAST_IN_A_ROW - bool(ARTICLE.search(kind_of(holder)))
    return len(row) >= least and sum(row) >= LEAST_PARAGRAPH * least


def _starts_with_link(element: Any) -> bool:
    """Whether a headline that leads elsewhere is the first that is read of an element.

    A rubric before it, in a box that holds more than a line, is not counted.
    """
    line = all(each.tag in INLINE for each in element)
    for each in element.iter():
        is_text = isinstance(each.tag, str) and any(map(str.isalpha, each.text or ""))
        if is_text and (line or each is not element):
            link = next((held for held in lineage(each) if held.tag == "a"), None)
            return link is not None and _size(link) >= LEAST_HEADLINE
    return False


def _size(element: Any) -> int:
    return sum(len(" ".join(text.split())) for text in element.itertext())
