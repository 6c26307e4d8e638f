"""What is asked of the clock and the calendar: "hôm nay thứ mấy", "mấy giờ rồi". Folded; pure."""

import re
from enum import StrEnum

from jobs.text import fold
from jobs.understanding.dialect import standard

_BEFORE = r"(?:(?:cho|xin|bot|ad|em|chau|oi|a|da|the|vay|toi|minh|hoi|biet|xem|bac|tui) )*"
_AFTER = r"(?: (?:roi|vay|the|a|nhi|ha|bot|oi|do|day|ta|em|ad|chau|nhe|hien tai))*"
_NUMBER = r"(?:may|bao nhieu)"
_TODAY = r"(?:hom nay|hnay|hn|nay)"
_FORMS = {
    "day": rf"{_TODAY} (?:la )?(?:ngay )?(?:thu {_NUMBER}|(?:ngay|mung) (?:{_NUMBER}|gi|nao))"
    rf"(?:,? (?:thang|ngay|thu) {_NUMBER})*|(?:thu {_NUMBER}|ngay {_NUMBER}) (?:roi|hom nay)",
    "hour": rf"(?:(?:bay gio|gio|hien gio|hien tai)(?: (?:la|dang la))? )?{_NUMBER} gio",
}


class Clock(StrEnum):
    """What is asked for."""

    DAY = "day"
    HOUR = "hour"


def asks_clock(text: str) -> Clock | None:
    """Say what of the clock a message asks for, where it asks for nothing else."""
    plain = " ".join(re.findall(r"[a-z0-9]+", fold(standard(text))))
    return next(
        (
            Clock(name)
            for name, form in _FORMS.items()
            if re.fullmatch(rf"{_BEFORE}(?:{form}){_AFTER}", plain)
        ),
        None,
    )
