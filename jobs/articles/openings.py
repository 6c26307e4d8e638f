"""How news begin: with the name of an outlet or a place before a dash, or with when it was.

Hardly any heading and hardly any caption begins so; what does is told, wherever it stands.
"""

import re

DATELINE = re.compile(
    r"^(?:[(\[][ \w.,/&+-]{2,40}[)\]]\.?|[^\W\d_][\w. ]{1,30}(?:, ?(?:ngày )?\d{1,2}[/-]\d{1,2})?"
    r"(?:[/-]\d{4})? ?\([A-ZĐ]{2,10}\))\s*[-–—]+\s*"
)
"""Before a dash: "(Dân trí)", "[VOV2]", "Hà Nội (TTXVN)", "Hà Nội, 19/11 (TTXVN)"."""

DATED = re.compile(
    r"^(?=[A-ZĐ])(?i:(?:vào )?(?:(?:rạng |mờ )?sáng|trưa|chiều|tối|đêm)(?: sớm| muộn)?"
    r"(?: nay| qua| cùng ngày|,? (?:ngày )?\(?\d{1,2}\s?[/.-]\s?\d| (?:ngày )?\d{1,2} tháng \d)"
    r"|(?:vào |trong )?ngày \d{1,2}(?:\s?[/.-]\s?| tháng )\d"
    r"|(?:từ|trong (?:các|hai|ba|\d)) ngày \d|(?:hôm (?:nay|qua)|vừa qua|mới đây)\b)"
)
"""When it was: "Sáng 18/11, …", "Ngày 5 tháng 9 …", "Hôm nay, …"; with a capital, so that no line
of a sentence cut into lines begins so."""


def begins_news(text: str) -> bool:
    """Say whether a line, NFC and without white space around, begins as news do."""
    return bool(DATELINE.match(text) or DATED.match(text))
