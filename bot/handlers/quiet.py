"""Quiet hours as people write them. Pure."""

from collections.abc import Sequence
from datetime import time

from bot.audience import QuietHours
from bot.times import Quiet, read_times
from jobs.text import fold

LATER = {"hoan", "doi"}
SILENT = {"khong", "keu", "im", "lang"}
"""How people say, behind quiet hours, that bulletins wait, or that they come without a sound."""


def read_quiet(text: str) -> QuietHours | bool | None:
    """Return the quiet hours that ``text`` names; False for "off"; None where it names none."""
    if read_times(text) == ():
        return False
    words = fold(text).split()
    how = Quiet.LATER if LATER & set(words) else Quiet.SILENT
    hours = read_times(" ".join(word for word in words if word not in LATER | SILENT))
    if hours is None or len(hours) != 2:
        return None
    first, last = hours
    # Read in the order in which they were typed, not sorted: 22:00 6:00 is a night.
    if _first_typed(words) == last:
        first, last = last, first
    return QuietHours(first=first, last=last, how=how)


def _first_typed(words: Sequence[str]) -> time | None:
    for end in range(1, len(words) + 1):
        found = read_times(" ".join(words[:end]))
        if found:
            return found[0]
    return None
