"""How days are called. See ``texts``."""

from datetime import datetime

from bot.language import Words, _

WEEKDAYS = Words(
    {
        0: "thứ hai",
        1: "thứ ba",
        2: "thứ tư",
        3: "thứ năm",
        4: "thứ sáu",
        5: "thứ bảy",
        6: "chủ nhật",
    }
)
"""By ``date.weekday()``."""


def when(moment: datetime) -> str:
    """Write a local moment, briefly."""
    return _("{moment:%H:%M %d/%m/%Y}", moment=moment)


def at_length(moment: datetime) -> str:
    """Write a local moment as a sentence names it."""
    return _("{moment:%H:%M} ngày {moment.day}/{moment.month}/{moment.year}", moment=moment)
