"""A web page → its blocks of text and pictures in reading order, and the box of the article."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from jobs.encodings import mended
from jobs.text import normalize

SKIPPED = frozenset(
    {
        "script", "style", "noscript", "template", "iframe", "svg", "select", "option", "button",
        "textarea", "object", "embed", "audio", "video", "head", "nav", "footer", "canvas", "input",
    }
)  # fmt: skip
INLINE = frozenset(
    {
        "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "dfn", "em", "font", "i",
        "ins", "kbd", "label", "mark", "o:p", "q", "s", "samp", "small", "span", "st1:place",
        "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
    }
)  # fmt: skip
WHOLE = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "figcaption", "blockquote"})
"""Elements within which a line break does not end a paragraph."""

BOLD = frozenset({"b", "strong", "h1", "h2", "h3", "h4", "h5", "h6"})
HEAVY = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
SLANTED = re.compile(r"font-style\s*:\s*italic", re.IGNORECASE)
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
HIDDEN_CLASS = re.compile(
    r"(?:^|\s)(?:d-none(?!.*\sd-\w+-(?:block|flex|inline))|hidden|hide|sr-only|visually-hidden)(?:\s|$)"
)
"""Bootstrap's ``d-none d-md-block`` hides from telephones only."""

BREAK = "\ue000"
"""Stands for a line break in a paragraph until it is clear whether it ends it: two of them do."""

BREAKS = re.compile(rf"(?:{BREAK}\s*){{2,}}")

ARTICLE = re.compile(
    r"articlebody|(?:article|news|detail|post|entry|story|cms|journal|main|zce|singular|bai-?viet|"
    r"tin|asset|page)[-_]*(?:body|content|text|noidung|full)|content[-_]*(?:detail|news|article)|"
    r"fck_detail|ms-rtestate-field|noi-?dung|chi-?tiet|maincontent|contentpaneopen",
    re.IGNORECASE,
)
OTHERS = re.compile(
    r"relat|comment|binh-?luan|footer|tin-?lien|lien-?quan|tin-?khac|tin-?moi|most-?(?:read|view)|"
    r"author-?(?:box|info|list|item)|copyright|breadcrumb",
    re.IGNORECASE,
)
"""Boxes that by their names hold other things, whatever they hold."""

ASIDE = re.compile(
    r"sidebar|side-bar|menu|banner|social|share|\btags?\b|popular|widget|advert|"
    r"(?:^|[-_ ])ads?(?:$|[-_ ])|newsletter|subscribe|toolbar|readmore|read-more|xem-?them|poll|"
    r"cookie|pagination",
    re.IGNORECASE,
)

LEAST_PARAGRAPH = 50
"""Characters; what is shorter proves nothing: menus, headings, labels."""

MOST_LINKED = 0.3
"""The share of a paragraph that links may take; more, and it is a list of links."""

CARD = 700
"""Characters; a box no longer than this and full of links announces another article."""

LEAST_HEADLINE = 20
"""Characters of a link that can be a headline; "Bộ Y tế" in a sentence is shorter."""

NEVER_CARDS = frozenset({"body", "html", "form", "main"})
TABLES = frozenset({"td", "th", "tr", "tbody", "table"})
"""Old pages are laid out by tables; only a small one that starts with a headline is a card."""

TABLE_CARD = 400
IMPRINT = re.compile(
    r"cơ quan chủ quản|giấy phép (?:số|xuất bản|hoạt động|thiết lập)|tổng biên tập|©|"
    r"bản quyền thuộc|"
    r"ghi rõ nguồn|trưởng ban biên tập|chịu trách nhiệm nội dung|lượt truy cập|đường dây nóng",
    re.IGNORECASE,
)
"""What stands at the foot of every page; MOST_IMPRINT keeps news about editors out of it."""

MOST_IMPRINT = 600
MOST_BLOCKS = 5000
NAMED_SO = 1.1
"""How much more an element counts that its makers call the article's text."""


@dataclass(eq=False, slots=True, kw_only=True)
class Block:
    """A paragraph, a heading, a caption, or a picture (``image`` is its address as written).

    Attributes:
        element: The element that holds it.
        text: As read, normalized; with a picture, its alternative text.
        linked: How many of its characters lead elsewhere.
        bold: Whether all of it is set in bold, or is a heading.
        italic: Whether all of it is set in italics.
        marks: What the page's makers call the parts of its line, as in ``kind``.
        image: None where this is text.
    """

    element: Any
    text: str
    linked: int = 0
    bold: bool = False
    italic: bool = False
    marks: str = ""
    image: str | None = None

    @property
    def tag(self) -> str:
        """The name of the element."""
        return str(self.element.tag)

    @property
    def kind(self) -> str:
        """How the page's makers call it: class, id and the like, in one line."""
        return f"{kind_of(self.element)} {self.marks}".strip()


def kind_of(element: Any) -> str:
    """How the page's makers call an element: class, id and the like, in one line."""
    get = element.get
    names = (get("class"), get("id"), get("itemprop"), get("data-role"), get("type"))
    return " ".join(name for name in names if name)


class Page:
    """A parsed page. The tree is pruned of what nobody reads.

    Raises:
        ValueError: The text is no HTML at all.
    """

    def __init__(self, text: str) -> None:
        # Only the process that reads pages pays for this import.
        from lxml import etree, html

        parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
        try:
            tree = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
        except (etree.ParserError, etree.XMLSyntaxError) as error:
            raise ValueError("no HTML") from error
        self.root: Any = tree

    @cached_property
    def blocks(self) -> list[Block]:
        """All blocks in reading order."""
        reader = _Reader()
        body = self.root.find("body")
        reader.visit(self.root if body is None else body, _Style())
        return reader.blocks[:MOST_BLOCKS]

    def meta(self, *names: str) -> Iterator[str]:
        """The contents of the meta elements so named, in the order of ``names``."""
        wanted = {name: [] for name in names}  # type: dict[str, list[str]]
        for element in self.root.iter("meta"):
            for attribute in ("property", "name", "itemprop"):
                name = (element.get(attribute) or "").lower()
                if name in wanted and (element.get("content") or "").strip():
                    wanted[name].append(element.get("content"))
        for name in names:
            yield from wanted[name]

    def article_box(self, voted: Iterable[str] = ()) -> Any | None:
        """The smallest element that holds the article's body; None where there is none.

        It is the element with the most characters in paragraphs, less those in links and in what
        announces other articles: each step up brings the rest of the body, or only such.

        Args:
            voted: Paragraphs of which another extractor says that they belong to the body.
        """
        weights = self._weights(set(voted))
        if not weights:
            return None
        return max(weights, key=weights.__getitem__)

    def _weights(self, voted: set[str]) -> dict[Any, float]:
        weights: dict[Any, float] = {}
        cards: dict[Any, bool] = {}
        for block in self.blocks:
            weight = self._weight(block, voted, cards)
            for element in lineage(block.element):
                weights[element] = weights.get(element, 0.0) + weight
        return {
            element: weight * (1.2 if _is_article(element) else 1.0)
            for element, weight in weights.items()
            if weight >= LEAST_PARAGRAPH / 2 and element.tag not in {"body", "html"}
        } or {
            element: weight for element, weight in weights.items() if weight >= LEAST_PARAGRAPH / 2
        }

    def _weight(self, block: Block, voted: set[str], cards: dict[Any, bool]) -> float:
        if block.image is not None:
            return 0.0
        size = len(block.text)
        if block.linked > size * MOST_LINKED or is_aside(block, cards) or is_imprint(block):
            return -float(size)
        if size < LEAST_PARAGRAPH:
            return -size / 4
        return size * (1.0 if block.text in voted or not voted else 0.7)


def lineage(element: Any) -> Iterator[Any]:
    """An element and all that hold it, outwards."""
    yield element
    yield from element.iterancestors()


def is_aside(block: Block, cards: dict[Any, bool]) -> bool:
    """Say whether a block stands in what announces other things than the article.

    Args:
        block: A text.
        cards: What was found out about its surroundings before; is added to.
    """
    return any(_is_card(element, cards) for element in lineage(block.element))


def is_imprint(block: Block) -> bool:
    """Say whether a text tells who publishes the site."""
    return len(block.text) <= MOST_IMPRINT and IMPRINT.search(block.text) is not None


def _is_card(element: Any, cards: dict[Any, bool]) -> bool:
    if element not in cards:
        cards[element] = _announces(element)
    return cards[element]


def _announces(element: Any) -> bool:
    if element.tag in NEVER_CARDS or element.tag in INLINE or _size(element) >= CARD * 4:
        return False
    size = _size(element)
    linked = sum(_size(link) for link in element.iter("a"))
    kind = kind_of(element)
    if not ARTICLE.search(kind):
        if OTHERS.search(kind):
            return True
        if ASIDE.search(kind):
            return size < LEAST_PARAGRAPH * 2 or linked >= size * MOST_LINKED / 2
    if element.tag in TABLES:
        return linked >= LEAST_HEADLINE and size < TABLE_CARD and _starts_with_link(element)
    if element.tag in {"p", "figure"} or not 0 < size < CARD:
        return False
    return linked >= LEAST_HEADLINE and (
        linked >= size * MOST_LINKED * 0.9 or _starts_with_link(element)
    )


def _starts_with_link(element: Any) -> bool:
    """Whether a headline that leads elsewhere is the first that is read of an element."""
    for each in element.iter():
        if each is not element and isinstance(each.tag, str) and (each.text or "").strip():
            link = next((held for held in lineage(each) if held.tag == "a"), None)
            return link is not None and _size(link) >= LEAST_HEADLINE
    return False


def _size(element: Any) -> int:
    return sum(len(" ".join(text.split())) for text in element.itertext())


def _is_article(element: Any) -> bool:
    return element.tag == "article" or bool(ARTICLE.search(kind_of(element)))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Style:
    """How text is set."""

    linked: bool = False
    bold: bool = False
    italic: bool = False

    def within(self, element: Any) -> "_Style":
        """How text is set within ``element``."""
        tag, css = element.tag, element.get("style") or ""
        return _Style(
            linked=self.linked or tag == "a",
            bold=self.bold or tag in BOLD or HEAVY.search(css) is not None,
            italic=self.italic or tag in {"em", "i"} or SLANTED.search(css) is not None,
        )


class _Reader:
    """Walks the tree once and cuts it into blocks, as a browser would into lines."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._parts: list[str] = []
        self._marks: list[str] = []
        self._sizes = [0, 0, 0, 0]

    def visit(self, element: Any, style: _Style) -> None:
        """Read an element and all within."""
        self._line(element, element, style.within(element))

    def _line(self, element: Any, holder: Any, style: _Style) -> None:
        self._say(element.text, style)
        for child in element:
            self._child(child, holder, style)
            self._say(child.tail, style)

    def _child(self, child: Any, holder: Any, style: _Style) -> None:
        tag = child.tag
        if not isinstance(tag, str) or tag in SKIPPED or _is_hidden(child):
            return
        if tag == "br":
            self._break(holder)
        elif tag in {"img", "amp-img"}:
            self._picture(child, holder)
        elif tag in INLINE and not _holds_blocks(child):
            if kind := kind_of(child):
                self._marks.append(kind)
            self._line(child, holder, style.within(child))
        else:
            self._flush(holder)
            self.visit(child, style)
            self._flush(child)

    def _break(self, holder: Any) -> None:
        block = next((each for each in lineage(holder) if each.tag not in INLINE), holder)
        if block.tag in WHOLE:
            self._parts.append(BREAK)
        else:
            self._flush(holder)

    def _picture(self, image: Any, holder: Any) -> None:
        address = _address(image)
        if address and not _is_small(image):
            self._flush(holder)
            text = normalize(image.get("alt") or image.get("title") or "")
            self.blocks.append(Block(element=image, text=text, image=address))

    def _say(self, text: str | None, style: _Style) -> None:
        if not text:
            return
        self._parts.append(text)
        size = len(text.strip())
        held = (True, style.linked, style.bold, style.italic)
        self._sizes = [sum_ + size * is_ for sum_, is_ in zip(self._sizes, held, strict=True)]

    def _flush(self, holder: Any) -> None:
        size, linked, bold, italic = self._sizes
        for part in BREAKS.split("".join(self._parts)):
            text = normalize(mended(part.replace(BREAK, " ")))
            if text:
                self.blocks.append(
                    Block(
                        element=holder,
                        text=text,
                        linked=round(len(text) * linked / max(size, 1)),
                        bold=bold >= size > 0,
                        italic=italic >= size > 0,
                        marks=" ".join(self._marks),
                    )
                )
        self._parts, self._marks, self._sizes = [], [], [0, 0, 0, 0]


def _is_hidden(element: Any) -> bool:
    style, names = element.get("style"), element.get("class")
    return bool(
        element.get("hidden") is not None
        or (style and HIDDEN.search(style))
        or (names and HIDDEN_CLASS.search(names))
    )


def _holds_blocks(element: Any) -> bool:
    return any(
        isinstance(each.tag, str) and each.tag not in INLINE and each.tag not in {"img", "br"}
        for each in element.iterdescendants()
    )


def _address(image: Any) -> str:
    """Where a picture is; pages that load late keep the place in another attribute."""
    for name in ("data-original", "data-src", "data-lazy-src", "src"):
        address = (image.get(name) or "").strip()
        if address and not address.startswith("data:"):
            return str(address)
    return ""


def _is_small(image: Any) -> bool:
    """Icons and counters are no pictures of an article."""
    for name in ("width", "height"):
        size = re.match(r"\d+", image.get(name) or "")
        if size and int(size[0]) < 60:
            return True
    return False
