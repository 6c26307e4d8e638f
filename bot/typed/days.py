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
_ON_WEEKDAY = re.compile(WEEKDAY.pattern + r"(\s*tuan\s*(?:nay|sau|toi|den)\b)?")
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


def days_named(folded: str, today: date, near: date) -> list[tuple[date | None, tuple[int, int]]]:
    """Return all days that are named in a folded text, as they follow each other.

    "Thứ bảy 5/12" is one day, and "ngày 5" the one that lies nearest to ``near``; none is before
    ``today``.

    Returns:
        Each day, None where the calendar has none such ("31/11"), and its place in the text.
    """
    found: list[tuple[date | None, tuple[int, int]]] = []
    weekdays: set[tuple[int, int]] = set()
    for pattern in (_WORDS, _FIGURES, _NEXT, _ON_WEEKDAY, _BARE):
        for match in pattern.finditer(folded):
            day = _meant(pattern, match, today, near)
            if day is not None or "." not in match[0]:  # 19.30 is an hour
                found.append((day, match.span()))
            if pattern is _ON_WEEKDAY:
                weekdays.add(match.span())
        for _, (start, end) in found:
            folded = folded[:start] + "#" * (end - start) + folded[end:]
    found.sort(key=lambda each: each[1])
    return _without_names(folded, found, weekdays)


def _without_names(
    folded: str, found: list[tuple[date | None, tuple[int, int]]], weekdays: set[tuple[int, int]]
) -> list[tuple[date | None, tuple[int, int]]]:
    """Join the name of a weekday to the day that it stands beside."""
    joined: list[tuple[date | None, tuple[int, int]]] = []
    for day, (start, end) in found:
        beside = joined and not folded[joined[-1][1][1] : start].strip(" ,()")
        if beside and (joined[-1][1] in weekdays) != ((start, end) in weekdays):
            before, (first, _) = joined.pop()
            joined.append((before if (start, end) in weekdays else day, (first, end)))
        else:
            joined.append((day, (start, end)))
    return joined


def _meant(pattern: re.Pattern[str], match: re.Match[str], today: date, near: date) -> date | None:
    if pattern is _NEXT:
        return today + timedelta(days=_ahead(match))
    if pattern is _ON_WEEKDAY:
        return _weekday(match, today)
    if pattern is _BARE:
        return _nearest(int(match[1]), today, near)
    return _day(int(match[1]), int(match[2]), match[3], today)


def _nearest(day: int, today: date, near: date) -> date | None:
    first = near.replace(day=1)
    months = (first - timedelta(days=1), first, first + timedelta(days=31))
    days = [_date(each.year, each.month, day) for each in months]
    coming = [each for each in days if each is not None and each >= today]
    return min(coming, key=lambda each: abs(each - near), default=None)


def _ahead(match: re.Match[str]) -> int:
    return {"hom nay": 0, "mai": 1, "kia": 2}[match[1].removeprefix("ngay").strip()]


def _named(folded: str, today: date) -> Iterator[tuple[date | None, re.Match[str]]]:
    for pattern in (_WORDS, _FIGURES):
        if match := pattern.search(folded):
            yield _day(int(match[1]), int(match[2]), match[3], today), match
    if match := _NEXT.search(folded):
        yield today + timedelta(days=_ahead(match)), match
    if match := _ON_WEEKDAY.search(folded):
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
    if which.endswith(("sau", "toi", "den")):
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
