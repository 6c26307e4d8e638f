"""Days and hours that are typed in English, in the words that the house understands. Pure."""

import re
from collections.abc import Iterable

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_MONTH = (
    r"\b(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_NTH = {
    "first": "dau", "1st": "dau", "second": "thu hai", "2nd": "thu hai", "third": "thu ba",
    "3rd": "thu ba", "fourth": "thu tu", "4th": "thu tu", "last": "cuoi",
}  # fmt: skip
_WEEKDAYS = {
    "mon": "thu hai", "tue": "thu ba", "wed": "thu tu", "thu": "thu nam", "fri": "thu sau",
    "sat": "thu bay", "sun": "chu nhat",
}  # fmt: skip
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:days?)?"
_MONTHLY = r"(?:\s+(?:monthly|(?:of|in)\s+(?:the|each|every)\s+month))?"
_HOUSE_DAY = re.compile(r"\b(thu|tuan)\s+(hai|ba|tu|nam|sau|bay|[2-7])\b")
_CLOCK = re.compile(r"(?<![\d:])(\d{1,2})(?::(\d\d))?\s*(am|pm)\b", re.IGNORECASE)
_TIMES: tuple[tuple[str, str], ...] = (
    (r"\b(?:daily|every day)\b", "hang ngay"),
    (r"\b(?:every |on )?(?:week|work)days?\b", "ngay thuong"),
    (r"\bweekends?\b", "cuoi tuan"),
    (r"\blast day" + _MONTHLY, "ngay cuoi thang"),
    (r"\bday (\d{1,2})\b(?!:)" + _MONTHLY, r"ngay \1 hang thang"),
    (r"\b(?:the )?(\d{1,2})(?:st|nd|rd|th)\b" + _MONTHLY + rf"(?!\s+{_WEEKDAY}\b)",
     r"ngay \1 hang thang"),
    (r"\bevery\s+", ""),
    (r"\band\b", "va"),
    (r"\bon\s+(?=(?:thu|chu)\s)", ""),
    (r"\b(?:at|on)\s+(?=\d)", "luc "),
    (r"\bfrom\s+(?=\d)", "tu "),
    (r"\b(?:to|until|till)\s+(?=\d)", "den "),
    (r"\b(?:at|in)\s+(?:the\s+)?(?=\D)", "tai "),
)  # fmt: skip
_DATES: tuple[tuple[str, str], ...] = (
    (r"\btoday\b", "hom nay"),
    (r"\btomorrow\b", "ngay mai"),
    (r"\b(?:in )?(\d{1,2}) days?\b", r"\1 ngay"),
    (r"\b(?:none|no deadline)\b", "khong"),
    (r"\b(?:on|at|before)\s+", ""),
    (r"\bfrom\s+", "tu "),
    (r"\bto\s+", "sang "),
)
_SELDOM: tuple[tuple[str, str], ...] = (
    (r"\b(?:weekly|(?:every|each) week)\b", "hang tuan"),
    (rf"\b(?:every|each)\s+(?={_WEEKDAY}\b)", "hang tuan "),
    (r"\b(?:fortnightly|every (?:other|second) week)\b", "cach tuan"),
    (r"\b(?:quarterly|(?:every|each) quarter)\b", "hang quy"),
    (r"\blunar\b", "am lich"),
)
"""What no schedule can be, and is told so."""
FROM_TO = ((r"\bfrom\b", "tu"), (r"\b(?:to|until)\b", "den"))
WAYS = ((r"\blater\b", "hoan"), (r"\bsilent(?:ly)?\b", "im"), (r"\bstor(?:y|ies)\b", "tin"))


def planned(words: str) -> str:
    """Put the schedule of a meeting into the house's words: "the first Saturday, 8 am"."""
    return timed(figures(put(_ordered(words), _SELDOM)))


def timed(words: str) -> str:
    """Put times and rules of days into the house's words; what else stands there stays."""
    between = re.sub(
        rf"\b({_WEEKDAY})\s+to\s+({_WEEKDAY})\b", r"\1-\2", _ordered(words), flags=re.IGNORECASE
    )
    return put(_clocks(_days(between)), (*WAYS, *_TIMES))


def _ordered(words: str) -> str:
    """Put "the first Saturday of each month" into the house's words."""
    return re.sub(
        rf"\b(?:the\s+)?({'|'.join(_NTH)})\s+({_WEEKDAY})\b{_MONTHLY}",
        lambda found: f"{_day(found[2])} tuan {_NTH[found[1].lower()]} hang thang",
        words,
        flags=re.IGNORECASE,
    )


def dated(words: str) -> str:
    """Put a day and an hour into the house's words."""
    plain = figures(put(words, ((r"(\d)(?:st|nd|rd|th)\b", r"\1"),)))
    following = re.sub(rf"\bnext\s+({_WEEKDAY})\b", r"\1 tuan sau", plain, flags=re.IGNORECASE)
    return put(_clocks(_days(following)), _DATES)


def figures(words: str) -> str:
    """Put "5 December" and "December 5th" into 5/12."""
    months = re.sub(
        rf"(?<!\d ){_MONTH}\s+(\d{{1,2}})(?:st|nd|rd|th)?\b(?!:)", r"\2 \1", words,
        flags=re.IGNORECASE,
    )  # fmt: skip
    return re.sub(
        rf"\b(\d{{1,2}})(?:st|nd|rd|th)?(?: of)?\s+{_MONTH}(?:,?\s+(\d{{4}})\b)?", _date, months,
        flags=re.IGNORECASE,
    )  # fmt: skip


def _clocks(words: str) -> str:
    """Put "7 pm" into 19:00."""

    def clock(found: re.Match[str]) -> str:
        hour = int(found[1]) % 12 + (12 if found[3].lower() == "pm" else 0)
        return f"{hour}:{found[2] or '00'}"

    return _CLOCK.sub(clock, words)


def _date(found: re.Match[str]) -> str:
    month = _MONTHS.index(found[2][:3].lower()) + 1
    return f"{found[1]}/{month}" + (f"/{found[3]}" if found[3] else "")


def _days(words: str) -> str:
    """Put English days of the week into the house's; the house's own "thu hai" is none of them."""
    kept: list[str] = []

    def keep(found: re.Match[str]) -> str:
        kept.append(found[0])
        return f"\x00{len(kept) - 1}\x00"

    hidden = _HOUSE_DAY.sub(keep, words)
    said = re.sub(rf"\b{_WEEKDAY}\b", lambda found: _day(found[0]), hidden, flags=re.IGNORECASE)
    return re.sub("\x00(\\d+)\x00", lambda found: kept[int(found[1])], said)


def _day(name: str) -> str:
    return _WEEKDAYS[name[:3].lower()]


def put(words: str, table: Iterable[tuple[str, str]]) -> str:
    """Put what each pattern of a table finds into its house's words, one after the other."""
    for pattern, house in table:
        words = re.sub(pattern, house, words, flags=re.IGNORECASE)
    return words
