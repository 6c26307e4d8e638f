"""How days are called. See ``texts``."""

from datetime import date, datetime

from bot.language import Words, _
from bot.messages import RichText, bold

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


HOURS = Words(
    {
        "dawn": "rạng sáng",
        "morning": "sáng",
        "noon": "trưa",
        "afternoon": "chiều",
        "evening": "tối",
        "night": "đêm",
    }
)


def on_hours(day: date, part: str) -> RichText:
    """Head a list of the stories of a part of a day."""
    return bold(_("Tin {part} {day:%d/%m/%Y}", part=HOURS[part], day=day))
