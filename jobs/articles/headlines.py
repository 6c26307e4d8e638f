"""The headline above an article's body, and the lead between them."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from jobs.articles.blocks import HEADINGS, Block, kind_of, kinds, lineage
from jobs.articles.captions import CREDIT_WITHIN, is_caption, is_of_film
from jobs.articles.date_lines import DATE_BEHIND, NEAR, is_date_line, tells_minute
from jobs.articles.labels import LEAST_HEADLINE, SENTENCE_ENDS, is_label
from jobs.articles.metadata import Claims
from jobs.articles.pages import OTHERS
from jobs.text import fold

LONGEST_TITLE = 300

LEAST_FONT = 4
"""The size of ``<font>`` from which a line may be a headline; 3 is the usual one."""

LEVELS = 4
"""So many elements around a line may say what it belongs to."""

LEAST_HEADING_LEAD = 80
"""Characters; a shorter heading above the text is one of its parts."""

LEAST_LEAD = 40
LEAST_MARKED_LEAD = 15
"""Where the page's makers call a line its lead, it may be short."""

LONGEST_LEAD = 1500

TITLE = re.compile(r"title|headline|heading|tieu-?de", re.IGNORECASE)
LEAD = re.compile(
    r"sapo|(?:^|[-_ ])lead|chapp?eau|summary|excerpt|description|intro(?:text)?\b|"
    r"(?:^|[-_ ])desc\b|strong-text|trich-?dan|tom-?tat",
    re.IGNORECASE,
)

DESCRIBING = re.compile(r"desc", re.IGNORECASE)
"""Of the names of leads, those that captions have as well."""

MOST_OF_LEAD = 3
"""So many paragraphs in a row, set apart alike, are one lead; more are the text."""

TOLD = (".", "!", "…", "”", '"')
"""How a sentence ends that is no question and announces nothing."""

PART = re.compile(r"(?:\d{1,2}|[IVX]{1,4}|[a-zđ])[.)]\s")
"""How the heading of a part begins: "1. ", "II. ", "a) "."""

SITE_BEHIND = re.compile(r"(?<!\s)\s+[|»–—-]\s+[^|»–—-]{2,60}$")


def looks_alike(one: str, other: str) -> bool:
    """Say whether two lines are the same headline: equal, contained, or mostly the same words."""
    a, b = fold(one), fold(other)
    if not a or not b:
        return False
    if a == b or (min(len(a), len(b)) > 20 and (a in b or b in a)):
        return True
    mine, theirs = set(a.split()), set(b.split())
    return len(mine & theirs) >= 0.75 * max(len(mine), len(theirs)) and len(mine) > 4


def shown(blocks: Sequence[Block], claims: Claims, site_title: str) -> int:
    """Find the headline that the page tells machines, by its place among the blocks.

    Portals introduce themselves in a column that is read before the article, in whole paragraphs,
    sometimes longer than the article is.

    Returns:
        The first place that is marked as a headline, leads nowhere and says what the page's own
        title says, or its only ``<h1>``, or the only one with a date; 0 where none is beyond doubt.
    """
    marked = [at for at, block in enumerate(blocks) if _may_be_headline(block)]
    told = [*claims.titles, site_title]
    meant = [at for at in marked if any(looks_alike(blocks[at].text, each) for each in told)]
    first = [at for at in marked if blocks[at].tag == "h1"]
    dated = [at for at in marked if _is_dated(blocks, at)]
    alone = [each[0] for each in (first, dated) if len(each) == 1]
    return next(iter([*meant, *alone]), 0)


def _is_dated(blocks: Sequence[Block], at: int) -> bool:
    """Whether a date stands behind a headline, or right below it."""
    below = blocks[at + 1 : at + 2]
    dated = any(is_date_line(each.text) and not each.linked for each in below)
    return dated or DATE_BEHIND.search(blocks[at].text) is not None


def _may_be_headline(block: Block) -> bool:
    text = block.text
    fits = block.image is None and LEAST_HEADLINE <= len(text) <= LONGEST_TITLE
    named = block.tag in {"h1", "h2", "h3"} or TITLE.search(kinds(block)) is not None
    set_apart = named or (block.bold and _font_size(block) >= LEAST_FONT)
    return fits and set_apart and block.linked <= len(text) / 2


def title(
    blocks: Sequence[Block], top: int, start: int, claims: Claims, site_title: str
) -> tuple[int, str]:
    """Find the headline.

    Args:
        blocks: All blocks of the page.
        top: Where the body's box begins: in it, what is below a picture may be its caption.
        start: Where the body's first paragraph is.
        claims: What the page says of itself.
        site_title: The text of ``<title>``.

    Returns:
        Its place among the blocks, -1 where it is not shown, and its text, "" where there is none.
    """
    best, best_score = -1, 15.0
    known = claims if _shows_any(blocks[: start + 1], claims.titles) else replace(claims, titles=())
    for place, block in enumerate(blocks[: start + 1]):
        if place == start and not _stands_apart(blocks, place):
            break
        if place > top and is_caption(blocks, place) and not TITLE.search(block.kind):
            continue
        score = _title_score(block, start - place, known, site_title)
        if score > 0 and any(is_date_line(next_.text) for next_ in blocks[place + 1 : place + 3]):
            score += 10.0
        if score > best_score:
            best, best_score = place, score
    if best >= 0:
        return best, DATE_BEHIND.sub("", blocks[best].text) or blocks[best].text
    claimed = next(iter(claims.titles), "") or SITE_BEHIND.sub("", site_title)
    return -1, claimed[:LONGEST_TITLE]


def _shows_any(blocks: Sequence[Block], titles: Sequence[str]) -> bool:
    """Whether the page shows what it tells machines is its headline; some tell the site's name."""
    short = [each.text for each in blocks if len(each.text) <= LONGEST_TITLE]
    return any(looks_alike(text, title) for text in short for title in titles)


def _title_score(block: Block, distance: int, claims: Claims, site_title: str) -> float:
    text = DATE_BEHIND.sub("", block.text) or block.text
    fits = 8 <= len(text) <= LONGEST_TITLE
    if block.image is not None or not fits or is_date_line(text) or CREDIT_WITHIN.search(text):
        return 0.0
    score = {"h1": 40.0, "h2": 20.0, "h3": 15.0}.get(block.tag, 0.0)
    score += 20.0 if TITLE.search(kinds(block)) else 0.0
    score += 10.0 if block.bold else 0.0
    score += 12.0 if _font_size(block) >= LEAST_FONT else 0.0
    score += 8.0 if len(text) >= 40 else 0.0
    score += 17.0 if not claims.titles and _could_be_title(text) else 0.0
    score -= 15.0 if text.isupper() else 0.0
    score -= 20.0 if text[-1] in ".…;" and not text.endswith("...") else 0.0
    score -= 30.0 if block.linked > len(text) / 2 else 0.0
    if any(looks_alike(text, claimed) for claimed in claims.titles):
        score += 100.0
    elif looks_alike(text, site_title):
        score += 40.0
    return score - min(3.0 * distance, 45.0) if score > 0 else 0.0


def _could_be_title(text: str) -> bool:
    return 20 <= len(text) <= 200 and text[-1] not in ".:;,…"


def _font_size(block: Block) -> int:
    for element in (
        block.element,
        block.element.getparent(),
        *block.element.iterdescendants("font"),
    ):
        size = element.get("size") if element is not None else None
        if size and size.isascii() and size.isdigit():
            return int(size)
    return 0


def lead(blocks: Sequence[Block], place: int, start: int, claims: Claims) -> range:
    """Find where the lead stands: one place, or a few in a row; empty where none is set apart.

    Where no name and no claim tells the lead, none stands behind the first paragraph: what is bold
    there is the heading of a part, a quotation, a caption.

    Args:
        blocks: All blocks of the page.
        place: Where the headline is; -1 where it is not shown.
        start: Where the first paragraph of the body, or the lead itself, is.
        claims: What the page says of itself.
    """
    zone = range(max(place + 1, start - NEAR, 0), min(start + 2, len(blocks)))
    fit = [at for at in zone if _may_lead(blocks[at]) and not _is_other(blocks, at, claims)]
    marked = [at for at in fit if LEAD.search(kinds(blocks[at]))]
    able = [at for at in fit if not _is_heading(blocks[at])]
    claimed = [at for at in able if _is_claimed(blocks, at, claims)]
    if told := [*marked, *claimed][:1]:
        return range(told[0], told[0] + 1)
    above = [at for at in able if at <= start]
    loud = [at for at in above if blocks[at].bold or blocks[at].italic]
    styled = [run for at in loud if (run := _set_apart(blocks, at))]
    alone = [range(at, at + 1) for at in above[:1] if _is_alone(blocks, at)]
    loose = [] if claims.leads else above[:1]
    before_picture = [range(at, at + 1) for at in loose if _before_picture(blocks, at)]
    return next(iter([*styled, *alone, *before_picture]), range(0))


def _set_apart(blocks: Sequence[Block], at: int) -> range:
    """The paragraphs from ``at`` on that are set alike, and unlike those behind; else empty.

    Behind them may stand the heading of a part, or the first question of an interview.
    """
    end = at + 1
    while end - at < MOST_OF_LEAD and _are_alike(blocks, end, told=True):
        end += 1
    last = end if _are_alike(blocks, end, told=False) else end - 1
    long_ = sum(len(block.text) for block in blocks[at:end]) > LONGEST_LEAD
    return range(0) if long_ or not _stands_apart(blocks, last) else range(at, end)


def _are_alike(blocks: Sequence[Block], at: int, *, told: bool) -> bool:
    """Whether below a whole sentence a line is set like it, and is or is not ``told`` as one is."""
    pair = blocks[at - 1 : at + 1]
    if len(pair) < 2 or not all(map(_may_lead, pair)):
        return False
    above, this = pair
    whole = [block.text.endswith(TOLD) for block in pair]
    alike = above.tag == this.tag and above.kind == this.kind
    set_so = (above.bold, above.italic) == (this.bold, this.italic)
    return whole == [True, told] and alike and set_so


def _is_other(blocks: Sequence[Block], at: int, claims: Claims) -> bool:
    """Whether it is of the author, or of a picture or a film, and nothing says that it leads."""
    block = blocks[at]
    if _is_of_author(block):
        return True
    names = [name for name in LEAD.findall(block.kind) if not DESCRIBING.search(name)]
    if names or _is_claimed(blocks, at, claims):
        return False
    return is_caption(blocks, at) or is_of_film(block)


def _is_of_author(block: Block) -> bool:
    """Whether it tells who the author is, in a box of its own, or stands in another such box."""
    around = islice(lineage(block.element), LEVELS)
    return any(OTHERS.search(kind_of(element)) for element in around)


def is_called_lead(block: Block) -> bool:
    """Say whether the page's makers call a paragraph, or the box around it, a lead."""
    return _may_lead(block) and LEAD.search(kinds(block)) is not None


def _may_lead(block: Block) -> bool:
    marked = LEAD.search(block.kind) is not None
    if is_label(block.text) or (not marked and tells_minute(block.text)):
        return False
    called = LEAD.search(kinds(block)) is not None
    least = LEAST_MARKED_LEAD if called else LEAST_LEAD
    fits = least <= len(block.text) <= LONGEST_LEAD
    return block.image is None and fits and block.linked < len(block.text) / 2


def _is_heading(block: Block) -> bool:
    short = len(block.text) < LEAST_HEADING_LEAD and not block.text.endswith(SENTENCE_ENDS)
    return short and (block.tag in HEADINGS or PART.match(block.text) is not None)


def _is_claimed(blocks: Sequence[Block], at: int, claims: Claims) -> bool:
    """Whether the page tells machines that this is the lead; mere excerpts are cut off."""
    text = fold(blocks[at].text)
    told = [fold(lead) for lead in claims.leads]
    if any(lead in text and len(lead) > 0.9 * len(text) for lead in told):
        return True
    return any(lead[:80] in text or text in lead for lead in told) and _stands_apart(blocks, at)


def _next_paragraph(blocks: Sequence[Block], at: int) -> Block | None:
    return next((b for b in blocks[at + 1 : at + 6] if b.image is None and len(b.text) > 50), None)


def _stands_apart(blocks: Sequence[Block], at: int) -> bool:
    """Whether the paragraph after it looks different."""
    this, following = blocks[at], _next_paragraph(blocks, at)
    if following is None:
        return False
    same = this.tag == following.tag and this.kind == following.kind
    return not same or (this.bold, this.italic) != (following.bold, following.italic)


def _is_alone(blocks: Sequence[Block], at: int) -> bool:
    """Whether the paragraphs after it stand together in a box of their own."""
    following = [b for b in blocks[at + 1 : at + 12] if b.image is None and len(b.text) > 50]
    homes = [block.element.getparent() for block in following]
    own = blocks[at].element.getparent()
    return own not in homes and len(homes) >= 3 and homes[-1] is homes[-2]


def _before_picture(blocks: Sequence[Block], at: int) -> bool:
    """Whether a picture parts loose text, as old portals have it, from the rest."""
    loose = blocks[at].tag != "p"
    return loose and at + 1 < len(blocks) and blocks[at + 1].image is not None
