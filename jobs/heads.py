"""What stands above an article's body: headline, date line, lead."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import islice

from jobs import dates
from jobs.blocks import Block, kind_of, lineage
from jobs.labels import LEAST_HEADLINE, SENTENCE_ENDS
from jobs.metadata import Claims
from jobs.pages import OTHERS
from jobs.text import fold

LONGEST_TITLE = 300
LONGEST_DATE_LINE = 120
NEAR = 12
"""How many blocks from the headline the date line stands at most."""

LEAST_FONT = 4
"""The size of ``<font>`` from which a line may be a headline; 3 is the usual one."""

LEVELS = 4
"""So many elements around a line may say what it belongs to."""

MOST_CRUMBS = 3
"""How many links lie between a date line and the headline below it at most: the way to the page."""

MOST_WORDS_BESIDE = 20
"""Letters that may stand beside the date: a place, "Lượt xem"."""

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
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
ANY_TIME = datetime(2200, 1, 1, tzinfo=UTC)
"""Whether a line is a date line does not depend on when it was fetched."""

CLOCK = re.compile(r"\d{1,2}\s?[:hg]\s?\d{2}|T\d{2}:\d{2}")
HALF_DAY = re.compile(
    r"(?P<hour>\d{1,2})(?P<rest>:\d{2}(?::\d{2})?)\s*(?P<half>[ap]m)\b", re.IGNORECASE
)
WORDS_OF_DATES = re.compile(
    r"\b(?:thu|hai|ba|tu|nam|sau|bay|chu|nhat|cn|ngay|thang|luc|gio|cap|dang|gmt|am|pm|sa|ch|"
    r"xuat|ban|date|posted|update[d]?|utc|ict|mon|tue|wed|thu|fri|sat|sun|[a-z]{3,9}day)\b|[^a-z]"
)
PHOTO = re.compile(r"\b(?:ảnh|photo)\s*:", re.IGNORECASE)
SITE_BEHIND = re.compile(r"(?<!\s)\s+[|»–—-]\s+[^|»–—-]{2,60}$")

ZONE_MISTAKE = timedelta(hours=7)
"""Some sites write local time into their metadata and call it UTC."""


DATE_BEHIND = re.compile(
    r"(?<!\s)\s*+[(\[]?\s*+(?:cập nhật(?: lúc)?|ngày đăng|đăng (?:lúc|ngày)|ngày cập nhật)\s*:?"
    r"[\s\d:/.,|hgAPMGTU+-]{6,40}[)\]]?\s*$"
    r"|(?<!\s)\s*\(ngày \d{1,2} tháng \d{1,2} năm \d{4}\)\s*$"
    r"|(?<!\s)\s*\((?:ngày )?\d{1,2}[/-]\d{1,2}[/-]\d{4}[\s\d:|h-]{0,12}\)\s*$",
    re.IGNORECASE,
)
"""What old portals print behind a headline in its line: "(Cập nhật lúc: 18:18 |31/03/2020)"."""


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
    named = block.tag in {"h1", "h2", "h3"} or TITLE.search(_kinds(block)) is not None
    set_apart = named or (block.bold and _font_size(block) >= LEAST_FONT)
    return fits and set_apart and block.linked <= len(text) / 2


def title(blocks: Sequence[Block], start: int, claims: Claims, site_title: str) -> tuple[int, str]:
    """Find the headline.

    Args:
        blocks: All blocks of the page.
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
    if block.image is not None or not fits or is_date_line(text) or PHOTO.search(text):
        return 0.0
    score = {"h1": 40.0, "h2": 20.0, "h3": 15.0}.get(block.tag, 0.0)
    score += 20.0 if TITLE.search(_kinds(block)) else 0.0
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


def _kinds(block: Block) -> str:
    parent = block.element.getparent()
    return f"{block.kind} {kind_of(parent) if parent is not None else ''}"


def is_date_line(text: str) -> bool:
    """Say whether a line tells when, and nothing else but where."""
    if len(text) > LONGEST_DATE_LINE or not any(letter.isdigit() for letter in text):
        return False
    left = WORDS_OF_DATES.sub("", fold(text))
    if len(left) > MOST_WORDS_BESIDE:
        return False
    return bool(CLOCK.fullmatch(text) or dates.published(text, ANY_TIME))


def published(
    blocks: Sequence[Block], place: int, start: int, claims: Claims, fetched_at: datetime
) -> datetime | None:
    """Find the minute that the page shows, or else the day.

    What the page tells machines counts first, where it tells the minute; then the line next to the
    headline. A clock in the page's head is today's date and lies farther away.

    Args:
        blocks: All blocks of the page.
        place: Where the headline is; -1 where it is not shown.
        start: Where the body's first paragraph is.
        claims: What the page says of itself.
        fetched_at: Nothing was published later; aware, UTC.
    """
    claimed = [(raw, dates.published(raw, fetched_at)) for raw in claims.dates]
    lines = _date_lines(blocks, place, start, fetched_at)
    shown = [(raw, dates.published(raw, fetched_at)) for raw in lines]
    exact = next((moment for raw, moment in claimed if moment and CLOCK.search(raw)), None)
    seen = next((moment for raw, moment in shown if moment and CLOCK.search(raw)), None)
    if exact and seen and abs(exact - seen) == ZONE_MISTAKE:
        return seen
    days = (moment for _, moment in (*shown, *claimed) if moment)
    return exact or seen or next(days, None)


def _date_lines(blocks: Sequence[Block], place: int, start: int, fetched_at: datetime) -> list[str]:
    """The lines near the headline that may tell the date; those below it first."""
    origin = max(place, 0) if place >= 0 else max(start - 3, 0)
    below = range(origin + 1, min(max(start, origin) + 3, len(blocks)))
    above = (at for at in _above(blocks, origin) if not _tells_today(blocks[at].text, fetched_at))
    places = [*below[:NEAR], *above]
    behind = DATE_BEHIND.search(blocks[place].text) if place >= 0 else None
    lines = [_with_clock(blocks, at) for at in places if _may_tell_date(blocks[at])]
    return [behind[0], *lines] if behind else lines


def _tells_today(text: str, fetched_at: datetime) -> bool:
    """Whether a line tells the day of fetching, and no minute: the site's clock, or as good as."""
    if text.lower().startswith("hôm nay"):
        return True
    if len(text) > LONGEST_DATE_LINE or CLOCK.search(text):
        return False
    moment = dates.published(text, fetched_at)
    return moment is not None and moment <= fetched_at < moment + timedelta(days=1)


def _above(blocks: Sequence[Block], origin: int) -> Iterator[int]:
    """The places above the headline, up to the menu: a clock beyond it tells what day it is now."""
    links = 0
    for at in range(origin - 1, max(origin - NEAR, -1), -1):
        links += blocks[at].linked > len(blocks[at].text) / 2
        if links > MOST_CRUMBS:
            return
        yield at


def _with_clock(blocks: Sequence[Block], at: int) -> str:
    """A date line by the 24-hour clock, with the clock that stands beside it in a block of its own.

    Vietnamese pages write the day first, whatever clock they use: CafeF prints "14:15 PM".
    """
    line = HALF_DAY.sub(_by_24_hours, blocks[at].text)
    if not CLOCK.search(line):
        line = _told_to_machines(blocks[at]) or line
    for beside in (at + 1, at - 1):
        if 0 <= beside < len(blocks) and not CLOCK.search(line):
            clock = blocks[beside].text
            line += f" {clock}" if CLOCK.fullmatch(clock) else ""
    return line


def _told_to_machines(block: Block) -> str:
    """The minute that ``<time datetime=…>`` tells of a line that shows the day; "" where none."""
    shown = dates.published(block.text, ANY_TIME)
    for element in (block.element, block.element.getparent(), *block.element.iter("time")):
        told = (element.get("datetime") or "") if element is not None else ""
        moment = dates.published(told, ANY_TIME) if CLOCK.search(told) else None
        if moment and shown and timedelta() <= moment - shown < timedelta(days=1):
            return told
    return ""


def _by_24_hours(found: re.Match[str]) -> str:
    hour = int(found["hour"])
    afternoon = found["half"].lower() == "pm" and hour < 12
    return f"{hour + 12 if afternoon else hour}{found['rest']}"


def _may_tell_date(block: Block) -> bool:
    text = block.text
    if block.image is not None or len(text) > LONGEST_DATE_LINE:
        return False
    if is_date_line(text):
        return True
    clock = CLOCK.search(text)
    begins = clock is not None and is_date_line(text[: clock.end()])
    if tells_minute(text) and (begins or block.linked <= len(text) / 2):
        return True
    return bool(
        re.search(r"date|time|ngay", _kinds(block), re.IGNORECASE) and re.search(r"\d", text)
    )


def lead(blocks: Sequence[Block], place: int, start: int, claims: Claims) -> int:
    """Find where the lead stands; -1 where the page sets none apart.

    Args:
        blocks: All blocks of the page.
        place: Where the headline is; -1 where it is not shown.
        start: Where the first paragraph of the body, or the lead itself, is.
        claims: What the page says of itself.
    """
    zone = range(max(place + 1, start - NEAR, 0), min(start + 2, len(blocks)))
    fit = [at for at in zone if _may_lead(blocks[at]) and not _is_of_author(blocks[at])]
    marked = [at for at in fit if LEAD.search(_kinds(blocks[at]))]
    able = [at for at in fit if not _is_heading(blocks[at])]
    claimed = [at for at in able if _is_claimed(blocks, at, claims)]
    styled = [at for at in able if _is_styled(blocks[at]) and _stands_apart(blocks, at)]
    alone = [at for at in able[:1] if _is_alone(blocks, at)]
    before_picture = [] if claims.leads else [at for at in able[:1] if _before_picture(blocks, at)]
    return next(iter([*marked, *claimed, *styled, *alone, *before_picture]), -1)


def _is_of_author(block: Block) -> bool:
    """Whether it tells who the author is, in a box of its own, or stands in another such box."""
    around = islice(lineage(block.element), LEVELS)
    return any(OTHERS.search(kind_of(element)) for element in around)


def is_called_lead(block: Block) -> bool:
    """Say whether the page's makers call a paragraph, or the box around it, a lead."""
    return _may_lead(block) and LEAD.search(_kinds(block)) is not None


def _may_lead(block: Block) -> bool:
    marked = LEAD.search(block.kind) is not None
    if not marked and tells_minute(block.text):
        return False
    called = LEAD.search(_kinds(block)) is not None
    least = LEAST_MARKED_LEAD if called else LEAST_LEAD
    fits = least <= len(block.text) <= LONGEST_LEAD
    return block.image is None and fits and block.linked < len(block.text) / 2


def tells_minute(text: str) -> bool:
    """Say whether a short line is no sentence and tells a minute: "Lan Anh | 5/10/2026 6:20"."""
    short = len(text) <= LONGEST_DATE_LINE and not text.endswith(SENTENCE_ENDS)
    return short and bool(CLOCK.search(text) and dates.published(text, ANY_TIME))


def tells_when(text: str) -> bool:
    """Say whether a line above the text tells when, or who and when."""
    return is_date_line(text) or tells_minute(text)


def _is_heading(block: Block) -> bool:
    return block.tag in HEADINGS and len(block.text) < LEAST_HEADING_LEAD


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


def _is_styled(block: Block) -> bool:
    return block.bold or block.italic


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
