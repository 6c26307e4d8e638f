"""The part of a day that a message speaks of: "sáng nay", "tối qua", "đêm qua". Pure."""

import re
from dataclasses import dataclass
from datetime import date

from jobs.understanding.ranges import DateRange
from jobs.understanding.typed_text import told_apart

_PARTS = {
    "rang sang": ("dawn", 0, 7),
    "rang morn": ("dawn", 0, 7),
    "sang": ("morning", 0, 12),
    "morn": ("morning", 0, 12),
    "trua": ("noon", 10, 14),
    "chieu": ("afternoon", 12, 19),
    "toi": ("evening", 18, 24),
    "eve": ("evening", 18, 24),
    "dem": ("night", 20, 30),
    "khuya": ("night", 20, 30),
}
"""How a part of a day is typed (``told_apart``), its name, and its hours; "đêm qua" ends today."""

_BEGINS = re.compile(rf"(?:hoi |luc )?({'|'.join(sorted(_PARTS, key=len, reverse=True))})(?![a-z])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Hours:
    """A part of one day.

    Attributes:
        part: "dawn", "morning", "noon", "afternoon", "evening" or "night".
        day: The day.
        first: Its first hour.
        last: The hour with which it ends; beyond 24 it is one of the next day.
    """

    part: str
    day: date
    first: int
    last: int


def hours(days: DateRange, words: str) -> Hours | None:
    """Return the part of a day that the words for it name; None where all of it is meant.

    Args:
        days: The days that a message names.
        words: The words that name them, as typed.
    """
    found = _BEGINS.match(told_apart(words))
    if found is None or days.first != days.last:
        return None
    part, first, last = _PARTS[found[1]]
    return Hours(part=part, day=days.last, first=first, last=last)
