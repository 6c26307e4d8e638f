"""When bulletins come: local times of day as people write them, and the next one."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from enum import StrEnum

from jobs.text import fold

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


_TIME = re.compile(
    r"(?<!\d)(\d{1,2})(?!\d)"
    r"(?:\s*(?:gio|[:hg.])(?:\s*(\d{2})(?!\d|\s*(?:gio|[:hg]))(?:\s*phut)?)?)?"
    r"(?:\s*(sang|trua|chieu|toi|am|pm)\b)?"
)
_HALF = re.compile(r"[:.]\s*\d(?!\d)")
"""``6:5`` may be 6:05 or 6:50: nobody is to be woken by a guess."""

_OFF = {"tat", "off", "khong", "huy", "dung", "ngung"}


def read_times(text: str) -> tuple[time, ...] | None:
    """Return the times that ``text`` names, sorted; empty for "off"; None where it is no list.

    ``7:00``, ``6h30``, ``17h``, ``7 gio 15``, ``5h chieu``, with tone marks or without; between
    them blanks, commas or "va".
    """
    folded = fold(text).strip()
    if folded in _OFF:
        return ()
    if _HALF.search(folded):
        return None
    rest = _TIME.sub("", folded)
    if re.sub(r"[\s,;-]|\bva\b|\bluc\b", "", rest):
        return None
    moments = [_time(match) for match in _TIME.finditer(folded)]
    if not moments or None in moments or len(set(moments)) > MOST_TIMES:
        return None
    return tuple(sorted({moment for moment in moments if moment}))


def _time(match: re.Match[str]) -> time | None:
    hour, minute = int(match[1]), int(match[2] or 0)
    if (match[3] in {"chieu", "toi", "pm"} and hour < 12) or (match[3] == "trua" and hour < 3):
        hour += 12
    if match[3] == "am" and hour == 12:
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
