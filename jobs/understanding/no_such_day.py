"""Days and months that no calendar has, where news of them is asked for: "tin ngày 31/2".

Read as words to look for they would bring news that has nothing to do with it. Only a message that
says little else is taken so: "lương tháng 13" is a thing that there is.
"""

import re
from dataclasses import dataclass
from datetime import date

from jobs.text import fold

DAY = re.compile(
    r"(?<![0-9/-])(?P<day>\d{1,3})(?:[/-]| thang )(?P<month>\d{1,3})"
    r"(?:(?:[/-]| nam )(?P<year>\d{4}))?(?![0-9/-])"
)
"""As in folded text: "31/2", "31-2-2026", "31 thang 2 nam 2026"."""

ALONE = re.compile(r"(?<![a-z])ngay (?P<day>\d{1,3})(?![0-9/-]| thang)")
MONTH = re.compile(r"(?<![a-z0-9])thang (?P<month>\d{1,3})(?:(?:[/-]| nam )\d{4})?(?![0-9/-])")

LUNAR = re.compile(
    r"(?<![a-z])(?:(?:ngay |hom )?ram(?: thang (?:gieng|chap|\d{1,2}|[a-z]+))?(?: am(?: lich)?)?"
    r"|(?:ngay |mung |mong )*\d{1,2}(?:/\d{1,2}| thang \d{1,2})? am(?: lich)?)(?![a-z0-9])"
)
"""Days of the moon's calendar, which is not known here."""

BESIDE = re.compile(
    r"(?:(?:tin|tuc|moi|nhat|ban|bai|bao|cac|nhung|co|gi|xem|cho|toi|minh|em|tim|doc|lay|cua|trong"
    r"|vao|hom|ngay|thang|nam|tu|den|con|the|thi|sao|chi|a|nhe|voi|bot|khong|nao)(?: |$))*"
)
"""What may stand beside it."""

LEAP = 2000
"""Without a year, a day is one if any year has it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoSuch:
    """What was named and is not: a day as "31/2" or "32", the number of a month, or a lunar day."""

    day: str = ""
    month: str = ""
    lunar: bool = False


def no_such(text: str) -> NoSuch | None:
    """Return what a message asks for and our calendar has not; None where it has all."""
    plain = " ".join(re.findall(r"[a-z0-9/-]+", fold(text)))
    named = LUNAR.search(plain)
    if named and BESIDE.fullmatch(" ".join(LUNAR.sub(" ", plain).split())):
        return NoSuch(lunar=True)
    days_gone = DAY.sub(" ", plain)
    rest = MONTH.sub(" ", ALONE.sub(" ", days_gone))
    if BESIDE.fullmatch(" ".join(rest.split())) is None:
        return None
    if day := _day_of_none(plain):
        return NoSuch(day=day)
    days = [each["day"] for each in ALONE.finditer(days_gone) if not 1 <= int(each["day"]) <= 31]
    if days:
        return NoSuch(day=days[0])
    months = [found["month"] for found in MONTH.finditer(days_gone)]
    none = [each for each in months if not 1 <= int(each) <= 12]
    return NoSuch(month=none[0]) if none else None


def no_day(text: str) -> str:
    """Return the first day that ``text`` names and no calendar has, as "31/2"; "" for none.

    For what is nothing but days and a topic; ``no_such`` is for talk.
    """
    return _day_of_none(" ".join(re.findall(r"[a-z0-9/-]+", fold(text))))


def _day_of_none(plain: str) -> str:
    for found in DAY.finditer(plain):
        day, month, year = found["day"], found["month"], found["year"]
        if not _is_day(int(day), int(month), int(year or LEAP)):
            return f"{day}/{month}" + (f"/{year}" if year else "")
    return ""


def _is_day(day: int, month: int, year: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
