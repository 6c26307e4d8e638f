"""Who wrote an article and where it is from: what stands below its body, or is marked so."""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from jobs.articles.blocks import Block, kind_of, lineage
from jobs.articles.labels import is_label
from jobs.articles.pages import Page
from jobs.text import normalize

LONGEST_NAME = 60
LONGEST_SOURCE = 100

SIGNED = re.compile(
    r"author|byline|tac-?gia|signature|but-?danh|creator|field--name-uid|"
    r"(?:^|[-_ ])sign(?:ed)?(?:$|[-_ ])",
    re.IGNORECASE,
)
COMMENTS = re.compile(r"comment|binh-?luan", re.IGNORECASE)
SOURCED = re.compile(r"(?:^|[-_ ])(?:source|nguon|theo)(?:$|[-_ ])", re.IGNORECASE)
RIGHT = re.compile(r"text-align\s*:\s*(?:right|end)", re.IGNORECASE)
CALLED_RIGHT = re.compile(r"(?:^|[-\s])(?:text|align)-?(?:right|end)(?:\s|$)", re.IGNORECASE)
"""Bootstrap, UIkit, WordPress and CKEditor set a line to the right by such a class."""

SOURCE_LINE = re.compile(
    r"^[(\[]?\s*(?:theo|nguồn(?: tin)?)\s*[:\-–]?\s*(?P<name>\S.{1,90}?)\s*[)\]]?[.\s]*$",
    re.IGNORECASE,
)
SOURCE_MARK = re.compile(
    r"^(?:[(\[]\s*)?(?:theo|nguồn(?: tin)?)\s*:|^[(\[]\s*(?:theo|nguồn)\b", re.IGNORECASE
)
BEFORE_NAME = re.compile(
    r"^(?:theo|bài(?: và|,)? ảnh|bài|tác giả(?: bài viết)?|thực hiện|tin(?:, ảnh)?|người viết|"
    r"viết bởi)\s*:?\s+",
    re.IGNORECASE,
)
SAYS_WHO = re.compile(r"^(?:tác giả(?: bài viết)?|người viết)\s*:", re.IGNORECASE)
"""A line that begins so is a signature, however it is set."""
BEHIND_NAME = re.compile(
    r"(?<!\s)\s*[(\[](?:tổng hợp|theo [^)]*|t/h|lược dịch|dịch|ghi|thực hiện|ttxvn)[)\]]\s*$"
    r"|(?<!\s)\s*/\s*[A-Za-z0-9.+]{2,15}\s*$",
    re.IGNORECASE,
)
NO_NAME = re.compile(
    r"\b(?:online|news|báo|bao|tạp chí|cổng|trang tin|trang thông tin|ban biên tập|"
    r"toà soạn|tòa soạn|ban tổ chức|ban lễ tang|"
    r"admin|quản trị|vtv|vov|ảnh|nguồn|theo|đảng uỷ|đảng ủy|tỉnh uỷ|tỉnh ủy|vnexpress|đài|đọc|xem|"
    r"tin tức|chuyên mục|trang chủ)\b|[0-9@/:]"
)
NAMES = re.compile(r"(?<!\s)(?:\s*[,;&–-]|\s+và\s)\s*")


def source_of(text: str, *, signed: bool = False) -> str:
    """Give whom a line names as its source; "" where it is no line about that.

    Args:
        text: The line.
        signed: Whether it is set like a signature; then "Theo" needs no colon behind it.
    """
    if len(text) > LONGEST_SOURCE or not (signed or SOURCE_MARK.match(text)):
        return ""
    found = SOURCE_LINE.match(text)
    return found["name"] if found else ""


def person(text: str) -> str:
    """Give the name of who signed, without "Theo" and "(tổng hợp)"; "" where this is no name.

    Several names are parted by ", "; names in capitals come back as names are written.
    """
    bare = BEHIND_NAME.sub("", BEFORE_NAME.sub("", normalize(text).strip(" -–.,;:")))
    names = [name.strip() for name in NAMES.split(bare) if name.strip()]
    if not names or len(bare) > LONGEST_NAME or not all(map(_is_name, names)):
        return ""
    return ", ".join(name.title() if name.isupper() and " " in name else name for name in names)


def _is_name(name: str) -> bool:
    words = name.split()
    capital = all(word[0].isupper() or word.lower() in {"thị", "văn"} for word in words)
    initials = bool(re.fullmatch(r"(?:[A-ZĐ]\.?){2,4}", name))
    fits = initials or (2 <= len(words) <= 5 and capital)
    return fits and not NO_NAME.search(name.lower()) and not re.search(r"[!?…\"“”]", name)


def is_signed(block: Block) -> bool:
    """Say whether a line looks like a signature by how it is set: marked, bold, italic, right."""
    return block.bold or block.italic or SAYS_WHO.match(block.text) is not None or ends_text(block)


def ends_text(block: Block) -> bool:
    """Say whether a line is marked as a signature or set to the right: below it is no text."""
    around = [block.element, *list(block.element.iterancestors())[:2]]
    if any(SIGNED.search(kind_of(element)) for element in around):
        return True
    element = block.element
    return bool(
        element.get("align") == "right"
        or RIGHT.search(element.get("style") or "")
        or CALLED_RIGHT.search(element.get("class") or "")
    )


def marked_author(page: Page, place: int, blocks: Sequence[Block]) -> str:
    """Give the first name below the headline that the page's makers mark as the author's.

    Args:
        page: The page.
        place: Where the headline is among the blocks; -1 where it is not shown.
        blocks: All blocks of the page.
    """
    headline = blocks[place].element if place >= 0 else None
    below = headline is None
    for element in page.root.iter():
        below = below or element is headline
        if below and isinstance(element.tag, str) and _is_marked(element):
            names = _names(element)
            if names:
                return ", ".join(names)
    return ""


def _names(element: Any) -> list[str]:
    """The names that an element holds, each once; none where it holds much else."""
    texts = [text for text in map(normalize, element.itertext()) if text]
    if sum(map(len, texts)) > 4 * LONGEST_NAME:
        return []
    return list(dict.fromkeys(filter(None, map(person, texts))))


def _is_marked(element: Any) -> bool:
    kind = kind_of(element)
    return bool(kind and SIGNED.search(kind)) and not any(
        COMMENTS.search(kind_of(held)) for held in lineage(element)
    )


def signed_behind(blocks: Iterable[Block]) -> str:
    """Give who signed below the body, at the right or so marked; "" beyond the way to others."""
    for block in blocks:
        if is_label(block.text) or block.linked:
            return ""
        if (name := person(block.text)) and ends_text(block):
            return name
    return ""


def marked_source(blocks: Iterable[Block]) -> str:
    """Give the first source among ``blocks``: by its words, or marked so by the page's makers."""
    for block in blocks:
        if block.image is not None or len(block.text) > LONGEST_SOURCE:
            continue
        if SOURCED.search(block.kind) and block.linked < len(block.text):
            return source_of(block.text) or block.text
        if source := source_of(block.text, signed=is_signed(block)):
            return source
    return ""
