"""How news begin: with the name of an outlet or a place before a dash, or with when it was.

Hardly any heading and hardly any caption begins so; what does is told, wherever it stands.
"""

import re

DATELINE = re.compile(
    r"^(?:[(\[][ \w.,/&+-]{2,40}[)\]]\.?|[^\W\d_][\w. ]{1,30}(?:, ?(?:ngày )?\d{1,2}[/-]\d{1,2})?"
    r"(?:[/-]\d{4})? ?\([A-ZĐ]{2,10}(?:,? \d{1,2}/\d{1,2}(?:/\d{4})?)?\))\s*[-–—]+\s*"
)
"""Before a dash: "(Dân trí)", "[VOV2]", "Hà Nội (TTXVN)", "Hà Nội, 19/11 (TTXVN)"."""

_NAME = r"[A-ZĐ][\w.]*(?: [A-ZĐ][\w.]*){0,4}"
_DAY = r"(?:ngày )?\d{1,2}(?:[/.-]\d{1,2}(?:[/.-]\d{4})?| tháng \d{1,2}(?:/\d{4}| năm \d{4})?)"
_OUTLETS = (
    r"(?:TTXVN|VNA|NDO|QĐND|VOV|(?i:bnews))(?:/[\w+]+(?: [\w+]+){0,2})+|"
    r"VOV(?:\d| [A-ZĐ]\w+ [A-ZĐ]\w+)|TTO|NDO|TTXVN|QĐND|VOV|HNMO|SGGPO|TPO|PLO|LĐO|NLĐO|GD&TĐ|BPO|"
    r"Dân trí|Dân Việt|Nhân Dân|Hànộimới|Hà Nội mới|Znews|Soha|Infonet|Người Đưa Tin|"
    r"[a-z]{4,20}\.vn|V(?:OV|TV|TC)\.(?i:vn)"
)
_PAPER = r"(?:Báo|Tạp chí|Cổng TTĐT|Cổng [Tt]hông tin điện tử)(?: [\w&]+){0,6}?"
_BEFORE_WHEN = r"[A-ZĐ][\w./+&]*(?:,? [\w./+&]+){0,7}?"
_FIRST = (
    r"(?:Theo|Tại|Trong|Sau|Trước|Nhân|Từ|Với|Để|Khi|Dù|Hơn|Gần|Khoảng|Vừa|Mới|Hiện|Nhằm|Do|Vì|"
    r"Trên|Qua|Đến|\d)"
)

DATED = re.compile(
    r"^(?=[A-ZĐ])(?i:(?:vào )?(?:(?:rạng |mờ )?sáng|trưa|chiều|tối|đêm)(?: sớm| muộn)?"
    r"(?: nay| qua| cùng ngày|,? (?:ngày )?\(?\d{1,2}\s?[/.-]\s?\d| (?:ngày )?\d{1,2} tháng \d)"
    r"|(?:vào |trong )?ngày \d{1,2}(?:\s?[/.-]\s?| tháng )\d"
    r"|(?:từ|trong (?:các|hai|ba|\d)) ngày \d|(?:hôm (?:nay|qua)|vừa qua|mới đây)\b)"
)
"""When it was: "Sáng 18/11, …", "Ngày 5 tháng 9 …", "Hôm nay, …"; with a capital, so that no line
of a sentence cut into lines begins so."""

_PRINTED = re.compile(
    rf"^(?:{_NAME}(?:, |\s*[-–—]\s*){_DAY}|{_OUTLETS})\s*[-–—|]+\s*(?=[A-ZĐ\d“\"])"
    rf"|^{_PAPER}\s*[-–—|]+\s*(?={_FIRST})"
)
"""A place and a day, or an outlet that is no mere row of capitals, before a dash; of papers that
have many names only where news begins: "Báo Nhân Dân - Cơ quan Trung ương của Đảng" is a name."""

_LOOSE = re.compile(rf"^{_BEFORE_WHEN}(?: \([\w/ +.]{{2,30}}\))?\s*[-–—|]+\s*(?=[A-ZĐ])")
"""Anything before a dash where when it was stands behind: nobody is called "Sáng 5/11"."""


def dateline(text: str) -> int:
    """Give how many characters an outlet printed before the news; 0 where they begin at once."""
    found = DATELINE.match(text) or _PRINTED.match(text)
    if found:
        return found.end()
    loose = _LOOSE.match(text)
    return loose.end() if loose and DATED.match(text[loose.end() :]) else 0


def unmarked(text: str) -> str:
    """Return a sentence without what an outlet printed before its news."""
    return text[dateline(text) :]


def begins_news(text: str) -> bool:
    """Say whether a line, NFC and without white space around, begins as news do."""
    return any(each.match(text) for each in (DATELINE, _PRINTED, DATED))
