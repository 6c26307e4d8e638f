"""Headlines of round-ups: a day's news, or many things, under one headline. Pure."""

import re

from jobs.text import normalize

BROADCAST = r"(?:bản )?tin (?:thời sự|sáng|trưa|tối)\b"
"""What is read out: its text tells of many things, its headline of the first."""

DAILY = (
    rf"(?:{BROADCAST}|bản tin(?= (?:chiều|ngày|tuần|số|\d))|điểm tin\b|tin vắn\b|nóng 24h\b"
    r"|tin (?:nổi bật|nóng|chiều|tức (?:sáng|trưa|chiều|tối))\b)"
)
"""What is a round-up, whatever goes on behind it."""

COLUMN = (
    r"(?:bản tin|điểm báo|tin (?:tức )?(?:24h|nhanh|nóng|nổi bật)|thời sự 24h|tiêu điểm"
    r"|toàn cảnh 24h|nhịp đập|tạp chí (?:truyền hình|phát thanh))\b"
)
"""What is one where a colon stands behind its name and its day; else the words may mean much."""

_WHERE = r"^\W*(?:podcast\W+|video\W+)?"
_LED = re.compile(rf"{_WHERE}{BROADCAST}[^:]{{0,30}}:\s*", re.IGNORECASE)
_DAILY = re.compile(_WHERE + DAILY, re.IGNORECASE)
_COLUMN = re.compile(rf"{_WHERE}(?:{DAILY}|{COLUMN})[^:|]{{0,40}}[:|]", re.IGNORECASE)


def led_with(title: str) -> str | None:
    """Give what a broadcast leads with, behind the colon; None where a headline is none's."""
    line = normalize(title)
    start = _LED.match(line)
    return line[start.end() :] if start else None


def is_round_up(title: str) -> bool:
    """Say whether a headline is that of a day's round-up, for which no event stands."""
    return _DAILY.match(normalize(title)) is not None


def is_column(title: str) -> bool:
    """Say whether a headline tells a round-up's or a column's name, and then what is in it."""
    return _COLUMN.match(normalize(title)) is not None
