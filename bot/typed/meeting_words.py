"""When a cell meets, as people write it. Pure.

What is read here is folded by ``told_apart``, as the hours in it are.
"""

import re
from collections.abc import Sequence
from datetime import time
from enum import StrEnum

from bot.meetings import LAST, MOST_PLACE, Plan, Rule
from bot.typed.days import WEEKDAY, weekday
from bot.typed.meeting_hours import AN_HOUR, Hour, Span, blanked, hours
from bot.typed.times import PARTS
from jobs.understanding.typed_text import told_apart, typed

MORNING = time(5)
"""Nobody meets before; "2h" of somebody who does not say when means the afternoon, or a slip."""


class Unfit(StrEnum):
    """Why no plan can be made of what was written."""

    SEVERAL_DAYS = "several days"
    SEVERAL_HOURS = "several hours"
    ONE_DAY = "one day"
    LUNAR = "lunar"
    NOT_MONTHLY = "not monthly"
    NIGHT = "night"


_ORDER = {
    "dau": 1, "mot": 1, "nhat": 1, "hai": 2, "ba": 3, "tu": 4, "bon": 4, "cuoi": LAST,
    **{str(number): number for number in range(1, 5)},
}  # fmt: skip
_EACH = (
    r"(?:(?:cua|trong|vao)\s+)?(?:(?:hang|moi|tung)\s+thang"
    rf"|thang(?!\s*\d{{1,2}}\b(?!{AN_HOUR})))\b(?:\s+(?:mot|1)\s+(?:lan|ky|buoi)\b)?"
)
MONTHLY = re.compile(r"\b(?:dinh ky\s+)?(?:hang|moi|tung)\s+thang\b")
_NTH = (
    r"(?:thu\s*)?(?P<nth>dau|mot|nhat|hai|ba|tu|bon|cuoi|[1-4])\b"
    rf"(?!{AN_HOUR})(?:\s*(?:tien|cung)\b)?(?:\s*{_EACH})?"
)
_WEEKS = (
    re.compile(
        rf"(?<!tuan )(?P<day>{WEEKDAY.pattern})\s*(?:(?:cua|trong|vao|o)\s+)?(?:(?:tuan|lan)\s*)?"
        + _NTH
    ),
    re.compile(rf"\btuan\s*{_NTH}[\s,]*(?:vao\s+)?(?:ngay\s+)?(?P<day>{WEEKDAY.pattern})"),
)
_END_OF_MONTH = re.compile(
    rf"\bngay\s*(?P<nth>cuoi|dau)(?:\s*(?:cung|tien))?\b(?:\s*{_EACH})?(?!\s*tuan)"
)
_OF_MONTH = r"\b(?:(?:ngay|mung|mong)\s*)+"
_DAY = re.compile(
    rf"{_OF_MONTH}(\d{{1,2}})\b(?!\s*[/.:-]\s*\d{{1,2}}\b(?!{AN_HOUR})|\s*[hg]\b|\s*gio\b"
    rf"|\s*thang\s*\d{{1,2}}\b(?!{AN_HOUR}))(?:\s*{_EACH})?"
)
_DATED = re.compile(
    rf"\d{{1,2}}\s?/\s?\d{{1,2}}|{_OF_MONTH}\d{{1,2}}\s*(?:[.-]|thang)\s*\d|\bhom nay\b|\bmai\b"
)
_AND = r"[,;]?\s*(?:(?:va|hoac|hay|roi|den|toi)\b|[&+])\s*"
_SEVERAL = re.compile(
    rf"{_OF_MONTH}\d{{1,2}}\s*(?:{_EACH}\s*)?(?:{_AND}(?:{_OF_MONTH})?\d{{1,2}}\b(?!{AN_HOUR}|/)"
    rf"|[,;/–-]\s*{_OF_MONTH}\d{{1,2}}\b"
    rf"|(?:[,;/–-]\s*\d{{1,2}}\s*)+(?:{_AND}\d{{1,2}}\s*)?(?:hang|moi|tung)\s+thang)"
    rf"|\btuan\s*(?:thu\s*)?\w+(?:\s+tien)?\s*(?:,\s*tuan|(?:{_AND})(?:tuan|thu\s*(?:hai|ba|tu)\b"
    rf"|(?:cuoi|hai|ba|tu)\b|[2-4]\b(?!{AN_HOUR})))"
    rf"|{WEEKDAY.pattern}\s*(?:,|{_AND})\s*{WEEKDAY.pattern}\s*(?:tuan|dau|cuoi)"
)
_LUNAR = re.compile(r"\bam lich\b|\blich am\b|\d\s*al\b|\bngay ram\b|\bram (?:hang|moi) thang\b")
_NOT_MONTHLY = re.compile(
    r"\b(?:hang|moi|tung)\s+(?:quy|tuan)\b|\b(?:dau|cuoi|cach)\s+quy\b|\bcach\s+(?:tuan|thang)\b"
    r"|\b(?:hai|ba|bon|sau|[2-9])\s+(?:tuan|thang)\s+(?:mot|1)\s+(?:lan|ky|buoi)\b"
    r"|\btuan\s+(?:mot|1)\s+(?:lan|buoi)\b"
)

_PART_BEFORE = re.compile(rf"\b(?:buoi\s+)?({PARTS})\s*(?:cua\s+|vao\s+)?$")
_PART_BEHIND = re.compile(rf"[\s,]*(?:vao\s+)?(?:buoi\s+)?({PARTS})")

AT = re.compile(r"[\s,;:.()–-]*(?:(?:hop|sinh hoat)\s+)?(?:tai|o|dia diem|noi hop|dia chi)\b")
_LEADING = re.compile(
    r"(?:[\s,;:.()–-]|\b(?:luc|vao|va|tai|o|dia diem|noi hop|dia chi)\b"
    r"|\b(?:hop|sinh hoat)(?=\s+(?:tai|o)\b))+"
)
_OPENING = re.compile(
    r"\A(?:(?:.*\s)?(?<!nha )(?<!phong )(?<!diem )(?<!noi )(?:hop|sinh hoat)"
    r"(?:\s+(?:chi bo|dinh ky|thuong ky|thuong le))*|lich|dinh ky|chi bo"
    r"|(?:doi|chuyen)(?:\s+(?:lich|hop|sinh hoat|chi bo|tu|sang|thanh|qua|den))*)"
    r"(?:\s+(?:vao|luc|la))*[\s:,]*"
)
"""What leads in to the day and is no place: "Chi bộ họp thường kỳ vào"."""


def read_plan(text: str) -> Plan | Unfit | None:
    """Return the plan that ``text`` names, or why none can be kept; None without a day or an hour.

    "Ngày 3 hằng tháng, 19:30, nhà văn hóa thôn 2"; "thứ bảy tuần đầu lúc 8h tại hội trường"; with
    or without tone marks, in any order. What is neither day nor hour is the place, as it was typed.
    A number before a word with "h" is no hour ("tầng 2 huyện ủy"), and what has minutes, or a word
    of hours beside it, is one rather than what has none.
    """
    folded = told_apart(text)
    for unfit, pattern in (
        (Unfit.LUNAR, _LUNAR),
        (Unfit.NOT_MONTHLY, _NOT_MONTHLY),
        (Unfit.SEVERAL_DAYS, _SEVERAL),
    ):
        if pattern.search(folded):
            return unfit
    found = _rule(folded)
    if found is None:
        return Unfit.ONE_DAY if _DATED.search(folded) else None
    rule, of_rule = found
    part, beside = _part_beside(folded, of_rule)
    spans = [of_rule, *beside, *(each.span() for each in MONTHLY.finditer(folded))]
    hour = _one_hour([*hours(blanked(folded, spans), part)])
    if not isinstance(hour, Hour) or hour.at is None:
        return hour if isinstance(hour, Unfit) else None
    shown = typed(text).shown
    place = _place(shown if len(shown) == len(folded) else folded, [*spans, hour.span])
    return Plan(rule=rule, hour=hour.at, place=place)


def read_rule(text: str) -> Rule | None:
    """Return the day of the month that ``text`` names; None where it names none."""
    found = _rule(told_apart(text))
    return found[0] if found else None


def _rule(folded: str) -> tuple[Rule, Span] | None:
    if end := _END_OF_MONTH.search(folded):
        return Rule(nth=_ORDER[end["nth"]]), end.span()
    for pattern in _WEEKS:
        if (week := pattern.search(folded)) and (day := WEEKDAY.fullmatch(week["day"])):
            return Rule(nth=_ORDER[week["nth"]], day=weekday(day)), week.span()
    day_of_month = _DAY.search(folded)
    if day_of_month is None or not 1 <= int(day_of_month[1]) <= 31:
        return None
    if re.search(WEEKDAY.pattern + r"[\s,]*$", folded[: day_of_month.start()]):
        return None  # "thứ bảy ngày 5" is not so each month
    return Rule(nth=int(day_of_month[1])), day_of_month.span()


def _part_beside(folded: str, rule: Span) -> tuple[str, list[Span]]:
    """Return the part of the day that stands beside a rule, "tối thứ bảy tuần đầu", and where."""
    start, end = rule
    if before := _PART_BEFORE.search(folded[:start]):
        return before[1], [before.span()]
    if behind := _PART_BEHIND.match(folded, end):
        return behind[1], [behind.span()]
    return "", []


def _one_hour(found: Sequence[Hour]) -> Hour | Unfit | None:
    best = [hour for hour in found if hour.sure] or found
    if not best:
        return None
    if len({hour.at for hour in best}) > 1:
        return Unfit.SEVERAL_HOURS
    hour = best[0]
    return Unfit.NIGHT if hour.at and hour.at < MORNING and not hour.part else hour


def _place(text: str, spans: list[Span]) -> str:
    """Return what is left of a text without its day and hour: where it says so, or most of it."""
    pieces, at = [], 0
    for start, end in sorted(spans):
        pieces.append(text[at : max(at, start)])
        at = max(at, end)
    pieces.append(text[at:])
    best = max(pieces, key=lambda piece: (_says_where(piece), len(_trimmed(piece))))
    return " ".join(_trimmed(best).split())[:MOST_PLACE]


def read_place(text: str) -> tuple[str, list[Span]]:
    """Return the place that stands behind "tại", "ở" or "địa điểm" up to a comma, and where.

    "" and no place in the text where none is named so.
    """
    folded = told_apart(text)
    found = re.search(r"\b(?:tai|o|dia diem)\b\s*:?\s*(?!dau\b|cho nao\b)([^,;?!]+)", folded)
    if found is None:
        return "", []
    shown = typed(text).shown[found.start(1) : found.end(1)]
    tail = re.search(r"\s+(?:nhe|nha|a)\W*$", folded[found.start(1) : found.end(1)])
    kept = shown[: tail.start()] if tail else shown
    return " ".join(_trimmed(kept).split())[:MOST_PLACE], [found.span()]


def _says_where(piece: str) -> bool:
    return AT.match(told_apart(piece)) is not None and bool(_trimmed(piece))


def _trimmed(piece: str) -> str:
    piece = piece.strip(" ,;.:()–-'’\n\t")
    folded = told_apart(piece)
    if _OPENING.fullmatch(folded):
        return ""
    opening = _LEADING.match(folded)
    if opening is None or (folded.startswith("o ") and piece[0].isupper()):  # Ô Chợ Dừa
        return piece
    return piece[opening.end() :].strip()
