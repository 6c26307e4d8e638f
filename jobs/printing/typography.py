"""Where a Vietnamese line must not break: numbers with what they count, dates, names, titles."""

import re

NBSP = "\u00a0"
HYPHEN = "\u2011"
"""A hyphen at which no line breaks."""

UNITS = (
    "tỷ tỉ triệu nghìn ngàn trăm đồng người ngày tháng năm tuần giờ phút lần hộ xã phường tỉnh "
    "km km2 m m2 m³ ha kg tấn USD % °C tuổi dự ca vụ căn ngôi"
)
"""What stands behind a number and belongs to it."""

KINDS = (
    "Nghị quyết|Chỉ thị|Quyết định|Quy định|Kết luận|Hướng dẫn|Kế hoạch|Thông báo|Nghị định|"
    "Thông tư|Luật|Đề án|Công điện|Chương trình|Điều|Khoản|Chương|khóa|lần thứ|số|quý|Quý"
)
"""What stands before a number and belongs to it."""

UPPER = "A-ZÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯẠ-Ỹ"

_RULES = (
    (re.compile(rf"(?<=\d) (?=(?:{'|'.join(map(re.escape, UNITS.split()))})(?!\w))"), NBSP),
    (re.compile(rf"\b({KINDS}) (?=[\dIVXLĐ])"), rf"\1{NBSP}"),
    (re.compile(r"\b([Nn]gày|[Tt]háng|[Nn]ăm|[Hh]ôm|[Mm]ùng) (?=\d)"), rf"\1{NBSP}"),
    (re.compile(r"(\d) (?=(?:tháng|năm)\s\d)"), rf"\1{NBSP}"),
    (re.compile(r"\b(TP|TX|PGS|TS|ThS|GS|BS|Tp|Mr|Mrs|đ/c|Đ/c)\. (?=[A-ZĐ])"), rf"\1.{NBSP}"),
    (re.compile(r"\b(đồng|Đồng) (?=chí\b)"), rf"\1{NBSP}"),
    (re.compile(r"\b(ông|bà|anh|chị|Ông|Bà|Anh|Chị) (?=[A-ZĐ])"), rf"\1{NBSP}"),
    (re.compile(r"(?<=\b\d{4}) ([–-]) (?=\d{4}\b)"), rf"{NBSP}\1{NBSP}"),
    (re.compile(r" (?=[–-] )"), NBSP),
)
_NUMBER = re.compile(r"(?<=\d)-(?=[A-ZĐ]{2,}/)|(?<=/[A-ZĐ]{2})-(?=[A-ZĐ])|(?<=\d)-(?=\d)")
_NAME = re.compile(rf"(?:[{UPPER}][a-zà-ỹ]+ )+[{UPPER}][a-zà-ỹ]+")


def unbroken(text: str) -> str:
    """Give ``text`` with blanks and hyphens at which no line breaks. Idempotent.

    Nothing else is changed: ``breakable`` gives the text again.
    """
    for pattern, instead in _RULES:
        text = pattern.sub(instead, text)
    return _NAME.sub(_kept_together, _NUMBER.sub(HYPHEN, text))


def breakable(text: str) -> str:
    """Undo ``unbroken``."""
    return text.replace(NBSP, " ").replace(HYPHEN, "-")


def _kept_together(match: re.Match[str]) -> str:
    """Keep the last two words of a name together; more would tear a justified line apart."""
    head, _, last = match.group().rpartition(" ")
    return f"{head}{NBSP}{last}"
