"""Times with days of the week, as people write them, as they are kept, and in what order. Pure."""

import re
from collections.abc import Iterator, Sequence
from datetime import time

from bot.typed.times import MOST_TIMES, Moment, Weekly, read_times
from jobs.text import fold
from jobs.understanding.typed_text import told_apart

EVERY_DAY = (1, 2, 3, 4, 5, 6, 7)
MOST_MOMENTS = 14
"""Different moments in a week; more nobody can oversee."""

_NAMES = {
    "hai": 1, "2": 1, "ba": 2, "3": 2, "tu": 3, "4": 3, "nam": 4, "5": 4,
    "sau": 5, "6": 5, "bay": 6, "7": 6,
}  # fmt: skip
_SPANS = (
    (r"hang ngay|moi ngay|ca tuan|tat ca cac ngay", EVERY_DAY),
    (r"ngay thuong|ngay lam viec|cac ngay lam viec|trong tuan", (1, 2, 3, 4, 5)),
    (r"cuoi tuan", (6, 7)),
)
_DAY = r"(?:(?:thu|t)\s*(hai|ba|tu|nam|sau|bay|[2-7])|(chu nhat|cn))\b"
_RANGE = re.compile(rf"\b(?:tu\s+)?{_DAY}\s*(?:-|–|den|toi)\s*{_DAY}")
_ONE = re.compile(rf"\b{_DAY}")
_WEEK = re.compile(r"\b(?:hang tuan|moi tuan|cac ngay|vao|luc)\b")
_MARK = re.compile(r"<([1-7]+)>")
_BUT = re.compile(
    r"\b(?:ngoai )?(?:tru|bo|nghi|khong ke|khong gui)(?: (?:ra|ngay|cac ngay))*"
    r"((?:\s*(?:,|va)?\s*<[1-7]+>)+)"
)
"""The days that are not meant: "6:30 trừ chủ nhật"."""


def read_rhythm(text: str) -> tuple[Moment, ...] | None:
    """Return the moments that ``text`` names; empty for "off"; None where it names none for sure.

    ``7:00 17:30`` is every day; ``7:00 t2-t6``, ``thứ hai 7:00``, ``chủ nhật 19h``, ``6h30 ngày
    thường; 8h cuối tuần``: days stand behind their times or before them, the same way throughout.
    Times with and without days mixed ("7:00 17:30 t2 8:00") might mean several things: None.
    """
    whole = read_times(text)
    if whole is not None:
        return whole
    groups = list(_groups(_BUT.sub(_others, _marked(told_apart(text)))))
    if len(groups) % 2 or any(group is None for group in groups):
        return None
    found: dict[time, set[int]] = {}
    for first, second in zip(groups[::2], groups[1::2], strict=True):
        days, times = (first, second) if isinstance(first, frozenset) else (second, first)
        if not isinstance(days, frozenset) or not isinstance(times, tuple):
            return None
        for at in times:
            found.setdefault(at, set()).update(days)
    moments = in_order([moment(at, sorted(days)) for at, days in found.items()])
    return moments if moments and not too_many(moments) else None


def moment(at: time, days: Sequence[int]) -> Moment:
    """Return a time on some days of the week; on all seven it is a plain time."""
    return at if tuple(days) == EVERY_DAY else Weekly(tuple(days), at)


def in_order(moments: Sequence[Moment]) -> tuple[Moment, ...]:
    """Return moments sorted: those of every day first, then by their days."""
    return tuple(sorted(moments, key=lambda each: (isinstance(each, Weekly), spelled(each))))


def too_many(moments: Sequence[Moment]) -> bool:
    """Say whether that is more on one day, or in one week, than anybody would read."""
    a_day = max(
        sum(not isinstance(each, Weekly) or day in each.days for each in moments)
        for day in EVERY_DAY
    )
    return a_day > MOST_TIMES or len(moments) > MOST_MOMENTS


def spelled(moment: Moment) -> str:
    """Return a moment as it is kept: ``07:00``, or ``12345 07:00`` with its days."""
    if isinstance(moment, Weekly):
        return "".join(map(str, moment.days)) + f" {moment.at.isoformat('minutes')}"
    return moment.isoformat("minutes")


def unspelled(kept: str) -> Moment:
    """Return the moment that was kept so."""
    days, _, at = kept.rpartition(" ")
    moment = time.fromisoformat(at)
    return Weekly(tuple(map(int, days)), moment) if days else moment


def _marked(folded: str) -> str:
    """Return the text with its days as ``<12345>``."""
    for words, days in _SPANS:
        folded = re.sub(rf"\b(?:{words})\b", f" <{_figures(days)}> ", folded)
    folded = _RANGE.sub(lambda m: f" <{_figures(_between(_day(m, 1), _day(m, 3)))}> ", folded)
    folded = _ONE.sub(lambda match: f" <{_day(match, 1)}> ", folded)
    return _WEEK.sub(" ", folded)


def days_in(text: str) -> tuple[int, ...]:
    """Return the days of the week that ``text`` names, sorted; empty where it names none."""
    return tuple(sorted({int(day) for mark in _MARK.findall(_marked(fold(text))) for day in mark}))


def _others(match: re.Match[str]) -> str:
    """Return the mark of all days but those that are marked; none is left of all seven."""
    named = {int(day) for mark in _MARK.findall(match[1]) for day in mark}
    return f" <{_figures([day for day in EVERY_DAY if day not in named])}> "


def _day(match: re.Match[str], group: int) -> int:
    return _NAMES[match[group]] if match[group] else 7


def _between(first: int, last: int) -> tuple[int, ...]:
    if first <= last:
        return EVERY_DAY[first - 1 : last]
    return tuple(sorted((*EVERY_DAY[first - 1 :], *EVERY_DAY[:last])))


def _figures(days: Sequence[int]) -> str:
    return "".join(map(str, days))


def _groups(marked: str) -> Iterator[frozenset[int] | tuple[time, ...] | None]:
    """Yield days and times as they follow each other; None for what is neither."""
    days: set[int] = set()
    for part in re.split(r"(<[1-7]+>)", marked):
        if mark := _MARK.fullmatch(part):
            days.update(map(int, mark[1]))
        elif re.sub(r"[\s,;&+.-]|\bva\b", "", part):
            if days:
                yield frozenset(days)
                days.clear()
            yield read_times(part) or None
    if days:
        yield frozenset(days)
