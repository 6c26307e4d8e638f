"""When bulletins come: local times of day as people write them, and the next one."""

import re
from collections.abc import Sequence
from datetime import datetime, time, timedelta, tzinfo

from jobs.text import fold

MOST_TIMES = 6
"""Bulletins a day; more would be noise."""

_TIME = re.compile(r"(\d{1,2})\s*(?:(?:gio|[:hg.])\s*(\d{1,2})?)?(?:\s*(sang|chieu|toi|am|pm))?")
_OFF = {"tat", "off", "khong", "huy"}


def read_times(text: str) -> tuple[time, ...] | None:
    """Return the times that ``text`` names, sorted; empty for "off"; None where it is no list.

    ``7:00``, ``6h30``, ``17h``, ``7 gio 15``, ``5h chieu``, with tone marks or without; between
    them blanks, commas or "va".
    """
    folded = fold(text).strip()
    if folded in _OFF:
        return ()
    rest = _TIME.sub("", folded)
    if re.sub(r"[\s,;]|\bva\b|\bluc\b", "", rest):
        return None
    moments = [_time(match) for match in _TIME.finditer(folded)]
    if not moments or None in moments or len(set(moments)) > MOST_TIMES:
        return None
    return tuple(sorted({moment for moment in moments if moment}))


def _time(match: re.Match[str]) -> time | None:
    hour, minute = int(match[1]), int(match[2] or 0)
    if match[3] in {"chieu", "toi", "pm"} and hour < 12:
        hour += 12
    return time(hour, minute) if hour < 24 and minute < 60 else None


def next_bulletin(times: Sequence[time], after: datetime, zone: tzinfo) -> datetime | None:
    """Return the first of the local ``times`` of a day that lies strictly after ``after``.

    Returns:
        Aware, in the zone of ``after``; None where there is no time at all. A time that the zone
        leaves out (a clock put forward) counts as the moment the clock was put forward to.
    """
    here = after.astimezone(zone)
    days = (here.date() + timedelta(days=ahead) for ahead in range(3))
    moments = (
        datetime.combine(day, at, zone).astimezone(after.tzinfo) for day in days for at in times
    )
    return min((moment for moment in moments if moment > after), default=None)
