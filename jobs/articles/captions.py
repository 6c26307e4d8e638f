"""Pictures and films of an article: which line tells of which."""

import re
from collections.abc import Sequence
from itertools import islice
from typing import Any

from jobs.articles.blocks import WHOLE, Block, blocks_of, kind_of, lineage
from jobs.articles.labels import SENTENCE_ENDS
from jobs.articles.openings import begins_news
from jobs.articles.pages import LEAST_PARAGRAPH
from jobs.text import fold, normalize, sentences

LONGEST_CAPTION = 500
LONGEST_CREDIT = 80
LONGEST_BELOW, LONGEST_CENTERED = 140, 200
"""A longer line below the opening picture is a lead: of the research corpora's leads half are
longer than 150 characters, and hardly any is centred."""
CAPTION = re.compile(
    r"caption|chu-?thich|(?:ima?ge?|photo|pic(?:ture)?|thumb)[-_]?desc|image_title", re.IGNORECASE
)
DESCRIBING = re.compile(r"(?:^|\s)desc(?:ription)?(?:\s|$)", re.IGNORECASE)
"""What leads are called, and captions."""
CENTERED = re.compile(r"(?:^|[-\s])(?:(?:text|align)-?)?center(?:\s|$)", re.IGNORECASE)
HEADLINES = frozenset({"h1", "h2", "h3", "h4"})
SPEAKER = re.compile(r"star-?name", re.IGNORECASE)
FILM = re.compile(r"(?:^|[-_ ])(?:video|audio)|videocms", re.IGNORECASE)
FILMS = frozenset({"video", "audio", "iframe"})
FILM_LINE = re.compile(r"(?:video|clip)(?: clip)?\s*:", re.IGNORECASE)
LONGEST_FILM_LINE = 120
MOST_PARTS = 50
"""So many elements of a figure are looked at."""
MOST_CELLS = 4
"""Of a picture's table."""
FILM_LEVELS = 4
"""How many elements, a caption's own and those around it, may be a film's."""
LONGEST_FRAMED = 200
FRAME_LEVELS = 6
"""How many elements around a picture may hold its caption as well."""
SHOWN = re.compile(r"\.(?:jpe?g|png|gif|webp|avif)\b", re.IGNORECASE)
CREDIT = re.compile(r"^[(\[]?\s*(?:ảnh|nguồn ảnh|photo)\b\s*[:.\-]", re.IGNORECASE)
LONGEST_CREDITED = 60
CREDIT_WITHIN = re.compile(r"\b(?:ảnh|photo)\s*:", re.IGNORECASE)


def is_of_film(block: Block) -> bool:
    """Say whether a caption tells of a film that is set in: often another story's headline."""
    around = list(islice(lineage(block.element), FILM_LEVELS))
    if FILM_LINE.match(block.text) and len(block.text) < LONGEST_FILM_LINE:
        return True
    if any(each.get("type") == "VideoStream" or _holds_film(each, block) for each in around):
        return True
    return is_marked_caption(block) and any(
        FILM.search(kind_of(each))
        or (
            each.tag == "figure"
            and any(one.tag in FILMS for one in islice(each.iter(), MOST_PARTS))
        )
        for each in around
    )


def _holds_film(element: Any, block: Block) -> bool:
    """Whether an element is called a film's, holds one, and of text little more than the line."""
    if not FILM.search(kind_of(element)) or len(block.text) > LONGEST_FILM_LINE:
        return False
    parts = list(islice(element.iter(), MOST_PARTS + 1))
    return len(parts) <= MOST_PARTS and any(each.tag in FILMS for each in parts)


def tells_speaker(block: Block) -> bool:
    """Say whether a line tells who said what stands set apart above it."""
    return SPEAKER.search(block.kind) is not None and len(block.text) < LONGEST_CREDIT


def is_credit(text: str) -> bool:
    """Say whether a short line tells who took a picture."""
    return len(text) < LONGEST_CREDIT and CREDIT.match(text) is not None


def is_marked_caption(block: Block) -> bool:
    """Say whether the page's makers call a line a caption, or set it into a figure."""
    around = [block.element, *list(block.element.iterancestors())[:3]]
    if any(element.tag == "blockquote" for element in around):
        return False
    if CAPTION.search(block.kind):
        return True
    for element in around:
        if element.tag in {"figcaption", "figure"} or CAPTION.search(kind_of(element)):
            return True
    return False


def is_caption(blocks: Sequence[Block], at: int) -> bool:
    """Say whether a line above the text, or the first of it, is a caption and no lead.

    Both stand below the opening picture, bold, italic or centred. A lead begins as news do, has
    two sentences, is long, or is a heading; one that is so marked, or told to machines, is not
    to be asked.
    """
    block = blocks[at]
    if block.image is not None or block.tag in HEADLINES:
        return False
    beside = (*blocks[max(at - 2, 0) : at], *blocks[at + 1 : at + 3])
    if is_marked_caption(block) and any(each.image is not None for each in beside):
        return True
    below = at > 0 and blocks[at - 1].image is not None
    return below and belongs_to_picture(block, blocks[at - 1]) and not reads_as_news(block)


def reads_as_news(block: Block) -> bool:
    """Say whether a line below a picture reads, or is set, as news are and no caption is."""
    text, centered = block.text, _is_centered(block.element)
    if _is_credited(text):
        return False
    if begins_news(text) or (block.bold and not (block.italic or centered)):
        return True
    longest = LONGEST_CENTERED if centered else LONGEST_BELOW
    return len(text) > longest or len(sentences(text)) > 1


def belongs_to_picture(block: Block, picture: Block) -> bool:
    """Say whether a short line right below a picture is its caption."""
    text, told = fold(block.text), fold(picture.text)
    if told and len(text) > 8 and (text in told or told in text):
        return True
    if len(block.text) > 300:
        return False
    element = block.element
    small = any(each.tag in {"td", "th"} and _is_of_picture(each) for each in lineage(element))
    told_so = small or block.italic or _is_centered(element) or _is_credited(block.text)
    if told_so or DESCRIBING.search(block.kind) or _is_line_below(block, picture):
        return True
    return _share_frame(block, picture) and not _leads_away(picture)


def _is_centered(element: Any) -> bool:
    set_so = f"{element.get('align') or ''} {element.get('style') or ''}"
    called = CENTERED.search(element.get("class") or "") is not None
    return called or element.tag == "center" or "center" in set_so


def _is_credited(text: str) -> bool:
    """Whether it ends with who took a picture."""
    return CREDIT_WITHIN.search(text[-LONGEST_CREDITED:]) is not None


def _is_line_below(block: Block, picture: Block) -> bool:
    """Whether it is a line of the picture's own paragraph, and no sentence."""
    beside = block.tag in WHOLE and block.element in lineage(picture.element)
    unfinished = not block.text.endswith(SENTENCE_ENDS)
    return beside and unfinished and len(block.text) <= LONGEST_FRAMED


def is_banner(block: Block, before: Block) -> bool:
    """Say whether a line belongs to a picture that leads to another page: an advert."""
    banner = before.image is not None and _leads_away(before) and not is_marked_caption(block)
    return banner and _share_frame(block, before)


def _share_frame(block: Block, picture: Block) -> bool:
    """Whether a small element holds the picture and this line only."""
    if len(block.text) > LONGEST_FRAMED:
        return False
    around = set(islice(lineage(picture.element), FRAME_LEVELS))
    frame = next((each for each in islice(lineage(block.element), 3) if each in around), None)
    if frame is None or frame.tag in {"td", "body", "article"}:
        return False
    return normalize("".join(frame.itertext())) == block.text


def _leads_away(picture: Block) -> bool:
    """Whether a click on a picture leads to another page: it is a banner."""
    link = next(picture.element.iterancestors("a"), None)
    address = (link.get("href") or "").strip() if link is not None else ""
    return not (
        address[:1] in {"", "#"} or address.startswith("javascript") or SHOWN.search(address)
    )


def _is_of_picture(cell: Any) -> bool:
    """Whether a cell is of a picture's table, which holds the picture and its caption only."""
    table = next(cell.iterancestors("table"), None)
    if table is None or len(list(islice(table.iter("td"), MOST_CELLS + 1))) > MOST_CELLS:
        return False
    pictures = sum(1 for _ in table.iter("img"))
    if not pictures or len(normalize("".join(table.itertext()))) > LONGEST_CAPTION:
        return False
    long_ = sum(
        each.image is None and len(each.text) >= LEAST_PARAGRAPH for each in blocks_of(table)
    )
    return long_ <= pictures
