"""Lines above an article that tell when it was published: which they are, and what they say."""

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from itertools import islice

from jobs import dates
from jobs.articles.blocks import Block, kinds
from jobs.articles.labels import SENTENCE_ENDS
from jobs.articles.metadata import Claims
from jobs.text import fold, normalize

LONGEST_DATE_LINE = 120

NEAR = 12
"""How many blocks from the headline the date line stands at most."""

MOST_CRUMBS = 3
"""How many links lie between a date line and the headline below it at most: the way to the page."""

MOST_WORDS_BESIDE = 20
"""Letters that may stand beside the date: a place, "Lượt xem"."""

ANY_TIME = datetime(2200, 1, 1, tzinfo=UTC)
"""Whether a line is a date line does not depend on when it was fetched."""

CLOCK = re.compile(r"\d{1,2}\s?[:hg]\s?\d{2}|T\d{2}:\d{2}")

AGO = re.compile(
    r"\b(?:phút|giờ|tiếng|ngày|tuần|tháng|năm) trước\b|hôm qua|vừa xong", re.IGNORECASE
)
"""How long ago is shown, and the moment itself in an attribute."""

MOST_PARTS = 10
"""So many elements of a line are asked for it."""

TWELVE_HOURS = r"(?P<hour>\d{1,2})(?P<rest>:\d{2}(?::\d{2})?)\s*"
HALF_DAY = re.compile(rf"{TWELVE_HOURS}(?P<half>[ap]m)\b", re.IGNORECASE)
"""In a line with a day; "SA" and "CH" are understood there (``jobs.dates``)."""

CLOCK_ALONE = re.compile(rf"{TWELVE_HOURS}(?P<half>sáng|chiều|tối|[ap]m|sa|ch)", re.IGNORECASE)
"""In a line of its own, whatever way the half of the day is written."""

WORDS_OF_DATES = re.compile(
    r"\b(?:thu|hai|ba|tu|nam|sau|bay|chu|nhat|cn|ngay|thang|luc|gio|cap|dang|gmt|am|pm|sa|ch|"
    r"xuat|ban|date|posted|update[d]?|utc|ict|mon|tue|wed|thu|fri|sat|sun|[a-z]{3,9}day)\b|[^a-z]"
)

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
    if ago := _told_beside_ago(blocks[at]):
        return ago
    line = HALF_DAY.sub(_by_24_hours, _moment_within(blocks[at]) or blocks[at].text)
    if not CLOCK.search(line):
        line = _told_to_machines(blocks[at]) or line
    for beside in (at + 1, at - 1):
        if 0 <= beside < len(blocks) and not CLOCK.search(line):
            clock = blocks[beside].text
            told = CLOCK_ALONE.sub(_by_24_hours, clock)
            line += f" {told}" if CLOCK.fullmatch(told) else ""
    return line


def _moment_within(block: Block) -> str:
    """The text of the ``<time>`` in a line that says much else; "" where there is none."""
    if len(block.text) <= LONGEST_DATE_LINE:
        return ""
    times = islice(block.element.iter("time"), MOST_PARTS)
    told = (normalize("".join(islice(each.itertext(), MOST_PARTS))) for each in times)
    return next(filter(is_date_line, told), "")


def _told_to_machines(block: Block) -> str:
    """The minute that ``<time datetime=…>`` tells of a line that shows the day; "" where none."""
    shown = dates.published(block.text, ANY_TIME)
    for element in (block.element, block.element.getparent(), *block.element.iter("time")):
        told = (element.get("datetime") or "") if element is not None else ""
        moment = dates.published(told, ANY_TIME) if CLOCK.search(told) else None
        if moment and shown and timedelta() <= moment - shown < timedelta(days=1):
            return told
    return ""


def _told_beside_ago(block: Block) -> str:
    """The minute that an attribute tells where "3 giờ trước" is shown; "" where none does."""
    if len(block.text) > LONGEST_DATE_LINE or not AGO.search(block.text):
        return ""
    for element in islice(block.element.iter(), MOST_PARTS):
        for name in ("datetime", "title", "data-time", "data-date"):
            told = element.get(name) or ""
            fits = len(told) <= LONGEST_DATE_LINE and CLOCK.search(told)
            if fits and dates.published(told, ANY_TIME):
                return str(told)
    return ""


def _by_24_hours(found: re.Match[str]) -> str:
    hour = int(found["hour"])
    afternoon = found["half"].lower() in {"pm", "ch", "chiều", "tối"} and hour < 12
    return f"{hour + 12 if afternoon else hour}{found['rest']}"


def _may_tell_date(block: Block) -> bool:
    text = _moment_within(block) or block.text
    if block.image is not None or len(text) > LONGEST_DATE_LINE:
        return False
    if is_date_line(text) or _told_beside_ago(block):
        return True
    clock = CLOCK.search(text)
    begins = clock is not None and is_date_line(text[: clock.end()])
    if tells_minute(text) and (begins or block.linked <= len(text) / 2):
        return True
    return bool(
        re.search(r"date|time|ngay", kinds(block), re.IGNORECASE) and re.search(r"\d", text)
    )


def tells_minute(text: str) -> bool:
    """Say whether a short line is no sentence and tells a minute: "Lan Anh | 5/10/2026 6:20"."""
    short = len(text) <= LONGEST_DATE_LINE and not text.endswith(SENTENCE_ENDS)
    return short and bool(CLOCK.search(text) and dates.published(text, ANY_TIME))


def tells_when(text: str) -> bool:
    """Say whether a line above the text tells when, or who and when."""
    return is_date_line(text) or tells_minute(text)
