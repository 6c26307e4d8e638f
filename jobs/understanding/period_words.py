"""The words of periods, folded, and the parts of the patterns in ``jobs.understanding.periods``."""

from collections.abc import Iterable

A_FEW = 3
"""How many "mấy ngày qua" and "vài tuần nay" are."""

ORDINALS = ["mot", "hai", "ba", "tu", "nam", "sau", "bay", "tam", "chin", "muoi"]
COUNTED = {name: number for number, name in enumerate(ORDINALS, 1)} | {"bon": 4}
TEENS = {f"muoi {name}": 10 + number for name, number in COUNTED.items() if number < 10}
TEENS |= {"muoi lam": 15}
TWENTIES = {f"hai {name}": 10 + number for name, number in (TEENS | {"muoi": 10}).items()}
TWENTIES |= {"ba muoi": 30, "ba muoi mot": 31}
NUMERALS = COUNTED | TEENS | TWENTIES | {"vai": A_FEW, "may": A_FEW}
MONTHS = COUNTED | {"gieng": 1, "muoi mot": 11, "muoi hai": 12, "chap": 12}
ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
WEEKDAYS = {name: day for day, name in enumerate(ORDINALS[1:7])}
WEEKDAYS |= {str(day + 2): day for day in range(6)}
LAST = ["truoc", "trc", "trk", "roi", "r", "qua", "wa", "ngoai", "vua roi", "vua r", "vua qua"]
BEFORE_LAST = ["truoc nua", "trc nua", "kia"]
STEPS = dict.fromkeys(LAST, -1) | dict.fromkeys(BEFORE_LAST, -2)
STEPS |= {"nay": 0, "ni": 0, "toi": 1, "sau": 1, "sap toi": 1}
DAYS_AGO = {"nay": 0, "ni": 0, "qua": 1, "wa": 1, "kia": 2, "kia kia": 3}


def any_of(words: Iterable[str]) -> str:
    """Give a pattern for any of the words, the longer first."""
    return "|".join(sorted(words, key=len, reverse=True))


PARTS = {
    "NUMBER": rf"(?P<n>[0-9]{{1,3}}|{any_of(NUMERALS)})",
    "MONTH": rf"(?P<m>1[0-2]|0?[1-9]|{any_of(MONTHS)})(?![0-9])",
    "OTHER": rf"(?P<m2>1[0-2]|0?[1-9]|{any_of(MONTHS)})(?![0-9])",
    "DATE": r"(?P<d>3[01]|[12][0-9]|0?[1-9])(?![0-9])",
    "UNTIL": r"(?P<d2>3[01]|[12][0-9]|0?[1-9])(?![0-9])",
    "YEAR": r"(?P<y>(?:19|20)[0-9]{2})(?![0-9])",
    "SHORT": r"(?P<y>(?:19|20)?[0-9]{2})(?![0-9/])",
    "QUARTER": r"(?P<q>iii|ii|iv|i|[1-4]|mot|hai|ba|bon|tu)(?![0-9])",
    "WEEKDAY": (
        rf"(?:(?:thu ?|t(?=[2-7]))(?P<w>[2-7]|{any_of(ORDINALS[1:7])})"
        r"(?![0-9]| ?/)|chu nhat|chua nhat|cn)"
    ),
    "WHICH": rf"(?P<which>(?!toi (?:nay|gio|hien|bay))(?:{any_of(STEPS)}))",
    "MONEY": r"(?:ty|ti|trieu|nghin|dong)(?![a-z])",
    "LATELY": r"(?:vua qua|vua roi|qua|wa|nay|gan day|gan nhat|tro lai day|lai day|do lai)",
    "HOUR": r"(?:(?:rang |hoi )?(?:sang|trua|chieu|toi|dem|khuya))",
    "SECTION": r"(?P<part>nua dau|nua cuoi|nua sau|dau|giua|cuoi)",
    "UNIT": r"(?P<unit>tuan|thang|quy|nam)",
    "TO": r" ?(?:-|–|den|toi|cho den|cho toi)(?: ngay)? ?",
}
"""Numbers in these groups must be spelled as numbers: "tháng sáu" is not "tháng sau"."""

NUMBERS = ("n", "d", "m", "m2", "q", "w")

OF_YEAR = r"(?:(?: ?[/-] ?|,? nam |, ?)YEAR| nam WHICH)?"
NTH = r"(?:(?:ngay|hom|mung|mong)(?: mung| mong)? )"
