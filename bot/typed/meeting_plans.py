"""The own cell's meeting, set or changed in plain words: "tháng này hoãn họp". Pure.

As in ``meeting_wishes``, the own cell's meeting is meant where a message has nothing but words of
such a wish; here it says a day, an hour or that there is none. Language data, folded.
"""

import re
from dataclasses import dataclass, replace
from datetime import date, time

from bot.meetings import Rule
from bot.typed.days import days_named
from bot.typed.meeting_hours import blanked, hours
from bot.typed.meeting_moves import read_move
from bot.typed.meeting_wishes import ASKS, CELL, DAYS, FILLS, MEETING, phrases_of
from bot.typed.meeting_words import MONTHLY, read_place, read_rule
from jobs.text import fold
from jobs.understanding.typed_text import told_apart, typed

LONGEST = 160
"""Letters of a message that may be no more than this wish."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingWish:
    """What is wanted of the meetings; what was not said is None, or "".

    Attributes:
        rule: The day of each month.
        day: The day of one meeting.
        hour: The hour of each meeting.
        place: Its place, as typed.
        out: Whether one meeting is left out.
    """

    rule: Rule | None = None
    day: date | None = None
    hour: time | None = None
    place: str = ""
    out: bool = False


_MEETS = re.compile(r"\b(?:hop|sinh hoat)\b")
_THEIRS = re.compile(r"\bchuyen sinh hoat\b|\bdang vien\b")
"""What a member's transfer is called, and what news tell of members."""

_OUT = re.compile(r"\b(?:hoan|nghi|bo|khong|khoi|huy|dung|thoi)\b(?! den| sang| toi| lai den)")
_ONE = re.compile(r"\b(?:ky|thang|buoi|lan|cuoc) nay\b")
_CHANGES = re.compile(r"\b(?:doi|chuyen|hoan|lui|don|dat)\b")
_CELL = re.compile(r"\b(?:chi bo|cb)\b")
_ASKED = re.compile(r"\b(?:khong|chua|nhi|a)[ .]*$")
_VERBS = (
    "doi", "chuyen", "doi lich", "dat", "dat lich", "hoan", "nghi", "bo", "khong", "khoi", "huy",
    "dung", "thoi", "lui", "don", "sang", "den", "toi", "qua", "thanh", "lai", "ve", "tu", "nhac",
    "hang thang", "moi thang", "tung thang", "hen", "morn", "trua", "chieu", "eve", "mung",
    "gio", "di", "nhe", "nha", "a", "duoc khong", "mai", "moc", "thuong le",
)  # fmt: skip
_ASKS = phrases_of(ASKS)
_ALL = phrases_of(CELL, MEETING, ["sinh hoat", "hop"], DAYS, FILLS, _VERBS)


def read_meeting_wish(text: str, unit: str, today: date, near: date) -> MeetingWish | None:
    """Return what a message wants of the own cell's meetings; None where it wants something else.

    Args:
        text: As it was typed.
        unit: The full name of the cell: it may be named so.
        today: The local day.
        near: The meeting that is probably meant.
    """
    said = text.replace(unit, "chi bo") if unit else text
    folded = told_apart(said)
    if len(text) > LONGEST or "?" in text or not _MEETS.search(folded) or _THEIRS.search(folded):
        return None
    rule = read_rule(said) if MONTHLY.search(folded) else None
    named = days_named(folded, today, near)
    found = list(hours(blanked(folded, [span for _, span in named])))
    place, where = read_place(said)
    left = blanked(folded, [*[span for _, span in named], *[each.span for each in found], *where])
    if rule is not None:
        left = re.sub(
            r"\b(?:ngay|mung|mong|thu|t|tuan)? ?\d{1,2}\b|\b(?:dau|cuoi|tuan|thu \w+)\b", " ", left
        )
    asks = _ASKED.search(folded) or _ASKS.search(_plain(left).replace("khong", " "))
    if asks or _ALL.sub("", _plain(left)).strip():
        return None
    hour = found[0].at if len(found) == 1 else None
    if len(found) > 1 or (found and hour is None):
        return None
    if rule is not None:
        return MeetingWish(rule=rule, hour=hour, place=place)
    wish = _of_one(said, today, near)
    return replace(wish or MeetingWish(), hour=hour, place=place) if wish or hour else None


def _of_one(text: str, today: date, near: date) -> MeetingWish | None:
    """Return what is wanted of one meeting but its hour and place; None where nothing is."""
    said = _CELL.sub(" ", told_apart(text))
    changes, one = _CHANGES.search(said) is not None, _ONE.search(said) is not None
    move = read_move(f"doi {_unopened(text)}", today, near) if changes or one else None
    if move is not None and move.target is not None:
        return MeetingWish(day=move.target)
    out = one and _OUT.search(said) is not None and not _ASKED.search(said)
    return MeetingWish(out=True) if out else None


def _unopened(text: str) -> str:
    """Return a text without what may stand before the day to which a meeting is moved."""
    line = typed(" ".join(text.split()))
    lead = re.match(
        r"(?:(?:bot|oi|ky nay|thang nay|buoi nay|doi|chuyen|hoan|lui|lich|ngay hop|hop"
        r"|sinh hoat|chi bo|cb)\b ?)*",
        line.folded,
    )
    rest = line.shown[lead.end() :] if lead else line.shown
    return rest if fold(rest).startswith(("sang", "den", "toi")) else f"sang {rest}"


def _plain(folded: str) -> str:
    return " ".join(re.findall(r"[a-z0-9/]+", folded))
