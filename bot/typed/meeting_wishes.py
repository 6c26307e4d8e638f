"""When the cell meets, asked in plain words: "khi nào họp chi bộ", "mai có họp không".

The own cell's meeting is meant where a message has nothing but words of such a question: whoever
names somebody else's ("Quốc hội họp khi nào"), or wants news of meetings, says one word more.
Language data, folded; pure.
"""

import re
from collections.abc import Iterable

from jobs.text import fold, words
from jobs.understanding.dialect import standard
from jobs.understanding.parsing import plain
from jobs.understanding.telex import composed
from jobs.understanding.typed_text import typed

LONGEST = 200
"""Letters of a message that may be no more than this question."""


def phrases_of(*lists: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern for any phrase of some lists, the longer first, whole words."""
    longest_first = sorted((each for some in lists for each in some), key=len, reverse=True)
    return re.compile(rf"(?<![^ ])(?:{'|'.join(longest_first)})(?![^ ])")


def _list(text: str) -> list[str]:
    return [part.strip() for part in text.split("|")]


CELL = _list("chi bo | cb | shcb")

MEETING = _list(
    "hop | lich sinh hoat | gio sinh hoat | ngay sinh hoat | buoi sinh hoat | ky sinh hoat"
    " | lich shcb | dia diem sinh hoat | cho sinh hoat"
)
"""What is that meeting, where nothing else is named, even without a question."""

GATHERING = _list("sinh hoat | shcb")
"""What is that meeting only in a question: alone, it is the name of a topic."""

ASKS = _list(
    "khi nao | bao gio | luc nao | hom nao | ngay nao | buoi nao | gio nao | may gio | may h"
    " | ngay mo | hom mo | khi mo | luc mo | o mo | ngay may | mung may | thu may"
    " | bao lau | o dau | cho nao | dau | khong | chua"
)

DAYS = [
    *_list(
        "hom nay | ngay mai | mai | ngay kia | sang nay | trua nay | chieu nay | toi nay | sang mai"
        " | chieu mai | toi mai | sap toi | sap den | toi day | ke tiep | tiep theo | cuoi tuan"
        " | cuoi thang | dau thang | chu nhat"
    ),
    r"(?:tuan|thang|ky|lan|buoi|quy) (?:nay|sau|toi|truoc)",
    r"thang \d{1,2}",
    r"ngay \d{1,2}(?:/\d{1,2})?(?:/\d{4})?",
    r"(?:thu (?:hai|ba|tu|nam|sau|bay|[2-7])|t[2-7])(?: (?:nay|toi))?",
]
"""When it may be; the answer names the next one all the same."""

FILLS = _list(
    "hay nghi | hay khong | chao | cam on | nho | giup | thua | kinh"
    " | cho | hoi | toi | xin | biet | vui long | xem"
    " | bot | oi | ad | admin | dong chi | cac | minh"
    " | chung | ta | em | anh | nha | nhom | dang vien | dang | vay | the | nhi | a | ha | nhe | ay"
    " | thi | la | se | duoc | vao | luc | ngay | gio | o | tai | va | co | phai | di | cua"
    " | dinh ky | thuong ky | hang thang | den | lai | nua | cuoc | buoi | lich | roi | dia diem"
    " | thoi gian | nay | mang | mang theo | gi | can"
)
"""What may stand around it and names nothing."""

_MEETING, _GATHERING, _ASKS = phrases_of(MEETING), phrases_of(GATHERING), phrases_of(ASKS)
_ALL = phrases_of(CELL, MEETING, GATHERING, ASKS, DAYS, FILLS)


def asks_for_meeting(text: str, unit: str, *, outright: bool = False) -> bool:
    """Say whether a message asks when, or where, the own cell meets.

    Args:
        text: The message, as typed: missing tone marks, Telex keys and short forms are expected.
        unit: The full name of the unit that the chat is bound to: its cell may be named so.
        outright: Whether it must hold a word that asks: beside other words, "họp chi bộ" alone may
            be what news are wanted of.
    """
    if len(text) > LONGEST:
        return False
    said = plain(typed(standard(composed(text))).shown).replace(
        fold(" ".join(words(unit))), CELL[0]
    )
    if _ALL.sub("", said).strip():
        return False
    asks = _ASKS.search(said) is not None
    if _MEETING.search(said):
        return asks or not outright
    return asks and _GATHERING.search(said) is not None
