"""The tree of a page → its blocks of text and pictures, as a browser would show them in lines."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import Any

from jobs.articles.openings import begins_news
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
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
WHOLE = HEADINGS | {"p", "li", "figcaption", "blockquote"}
"""Elements within which a line break does not end a paragraph."""

BOLD = HEADINGS | {"b", "strong"}
HEAVY = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
SLANTED = re.compile(r"font-style\s*:\s*italic", re.IGNORECASE)
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
HIDDEN_CLASS = re.compile(
    r"(?:^|\s)(?:d-none(?!.*\sd-\w+-(?:block|flex|inline))|hidden|hide|sr-only|visually-hidden)(?:\s|$)"
)
"""Bootstrap's ``d-none d-md-block`` hides from telephones only."""

ICON = re.compile(
    r"[/_-](?:icons?|transparent|spacer|blank|bullet|pixel)(?:[/._-]|\d*\.\w+$)|\.svg(?:$|\?)",
    re.IGNORECASE,
)
"""Where pictures of buttons are kept; they would be told for pictures of the article."""

PLACE = re.compile(r"location-stamp", re.IGNORECASE)
"""What VnExpress calls the place before a lead; only its style sheet parts it from the words."""

TEXTS_WEIGHED = 200
"""So many pieces of text on either side tell whether a footer stands above an article's text."""

UNFINISHED = re.compile(r"[^\W_]$")
"""How a line ends that is no whole sentence, nor about to go on."""


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


def kinds(block: Block) -> str:
    """How the page's makers call a line and the element that holds it."""
    parent = block.element.getparent()
    return f"{block.kind} {'' if parent is None else kind_of(parent)}"


def lineage(element: Any) -> Iterator[Any]:
    """An element and all that hold it, outwards."""
    yield element
    yield from element.iterancestors()


def blocks_of(root: Any) -> list[Block]:
    """Cut all that can be seen under ``root`` into blocks, in reading order."""
    reader = _Reader()
    reader.visit(root, _Style())
    return reader.blocks


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


@dataclass(eq=False, slots=True)
class _Line:
    """What stands between two line breaks.

    Attributes:
        parts: Its texts, as read.
        sizes: How many characters it has, and how many of them are linked, bold, italic.
    """

    parts: list[str] = field(default_factory=list)
    sizes: tuple[int, ...] = (0, 0, 0, 0)

    @property
    def text(self) -> str:
        """All of it, as read."""
        return "".join(self.parts)


class _Reader:
    """Walks the tree once and cuts it into blocks, as a browser would into lines."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._lines = [_Line()]
        self._marks: list[str] = []
        self._footed: set[Any] = set()

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
        if not isinstance(tag, str) or _is_hidden(child):
            return
        if tag in SKIPPED and not (tag == "footer" and self._is_first_footer(child)):
            return
        if tag == "br":
            self._break(holder)
        elif tag in {"img", "amp-img"}:
            self._picture(child, holder)
        elif tag in INLINE and not _holds_blocks(child):
            if kind := kind_of(child):
                self._marks.append(kind)
            apart = " " if tag == "time" or _is_part_of_row(child) else ""
            self._say(apart, style)
            self._line(child, holder, style.within(child))
            self._say(" - " if PLACE.search(kind) else apart, style)
        else:
            self._flush(holder)
            self.visit(child, style)
            self._flush(child)

    def _break(self, holder: Any) -> None:
        if _paragraph(holder).tag in WHOLE:
            self._lines.append(_Line())
        else:
            self._flush(holder)

    def _is_first_footer(self, element: Any) -> bool:
        """Whether it heads an article; only an article's first can, so that a flood ends."""
        article = element.getparent()
        if article is None or article in self._footed:
            return False
        self._footed.add(article)
        return _heads_article(element, article)

    def _picture(self, image: Any, holder: Any) -> None:
        address = _address(image)
        if address and not (_is_small(image) or _is_icon(image, address)):
            self._flush(holder)
            text = normalize(image.get("alt") or image.get("title") or "")
            self.blocks.append(Block(element=image, text=text, image=address))

    def _say(self, text: str | None, style: _Style) -> None:
        if not text:
            return
        line = self._lines[-1]
        line.parts.append(text)
        size = len(text.strip())
        held = (True, style.linked, style.bold, style.italic)
        line.sizes = tuple(sum_ + size * is_ for sum_, is_ in zip(line.sizes, held, strict=True))

    def _flush(self, holder: Any) -> None:
        for lines in _grouped(self._lines, captioned=self._is_behind_picture(holder)):
            text = normalize(mended(" ".join(line.text for line in lines)))
            if text:
                sizes = zip(*(line.sizes for line in lines), strict=True)
                size, linked, bold, italic = map(sum, sizes)
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
        self._lines, self._marks = [_Line()], []

    def _is_behind_picture(self, holder: Any) -> bool:
        """Whether the block before is a picture in the same paragraph."""
        if len(self._lines) == 1 or not self.blocks or self.blocks[-1].image is None:
            return False
        return _paragraph(holder) in lineage(self.blocks[-1].element)


def _paragraph(holder: Any) -> Any:
    """The element whose lines are shown together with those of ``holder``."""
    return next((each for each in lineage(holder) if each.tag not in INLINE), holder)


def _grouped(lines: Sequence[_Line], *, captioned: bool) -> Iterator[list[_Line]]:
    """Put together the lines of each paragraph; a break ends a line, an empty line a paragraph.

    Args:
        lines: As breaks part them.
        captioned: Whether a picture stands right above the first: then that may be its caption.
    """
    texts = [normalize(line.text) for line in lines]
    filled = list(filter(None, texts))
    widest = max(map(len, filled), default=0) if len(filled) > 2 else None
    group: list[_Line] = []
    above = ""
    for line, text in zip(lines, texts, strict=True):
        parted = not text or _begins_news(text, above)
        if group and (parted or (captioned and _ends_caption(above, text, widest))):
            yield group
            group = []
        captioned = captioned and above == ""
        if text:
            group.append(line)
        above = text or above
    if group:
        yield group


def _begins_news(text: str, above: str) -> bool:
    """Whether news begin with a line: with a date, below what is a heading or a caption."""
    return begins_news(text) and UNFINISHED.search(above) is not None


def _ends_caption(caption: str, below: str, widest: int | None) -> bool:
    """Whether the first line below a picture is its caption, and no sentence cut by its width.

    Such a sentence goes on in small letters, or its next word had no room in the line.

    Args:
        caption: The line below the picture.
        below: The line below that.
        widest: How many characters are in the longest line; None where the lines are too few to
            tell how wide they may be.
    """
    if begins_news(caption) or caption[-1] == "," or below[0].islower():
        return False
    return widest is None or len(caption) + 1 + len(below.partition(" ")[0]) <= widest


def _is_part_of_row(element: Any) -> bool:
    """Whether style sheets set it apart from what touches it: named parts in a row, not in a text.

    "<div><span class=day>1/10/2026</span><span class=clock>05:47</span>" is no one word.
    """
    before = element.getprevious()
    return (
        before is not None
        and not before.tail
        and before.tag in INLINE
        and bool(before.get("class") and element.get("class"))
        and element.getparent().tag not in WHOLE
    )


def _heads_article(footer: Any, article: Any) -> bool:
    """Whether a footer stands above an article's text: Drupal sets author and minute so."""
    if article.tag != "article":
        return False
    above, below = (
        sum(map(len, islice(_texts(footer.itersiblings(preceding=way)), TEXTS_WEIGHED)))
        for way in (True, False)
    )
    return above < below


def _texts(elements: Iterable[Any]) -> Iterator[str]:
    return chain.from_iterable(each.itertext() for each in elements)


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


def _is_icon(image: Any, address: str) -> bool:
    """Whether a picture lies where icons do; what is set as a figure is none."""
    return bool(ICON.search(address)) and next(image.iterancestors("figure"), None) is None


def _is_small(image: Any) -> bool:
    """Icons and counters are no pictures of an article."""
    for name in ("width", "height"):
        size = re.match(r"\d+", image.get(name) or "")
        if size and int(size[0]) < 60:
            return True
    return False
