"""When bulletins come: local times of day as people write them, and the next one."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from enum import StrEnum

from jobs.understanding.typed_text import told_apart

MOST_TIMES = 6
"""Bulletins a day; more would be noise."""


class Quiet(StrEnum):
    """What happens to a bulletin in a chat's quiet hours: no sound, or it waits for their end."""

    SILENT = "silent"
    LATER = "later"


@dataclass(frozen=True, slots=True, order=True)
class Weekly:
    """A time of day on some days of the week only.

    Attributes:
        days: ISO weekdays (1 is Monday), sorted; at least one, not all seven.
        at: The time, local.
    """

    days: tuple[int, ...]
    at: time


Moment = time | Weekly
"""When a bulletin comes: a plain time means every day."""


PARTS = r"(?:morn|sang|trua|chieu|eve|toi|dem|khuya)\b"
"""The parts of a day, as ``told_apart`` spells them."""

_TIME = re.compile(
    r"(?<!\d)(\d{1,2})(?!\d)"
    r"(?:\s*(?:gio|[:hg.])(?:\s*(\d{2})(?!\d|\s*(?:gio|[:hg]))(?:\s*phut)?)?)?"
    rf"(?:\s*({PARTS}|(?:am|pm)\b))?"
)
_BETWEEN = re.compile(r"[-–—~→>,;]+|va|den|toi|")
_UNSURE = re.compile(r"(?<!\d)(?:0?\d|1[0-2])(?!\d)\D*\d{0,2}\s*toi\s+\d")
"""``7h toi 9h`` may be seven in the evening and nine, or from seven until nine."""
_SECONDS = re.compile(r"(?<=\d:\d\d):00(?![\d:])")
"""What a spreadsheet makes of 7:00 where it takes it for a time: 07:00:00."""
_HALF = re.compile(r"[:.]\s*\d(?!\d)|\d:\d\d:\d")
"""``6:5`` may be 6:05 or 6:50, ``6:00:30`` two times or one: nobody is to be woken by a guess."""

_AND_A_HALF = re.compile(r"(?<![\d:.])(\d{1,2})\s*(?:gio|h)?\s*ruoi\b")
_LESS = re.compile(r"(?<![\d:.])(\d{1,2})\s*(?:gio|h)?\s*kem\s*([1-5]?\d)\b(?:\s*phut)?")

_OFF = {"tat", "off", "khong", "huy", "dung", "ngung"}


def read_times(text: str) -> tuple[time, ...] | None:
    """Return the times that ``text`` names, sorted; empty for "off"; None where it is no list.

    ``7:00``, ``6h30``, ``17h``, ``7 gio 15``, ``5h chieu``, with tone marks or without; between
    them blanks, commas or "va".
    """
    folded = in_figures(_SECONDS.sub("", told_apart(text))).strip()
    if folded in _OFF:
        return ()
    if _HALF.search(folded) or _UNSURE.search(folded):
        return None
    rest = _TIME.sub("", folded)
    if re.sub(r"[\s,;-]|\bva\b|\bluc\b", "", rest):
        return None
    moments = [_time(*match.groups()) for match in _TIME.finditer(folded)]
    if not moments or None in moments or len(set(moments)) > MOST_TIMES:
        return None
    return tuple(sorted({moment for moment in moments if moment}))


def in_figures(folded: str) -> str:
    """Write "6 rưỡi" as 6:30, and "7 giờ kém 15" as 6:45, in what ``told_apart`` made."""
    halves = _AND_A_HALF.sub(r"\1:30", folded)
    return _LESS.sub(lambda it: _minutes_to(int(it[1]), int(it[2])), halves)


def _minutes_to(hour: int, minutes: int) -> str:
    return f"{(hour or 24) - 1}:{60 - minutes:02}" if minutes else f"{hour}:00"


def read_span(text: str) -> tuple[time, time] | None:
    """Return from when until when ``text`` says, in the order typed; None where it names no span.

    ``22:00-06:00``, ``từ 22h đến 6h sáng hôm sau``, ``22h 6h``. Whether the "toi" of ``9h toi 6h``
    means the evening or "until", its marks tell; where it has none, the shorter span is meant: the
    two readings lie half a day apart.
    """
    folded = _SECONDS.sub("", told_apart(text)).strip(" ,.;")
    ends = [*_TIME.finditer(folded)]
    if len(ends) != 2 or _HALF.search(folded):
        return None
    before, between, behind = _around(folded, ends)
    if not _BETWEEN.fullmatch(between) or before not in {"", "tu"} or behind not in {"", "hom sau"}:
        return None
    hour, minute, part = ends[0].groups()
    parts = {part, None} if part == "toi" and not between else {part}
    last = _time(*ends[1].groups())
    spans = [(first, last) for each in parts if (first := _time(hour, minute, each)) and last]
    return min((span for span in spans if span[0] != span[1]), key=_minutes, default=None)


def _around(folded: str, ends: Sequence[re.Match[str]]) -> tuple[str, str, str]:
    """Return what stands before, between and behind two times."""
    first, last = ends
    pieces = folded[: first.start()], folded[first.end() : last.start()], folded[last.end() :]
    before, between, behind = (piece.strip() for piece in pieces)
    return before, between, behind


def _minutes(span: tuple[time, time]) -> int:
    first, last = (each.hour * 60 + each.minute for each in span)
    return (last - first) % (24 * 60)


def _time(hours: str, minutes: str | None, part: str | None) -> time | None:
    hour, minute = int(hours), int(minutes or 0)
    late = {"dem", "khuya"}  # from six on of the evening, before that of the small hours
    if (
        (part in {"chieu", "toi", "eve", "pm"} and hour < 12)
        or (part == "trua" and hour < 3)
        or (part in late and 6 <= hour < 12)
    ):
        hour += 12
    elif part in {"am", "toi", "eve", *late} and hour == 12:
        hour = 0
    return time(hour, minute) if hour < 24 and minute < 60 else None


def next_bulletin(moments: Sequence[Moment], after: datetime, zone: tzinfo) -> datetime | None:
    """Return the first of the local ``moments`` that lies strictly after ``after``.

    Returns:
        Aware, in the zone of ``after``; None where there is no moment at all.
    """
    here = after.astimezone(zone)
    days = (here.date() + timedelta(days=ahead) for ahead in range(9))
    for day in days:
        times = [each for each in moments if _falls_on(each, day.isoweekday())]
        due = (_at(day, each, zone).astimezone(after.tzinfo) for each in times)
        if first := min((moment for moment in due if moment > after), default=None):
            return first
    return None


def _falls_on(moment: Moment, weekday: int) -> bool:
    return not isinstance(moment, Weekly) or weekday in moment.days


def _at(day: date, moment: Moment, zone: tzinfo) -> datetime:
    return datetime.combine(day, moment.at if isinstance(moment, Weekly) else moment, zone)


def quiet_until(first: str, last: str, now: datetime, zone: tzinfo) -> datetime | None:
    """Return when quiet hours that go on at ``now`` end; None where none go on.

    Args:
        first: When they begin, local, ``HH:MM``.
        last: When they end, ``HH:MM``; before ``first`` means the next day.
        now: The moment; aware.
        zone: Where the clock hangs.
    """
    begin, end = time.fromisoformat(first), time.fromisoformat(last)
    here = now.astimezone(zone)
    overnight = end <= begin
    at = here.time()
    if overnight and at >= begin:
        day = here.date() + timedelta(days=1)
    elif (overnight and at < end) or (not overnight and begin <= at < end):
        day = here.date()
    else:
        return None
    return datetime.combine(day, end, zone).astimezone(now.tzinfo)
