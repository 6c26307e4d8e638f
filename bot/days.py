"""Days to come, as people write them: with tone marks or without, with a year or without. Pure."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from jobs.text import fold

WEEKDAYS = {
    "hai": 0,
    "ba": 1,
    "tu": 2,
    "nam": 3,
    "sau": 4,
    "bay": 5,
    "nhat": 6,
    **{str(number): number - 2 for number in range(2, 8)},
}
"""How Vietnamese names days: "thứ hai" or "thứ 2" is Monday (0), "chủ nhật" Sunday."""

WEEKDAY = re.compile(r"\b(?:(?:thu|t)\s*(hai|ba|tu|nam|sau|bay|[2-7])|(chu\s*nhat|cn))\b")

_FIGURES = re.compile(
    r"(?:\bngay\s*)?(?<![\d:/.-])(\d{1,2})\s?[/.-]\s?(\d{1,2})(?:\s?[/.-]\s?(\d{4}))?(?![\d:/-])"
)
_WORDS = re.compile(
    r"\b(?:ngay|mung|mong)?\s*(\d{1,2})\s*thang\s*(\d{1,2})(?:\s*(?:nam|,)?\s*(\d{4}))?\b"
)
_NEXT = re.compile(r"\b(hom nay|(?:ngay\s+)?mai|(?:ngay\s+)?kia)\b")
_BARE = re.compile(r"\b(?:ngay|mung|mong)\s*(\d{1,2})\b(?!\s*[/.:-]?\d)")


def weekday(match: re.Match[str]) -> int:
    """Return the day of the week (0 is Monday) that ``WEEKDAY`` found."""
    return 6 if match[2] else WEEKDAYS[match[1]]


def read_day(text: str, today: date) -> tuple[date, str] | None:
    """Return the first day named in ``text``, and the rest, folded; None where there is none.

    What has no year is the next such day, today included. "Thứ bảy" is the next Saturday, "thứ
    bảy tuần sau" that of the week that begins on the next Monday.
    """
    folded = fold(text)
    for day, match in _named(folded, today):
        if day is not None:
            rest = f"{folded[: match.start()]} {folded[match.end() :]}"
            return day, " ".join(rest.split())
    return None


def _named(folded: str, today: date) -> Iterator[tuple[date | None, re.Match[str]]]:
    for pattern in (_WORDS, _FIGURES):
        if match := pattern.search(folded):
            yield _day(int(match[1]), int(match[2]), match[3], today), match
    if match := _NEXT.search(folded):
        ahead = {"hom nay": 0, "mai": 1, "kia": 2}[match[1].removeprefix("ngay").strip()]
        yield today + timedelta(days=ahead), match
    if match := re.search(WEEKDAY.pattern + r"(\s*tuan\s*(?:nay|sau|toi))?", folded):
        yield _weekday(match, today), match
    if match := _BARE.search(folded):
        yield _coming(int(match[1]), today), match


def _day(day: int, month: int, year: str | None, today: date) -> date | None:
    if year is not None:
        return _date(int(year), month, day)
    coming = (_date(today.year + ahead, month, day) for ahead in range(9))  # 29 February
    return next((each for each in coming if each is not None and each >= today), None)


def _weekday(match: re.Match[str], today: date) -> date:
    wanted, which = weekday(match), (match[3] or "").strip()
    if which.endswith(("sau", "toi")):
        monday = today + timedelta(days=7 - today.weekday())
        return monday + timedelta(days=wanted)
    return today + timedelta(days=(wanted - today.weekday()) % 7)


def _coming(day: int, today: date) -> date | None:
    year, month = today.year, today.month
    for _ in range(13):
        found = _date(year, month, day)
        if found is not None and found >= today:
            return found
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    return None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
