"""Pictures and films of an article: which line tells of which."""

import re
from itertools import islice
from typing import Any

from jobs.blocks import Block, blocks_of, kind_of, lineage
from jobs.pages import LEAST_PARAGRAPH
from jobs.text import fold, normalize

LONGEST_CAPTION = 500
LONGEST_CREDIT = 80
CAPTION = re.compile(r"caption|chu-?thich|image-?desc|photo-?desc|image_title", re.IGNORECASE)
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


def belongs_to_picture(block: Block, picture: Block) -> bool:
    """Say whether a short line right below a picture is its caption."""
    text, told = fold(block.text), fold(picture.text)
    if told and len(text) > 8 and (text in told or told in text):
        return True
    if len(block.text) > 300:
        return False
    element = block.element
    small = any(each.tag in {"td", "th"} and _is_of_picture(each) for each in lineage(element))
    centered = "center" in f"{element.get('align') or ''} {element.get('style') or ''}"
    told_so = small or centered or block.italic or CREDIT_WITHIN.search(block.text[-60:])
    return bool(told_so or (_share_frame(block, picture) and not _leads_away(picture)))


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
