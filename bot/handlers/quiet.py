"""Quiet hours as people write them. Pure."""

import re

from bot.audience import QuietHours
from bot.typed.times import Quiet, read_span, read_times
from jobs.understanding.typed_text import told_apart

_LATER = re.compile(r"\b(?:hoan|doi)(?: lai)?\b")
_SILENT = re.compile(r"\b(?:khong|keu|im|lang)\b")
"""How people say, beside quiet hours, that bulletins wait, or that they come without a sound."""


def read_quiet(text: str) -> QuietHours | bool | None:
    """Return the quiet hours that ``text`` names; False for "off"; None where it names none.

    What is named first begins them: 22:00 6:00 is a night, 6:00 22:00 a day.
    """
    if read_times(text) == ():
        return False
    hours, later = _LATER.subn(" ", told_apart(text))
    span = read_span(_SILENT.sub(" ", hours))
    if span is None:
        return None
    first, last = span
    return QuietHours(first=first, last=last, how=Quiet.LATER if later else Quiet.SILENT)
